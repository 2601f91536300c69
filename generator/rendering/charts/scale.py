"""Scales of persons: where numbers stand, and which of them an axis names."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor, log10

_STEPS = (1, 2, 2.5, 5, 10)
#: Most figures are small numbers on a scale that many tolls share.
_MARKS = 2**14


@dataclass(frozen=True, slots=True)
class MarkView:
    """One figure on its line: a dot at `at` where it names one number, a line from `start` to `end` where a range.

    `open` says that the figure has no upper end (“at least”) and `below` that it has no lower one (“up to”). Positions are
    percentages of the width.
    """

    at: str
    start: str
    end: str
    width: str
    open: bool
    below: bool


@dataclass(frozen=True, slots=True)
class TickView:
    """A mark on an axis and its text."""

    x: str
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear axis from 0 to `ceiling` persons."""

    ceiling: float

    @classmethod
    def over(cls, numbers: Iterable[int | None]) -> "Scale":
        """The scale that holds every number, and ends with one that its axis names."""
        top = max([number for number in numbers if number], default=1)
        step = _step(top)
        return cls(ceil(top / step) * step)

    def at(self, number: float) -> str:
        """Where a number stands, in percent. A margin on either side keeps marks whole."""
        return percent(3 + 91 * number / self.ceiling)

    def wide(self, low: float, high: float) -> str:
        """How wide the stretch between two numbers is, in percent; never too thin to be seen."""
        return percent(max(91 * (high - low) / self.ceiling, 0.4))

    @lru_cache(maxsize=_MARKS)  # noqa: B019 - scales are few, and equal ones are one
    def mark(self, low: int | None, high: int | None) -> MarkView | None:
        """Where a figure stands; None where it names no number."""
        if low is None and high is None:
            return None
        start, end = low if low is not None else 0, high if high is not None else self.ceiling
        named = low if low is not None else high
        at = self.at(named or 0) if low == high or low is None or high is None else ""
        return MarkView(
            at, self.at(start), self.at(end), self.wide(start, end), open=high is None, below=low is None
        )

    def ticks(self) -> tuple[float, ...]:
        """The numbers an axis names."""
        step = _step(self.ceiling)
        return tuple(step * n for n in range(floor(self.ceiling / step) + 1))


def percent(number: float) -> str:
    """A percentage with as many digits as a pixel needs."""
    return f"{round(number, 2):g}%"


def _step(ceiling: float) -> float:
    """How far apart the numbers are that an axis names: whole persons, and few of them."""
    return _round_up(ceiling / 4) if ceiling > 4 else 1


@lru_cache(maxsize=_MARKS)
def _round_up(number: float) -> float:
    size = 10.0 ** floor(log10(number))
    return next(step * size for step in _STEPS if step * size >= number)
