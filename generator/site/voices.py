"""Whose word it is: which figures are independent of each other, and which only seem to be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.model.actor import Actor
from generator.model.claim import Claim
from generator.model.source import Source
from generator.model.vocabulary import ActorKind
from generator.urls import slug


@dataclass(frozen=True, slots=True)
class Voices:
    """The actors by id, those of them that speak through several bodies, and which source stands for its repeaters."""

    actors: Mapping[str, Actor]
    choruses: frozenset[str]
    originals: Mapping[str, Source]

    @classmethod
    def among(cls, actors: Iterable[Actor], sources: Mapping[str, Source]) -> "Voices":
        """Learn the parents of the actors and which sources (by id) carry one text, those written in place too."""
        by_id = {actor.id: actor for actor in actors}
        states = {actor.id for actor in by_id.values() if actor.kind is ActorKind.STATE}
        bodies = {
            actor.parent for actor in by_id.values() if actor.parent and actor.kind is not ActorKind.PERSON
        }
        return cls(by_id, frozenset(states | bodies), _originals(sources))

    def of(self, claim: Claim, source: Source, day: date | None) -> str:
        """The voice behind a claim on a day: its claimant's highest parent, or the article's agency or publisher."""
        return self._top(claim.claimant, day) if claim.claimant else self._outlet(source)

    def origin(self, claim: Claim, source: Source) -> str:
        """Whose newer figure takes the place of this one: see `Telling`.

        What is told in the name of a whole state may come from any of its bodies, so that two papers' figures may be two
        bodies' figures.
        """
        if claim.claimant and claim.claimant not in self.choruses:
            return claim.claimant
        return f"{claim.claimant or ''}@{self._outlet(source)}"

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


def _spoken(name: str) -> str:
    """The slug of an outlet's name, “The” left out; empty for an outlet that is only said to be unknown."""
    spelt = slug(name).removeprefix("the-")
    return "" if spelt.split("-", 1)[0] in ("unknown", "") else spelt


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
