"""Numbers in words: “twenty four”, “a hundred”, “two and a half”; “nineteen ninety-six” is a year."""

from collections.abc import Sequence

from generator.extraction.document import Token
from generator.extraction.times.lexicon import LEXICON
from generator.extraction.times.reading import Chunk
from generator.extraction.wording.numbers import SCALES

_VALUES = {word: int(sense.number) for word, sense in LEXICON.items() if sense.letter == "n"}
_SCORE = 20  # “a score of days” is no number here
_CENTURIES = range(11, 21)  # the first half of a year told in two numbers


def spelled(tokens: Sequence[Token], at: int) -> list[Chunk]:
    """Return the number in words that begins at a token, as one chunk; nothing where there is none."""
    total = current = 0
    end, letter = at, "n"
    while end < len(tokens):
        word = tokens[end].lower
        value, scale = _VALUES.get(word), SCALES.get(word)
        if scale and scale != _SCORE:
            current = max(current, 1) * scale
            total, current = (total + current, 0) if scale >= 1000 else (total, current)
        elif value is not None and _adds(current, value):
            current += value
        elif value is not None and current in _CENTURIES and value >= 10:
            current, letter = current * 100 + value, "Y"
        elif not _joins(tokens, at, end, current):
            break
        end += 1
    return [_halved(tokens, letter, at, end, total + current)] if end > at else []


def _adds(current: int, value: int) -> bool:
    if current == 0 or (current % 100 == 0 and value < 100):
        return True
    return current % 10 == 0 and current % 100 >= 20 and value < 10


def _joins(tokens: Sequence[Token], at: int, end: int, current: int) -> bool:
    """“A hundred”, “two hundred and ten”."""
    if end == at:
        return tokens[end].lower in {"a", "an"}
    follows = tokens[end + 1].lower if end + 1 < len(tokens) else ""
    return tokens[end].lower == "and" and current >= 100 and follows in _VALUES


def _halved(tokens: Sequence[Token], letter: str, start: int, end: int, number: float) -> Chunk:
    """“Two and a half”, “two and half”."""
    behind = [token.lower for token in tokens[end : end + 3]]
    if behind[:3] == ["and", "a", "half"] or behind[:2] == ["and", "half"]:
        end, number = end + len(behind) - (behind[1] == "half" and len(behind) == 3), number + 0.5
    return Chunk(letter, start, end, number)
