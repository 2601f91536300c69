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
    SHARES,
    UNITS,
)
from generator.extraction.counts.values import value_at
from generator.extraction.counts.victims import PLURALS
from generator.extraction.document import Document, NumberMention, Sentence, Token
from generator.model.vocabulary import Qualifier

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d", re.ASCII)
_THE = frozenset({"the", "of", "these", "those", "its", "their"})
_AGED = frozenset({"aged", "age", "ages"})


def find_numbers(document: Document) -> tuple[NumberMention, ...]:
    """Return every number of a document that may be a count, in order."""
    return tuple(number for sentence in document.sentences for number in _in_sentence(sentence))


def _in_sentence(sentence: Sentence) -> Iterator[NumberMention]:
    tokens, position, aged = sentence.tokens, 0, False
    while position < len(tokens):
        value = value_at(tokens, position)
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
        else Qualifier.MORE_THAN
        if tokens[end - 1].lower.endswith("-plus")
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


def _is_rough(tokens: tuple[Token, ...]) -> bool:
    last = tokens[-1].lower
    return last.endswith(("dozen", "-odd", "couple")) or "couple" in (token.lower for token in tokens)


def _counts_nothing(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    before = tokens[start - 1].lower if start else ""
    behind = tokens[end].lower if end < len(tokens) else ""
    verb = before == "number" and start > 1 and tokens[start - 2].lower in {"now", "thus"}
    if (before in NUMBERED and not verb) or before in MONTHS or behind in UNITS:
        return True
    if before in _THE and _is_share(tokens, start):
        return True
    if behind in MONTHS and (behind != "may" or tokens[end].text == "May"):
        return True
    if behind.startswith(("-year", "-day", "-hour", "-strong", "-member")):
        return True
    return end == start + 1 and bool(_YEAR.fullmatch(tokens[start].text)) and not _is_crowd(tokens, start)


def _is_share(tokens: tuple[Token, ...], start: int) -> bool:
    """“Half of the 200”, “most of 12”."""
    at = start - 2 if tokens[start - 1].lower == "of" else start - 3
    return at >= 0 and tokens[at].lower in SHARES and tokens[at + 1].lower == "of"


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
