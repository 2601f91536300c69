"""Which events each actor, source, escalation, year, kind and place has: by ids, in the order of time."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.model.event import Event
from generator.model.vocabulary import Scope, Status
from generator.urls import place_id

Key = TypeVar("Key", bound=Hashable)
#: Ids of events, oldest first.
Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The lists of a site's live events; `taken` are the retracted ones of each escalation.

    `named` is by actor, `cited` by source that has a file of its own. `beside` are the nearest live events before and
    after each event. `background` are the events that tell figures of another time: these stand in no escalation's tolls.
    """

    live: Ids
    members: Mapping[str, Ids]
    taken: Mapping[str, Ids]
    named: Mapping[str, Ids]
    cited: Mapping[str, Ids]
    years: Mapping[int, Ids]
    kinds: Mapping[str, Ids]
    places: Mapping[str, Ids]
    beside: Mapping[str, tuple[str | None, str | None]]
    background: frozenset[str]

    @classmethod
    def of(cls, events: Collection[Event], sources: Collection[str]) -> "Index":
        """Index events, which come in the order of time; `sources` are the ids of those that have a file."""
        live = [event for event in events if is_live(event)]
        gone = [event for event in events if not is_live(event)]
        return cls(
            live=tuple(event.id for event in live),
            members=_by(live, lambda event: (event.escalation,)),
            taken=_by(gone, lambda event: (event.escalation,)),
            named=_by(live, lambda event: event.named),
            cited=_by(live, lambda event: (name for name in event.cited if name in sources)),
            years=dict(sorted(_by(live, lambda event: (year(event),)).items())),
            kinds=dict(sorted(_by(live, lambda event: (event.kind,)).items())),
            places=dict(sorted(_by(live, lambda event: (place_of(event),)).items())),
            beside=dict(_beside([*events])),
            background=frozenset(event.id for event in live if background(event)),
        )


def keys(event: Event) -> tuple[object, ...]:
    """Return all that decides where an event stands in an index: events that are equal in this take each other's place."""
    names = (tuple(event.named), tuple(event.cited), background(event))
    return (
        event.id,
        event.date,
        is_live(event),
        event.escalation,
        event.kind,
        place_of(event),
        event.sources,
        *names,
    )


def is_live(event: Event) -> bool:
    """Whether an event counts; a retracted one keeps its page only."""
    return event.status is not Status.RETRACTED


def place_of(event: Event) -> str | None:
    """The id of the place an event names: events that name one place by name and country are at one place."""
    return place_id(event.place.name, event.place.country) if event.place else None


def year(event: Event) -> int | None:
    """The year an event is filed under: that it begins in, or ends in where it has no beginning."""
    day = event.date.first or event.date.last
    return day.year if day else None


def background(event: Event) -> bool:
    """Whether an event tells figures of another time."""
    return any(claim.scope is Scope.BACKGROUND for claim in event.claims)


def _by(events: Iterable[Event], names: Callable[[Event], Iterable[Key | None]]) -> dict[Key, Ids]:
    """Put each event under each of its keys once."""
    groups: defaultdict[Key, dict[str, None]] = defaultdict(dict)
    for event in events:
        for key in names(event):
            if key is not None:
                groups[key][event.id] = None
    return {key: tuple(group) for key, group in groups.items()}


def _beside(events: Sequence[Event]) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    following: list[str | None] = []
    later: str | None = None
    for event in reversed(events):
        following.append(later)
        later = event.id if is_live(event) else later
    before: str | None = None
    for event, after in zip(events, reversed(following), strict=True):
        yield event.id, (before, after)
        before = event.id if is_live(event) else before
