"""The ladder of an escalation: the chart, and the same numbers as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.edtf import Edtf
from generator.model.escalation import Escalation, Phase
from generator.model.figure import Rung
from generator.rendering.charts.ladder import LadderRowView, column, ladder_rows
from generator.rendering.charts.scale import TickView
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import WhenView, month, when
from generator.rendering.views.chronology import GistView, gist_view


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


def ladder_view(
    escalation: Escalation, ladder: Sequence[Rung], context: Context, peak: int | None = None
) -> LadderView:
    """The ladder of some days of an escalation; `peak` is the highest level of them all, where these are not all."""
    locale, levels = context.words.locale, {rung.day: rung.level for rung in ladder}
    peak = highest(ladder) if peak is None else peak
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


def highest(ladder: Sequence[Rung]) -> int:
    """The highest level of some days."""
    return max((rung.level for rung in ladder), default=0)


def holds(phase: Phase, day: date) -> bool:
    """Whether a day lies in a phase. One without any day holds none."""
    first, last = phase.from_ and phase.from_.first, phase.to and phase.to.last
    return bool(first or last) and (first or day) <= day <= (last or day)


def _rung(rung: Rung, escalation: Escalation, context: Context) -> RungView:
    day = Edtf.day(rung.day)
    return RungView(
        when=when(day, context.words),
        phases=tuple(phase.label for phase in escalation.phases if holds(phase, rung.day)),
        level=rung.level,
        name=context.level_name(rung.level),
        events=tuple(context.event(event) for event in rung.events),
        tolls=tuple(gist_view(toll, context) for toll in rung.tolls),
    )


def _title(rung: Rung, context: Context) -> str:
    day, name = when(Edtf.day(rung.day), context.words).text, context.level_name(rung.level)
    return context.words("ladder.day", date=day, level=rung.level, name=name)
