"""Text in a picture: Source Serif Pro by Adobe (SIL Open Font Licence), which has Latin, Greek and Cyrillic letters.

Text with a letter that the font lacks is left out: a reader is better off without it than with boxes.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from font_source_serif_pro import SourceSerifPro, SourceSerifProSemibold
from PIL.ImageFont import FreeTypeFont, Layout, truetype

#: No font has a glyph for this; what it draws instead is what it draws for all that it lacks.
_NOTHING = "\uffff"


@cache
def font(size: int, *, is_bold: bool = False) -> FreeTypeFont:
    """Load the font; laid out by FreeType alone, the same everywhere."""
    path = SourceSerifProSemibold if is_bold else SourceSerifPro
    return truetype(path, size, layout_engine=Layout.BASIC)


def drawable(text: str) -> str:
    """Return a text in one line as the font can draw it; "" where it lacks a letter."""
    seen = (letter for letter in unicodedata.normalize("NFC", text) if _is_seen(letter))
    plain = " ".join("".join(seen).split())
    return plain if all(map(_has, plain.replace(" ", ""))) else ""


def _is_seen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cf")


@lru_cache(maxsize=4096)
def _has(letter: str) -> bool:
    return bytes(font(40).getmask(letter)) != _missing()


@cache
def _missing() -> bytes:
    return bytes(font(40).getmask(_NOTHING))


def fitted(text: str, width: int, sizes: Sequence[int], most: int) -> tuple[int, list[str]]:
    """Break a text into no more than `most` lines, as large as they fit a width; what is too long at the smallest size is cut."""
    for size in sizes:
        lines = _broken(text, font(size, is_bold=True), width)
        if len(lines) <= most and all(font(size, is_bold=True).getlength(line) <= width for line in lines):
            return size, lines
    return sizes[-1], _cut(lines, most, font(sizes[-1], is_bold=True), width)


def _broken(text: str, letters: FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(lines: Sequence[str], most: int, letters: FreeTypeFont, width: int) -> list[str]:
    kept = [shortened(line, letters, width) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = shortened(f"{lines[most - 1]} …", letters, width)
    return kept


def shortened(line: str, letters: FreeTypeFont, width: int) -> str:
    """Cut a line that is wider than a width."""
    if letters.getlength(line) <= width:
        return line
    end = next((n for n in range(len(line), 0, -1) if letters.getlength(f"{line[:n]}…") <= width), 0)
    return f"{line[:end].rstrip()}…"
