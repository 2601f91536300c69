"""The jump bar of pages that list by month: the years of a list, and the months of the year at hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.model.event import Event
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import month_alone, year
from generator.rendering.views.chronology import month_key, month_title
from generator.rendering.views.parts import PartPage

#: A page with more months than this is jumped about in by years alone.
_MONTHS = 36


@dataclass(frozen=True, slots=True)
class JumpView:
    """A year to jump to, and its `months` where they can be jumped to from here; `here` says that the page is of it."""

    link: LinkView
    here: bool
    months: tuple[LinkView, ...]


def jumps(shown: Sequence[Event], at: PartPage | None, context: Context) -> tuple[JumpView, ...]:
    """The jump bar of a page that shows events: one of a part (`at`) leads to the other parts; none where it leads nowhere."""
    if at is None:
        within = _within(shown, context)
        return within if sum(len(one.months) or 1 for one in within) > 1 else ()
    months = tuple(at.months) or tuple(month for one in _within(shown, context) for month in one.months)
    ours = {at.back.href, context.links.href(at.part.path)}
    made = [
        JumpView(link, link.href in ours, months if link.href in ours and len(months) > 1 else ())
        for link in at.years
    ]
    return tuple(made) if len(made) > 1 or any(one.months for one in made) else ()


def _within(shown: Sequence[Event], context: Context) -> tuple[JumpView, ...]:
    """The years and the months of a page as fragments of it."""
    locale = context.words.locale
    dates = {event.date.text: event.date for event in shown}
    keys = sorted(set(map(month_key, dates.values())))
    made = []
    for number, of_year in groupby(keys, key=lambda key: key[0]):
        some = [*of_year]
        first = LinkView(_fragment(some[0], context), year(date(number, 1, 1), locale))
        months = [
            LinkView(_fragment(key, context), month_alone(date(number, key[1], 1), locale))
            for key in some
            if key[1]
        ]
        made.append(JumpView(first, here=False, months=tuple(months) if len(keys) <= _MONTHS else ()))
    return tuple(made)


def _fragment(key: tuple[int, int], context: Context) -> str:
    return f"#{month_title(key, context.words.locale)[1]}"
