"""Room for words in a picture: none lies over another, over a mark, or beyond the edge."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil

from generator.rendering.maps.lines import Box, Point

#: The usual width of a letter, and what a line of words takes above its line of writing and below, in units, at the largest
#: size that the style sheet gives words.
_NARROW, _WIDE, _CAPITAL = 7.0, 13.5, 9.4
_ABOVE, _BELOW = 10.0, 3.5
#: From one level line to the next, where room in an area is looked for: three of them hold a line of words.
_STEP = (_ABOVE + _BELOW) / 2


def width(text: str) -> float:
    """How wide words are at the most, in units."""
    return sum(_letter(letter) for letter in text)


def _letter(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    return _CAPITAL if letter.isupper() else _NARROW


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a picture: where their line of writing begins, ends or has its middle, as `anchor` says."""

    text: str
    x: float
    y: float
    anchor: str = "middle"

    @property
    def box(self) -> Box:
        """What they cover."""
        wide = width(self.text)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return left, self.y - _ABOVE, left + wide, self.y + _BELOW


@dataclass(slots=True)
class Room:
    """What of a picture is taken."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> None:
        """Let nothing else be put there."""
        self.taken.append(box)

    def put(self, ways: Iterator[Words]) -> Words | None:
        """Put words where there is room first, and take it; None where there is none."""
        found = next((words for words in ways if self.is_free(words.box)), None)
        if found:
            self.take(found.box)
        return found

    def is_free(self, box: Box) -> bool:
        """Whether a box lies in the picture, and on nothing."""
        left, top, right, bottom = box
        if left < 2 or top < 2 or right > self.width - 2 or bottom > self.height - 2:
            return False
        return not any(left < r and right > x and top < b and bottom > y for x, y, r, b in self.taken)


def beside(text: str, x: float, y: float, radius: float) -> Iterator[Words]:
    """The ways to put a name beside a mark, the best first."""
    off = radius + 3
    yield Words(text, x + off, y + 4, "start")
    yield Words(text, x - off, y + 4, "end")
    yield Words(text, x, y - off - 2)
    yield Words(text, x, y + off + 9)
    for dx, anchor in ((off * 0.8, "start"), (-off * 0.8, "end")):
        for dy in (-off * 0.7, off * 0.7 + 9):
            yield Words(text, x + dx, y + dy, anchor)


def within(text: str, area: "Area") -> Iterator[Words]:
    """The ways to put a name into an area: in the widest stretches that hold all of it, the widest first."""
    wide, found = width(text) + 6, []
    for y, left, right in area.stretches:
        if right - left >= wide:
            found.append((round((left - right) / 20), abs(y - area.height / 2), (left + right) / 2, y))
    for _, _, x, y in sorted(found):
        yield Words(text, x, y)


@dataclass(frozen=True, slots=True)
class Area:
    """An area in a picture of a height: where a line of words may stand in it, as its height, its left end, its right end."""

    height: float
    stretches: tuple[tuple[float, float, float], ...]

    @classmethod
    def of(cls, rings: Sequence[Sequence[Point]], height: float) -> "Area":
        """The area inside some rings."""
        crossings = _crossings(rings, height)
        return cls(height, tuple(_stretches(crossings)))


def _crossings(rings: Sequence[Sequence[Point]], height: float) -> list[list[float]]:
    """Where level lines, each a step below the one before, cross rings, from left to right."""
    found: list[list[float]] = [[] for _ in range(int(height / _STEP) + 1)]
    for ring in rings:
        x, y = ring[-1]
        for beyond, below in ring:
            first, last = (y, below) if y < below else (below, y)
            for row in range(max(ceil(first / _STEP), 0), min(ceil(last / _STEP), len(found))):
                found[row].append(x + (row * _STEP - y) / (below - y) * (beyond - x))
            x, y = beyond, below
    return [sorted(row) for row in found]


def _stretches(crossings: Sequence[Sequence[float]]) -> Iterator[tuple[float, float, float]]:
    """Where three level lines run inside together: the words between them are as high."""
    rows = [[*zip(row[::2], row[1::2], strict=False)] for row in crossings]
    for at, (top, middle, bottom) in enumerate(zip(rows, rows[1:], rows[2:], strict=False)):
        for left, right in _common(_common(top, middle), bottom):
            yield at * _STEP + _ABOVE, left, right


def _common(some: Sequence[Point], others: Sequence[Point]) -> list[Point]:
    """What two rows of stretches have in common."""
    pairs = [(max(a, c), min(b, d)) for a, b in some for c, d in others]
    return [(left, right) for left, right in pairs if left < right]
