"""Entries over time: a row a month with its days, or a row a year with its months."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.rendering.charts.scale import TickView, percent

#: The tallest bar, and how far from the top all of them stand, in pixels.
TALL, GROUND = 28, 40
#: In so few months days are drawn, else months.
_MONTHS_OF_DAYS = 3


class Grain(NamedTuple):
    """What a column is: of a row there are so many, and the `named` ones have their names below."""

    is_day: bool
    columns: int
    named: tuple[int, ...]

    def row(self, day: date) -> date:
        """The first day of the row that a day stands in."""
        return day.replace(day=1) if self.is_day else date(day.year, 1, 1)

    def column(self, day: date) -> int:
        """The column of a day, from 0."""
        return day.day - 1 if self.is_day else day.month - 1

    def start(self, day: date) -> date:
        """The first day of a day's column."""
        return day if self.is_day else day.replace(day=1)

    def follows(self, row: date, before: date) -> bool:
        """Whether no row lies between two."""
        months = (row.year - before.year) * 12 + row.month - before.month
        return months == (1 if self.is_day else 12)


DAYS = Grain(is_day=True, columns=31, named=(1, 5, 10, 15, 20, 25, 30))
MONTHS = Grain(is_day=False, columns=12, named=tuple(range(1, 13)))


@dataclass(frozen=True, slots=True)
class SpellView:
    """A day or month with entries: a bar as `tall` as there are many, from `top` down, in pixels; and their highest level."""

    x: str
    width: str
    middle: str
    top: str
    tall: str
    count: str
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class SpellRowView:
    """A month of days or a year of months; `gap` says that others, without any entry, lie before it."""

    label: str
    spells: tuple[SpellView, ...]
    gap: bool


def grain(days: Iterable[date]) -> Grain:
    """How fine entries are told apart: by days, where these lie in few months."""
    return DAYS if len({day.replace(day=1) for day in days}) <= _MONTHS_OF_DAYS else MONTHS


def spell(column: int, columns: int, share: float, count: str, level: int, title: str) -> SpellView:
    """The mark in a column; `share` is how tall it is beside the tallest."""
    wide, tall = 100 / columns, max(round(TALL * share), 1)
    return SpellView(
        x=percent(column * wide + wide * 0.04),
        width=percent(wide * 0.92),
        middle=percent((column + 0.5) * wide),
        top=str(GROUND - tall),
        tall=str(tall),
        count=count,
        level=level,
        title=title,
    )


def ticks(grain: Grain, names: Iterable[str]) -> tuple[TickView, ...]:
    """The names below the columns that have any."""
    pairs = zip(grain.named, names, strict=True)
    return tuple(TickView(percent((number - 0.5) * 100 / grain.columns), name) for number, name in pairs)
