"""Escalations, found: clusters of reports on fighting, named, or known to be one a person made."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.editing.linking import Cluster, belligerents, clusters, parties, places
from generator.editing.stretches import GAP, LONGEST, Stretch, leading
from generator.edtf import Edtf
from generator.model.escalation import Escalation
from generator.urls import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A flare-up as the articles tell it; `started` is its first day of fighting.

    `pair` are its two leading parties, fewer where fewer are named. `kept` are the escalations that have a file for good
    and that it falls into; `identity` is None where it is worth no entry: a single mention, long after, of fighting without a toll.
    """

    started: date
    parties: Counter[str]
    pair: tuple[str, ...]
    places: Counter[str]
    identity: str | None
    kept: tuple[Escalation, ...] = ()

    def escalation(self, day: date, place: str = "", parties: Collection[str] = ()) -> str | None:
        """Return the id of the escalation that a day's deed belongs to: of several the nearest in time.

        Of those that are as near, the one with its place; then the one with most of its parties.
        """

        def order(kept: Escalation) -> tuple[int, bool, int, str]:
            shared = len({*parties} & {*kept.parties})
            return distance(kept.period, day, day), place not in kept.places, -shared, kept.id

        nearest = min(self.kept, key=order, default=None)
        return nearest.id if nearest else self.identity

    def escalations(self, day: date) -> tuple[str | None, ...]:
        """Return the ids of all escalations that a day of this episode may belong to, as near in time as any."""
        far = {kept.id: distance(kept.period, day, day) for kept in self.kept}
        return tuple(sorted(name for name in far if far[name] == min(far.values()))) or (self.identity,)


@dataclass(frozen=True, slots=True)
class Episodes:
    """All episodes, and where each article's stretches went."""

    found: Sequence[Episode]
    by_source: Mapping[str, Sequence[tuple[Stretch, Episode]]]

    def at(self, source: str, day: Edtf) -> Episode | None:
        """Return the episode of an article's day: that of the stretch that holds it, or that a month touches."""
        first, last = day.first or day.last or date.min, day.last or day.first or date.max
        if (last - first).days > GAP + LONGEST + GAP:
            return None
        here = self.by_source.get(source, ())
        return next(
            (episode for stretch, episode in here if stretch.first <= last and first <= stretch.last), None
        )


def distance(period: Edtf, first: date, last: date) -> int:
    """Return the days between a period and a run of days; 0 where they touch."""
    before = (first - period.last).days if period.last else 0
    after = (period.first - last).days if period.first else 0
    return max(before, after, 0)


def find(
    found: Sequence[Stretch],
    kept: Sequence[Escalation],
    gone: Collection[str] = (),
    joined: Mapping[str, str] | None = None,
) -> Episodes:
    """Find the episodes in all articles' stretches.

    `kept` are the escalations a person made or relies on, `gone` the ids of those a person deleted; `joined` maps ids
    that a person made one with another to that other.
    """
    into = joined or {}
    kept = [replace(one, id=into.get(one.id, one.id)) for one in kept]
    made, homes = clusters(found)
    episodes = [
        replace(episode, identity=None if name in gone else name)
        for episode in _told_apart([_episode(cluster, kept) for cluster in made])
        for name in [into.get(episode.identity or "", episode.identity)]
    ]
    by_source: defaultdict[str, list[tuple[Stretch, Episode]]] = defaultdict(list)
    for stretch in found:
        if stretch in homes:
            by_source[stretch.source].append((stretch, episodes[homes[stretch]]))
    return Episodes(episodes, by_source)


def _episode(cluster: Cluster, kept: Iterable[Escalation]) -> Episode:
    named = belligerents(cluster) if len(belligerents(cluster)) > 1 else parties(cluster)
    pair = tuple(sorted(leading(named)[:2]))
    current = [stretch for stretch in cluster if stretch.current] or cluster
    started = min(day for stretch in current for day in stretch.fighting)
    place = slug(next(iter(leading(places(cluster))), ""))
    identity = "-".join((*(pair or [place or "fighting"]), started.isoformat()[: len("2031-05")]))
    worth = len(cluster) > 1 or any(stretch.current or stretch.counted for stretch in cluster)
    days = [day for stretch in cluster for day in stretch.fighting]
    return Episode(
        started=started,
        parties=named,
        pair=pair,
        places=places(cluster),
        identity=identity if worth else None,
        kept=tuple(one for one in kept if _is(one, named, places(cluster), min(days), max(days))),
    )


def _is(kept: Escalation, named: Iterable[str], where: Iterable[str], first: date, last: date) -> bool:
    """Whether an escalation a person made is this one: near in time and of the same parties or places.

    One that names neither is every fighting of its days.
    """
    gap = distance(kept.period, first, last)
    if not (kept.parties or kept.places):
        return gap == 0
    return gap <= GAP and bool({*named} & {*kept.parties} or {*where} & {*kept.places})


def _told_apart(episodes: Sequence[Episode]) -> list[Episode]:
    """Let the first episode of one pair and month have the month for its name, and the others their first day too.

    An escalation a person made that has an episode's name is that one alone; what falls into it besides is another. Its
    name is free for no other.
    """
    named = _named_apart(episodes, ())
    own = {one.id for episode in named for one in episode.kept if one.id == episode.identity}
    settled = [
        replace(episode, kept=tuple(one for one in episode.kept if one.id not in own - {episode.identity}))
        for episode in named
    ]
    return _named_apart(settled, {one.id for episode in settled for one in episode.kept})


def _named_apart(episodes: Sequence[Episode], taken: Collection[str]) -> list[Episode]:
    firsts: dict[str, date] = {}
    for episode in episodes:
        if episode.identity:
            firsts[episode.identity] = min(episode.started, firsts.get(episode.identity, date.max))
    return [
        replace(episode, identity=f"{episode.identity}-{episode.started:%d}")
        if episode.identity
        and (firsts[episode.identity] != episode.started or (episode.identity in taken and not episode.kept))
        else episode
        for episode in episodes
    ]
