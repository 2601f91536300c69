"""A number as it was told over time: days from left to right, persons from the ground up."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.rendering.charts.scale import Scale, TickView, percent
from generator.rendering.context import LinkView

#: Where the first and the last day of telling stand, and where what holds since then ends, in percent of the width.
_LEFT, _RIGHT, _END = 12, 91, 98
#: Where the highest number and nought stand, in percent of the height.
_TOP, _GROUND = 10, 84
#: What a line of text needs of the height, a letter of the width of a phone, and a dot of either.
_LINE, _LETTER, _DOT = 8.0, 1.7, 2.5
#: A name may cover so many dots.
_COVERED = 2
#: What can be seen at all, in percent of the height.
_THIN = 1.2


@dataclass(frozen=True, slots=True)
class LineView:
    """A number that the upright axis names, and how far it stands from the top."""

    y: str
    text: str


@dataclass(frozen=True, slots=True)
class StepView:
    """What was in force from one day of telling to the next: the range, from low to high; `open` where it had no upper end."""

    x: str
    end: str
    y: str
    width: str
    height: str
    open: bool


@dataclass(frozen=True, slots=True)
class DotView:
    """One figure on the day it was first told. `end` is the lower end of one that is a range.

    `shape` tells who gave it: “own” for the side that is counted, “other” for another party, “else” for anybody else. `open`
    says that the figure has no upper end (“at least”) and `below` that it has no lower one (“up to”).
    """

    x: str
    y: str
    end: str
    shape: str
    standing: str
    open: bool
    below: bool
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class NameView:
    """A figure and who gave it, beside its dot: after it, or `before` it where there is more room."""

    x: str
    y: str
    before: bool
    text: str


@dataclass(frozen=True, slots=True)
class PanelView:
    """One side's total as it was told: what was in force, every figure, and names beside the newest of each claimant."""

    side: LinkView | None
    label: str
    steps: tuple[StepView, ...]
    dots: tuple[DotView, ...]
    names: tuple[NameView, ...]


@dataclass(frozen=True, slots=True)
class CourseView:
    """Totals of one measure as they were told, a panel for each side, all on the same axes; `left_out` says what is not drawn."""

    ticks: tuple[TickView, ...]
    lines: tuple[LineView, ...]
    panels: tuple[PanelView, ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The axes that all panels share: the first and the last day of telling, and a scale of persons from nought."""

    first: date
    last: date
    scale: Scale

    def x(self, day: date) -> float:
        """How far a day stands from the left."""
        reach = (self.last - self.first).days
        return _LEFT + (_RIGHT - _LEFT) * (day - self.first).days / reach

    def y(self, number: float) -> float:
        """How far a number stands from the top."""
        return _GROUND - (_GROUND - _TOP) * number / self.scale.ceiling

    def step(self, start: date, end: date | None, low: int | None, high: int | None, top: int) -> StepView:
        """A range between two days; without an end it holds on. `top` is the highest number that was named."""
        left, right = self.x(start), self.x(end) if end else _END
        upper, lower = self.y(top if high is None else high), self.y(low or 0)
        tall = max(lower - upper, _THIN)
        return StepView(
            x=percent(left),
            end=percent(right),
            y=percent((lower + upper - tall) / 2),
            width=percent(right - left),
            height=percent(tall),
            open=high is None,
        )

    def stands(self, day: date, low: int | None, high: int | None) -> tuple[str, str, str]:
        """Where a figure that names a number stands: from the left, its number from the top, and its lower end in a range."""
        upper, lower = (high if high is not None else low) or 0, low if high is not None else None
        end = percent(self.y(lower)) if lower is not None and lower != upper else ""
        return percent(self.x(day)), percent(self.y(upper)), end


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name would stand: from `left` to `right`, its middle at `y`."""

    left: float
    right: float
    y: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a dot would be covered."""
        return self.left - _DOT < x < self.right + _DOT and abs(y - self.y) < _LINE / 2 + _DOT

    def meets(self, other: "_Place") -> bool:
        """Whether two names would stand on each other."""
        return abs(self.y - other.y) < _LINE and self.left < other.right and other.left < self.right


def names(
    frame: Frame, told: Iterable[tuple[date, int, str]], dots: Sequence[tuple[float, float]]
) -> tuple[NameView, ...]:
    """Names beside figures, each where it covers the fewest dots. What finds no room is left to the table."""
    taken: list[_Place] = []
    found = []
    for day, number, text in told:
        x, y = frame.x(day), frame.y(number)
        free = (place for place in _places(x, y, text) if not any(map(place.meets, taken)))
        covered = [(sum(place.holds(*dot) for dot in dots), place) for place in free]
        most, best = min(covered, key=lambda pair: pair[0], default=(len(dots), None))
        if best and most <= _COVERED:
            taken.append(best)
            found.append(NameView(percent(x), percent(best.y), best.right < x, text))
    return tuple(found)


def _places(x: float, y: float, text: str) -> Iterator[_Place]:
    """Where a name may stand, best first: as high as its dot, below it, or above; before it or after it, inside of the frame."""
    wide = len(text) * _LETTER
    for high in (y, y + _LINE, y - _LINE):
        for left in (x - _DOT - wide, x + _DOT):
            if left >= 0 and left + wide <= _END and _TOP / 2 <= high < _GROUND:
                yield _Place(left, left + wide, high)
