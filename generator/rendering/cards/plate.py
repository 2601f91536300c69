"""A card drawn: what it is called above, a square a day with its level below, as on the page of an escalation.

The same plate gives the same bytes with one version of Pillow. Colours are those of the theme on paper (dateline.css).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

from generator.rendering.cards.lettering import drawable, fitted, font, shortened
from generator.rendering.cards.month import Month

#: Colours are numbers of a palette, in which what lies between two of them is numbered between them: so the edges of letters
#: are mixed by their numbers alone. On paper, soft letters and hairlines are steps on the way to ink.
_PAPER, _HAIR, _SOFT, _INK = 0, 10, 41, 57
#: A level’s colour has the number `_FIRST + _STEP * level`; that of its number is the last before the next.
_FIRST, _STEP = 64, 32
_RAMPS = (
    ("#fcfbf8", "#1c1b19", _INK + 1),
    ("#dedad1", "#3a3833", _STEP),
    ("#f0d9a4", "#3a2c06", _STEP),
    ("#e3a53c", "#2b1d00", _STEP),
    ("#bc5218", "#ffffff", _STEP),
    ("#931f2b", "#ffffff", _STEP),
    ("#3d0b22", "#ffffff", _STEP),
)
#: Pixels. A row of 31 squares is as wide as the text.
_MARGIN, _PITCH, _CELL, _ROW = 74, 34, 32, 68
_TICKS = (1, 5, 10, 15, 20, 25, 30)
_SIZES = (66, 58, 50, 42)


@dataclass(frozen=True, slots=True)
class Plate:
    """What a card shows: a line above the title and one below it, and the months of a ladder under what these are called.

    `is_mirrored` begins at the right.
    """

    above: str
    title: str
    below: str
    caption: str
    months: Sequence[Month]
    is_mirrored: bool


def drawn(plate: Plate, size: tuple[int, int]) -> bytes:
    """Draw a card as a PNG file."""
    image = Image.new("L", size, _PAPER)
    _Drawing(ImageDraw.Draw(image), *size, plate.is_mirrored).draw(plate)
    image.putpalette(_palette())
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@cache
def _palette() -> bytes:
    (first, *levels), gap = (_ramp(*one) for one in _RAMPS), bytes(3 * (_FIRST - _INK - 1))
    return b"".join([first, gap, *levels])


def _ramp(low: str, high: str, steps: int) -> bytes:
    """The colours from one to another, both among them."""
    ends = [*zip(ImageColor.getrgb(low), ImageColor.getrgb(high), strict=True)]
    mixed = (start + (end - start) * step // (steps - 1) for step in range(steps) for start, end in ends)
    return bytes(mixed)


@dataclass(frozen=True, slots=True)
class _Drawing:
    pen: ImageDraw.ImageDraw
    width: int
    height: int
    is_mirrored: bool

    def draw(self, plate: Plate) -> None:
        top = self._line(drawable(plate.above), 50, 27, _SOFT) + 12
        most = 2 if len(plate.months) > 2 else 3
        size, lines = fitted(drawable(plate.title), self.width - 2 * _MARGIN, _SIZES, most)
        for line in lines:
            top = self._line(line, top, size, _INK, is_bold=True)
        self._line(drawable(plate.below), top + 8, 30, _SOFT)
        if plate.months:
            self._ladder(plate)

    def _ladder(self, plate: Plate) -> None:
        first = self.height - 74 - _ROW * len(plate.months)
        self.pen.line([(_MARGIN, first - 12), (self.width - _MARGIN - 1, first - 12)], fill=_INK)
        if plate.caption:
            self._line(drawable(plate.caption), first - 52, 24, _SOFT)
        for number, month in enumerate(plate.months):
            self._month(month, first + number * _ROW)
        for day in _TICKS:
            middle = (self._left(day) + _CELL / 2, self.height - 56)
            self.pen.text(middle, str(day), fill=_SOFT, font=font(17), anchor="mm")

    def _line(self, text: str, top: int, size: int, fill: int, *, is_bold: bool = False) -> int:
        """Write a line; return where the next begins."""
        if text:
            text = shortened(text, font(size, is_bold=is_bold), self.width - 2 * _MARGIN)
            self._text(text, (_MARGIN, top), size, fill, is_bold=is_bold)
        return top + round(size * 1.14) if text else top

    def _text(
        self, text: str, place: tuple[int, int], size: int, fill: int, *, is_bold: bool = False
    ) -> None:
        at, anchor = ((self.width - place[0], place[1]), "ra") if self.is_mirrored else (place, "la")
        self.pen.text(at, text, fill=fill, font=font(size, is_bold=is_bold), anchor=anchor)

    def _month(self, month: Month, top: int) -> None:
        self._text(drawable(month.name), (_MARGIN, top), 20, _SOFT)
        levels = dict(month.levels)
        for day in range(month.start, month.end + 1):
            self._day(day, levels.get(day), top + 27)

    def _left(self, day: int) -> int:
        left = _MARGIN + (day - 1) * _PITCH
        return self.width - left - _CELL if self.is_mirrored else left

    def _day(self, day: int, level: int | None, top: int) -> None:
        """A square; one without a report is blank."""
        left = self._left(day)
        box = [left, top, left + _CELL - 1, top + _CELL - 1]
        if level is None:
            self.pen.rectangle(box, outline=_HAIR)
            return
        colour = _FIRST + _STEP * level
        ink = colour + _STEP - 1
        self.pen.rectangle(box, fill=colour)
        middle = (left + _CELL / 2, top + _CELL / 2)
        self.pen.text(middle, str(level), fill=ink, font=font(20, is_bold=True), anchor="mm")
