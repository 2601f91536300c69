"""Quotations: which words of a sentence stand between quotation marks, a quotation reaching over sentences too.

Marks are of two sorts, double and single; a quotation is closed by a mark of the sort that opened it, so that one within
another changes nothing. Straight marks open before a word and close behind one. An apostrophe is no mark: a single one
opens only where another closes it later, and “the rebels' camp” closes nothing that is closed further on.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.extraction.document import Sentence
from generator.extraction.frozen import frozen

_OPENING = frozenset("“„«‘‚")
_CLOSING = frozenset("”»’")
_SINGLE = frozenset("‘’‚'")
_MARKS = _OPENING | _CLOSING | frozenset({'"', "'"})
_GERMAN = frozenset("„‚")  # closed by what opens elsewhere: „…“
_BEFORE_OPENING = frozenset("([{—–-/:…\"'“‘«")


@frozen
class _Mark:
    """A quotation mark: token `at` of sentence `row` in its paragraph, and the characters around it (“ ” at the ends)."""

    row: int
    at: int
    text: str
    before: str
    after: str

    @property
    def single(self) -> bool:
        return self.text in _SINGLE

    @property
    def may_open(self) -> bool:
        if self.text in _OPENING | _CLOSING:
            return self.text in _OPENING
        stands = self.before.isspace() or self.before in _BEFORE_OPENING
        return stands and not (self.single and self.after.isspace())

    @property
    def may_close(self) -> bool:
        if self.single:
            behind = self.text == "’" or (self.text == "'" and not self.before.isspace())
            return behind and not self.after.isalnum()
        return self.text in _CLOSING or (
            self.text == '"' and (not self.before.isspace() or self.after.isspace())
        )

    @property
    def possessive(self) -> bool:
        return self.single and self.before in "sz" and self.after.isspace()


def quoted_words(sentences: Sequence[Sentence]) -> dict[int, tuple[bool, ...]]:
    """Return for each sentence, by its index, which of its tokens are quoted; a quotation ends with its paragraph."""
    found: dict[int, tuple[bool, ...]] = {}
    for _, paragraph in groupby(sentences, key=lambda sentence: sentence.paragraph):
        rows = tuple(paragraph)
        marks = tuple(_marks(rows))
        edges = dict(_edges(marks))
        inside = _begins_inside(marks)
        for row, sentence in enumerate(rows):
            if sentence.vocabulary.isdisjoint(_MARKS):
                found[sentence.index] = (inside,) * len(sentence.tokens)
                continue
            words = []
            for at in range(len(sentence.tokens)):
                inside = edges.get((row, at), inside)
                words.append(inside)
            found[sentence.index] = tuple(words)
    return found


def _marks(rows: Sequence[Sentence]) -> Iterator[_Mark]:
    for row, sentence in enumerate(rows):
        if _MARKS.isdisjoint(sentence.vocabulary):
            continue
        text = f" {sentence.text} "
        for at, token in enumerate(sentence.tokens):
            if token.text in _MARKS:
                place = sentence.starts[at] + 1
                yield _Mark(row, at, token.text, text[place - 1], text[place + 1])


def _edges(marks: Sequence[_Mark]) -> Iterator[tuple[tuple[int, int], bool]]:
    """Where quotations begin (True) and end (False)."""
    closed = _closed_later(marks)
    opener: _Mark | None = None
    for number, mark in enumerate(marks):
        if opener is None:
            if mark.may_open and (closed[number] or mark.text in _OPENING or not mark.single):
                opener = mark
                yield (mark.row, mark.at), True
            elif not mark.single and mark.may_close:
                yield (mark.row, mark.at), False
        elif _closes(mark, opener) and not (mark.possessive and closed[number]):
            opener = None
            yield (mark.row, mark.at), False


def _closes(mark: _Mark, opener: _Mark) -> bool:
    german = opener.text in _GERMAN and mark.text in "“‘"
    return mark.single == opener.single and (german or mark.may_close)


def _closed_later(marks: Sequence[_Mark]) -> list[bool]:
    """For each mark whether the next single one behind it that opens or closes closes."""
    closed, later = [False] * len(marks), False
    for number in range(len(marks) - 1, -1, -1):
        closed[number] = later
        mark = marks[number]
        if mark.single:
            later = mark.may_close and not mark.may_open
    return closed


def _begins_inside(marks: Sequence[_Mark]) -> bool:
    """Whether a paragraph goes on with a quotation that an earlier one opened: its first mark closes."""
    first = next((mark for mark in marks if not mark.single), None)
    return first is not None and first.text in _CLOSING
