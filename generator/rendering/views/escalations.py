"""Escalations: the index, and a page for each with its ladder and its tolls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.edtf import Edtf
from generator.model.escalation import Escalation, Phase
from generator.model.site import EscalationDossier, Rung, Toll
from generator.rendering.charts import LadderRowView, Scale, TickView, column, ladder_rows
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import WhenView, month, span, when
from generator.rendering.views.chronology import GistView, ListingView, entries_count, gist_view
from generator.rendering.views.claims import TollView, order, toll_view
from generator.rendering.views.corrections import CorrectionView, corrections_of
from generator.rendering.views.dated import DatedView, dated_views
from generator.rendering.views.event import status_note
from generator.rendering.views.sources import PublisherView, by_publisher
from generator.rendering.views.told import ToldView, told_views

#: How many months of a ladder the index shows.
_INDEXED = 4


@dataclass(frozen=True, slots=True)
class RungView:
    """A day's rung, the phases it lies in, and the entries and tolls it rests on."""

    when: WhenView
    phases: tuple[str, ...]
    level: int
    name: str
    events: tuple[LinkView, ...]
    tolls: tuple[GistView, ...]


@dataclass(frozen=True, slots=True)
class LadderView:
    """The ladder of an escalation: the chart's rows and axis, and the same numbers as a table; `phased` where a person marked phases."""

    rows: tuple[LadderRowView, ...]
    ticks: tuple[TickView, ...]
    rungs: tuple[RungView, ...]
    phased: bool
    peak: int
    peak_name: str


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
class EscalationView:
    """An escalation's page.

    `told` lists what was said in its order, `totals` count from its beginning, `days` are tolls of single days or stretches.

    `retracted` are the entries that were of it, where none that stands is left.
    """

    id: str
    title: str
    period: str
    parties: tuple[LinkView, ...]
    places: tuple[str, ...]
    phases: tuple[PhaseView, ...]
    status: str
    status_note: str
    body: Markup
    ladder: LadderView
    told: tuple[ToldView, ...]
    totals: tuple[TollView, ...]
    days: tuple[TollView, ...]
    listing: ListingView
    publishers: tuple[PublisherView, ...]
    sources: str
    retracted: tuple[DatedView, ...]
    corrections: tuple[CorrectionView, ...]


@dataclass(frozen=True, slots=True)
class EscalationLineView:
    """An escalation in the index: its period, its parties, its ladder."""

    link: LinkView
    period: str
    parties: tuple[LinkView, ...]
    entries: str
    ladder: LadderView


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


def escalation_view(dossier: EscalationDossier, context: Context, listing: ListingView) -> EscalationView:
    """An escalation's page."""
    escalation, words = dossier.escalation, context.words
    totals, days = _split(dossier.tolls)
    return EscalationView(
        id=escalation.id,
        title=escalation.title,
        period=when(escalation.period, words).text,
        parties=tuple(context.actor(party.id) for party in dossier.parties),
        places=escalation.places,
        phases=tuple(_phase(phase, dossier.ladder, context) for phase in escalation.phases),
        status=words(f"statuses.{escalation.effective_status}.label"),
        status_note=status_note(escalation, words),
        body=context.body(escalation.body),
        ladder=_ladder(escalation, dossier.ladder, context),
        told=told_views(dossier.tolls, context),
        totals=tuple(toll_view(toll, context) for toll in totals),
        days=_scaled(days, context),
        listing=listing,
        publishers=by_publisher(dossier.sources, context),
        sources=words.count("counts.sources", len(dossier.sources)),
        retracted=() if dossier.events else dated_views(dossier.retracted, context),
        corrections=corrections_of(f"escalations/{escalation.id}/", context),
    )


def _ladder(escalation: Escalation, ladder: Sequence[Rung], context: Context) -> LadderView:
    locale, levels = context.words.locale, {rung.day: rung.level for rung in ladder}
    peak = max(levels.values(), default=0)
    months = {first: month(first, locale) for first in dict.fromkeys(day.replace(day=1) for day in levels)}
    titles = {rung.day: _title(rung, context) for rung in ladder}
    return LadderView(
        rows=ladder_rows(escalation.period, levels, titles, months),
        ticks=tuple(TickView(column(day - 0.5), str(day)) for day in (1, 5, 10, 15, 20, 25, 30)),
        rungs=tuple(_rung(rung, escalation, context) for rung in ladder),
        phased=bool(escalation.phases),
        peak=peak,
        peak_name=context.level_name(peak),
    )


def _line(dossier: EscalationDossier, context: Context) -> EscalationLineView:
    escalation, words = dossier.escalation, context.words
    return EscalationLineView(
        link=context.link(f"/escalations/{escalation.id}/", escalation.title),
        period=when(escalation.period, words).text,
        parties=tuple(context.actor(party.id) for party in dossier.parties),
        entries=entries_count(dossier.events, words),
        ladder=_ladder(escalation, _newest_months(dossier.ladder), context),
    )


def _newest_months(ladder: Sequence[Rung]) -> Sequence[Rung]:
    """The rungs of the newest months that have any: what the index has room for."""
    months = sorted({rung.day.replace(day=1) for rung in ladder})[-_INDEXED:]
    return [rung for rung in ladder if rung.day >= months[0]]


def _split(tolls: tuple[Toll, ...]) -> tuple[list[Toll], list[Toll]]:
    totals = sorted((toll for toll in tolls if toll.total), key=order)
    return totals, [toll for toll in tolls if not toll.total]


def _scaled(tolls: list[Toll], context: Context) -> tuple[TollView, ...]:
    """Tolls of days side by side: one scale for all of one measure."""
    scales = {
        measure: Scale.over(end for toll in tolls if toll.measure == measure for end in _ends(toll))
        for measure in {toll.measure for toll in tolls}
    }
    return tuple(toll_view(toll, context, scales[toll.measure]) for toll in tolls)


def _ends(toll: Toll) -> tuple[int | None, ...]:
    return tuple(end for figure in toll.figures for end in (figure.claim.min, figure.claim.max))


def _rung(rung: Rung, escalation: Escalation, context: Context) -> RungView:
    day = Edtf.day(rung.day)
    return RungView(
        when=when(day, context.words),
        phases=tuple(phase.label for phase in escalation.phases if _holds(phase, rung.day)),
        level=rung.level,
        name=context.level_name(rung.level),
        events=tuple(context.event(event) for event in rung.events),
        tolls=tuple(gist_view(toll, context) for toll in rung.tolls),
    )


def _title(rung: Rung, context: Context) -> str:
    day, name = when(Edtf.day(rung.day), context.words).text, context.level_name(rung.level)
    return context.words("ladder.day", date=day, level=rung.level, name=name)


def _phase(phase: Phase, ladder: Sequence[Rung], context: Context) -> PhaseView:
    period, words = span(phase.from_, phase.to, context.words), context.words
    levels = [rung.level for rung in ladder if _holds(phase, rung.day)]
    low, high = min(levels, default=0), max(levels, default=0)
    days = words.count("counts.reported_days", len(levels))
    key = "silent" if not levels else "level" if low == high else "levels"
    told = words(f"phases.{key}", low=low, high=high, days=days)
    return PhaseView(phase.label, period, told, phase.trigger, phase.end, phase.rationale)


def _holds(phase: Phase, day: date) -> bool:
    """Whether a day lies in a phase. One without any day holds none."""
    first, last = phase.from_ and phase.from_.first, phase.to and phase.to.last
    return bool(first or last) and (first or day) <= day <= (last or day)
