"""The chronology’s own page: its years, and the form that filters its entries."""

from dataclasses import dataclass

from generator.rendering.choices import FIELDS, FOLDER
from generator.rendering.context import Context, LinkView
from generator.rendering.views.chronology import CountedView, MonthView
from generator.rendering.views.jumps import JumpView
from generator.rendering.views.listings import ListingView
from generator.rendering.views.narrowed import has_filter
from generator.rendering.views.search import FormView, forms, lists_of
from generator.rendering.words import PLURALS


@dataclass(frozen=True, slots=True)
class FieldView:
    """What entries are chosen by: `id` is its name in addresses, `name` the words for it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class FilterView:
    """The form: where its index and the pages of events are, its fields, how it counts, and where to look without a script.

    `search` is the page that looks for words; none where the site has none.
    """

    index: str
    events: str
    fields: tuple[FieldView, ...]
    forms: tuple[FormView, ...]
    elsewhere: tuple[LinkView, ...]
    search: LinkView | None


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The chronology: the years it has pages for (`parts`), all its `months` where it is short, and the form that filters it.

    `jumps` and `unchecked` are those of a ListingView. `filter` is none where there is nothing to filter, or a site leaves it out.
    """

    count: str
    months: tuple[MonthView, ...]
    parts: tuple[CountedView, ...]
    jumps: tuple[JumpView, ...]
    unchecked: str
    filter: FilterView | None


def timeline_view(listing: ListingView, context: Context) -> TimelineView:
    """The page of the chronology."""
    shown = filter_view(context) if has_filter(context) else None
    return TimelineView(listing.count, listing.months, listing.parts, listing.jumps, listing.unchecked, shown)


def filter_view(context: Context) -> FilterView:
    """The form that filters the chronology."""
    words = context.words
    search = context.link("/search/", words("nav.search")) if context.site.config.search else None
    return FilterView(
        index=context.links.href(f"/{FOLDER}"),
        events=context.links.href("/events/"),
        fields=tuple(FieldView(name, words(f"filter.fields.{name}")) for name in FIELDS),
        forms=forms({form: f"filter.found.{form}" for form in PLURALS}, words),
        elsewhere=lists_of(context, but="timeline"),
        search=search,
    )
