"""Where the entries of a list can be narrowed down: the filter of the chronology, set to what the list is of."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote, urlencode

from generator.model.event import Event
from generator.rendering.context import Context

#: The field of the filter that tells the lists of a folder apart.
_FIELDS = {"escalations": "escalation", "actors": "actor", "kinds": "kind", "places": "place"}


def has_filter(context: Context) -> bool:
    """Whether readers can filter the chronology."""
    return bool(context.site.years) and "filter" not in context.left_out


def narrowed(path: str, context: Context) -> str:
    """The address of the filter for the list at a site path, or for a part of it; “” where it cannot tell that list."""
    folder, *below = path.strip("/").split("/")
    if not has_filter(context) or folder not in {"timeline", *_FIELDS}:
        return ""
    if folder not in _FIELDS:
        return _address(dict(_period(below)), context)
    value = _called(below[0], context) if folder == "places" else below[0]
    return _address({_FIELDS[folder]: value, **dict(_period(below[1:]))}, context) if value else ""


def by_publisher(publisher: str, context: Context) -> str:
    """The address of the filter for all entries that rest on a publisher; “” where a site has no filter, or nobody published."""
    return _address({"source": publisher}, context) if publisher and has_filter(context) else ""


def _called(place: str, context: Context) -> str:
    """What all entries of a place call it, and those of no other place; else “”: the filter tells places by name."""
    names = _names(context.site.places[place])
    shared = context.once(
        "names of places",
        lambda: Counter(n for events in context.site.places.values() for n in _names(events)),
    )
    return next(iter(names)) if len(names) == 1 and all(shared[name] == 1 for name in names) else ""


def _names(events: Iterable[Event]) -> set[str]:
    return {event.place.name for event in events if event.place}


def _address(query: Mapping[str, str], context: Context) -> str:
    asked = urlencode(query, quote_via=quote)
    return context.links.href(f"/timeline/{asked and '?'}{asked}")


def _period(when: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The first and the last day of a year (“2020”) or of a month of it (“09”)."""
    if when:
        first, last = (when[1], when[1]) if len(when) > 1 else ("01", "12")
        year = int(when[0])
        yield "from", f"{year:04}-{first}-01"
        yield "to", f"{year:04}-{last}-{monthrange(year, int(last))[1]:02}"
