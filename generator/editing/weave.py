"""Sets of reports that grow tie by tie: each tie leaves its reason, and what must stay apart is never tied."""

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from generator.editing.clusters import Forest
from generator.editing.reports import Report
from generator.editing.rules import ENTRY_HAS_IT, FAR, Reason, Rule
from generator.model.event import Place

#: Degrees of latitude and longitude.
Point = tuple[float, float]
#: The mean radius of the earth in kilometres (IUGG).
_EARTH = 6371.0


@dataclass(frozen=True, slots=True)
class Seed:
    """A fixed entry to which some of the reports belong: its id, and where a person says that it is."""

    entry: str
    points: frozenset[Point] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a set: where it is, who fights, which fixed entry it is, and how many reports it has."""

    points: frozenset[Point]
    parties: frozenset[str]
    entry: str | None
    size: int

    def with_(self, other: "Facts") -> "Facts":
        """Return what is known of both together."""
        return Facts(
            self.points | other.points,
            self.parties | other.parties,
            self.entry or other.entry,
            self.size + other.size,
        )

    def strangers(self, other: "Facts") -> bool:
        """Whether both name parties, and none in common."""
        return bool(self.parties and other.parties and not self.parties & other.parties)


Veto = Callable[[Facts, Facts], bool]


class Weave:
    """Reports, numbered as given, and behind them the seeds; ties make sets of them.

    `homes` maps a report's name to the fixed entry that has its claims. `far` is how many kilometres apart two points
    of one set may be; None: any.
    """

    def __init__(
        self,
        reports: Sequence[Report],
        seeds: Sequence[Seed] = (),
        homes: Mapping[str, str] | None = None,
        far: float | None = None,
    ) -> None:
        self.reports = reports
        self.reasons: list[Reason] = []
        self._names = [*(report.name for report in reports), *(f"events/{seed.entry}" for seed in seeds)]
        self._far = far
        self._forest = Forest(len(self._names))
        self._facts = [*map(_facts, reports), *(Facts(s.points, frozenset(), s.entry, 0) for s in seeds)]
        numbers = {seed.entry: len(reports) + number for number, seed in enumerate(seeds)}
        for number, report in enumerate(reports):
            home = numbers.get((homes or {}).get(report.name, ""))
            if home is not None:
                self._tie(number, home, ENTRY_HAS_IT, "")

    def facts(self, number: int) -> Facts:
        """Return what is known of the set of a number."""
        return self._facts[self._forest.root(number)]

    def place(self, number: int) -> frozenset[Point]:
        """Return where one report is, if it is known."""
        return points([self.reports[number].place])

    def members(self, number: int) -> list[Report]:
        """List the reports in the set of a number."""
        root = self._forest.root(number)
        return [report for n, report in enumerate(self.reports) if self._forest.root(n) == root]

    def join(self, one: int, other: int, rule: Rule, shared: str, veto: Veto | None = None) -> bool:
        """Tie two, unless something keeps them apart. Returns whether they are in one set now."""
        if self._forest.root(one) == self._forest.root(other):
            return True
        here, there = self.facts(one), self.facts(other)
        if self._apart(here, there) or (veto and veto(here, there)):
            return False
        self._tie(one, other, rule, shared)
        return True

    def share(
        self,
        keys: Callable[[Report], Iterable[Hashable]],
        rule: Callable[[Report, Hashable], tuple[Rule, str]],
        veto: Veto | None = None,
    ) -> None:
        """Tie the reports that share a key: each to the largest set that has the key and that it may join.

        `rule` tells the rule and what is shared, of the second report and the key.
        """  # fmt: skip
        holders: defaultdict[Hashable, list[int]] = defaultdict(list)
        for number, report in enumerate(self.reports):
            for key in dict.fromkeys(keys(report)):
                holders[key].append(number)
        for key, numbers in holders.items():
            sets: list[int] = []
            for number in sorted(numbers, key=lambda n: (not self.facts(n).points, n)):
                used, shared = rule(self.reports[number], key)
                sets.sort(key=lambda n: -self.facts(n).size)
                if not any(self.join(one, number, used, shared, veto) for one in sets):
                    sets.append(number)

    def roots(self) -> list[int]:
        """List one number of every set that has reports: the smallest."""
        return list(dict.fromkeys(self._forest.root(number) for number, _ in enumerate(self.reports)))

    def woven(self) -> Iterator[tuple[list[Report], list[Reason], str | None]]:
        """Yield every set: its reports, the reasons that tie them, the fixed entry it is."""
        numbers = {name: number for number, name in enumerate(self._names)}
        reasons: defaultdict[int, list[Reason]] = defaultdict(list)
        for reason in self.reasons:
            reasons[self._forest.root(numbers[reason.one])].append(reason)
        members: defaultdict[int, list[Report]] = defaultdict(list)
        for number, report in enumerate(self.reports):
            members[self._forest.root(number)].append(report)
        for root in self.roots():
            yield members[root], reasons[root], self._facts[root].entry

    def _tie(self, one: int, other: int, rule: Rule, shared: str) -> None:
        facts = self.facts(one).with_(self.facts(other))
        self._forest.join(one, other)
        self._facts[self._forest.root(one)] = facts
        self.reasons.append(Reason(rule.id, self._names[one], self._names[other], shared))

    def _apart(self, here: Facts, there: Facts) -> bool:
        if here.entry and there.entry and here.entry != there.entry:
            return True
        return self._far is not None and far_apart(here.points, there.points, self._far)


def _facts(report: Report) -> Facts:
    sides = {claim.side for claim in report.claims if claim.side}
    return Facts(points([report.place]), frozenset({*report.parties, *sides}), None, 1)


def points(places: Iterable[Place | None]) -> frozenset[Point]:
    """Return where some places lie, those of which it is known."""
    known = (place for place in places if place)
    return frozenset((p.lat, p.lon) for p in known if p.lat is not None and p.lon is not None)


def far_apart(here: Iterable[Point], there: Iterable[Point], far: float = FAR) -> bool:
    """Whether any point of one side lies farther than `far` kilometres from one of the other."""
    return any(kilometres(one, other) > far for one, other in product(here, there))


def kilometres(one: Point, other: Point) -> float:
    """Return the great-circle distance of two (latitude, longitude) pairs in degrees, by the haversine formula."""
    (lat1, lon1), (lat2, lon2) = (map(math.radians, point) for point in (one, other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))
