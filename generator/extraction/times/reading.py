"""What the rules for time expressions read from and give: chunks, the words that matched, the clock, and a reading."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from generator.edtf import Edtf
from generator.extraction.document import Token
from generator.extraction.frozen import frozen
from generator.extraction.kept import kept
from generator.extraction.times.direction import SINCE, heading
from generator.extraction.times.use import is_since
from generator.extraction.times.values import period_of, year_of
from generator.model.vocabulary import DateBasis

_LIST = "kADMOcdonYESV"  # letters that may stand between the parts of a list
_REACH = 10  # chunks looked back and ahead for the other parts


class Chunk(NamedTuple):
    """A word of a time expression: its letter (see lexicon.py), its tokens, a number and a text.

    Parts of one word (“mid-May”, “13-15”) are chunks of their own with the same token: `begin` and `finish` are where a
    part begins and ends in it, in characters, both 0 for a whole word.
    """

    letter: str
    start: int
    end: int
    number: float = 0
    text: str = ""
    begin: int = 0
    finish: int = 0


@frozen
class Clock:
    """What the meaning of a time expression hangs on.

    `anchor` is the TIMEX3 value the text goes by now, `day` the last full day, `quarter` the last quarter. `story` is the
    first and last year a history tells of: its dates go by the story and not by the day of publication.
    """

    published: date | None
    anchor: str = ""
    day: date | None = None
    quarter: str = ""
    story: tuple[int, int] | None = None

    @property
    def year(self) -> int | None:
        """The year the text goes by now, negative before Christ."""
        return year_of(self.anchor)

    @property
    def first(self) -> date | None:
        """The first day of what the text goes by now."""
        period = period_of(self.anchor)
        return period.first if period else None

    @property
    def now(self) -> date | None:
        """The day that “last year” and the like are told from."""
        return (self.day or self.first) if self.story else self.published

    @property
    def then(self) -> date | None:
        """The day that “the next day” and the like are told from."""
        return self.day if self.day or self.story else self.published


@frozen(slots=False)
class Words:
    """The chunks [start, end) of a sentence that a pattern matched, and what stands around them."""

    tokens: tuple[Token, ...]
    chunks: Sequence[Chunk]
    letters: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The letters that matched."""
        return self.letters[self.start : self.end]

    @kept
    def heading(self) -> int:
        """-2 or -1 where the verbs tell of the past, 1 of what is to come, 0 where nothing tells; see direction.py."""
        if self.since:
            return SINCE
        return heading(self.tokens, self.chunks[self.start].start, self.chunks[self.end - 1].end)

    @kept
    def since(self) -> bool:
        """Whether they are behind “since”."""
        return is_since(self.tokens, self.chunks[self.start].start)

    def one(self, letters: str) -> Chunk | None:
        """The first chunk with one of these letters."""
        return next((chunk for chunk in self.chunks[self.start : self.end] if chunk.letter in letters), None)

    def last(self, letters: str) -> Chunk:
        """The last chunk with one of these letters, which the pattern promises."""
        return next(chunk for chunk in self.chunks[self.start : self.end][::-1] if chunk.letter in letters)

    def ahead(self, letter: str) -> Chunk | None:
        """The next chunk with a letter behind the words, other parts of a list between at most."""
        return self._first(range(self.end, min(self.end + _REACH, len(self.chunks))), letter)

    def behind(self, letter: str) -> Chunk | None:
        """The last chunk with a letter before the words, other parts of a list between at most."""
        return self._first(range(self.start - 1, max(-1, self.start - _REACH), -1), letter)

    def _first(self, positions: range, letter: str) -> Chunk | None:
        for position in positions:
            if self.letters[position] == letter:
                return self.chunks[position]
            if self.letters[position] not in _LIST:
                return None
        return None

    def word(self, offset: int) -> str:
        """The word so many tokens before the first (-1) or behind the last (0, 1); empty outside the sentence."""
        at = self.chunks[self.start].start + offset if offset < 0 else self.chunks[self.end - 1].end + offset
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def says_small(self, chunk: Chunk) -> bool:
        """Whether a chunk's word has a small letter: it is no part of a name."""
        return self.tokens[chunk.start].text[0].islower()

    def says(self, chunk: Chunk | None, *forms: str) -> bool:
        """Whether a chunk's word is one of these."""
        return chunk is not None and self.tokens[chunk.start].lower in forms


@frozen
class Reading:
    """A time expression that was understood: its TIMEX3 type and value, the days it means, and why we think so.

    `dated` says that it names days of the calendar, known (`period`) or not; what is not dated is no day mention.
    `aside` marks what is only looked back at (“a year earlier”): the text does not go by it from there on.
    """

    type: str
    value: str
    basis: DateBasis = DateBasis.RELATIVE
    period: Edtf | None = None
    dated: bool = True
    background: bool = False
    since: bool = False
    aside: bool = False


Rule = Callable[[Words, Clock], Reading | None]


def dated(value: str, *, background: bool = False, since: bool = False, aside: bool = False) -> Reading:
    """A date told from another day."""
    return Reading("DATE", value, period=period_of(value), background=background, since=since, aside=aside)


def stated(value: str, *, background: bool = False) -> Reading:
    """A date that the text itself tells in full."""
    return Reading("DATE", value, DateBasis.STATED, period_of(value), background=background)


def reference(word: str) -> Reading:
    """“Now”, “recently”, “the future”: PRESENT, PAST or FUTURE, no days of the calendar."""
    return Reading("DATE", f"{word}_REF", dated=False)


def length(value: str) -> Reading:
    """A duration, which names no days."""
    return Reading("DURATION", value, dated=False)
