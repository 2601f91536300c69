"""Source ids → sources: the record's own, and those written out in place in an event."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.actor import Actor
from generator.model.claim import Claim
from generator.model.event import Event
from generator.model.figure import Telling
from generator.model.source import Source
from generator.site.voices import Voices


@dataclass(frozen=True, slots=True)
class Library:
    """The record's own sources by id, and whose word each claim is."""

    sources: Mapping[str, Source]
    voices: Voices

    @classmethod
    def of(cls, actors: Iterable[Actor], sources: Iterable[Source], events: Iterable[Event]) -> "Library":
        """Put sources under their ids and learn the voices, of what is written in place in events too."""
        by_id = {source.id: source for source in sources}
        inside = (source for event in events for source in event.sources if isinstance(source, Source))
        return cls(by_id, Voices.among(actors, by_id | {source.id: source for source in inside}))

    def evidence(self, event: Event) -> "Evidence":
        """Gather what an event rests on."""
        cited = self._cited(event)
        tellings = tuple([self._telling(claim, event, cited[claim.source]) for claim in event.claims])
        return Evidence(event, cited, tellings)

    def _telling(self, claim: Claim, event: Event, source: Source) -> Telling:
        return Telling(
            claim=claim,
            event=event,
            source=source,
            voice=self.voices.of(claim, source, event.date.first),
            origin=self.voices.origin(claim, source),
        )

    def _cited(self, event: Event) -> dict[str, Source]:
        found: dict[str, Source] = {}
        for source in event.sources:
            if isinstance(source, str):
                found[source] = self._own(source)
            else:
                found[source.id] = source
        told_by = [*[claim.source for claim in event.claims], *[said.source for said in event.statements]]
        for source_id in told_by:
            if source_id not in found:
                found[source_id] = self._own(source_id)
        return found

    def _own(self, source_id: str) -> Source:
        return self.sources.get(source_id) or Source(id=source_id)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an event rests on: its sources by id and its claims, each with its source.

    The sources stand in the order the event names them; those that only a claim or a statement names come last.
    """

    event: Event
    sources: Mapping[str, Source]
    tellings: tuple[Telling, ...]
