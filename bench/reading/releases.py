"""The day a military press release was given out: by its head, else by its number among those of its month."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import ceil

#: Release numbers begin with the year and month of their day (the first digit may be lost), and count up through the month.
_NUMBER = re.compile(r"\b2?(0\d\d)-(\d\d)-([A-Z]+)-(\d+)")
_MONTH_DAY = re.compile(
    r"(?:\(|Update,? )(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? (\d{1,2})(?:, (20\d\d))?\b"
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

#: A series of numbers: year, month, letter.
_Series = tuple[int, int, str]
#: For each series its known numbers with their days of the month, in order.
Numbered = Mapping[_Series, Sequence[tuple[int, int]]]


def numbered(texts: Iterable[str]) -> Numbered:
    """Return what the releases that give both tell of which numbers belong to which days."""
    found: dict[_Series, list[tuple[int, int]]] = {}
    for text in texts:
        series, day = _series(text), _by_head(text)
        if series and day and (day.year, day.month) == series[0][:2]:
            found.setdefault(series[0], []).append((series[1], day.day))
    return {key: sorted(known) for key, known in found.items()}


def published(text: str, known: Numbered) -> date | None:
    """Return the day of a release: its head's, else the one on which its number lies between its neighbours'."""
    return _by_head(text) or _by_number(text, known)


def _by_head(text: str) -> date | None:
    """Without a year it is that of the release's number; those that lost their number are of the winter of 2011."""
    day, number = _MONTH_DAY.search(text), _NUMBER.search(text)
    if not day:
        return None
    month = _MONTHS.index(day[1]) + 1
    year = int(day[3] or (f"2{number[1]}" if number else 2011 if month > 6 else 2012))
    return date(year, month, int(day[2]))


def _by_number(text: str, known: Numbered) -> date | None:
    series = _series(text)
    days = known.get(series[0]) if series else None
    if series is None or not days:
        return None
    (year, month, _), number = series
    before = max((pair for pair in days if pair[0] <= number), default=(0, 0))
    behind = min((pair for pair in days if pair[0] >= number), default=None)
    if behind is None:
        return None
    share = (number - before[0]) / (behind[0] - before[0]) if behind[0] > before[0] else 0
    return date(year, month, max(1, ceil(before[1] + share * (behind[1] - before[1]))))


def _series(text: str) -> tuple[_Series, int] | None:
    number = _NUMBER.search(text)
    if number is None or not 1 <= int(number[2]) <= len(_MONTHS):
        return None
    return (int(f"2{number[1]}"), int(number[2]), number[3]), int(number[4])
