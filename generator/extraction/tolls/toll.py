"""A toll: one count of people and what happened to them."""

import re

from generator.extraction.counts.counts import Count
from generator.extraction.frozen import frozen
from generator.extraction.tape.chunks import Chunk, Tape
from generator.model.vocabulary import Measure, Victims

_LIST = re.compile(r"i[da]*(?:[CUcM][^,iVG]{0,6}[,&]{1,2}[da]?)*$")
_LIST_REACH = 24  # chunks from “including” to the last of its list


@frozen(kw_only=True)
class Toll:
    """One count and its measure. `at` and `what` are chunks of the sentence's tape: the count and the word that tells.

    `part_of` is the index, in the article's tolls, of the whole this is a part of; `like` of the one whose victims,
    side and day a bare count shares. `level` marks a running total, `old` a figure that the text calls former,
    `retracted` one that the article itself takes back.
    """

    tape: Tape
    at: int
    what: int
    measure: Measure | None
    count: Count
    minimum: int | None
    maximum: int | None
    victims: Victims | None
    level: bool = False
    old: bool = False
    retracted: bool = False
    part_of: int | None = None
    like: int | None = None

    @property
    def sentence(self) -> int:
        """Index of the sentence."""
        return self.tape.sentence.index

    @property
    def chunk(self) -> Chunk:
        """The count's chunk."""
        return self.tape.chunks[self.at]

    @property
    def dated(self) -> int:
        """The chunk whose day is the toll's: the count, but of “those wounded on Sunday have died” the dying."""
        letters = self.tape.letters
        later = letters[self.what] == "I" and self.what > self.at
        return self.what if later and "T" in letters[self.at : self.what] else self.at


def toll_at(tape: Tape, at: int, what: int, measure: Measure | None, *, level: bool = False) -> Toll:
    """Return the toll of the count at chunk `at`, told by chunk `what`."""
    count = tape.chunks[at].count
    assert count
    return Toll(
        tape=tape,
        at=at,
        what=what,
        measure=measure,
        count=count,
        minimum=count.number.minimum,
        maximum=count.number.maximum,
        victims=count.people.victims,
        level=level,
    )


def is_of_them(tape: Tape, at: int) -> bool:
    """Whether a count is “two of them”."""
    count = tape.chunks[at].count
    return count is not None and count.people.part


def is_listed_part(letters: str, at: int, begin: int) -> bool:
    """Whether a count stands in a list that “including” opened."""
    return _LIST.search(letters[max(begin, at - _LIST_REACH) : at]) is not None


def is_total(toll: Toll) -> bool:
    """“A total of 22” counts more than those before."""
    chunk = toll.chunk
    return any(token.lower == "total" for token in toll.tape.sentence.tokens[chunk.start : chunk.end])
