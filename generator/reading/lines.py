"""Lines: what every format gives and every rule reads. Nothing is deleted: a line that goes is marked with its rule."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.patterns import deferred

#: A full stop between a word and the capital of the next, without the space: two sentences that scraping glued.
_GLUED = deferred(r"([.!?](?<=[a-zà-ÿ]{3}.)(?<!www.)[”\"’]?)(?=“?[A-ZÀ-Þ][A-Za-zà-ÿ ])")
_QUOTED = deferred(r"“[^“”]*(?:”|$)|^[^“”]*”|\"[^\"]*(?:\"|$)")
_WORD = deferred(r"\w+")
_MARK = deferred(r"[“”\"]")
_TYPOGRAPHIC = "“”‘’–—…•"
_SPACES = {code: " " for code in range(128) if not re.match(r"\w", chr(code))}
_STATES = deferred(r"\bUS\b")
_SENTENCE_END = deferred(r"([.!?][”\"’)]*)\s+(?=[“\"‘(]?[A-ZÀ-Þ0-9])")
_FINAL = (".", "!", "?", "…", ":", ";", ".”", "”", '."', '"', ".’", ".)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an article. `number` counts from 1 in the file (0: unknown), `gap` is a blank line before it.

    `dropped` names the rule that took it out; empty while it stays.
    """

    text: str
    number: int = 0
    gap: bool = False
    dropped: str = ""

    def drop(self, rule: str) -> "Line":
        """Return this line taken out by a rule."""
        return self if rule == self.dropped else Line(self.text, self.number, self.gap, rule)

    def cut(self, *pieces: tuple[str, str]) -> tuple["Line", ...]:
        """Return the pieces (text, rule or "") of this line as lines; empty pieces vanish."""
        return tuple(
            Line(bare, self.number, self.gap, rule) for text, rule in pieces if (bare := text.strip())
        )


Lines = tuple[Line, ...]


def words(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


def kept(lines: Iterable[Line]) -> Lines:
    """The lines no rule has taken out."""
    return tuple(line for line in lines if not line.dropped)


def split(text: str, first: int = 1) -> Lines:
    """Cut a text into its lines that are not blank, white space made single; `first` is the number of its first line."""
    lines, gap = [], False
    for number, raw in enumerate(text.split("\n"), first):
        words = " ".join(raw.split())
        if words:
            apart = _GLUED.sub(r"\1 ", words) if _GLUED.search(words) else words
            lines.append(Line(apart, number, gap))
        gap = not words
    return tuple(lines)


def key(text: str) -> str:
    """Fold case, quotes and punctuation away: two lines with one key say the same."""
    return _remembered_key(text) if len(text) <= _REMEMBERED else _folded(text)


def _folded(text: str) -> str:
    folded = plain_marks(text).casefold()
    return " ".join(folded.translate(_SPACES).split() if folded.isascii() else _WORD.findall(folded))


def plain_marks(text: str) -> str:
    """Put a space for each typographic mark, so that most English is ASCII, which is quickly taken apart."""
    if not text.isascii():
        for mark in _TYPOGRAPHIC:
            text = text.replace(mark, " ")
    return text


#: Every rule asks for the keys of the same lines; long lines are not kept, so that no text can fill the memory.
_REMEMBERED = 4000
_remembered_key = lru_cache(maxsize=4096)(_folded)


def words_of(folded: str) -> frozenset[str]:
    """The words of a folded text, in no order."""
    return _remembered_words(folded) if len(folded) <= _REMEMBERED else _words_of(folded)


def _words_of(folded: str) -> frozenset[str]:
    bare = plain_marks(folded)
    return frozenset(bare.translate(_SPACES).split() if bare.isascii() else _WORD.findall(bare))


_remembered_words = lru_cache(maxsize=1024)(_words_of)


def sentences(text: str) -> tuple[str, ...]:
    """Cut a paragraph into sentences, well enough to take a plea off its end; joined with spaces they give it back."""
    return _remembered_sentences(text) if len(text) <= _REMEMBERED else _sentences(text)


def _sentences(text: str) -> tuple[str, ...]:
    parts, begin = [], 0
    for end in _SENTENCE_END.finditer(text):
        parts.append(text[begin : end.end(1)])
        begin = end.end()
    return (*parts, text[begin:])


_remembered_sentences = lru_cache(maxsize=1024)(_sentences)


def unquoted(text: str) -> str:
    """The folded text without what stands in quotation marks, also where one of the two marks is missing.

    “US” is written out, so that folding does not make it the word “us”.
    """
    bare = _QUOTED.sub(" ", text) if _MARK.search(text) else text
    return (_STATES.sub("u.s.", bare) if "US" in bare else bare).casefold()


def is_closed(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return text.rstrip().endswith(_FINAL)
