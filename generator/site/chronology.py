"""Events in the order of time: which are shown, which stand beside each other, and when each last changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from generator.model.event import Event
from generator.model.record import Record
from generator.model.source import Source
from generator.model.vocabulary import Status


def chronology(record: Record, *, drafts: bool) -> tuple[Event, ...]:
    """The events that are shown, oldest first; without their quotes where the site's quotes are off."""
    events = (entry.value for entry in record.events if drafts or entry.value.status is not Status.DRAFT)
    ordered = sorted(events, key=lambda event: (event.date.sort_key, event.id))
    return tuple(ordered if record.config.quotes else map(_without_quotes, ordered))


def is_live(event: Event) -> bool:
    """Whether an event counts; a retracted one keeps its page only."""
    return event.status is not Status.RETRACTED


def neighbours(events: Sequence[Event]) -> Iterator[tuple[Event, Event | None, Event | None]]:
    """Each event with the nearest live events before and after it."""
    following: list[Event | None] = []
    later: Event | None = None
    for event in reversed(events):
        following.append(later)
        later = event if is_live(event) else later
    before: Event | None = None
    for event, after in zip(events, reversed(following), strict=True):
        yield event, before, after
        before = event if is_live(event) else before


def updated(event: Event, sources: Iterable[Source]) -> date | None:
    """The newest day on which something in an event was published or corrected; its own where nothing has a date."""
    published = [source.published.first for source in sources if source.published]
    corrected = [correction.date.first for correction in event.corrections]
    return max((day for day in [*published, *corrected] if day), default=event.date.first or event.date.last)


def _without_quotes(event: Event) -> Event:
    return replace(
        event,
        claims=tuple(replace(claim, quote="") for claim in event.claims),
        statements=tuple(replace(statement, quote="") for statement in event.statements),
    )
