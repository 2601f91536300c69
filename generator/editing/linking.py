"""Stretches to clusters: which articles report on one flare-up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from generator.editing.clusters import Forest
from generator.editing.stretches import GAP, Stretch, leading

Cluster = Sequence[Stretch]
#: (party, year, month) → the clusters that report on that party then, or up to `GAP` days off.
Calendar = Mapping[tuple[str, int, int], Sequence[int]]


def clusters(found: Sequence[Stretch]) -> tuple[list[Cluster], dict[Stretch, int]]:
    """Join the stretches that tell of one flare-up. Returns the clusters and the number of each stretch's.

    Stretches of fighting make the clusters; the others go to the nearest that they name a party of, or to none.
    """
    seeds = sorted((stretch for stretch in found if stretch.fights), key=_order)
    made = _absorbed(_linked(seeds))
    homes = {stretch: number for number, cluster in enumerate(made) for stretch in cluster}
    calendar = _calendar(made, range(len(made)))
    for stretch in found:
        if stretch not in homes:
            near = _nearest([stretch], stretch.named, made, calendar)
            homes |= {} if near is None else {stretch: near}
    return made, homes


def _order(stretch: Stretch) -> tuple[date, date, str]:
    return (stretch.first, stretch.last, stretch.source)


def _linked(seeds: Sequence[Stretch]) -> list[list[Stretch]]:
    """Join stretches, sorted by first day, that share a tie and lie no more than `GAP` days apart."""
    forest, latest = Forest(len(seeds)), dict[object, tuple[date, int]]()
    for number, stretch in enumerate(seeds):
        for tie in stretch.ties:
            reach, other = latest.get(tie, (date.min, number))
            if (stretch.first - reach).days <= GAP:
                forest.join(number, other)
            latest[tie] = max((reach, other), (stretch.last, number))
    return forest.sets(seeds)


def _absorbed(linked: Sequence[Cluster]) -> list[Cluster]:
    """Put clusters that name one party or none into the nearest that names it among others."""
    full = [number for number, cluster in enumerate(linked) if len(parties(cluster)) > 1]
    calendar = _calendar(linked, full)
    forest = Forest(len(linked))
    for number, cluster in enumerate(linked):
        if len(parties(cluster)) == 1:
            near = _nearest(cluster, parties(cluster), linked, calendar)
            forest.join(number, number if near is None else near)
    return [[stretch for cluster in some for stretch in cluster] for some in forest.sets(linked)]


def parties(cluster: Cluster) -> Counter[str]:
    """Count a cluster's parties: the articles that name them first, then how often."""
    total: Counter[str] = Counter()
    for stretch in cluster:
        for party, count in stretch.parties.items():
            total[party] += 1000 + min(count, 999)
    return total


def belligerents(cluster: Cluster) -> Counter[str]:
    """Count a cluster's parties without those named once in passing: a side whose people are counted is no such."""
    counted: Counter[str] = Counter()
    for stretch in cluster:
        counted += stretch.parties
    named = parties(cluster)
    sides = {side for stretch in cluster for side in stretch.sides}
    return Counter({party: named[party] for party in named if counted[party] > 1 or party in sides})


def places(cluster: Cluster) -> Counter[str]:
    """Count a cluster's places, by articles."""
    return Counter(place for stretch in cluster for place in stretch.places)


def span(cluster: Cluster) -> tuple[date, date]:
    """Return a cluster's first and last day."""
    return min(stretch.first for stretch in cluster), max(stretch.last for stretch in cluster)


def _calendar(made: Sequence[Cluster], numbers: Iterable[int]) -> Calendar:
    calendar: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
    for number in numbers:
        for month in _months(*span(made[number])):
            for party in parties(made[number]):
                calendar[(party, *month)].append(number)
    return calendar


def _months(first: date, last: date) -> Iterator[tuple[int, int]]:
    start, end = (first - timedelta(GAP), last + timedelta(GAP))
    for count in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        yield count // 12, count % 12 + 1


def _nearest(
    cluster: Cluster, named: Iterable[str], made: Sequence[Cluster], calendar: Calendar
) -> int | None:
    """Return the cluster within `GAP` days that shares most of the parties named; of those the nearest in time."""
    first, last = span(cluster)
    shared: Counter[int] = Counter()
    for party in sorted(set(named)):
        shared.update({n for month in _months(first, last) for n in calendar.get((party, *month), ())})
    near = {n: _gap(span(made[n]), (first, last)) for n in shared}
    return min(
        (n for n in near if near[n] <= GAP),
        key=lambda n: (-shared[n], near[n], span(made[n]), leading(parties(made[n]))),
        default=None,
    )


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    return max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)
