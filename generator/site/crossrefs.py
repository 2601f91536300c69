"""Who and what is told of where: the lists behind the pages of actors, sources, years and kinds."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.model.actor import Actor
from generator.model.claim import Statement
from generator.model.event import Event
from generator.model.site import ActorDossier, Figure, SourceDossier
from generator.model.source import Source
from generator.site.library import Evidence

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def grouped(
    items: Iterable[Item], keys: Callable[[Item], Iterable[Key | None]]
) -> dict[Key, tuple[Item, ...]]:
    """Put each item under each of its keys once, the items of a key in the order given."""
    groups: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys(item)):
            if key is not None:
                groups[key].append(item)
    return {key: tuple(group) for key, group in groups.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What actor and source dossiers are made of: live events' evidence (chronological) and all figures."""

    evidence: tuple[Evidence, ...]
    figures: tuple[Figure, ...]

    @classmethod
    def among(cls, evidence: Iterable[Evidence], figures: Iterable[Figure]) -> "Mentions":
        """Put the figures in chronological order beside the evidence."""
        ordered = sorted(
            figures, key=lambda figure: (figure.event.date.sort_key, figure.event.id, figure.claim.id)
        )
        return cls(evidence=tuple(evidence), figures=tuple(ordered))

    @property
    def events(self) -> Iterator[Event]:
        """The live events."""
        return (evidence.event for evidence in self.evidence)

    @property
    def statements(self) -> Iterator[tuple[Event, Statement]]:
        """Every statement with its event."""
        return ((event, statement) for event in self.events for statement in event.statements)


def actor_dossiers(actors: Iterable[Actor], mentions: Mentions) -> dict[str, ActorDossier]:
    """Make the dossier of every actor."""
    by_id = {actor.id: actor for actor in actors}
    members = grouped(by_id.values(), lambda actor: [actor.parent])
    events = grouped(mentions.events, _named)
    made = grouped(mentions.figures, lambda figure: [figure.claim.claimant])
    about = grouped(mentions.figures, lambda figure: [figure.claim.side])
    said = grouped(mentions.statements, lambda pair: [pair[1].speaker])
    return {
        actor.id: ActorDossier(
            actor=actor,
            parent=by_id.get(actor.parent or ""),
            members=members.get(actor.id, ()),
            events=events.get(actor.id, ()),
            claims_made=made.get(actor.id, ()),
            claims_about=about.get(actor.id, ()),
            statements=said.get(actor.id, ()),
        )
        for actor in by_id.values()
    }


def _named(event: Event) -> Iterator[str | None]:
    """Who an event names: who takes part, gives a figure, is counted, speaks or is spoken of."""
    yield from (part.actor for part in event.participants)
    for claim in event.claims:
        yield from (claim.claimant, claim.side)
    for statement in event.statements:
        yield from (statement.speaker, statement.of, statement.to)


def source_dossiers(sources: Mapping[str, Source], mentions: Mentions) -> dict[str, SourceDossier]:
    """Make the dossier of every source that has a file of its own."""

    def own(source: Source) -> str | None:
        return source.id if sources.get(source.id) is source else None

    cited = grouped(mentions.evidence, lambda evidence: map(own, evidence.sources.values()))
    figures = grouped(mentions.figures, lambda figure: map(own, figure.sources))
    quoted = ((item, statement) for item in mentions.evidence for statement in item.event.statements)
    said = grouped(quoted, lambda pair: [own(pair[0].sources[pair[1].source])])
    return {
        source_id: SourceDossier(
            source=source,
            events=tuple(evidence.event for evidence in cited.get(source_id, ())),
            figures=figures.get(source_id, ()),
            statements=tuple((evidence.event, statement) for evidence, statement in said.get(source_id, ())),
        )
        for source_id, source in sources.items()
    }


def years(events: Iterable[Event]) -> Mapping[int, tuple[Event, ...]]:
    """Events by the year they begin in, or end in where they have no beginning."""
    return dict(sorted(grouped(events, lambda event: [year(event)]).items()))


def year(event: Event) -> int | None:
    """The year an event is filed under."""
    day = event.date.first or event.date.last
    return day.year if day else None


def kinds(events: Iterable[Event]) -> Mapping[str, tuple[Event, ...]]:
    """Events by kind, for the kinds that have any."""
    return dict(sorted(grouped(events, lambda event: [event.kind]).items()))
