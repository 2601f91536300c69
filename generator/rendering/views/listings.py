"""Chronologies too long for one page: split by year, a long year by month."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.model.event import Event
from generator.rendering.context import Context, LinkView
from generator.rendering.views.chronology import Chronology, CountedView, MonthView, entries_count, unchecked
from generator.rendering.views.jumps import JumpView, jumps
from generator.rendering.views.late import late, made_of, view
from generator.rendering.views.narrowed import narrowed
from generator.rendering.views.parts import MOST, Part, PartPage, part_pages, parts

#: How many of the newest entries a split list shows on its own page.
NEWEST = 50


@view
class ListingView:
    """A chronology: `months`, oldest first, and the `parts` of it that have pages of their own where it is long.

    `jumps` are its years; `filter` is where its entries can be narrowed down; `unchecked` says that nobody reviewed any of them.
    """

    title: str
    count: str = late(
        lambda events, _, chronology, __: entries_count(events, chronology.context.words), near=True
    )
    back: LinkView | None
    previous: LinkView | None
    next: LinkView | None
    months: tuple[MonthView, ...] = late(lambda _, shown, chronology, __: chronology.months(shown), near=True)
    parts: tuple[CountedView, ...]
    jumps: tuple[JumpView, ...] = late(
        lambda _, shown, chronology, at: jumps(shown, at, chronology.context), near=True
    )
    filter: str
    unchecked: str = late(
        lambda _, shown, chronology, __: unchecked(shown, chronology.context.words), near=True
    )
    _made_of: "tuple[Sequence[Event], Sequence[Event], Chronology, PartPage | None]" = made_of()


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
        return _listing(chronology, events, events, path)
    return _listing(chronology, events, events[-NEWEST:], path, parts(events, path, chronology.context))


def index(events: Sequence[Event], path: str, chronology: Chronology) -> ListingView:
    """The years of a list, and all of it where it is short; whole where these have no pages."""
    context = chronology.context
    years = [] if "listing" in context.left_out else parts(events, path, context)
    return _listing(chronology, events, () if is_long(events, context) else events, path, years)


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


def leaves(events: Sequence[Event], path: str, context: Context) -> list[Part]:
    """The parts of a list whose pages show its entries: together they show each of them once, in its order."""
    whole = Part(path, "", date.min, events)
    if "listing" in context.left_out:
        return [whole]
    found = part_pages(whole, context.link(path, ""), context, lambda _: 1)
    return [page.part for page in found if not page.inner]


def _page(page: PartPage, chronology: Chronology) -> ListingView:
    events = page.part.events
    return ListingView(
        title=page.part.name,
        back=page.back,
        previous=page.previous,
        next=page.next,
        parts=counted(page.inner, chronology.context),
        filter=narrowed(page.part.path, chronology.context),
        _made_of=(events, () if page.inner else events, chronology, page),
    )


def _listing(
    chronology: Chronology,
    events: Sequence[Event],
    shown: Sequence[Event],
    path: str,
    inner: Sequence[Part] = (),
) -> ListingView:
    return ListingView(
        title="",
        back=None,
        previous=None,
        next=None,
        parts=counted(inner, chronology.context),
        filter=narrowed(path, chronology.context),
        _made_of=(events, shown, chronology, None),
    )


def counted(inner: Sequence[Part], context: Context) -> tuple[CountedView, ...]:
    """Links to parts, and how many entries each has."""
    return tuple(
        CountedView(link=context.link(part.path, part.name), _made_of=(part.events, context))
        for part in inner
    )
