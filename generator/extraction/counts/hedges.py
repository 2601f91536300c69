"""Hedges around a number: “at least”, “some”, “or more”."""

from collections.abc import Mapping

from generator.extraction.document import Token
from generator.extraction.wording.numbers import FILLERS, HEDGES, HEDGES_AFTER
from generator.model.vocabulary import Qualifier

_BEFORE = frozenset(phrase[-1] for phrase in (*FILLERS, *HEDGES))  # what stands right before a hedged number
_BEHIND = frozenset(phrase[0] for phrase in HEDGES_AFTER)


def hedge_before(tokens: tuple[Token, ...], start: int) -> tuple[int, Qualifier | None]:
    """Return where the hedge before a number begins, and what it says; fillers between them are passed over."""
    if not start or tokens[start - 1].lower not in _BEFORE:
        return start, None
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


def hedge_after(tokens: tuple[Token, ...], end: int) -> tuple[Qualifier | None, int]:
    """Return what the hedge behind a number says, and where it ends."""
    return _longest(HEDGES_AFTER, tokens, end)


def _longest(
    table: Mapping[tuple[str, ...], Qualifier], tokens: tuple[Token, ...], end: int
) -> tuple[Qualifier | None, int]:
    if end >= len(tokens) or tokens[end].lower not in _BEHIND:
        return None, end
    for length in (2, 1):
        found = table.get(_words(tokens, end, end + length))
        if found:
            return found, end + length
    return None, end


def _words(tokens: tuple[Token, ...], start: int, end: int) -> tuple[str, ...]:
    return tuple([token.lower for token in tokens[start:end]]) if start >= 0 else ()
