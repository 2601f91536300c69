"""Where the entries of a list can be narrowed down: the filter of the chronology, set to what the list is of."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlencode

from generator.rendering.context import Context

#: The field of the filter that tells the lists of a folder apart.
_FIELDS = {"escalations": "escalation", "actors": "actor", "kinds": "kind"}


def has_filter(context: Context) -> bool:
    """Whether readers can filter the chronology."""
    return bool(context.site.years) and "filter" not in context.left_out


def narrowed(path: str, context: Context) -> str:
    """The address of the filter for the list at a site path, or for a part of it; “” where it cannot tell that list."""
    folder, *below = path.strip("/").split("/")
    if not has_filter(context) or folder not in {"timeline", *_FIELDS}:
        return ""
    field, own = _FIELDS.get(folder), 1 if folder in _FIELDS else 0
    query = {field: below[0]} if field else {}
    asked = urlencode({**query, **dict(_period(below[own:]))}, quote_via=quote)
    return context.links.href(f"/timeline/{asked and '?'}{asked}")


def _period(when: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The first and the last day of a year (“2020”) or of a month of it (“09”)."""
    if when:
        first, last = (when[1], when[1]) if len(when) > 1 else ("01", "12")
        year = int(when[0])
        yield "from", f"{year:04}-{first}-01"
        yield "to", f"{year:04}-{last}-{monthrange(year, int(last))[1]:02}"
