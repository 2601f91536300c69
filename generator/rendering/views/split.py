"""Pages of the tables that are too long for the page they belong to: what was claimed in one year or month."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.model.dossier import ActorDossier, EscalationDossier, SourceDossier
from generator.rendering.context import Context, LinkView
from generator.rendering.views.actors import actor_split, told_by
from generator.rendering.views.chronology import CountedView, entries_count
from generator.rendering.views.claims import FigureView, TollView, figure_view
from generator.rendering.views.escalations import day_views, escalation_split, total_views
from generator.rendering.views.ladder import LadderView, ladder_view
from generator.rendering.views.ledgers import (
    ActorTables,
    EscalationTables,
    SourceTables,
    Tables,
    actor_tables,
    escalation_tables,
    filed,
    source_tables,
)
from generator.rendering.views.parts import PartPage, Split
from generator.rendering.views.sources import PublisherView, by_publisher, source_split, told_in
from generator.rendering.views.statements import StatementView, statement_views
from generator.rendering.views.told import ToldView, told_lists


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """What entries of a year or a month claim, where it is too much for the page it belongs to.

    A year that is too long itself has `parts`, its months, and nothing else.
    """

    title: str
    count: str
    back: LinkView
    previous: LinkView | None
    next: LinkView | None
    parts: tuple[CountedView, ...]
    ladder: LadderView | None = None
    told: tuple[ToldView, ...] = ()
    totals: tuple[TollView, ...] = ()
    days: tuple[TollView, ...] = ()
    claims_about: tuple[FigureView, ...] = ()
    claims_made: tuple[FigureView, ...] = ()
    figures: tuple[FigureView, ...] = ()
    statements: tuple[StatementView, ...] = ()
    publishers: tuple[PublisherView, ...] = ()


def escalation_claims(dossier: EscalationDossier, context: Context, page: PartPage) -> ClaimsView:
    """What is claimed in a part of an escalation."""
    if page.inner:
        return _claims_view(page, context)
    escalation = dossier.escalation

    def every() -> tuple[Split, EscalationTables]:
        return escalation_split(dossier, context), escalation_tables(dossier)

    rows = _of(page, f"escalations/{escalation.id}", every, context)
    return _claims_view(
        page,
        context,
        ladder=ladder_view(escalation, rows.ladder.rows, context),
        told=told_lists(rows.told.rows, context),
        totals=total_views(rows.totals.rows, context),
        days=day_views(rows.days.rows, context),
        publishers=by_publisher(rows.sources.rows, context),
    )


def actor_claims(dossier: ActorDossier, context: Context, page: PartPage) -> ClaimsView:
    """What an actor claimed, and was claimed of their people, in a part of its time."""
    if page.inner:
        return _claims_view(page, context)

    def every() -> tuple[Split, ActorTables]:
        return actor_split(dossier, context), actor_tables(dossier)

    rows = _of(page, f"actors/{dossier.actor.id}", every, context)
    return _claims_view(
        page,
        context,
        claims_about=tuple(figure_view(figure, context) for figure in rows.about.rows),
        claims_made=tuple(figure_view(figure, context) for figure in rows.made.rows),
        statements=statement_views(told_by(rows.statements.rows, context), context),
    )


def source_claims(dossier: SourceDossier, context: Context, page: PartPage) -> ClaimsView:
    """What a source tells of a part of its time."""
    if page.inner:
        return _claims_view(page, context)

    def every() -> tuple[Split, SourceTables]:
        return source_split(dossier, context), source_tables(dossier)

    rows = _of(page, f"sources/{dossier.source.id}", every, context)
    return _claims_view(
        page,
        context,
        figures=tuple(figure_view(figure, context) for figure in rows.figures.rows),
        statements=statement_views(told_in(dossier.source, rows.statements.rows), context),
    )


def _of(page: PartPage, key: str, every: Callable[[], tuple[Split, Tables]], context: Context) -> Tables:
    """The rows of one page; those of all pages of a thing are filed at once."""

    def by_path() -> dict[str, Tables]:
        split, tables = every()
        stretches = filed(tables, [leaf.start for leaf in split.leaves])
        return {leaf.path: rows for leaf, rows in zip(split.leaves, stretches, strict=True)}

    return context.once(("claims", key), by_path)[page.part.path]


def _claims_view(page: PartPage, context: Context, **tables: Any) -> ClaimsView:  # noqa: ANN401
    return ClaimsView(
        title=page.part.name,
        count=entries_count(page.part.events, context.words),
        back=page.back,
        previous=page.previous,
        next=page.next,
        parts=tuple(
            CountedView(context.link(part.path, part.name), entries_count(part.events, context.words))
            for part in page.inner
        ),
        **tables,
    )
