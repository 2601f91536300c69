"""Stretches: runs of days that one article reports on, the stuff escalations are found in."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from generator.editing.actors import Cast
from generator.editing.reports import Report, Told
from generator.model.vocabulary import Precision, Scope

#: Days without a report that end a flare-up.
GAP = 14
#: Days of a report that is still of a flare-up's days; “in April” is of none.
LONGEST = 10
#: How many parties of one article may tie it to another's: a round-up of the world's wars ties none together.
TIES = 3


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Days of one article with no gap between them.

    `parties` and `places` count how often fighting names them, `sides` are the parties whose people came to harm; all
    are empty where nothing tells of fighting. `named` is everybody named. `current` says that the article was published within it, `counted` that it says how many came to harm.
    """

    source: str
    first: date
    last: date
    fighting: tuple[date, ...]
    parties: Counter[str]
    sides: frozenset[str]
    places: Counter[str]
    named: frozenset[str]
    current: bool
    counted: bool

    @property
    def fights(self) -> bool:
        """Whether it tells of fighting by somebody or somewhere."""
        return bool(self.fighting and (self.parties or self.places))

    @property
    def ties(self) -> Iterator[Hashable]:
        """What ties it to another article's stretch: two parties, or a party and a place, or a place alone."""
        parties = sorted(leading(self.parties)[:TIES])
        yield from combinations(parties, 2)
        for place in self.places:
            yield from ((party, "at", place) for party in parties) if parties else ((place,),)


def leading(counted: Counter[str]) -> list[str]:
    """Return the words by how often they were counted; the alphabet decides among equals."""
    return sorted(counted, key=lambda word: (-counted[word], word))


def stretches(told: Told, reports: Sequence[Report], cast: Cast) -> list[Stretch]:
    """Cut one article's days, that of its publication among them, where more than `GAP` lie between two."""
    spans = sorted({*_spans(told, reports), *([(told.published, told.published)] if told.published else [])})
    runs: list[tuple[date, date]] = []
    for first, last in spans:
        if runs and (first - runs[-1][1]).days <= GAP:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return [_stretch(told, reports, cast, run) for run in runs]


def _spans(told: Told, reports: Iterable[Report]) -> Iterator[tuple[date, date]]:
    counted = [claim.period for claim in told.claims if claim.scope is not Scope.BACKGROUND]
    for period in [*(report.day for report in reports), *counted]:
        if period and period.first and period.last and (period.last - period.first).days < LONGEST:
            yield period.first, period.last


def _stretch(told: Told, reports: Sequence[Report], cast: Cast, run: tuple[date, date]) -> Stretch:
    first, last = run
    within = [report for report in reports if report.day.last and first <= report.day.last <= last]
    fights = [report for report in within if report.fighting]
    claims = [claim for report in fights for claim in report.claims if claim.scope is not Scope.BACKGROUND]
    sides = [side for claim in claims if (side := cast.party(claim.side))]
    parties = [party for report in fights if report.told for party in report.parties]
    places = [
        report.place.name
        for report in fights
        if report.place and report.place.precision is not Precision.COUNTRY
    ]
    return Stretch(
        source=told.source,
        first=first,
        last=last,
        fighting=tuple(sorted({report.day.last for report in fights if report.day.last})),
        parties=Counter([*parties, *sides]),
        sides=frozenset(sides),
        places=Counter(places),
        named=frozenset(party for report in within for party in (*report.parties, *_spoken_of(report, cast))),
        current=bool(told.published and first <= told.published <= last),
        counted=any(claim.scope is not Scope.PREVIOUS for claim in claims),
    )


def _spoken_of(report: Report, cast: Cast) -> Iterator[str]:
    for said in report.statements:
        for name in (said.of, said.to):
            party = cast.party(name)
            if party:
                yield party
