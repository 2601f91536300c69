"""Where a text names persons: spans of capitalised words with what shows that they are a person."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.extraction.frozen import frozen
from generator.extraction.gazetteer.leaders import keys_of, led_by
from generator.extraction.gazetteer.regions import regions_named
from generator.extraction.gazetteer.towns import countries_of
from generator.extraction.gazetteer.words import (
    ADVERBS,
    ARMS,
    BUILT,
    COMPASS,
    ETHNIC,
    GIVEN,
    LANDFORMS,
    ORG_KINDS,
    PARTICLES,
    PERSONAL,
    PLACE_NOUNS,
    SPEECH,
    VESSELS,
)
from generator.extraction.names.around import Around
from generator.extraction.names.lines import Line
from generator.extraction.names.organisations import is_acronym
from generator.extraction.people.office_after import office_after
from generator.extraction.people.office_before import office_before
from generator.extraction.people.offices import LONGEST, Held, Whose, abroad, belongs
from generator.extraction.people.pseudonyms import office_called
from generator.extraction.wording.lexicon import Office

#: Capitalised words with the small words that stand inside names (“van der”, “bin”), a nickname in quotes among them.
_NAME = re.compile(r'n++(?>(?:p{1,3}n++)*)(?:"[np]{1,3}"n++)?')
_PARTS = (
    "north ",
    "south ",
    "east ",
    "west ",
    "northern ",
    "southern ",
    "eastern ",
    "western ",
    "central ",
    "upper ",
    "lower ",
)
_COMPASS = COMPASS - {"al", "el"}
_ENDING_PLACES = PLACE_NOUNS | LANDFORMS | BUILT | {"north", "south", "east", "west"}
_LONGEST, _OLDEST = 6, 120
#: Nouns of places that stand before their names: “Barangay Malinao”; camps that bear a person's name.
_LOCALITIES = frozenset({"barangay", "brgy", "brgy.", "sitio", "purok", "kampung", "colonia", "vereda"})
_CAMPS = frozenset({"camp", "kampo", "fort"})
_OUR_OWN = {("our", "reporter"), ("our", "correspondent"), ("our", "editor"), ("our", "colleague")}
_ARTICLES = frozenset({"al", "el"})
_CALLED = frozenset({"named", "identified", "called"})
_AT = frozenset({"in", "at", "near", "outside", "around", "to", "into"}) | {
    *("lost", "retook", "recaptured", "shelled", "besieged", "overran", "entered", "left")
}
_BYLINE = re.compile(
    r"(?:additional )?(?:reporting|editing|writing|compiled|translated)(?: and \w+)? by\b|by [A-Z]\S+ [A-Z]\S+$",
    re.IGNORECASE,
)


@frozen(eq=False)
class Naming:
    """A place where a person may be named.

    `keys` are the words that can stand for the name, `nickname` those in quotes inside it; `sure` says that the words
    around show a person; `held` is the office told.
    """

    line: Line
    start: int
    end: int
    words: tuple[str, ...]
    keys: tuple[str, ...]
    nickname: tuple[str, ...]
    sure: bool
    held: Held | None


def namings(line: Line, around: Around) -> Iterator[Naming]:
    """Yield every span of a line that may name a person, from the left; what follows a person in a list is one too."""
    if "n" not in line.codes or "@" in line.sentence.text or _BYLINE.match(line.sentence.text):
        return  # a byline, an address to write to
    before: Naming | None = None
    for match in _NAME.finditer(line.codes):
        start, end = _trimmed(line, *match.span())
        if not start < end <= start + _LONGEST or _is_other(line, around, start, end):
            continue
        naming = _naming(line, around, start, end)
        if before and before.sure and end - start > 1 and _continues(line, before.end, start):
            naming = replace(naming, sure=True)
        elif before and before.sure and line.lower(start - 1) in {"of", "at"} and before.end == start - 1:
            naming = replace(naming, sure=False)  # “N N of Lantern Consultants said”
        yield naming
        before = naming


def _continues(line: Line, end: int, start: int) -> bool:
    gap = tuple(line.lower(index) for index in range(end, start))
    return gap in {(",",), ("and",), (",", "and")} and line.lower(end - 1) not in PARTICLES


def _trimmed(line: Line, start: int, end: int) -> tuple[int, int]:
    """Leave out what stands before a name with a capital and is none: “Kurdish”, an acronym."""
    while start < end and (line.lower(start) in ETHNIC or is_acronym(line.tokens[start].text)):
        if len(line.tokens[start].text) == 2 and start + 2 == end and line.code(start - 1) in "rR),":
            break  # initials behind an office: “president PJ N”
        start += 1
    return _past_place(line, start, end), end


def _past_place(line: Line, start: int, end: int) -> int:
    """Leave out the place of an office that runs into its holder's name: “spokesman in North Aceh N N”."""
    office = line.ends.get(start - 1) if line.lower(start - 1) in {"of", "in", "for"} else None
    if not office or not isinstance(office.value, Office):
        return start
    places = (width for width in (2, 1) if end - start - width > 1 and line.code(start + width) == "n")
    return next((start + width for width in places if _is_known(line.text(start, start + width))), start)


def _is_known(name: str) -> bool:
    """Whether a town, or a region or a compass part of it, has this name."""
    bare = name.rsplit(maxsplit=1)[-1] if name.casefold().startswith(_PARTS) else name
    return bool(countries_of(bare) or regions_named(bare))


def _is_other(line: Line, around: Around, start: int, end: int) -> bool:
    """Whether a span is an actor's, or a place's by the noun beside it."""
    nouns = line.words[end : end + (2 if line.code(end) == "l" and line.lower(start - 1) == "the" else 1)]
    return (
        not around.covered.isdisjoint(range(start, end))
        or any(line.lower(index) in {"'s", "'"} for index in range(start, end))
        or line.lower(start) in _COMPASS
        or line.lower(start) in _LOCALITIES
        or (line.lower(start - 1) in _CAMPS and line.tokens[start - 1].text[0].isupper())
        or (
            line.lower(start - 2) in _CAMPS
            and line.tokens[start - 2].text[0].isupper()
            and line.code(start - 1) == "R"
        )
        or not PLACE_NOUNS.isdisjoint(nouns)
        or line.code(end) == "g"
        or not VESSELS.isdisjoint(line.words[max(0, start - 2) : start])
        or line.words[max(0, start - 2) : start] in _OUR_OWN
        or (line.code(start - 1) == "l" and line.lower(start - 1) in ORG_KINDS)  # “the newspaper X Y”
        or line.lower(end - 1) in _ENDING_PLACES
        or (line.lower(end) in BUILT and line.code(end) == "l")
        or (line.lower(start - 1) == "of" and line.lower(start - 2) in PLACE_NOUNS)
    )


def _naming(line: Line, around: Around, start: int, end: int) -> Naming:
    words, nickname = _parted([line.tokens[index].text.replace("’", "'") for index in range(start, end)])
    if line.headline or end - start == len(line.tokens):  # a name alone is a signature or a heading
        return Naming(line, start, end, words, keys_of(words), nickname, sure=False, held=None)
    whole = len(words) > 1
    called = office_called(line, start)
    first = start if called is None else called
    titled = whole or line.code(start - 1) == "t"
    before = office_before(line, around, first, whole=titled, closed=_closed(line, end, whole=whole))
    after = None
    if before is None or before.kind in {"rank", "plain"}:
        after = office_after(line, around, end)
    office = abroad(line, around, end, _joined(line, end, before, after))
    if whole and (office is None or (office.kind == "plain" and office.of is None)):
        member = belongs(line, around, start, end)
        office = replace(office, of=member.of) if office and member else office or member
    if whole:
        sure = bool(before or after or _shows(line, around, start, end) or led_by(keys_of(words)))
    else:
        sure = before is not None and (called is not None or _holds(line, before, start, end))
    sure = sure or line.code(start - 1) == "t"
    return Naming(line, start, end, words, keys_of(words), nickname, sure, office)


def _parted(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a name without the nickname in quotes inside it, and that nickname."""
    quotes = [index for index, word in enumerate(words) if not word[0].isalnum()]
    if len(quotes) != 2:
        return tuple(words), ()
    first, last = quotes
    return (*words[:first], *words[last + 1 :]), tuple(words[first + 1 : last])


def _holds(line: Line, office: Held, start: int, end: int) -> bool:
    """Whether one word behind an office is its holder: not kin (“his daughter N”), a place or a part of another office."""
    if office.whose is Whose.NOBODY or line.code(end) in {"r", "R"}:
        return False
    alone = office.kind == "local" and office.owner is None and office.of is None
    return not alone or line.lower(start) in GIVEN or line.lower(end) in SPEECH


def _joined(line: Line, end: int, before: Held | None, after: Held | None) -> Held | None:
    """Return one office of two: a rank before a name gives way to the command behind it that says whose it is."""
    if not before or not after:
        return before or after
    if before.kind == "rank" and after.kind in {"state", "org", "local"}:
        return after if after.of else replace(after, of=before.of, kind="rank", head=before.head)
    if (before.of is None and after.of is not None) or before.kind == "plain" != after.kind:
        return after
    rebel = not ARMS.union({"opposition"}).isdisjoint(line.words[end : end + LONGEST])
    return replace(before, whose=Whose.NOBODY) if before.kind == "rank" and rebel else before


def _closed(line: Line, end: int, *, whole: bool) -> bool:
    """Whether a name behind an office and a comma is that office's holder: a comma, a verb or the end follows."""
    word = line.lower(end)
    acts = whole and ((word.endswith("ed") and line.code(end) == "l") or word in {"of", "from"})
    return acts or word in {",", ".", "'s", ")", "who"} or word in SPEECH or line.code(end) in {"c", ""}


def _shows(line: Line, around: Around, start: int, end: int) -> bool:
    """Whether the words around two or more capitalised words show a person."""
    if end - start <= _LONGEST and any(rule(line, around, start, end) for rule in _SHOWING):
        return True
    attributive = line.code(end) in {"r", "b"} or (line.code(start - 1) == "C" and start > 1)
    given = line.lower(start) in GIVEN and line.lower(start - 1) not in _AT and not attributive
    return given and not countries_of(line.text(start, end))


def _speaks(line: Line, _around: Around, start: int, end: int) -> bool:
    if end - start == 2 and line.lower(start) in _ARTICLES:
        return False  # “Al Masirah reported”
    return line.lower(end + 1 if line.lower(end) in ADVERBS else end) in SPEECH


def _is_quoted(line: Line, _around: Around, start: int, end: int) -> bool:
    verb = line.lower(start - 1)
    return verb in SPEECH and verb != "reported" and line.lower(end) in {",", ".", "of", "from", "in", "on"}


def _is_aged(line: Line, _around: Around, start: int, end: int) -> bool:
    aged = line.lower(end) == "," and line.code(end + 1) == "9" and line.lower(end + 2) in {",", "."}
    before = line.lower(start - 1)
    years = before.partition("-")[0]
    ancient = years.isdigit() and int(years[:4]) > _OLDEST  # “the 900-year-old N N temple”
    return aged or (before.endswith("-old") and not ancient)


def _has_staff(line: Line, _around: Around, _start: int, end: int) -> bool:
    owned = line.starts.get(end + 1) if line.code(end) == "'" else None
    return bool(owned and isinstance(owned.value, Office) and owned.value.name.split()[-1] in PERSONAL)


def _is_called(line: Line, _around: Around, start: int, _end: int) -> bool:
    two, one = line.lower(start - 2), line.lower(start - 1)
    return one in _CALLED or (one == "as" and two in _CALLED)


def _is_source(line: Line, _around: Around, start: int, end: int) -> bool:
    said = line.lower(start - 1) == "to" and line.lower(start - 2) == "according"
    return said and line.lower(end) == "," and line.lower(end + 1) in {"who", "whose"}


def _speaks_within(line: Line, around: Around, _start: int, end: int) -> bool:
    """Whether “N N of the X Institute said”."""
    mark = (
        around.begins.get(end + 2 if line.lower(end + 1) == "the" else end + 1)
        if line.lower(end) in {"of", "from", "at"}
        else None
    )
    return mark is not None and line.lower(mark.end) in SPEECH


def _is_one_who(line: Line, _around: Around, _start: int, end: int) -> bool:
    return line.lower(end + (line.lower(end) == ",")) in {"who", "whose"} and line.code(end - 1) == "n"


def _is_of_noun(line: Line, _around: Around, start: int, _end: int) -> bool:
    """Whether a name is an organisation's by a noun that stands for it: “the agency's N N”."""
    return line.code(start - 1) == "'" and line.code(start - 2) == "l" and line.lower(start - 2) in ORG_KINDS


_SHOWING = (
    _is_one_who,
    _is_of_noun,
    _speaks,
    _is_quoted,
    _is_aged,
    _has_staff,
    _is_called,
    _is_source,
    _speaks_within,
)
