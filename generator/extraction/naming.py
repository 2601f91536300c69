"""Where a text names persons: spans of capitalised words with what shows that they are a person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.extraction.bodies import Around
from generator.extraction.gazetteer.words import (
    ADVERBS,
    COMPASS,
    ETHNIC,
    GIVEN,
    PARTICLES,
    PERSONAL,
    REGIONS,
    SPEECH,
    TOWNS,
)
from generator.extraction.lexicon import Office
from generator.extraction.names import Line
from generator.extraction.offices import Held, belongs, office_after, office_before
from generator.extraction.organisations import is_acronym
from generator.urls import slug

#: Capitalised words with the small words that stand inside names (“van der”, “bin”).
_NAME = re.compile(r"n++(?:p{1,3}n++)*+")
_LONGEST = 6
_CALLED = frozenset({"named", "identified", "called"})
_AT = frozenset({"in", "at", "near", "outside", "around", "to", "into"})
_BYLINE = re.compile(
    r"(?:additional )?(?:reporting|editing|writing|compiled|translated)(?: and \w+)? by\b|by [A-Z]\S+ [A-Z]\S+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """A place where a person may be named.

    `keys` are the words that can stand for the name; `sure` says that the words around show a person; `held` is the
    office told.
    """

    line: Line
    start: int
    end: int
    words: tuple[str, ...]
    keys: tuple[str, ...]
    sure: bool
    held: Held | None = None


def keys_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return the distinctive words of a name, small letters, without particles, initials and the article al-."""
    plain = (_key(word) for word in words)
    return tuple(
        key for key in plain if len(key) > 1 and key not in PARTICLES and key not in {"jr", "sr", "ii", "iii"}
    )


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    return slug(word.casefold().removeprefix("al-").removeprefix("el-"))


def nicknamed(naming: Naming) -> bool:
    """Whether a name is given as another name of the person named before it: “N, alias N”, “known as N”."""
    before = [naming.line.lower(index) for index in (naming.start - 2, naming.start - 1)]
    return (
        before[1] in {"alias", "aka", "nicknamed"} or before == ["known", "as"] or before == ["guerre", "of"]
    )


def namings(line: Line, around: Around) -> Iterator[Naming]:
    """Yield every span of a line that may name a person, from the left."""
    if _BYLINE.match(line.sentence.text):
        return
    for match in _NAME.finditer(line.codes):
        start, end = _trimmed(line, *match.span())
        if start < end <= start + _LONGEST and not _is_other(line, around, start, end):
            yield _naming(line, around, start, end)


def _trimmed(line: Line, start: int, end: int) -> tuple[int, int]:
    """Leave out what stands before a name with a capital and is none: “Kurdish”, an acronym."""
    while start < end and (line.lower(start) in ETHNIC or is_acronym(line.tokens[start].text)):
        start += 1
    return start, end


def _is_other(line: Line, around: Around, start: int, end: int) -> bool:
    """Whether a span is an actor's, or a place's by the noun beside it."""
    if not around.covered.isdisjoint(range(start, end)):
        return True
    if any(line.lower(index) in {"'s", "'"} for index in range(start, end)) or line.lower(
        start
    ) in COMPASS - {"al", "el"}:
        return True
    noun = end + 1 if line.code(end) == "l" and line.lower(start - 1) == "the" else end
    beside = line.lower(noun) in REGIONS | TOWNS or line.code(end) == "g"
    return beside or (line.lower(start - 1) == "of" and line.lower(start - 2) in REGIONS | TOWNS)


def _naming(line: Line, around: Around, start: int, end: int) -> Naming:
    words = tuple(line.tokens[index].text.replace("’", "'") for index in range(start, end))
    if line.headline:
        return Naming(line, start, end, words, keys_of(words), sure=False)
    whole = end - start > 1
    before = office_before(line, around, start, comma=whole and _closed(line, end))
    after = office_after(line, around, end) if before is None or before.kind in {"rank", "plain"} else None
    held = _joined(before, after) or (belongs(line, around, start, end) if whole else None)
    titled = line.code(start - 1) == "t"
    sure = before is not None or titled or (whole and (after is not None or _shows(line, start, end)))
    if (
        before is not None
        and not whole
        and before.kind == "local"
        and before.owner is None
        and before.of is None
    ):
        sure = words[0].casefold() in GIVEN or line.lower(end) in SPEECH
    if before is not None and not whole and before.kind == "plain" and before.whose == "kin":
        sure = False
    return Naming(line, start, end, words, keys_of(words), sure, held)


def _joined(before: Held | None, after: Held | None) -> Held | None:
    """Return one office of two: a rank before a name gives way to the command behind it that says whose it is."""
    if before and after and (before.of is None is not after.of or before.kind == "plain" != after.kind):
        return after
    if before and after and before.kind == "rank" and after.kind != "plain":
        return replace(before, whose="none")
    return before or after


def _closed(line: Line, end: int) -> bool:
    """Whether a name behind an office and a comma is that office's holder: a comma, a verb or the end follows."""
    return (
        line.lower(end) in {",", ".", "'s", ")", "who"}
        or line.lower(end) in SPEECH
        or line.code(end) in {"c", ""}
    )


def _shows(line: Line, start: int, end: int) -> bool:
    """Whether the words around two or more capitalised words show a person."""
    given = line.lower(start) in GIVEN
    verb = end + 1 if line.lower(end) in ADVERBS else end
    speaks = line.lower(verb) in SPEECH
    spoken = (
        line.lower(start - 1) in SPEECH
        and line.lower(start - 1) != "reported"
        and line.lower(end) in {",", ".", "of", "from", "in", "on"}
    )
    aged = line.lower(end) == "," and line.code(end + 1) == "9" and line.lower(end + 2) in {",", "."}
    according = line.lower(start - 1) == "to" and line.lower(start - 2) == "according"
    owner = line.starts.get(end + 1) if line.code(end) == "'" else None
    personal = bool(owner and isinstance(owner.value, Office) and owner.value.name.split()[-1] in PERSONAL)
    old = line.lower(start - 1).endswith("-old")
    who = line.lower(end) == "," and line.lower(end + 1) in {"who", "whose"}
    called = line.lower(start - 1) in _CALLED or (
        line.lower(start - 1) == "as" and line.lower(start - 2) in _CALLED
    )
    if speaks or spoken or aged or personal or called or old:
        return end - start <= 4
    if given:
        return line.lower(start - 1) not in _AT
    return according and end - start <= 4 and who
