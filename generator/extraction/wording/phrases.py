"""Phrases of many words found in tokens: the words that begin one tell how long it may be."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from generator.extraction.document import Sentence, Token
from generator.extraction.tokens import split_words, token_of

Value = TypeVar("Value")
#: A word so short that ends with a capital (“LeT”) is written so, and is no other word at the head of a sentence.
_SHORT = 4


class Phrases(Generic[Value]):
    """A set of phrases with a value each. Built once; a look-up costs one dictionary access for each length of the phrases that begin with the same two words.

    A word that a phrase writes with a capital must have one in the text, and a word in capitals (“US”) must be in
    capitals; small letters match any. Of equal phrases the first keeps its value.
    """

    def __init__(self, pairs: Iterable[tuple[str, Value]]) -> None:
        self._known: dict[tuple[str, ...], tuple[tuple[str, ...], Value]] = {}
        lengths: dict[str, dict[str, set[int]]] = {}
        for phrase, value in pairs:
            words = tuple(split_words(phrase))
            lower = tuple(word.casefold() for word in words)
            known, meaning = self._known.get(lower, (words, value))
            self._known[lower] = (tuple(map(_plainer, known, words)), meaning)
            lengths.setdefault(lower[0], {}).setdefault("".join(lower[1:2]), set()).add(len(lower))
        self._firsts = frozenset(lengths)
        self._lengths = {first: _by_second(seconds) for first, seconds in lengths.items()}

    def places(self, sentence: Sentence) -> list[int]:
        """Return the tokens of a sentence at which phrases may begin."""
        if sentence.vocabulary.isdisjoint(self._firsts):
            return []
        return [index for index, word in enumerate(sentence.lower) if word in self._firsts]

    def at(self, sentence: Sentence, start: int) -> tuple[int, Value] | None:
        """Return the end and the value of the longest phrase that begins at token `start`, or None."""
        words = sentence.lower
        seconds = self._lengths.get(words[start])
        if seconds is None:
            return None
        second = words[start + 1] if start + 1 < len(words) else ""
        for length in seconds.get(second) or seconds[""]:
            end = start + length
            found = self._known.get(words[start:end]) if end <= len(words) else None
            if found and all(map(_is_cased, sentence.tokens[start:end], found[0])):
                return end, found[1]
        return None

    def of(self, word: str) -> Value | None:
        """Return the value of the phrase that is this one word, or None."""
        token = token_of(word)
        found = self._known.get((token.lower,))
        return found[1] if found and _is_cased(token, found[0][0]) else None


def _by_second(seconds: Mapping[str, set[int]]) -> dict[str, tuple[int, ...]]:
    """Return the lengths of the phrases with a first word, the longest first, by their second; "" has those of one word alone."""
    alone = seconds.get("", set())
    return {
        word: tuple(sorted(found | alone, reverse=True)) for word, found in {"": alone, **seconds}.items()
    }


def _plainer(one: str, other: str) -> str:
    """Return the spelling that asks for less: small letters sort behind capitals."""
    return max(one, other)


def _is_cased(token: Token, word: str) -> bool:
    if word.isupper() or (len(word) <= _SHORT and word[-1].isupper()):
        return token.text == word
    return token.text[0].isupper() or not word[0].isupper()
