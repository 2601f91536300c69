"""Phrases of many words found in tokens: the words that begin one tell how long it may be."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from generator.extraction.document import Sentence, Token
from generator.extraction.tokens import split_words, token_of

Value = TypeVar("Value")
_Words = tuple[str, ...]
#: The lengths of what begins with a word that is a phrase alone, and begins no longer one.
_ALONE: Mapping[str, tuple[int, ...]] = {"": (1,)}
#: A word so short that ends with a capital (“LeT”) is written so, and is no other word at the head of a sentence.
_SHORT = 4


class Phrases(Generic[Value]):
    """A set of phrases with a value each. Built once; a look-up costs one dictionary access for each length of the phrases that begin with the same two words.

    A word that a phrase writes with a capital must have one in the text, and a word in capitals (“US”) must be in
    capitals; small letters match any. Of equal phrases the first keeps its value.
    """

    def __init__(self, pairs: Iterable[tuple[str, Value]]) -> None:
        self._known: dict[tuple[str, ...], tuple[tuple[str, ...], Value]] = {}
        begun: dict[str, list[_Words]] = {}
        for phrase, value in pairs:
            words, lower = _read(phrase)
            if lower in self._known:
                known, meaning = self._known[lower]
                self._known[lower] = (tuple(map(_plainer, known, words)), meaning)
            else:
                self._known[lower] = (words, value)
                begun.setdefault(lower[0], []).append(lower)
        self._firsts = frozenset(begun)
        self._lengths = {first: _by_second(phrases) for first, phrases in begun.items()}

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


def _read(phrase: str) -> tuple[_Words, _Words]:
    """Return a phrase's words as they are written, and in small letters."""
    if phrase.replace(" ", "").isalpha():  # most are plain words, and the cut of these is plain
        return tuple(phrase.split()), tuple(phrase.casefold().split())
    words = tuple(split_words(phrase))
    return words, tuple(word.casefold() for word in words)


def _by_second(phrases: Sequence[_Words]) -> Mapping[str, tuple[int, ...]]:
    """Return the lengths of the phrases with a first word, the longest first, by their second; "" has those of one word alone."""
    if len(phrases) == 1 and len(phrases[0]) == 1:
        return _ALONE
    seconds: dict[str, set[int]] = {}
    for phrase in phrases:
        seconds.setdefault(phrase[1] if len(phrase) > 1 else "", set()).add(len(phrase))
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
