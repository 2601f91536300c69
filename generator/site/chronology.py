"""Events in the order of time: which are shown, and when each last changed."""

from dataclasses import replace

from generator.model.config import Config
from generator.model.event import Event
from generator.model.record import Record
from generator.model.vocabulary import Status


def chronology(record: Record, *, drafts: bool) -> dict[str, Event]:
    """The events that are shown, by id, oldest first."""
    events = (
        shown(entry.value, record.config) for entry in record.events if is_shown(entry.value, drafts=drafts)
    )
    return {event.id: event for event in sorted(events, key=lambda event: (event.date.sort_key, event.id))}


def is_shown(event: Event, *, drafts: bool) -> bool:
    """Whether an event is part of the site: a draft is only where these are asked for."""
    return drafts or event.status is not Status.DRAFT


def shown(event: Event, config: Config) -> Event:
    """An event as the site has it: without its quotes where the site's quotes are off."""
    return event if config.quotes else _without_quotes(event)


def _without_quotes(event: Event) -> Event:
    return replace(
        event,
        claims=tuple(replace(claim, quote="") for claim in event.claims),
        statements=tuple(replace(statement, quote="") for statement in event.statements),
    )
