"""Numbers that may count people: figures, number words, hedges and ranges. Whether one does is decided in counts.py.

Left out here is what cannot: money, shares, measures, ages, clock times, years, days of a month and numbered things
(“Resolution 242”). “At least 12” has no maximum, “up to 12” no minimum, “dozens” neither.
"""

import re
from collections.abc import Iterator, Mapping

from generator.extraction.counts.number_words import (
    FILLERS,
    HEDGES,
    HEDGES_AFTER,
    MONTHS,
    NUMBERED,
    SCALES,
    SUFFIXES,
    UNITS,
    VAGUE,
    WORDS,
)
from generator.extraction.counts.victims import PLURALS
from generator.extraction.document import Document, NumberMention, Sentence, Token
from generator.model.vocabulary import Qualifier

_FIGURE = re.compile(r"(\d{1,3}(?:[,.]\d{3})+|\d{1,9})(\.\d{1,3})?-?(k|m|mn|bn)?", re.ASCII)
_RANGE = re.compile(r"(\d{1,6})[-–](\d{1,6})", re.ASCII)
_THREE_DIGITS = re.compile(r"\d{3}", re.ASCII)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d", re.ASCII)
_AGED = frozenset({"aged", "age", "ages"})
_JOINERS = frozenset({"to", "and", "or", "-", "–"})
_NUMBER_START = frozenset({*WORDS, *SCALES, *VAGUE, "a", "half"})

#: Smallest and largest value, and where the number ends.
_Value = tuple[int | None, int | None, int]


def find_numbers(document: Document) -> tuple[NumberMention, ...]:
    """Return every number of a document that may be a count, in order."""
    return tuple(number for sentence in document.sentences for number in _in_sentence(sentence))


def _in_sentence(sentence: Sentence) -> Iterator[NumberMention]:
    tokens, position, aged = sentence.tokens, 0, False
    while position < len(tokens):
        value = _value(tokens, position)
        if value is None:
            position += 1
            continue
        low, high, end = value
        if not (_counts_nothing(tokens, position, end) or (aged and _goes_on(tokens, position))):
            yield _mention(sentence, position, low, high, end)
            aged = False
        else:
            aged = aged or tokens[position - 1].lower in _AGED
        position = end


def _goes_on(tokens: tuple[Token, ...], position: int) -> bool:
    """Whether a number continues a list (“aged 51, 18 and 69”)."""
    return tokens[position].text.isdigit() and tokens[position - 1].lower in {",", "and"}


def _mention(sentence: Sentence, start: int, low: int | None, high: int | None, end: int) -> NumberMention:
    tokens = sentence.tokens
    rough = (
        Qualifier.VAGUE
        if low is None
        else Qualifier.ABOUT
        if _is_rough(tokens[start:end])
        else Qualifier.EXACT
    )
    begin, before = _hedge_before(tokens, start)
    after, stop = _hedge_after(tokens, end)
    qualifier = rough if rough is Qualifier.VAGUE else before or after or rough
    if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) and low == high:
        high = None
    if qualifier is Qualifier.UP_TO and low == high:
        low = None
    return NumberMention(
        sentence=sentence.index, start=begin, end=stop, minimum=low, maximum=high, qualifier=qualifier.value
    )


def _value(tokens: tuple[Token, ...], start: int) -> _Value | None:
    """The number that begins at a token: one value, or the two ends of a range."""
    if not (
        tokens[start].lower in _NUMBER_START or tokens[start].text[0].isdigit() or "-" in tokens[start].text
    ):
        return None
    if spread := _RANGE.fullmatch(tokens[start].lower):
        low, high = int(spread[1]), int(spread[2])
        return (low, high, start + 1) if low < high else None
    one = _single(tokens, start)
    if one is None:
        return None
    first, end = one
    if first is not None and end + 1 < len(tokens) and tokens[end].lower in _JOINERS:
        second = _range_end(tokens, start, end, first)
        if second:
            return (first, *second)
    return first, first, end


def _range_end(tokens: tuple[Token, ...], start: int, end: int, first: int) -> tuple[int, int] | None:
    """The upper end of “10 to 15”, “between 10 and 15”: not of “from 10 to 15”, which tells a change."""
    before = tokens[start - 1].lower if start else ""
    if before == "from" or (tokens[end].lower == "and") != (before == "between"):
        return None
    second = _single(tokens, end + 1)
    return (second[0], second[1]) if second and second[0] is not None and second[0] > first else None


def _single(tokens: tuple[Token, ...], start: int) -> tuple[int | None, int] | None:
    word = tokens[start].lower
    if word in VAGUE:
        return None, _end_of_vague(tokens, start)
    if word[0].isdigit():
        return _figure(tokens, start)
    return _in_words(tokens, start)


def _end_of_vague(tokens: tuple[Token, ...], start: int) -> int:
    follow = tuple(token.lower for token in tokens[start + 1 : start + 3])
    return start + 3 if follow[:1] == ("of",) and follow[1:] and follow[1] in VAGUE else start + 1


def _figure(tokens: tuple[Token, ...], start: int) -> tuple[int, int] | None:
    match = _FIGURE.fullmatch(tokens[start].lower)
    if not match:
        return None
    whole, fraction, suffix = match.groups()
    value, end = float(re.sub(r"[,.]", "", whole) + (fraction or "")), start + 1
    while (
        end < len(tokens)
        and _THREE_DIGITS.fullmatch(tokens[end].text)
        and _glued(tokens, end)
        and not fraction
    ):
        value, end = value * 1000 + int(tokens[end].text), end + 1
    value *= SUFFIXES.get(suffix or "", 1)
    while end < len(tokens) and tokens[end].lower in SCALES:
        value, end = value * SCALES[tokens[end].lower], end + 1
    return (round(value), end) if value == round(value) else None


def _glued(tokens: tuple[Token, ...], position: int) -> bool:
    """Whether one character parts a token from a group of one to three digits before it (“2 000”)."""
    before = tokens[position - 1]
    return len(before.text) <= 3 and tokens[position].start - before.end == 1


def _in_words(tokens: tuple[Token, ...], start: int) -> tuple[int, int] | None:
    """A number in words: “twenty-seven”, “a hundred and two”, “two dozen”, “half a dozen”."""
    total, group, position, seen = 0, 0, start, False
    half = tokens[start].lower == "half"
    position += half
    while position < len(tokens):
        word = tokens[position].lower
        if word in ("a", "an") and not seen:
            follow = tokens[position + 1].lower if position + 1 < len(tokens) else ""
            if follow not in SCALES or follow == "score":
                return None
        elif word in SCALES and (seen or position > start):
            group, seen = max(group, 1) * SCALES[word], True
            if SCALES[word] >= 1000:
                total, group = total + group, 0
        elif (part := _below_hundred(word)) is not None:
            group, seen = group + part, True
        elif not (word == "and" and seen and group % 100 == 0 and group and _continues(tokens, position + 1)):
            break
        position += 1
    value = (total + group) // (2 if half else 1)
    return (value, position) if seen else None


def _continues(tokens: tuple[Token, ...], position: int) -> bool:
    return position < len(tokens) and _below_hundred(tokens[position].lower) is not None


def _below_hundred(word: str) -> int | None:
    parts = [WORDS.get(part) for part in word.split("-")]
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) <= 2 else None


def _is_rough(tokens: tuple[Token, ...]) -> bool:
    return tokens[-1].lower == "dozen"


def _counts_nothing(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    before = tokens[start - 1].lower if start else ""
    behind = tokens[end].lower if end < len(tokens) else ""
    verb = before == "number" and start > 1 and tokens[start - 2].lower in {"now", "thus"}
    if (before in NUMBERED and not verb) or before in MONTHS or behind in UNITS:
        return True
    if behind in MONTHS and (behind != "may" or tokens[end].text == "May"):
        return True
    if behind.startswith(("-year", "-day", "-hour", "-strong", "-member")):
        return True
    return end == start + 1 and bool(_YEAR.fullmatch(tokens[start].text)) and not _is_crowd(tokens, start)


def _is_crowd(tokens: tuple[Token, ...], position: int) -> bool:
    """“More than 2000”, “2000 people”: no year."""
    behind = tokens[position + 1].lower if position + 1 < len(tokens) else ""
    dated = position > 0 and tokens[position - 1].lower in {"in", "of", "since", "by"}
    return _hedge_before(tokens, position)[1] is not None or (behind in PLURALS and not dated)


def _hedge_before(tokens: tuple[Token, ...], start: int) -> tuple[int, Qualifier | None]:
    """Where the hedge before a number begins, and what it says; fillers between them are passed over."""
    begin = start
    for filler in FILLERS:
        if _words(tokens, begin - len(filler), begin) == filler:
            begin -= len(filler)
            break
    for length in (4, 3, 2, 1):
        hedge = HEDGES.get(_words(tokens, begin - length, begin))
        if hedge:
            return begin - length, hedge
    return begin, None


def _hedge_after(tokens: tuple[Token, ...], end: int) -> tuple[Qualifier | None, int]:
    return _longest(HEDGES_AFTER, tokens, end)


def _longest(
    table: Mapping[tuple[str, ...], Qualifier], tokens: tuple[Token, ...], end: int
) -> tuple[Qualifier | None, int]:
    for length in (2, 1):
        found = table.get(_words(tokens, end, end + length))
        if found:
            return found, end + length
    return None, end


def _words(tokens: tuple[Token, ...], start: int, end: int) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens[max(0, start) : end]) if start >= 0 else ()
