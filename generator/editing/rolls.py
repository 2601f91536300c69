"""Whom an article names: enough to find out who is who, without what it tells of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.model.claim import Claim, Statement
from generator.model.finding import ActorFinding, EventFinding, Findings, PersonFinding
from generator.urls import slug

Mention = ActorFinding | PersonFinding
M = TypeVar("M", ActorFinding, PersonFinding)


@dataclass(frozen=True, slots=True)
class Roll:
    """Whom an article names: `referred` are the names its claims, statements and events use.

    `places` are the names its events' places would have as actors.
    """

    source: str
    actors: tuple[ActorFinding, ...]
    persons: tuple[PersonFinding, ...]
    referred: frozenset[str]
    places: frozenset[str] = frozenset()

    @classmethod
    def of(cls, source: str, found: Findings) -> "Roll":
        """List whom an article names."""
        places = frozenset(slug(event.place) for event in found.events if event.place)
        return cls(source, found.actors, found.persons, frozenset(_referred(found)), places)

    @property
    def everybody(self) -> Iterator[Mention]:
        """All that it introduces."""
        yield from self.actors
        yield from self.persons

    @property
    def names(self) -> frozenset[str]:
        """All names that it uses."""
        return self.referred.union(mention.slug for mention in self.everybody)

    def renamed(self, names: Mapping[str, str]) -> "Roll":
        """Write every actor by its one name."""
        return Roll(
            self.source,
            tuple(_with_name(actor, names) for actor in self.actors),
            tuple(_with_name(person, names) for person in self.persons),
            frozenset(names.get(name, name) for name in self.referred),
            self.places,
        )


def _with_name(mention: M, names: Mapping[str, str]) -> M:
    if mention.slug not in names and mention.of not in names:
        return mention
    return replace(
        mention, slug=names.get(mention.slug, mention.slug), of=names.get(mention.of or "", mention.of)
    )


def _referred(found: Findings) -> Iterator[str]:
    for claim in found.claims:
        yield from (name for name in (claim.claim.side, claim.claim.claimant, claim.claimant_of) if name)
    for statement in found.statements:
        yield from (name for name in (statement.speaker, statement.of, statement.to) if name)
    yield from (actor.of for actor in found.actors if actor.of)
    yield from (person.of for person in found.persons if person.of)
    yield from (victim.person for victim in found.victims if victim.person)
    for event in found.events:
        yield from event.actors


def renamed(found: Findings, names: Mapping[str, str]) -> Findings:
    """Write every actor of the findings by its one name."""

    def one(name: str) -> str:
        return names.get(name, name)

    def maybe(name: str | None) -> str | None:
        return names.get(name, name) if name else None

    def said(claim: Claim) -> Claim:
        return replace(claim, side=maybe(claim.side), claimant=maybe(claim.claimant))

    def spoken(statement: Statement) -> Statement:
        return replace(
            statement, speaker=one(statement.speaker), of=maybe(statement.of), to=maybe(statement.to)
        )

    def happened(event: EventFinding) -> EventFinding:
        return replace(event, actors=tuple(dict.fromkeys(map(one, event.actors))))

    return replace(
        found,
        actors=tuple(_with_name(actor, names) for actor in found.actors),
        persons=tuple(_with_name(person, names) for person in found.persons),
        claims=tuple(
            replace(finding, claim=said(finding.claim), claimant_of=maybe(finding.claimant_of))
            for finding in found.claims
        ),
        victims=tuple(replace(victim, person=maybe(victim.person)) for victim in found.victims),
        statements=tuple(map(spoken, found.statements)),
        events=tuple(map(happened, found.events)),
    )
