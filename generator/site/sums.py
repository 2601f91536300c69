"""Days → a floor for the whole, where nobody gave a total of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from generator.edtf import Edtf
from generator.frozen import changed
from generator.model.figure import Figure, Standing, Toll
from generator.model.vocabulary import Measure
from generator.site.figures import reach
from generator.site.rules import SUM_OF_DAYS

#: Who is missing, held or displaced on one day may still be so on the next; adding days would count them twice.
_ADDABLE = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.CASUALTIES})


class _Total(NamedTuple):
    """A number someone gave for a stretch of days, and the days it is of; from the beginning where it names no first."""

    first: date
    last: date
    number: int


#: One claimant's figures that count, by day.
_Days = Mapping[date, Sequence[Figure]]


def sums_of_days(tolls: Iterable[Toll]) -> Iterator[Toll]:
    """Derive “at least” totals from the days of claimants of whose days nobody gave a total that says as much."""
    by_subject: defaultdict[tuple[object, ...], list[Toll]] = defaultdict(list)
    for toll in tolls:
        by_subject[toll.measure, toll.victims, toll.side].append(toll)
    for group in by_subject.values():
        if group[0].measure in _ADDABLE:
            totals = list(_totals(group))
            days = _days(group)
            yield from _sum([days[who] for who in sorted(days) if not _told(days[who], totals)])


def _totals(group: Iterable[Toll]) -> Iterator[_Total]:
    """The totals that count. What has no number, or is called earlier, is nobody's total."""
    for figure in (figure for toll in group if toll.total for figure in toll.figures):
        if figure.standing is Standing.COUNTS:
            claim, period = figure.claim, figure.claim.period
            first = period.first if period and not period.is_day else None
            yield _Total(first or date.min, reach(figure), claim.min or 0)


def _told(days: _Days, totals: Iterable[_Total]) -> bool:
    """Whether adding the days says nothing new: there is one, or a total of them all, or one of some that is no lower."""
    first, last, floor = min(days), max(days), _floor(days)
    return len(days) < 2 or any(
        total.first <= (first if total.number < floor else last)
        and total.last >= (last if total.number < floor else first)
        for total in totals
    )


def _days(group: Iterable[Toll]) -> dict[str, _Days]:
    """Each claimant's figures that count, by day; of a day told of several places, the place's that are highest.

    Articles' own voices are many claimants, and the figures of places may overlap.
    """
    days: defaultdict[str, dict[date, list[Figure]]] = defaultdict(dict)
    for toll in group:
        day = toll.period.first if toll.period.is_day and not toll.total else None
        for claimant, told in _by_claimant(toll) if day else ():
            if day and _least(told) > _least(days[claimant].get(day, ())):
                days[claimant][day] = told
    return dict(days)


def _by_claimant(toll: Toll) -> Iterable[tuple[str, list[Figure]]]:
    claimants: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in toll.figures:
        if figure.standing is Standing.COUNTS and figure.claim.claimant and figure.claim.min:
            claimants[figure.claim.claimant].append(figure)
    return claimants.items()


def _sum(claimants: Sequence[_Days]) -> Iterator[Toll]:
    if not claimants:
        return
    floors = [_floor(days) for days in claimants]
    covered = sorted({day for days in claimants for day in days})
    figures = [figure for days in claimants for day in sorted(days) for figure in days[day]]
    first = figures[0].claim
    yield Toll(
        measure=first.measure,
        victims=first.victims,
        side=first.side,
        period=Edtf.span(covered[0], covered[-1]),
        total=True,
        low=min(floors),
        best=None,
        high=None,
        rule=SUM_OF_DAYS,
        figures=tuple([changed(figure, {"standing": Standing.PART}) for figure in figures]),
        top=max(floors),
        voices=tuple(sorted({figure.voice for figure in figures})),
    )


def _floor(days: _Days) -> int:
    """The least that the days make together. What no one source tells of both days may be one count dated twice."""
    told: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for figures in days.values():
        told[_least(figures)].update({source.id for figure in figures for source in figure.sources})
    return sum(number * max(sources.values()) for number, sources in told.items())


def _least(figures: Sequence[Figure]) -> int:
    return min((figure.claim.min or 0 for figure in figures), default=0)
