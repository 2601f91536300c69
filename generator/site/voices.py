"""Whose word it is: which figures are independent of each other, and which only seem to be."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from generator.joins import joins
from generator.model.actor import Actor
from generator.model.claim import Claim
from generator.model.record import Entry
from generator.model.source import Source
from generator.model.vocabulary import ActorKind
from generator.urls import collision_key, slug

_NAMES_KEPT = 2**12  # outlets are asked for with every claim


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks: the actors by id, those of them that speak through several bodies, and those that publish themselves.

    `outlets` are ids of actors by the names they publish under; `originals` is which source stands for its repeaters.
    """

    actors: Mapping[str, Actor]
    choruses: frozenset[str]
    outlets: Mapping[str, str]
    originals: Mapping[str, Source]

    @classmethod
    def among(cls, actors: Iterable[Actor], sources: Mapping[str, Source]) -> "Voices":
        """Learn the parents of the actors and which sources (by id) carry one text, those written in place too."""
        by_id = {actor.id: actor for actor in actors}
        states = {actor.id for actor in by_id.values() if actor.kind is ActorKind.STATE}
        bodies = {
            actor.parent for actor in by_id.values() if actor.parent and actor.kind is not ActorKind.PERSON
        }
        return cls(by_id, frozenset(states | bodies), _outlets(by_id.values()), _originals(sources))

    def of(self, claim: Claim, source: Source, day: date | None) -> str:
        """The voice behind a claim on a day: the highest parent of its claimant, or of the article's agency or publisher."""
        outlet = None if claim.claimant else self._outlet(source)
        speaker = claim.claimant or self.outlets.get(outlet or "")
        return self._top(speaker, day) if speaker else outlet or ""

    def origin(self, claim: Claim, source: Source) -> str:
        """Whose newer figure takes the place of this one: see `Telling`.

        What is told in the name of a whole state may come from any of its bodies, so that two papers' figures may be two
        bodies' figures.
        """
        if claim.claimant and claim.claimant not in self.choruses:
            return claim.claimant
        return f"{claim.claimant or ''}@{self._outlet(source)}"

    def told(self) -> str:
        """Return a digest of all that decides whose word a claim is, as far as the sources at hand need it."""
        spoken = {self._outlet(source) for source in self.originals.values()}
        outlets = sorted((name, actor) for name, actor in self.outlets.items() if name in spoken)
        actors = sorted((actor.id, actor.kind, actor.parent, actor.roles) for actor in self.actors.values())
        shared = sorted(
            (one, source.id, self._outlet(source))
            for one, source in self.originals.items()
            if one != source.id
        )
        return blake2b(repr((outlets, actors, shared)).encode(), digest_size=16).hexdigest()

    def _outlet(self, source: Source) -> str:
        original = self.originals.get(source.id, source)
        spoken = _spoken(original.agencies[0] if original.agencies else original.publisher)
        return spoken or original.url or original.id

    def _top(self, actor_id: str, day: date | None) -> str:
        seen: set[str] = set()
        above: str | None = actor_id
        while above and above not in seen:
            seen.add(above)
            actor_id = above
            above = _above(self.actors.get(actor_id), day)
        return actor_id


def _above(actor: Actor | None, day: date | None) -> str | None:
    """The actor this one speaks for: its parent, else what it held an office of on that day, else the last office."""
    if actor is None or actor.parent:
        return actor.parent if actor else None
    offices = [role for role in actor.roles if role.of]
    held = [
        role
        for role in offices
        if day
        and (not role.from_ or (role.from_.first or date.min) <= day)
        and (not role.to or (role.to.last or date.max) >= day)
    ]
    return (held or offices)[-1].of if offices else None


@lru_cache(maxsize=_NAMES_KEPT)
def _spoken(name: str) -> str:
    """An outlet's name in one word: its slug, or its own letters where a slug has not all of them; “The” is left out.

    Empty for an outlet that is only said to be unknown.
    """
    lost = any(letter.isalnum() and not slug(letter) for letter in name)
    spelt = "-".join(collision_key(name).split()) if lost else slug(name).removeprefix("the-")
    return "" if spelt.split("-", 1)[0] == "unknown" else spelt


def _outlets(actors: Collection[Actor]) -> dict[str, str]:
    """The actors by the names they may publish under, but for names that two of them have."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    now = joins(Entry(value=actor, path="") for actor in actors).into
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            named[_spoken(name)].add(now.get(actor.id, actor.id))
    return {name: ids.pop() for name, ids in named.items() if name and len(ids) == 1}


def _originals(sources: Mapping[str, Source]) -> dict[str, Source]:
    """Map every source of a group that repeats one text to the group's first by id, of those that name an agency if any does."""
    heads = {source_id: source_id for source_id in sources}

    def head(source_id: str) -> str:
        while heads[source_id] != source_id:
            heads[source_id] = source_id = heads[heads[source_id]]
        return source_id

    for source in sources.values():
        for other in source.independence:
            if other in heads:
                first, last = sorted((head(source.id), head(other)))
                heads[last] = first
    first_of: dict[str, Source] = {}
    for source_id in sorted(sources, key=lambda source_id: (not sources[source_id].agencies, source_id)):
        first_of.setdefault(head(source_id), sources[source_id])
    return {source_id: first_of[head(source_id)] for source_id in sources}
