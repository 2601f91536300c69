"""What day rules read from and give: the clock they go by, and a reading."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.edtf import Edtf
from generator.extraction.document import Token
from generator.model.vocabulary import DateBasis


@dataclass(frozen=True, slots=True)
class Clock:
    """What the meaning of a day word hangs on: the day of publication, the last day named, and whether a plan or “since” speaks."""

    published: date | None
    anchor: date | None
    planned: bool = False
    since: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A day expression that was recognised: the token behind it, the days it means, and why we think so."""

    end: int
    period: Edtf | None
    basis: DateBasis = DateBasis.RELATIVE
    background: bool = False
    since: bool = False


Rule = Callable[[tuple[Token, ...], int, Clock], Reading | None]


def word_at(tokens: tuple[Token, ...], position: int) -> str:
    """Return a token's small-letter text without an abbreviation's stop; empty outside the sentence."""
    return tokens[position].lower.rstrip(".") if 0 <= position < len(tokens) else ""
