"""Phrases of many words found in tokens: a table from first word to what may follow it."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from generator.extraction.document import Token
from generator.extraction.tokens import split_words

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """A set of phrases with a value each. Built once; a look-up costs one dictionary access where nothing begins.

    A word that a phrase writes with a capital must have one in the text, and a word in capitals (“US”) must be in
    capitals; small letters match any. Of equal phrases the first keeps its value.
    """

    def __init__(self, pairs: Iterable[tuple[str, Value]]) -> None:
        table: dict[str, dict[tuple[str, ...], tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in pairs:
            words = tuple(split_words(phrase))
            lower = tuple(word.casefold() for word in words)
            known, meaning = table.setdefault(lower[0], {}).setdefault(lower, (words, value))
            table[lower[0]][lower] = (tuple(map(_plainer, known, words)), meaning)
        self._table = {
            first: tuple(
                (lower, *entry) for lower, entry in sorted(found.items(), key=lambda item: -len(item[0]))
            )
            for first, found in table.items()
        }

    def at(self, tokens: Sequence[Token], start: int) -> tuple[int, Value] | None:
        """Return the end and the value of the longest phrase that begins at `start`, or None."""
        for lower, words, value in self._table.get(tokens[start].lower, ()):
            end = start + len(lower)
            if end > len(tokens) or any(tokens[start + k].lower != lower[k] for k in range(1, len(lower))):
                continue
            if all(map(_cased, tokens[start:end], words)):
                return end, value
        return None


def _plainer(one: str, other: str) -> str:
    """Return the spelling that asks for less: small letters sort behind capitals."""
    return max(one, other)


def _cased(token: Token, word: str) -> bool:
    if word.isupper():
        return token.text == word
    return token.text[0].isupper() or not word[0].isupper()
