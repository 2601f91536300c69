"""Nouns, lists and numbers → what each page is about. Each dossier is made when it is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from generator.model.actor import Actor
from generator.model.claim import Statement
from generator.model.dossier import ActorDossier, EscalationDossier, EventDossier, SourceDossier, changed
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.source import Source
from generator.site.courses import as_of
from generator.site.figures import unique
from generator.site.index import Ids, Index, keys
from generator.site.numbers import Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossiers:
    """What dossiers are made of, by id; `events` are those shown, `members` the actors that belong to each actor."""

    events: Mapping[str, Event]
    escalations: Mapping[str, Escalation]
    actors: Mapping[str, Actor]
    members: Mapping[str, tuple[Actor, ...]]
    sources: Mapping[str, Source]
    index: Index
    numbers: Numbers

    def listed(self, events: Iterable[str]) -> tuple[Event, ...]:
        """Return the events of a list of ids."""
        return tuple([self.events[event] for event in events])

    def event(self, name: str) -> EventDossier:
        """Make the dossier of an event."""
        event, numbers = self.events[name], self.numbers
        before, after = self.index.beside[name]
        sources = tuple(numbers.evidence(name).sources.values())
        parts = ((self.actors.get(part.actor), part.role) for part in event.participants)
        return EventDossier(
            event=event,
            kind=numbers.kind(event),
            escalation=self.escalations.get(event.escalation or ""),
            actors=tuple((actor, role) for actor, role in parts if actor),
            sources=sources,
            count=partial(numbers.of_event, name),
            rise=partial(numbers.level, name),
            previous=self.events[before] if before else None,
            next=self.events[after] if after else None,
            changed=changed(event.corrections, sources),
        )

    def escalation(self, name: str) -> EscalationDossier:
        """Make the dossier of an escalation."""
        escalation, numbers = self.escalations[name], self.numbers
        return EscalationDossier(
            escalation=escalation,
            parties=tuple(actor for party in escalation.parties if (actor := self.actors.get(party))),
            events=self.listed(self.index.members.get(name, ())),
            cite=partial(self._sources_of, name),
            count=partial(numbers.of_escalation, name),
            rise=partial(numbers.ladder, name),
            as_of=as_of,
            retracted=self.listed(self.index.taken.get(name, ())),
        )

    def actor(self, name: str) -> ActorDossier:
        """Make the dossier of an actor."""
        actor, named = self.actors[name], self.index.named.get(name, ())
        return ActorDossier(
            actor=actor,
            parent=self.actors.get(actor.parent or ""),
            members=self.members.get(name, ()),
            events=self.listed(named),
            statements=tuple(pair for pair in self._said(named) if pair[1].speaker == name),
            mention=partial(self.numbers.mentions, name, named),
        )

    def source(self, name: str) -> SourceDossier:
        """Make the dossier of a source that has a file of its own."""
        cited = self.index.cited.get(name, ())
        return SourceDossier(
            source=self.sources[name],
            events=self.listed(cited),
            statements=tuple(pair for pair in self._said(cited) if pair[1].source == name),
            mention=partial(self.numbers.mentions, name, cited),
        )

    def _sources_of(self, escalation: str) -> tuple[Source, ...]:
        members = self.index.members.get(escalation, ())
        found = (source for event in members for source in self.numbers.evidence(event).sources.values())
        return _by_publication(found)

    def _said(self, events: Ids) -> Iterator[tuple[Event, Statement]]:
        return ((self.events[event], said) for event in events for said in self.events[event].statements)

    def amended(self, event: Event) -> "Dossiers | None":
        """Return the same with an event in the place of that of its id; none where it would stand in other lists."""
        old = self.events.get(event.id)
        if old is None or keys(old) != keys(event):
            return None
        return replace(self, events={**self.events, event.id: event}, numbers=self.numbers.amended(event))


def _by_publication(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources once each, oldest first; those without a date last."""
    return tuple(sorted(unique(sources), key=lambda source: (_published(source), source.id, source.url)))


def _published(source: Source) -> date:
    return (source.published.first if source.published else None) or date.max
