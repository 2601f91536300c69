"""The record → the site: everything that can be derived from entries, derived once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model.actor import Actor
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.record import Record
from generator.model.site import EscalationDossier, EventDossier, Figure, Site
from generator.model.source import Source
from generator.model.vocabulary import Kind, Status
from generator.site import crossrefs
from generator.site.addresses import aliases, tombstones
from generator.site.chronology import chronology, is_live, neighbours, updated
from generator.site.corrections import corrections, entries
from generator.site.figures import unique
from generator.site.identities import by_one_id
from generator.site.ladder import LADDER, ladder, level
from generator.site.library import Evidence, Library
from generator.site.rules import BACKGROUND, RULES, SUM_OF_DAYS
from generator.site.sums import sums_of_days
from generator.site.tolls import order, tolls


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every derivation looks things up in."""

    library: Library
    vocabulary: Mapping[str, Kind]

    @classmethod
    def of(cls, record: Record) -> "_Desk":
        library = Library.of(
            (entry.value for entry in record.actors),
            (entry.value for entry in record.sources),
            (entry.value for entry in record.events),
        )
        return cls(library, record.config.vocabulary())

    @property
    def actors(self) -> Mapping[str, Actor]:
        return self.library.voices.actors

    def kind(self, event: Event) -> Kind:
        return self.vocabulary.get(event.kind) or Kind(id=event.kind, label=event.kind)


def assemble(record: Record, *, drafts: bool = False) -> Site:
    """Derive the site from a record. Drafts are left out unless asked for; a retracted entry keeps only its page."""
    record = by_one_id(record)
    desk = _Desk.of(record)
    events = chronology(record, drafts=drafts)
    evidence = {event.id: desk.library.evidence(event) for event in events}
    live = [evidence[event.id] for event in events if is_live(event)]
    members = crossrefs.grouped(live, lambda item: [item.event.escalation])
    taken = crossrefs.grouped(
        (event for event in events if not is_live(event)), lambda event: [event.escalation]
    )
    escalations = {
        entry.value.id: _escalation(
            entry.value, members.get(entry.value.id, ()), taken.get(entry.value.id, ()), desk
        )
        for entry in record.escalations
        if entry.value.status is not Status.RETRACTED and (drafts or entry.value.status is not Status.DRAFT)
    }
    shown = tuple(entries(record, drafts=drafts))
    dossiers = tuple(_dossiers(events, evidence, escalations, desk))
    mentions = crossrefs.Mentions.among(live, _figures(dossiers, escalations.values()))
    return Site(
        config=record.config,
        events=dossiers,
        actors=crossrefs.actor_dossiers(desk.actors.values(), mentions),
        escalations=escalations,
        sources=crossrefs.source_dossiers(desk.library.sources, mentions),
        years=crossrefs.years(mentions.events),
        kinds=crossrefs.kinds(mentions.events),
        corrections=corrections(shown),
        tombstones=tombstones(record, shown),
        aliases=aliases(shown),
        published=record.published,
        rules=RULES,
        ladder_rules=LADDER,
    )


def _escalation(
    escalation: Escalation, evidence: Sequence[Evidence], retracted: Sequence[Event], desk: _Desk
) -> EscalationDossier:
    derived = tolls((telling for item in evidence for telling in item.tellings), escalation.period.first)
    found = [toll for toll in derived if toll.rule != BACKGROUND.id]
    return EscalationDossier(
        escalation=escalation,
        parties=tuple(actor for party in escalation.parties if (actor := desk.actors.get(party))),
        events=tuple(item.event for item in evidence),
        tolls=tuple(sorted([*found, *sums_of_days(found)], key=order)),
        ladder=ladder([(item.event, desk.kind(item.event)) for item in evidence], found),
        sources=_by_publication(source for item in evidence for source in item.sources.values()),
        retracted=tuple(retracted),
    )


def _by_publication(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources once each, oldest first; those without a date last."""
    return tuple(sorted(unique(sources), key=lambda source: (_published(source), source.id, source.url)))


def _published(source: Source) -> date:
    return (source.published.first if source.published else None) or date.max


def _dossiers(
    events: Sequence[Event],
    evidence: Mapping[str, Evidence],
    escalations: Mapping[str, EscalationDossier],
    desk: _Desk,
) -> Iterator[EventDossier]:
    for event, before, after in neighbours(events):
        item, kind = evidence[event.id], desk.kind(event)
        derived = tolls(item.tellings) if is_live(event) else ()
        escalation = escalations.get(event.escalation or "")
        parts = ((desk.actors.get(part.actor), part.role) for part in event.participants)
        yield EventDossier(
            event=event,
            kind=kind,
            level=level(event, kind, derived) if is_live(event) else 0,
            escalation=escalation.escalation if escalation else None,
            actors=tuple((actor, role) for actor, role in parts if actor),
            sources=tuple(item.sources.values()),
            tolls=derived,
            previous=before,
            next=after,
            updated=updated(event, item.sources.values()),
        )


def _figures(dossiers: Iterable[EventDossier], escalations: Iterable[EscalationDossier]) -> Iterator[Figure]:
    """Every figure once: as it stands in its escalation; in its event where that has none, or it is background."""
    for escalation in escalations:
        for toll in escalation.tolls:
            yield from toll.figures if toll.rule != SUM_OF_DAYS.id else ()
    for dossier in dossiers:
        for toll in dossier.tolls:
            yield from toll.figures if dossier.escalation is None or toll.rule == BACKGROUND.id else ()
