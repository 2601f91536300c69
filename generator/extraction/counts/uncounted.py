"""Numbers that count no people: years, ages, days, shares, ratios, and what has a unit."""

import re
from collections.abc import Callable

from generator.extraction.counts.hedges import hedge_before
from generator.extraction.counts.values import value_at
from generator.extraction.counts.victims import PLURALS
from generator.extraction.document import Token
from generator.extraction.frozen import frozen
from generator.extraction.wording.grammar import words
from generator.extraction.wording.harm import MEASURED
from generator.extraction.wording.numbers import MONTHS, NUMBERED, SHARES, UNITS

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d", re.ASCII)
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d[-–](?:1[5-9]|20)?\d\d", re.ASCII)
_SIZES = ("-year", "-day", "-hour", "-strong", "-member")
_OLDEST = 120  # years
_BEHIND_AGE = frozenset({",", "and", ";", ")"})
_PARENTS = words("father mother parent parents grandmother grandfather")
_KIN = words("family household village clan unit house home street tribe")
_WHICH = words("last this past next same previous following")  # “last week 15 villagers were killed”
_EVERY = frozenset({"of", "every"})


@frozen
class Place:
    """A number at tokens [start, end), and the words beside it."""

    tokens: tuple[Token, ...]
    start: int
    end: int
    before: str  # the word before it, lower case, and the one behind it; empty outside the sentence
    behind: str

    @classmethod
    def of(cls, tokens: tuple[Token, ...], start: int, end: int) -> "Place":
        """Look up the words beside it."""
        before = tokens[start - 1].lower if start else ""
        return cls(tokens, start, end, before, tokens[end].lower if end < len(tokens) else "")

    def word(self, at: int) -> str:
        """The token at a position, lower case; empty outside the sentence."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""


def counts_nothing(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Return whether the words around a number say that it counts no people."""
    place = Place.of(tokens, start, end)
    return any(rule(place) for rule in _RULES)


def _is_numbered(number: Place) -> bool:
    """“Route 66”, but not “they now number 66”."""
    second = number.word(number.start - 2)
    verb = number.before == "number" and second in {"now", "thus"}
    told = (
        number.behind in MEASURED and not number.word(number.start)[:1].isdigit()
    )  # “Port Hospital four dead”
    return number.before in NUMBERED and not (verb or told) and second not in _WHICH


def _has_unit(number: Place) -> bool:
    local = number.behind == "local" and number.word(number.end + 1) == "time"
    return local or number.behind in UNITS or number.behind.startswith(_SIZES)


def _is_day(number: Place) -> bool:
    """“May 12”, “12 May”, but not “12 may have died”."""
    may = number.behind == "may" and number.tokens[number.end].text != "May"
    return number.before in MONTHS or (number.behind in MONTHS and not may)


def _is_share(number: Place) -> bool:
    """“Half of the 200”, “most of 12”."""
    at = number.start - 2 if number.before == "of" else number.start - 3
    return number.word(at) in SHARES and number.word(at + 1) == "of"


def _is_parent(number: Place) -> bool:
    """“A father of three”."""
    return number.before == "of" and number.word(number.start - 2) in _PARENTS


def _is_of_one(number: Place) -> bool:
    """“Five members of one family”."""
    return number.before == "of" and number.word(number.start) == "one" and number.behind in _KIN


def _is_age(number: Place) -> bool:
    """“Jan Novak, 39, and”, “a man, 67, was”: a bare figure between commas behind a name or a noun."""
    figure = number.tokens[number.start].text
    if number.before != "," or number.start < 2 or not figure.isdigit() or int(figure) >= _OLDEST:
        return False
    named = number.tokens[number.start - 2].text
    return named[:1].isalpha() and number.behind in (_BEHIND_AGE if named[:1].isupper() else {","})


def _is_ratio(number: Place) -> bool:
    """“One in five”, “eight out of ten”, “nine of every ten”, from either number."""
    second = number.end + 1 if number.behind in {"in", "of", "out"} else number.start
    second += number.word(second) in _EVERY
    second += number.word(second) in _EVERY
    before = (number.word(second - 2), number.word(second - 1))
    if (number.word(number.start - 2), number.before) == ("out", "of"):
        return True
    joined = before in {("out", "of"), ("one", "in"), ("of", "every"), ("in", "every")}
    return joined and second < len(number.tokens) and value_at(number.tokens, second) is not None


def _is_year(number: Place) -> bool:
    """“In 2016”, “1991-1994”; not “more than 2000”, “2000 people”."""
    text = number.tokens[number.start].text
    if number.end != number.start + 1 or not (_YEAR.fullmatch(text) or _YEARS.fullmatch(text)):
        return False
    dated = number.before in {"in", "of", "since", "by"}
    hedged = hedge_before(number.tokens, number.start)[1] is not None
    return not (hedged or (number.behind in PLURALS and not dated))


_RULES: tuple[Callable[[Place], bool], ...] = (
    _is_numbered,
    _has_unit,
    _is_day,
    _is_share,
    _is_parent,
    _is_of_one,
    _is_age,
    _is_ratio,
    _is_year,
)
