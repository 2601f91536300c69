"""Organisations named by their own words: “Norwegian Refugee Council”, “Front for the Liberation of X (FLX)”."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from generator.extraction.gazetteer.words import GIVEN, ORG_KINDS
from generator.extraction.names.lines import LONGEST_NAME, Line, Named
from generator.extraction.wording.lexicon import Body
from generator.model.vocabulary import ActorKind

#: Capitalised words, joined by small connectors: what an organisation's whole name may look like.
_RUN = re.compile(r"[nasgkCBR]++(?>(?:f{1,2}[nasgkCB]++)*)")
_OWN_STYLE = re.compile(r"(?:^|[^as'RnCg])C+$")  # “National Unity Government”, not “Malian National Police”
_OWN_NAME = re.compile(r"[ng]'?[aCg]*$")
#: Words between a name and its acronym, by their first.
_INTRODUCING = {
    "(": (("(",),),
    ",": ((",", "or"), (",", "known", "as"), (",", "also", "known", "as"), (",", "known", "by")),
    "known": (("known", "as"),),
}
_NUMBERED = frozenset({"brigade", "battalion", "regiment", "division", "corps"})
#: Nouns of parts of an army, and what stands before them where they have no name but a number and what they are.
UNITS = frozenset({f"{unit}{end}" for unit in (*_NUMBERED, "squadron", "company") for end in ("", "s")})
_ARMS = frozenset(
    [
        "infantry",
        "armoured",
        "armored",
        "mechanised",
        "mechanized",
        "motorised",
        "motorized",
        "airborne",
        "parachute",
        "mountain",
        "marine",
        "marines",
        "tank",
        "artillery",
        "air",
        "assault",
        "commando",
        "ranger",
        "rangers",
        "special",
        "forces",
        "operations",
        "guards",
        "border",
        "signal",
        "engineer",
        "reserve",
        "scout",
        "rifle",
        "rifles",
        "light",
        "heavy",
        "jungle",
        "army",
        "independent",
        "separate",
        "territorial",
        "defence",
        "defense",
        "missile",
        "rocket",
        "reconnaissance",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    ]
)
_WORDS_KEPT = 2**12  # words of which is kept whether they are acronyms
_TAKES_ON = frozenset({"commission", "committee", "council", "conference", "mission"})


def with_organisations(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines, each with the organisations it names."""
    return tuple(map(_with_organisations, lines))


def _with_organisations(line: Line) -> Line:
    found = tuple(organisations_in(line))
    return replace(line, organisations=found) if found else line


def organisations_in(line: Line) -> Iterator[Named]:
    """Yield the organisations a line names, from the left: those its acronyms spell out, those with a noun of their own."""
    if line.headline:
        return
    bracketed = "(" in line.sentence.vocabulary
    brackets = [index for index, word in enumerate(line.words) if word == "("] if bracketed else []
    spelt = [named for index in brackets if (named := _spelt_out(line, index) or _abbreviated(line, index))]
    taken = {index for named in spelt for index in range(named.start, named.end)}
    yield from spelt
    codes = _with_armies(line)
    if "g" not in codes:
        return
    marked = line if codes == line.codes else replace(line, codes=codes)
    for match in _RUN.finditer(codes):
        for named in _within(marked, *match.span()):
            if taken.isdisjoint(range(named.start, named.end)):
                yield named


def _spelt_out(line: Line, bracket: int) -> Named | None:
    """Return the name before a bracket whose initials an acronym in it spells (“Liberation Front of X (LFX)”)."""
    short = acronym_after(line, bracket)
    letters = [letter for letter in short if letter.isupper()]
    index = start = bracket
    while letters and index > 0:
        index -= 1
        initials = [part[0] for part in re.split(r"[-‐]", line.tokens[index].text) if part[:1].isupper()]
        if line.code(index) in {"f", "p"}:
            letters = (
                letters[:-1]
                if letters[-1:] == [line.tokens[index].text[0].upper()] and letters[1:]
                else letters
            )
            continue
        if not initials or letters[-len(initials) :] != initials:
            return None
        letters, start = letters[: -len(initials)], index
    if (
        letters
        or bracket - start < 2
        or line.code(start) == "o" == line.code(bracket - 1)
        or set(line.codes[start:bracket]) <= {"a", "s", "B"}
    ):
        return None
    return Named(start, bracket, _kind(line, start, bracket), short)


def _abbreviated(line: Line, bracket: int) -> Named | None:
    """Return a name of two or more capitalised words before an acronym in brackets of another language's letters."""
    short, start = acronym_after(line, bracket), bracket
    while start > 0 and line.code(start - 1) in {"n", "C"} and bracket - start < LONGEST_NAME:
        start -= 1
    if not short or bracket - start < 2 or line.lower(start) in GIVEN:
        return None
    return Named(start, bracket, _kind(line, start, bracket), short)


def _kind(line: Line, start: int, end: int) -> ActorKind:
    nouns = [line.lower(index) for index in range(start, end) if line.lower(index) in ORG_KINDS]
    return ORG_KINDS[nouns[0] if "f" in line.codes[start:end] else nouns[-1]] if nouns else ActorKind.NGO


def _with_armies(line: Line) -> str:
    """Return the line's letters where a body with a name of its own (“Free X Army”) is an organisation's noun."""
    if "B" not in line.codes and "division" not in line.sentence.vocabulary:
        return line.codes
    codes = list(line.codes)
    for index in _divisions(line):
        codes[index] = "g"
    for span in line.starts.values():
        if not isinstance(span.value, Body) or codes[span.start] != "B":
            continue
        before = "".join(codes[max(0, span.start - 4) : span.start])
        armed = span.value.tail in {"army", "military", "general-staff"} and _OWN_NAME.search(before)
        if (
            armed
            or _OWN_STYLE.search(before)
            or (before[-1:] in tuple("nCg") and acronym_after(line, span.end))
        ):
            codes[span.start : span.end] = "g" * (span.end - span.start)
    return "".join(codes)


def _divisions(line: Line) -> Iterator[int]:
    """Yield the places of “Division” where it is a part of an army and not of a land."""
    if "division" in line.sentence.vocabulary:
        for index, word in enumerate(line.words):
            before = line.lower(index - 1)
            if word == "division" and line.code(index) == "n" and (before in _ARMS or before[:1].isdigit()):
                yield index


def _is_unit(line: Line, start: int, end: int) -> bool:
    """Whether a name is a number and what the soldiers are: “21st Infantry Battalion”, which every army may have.

    A bare number is a division's; a militia, too, calls itself “444 Brigade”.
    """
    if line.words[start].isdigit() and end - start == 2 and line.lower(start + 1) != "division":
        return False
    rest = [word for word in line.words[start : end - 1] if not word[0].isdigit()]
    told = _ARMS.issuperset(word for word, code in zip(rest, line.codes[start:], strict=False) if code != "a")
    return line.lower(end - 1) in UNITS and told and end - start > 1


def acronym_after(line: Line, end: int) -> str:
    """Return the acronym right behind a name, or nothing: “(XLF)”, “, or XLF,”, “, known as XLF”."""
    for words in _INTRODUCING.get(line.lower(end), ()):
        at = end + len(words)
        if tuple(line.lower(index) for index in range(end, at)) == words:
            at += line.lower(at) == "the"
            short = line.tokens[at].text if at < len(line.tokens) else ""
            if is_acronym(short) and (words[0] != "(" or line.lower(at + 1) == ")"):
                return short
    return ""


@lru_cache(maxsize=_WORDS_KEPT)
def is_acronym(text: str) -> bool:
    """Whether a word is an acronym: two to eight letters and figures, mostly capitals (“RSF”, “M23”, “SNHRs”)."""
    capitals = sum(letter.isupper() for letter in text)
    return (
        2 <= len(text) <= 8
        and text[0].isupper()
        and (capitals >= 2 or text[1:].isdigit())
        and capitals * 2 > len(text.strip("0123456789-s"))
    )


def _within(line: Line, start: int, stop: int) -> Iterator[Named]:
    """Yield the organisations within [start, stop): capitals around an organisations' noun, and what it is “of”."""
    while (noun := line.codes.find("g", start, stop)) >= 0:
        begin = noun
        while begin > start and line.code(begin - 1) != "f" and noun - begin < LONGEST_NAME:
            begin -= 1
        begin = _after_office(line, begin, noun)
        if line.code(begin - 1) == "9" and line.lower(noun) in _NUMBERED:
            begin -= 1  # “444 Brigade”
        while line.code(begin - 1) == "o" and begin - 1 >= line.dateline:
            begin -= 1
        end = noun + 1
        while (following := line.codes.find("g", end, stop)) >= 0 and "f" not in line.codes[end:following]:
            end = following + 1
        head = end - 1
        end = _with_complement(line, end, stop)
        plural = begin == head == line.dateline and line.lower(head).endswith(
            "s"
        )  # “Fighters of the …” begins a sentence
        if end - begin > 1 and not plural and end - begin <= 2 * LONGEST_NAME:
            kind = ORG_KINDS.get(line.lower(head), ActorKind.ARMED_GROUP)
            if _is_unit(line, begin, head + 1):
                kind = ActorKind.GOVERNMENT_BODY
            yield Named(begin, end, kind, acronym_after(line, end))
        start = end


def _after_office(line: Line, begin: int, noun: int) -> int:
    """Skip an office before a name (“President X Foundation” keeps its office; “Director X Council” does not arise)."""
    while begin < noun and line.code(begin) == "R" and not line.lower(begin).endswith(("s", "general")):
        begin += 1
    return begin


def _with_complement(line: Line, end: int, stop: int) -> int:
    """Return the end of a name with what its noun is of or for: “… for Security and Cooperation in Europe”."""
    seen = 0
    while end < stop and line.code(end) == "f":
        word = line.lower(end)
        takes = word in {"of", "for"} or (word == "on" and line.lower(end - 1) in _TAKES_ON)
        takes = takes or (word == "to" and line.lower(end - 1) == "committee")
        if not takes and not (seen and word in {"and", "&", "in"}):
            break
        first = end + 2 if line.lower(end + 1) == "the" else end + 1
        after = first
        while after < stop and line.code(after) != "f":
            after += 1
        if after == first or (word in {"and", "&"} and (first > end + 1 or line.lower(seen - 1) == "of")):
            break
        seen, end = seen or end + 1, after
    return end
