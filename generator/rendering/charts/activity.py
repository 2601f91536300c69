"""Entries over time: a row a month with its days, or a row a year with its months."""

from collections.abc import Collection, Iterable
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
        return date(day.year, day.month if self.is_day else 1, 1)

    def column(self, day: date) -> int:
        """The column of a day, from 0."""
        return day.day - 1 if self.is_day else day.month - 1

    def place(self, day: date) -> tuple[str, str]:
        """Where the mark of a day's column begins, and how wide it is."""
        wide = 100 / self.columns
        return percent((self.column(day) + 0.04) * wide), percent(wide * 0.92)

    def start(self, day: date) -> date:
        """The first day of a day's column."""
        return day if self.is_day else date(day.year, day.month, 1)

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
    top: str
    tall: str
    count: str
    level: int


@dataclass(frozen=True, slots=True)
class SpellRowView:
    """A month of days or a year of months; `gap` says that others, without any entry, lie before it."""

    label: str
    spells: tuple[SpellView, ...]
    gap: bool


def grain(months: Collection[tuple[int, int]], *, is_exact: bool) -> Grain:
    """How fine entries of some months are told apart: by days, where the months are few and all days known."""
    return DAYS if is_exact and len(months) <= _MONTHS_OF_DAYS else MONTHS


def bar(share: float) -> tuple[str, str]:
    """Where a bar begins and how tall it is, in pixels; `share` is that of the tallest."""
    tall = max(round(TALL * share), 1)
    return str(GROUND - tall), str(tall)


def ticks(grain: Grain, names: Iterable[str]) -> tuple[TickView, ...]:
    """The names below the columns that have any."""
    pairs = zip(grain.named, names, strict=True)
    return tuple(TickView(percent((number - 0.5) * 100 / grain.columns), name) for number, name in pairs)
