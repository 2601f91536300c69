"""Signs of groups and regions that no table knows: the words around their names.

A name is a group's where the text gives it fighters, authorities, an office or a ministry (“X rebels”, “X authorities”,
“leader of X”, “X-run”, “militant group X”), and a region's where it says so (“the breakaway X region”, “X, a region of”).
"""

import re
from collections.abc import Iterable, Iterator

from generator.extraction.frozen import frozen
from generator.extraction.gazetteer.regions import regions_named
from generator.extraction.gazetteer.towns import countries_of
from generator.extraction.gazetteer.words import (
    ARMS,
    BETWEEN,
    COMPASS,
    DIRECTIONS,
    ETHNIC,
    GIVEN,
    GROUP_ARMED,
    GROUP_CIVIL,
    GROUP_NOUNS,
    HARDWARE,
    PEACEFUL,
    PERSONAL,
    REGIONS,
    SPEECH,
    STANDING,
)
from generator.extraction.names.lines import ARTICLES, Line, Span
from generator.extraction.names.organisations import acronym_after, is_acronym
from generator.extraction.wording.grammar import words
from generator.extraction.wording.lexicon import Body, Office, StateWord, known_phrases
from generator.urls import slug

_RUN = re.compile(r"n++")
_PERSON = re.compile(r"n++(?>(?:p{1,3}n++)*)")
_MODEL = re.compile(r"[A-Za-z]{1,3}-\d+\w?")  # “F-16”
_RUN_BY = re.compile(r"\b([A-Z][\w’']+)-(?:run|led|controlled|affiliated|held|aligned|allied|linked)\b")
_GOVERNING = frozenset({"president", "minister", "premier", "speaker", "ombudsman"})
_RULING = frozenset({"authorities", "administration", "officials"})
#: Who is in a land that governs itself, and who may as well be in a town.
_SEATS = {"authorities": "authority", "officials": "seat"}
_FORCES = frozenset({"army", "military", "security-forces", "police"})
_ANY_ARMY = frozenset({"forces", "army", "troops", "soldiers"})
#: Bodies and officials that a region has within its state.
_WITHIN = frozenset({"police", "officials"})
_TOWNS_TOO = frozenset({"police", "government", "parliament", "court", "council", "administration"})
_OF_FIRMS = frozenset({"director", "manager", "ceo", "executive"})  # offices that companies have too
_BELONGS = frozenset({"belonged", "belongs", "belonging", "affiliated"})
#: Nouns that say of a name before them that no fighters are its members.
_KIN = words("family families household dynasty community congregation team club class faith church")
_MEMBERS = GROUP_ARMED | GROUP_CIVIL
_ARMED_WORDS = GROUP_ARMED | GROUP_NOUNS
_LONGEST = 5
_PEOPLES = ETHNIC | COMPASS | DIRECTIONS


@frozen
class Sign:
    """One place in the text that tells what a name is: armed, peaceful, civil (it has a leader), authority (it has officials), seat (officials are in it), local (a region within a state), region, standing (a region with authorities)."""

    name: str
    sort: str
    short: str = ""


def signs(lines: Iterable[Line]) -> Iterator[Sign]:
    """Yield every sign of a group or a region, in the order of the text."""
    for line in lines:
        for match in _RUN_BY.finditer(line.sentence.text if "-" in line.sentence.text else ""):
            if not isinstance(known_phrases().of(match[1]), StateWord):
                yield Sign(match[1], "civil")
        if line.headline:
            continue
        organised = {index for named in line.organisations for index in range(named.start, named.end)}
        for match in _RUN.finditer(line.codes):
            start, end = match.span()
            alone = end - start == len(line.words)
            if alone or end - start > _LONGEST or not organised.isdisjoint(range(start, end)):
                continue
            if _is_thing(line, start, end) or _is_commanded(line, start, end):
                continue
            sort = _sort(line, start, end)
            short = acronym_after(line, end)
            if sort or (short and _initials(line.text(start, end)) == short):
                name = line.text(start, end)
                if not _PEOPLES.issuperset(name.casefold().split()) or (
                    end - start == 1 and line.lower(end).endswith("s") and end not in line.starts
                ):
                    yield Sign(name, sort or "civil", short)


def _is_thing(line: Line, start: int, end: int) -> bool:
    """Whether a name is a machine's or a stretch of land's: “the F-16 fighter”, “on the X front”."""
    front = line.lower(end) == "front" and line.words[max(0, start - 2) : start] == ("on", "the")
    return front or line.lower(start) in HARDWARE or bool(_MODEL.fullmatch(line.tokens[end - 1].text))


def _is_commanded(line: Line, start: int, end: int) -> bool:
    """Whether a name is a land's where somebody commands: “the Bor commander”."""
    commands = line.lower(end) == "commander" and line.code(start - 1) != "'"
    return commands and bool(countries_of(line.text(start, end)) or regions_named(line.text(start, end)))


def _sort(line: Line, start: int, end: int) -> str:
    """Tell what the words around a name make it, if anything."""
    sort = _after(line, end) or _before(line, start) or _told(line, start, end)
    return "local" if sort in {"civil", "authority"} and _is_local(line, start, end) else sort


def _is_local(line: Line, start: int, end: int) -> bool:
    """Whether a name is a region's of a state, by the police and officials it has within that state."""
    after = end + 1 if line.code(end) == "'" else end
    word = line.lower(after)
    return word in _WITHIN and (word == "police" or bool(regions_named(line.text(start, end))))


def run_by(word: str) -> str:
    """Return the slug of the group in “X-run” and the like, or nothing."""
    match = _RUN_BY.fullmatch(word)
    return slug(match[1]) if match else ""


def armed_names(lines: Iterable[Line]) -> frozenset[str]:
    """Return the names, organisations' and others', that the text gives fighters or calls armed."""
    found: set[str] = set()
    for line in filter(_may_arm, lines):
        spans = [(named.start, named.end) for named in line.organisations]
        spans += [match.span() for match in _RUN.finditer(line.codes)]
        found.update(line.text(*span) for span in spans if _is_armed(line, *span))
    return frozenset(found)


def _may_arm(line: Line) -> bool:
    """Whether a line has a word or an office without which it calls nobody armed."""
    offices = (span.value for span in line.starts.values() if isinstance(span.value, Office))
    return not line.sentence.vocabulary.isdisjoint(_ARMED_WORDS) or any(offices)


def _is_armed(line: Line, start: int, end: int) -> bool:
    if _after(line, end) == "armed":
        return True
    if line.lower(end) == "(":
        end += 3
    apposed = range(end + 2, end + 7) if line.lower(end) == "," and line.lower(end + 1) in ARTICLES else ()
    words = [line.lower(index) for index in (*range(start - 2, start), *apposed)]
    called = not GROUP_NOUNS.isdisjoint(words) and (
        not ARMS.isdisjoint(words) or any("-linked" in w for w in words)
    )
    return called and PEACEFUL.isdisjoint(words)


def persons_words(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words of persons' names: behind an office or a title, or with a given name."""
    found: set[str] = set()
    for line in lines:
        for match in _PERSON.finditer(line.codes):
            start, end = match.span()
            shown = line.code(start - 1) in {"r", "R", "t"} or (
                end - start > 1 and line.lower(start) in GIVEN
            )
            if shown and (line.code(end) == "'" or not _after(line, end)):
                found.update(token.text for token in line.tokens[start:end])
    return frozenset(found)


def _after(line: Line, end: int) -> str:
    """Tell from what follows a name what it is the name of."""
    if line.lower(end) == "(" and line.lower(end + 2) == ")":
        end += 3
    owned = line.code(end) == "'"
    here = end + 1 if owned else end
    for index in (here, here + 1):
        span = line.starts.get(index)
        if span and (sort := _by_owning(span, line, owned=owned)):
            return sort
        word = line.lower(index)
        if not word.islower() or line.tokens[index].text[0].isupper():
            return ""
        if word in _MEMBERS:
            return "" if owned and word in {"group", "front"} else _by_members(word)
        if word in REGIONS and not owned:
            return "region"
        if word not in BETWEEN:
            return ""
    return ""


def _by_members(word: str) -> str:
    if word in GROUP_ARMED:
        return "civil" if word in _ANY_ARMY else "armed"
    return "authority" if word in _RULING else "civil"


def _by_owning(span: Span, line: Line, *, owned: bool) -> str:
    """Tell from a body or an office behind a name what it is: “X army”, “X spokesman”, not “X resident”, “X mayor”."""
    if isinstance(span.value, Body):
        return "civil" if span.value.tail in _FORCES else "authority"
    if not isinstance(span.value, Office) or span.value.kind not in {"state", "org"}:
        return ""
    head = span.value.name.split()[-1]
    if head == "officials":
        return "authority"
    held = line.code(span.end) in {"n", "t", "f", ","} or line.lower(span.end) in SPEECH
    field = head == "minister" and line.code(span.start) == "R" and not owned  # “Law Minister”
    personal = owned and head in PERSONAL and not head.startswith("spokes")
    if not held or field or personal or head in _OF_FIRMS:
        return ""
    return "armed" if head == "commander" else "authority" if head in _GOVERNING else "civil"


def _before(line: Line, start: int) -> str:
    """Tell from what precedes a name what it is the name of."""
    here = start - 2 if line.lower(start - 1) == "the" else start - 1
    return next((sort for rule in _BEFORE if (sort := rule(line, here))), "")


def _by_noun(line: Line, here: int) -> str:
    """Tell from a noun or an adjective: “militant group X”, “breakaway X”."""
    word = line.lower(here)
    if word in STANDING:
        return "standing"
    sort = "peaceful" if line.lower(here - 1) in PEACEFUL else "armed"
    return sort if word in GROUP_NOUNS and line.code(here) != "C" else ""


def _by_people(line: Line, here: int) -> str:
    """Tell from whose people are named: “fighters from X”, “members of X”, “authorities in X”, “belonging to X”."""
    people, word = line.lower(here - 1), line.lower(here)
    if word == "in":
        return _SEATS.get(people, "")
    if word == "to":
        return "armed" if people in _BELONGS else ""
    fighters = (people in GROUP_ARMED and people not in _ANY_ARMY) or people == "members"
    if not fighters or word not in {"of", "from"}:
        return ""
    match = _RUN.match(line.codes, here + 1 + (line.lower(here + 1) == "the"))
    kin = match is not None and line.lower(match.end()) in _KIN
    home = match is not None and word == "from" and bool(countries_of(line.text(*match.span())))
    return "" if kin or home else "armed"


def _by_land(line: Line, here: int) -> str:
    """Tell from a noun of land: “region of X”, “the breakaway republic of X”."""
    if line.lower(here) != "of" or line.lower(here - 1) not in REGIONS:
        return ""
    standing = {line.lower(index) for index in range(max(0, here - 4), here)} & STANDING
    return "standing" if standing else "region"


def _by_office(line: Line, here: int) -> str:
    """Tell from an office: “leader of X”, “ombudsman in X”, “spokesman for X”."""
    span, word = line.ends.get(here), line.lower(here)
    if not span or not isinstance(span.value, Office):
        return ""
    heads = span.value.kind == "org" or span.value.name == "ombudsman"
    speaks = "spokes" in span.value.name
    return "civil" if (heads and word in {"of", "in"}) or (speaks and word == "for") else ""


def _by_body(line: Line, here: int) -> str:
    """Tell from a body that only a land has: “defence ministry of X”, “armed forces of X”."""
    span = line.ends.get(here) if line.lower(here) == "of" else None
    return "authority" if span and isinstance(span.value, Body) and span.value.tail not in _TOWNS_TOO else ""


_BEFORE = (_by_noun, _by_people, _by_land, _by_office, _by_body)


def _told(line: Line, start: int, end: int) -> str:
    """Tell from an apposition or a verb what a name is: “X, a region of …”, “X, an armed group”, “the X said”."""
    if line.lower(end) == "," and line.lower(end + 1) in ARTICLES:
        return _apposed(line, end + 2)
    if line.lower(end) == "claimed" and line.lower(end + 1) == "responsibility":
        return "armed"
    known = line.lower(start - 1) == "the" or (end - start == 1 and is_acronym(line.tokens[start].text))
    return "civil" if known and line.lower(end) in SPEECH else ""


def _apposed(line: Line, begin: int) -> str:
    if line.code(begin + 1) == "'":
        return ""
    for index in range(begin, min(begin + 5, len(line.tokens))):
        word = line.tokens[index].text
        if word in REGIONS or word in GROUP_NOUNS:
            sort = "peaceful" if line.lower(index - 1) in PEACEFUL else "armed"
            return "region" if word in REGIONS else sort
        if not word.replace("-", "").isalpha() or word in {"of", "who", "which"}:
            return ""
    return ""


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[ -]", name) if word[:1].isupper())
