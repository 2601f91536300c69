"""Chronologies too long for one page: split by year, a long year by month."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any

from generator.model.event import Event
from generator.rendering.context import LinkView
from generator.rendering.dates import month
from generator.rendering.views.chronology import Chronology, CountedView, ListingView, month_of

#: A list with more entries than this is split.
MOST = 200
#: How many of the newest entries a split list shows on its own page.
NEWEST = 50
#: What a list is split by, in turn: the parts of an ISO date. A month is not split further.
_BY_YEAR, _BY_MONTH = "%Y", "%m"
_FINER = {_BY_YEAR: _BY_MONTH}


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a chronology with a page of its own at `path`, its name in words."""

    path: str
    name: str
    events: Sequence[Event]


@dataclass(frozen=True, slots=True)
class PartPage:
    """A part's page: its path, its name, and what makes its view."""

    path: str
    name: str
    make: Callable[[], ListingView]


def inline(events: Sequence[Event], path: str, chronology: Chronology) -> ListingView:
    """The list on the page at `path`: whole, or its newest entries with the years it is split into."""
    if len(events) <= MOST:
        return _listing(chronology, events, events)
    return _listing(chronology, events, events[-NEWEST:], _parts(events, path, _BY_YEAR, chronology))


def index(events: Sequence[Event], path: str, chronology: Chronology) -> ListingView:
    """The years of a list alone."""
    return _listing(chronology, events, (), _parts(events, path, _BY_YEAR, chronology))


def long_pages(
    events: Sequence[Event], path: str, owner: LinkView, chronology: Chronology
) -> Iterator[PartPage]:
    """The pages that a list is split into; none where it stands whole on its own page."""
    if len(events) > MOST:
        yield from pages(events, path, owner, chronology)


def pages(
    events: Sequence[Event], path: str, owner: LinkView, chronology: Chronology, by: str = _BY_YEAR
) -> Iterator[PartPage]:
    """A page for each year, and where a year is long one for each of its months."""
    parts = _parts(events, path, by, chronology)
    links: list[LinkView | None] = [
        None,
        *(chronology.context.link(part.path, part.name) for part in parts),
        None,
    ]
    for part, before, link, after in zip(parts, links, links[1:], links[2:], strict=False):
        finer = _FINER.get(by) if len(part.events) > MOST else None
        around = {"title": part.name, "back": owner, "previous": before, "next": after}
        yield PartPage(part.path, part.name, partial(_page, part, finer, chronology, around))
        if finer and link:
            yield from pages(part.events, part.path, link, chronology, finer)


def _page(part: _Part, finer: str | None, chronology: Chronology, around: Mapping[str, Any]) -> ListingView:
    inner = _parts(part.events, part.path, finer, chronology) if finer else []
    return replace(_listing(chronology, part.events, () if finer else part.events, inner), **around)


def _parts(events: Sequence[Event], path: str, by: str, chronology: Chronology) -> list[_Part]:
    locale = chronology.context.words.locale
    cut = groupby(events, key=lambda event: f"{month_of(event):{by}}")
    stretches = [(key, tuple(same)) for key, same in cut]
    return [
        _Part(f"{path}{key}/", key if by == _BY_YEAR else month(month_of(same[0]), locale), same)
        for key, same in stretches
    ]


def _listing(
    chronology: Chronology, events: Sequence[Event], shown: Sequence[Event], parts: Sequence[_Part] = ()
) -> ListingView:
    counted = (
        CountedView(chronology.context.link(part.path, part.name), chronology.count(part.events))
        for part in parts
    )
    return ListingView(
        "", chronology.count(events), None, None, None, chronology.months(shown), tuple(counted)
    )
