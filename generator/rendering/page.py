"""A page before it is drawn, and the one that most pages are: an event’s."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator.model.event import Event
from generator.rendering.context import Context
from generator.rendering.views.event import EventView, event_view

if TYPE_CHECKING:
    from generator.rendering.views.parts import PartPage


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is drawn: a pure function of its layout and its view, which `make` makes.

    `layout` is the stem of a template (“event” for event.html), and the name that the template knows `view` by.
    `section` is the part of the navigation it belongs to; `feed` the site path of its own feed, where it has one.
    `indexed` pages are listed for search engines; `canonical` is the site path of the page that this one leads to.
    `event` is the id of the event whose own page it is, `owner` the folder and the id of the thing that another page tells of;
    `at` is the part of its time that it shows, where it is one of several.
    """

    path: str
    layout: str
    title: str
    make: Callable[[], object]
    section: str = ""
    feed: str = ""
    indexed: bool = True
    canonical: str = ""
    event: str = ""
    owner: tuple[str, str] = ("", "")
    at: "PartPage | None" = None

    @property
    def view(self) -> object:
        """What the layout sees, made now: a site has more views than memory should hold at once."""
        return self.make()

    @property
    def file(self) -> str:
        """Where the page is written, relative to the output folder."""
        return self.path.lstrip("/") + ("index.html" if self.path.endswith("/") else "")


def event_page(event: Event, context: Context) -> Page:
    """The page of an event that counts."""
    view = partial(_event_view, event.id, context)
    return Page(f"/events/{event.id}/", "event", event.title, view, "timeline", event=event.id)


def _event_view(event: str, context: Context) -> EventView:
    return event_view(context.site.events[event], context)
