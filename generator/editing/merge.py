"""Reports to entries: one day, one escalation, the same fighting or the same deed become one group."""

import math
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from generator.editing.actors import Cast
from generator.editing.clusters import Forest, sharing
from generator.editing.episodes import Episode, Episodes
from generator.editing.identity import item_key
from generator.editing.reports import Report
from generator.edtf import Edtf
from generator.model.claim import Claim, Statement

#: Kinds of which one day of one war has one entry, unless several parties are named for it.
MEASURES = ("mobilisation", "displacement", "aid")
#: Kilometres between two incidents of one day that share no party: farther apart they are two.
FAR = 150
#: The mean radius of the earth in kilometres (IUGG).
_EARTH = 6371.0
Days = tuple[date, date]
Item = Claim | Statement


@dataclass(slots=True)
class Group:
    """The reports of one entry to be, and the claims and statements that found their way to it."""

    reports: list[Report]
    escalation: str | None
    episode: Episode | None
    claims: list[Claim] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.claims = [claim for report in self.reports for claim in report.claims]
        self.statements = [said for report in self.reports for said in report.statements]

    def items(self) -> list[Item]:
        """List the claims and statements."""
        return [*self.claims, *self.statements]

    def add(self, item: Item) -> None:
        """Take in a claim or a statement."""
        if isinstance(item, Claim):
            self.claims.append(item)
        else:
            self.statements.append(item)

    def let_go(self, keys: Collection[str]) -> None:
        """Let go of the claims and statements of some keys."""
        self.claims = [claim for claim in self.claims if item_key(claim) not in keys]
        self.statements = [said for said in self.statements if item_key(said) not in keys]

    def absorb(self, other: "Group") -> None:
        """Take in all of another group."""
        self.reports += other.reports
        self.claims += other.claims
        self.statements += other.statements

    @property
    def fighting(self) -> bool:
        """Whether this is an entry of fighting."""
        return self.reports[0].fighting

    @property
    def kind(self) -> str:
        """The kind of what is no fighting: all its reports have one."""
        return self.reports[0].kind

    @property
    def spoken(self) -> bool:
        """Whether all of it was said, not done."""
        return all(report.spoken for report in self.reports)

    @property
    def days(self) -> Days:
        """The days the entry is of."""
        return days(self.reports[0].day)


def days(day: Edtf) -> Days:
    """Return the days by which reports are told apart: an interval counts as its last day, a month as itself."""
    first, last = day.first or day.last or date.min, day.last or day.first or date.max
    return (last, last) if "/" in day.text else (first, last)


def group(reports: Iterable[Report], episodes: Episodes, cast: Cast) -> list[Group]:
    """Gather the reports that become one entry, sorted by day."""
    shelves: defaultdict[tuple[Days, str, str], list[tuple[Report, Episode | None]]] = defaultdict(list)
    for report in reports:
        episode = episodes.at(report.source, report.day)
        escalation = episode.escalation(days(report.day)[1]) if episode else None
        family = "fighting" if report.fighting else report.kind
        shelves[days(report.day), family, escalation or ""].append((report, episode))
    found = []
    for (_, family, escalation), shelf in sorted(shelves.items()):
        ordered = sorted(shelf, key=lambda pair: (pair[0].source, pair[0].number))
        episode = next((episode for _, episode in ordered if episode), None)
        sets = _split([report for report, _ in ordered], family, bool(escalation), cast)
        found += [Group(reports, escalation or None, episode) for reports in sets]
    return found


def _split(reports: Sequence[Report], family: str, one_war: bool, cast: Cast) -> list[list[Report]]:
    if family != "fighting":
        sets = sharing(reports, lambda report: _doers(report, cast))
        return _with_nobodys(sets) if one_war and family in MEASURES else sets
    sets = sharing(reports, _fighters)
    return _near(sets) if one_war else sets


def _doers(report: Report, cast: Cast) -> Iterator[Hashable]:
    """Whose deed it is: whoever speaks; or the first party named, or any two of the first four."""
    if report.spoken:
        yield from {said.speaker for said in report.statements} or report.actors[:1] or (None,)
        return
    parties = list(dict.fromkeys(cast.party(name) or name for name in report.actors))
    yield (parties[0],) if parties else (report.place.name if report.place else None,)
    yield from combinations(sorted(parties[:4]), 2)


def _with_nobodys(sets: list[list[Report]]) -> list[list[Report]]:
    """Put measures that are told without naming anybody to those that are told most often with names."""
    nameless = [reports for reports in sets if not any(report.actors or report.spoken for report in reports)]
    others = [
        reports
        for reports in sets
        if not all(report.spoken for report in reports) and reports not in nameless
    ]
    if not others or not nameless:
        return sets
    most = max(range(len(others)), key=lambda number: (len(others[number]), -number))
    gathered = others[most] + [report for reports in nameless for report in reports]
    return [gathered if reports is others[most] else reports for reports in sets if reports not in nameless]


def _fighters(report: Report) -> Iterator[Hashable]:
    """Who fights where; and the toll, told twice."""
    yield from report.parties
    for claim in report.claims:
        if claim.min is not None or claim.max is not None:
            yield (claim.measure, claim.min, claim.max, claim.victims, claim.side)
    if not report.parties:
        yield ("at", report.place.name if report.place else None)


def _near(sets: Sequence[list[Report]]) -> list[list[Report]]:
    """Join the fighting of one day, unless it is known to be `FAR` apart; what has no place joins the most told."""
    order = sorted(
        sets, key=lambda reports: (not _points(reports), -len(reports), reports[0].source, reports[0].number)
    )
    forest = Forest(len(order))
    for (one, here), (other, there) in combinations(enumerate(map(_points, order)), 2):
        if not (here and there) or min(kilometres(a, b) for a in here for b in there) <= FAR:
            forest.join(one, other) if here and there else None
    for number, reports in enumerate(order):
        if not _points(reports):
            forest.join(0, number)
    return [[report for reports in some for report in reports] for some in forest.sets(order)]


def _points(reports: Iterable[Report]) -> set[tuple[float, float]]:
    places = (report.place for report in reports)
    return {
        (place.lat, place.lon)
        for place in places
        if place and place.lat is not None and place.lon is not None
    }


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two (latitude, longitude) pairs in degrees, by the haversine formula."""
    (lat1, lon1), (lat2, lon2) = (map(math.radians, point) for point in (one, other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))
