"""Entries by day and name alone, where a list is to lead to them and tells nothing of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.event import Event
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import WhenView, when


@dataclass(frozen=True, slots=True)
class DatedView:
    """An entry by its day and its name."""

    when: WhenView
    link: LinkView


def dated_views(events: Iterable[Event], context: Context) -> tuple[DatedView, ...]:
    """Entries in the order given."""
    return tuple(DatedView(when(event.date, context.words), context.event(event)) for event in events)
