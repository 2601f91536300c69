"""An axis of time: which days it names."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

#: How many days, months and years may lie between two days that are named.
_DAYS, _MONTHS, _YEARS = (1, 2, 7, 14), (1, 2, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000)
_MOST = 4


class Axis(NamedTuple):
    """Days in order, and how fine they are told apart: as “day”, “month” or “year”."""

    grain: str
    days: tuple[date, ...]


def axis(first: date, last: date) -> Axis:
    """The days that an axis from one day to another names: few, evenly apart, and none of them outside of it."""
    reach = (last - first).days
    for step in _DAYS:
        if reach // step < _MOST:
            return Axis("day", tuple(first + timedelta(n * step) for n in range(reach // step + 1)))
    for step in _MONTHS:
        if len(found := _within(first, last, step)) <= _MOST:
            return Axis("month", found)
    return next(
        axis for step in _YEARS if len((axis := Axis("year", _within(first, last, step * 12))).days) <= _MOST
    )


def _within(first: date, last: date, step: int) -> tuple[date, ...]:
    return tuple(day for day in _months(first, last, step) if first <= day <= last)


def _months(first: date, last: date, step: int) -> Iterator[date]:
    """The firsts of every so many months, counted from a January."""
    begin = (first.year * 12 + first.month - 1) // step * step
    for number in range(max(begin, 12), last.year * 12 + last.month, step):
        yield date(number // 12, number % 12 + 1, 1)
