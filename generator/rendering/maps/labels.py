"""Room for words in a picture: none lies over another, over a mark, or beyond the edge."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.rendering.maps.lines import Box, Point

#: Height of a line of words, in units, at the largest size that a style sheet gives them, and the usual width of a letter.
HEIGHT = 13.0
_NARROW, _WIDE, _CAPITAL = 7.0, 13.5, 9.4
_ABOVE, _BELOW = 10.0, 3.5


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


def within(text: str, rings: Sequence[Sequence[Point]], height: float) -> Iterator[Words]:
    """The ways to put a name into an area, given by rings: in the widest stretches that hold all of it, the widest first."""
    wide, found = width(text) + 6, []
    for row in range(1, int(height / HEIGHT) * 2):
        y = row * HEIGHT / 2
        lines = [_stretches(rings, y + off) for off in (-_ABOVE, -_ABOVE / 3, _BELOW)]
        for left, right in _common(_common(lines[0], lines[1]), lines[2]):
            if right - left >= wide:
                found.append((right - left, abs(y - height / 2), (left + right) / 2, y))
    for _, _, x, y in sorted(found, key=lambda one: (-round(one[0] / 20), one[1], one[2])):
        yield Words(text, x, y)


def _stretches(rings: Sequence[Sequence[Point]], y: float) -> list[Point]:
    """Where a level line runs inside rings: from, to."""
    xs = []
    for ring in rings:
        x, above = ring[-1]
        for beyond, below in ring:
            if (above <= y) is not (below <= y):
                xs.append(x + (y - above) / (below - above) * (beyond - x))
            x, above = beyond, below
    xs.sort()
    return [*zip(xs[::2], xs[1::2], strict=False)]


def _common(some: Sequence[Point], others: Sequence[Point]) -> list[Point]:
    """What two rows of stretches have in common."""
    pairs = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return [(left, right) for left, right in pairs if left < right]
