"""Chronologies too long for one page: split by year, a long year by month."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.model.event import Event
from generator.rendering.context import Context, LinkView
from generator.rendering.views.chronology import Chronology, CountedView, ListingView
from generator.rendering.views.parts import MOST, Part, PartPage, part_pages, parts

#: How many of the newest entries a split list shows on its own page.
NEWEST = 50


@dataclass(frozen=True, slots=True)
class ListingPage:
    """A part's page: its path, its name, where it stands, and what makes its view."""

    path: str
    name: str
    at: PartPage
    make: Callable[[], ListingView]


def is_long(events: Sequence[Event], context: Context) -> bool:
    """Whether a list is split into pages of its own."""
    return len(events) > MOST and "listing" not in context.left_out


def inline(events: Sequence[Event], path: str, chronology: Chronology) -> ListingView:
    """The list on the page at `path`: whole, or its newest entries with the years it is split into."""
    if not is_long(events, chronology.context):
        return _listing(chronology, events, events)
    return _listing(chronology, events, events[-NEWEST:], parts(events, path, chronology.context))


def index(events: Sequence[Event], path: str, chronology: Chronology) -> ListingView:
    """The years of a list alone; all of it where these have no pages."""
    if "listing" in chronology.context.left_out:
        return _listing(chronology, events, events)
    return _listing(chronology, events, (), parts(events, path, chronology.context))


def long_pages(
    events: Sequence[Event], path: str, owner: LinkView, chronology: Chronology
) -> Iterator[ListingPage]:
    """The pages that a list is split into; none where it stands whole on its own page."""
    if is_long(events, chronology.context):
        yield from pages(events, path, owner, chronology)


def pages(
    events: Sequence[Event], path: str, owner: LinkView, chronology: Chronology
) -> Iterator[ListingPage]:
    """A page for each year, and where a year is long one for each of its months; none where a site leaves them out."""
    if "listing" in chronology.context.left_out:
        return
    whole = Part(path, owner.name, date.min, events)
    for page in part_pages(whole, owner, chronology.context, lambda _: 1):
        yield ListingPage(page.part.path, page.part.name, page, partial(_page, page, chronology))


def _page(page: PartPage, chronology: Chronology) -> ListingView:
    events = page.part.events
    return ListingView(
        title=page.part.name,
        back=page.back,
        previous=page.previous,
        next=page.next,
        parts=counted(page.inner, chronology.context),
        _made_of=(events, () if page.inner else events, chronology),
    )


def _listing(
    chronology: Chronology, events: Sequence[Event], shown: Sequence[Event], inner: Sequence[Part] = ()
) -> ListingView:
    return ListingView(
        title="",
        back=None,
        previous=None,
        next=None,
        parts=counted(inner, chronology.context),
        _made_of=(events, shown, chronology),
    )


def counted(inner: Sequence[Part], context: Context) -> tuple[CountedView, ...]:
    """Links to parts, and how many entries each has."""
    return tuple(
        CountedView(link=context.link(part.path, part.name), _made_of=(part.events, context))
        for part in inner
    )
