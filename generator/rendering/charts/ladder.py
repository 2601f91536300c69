"""The ladder of days: a row a month, a column a day."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from generator.edtf import Edtf
from generator.rendering.charts.scale import percent

_COLUMNS = 31


@dataclass(frozen=True, slots=True)
class CellView:
    """A day with a report: its square's place on the ladder, its level, and what it says."""

    x: str
    middle: str
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class LadderRowView:
    """A month of the ladder: its `days` of the escalation stand from `start` to `end`, those with a report as `cells`.

    `gap` says that months without any report lie before it.
    """

    label: str
    start: str
    end: str
    days: int
    cells: tuple[CellView, ...]
    gap: bool


def ladder_rows(
    period: Edtf, levels: Mapping[date, int], titles: Mapping[date, str], months: Mapping[date, str]
) -> tuple[LadderRowView, ...]:
    """Lay an escalation's days out, one row a month, each day in the column of its number.

    `levels` holds the days with a report; months without one are left out. `titles` says a day in words, `months` names
    the months by their first days.
    """
    rows: list[LadderRowView] = []
    before: date | None = None
    reported = {first: list(days) for first, days in groupby(sorted(levels), lambda day: day.replace(day=1))}
    for first, name in months.items():
        days = reported[first]
        cells = tuple(_cell(day, levels[day], titles[day]) for day in days)
        last = first.replace(day=monthrange(first.year, first.month)[1])
        start = min(max(first, period.first or first), days[0]).day
        end = max(min(last, period.last or last), days[-1]).day
        gap = before is not None and (first - before).days > _COLUMNS
        rows.append(LadderRowView(name, column(start - 1), column(end), end - start + 1, cells, gap))
        before = first
    return tuple(rows)


@lru_cache
def column(number: float) -> str:
    """Where the column of a day of the month begins, in percent."""
    return percent(number * 100 / _COLUMNS)


def _cell(day: date, level: int, title: str) -> CellView:
    return CellView(column(day.day - 1), column(day.day - 0.5), level, title)
