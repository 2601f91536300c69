"""Quotations: which words of a sentence stand between quotation marks, a quotation reaching over sentences too."""

from collections.abc import Sequence
from itertools import groupby

from generator.extraction.document import Sentence

_OPENING = frozenset({"“", "„", "«"})
_CLOSING = frozenset({"”", "»"})
_EITHER = frozenset({'"'})
_MARKS = _OPENING | _CLOSING | _EITHER


def quoted_words(sentences: Sequence[Sentence]) -> dict[int, tuple[bool, ...]]:
    """Return for each sentence, by its index, which of its tokens are quoted; a quotation ends with its paragraph."""
    found: dict[int, tuple[bool, ...]] = {}
    for _, paragraph in groupby(sentences, key=lambda sentence: sentence.paragraph):
        rows = tuple(paragraph)
        inside = _begins_inside(rows)
        for sentence in rows:
            if sentence.vocabulary.isdisjoint(_MARKS):
                found[sentence.index] = (inside,) * len(sentence.tokens)
                continue
            marks = []
            for token in sentence.tokens:
                if token.text in _OPENING:
                    inside = True
                elif token.text in _CLOSING:
                    inside = False
                elif token.text in _EITHER:
                    inside = not inside
                marks.append(inside)
            found[sentence.index] = tuple(marks)
    return found


def _begins_inside(rows: Sequence[Sentence]) -> bool:
    """Whether a paragraph goes on with a quotation that an earlier one opened: its first mark closes."""
    quoting = (sentence for sentence in rows if not sentence.vocabulary.isdisjoint(_MARKS))
    marks = (word for sentence in quoting for word in sentence.lower)
    return next((mark in _CLOSING for mark in marks if mark in _MARKS), False)
