"""The value of a number in figures or words: “1.2 million”, “twenty-seven”, “two and a half thousand”, “10 to 15”, “dozens”."""

import re
from functools import lru_cache

from generator.extraction.document import Token
from generator.extraction.wording.numbers import (
    FIXED,
    MANY,
    MONTHS,
    OR_MORE,
    SCALES,
    SIZES,
    SUFFIXES,
    VAGUE,
    WORDS,
)

_LONGEST = 24  # words of a number
_LARGEST = 10**12
#: Smallest and largest value, and where the number ends.
Value = tuple[int | None, int | None, int]
_One = tuple[int | None, int]

_FIGURE = re.compile(
    r"(\d{1,3}(?:[,.]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,9})([.,]\d{1,3})?-?(k|m|mn|bn|odd|plus)?", re.ASCII
)
_RANGE = re.compile(r"(\d{1,6})[-–](\d{1,6})", re.ASCII)
_THREE_DIGITS = re.compile(r"\d{3}", re.ASCII)
_JOINERS = frozenset({"to", "and", "or", "-", "–"})
_FIXED = {  # by first word
    first: tuple(entry for entry in FIXED.items() if entry[0][0] == first)
    for first in dict.fromkeys(phrase[0] for phrase in FIXED)
}
_START = frozenset({*WORDS, *SCALES, *VAGUE, *_FIXED, "a", "an", "half", "many"})
_ARTICLES = frozenset({"a", "an"})
_WORDS_KEPT = 2**16
_HALF = ("and", "a", "half")


@lru_cache(maxsize=_WORDS_KEPT)
def begins_number(word: str) -> bool:
    """Whether a number may begin with a small-letter word."""
    return word in _START or word[0].isdigit() or "-" in word


def value_at(tokens: tuple[Token, ...], start: int) -> Value | None:
    """Return the number that begins at a token: one value, or the two ends of a range."""
    word = tokens[start].lower
    if not begins_number(word):
        return None
    if spread := _RANGE.fullmatch(word):
        scale, end = _scale(tokens, start + 1)
        low, high = int(spread[1]), int(spread[2])
        return (low * scale, high * scale, end) if low < high else None
    one = _single(tokens, start)
    if one is None:
        return None
    first, end = one
    if first is not None and end + 1 < len(tokens) and tokens[end].lower in _JOINERS:
        second = _range_end(tokens, start, end, first)
        if second:
            return second
    if first is not None and (second := _perhaps(tokens, end, first)):
        return second
    return first, first, end


def _perhaps(tokens: tuple[Token, ...], end: int, first: int) -> Value | None:
    """“100, perhaps 150”, “20, if not 30,”: behind a number a higher one that it may be."""
    follow = [token.lower for token in tokens[end : end + 3]]
    if follow[:1] != [","]:
        return None
    at = next(
        (size for size in (1, 2) if len(follow) > size and " ".join(follow[1 : size + 1]) in OR_MORE), 0
    )
    second = _single(tokens, end + at + 1) if at and end + at + 1 < len(tokens) else None
    if second is None or second[0] is None or second[0] <= first:
        return None
    closed = [token.lower for token in tokens[second[1] : second[1] + 1]] == [","]
    return first, second[0], second[1] + closed


def _scale(tokens: tuple[Token, ...], position: int) -> tuple[int, int]:
    """“10-15 thousand”: the scale behind a range of figures, and where it ends."""
    word = tokens[position].lower if position < len(tokens) else ""
    return (SCALES[word], position + 1) if SCALES.get(word, 0) >= 1000 else (1, position)


def _range_end(tokens: tuple[Token, ...], start: int, end: int, first: int) -> Value | None:
    """“10 to 15”, “between 10 and 15”, “two or three dozen”: not “from 10 to 15”, which tells a change."""
    before = tokens[start - 1].lower if start else ""
    anywhere = start > 1 and tokens[start - 2].lower == "anywhere"
    if (
        before == "by"
        or before in MONTHS  # “from October 2020 to 45,717”
        or (before == "from" and not anywhere)
        or (tokens[end].lower == "and") != (before == "between")
    ):
        return None
    second = _single(tokens, end + 1)
    if second is None or second[0] is None or second[0] <= first:
        return None
    scale = SCALES.get(tokens[second[1] - 1].lower, 1) if second[1] - end > 2 else 1
    shared = scale if first * scale < second[0] and tokens[end - 1].lower not in SCALES else 1
    return first * shared, second[0], second[1]


def _single(tokens: tuple[Token, ...], start: int) -> _One | None:
    word = tokens[start].lower
    if word in VAGUE:
        return None, _end_of_vague(tokens, start)
    if word[0].isdigit():
        return _figure(tokens, start)
    if word == "many" and tokens[start + 1 : start + 2] and tokens[start + 1].lower == "of":
        return None, start + 1
    if word in _FIXED and (fixed := _fixed(tokens, start)):
        return fixed
    if word in _ARTICLES and (end := _end_of_many(tokens, start)):
        return None, end
    return _in_words(tokens, start)


def _fixed(tokens: tuple[Token, ...], start: int) -> _One | None:
    for phrase, value in _FIXED[tokens[start].lower]:
        end = start + len(phrase)
        if tuple([token.lower for token in tokens[start:end]]) == phrase:
            return value, end
    return None


def _end_of_many(tokens: tuple[Token, ...], start: int) -> int | None:
    """“A number of”, “a large number of”, “a handful of”, “a few”: behind the words that give no number."""
    ahead = [token.lower for token in tokens[start + 1 : start + 4]]
    if ahead[:1] == ["few"]:
        return start + 2
    at = 1 if ahead[:1] and ahead[0] in SIZES else 0
    return (
        start + at + 3 if ahead[at : at + 1] and ahead[at] in MANY and ahead[at + 1 :][:1] == ["of"] else None
    )


def _end_of_vague(tokens: tuple[Token, ...], start: int) -> int:
    follow = [token.lower for token in tokens[start + 1 : start + 6]]
    if follow[:1] == ["of"] and follow[1:] and follow[1] in VAGUE:
        return start + 3
    perhaps = next((at for at in range(1, len(follow)) if follow[at] in VAGUE), 0)
    if perhaps and follow[0] == "," and " ".join(follow[1:perhaps]) in OR_MORE:
        return start + perhaps + (3 if follow[perhaps + 1 : perhaps + 2] == [","] else 2)
    return start + 1


def _figure(tokens: tuple[Token, ...], start: int) -> tuple[int, int] | None:
    match = _FIGURE.fullmatch(tokens[start].lower)
    if not match:
        return None
    whole, fraction, suffix = match.groups()
    end = start + 1
    scaled = end < len(tokens) and tokens[end].lower in SCALES
    if fraction and fraction[0] == "," and not (scaled or suffix):
        return None
    value = float(re.sub(r"[,.]", "", whole) + (fraction or "").replace(",", "."))
    last = min(len(tokens), start + _LONGEST)
    while (  # “2 000 000”
        end < last
        and _THREE_DIGITS.fullmatch(tokens[end].text)
        and len(tokens[end - 1].text) <= 3
        and not fraction
    ):
        value, end = value * 1000 + int(tokens[end].text), end + 1
    value *= SUFFIXES.get(suffix or "", 1)
    while end < last and tokens[end].lower in SCALES:
        value, end = value * SCALES[tokens[end].lower], end + 1
    return (round(value), end) if value < _LARGEST and abs(value - round(value)) < 1e-6 else None


def _in_words(tokens: tuple[Token, ...], start: int) -> tuple[int, int] | None:
    """A number in words: “twenty-seven”, “a hundred and two”, “two and a half thousand”, “half a dozen”."""
    total, group, position, seen = 0.0, 0.0, start, False
    half = tokens[start].lower == "half"
    position += half
    last = min(len(tokens), start + _LONGEST)
    while position < last:
        word = tokens[position].lower
        if word in _ARTICLES and not seen:
            follow = tokens[position + 1].lower if position + 1 < len(tokens) else ""
            if follow.removesuffix("-odd") not in SCALES or follow == "score":
                return None
        elif (scale := SCALES.get(word.removesuffix("-odd"))) and (seen or position > start):
            group, seen = max(group, 1) * scale, True
            if scale >= 1000:
                total, group = total + group, 0
        elif (part := _below_hundred(word)) is not None:
            group, seen = group + part, True
        elif seen and _is_half(tokens, position):
            group, position = group + 0.5, position + 2
        elif not (word == "and" and seen and group % 100 == 0 and group and _continues(tokens, position + 1)):
            break
        position += 1
    value = (total + group) / (2 if half else 1)
    return (int(value), position) if seen and value < _LARGEST else None


def _is_half(tokens: tuple[Token, ...], position: int) -> bool:
    """“And a half million”."""
    words = tuple(token.lower for token in tokens[position : position + 4])
    return words[:3] == _HALF and words[3:] != () and words[3] in SCALES


def _continues(tokens: tuple[Token, ...], position: int) -> bool:
    return position < len(tokens) and _below_hundred(tokens[position].lower) is not None


def _below_hundred(word: str) -> float | None:
    """“Twenty-seven”, “twentyseven”, “thirty-odd”; “two-and-a-half” too."""
    if word in WORDS:
        return WORDS[word]
    whole = word.removesuffix("-odd").removesuffix("-plus")
    half = 0.5 if whole.endswith("-and-a-half") else 0
    parts = [WORDS.get(part) for part in whole.removesuffix("-and-a-half").split("-")]
    known = [part for part in parts if part is not None]
    return sum(known) + half if len(known) == len(parts) <= 2 else None
