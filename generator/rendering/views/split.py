"""Pages of the tables that are too long for the page they belong to: what was claimed in one year or month."""

from collections.abc import Callable, Mapping
from typing import Any

from generator.model.dossier import ActorDossier, EscalationDossier, SourceDossier
from generator.rendering.context import Context, LinkView
from generator.rendering.views.actors import actor_ledger, told_by
from generator.rendering.views.chronology import CountedView, entries_count
from generator.rendering.views.claims import FigureView, TollView, figure_views
from generator.rendering.views.escalations import day_views, escalation_ledger, total_views
from generator.rendering.views.ladder import LadderView, ladder_view
from generator.rendering.views.late import late, made_of, view
from generator.rendering.views.ledgers import ActorTables, EscalationTables, SourceTables
from generator.rendering.views.listings import counted
from generator.rendering.views.parts import PartPage
from generator.rendering.views.sources import PublisherView, by_publisher, source_ledger, told_in
from generator.rendering.views.statements import StatementView, statement_views
from generator.rendering.views.told import ToldView, told_lists

#: What makes each table of a page, by the name of its field.
_Tables = Mapping[str, Callable[[], Any]]


def _table(name: str, empty: object = ()) -> Any:  # noqa: ANN401 - each field says what its own is
    return late(lambda _, __, tables: tables[name]() if name in tables else empty)


@view
class ClaimsView:
    """What entries of a year or a month claim, where it is too much for the page it belongs to.

    A year that is too long itself has `parts`, its months, and nothing else.
    """

    title: str
    count: str = late(lambda page, context, _: entries_count(page.part.events, context.words))
    back: LinkView
    previous: LinkView | None
    next: LinkView | None
    parts: tuple[CountedView, ...]
    ladder: LadderView | None = _table("ladder", None)
    told: tuple[ToldView, ...] = _table("told")
    totals: tuple[TollView, ...] = _table("totals")
    days: tuple[TollView, ...] = _table("days")
    claims_about: tuple[FigureView, ...] = _table("claims_about")
    claims_made: tuple[FigureView, ...] = _table("claims_made")
    figures: tuple[FigureView, ...] = _table("figures")
    statements: tuple[StatementView, ...] = _table("statements")
    publishers: tuple[PublisherView, ...] = _table("publishers")
    _made_of: tuple[PartPage, Context, _Tables] = made_of()


def escalation_claims(dossier: EscalationDossier, context: Context, page: PartPage) -> ClaimsView:
    """What is claimed in a part of an escalation."""

    def rows() -> EscalationTables:
        return escalation_ledger(dossier, context).filed[page.part.path]

    tables: _Tables = {
        "ladder": lambda: ladder_view(dossier.escalation, rows().ladder.rows, context),
        "told": lambda: told_lists(rows().told.rows, context),
        "totals": lambda: total_views(rows().totals.rows, context),
        "days": lambda: day_views(rows().days.rows, context),
        "publishers": lambda: by_publisher(rows().sources.rows, context),
    }
    return _claims_view(page, context, tables)


def actor_claims(dossier: ActorDossier, context: Context, page: PartPage) -> ClaimsView:
    """What an actor claimed, and was claimed of their people, in a part of its time."""

    def rows() -> ActorTables:
        return actor_ledger(dossier, context).filed[page.part.path]

    tables: _Tables = {
        "claims_about": lambda: figure_views(rows().about.rows, context),
        "claims_made": lambda: figure_views(rows().made.rows, context),
        "statements": lambda: statement_views(told_by(rows().statements.rows, context), context),
    }
    return _claims_view(page, context, tables)


def source_claims(dossier: SourceDossier, context: Context, page: PartPage) -> ClaimsView:
    """What a source tells of a part of its time."""

    def rows() -> SourceTables:
        return source_ledger(dossier, context).filed[page.part.path]

    tables: _Tables = {
        "figures": lambda: figure_views(rows().figures.rows, context),
        "statements": lambda: statement_views(told_in(dossier.source, rows().statements.rows), context),
    }
    return _claims_view(page, context, tables)


def _claims_view(page: PartPage, context: Context, tables: _Tables) -> ClaimsView:
    return ClaimsView(
        title=page.part.name,
        back=page.back,
        previous=page.previous,
        next=page.next,
        parts=counted(page.inner, context),
        _made_of=(page, context, {} if page.inner else tables),
    )
