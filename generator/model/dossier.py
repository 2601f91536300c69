"""What each page of a site is about: a noun with everything that is derived around it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from generator.model.actor import Actor
from generator.model.claim import Statement
from generator.model.correction import Correction
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.figure import Figure, Rung, Toll
from generator.model.source import Source
from generator.model.vocabulary import Kind, ParticipantRole


def changed(corrections: Iterable[Correction], sources: Iterable[Source]) -> date | None:
    """The newest day on which something in an entry was published or corrected; None where nothing has a date."""
    days = [source.published.first for source in sources if source.published]
    days += [correction.date.first for correction in corrections]
    return max(filter(None, days), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDossier:
    """An event with all that its page needs; `sources` in the order the event names them.

    `changed` is the newest day on which something in it was published or corrected, where that is known. `count` and
    `rise` make `tolls` and `level` when these are asked for.
    """

    event: Event
    kind: Kind
    escalation: Escalation | None
    actors: tuple[tuple[Actor, ParticipantRole], ...]
    sources: tuple[Source, ...]
    count: Callable[[], tuple[Toll, ...]]
    rise: Callable[[], int]
    previous: Event | None = None
    next: Event | None = None
    changed: date | None = None

    @property
    def updated(self) -> date | None:
        """When it last changed; the event's own day where no source has a date."""
        return self.changed or self.event.date.first or self.event.date.last

    @property
    def tolls(self) -> tuple[Toll, ...]:
        """The tolls that are made from this event's own claims."""
        return self.count()

    @property
    def level(self) -> int:
        """Its own rung of the ladder."""
        return self.rise()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Figures that are somebody's: those an actor gave, those about an actor's people, those a source tells."""

    made: tuple[Figure, ...] = ()
    about: tuple[Figure, ...] = ()
    told: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorDossier:
    """An actor with the events that name them and what they said. `mention` makes the claims when these are asked for."""

    actor: Actor
    parent: Actor | None
    members: tuple[Actor, ...]
    events: tuple[Event, ...]
    statements: tuple[tuple[Event, Statement], ...]
    mention: Callable[[], Mentions]

    @property
    def claims_made(self) -> tuple[Figure, ...]:
        """The claims they made."""
        return self.mention().made

    @property
    def claims_about(self) -> tuple[Figure, ...]:
        """The claims about their people."""
        return self.mention().about


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationDossier:
    """An escalation with its events; `retracted` are those that were of it and count no more.

    `cite`, `count` and `rise` make `sources`, `tolls` and `ladder` when these are asked for. `as_of` makes of one of its
    totals what it was at the end of a day: of what had been published by then.
    """

    escalation: Escalation
    parties: tuple[Actor, ...]
    events: tuple[Event, ...]
    cite: Callable[[], tuple[Source, ...]]
    count: Callable[[], tuple[Toll, ...]]
    rise: Callable[[], tuple[Rung, ...]]
    as_of: Callable[[Toll, date], Toll]
    retracted: tuple[Event, ...] = ()

    @property
    def changed(self) -> date | None:
        """The newest day on which something in it or its events was published or corrected, where that is known."""
        corrected = [
            *self.escalation.corrections,
            *(one for event in self.events for one in event.corrections),
        ]
        return changed(corrected, self.sources)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of its events once each, oldest first."""
        return self.cite()

    @property
    def tolls(self) -> tuple[Toll, ...]:
        """Its tolls, in total and day by day."""
        return self.count()

    @property
    def ladder(self) -> tuple[Rung, ...]:
        """The ladder of its days."""
        return self.rise()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDossier:
    """A source with everything the record took from it. `mention` makes the figures when these are asked for."""

    source: Source
    events: tuple[Event, ...]
    statements: tuple[tuple[Event, Statement], ...]
    mention: Callable[[], Mentions]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures it tells."""
        return self.mention().told
