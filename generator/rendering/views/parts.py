"""What is too long for one page, by time: a page for each year, and where a year is long one for each of its months."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.model.event import Event
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import month, month_alone

#: A list with more entries than this is split; so are tables that entries fill with more rows.
MOST = 200

#: How many rows an entry fills.
Weight = Callable[[Event], int]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of time, from its first day, with a page of its own at `path`, and the entries of it."""

    path: str
    name: str
    start: date
    events: Sequence[Event]


@dataclass(frozen=True, slots=True)
class PartPage:
    """A part's page between the pages beside it; `inner` are the parts it is split into itself.

    `years` are links to all years of the list, `months` to those of the year at hand where they have pages.
    """

    part: Part
    back: LinkView
    previous: LinkView | None
    next: LinkView | None
    inner: Sequence[Part]
    years: Sequence[LinkView] = ()
    months: Sequence[LinkView] = ()


@dataclass(frozen=True, slots=True)
class MoreView:
    """What of a table stands elsewhere: how many rows are shown here, and the years that hold them all."""

    count: str
    parts: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """How the tables of a thing are split; without `pages` they stand whole on its own page.

    `years` are links to the parts that are not inside another.
    """

    pages: Sequence[PartPage] = ()
    years: tuple[LinkView, ...] = ()

    @property
    def leaves(self) -> Sequence[Part]:
        """The parts that are not split further: every row stands on the page of just one."""
        return [page.part for page in self.pages if not page.inner]


def parts(events: Sequence[Event], path: str, context: Context, *, yearly: bool = True) -> list[Part]:
    """The years (or months, which are not split further) of entries that are given in order."""
    locale = context.words.locale
    made = []
    for start, same in groupby(events, key=_year if yearly else _month):
        first = date(*start, 1)
        key = (
            f"{first.year:04}" if yearly else f"{first.month:02}"
        )  # strftime pads years on some systems alone
        name = key if yearly else month(first, locale)
        made.append(Part(f"{path}{key}/", name, first, tuple(same)))
    return made


def _year(event: Event) -> tuple[int, int]:
    """The year an event is filed under, and its first month."""
    return (event.date.first or event.date.last or date.min).year, 1


def _month(event: Event) -> tuple[int, int]:
    day = event.date.first or event.date.last or date.min
    return day.year, day.month


def part_pages(whole: Part, back: LinkView, context: Context, weight: Weight) -> Iterator[PartPage]:
    """A page for each year of a list, and where a year is long one for each of its months; `back` leads to the list."""
    found = parts(whole.events, whole.path, context)
    years = _links(found, context)
    for part, before, link, after in _between(found, years):
        is_long = sum(map(weight, part.events)) > MOST
        inner = parts(part.events, part.path, context, yearly=False) if is_long else []
        months = [context.link(one.path, month_alone(one.start, context.words.locale)) for one in inner]
        yield PartPage(part, back, before, after, inner, years, months)
        for one, earlier, _, later in _between(inner, _links(inner, context)):
            yield PartPage(one, link, earlier, later, (), years, months)


def _links(found: Iterable[Part], context: Context) -> list[LinkView]:
    return [context.link(part.path, part.name) for part in found]


def _between(
    found: Iterable[Part], links: Sequence[LinkView]
) -> Iterator[tuple[Part, LinkView | None, LinkView, LinkView | None]]:
    """Each part with the link to it, between the links to its neighbours."""
    return zip(found, [None, *links], links, [*links[1:], None], strict=False)


def split(events: Sequence[Event], path: str, owner: LinkView, context: Context, weight: Weight) -> Split:
    """How the tables that entries fill are split. It is told by the entries alone, before any row is made."""
    if "claims" in context.left_out:
        return Split()
    weights = {event.id: weight(event) for event in events}
    if sum(weights.values()) <= MOST:
        return Split()
    whole = Part(f"{path}claims/", owner.name, date.min, events)
    pages = tuple(part_pages(whole, owner, context, lambda event: weights[event.id]))
    return Split(pages, part_links(events, whole.path, context))


def part_links(events: Sequence[Event], path: str, context: Context) -> tuple[LinkView, ...]:
    """Links to the years of a list."""
    return tuple(context.link(part.path, part.name) for part in parts(events, path, context))


def more(
    every: Sequence[object], shown: Sequence[object], split: Split, context: Context, key: str = "newest"
) -> MoreView | None:
    """What is left out of a table; None where nothing is."""
    if len(shown) == len(every):
        return None
    shown_, every_ = (context.words.number(len(rows)) for rows in (shown, every))
    return MoreView(context.words(f"more.{key}", shown=shown_, every=every_), split.years)
