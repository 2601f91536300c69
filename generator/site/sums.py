"""Days → a floor for the whole, where nobody gave a total."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from generator.edtf import Edtf
from generator.model.site import Figure, Standing, Toll
from generator.model.vocabulary import Measure
from generator.site.rules import SUM_OF_DAYS

#: Who is missing, held or displaced on one day may still be so on the next; adding days would count them twice.
_ADDABLE = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.CASUALTIES})


def sums_of_days(tolls: Iterable[Toll]) -> Iterator[Toll]:
    """Derive “at least” totals for what has tolls of days and no total, each from one claimant's own days."""
    by_subject: defaultdict[tuple[object, ...], list[Toll]] = defaultdict(list)
    for toll in tolls:
        by_subject[toll.measure, toll.victims, toll.side].append(toll)
    for group in by_subject.values():
        if group[0].measure in _ADDABLE and not any(toll.total for toll in group):
            yield from _sum(_days(group))


def _days(group: Iterable[Toll]) -> dict[str, dict[date, list[Figure]]]:
    """Each claimant's figures that count, by day. Articles' own voices are many, and the days of places overlap."""
    days: defaultdict[str, dict[date, list[Figure]]] = defaultdict(dict)
    for toll in group:
        day = toll.period.first if toll.period.is_day and not toll.place else None
        for figure in toll.figures if day else ():
            if day and figure.standing is Standing.COUNTS and figure.claim.claimant and figure.claim.min:
                days[figure.claim.claimant].setdefault(day, []).append(figure)
    return {claimant: days[claimant] for claimant in sorted(days) if len(days[claimant]) > 1}


def _sum(claimants: Mapping[str, Mapping[date, Sequence[Figure]]]) -> Iterator[Toll]:
    if not claimants:
        return
    floors = [_floor(days) for days in claimants.values()]
    covered = sorted({day for days in claimants.values() for day in days})
    figures = [figure for days in claimants.values() for day in sorted(days) for figure in days[day]]
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
        rule=SUM_OF_DAYS.id,
        figures=tuple(replace(figure, standing=Standing.PART) for figure in figures),
        top=max(floors),
        voices=tuple(sorted({figure.voice for figure in figures})),
    )


def _floor(days: Mapping[date, Sequence[Figure]]) -> int:
    """The least that the days make together. What no one source tells of both days may be one count dated twice."""
    told: dict[int, list[set[str]]] = defaultdict(list)
    for day in sorted(days):
        sources = {source.id for figure in days[day] for source in figure.sources}
        known = told[_least(days[day])]
        if not known or any(sources & other for other in known):
            known.append(sources)
    return sum(number * len(sources) for number, sources in told.items())


def _least(figures: Sequence[Figure]) -> int:
    return min(figure.claim.min or 0 for figure in figures)
