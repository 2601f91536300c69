"""Where a text shows a name to be a place's.

A class word beside it (“X province”, “the town of X”), a preposition of place before it, a compass word, what it has
or suffers (“the centre of X”, “the fall of X”), a dispatch's head.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from generator.extraction.frozen import frozen
from generator.extraction.gazetteer.states import states
from generator.extraction.gazetteer.words import (
    COMPASS,
    DIRECTIONS,
    DISTRICTS,
    LANDFORMS,
    MOVING,
    PLACE_NOUNS,
    PLACE_WORDS,
    REGIONS,
    TOWN_FATES,
    TOWN_PARTS,
    TOWNS,
)
from generator.extraction.names.lines import ARTICLES, Line
from generator.extraction.wording.lexicon import StateWord
from generator.model.vocabulary import Precision

_RUN = re.compile(r"k+|C?n++(?>(?:p{1,2}n++)*)")
_LIST = re.compile(r"(?:(?:,|,?f)(?:k{1,4}|n{1,4})){1,8}")
_SURE = frozenset({"in", "at", "near", "outside", "around", "across", "throughout", "inside", "over"})
_POSSESSORS = frozenset({"his", "her", "their", "its", "our", "my"})
_SEATS = frozenset({"headquarters", "seat", "junction", "crossing", "birthplace"})
_HELD = ("-administered", "-controlled", "-held", "-occupied", "-ruled", "-besieged")
_LINES_KEPT = 2**13
#: What may stand between a noun and the place it is of.
_TOWARDS_NOUN = DIRECTIONS | {"the", "of"}


@frozen
class Sighting:
    """A span that the text shows to be a place. `sort` is “region”, “town” or “” where only a preposition shows it."""

    line: Line
    start: int
    end: int
    sort: str
    district: bool = False

    @property
    def level(self) -> Precision | None:
        """What a class word calls the place, if one does."""
        if self.sort == "region":
            return Precision.DISTRICT if self.district else Precision.PROVINCE
        return Precision.TOWN if self.sort == "town" else None

    @property
    def name(self) -> str:
        """The name as the text has it."""
        return place_name(self.line, self.start, self.end)


def place_name(line: Line, start: int, end: int) -> str:
    """Return a name as the text has it, a dateline's capitals made small."""
    name = line.text(start, end)
    return _capitals().get(name, name.title()) if name.isupper() and len(name) > 3 else name


@cache
def _capitals() -> dict[str, str]:
    """Return the capitals of states by their names in capital letters."""
    return {capital.upper(): capital for state in states() for capital in state.capitals}


def runs(line: Line, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans that may be a place's name and are not `taken`, class words at their end left out."""
    return (span for span in _runs(line) if taken.isdisjoint(range(*span)))


@lru_cache(maxsize=_LINES_KEPT)
def _runs(line: Line) -> tuple[tuple[int, int], ...]:
    """The same whatever is taken; several passes ask for it."""
    return tuple(_spans(line))


def _spans(line: Line) -> Iterator[tuple[int, int]]:
    for match in _RUN.finditer(line.codes):
        start, end = match.span()
        if line.code(start) == "C" and line.lower(start) not in DIRECTIONS:
            start += 1
        if line.lower(end - 1) in PLACE_NOUNS and line.lower(end - 1) not in LANDFORMS:
            end -= 1
        if start < end <= start + 4 and not COMPASS.issuperset(line.words[start:end]):
            yield start, end


def sightings(line: Line, taken: set[int]) -> Iterator[Sighting]:
    """Yield the spans of a line that are shown to be places; what follows one in a list is one too."""
    if line.headline or len(line.words) == 1:  # nothing stands around a word alone
        return
    spans = list(runs(line, taken))
    carried = ""
    previous = -9
    for start, end in spans:
        sort, district = _shown(line, start, end)
        joined = (
            previous >= 0
            and re.fullmatch(r",|,?f", line.codes[previous:start])
            and line.lower(start - 1) in {",", "and", "or"}
        )
        if not sort and joined and carried:
            sort, district = carried, False
        if sort:
            yield Sighting(line, start, end, sort, district)
        carried, previous = sort, end


@lru_cache(maxsize=_LINES_KEPT)
def _shown(line: Line, start: int, end: int) -> tuple[str, bool]:
    """Tell what shows a name to be a place: region, town, in (a preposition of place), to (a weaker one) or nothing.

    The second value says that the region is a district.
    """
    if end - start == len(line.words):
        return "", False  # nothing stands around it
    after, district = _class_word(line, end)
    if after:
        return after, district
    here = start - 1
    while line.lower(here) in _TOWARDS_NOUN or line.lower(here).endswith(_HELD):
        here -= 1
    before = line.lower(here)
    beside = start - here <= 2 or "of" in {line.lower(start - 1), line.lower(start - 2)}
    if before in PLACE_NOUNS and beside:
        whole = line.code(here - 1) in {"n", "k"}  # “the X district of Y”: Y is what the district lies in
        return ("town" if before in TOWNS and not whole else "region"), before in DISTRICTS and not whole
    return next((sort for rule in _SHOWING if (sort := rule(line, here, start, end))), ""), False


def _by_capital(line: Line, _here: int, start: int, end: int) -> str:
    """Tell from “the capital, X”, “her village, X,” and from a dispatch's head: “GOMA, Congo (Agency) —”."""
    noun = line.lower(start - 1) == "," and line.lower(start - 2) in TOWNS
    owned = line.lower(start - 3) in _POSSESSORS or line.code(start - 3) == "'"
    capital = noun and (owned or line.lower(start - 3) in {"the", "capital", "regional"})
    return "town" if capital or (start == 0 and end <= line.dateline) else ""


def _by_apposition(line: Line, _here: int, _start: int, end: int) -> str:
    """Tell from what an apposition says a name is: “X, a town in the east”."""
    if line.lower(end) != "," or line.lower(end + 1) not in ARTICLES:
        return ""
    for index in range(end + 2, end + 8):
        word = line.lower(index)
        if word in TOWNS or word in REGIONS or word in _SEATS:
            return "region" if word in REGIONS and word not in TOWNS else "town"
        if word in {"of", "in", "who", ","} or line.code(index) == "r":
            return ""
    return ""


def _by_country(line: Line, _here: int, start: int, end: int) -> str:
    """Tell from the country it is in: “Syria's X on Sunday”, not “Syria's X University”."""
    owner = line.ends.get(start - 1) if line.code(start - 1) == "'" else None
    state = owner and isinstance(owner.value, StateWord) and owner.value.way == "s"
    return "to" if state and line.code(end) not in {"n", "g", "C", "r", "R", "b", "B"} else ""


def _by_front(line: Line, _here: int, start: int, end: int) -> str:
    """Tell from a stretch of a front: “on the X front”."""
    fronts = line.lower(end) in {"front", "axis", "direction", "sector"} and line.code(end) != "g"
    return "in" if fronts and line.words[max(0, start - 2) : start] in {("on", "the"), ("in", "the")} else ""


def _by_land(line: Line, _here: int, start: int, end: int) -> str:
    """Tell from what it lies in: “entered X, in Y,”."""
    if line.lower(end) != "," or line.lower(end + 1) != "in" or line.code(end + 2) not in {"n", "k", "s"}:
        return ""
    last = end + 3
    while line.code(last) == line.code(end + 2):
        last += 1
    lies = line.lower(last) in {",", "."} or line.lower(last) in REGIONS
    return "in" if lies and line.lower(start - 1) in PLACE_WORDS | {"on", "of"} else ""


def _by_example(line: Line, here: int, _start: int, _end: int) -> str:
    """Tell from a list it is an example of: “in several cities, including X”."""
    listed = line.lower(here) in {"including", "like", "as"}
    return (
        "in" if listed and any(line.lower(i) in PLACE_NOUNS for i in range(max(0, here - 14), here)) else ""
    )


def _by_part(line: Line, _here: int, start: int, _end: int) -> str:
    """Tell from what is part of it or befalls it: “the centre of X”, “the fall of X”."""
    if line.lower(start - 1) != "of":
        return ""
    part = line.lower(start - 2)
    return "in" if part in TOWN_PARTS else "to" if part in TOWN_FATES else ""


def _by_preposition(line: Line, here: int, start: int, end: int) -> str:
    """Tell from a preposition of place or a compass word; “from”, “to” and their like tell less."""
    before = line.lower(here)
    if (line.code(end) == "'" and line.code(start) == "k") or line.code(end) in {"C", "g"}:
        return ""  # “Ankara's offer”, “at the Salt Line”
    if before == "to" and not MOVING.isdisjoint(line.words[max(0, here - 4) : here]):
        return "in"
    if before in PLACE_WORDS and not (before in {"to", "from", "by"} and line.code(end) == "l"):
        return "in" if before in _SURE else "to"
    if here == start - 1:
        return ""
    directed = any(
        line.lower(i) in DIRECTIONS or line.lower(i).endswith(_HELD) for i in range(here + 1, start)
    )
    return "in" if directed and line.lower(start - 1) not in {"the", "of"} else ""


_SHOWING = (
    _by_capital,
    _by_apposition,
    _by_front,
    _by_land,
    _by_country,
    _by_example,
    _by_part,
    _by_preposition,
)


def _class_word(line: Line, end: int) -> tuple[str, bool]:
    """Return what the class word behind a name makes of it, also at the end of a list (“the X and Y districts”)."""
    listed = _LIST.match(line.codes, end)
    for at in (end, listed.end() if listed else end):
        word = line.lower(at)
        if word in REGIONS and (at == end or word.endswith("s")):
            return (
                "town" if word in {"neighbourhood", "neighborhood", "suburb", "camp"} else "region"
            ), word in DISTRICTS
        if word in TOWNS and (at == end or word.endswith("s")):
            return "town", False
    return "", False
