"""Escalations: the index, and a page for each with its ladder and its tolls."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.model.dossier import EscalationDossier
from generator.model.escalation import Phase
from generator.model.figure import Rung, Toll
from generator.model.vocabulary import Measure, Victims
from generator.rendering.charts.scale import Scale
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import WhenView, span, when
from generator.rendering.linked.entries import escalation_data
from generator.rendering.views.chronology import Chronology, entries_count, status_label
from generator.rendering.views.cite import CiteView, cite_escalation
from generator.rendering.views.claims import TollView, claimant_name, order, toll_view
from generator.rendering.views.corrections import CorrectionView, corrections_of
from generator.rendering.views.courses import courses
from generator.rendering.views.dated import DatedView, dated_views
from generator.rendering.views.event import changed_on, description, status_note
from generator.rendering.views.ladder import LadderView, highest, holds, ladder_view
from generator.rendering.views.late import late, made_of, view
from generator.rendering.views.ledgers import EscalationTables, Ledger, by_toll, escalation_tables
from generator.rendering.views.listings import ListingView, inline
from generator.rendering.views.maps import MapView, events_map
from generator.rendering.views.numbers import counting_figures
from generator.rendering.views.parts import MoreView, split
from generator.rendering.views.sources import PublisherView, by_publisher
from generator.rendering.views.together import MatrixView, matrix_view
from generator.rendering.views.told import ToldView, TollFigure, told_lists

#: How many months of a ladder the index shows.
_INDEXED = 4
#: How many tolls tell of an escalation in short; those of deaths all do.
_SHORT = 8


@dataclass(frozen=True, slots=True)
class PhaseView:
    """A stretch of an escalation that a person marked; `levels` tells what its days reached on the ladder."""

    label: str
    period: str
    levels: str
    trigger: str
    end: str
    rationale: str


@dataclass(frozen=True, slots=True)
class ShortTollView:
    """A toll in a line of an escalation's page, and the names of all whose figures make it."""

    toll: TollView
    claimants: tuple[str, ...]


@view
class EscalationView:
    """An escalation's page.

    `told` lists what was said in its order, `totals` count from its beginning, `days` are tolls of single days or stretches.

    `short` are the totals, and the tolls of days of what has no total: all of deaths, of others as many measures as there is room for.

    Of a long one they hold the newest rows; what begins with `more_` leads to the pages of all of them.

    `retracted` are the entries that were of it, where none that stands is left.
    """

    id: str
    title: str
    period: str
    parties: tuple[LinkView, ...]
    places: tuple[str, ...]
    phases: tuple[PhaseView, ...] = late(
        lambda dossier, _, context: tuple(
            _phase(phase, dossier.ladder, context) for phase in dossier.escalation.phases
        )
    )
    status: str
    status_note: str
    changed: WhenView | None = late(lambda dossier, _, context: changed_on(dossier.changed, context))
    body: Markup = late(lambda dossier, _, context: context.body(dossier.escalation.body), near=True)
    ladder: LadderView = late(
        lambda dossier, ledger, context: ladder_view(
            dossier.escalation, ledger.shown.ladder.rows, context, highest(dossier.ladder)
        )
    )
    map: MapView | None = late(lambda dossier, _, context: events_map(dossier.events, context), near=True)
    more_ladder: MoreView | None = late(lambda _, ledger, __: ledger.more("ladder"))
    told: tuple[ToldView, ...] = late(
        lambda dossier, ledger, context: told_lists(
            ledger.shown.told.rows, context, courses(dossier, ledger.every.told.rows, context)
        )
    )
    more_told: MoreView | None = late(lambda _, ledger, __: ledger.more("told"))
    totals: tuple[TollView, ...] = late(
        lambda _, ledger, context: total_views(ledger.shown.totals.rows, context)
    )
    more_totals: MoreView | None = late(lambda _, ledger, __: ledger.more("totals", "totals"))
    days: tuple[TollView, ...] = late(lambda _, ledger, context: day_views(ledger.shown.days.rows, context))
    short: tuple[ShortTollView, ...] = late(lambda dossier, _, context: _short(dossier, context))
    more_days: MoreView | None = late(lambda _, ledger, __: ledger.more("days"))
    together: MatrixView | None = late(lambda dossier, _, context: matrix_view(dossier.events, context))
    listing: ListingView
    publishers: tuple[PublisherView, ...] = late(
        lambda _, ledger, context: by_publisher(ledger.shown.sources.rows, context)
    )
    more_sources: MoreView | None = late(lambda _, ledger, __: ledger.more("sources"))
    sources: str = late(
        lambda dossier, _, context: context.words.count("counts.sources", len(dossier.sources))
    )
    retracted: tuple[DatedView, ...]
    cite: CiteView = late(lambda dossier, _, context: cite_escalation(dossier, context))
    description: str = late(
        lambda dossier, _, context: description(dossier.escalation.period, dossier.escalation.title, context),
        near=True,
    )
    json_ld: Markup = late(lambda dossier, _, context: escalation_data(dossier, context), near=True)
    corrections: tuple[CorrectionView, ...]
    _made_of: tuple[EscalationDossier, Ledger[EscalationTables], Context] = made_of()


@view
class EscalationLineView:
    """An escalation in the index: its period, its parties, its ladder. `status` is "" where a person has reviewed it."""

    link: LinkView
    period: str
    parties: tuple[LinkView, ...]
    entries: str
    status: str
    ladder: LadderView = late(
        lambda dossier, context: ladder_view(dossier.escalation, _newest_months(dossier.ladder), context)
    )
    _made_of: tuple[EscalationDossier, Context] = made_of()


@dataclass(frozen=True, slots=True)
class EscalationsView:
    """The index of escalations, newest first."""

    count: str
    escalations: tuple[EscalationLineView, ...]


def escalations_view(context: Context) -> EscalationsView:
    """The index."""
    dossiers = sorted(
        context.site.escalations.values(),
        key=lambda one: (one.escalation.period, one.escalation.id),
        reverse=True,
    )
    count = context.words.count("counts.escalations", len(dossiers))
    return EscalationsView(count, tuple(_line(dossier, context) for dossier in dossiers))


def escalation_view(dossier: EscalationDossier, context: Context, chronology: Chronology) -> EscalationView:
    """An escalation's page."""
    escalation, words = dossier.escalation, context.words
    return EscalationView(
        id=escalation.id,
        title=escalation.title,
        period=when(escalation.period, words).text,
        parties=tuple(context.actor(party.id) for party in dossier.parties),
        places=escalation.places,
        status=words(f"statuses.{escalation.effective_status}.label"),
        status_note=status_note(escalation, words),
        listing=inline(dossier.events, f"/escalations/{escalation.id}/", chronology),
        retracted=() if dossier.events else dated_views(dossier.retracted, context),
        corrections=corrections_of(f"escalations/{escalation.id}/", context),
        _made_of=(dossier, escalation_ledger(dossier, context), context),
    )


def _line(dossier: EscalationDossier, context: Context) -> EscalationLineView:
    escalation, words = dossier.escalation, context.words
    return EscalationLineView(
        link=context.link(f"/escalations/{escalation.id}/", escalation.title),
        period=when(escalation.period, words).text,
        parties=tuple(context.actor(party.id) for party in dossier.parties),
        entries=entries_count(dossier.events, words),
        status=status_label(escalation, words),
        _made_of=(dossier, context),
    )


def _newest_months(ladder: Sequence[Rung]) -> Sequence[Rung]:
    """The rungs of the newest months that have any: what the index has room for."""
    months = sorted({rung.day.replace(day=1) for rung in ladder})[-_INDEXED:]
    return [rung for rung in ladder if rung.day >= months[0]]


def escalation_ledger(dossier: EscalationDossier, context: Context) -> Ledger[EscalationTables]:
    """An escalation's tables: an entry fills a row for its day, and one for each of its claims."""

    def make() -> Ledger[EscalationTables]:
        owner = context.link(path, dossier.escalation.title)
        parts = split(dossier.events, path, owner, context, lambda event: 1 + len(event.claims))
        return Ledger(parts, lambda: escalation_tables(dossier), context)

    path = f"/escalations/{dossier.escalation.id}/"
    return context.once(("ledger", path), make)


def total_views(rows: Iterable[TollFigure], context: Context) -> tuple[TollView, ...]:
    """Totals, each with those of its figures that are given."""
    groups = (list(same) for _, same in by_toll(rows))
    return tuple(toll_view(same[0][0], context, shown=[figure for _, figure in same]) for same in groups)


def day_views(tolls: Sequence[Toll], context: Context) -> tuple[TollView, ...]:
    """Tolls of days side by side: one scale for all of one measure."""
    ends: dict[Measure, list[int | None]] = {}
    for toll in tolls:
        ends.setdefault(toll.measure, []).extend(_ends(toll))
    scales = {measure: Scale.over(numbers) for measure, numbers in ends.items()}
    return tuple(toll_view(toll, context, scales[toll.measure]) for toll in tolls)


def _short(dossier: EscalationDossier, context: Context) -> tuple[ShortTollView, ...]:
    """The toll in a few lines, deaths first: totals, sums of days, and where there is neither of a side what is told of its days.

    What is counted is there of every side, or not at all.
    """
    named = [toll for toll in dossier.tolls if toll.low is not None or counting_figures(toll)]
    summed = {_counted(toll) for toll in named if toll.total}
    shown = sorted((toll for toll in named if toll.total or _counted(toll) not in summed), key=order)
    listed: list[Toll] = []
    for measure, same in groupby(shown, lambda toll: toll.measure):
        group = [*same]
        if measure is Measure.KILLED or len(listed) + len(group) <= _SHORT:
            listed += group
    return tuple(ShortTollView(toll_view(toll, context), _claimants(toll, context)) for toll in listed)


def _counted(toll: Toll) -> tuple[Measure, Victims, str | None]:
    return toll.measure, toll.victims, toll.side


def _claimants(toll: Toll, context: Context) -> tuple[str, ...]:
    figures = counting_figures(toll) or toll.figures
    return tuple(dict.fromkeys(claimant_name(figure, context) for figure in figures))


def _ends(toll: Toll) -> tuple[int | None, ...]:
    return tuple(end for figure in toll.figures for end in (figure.claim.min, figure.claim.max))


def _phase(phase: Phase, ladder: Sequence[Rung], context: Context) -> PhaseView:
    period, words = span(phase.from_, phase.to, context.words), context.words
    levels = [rung.level for rung in ladder if holds(phase, rung.day)]
    low, high = min(levels, default=0), max(levels, default=0)
    days = words.count("counts.reported_days", len(levels))
    key = "silent" if not levels else "level" if low == high else "levels"
    told = words(f"phases.{key}", low=low, high=high, days=days)
    return PhaseView(phase.label, period, told, phase.trigger, phase.end, phase.rationale)
