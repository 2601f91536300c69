"""Groups and regions that no table knows, established by the words around their names.

A name is a group's where the text gives it fighters, authorities, an office or a ministry (“X rebels”, “X authorities”,
“leader of X”, “X-run”, “militant group X”), and a region's where it says so (“the breakaway X region”, “X, a region of”).
"""

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.extraction.document import Token
from generator.extraction.gazetteer.words import (
    BETWEEN,
    COMPASS,
    ETHNIC,
    GIVEN,
    GROUP_ARMED,
    GROUP_CIVIL,
    GROUP_NOUNS,
    REGIONS,
    SPEECH,
    STANDING,
)
from generator.extraction.lexicon import Body, Office, StateWord, known_phrases
from generator.extraction.names import Line
from generator.extraction.organisations import acronym_after, is_acronym
from generator.urls import slug

_RUN = re.compile(r"n++")
_PERSON = re.compile(r"n++(?:p{1,3}n++)*+")
_RUN_BY = re.compile(r"\b([A-Z][\w’']+)-(?:run|led|controlled|affiliated|held|aligned|allied|linked)\b")
_OF = frozenset({"of", "from", "for", "in", "by"})
_BELONGS = frozenset({"belonged", "belongs", "belonging", "affiliated"})
_MANY = 40  # names compared with a name
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Sign:
    """One place in the text that tells what a name is: armed, civil (an authority), region, standing (both of these)."""

    name: str
    sort: str
    short: str = ""


def signs(lines: Iterable[Line]) -> Iterator[Sign]:
    """Yield every sign of a group or a region, in the order of the text."""
    for line in lines:
        for match in _RUN_BY.finditer(line.sentence.text):
            known = known_phrases().at((Token(match[1], match[1].casefold(), 0, 0),), 0)
            if not (known and isinstance(known[1], StateWord)):
                yield Sign(match[1], "civil")
        if line.headline:
            continue
        for match in _RUN.finditer(line.codes):
            start, end = match.span()
            if end - start > _LONGEST or any(
                named.start < end and start < named.end for named in line.organisations
            ):
                continue
            sort = _after(line, end) or _before(line, start) or _told(line, start, end)
            short = acronym_after(line, end)
            if sort or (short and _initials(line.text(start, end)) == short):
                name = line.text(start, end)
                if name.casefold() not in ETHNIC or line.lower(end).endswith("s"):
                    yield Sign(name, sort or "civil", short)


def run_by(word: str) -> str:
    """Return the slug of the group in “X-run” and the like, or nothing."""
    match = _RUN_BY.fullmatch(word)
    return slug(match[1]) if match else ""


def armed_names(lines: Iterable[Line]) -> frozenset[str]:
    """Return the names, organisations' and others', that the text gives fighters."""
    found = set()
    for line in lines:
        spans = [(named.start, named.end) for named in line.organisations]
        spans += [match.span() for match in _RUN.finditer(line.codes)]
        found.update(line.text(*span) for span in spans if _after(line, span[1]) == "armed")
    return frozenset(found)


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
    here = end + 1 if line.code(end) == "'" else end
    owned = here > end
    for _ in range(2):
        span = line.starts.get(here)
        word = line.lower(here)
        if span and isinstance(span.value, Body):
            return "civil"
        if span and isinstance(span.value, Office) and _speaks(span.value, line, span.end):
            return "civil"
        if not line.tokens[here : here + 1] or line.tokens[here].text[0].isupper():
            return ""
        if word in GROUP_ARMED:
            return "armed" if not owned or word not in {"group", "front"} else ""
        if word in GROUP_CIVIL:
            return "civil"
        if word in REGIONS and not owned:
            return "region"
        if word not in BETWEEN:
            return ""
        here += 1
    return ""


def _speaks(office: Office, line: Line, after: int) -> bool:
    """Whether an office behind a name makes the name a group's: “X spokesman”, not “X resident” or “X mayor”."""
    named = line.code(after) in {"n", "t", "f", ","} or line.lower(after) in SPEECH
    firm = office.name.split()[-1] in {"director", "manager", "ceo", "executive"}  # a company has them too
    return office.kind in {"state", "org"} and named and not firm


def _before(line: Line, start: int) -> str:
    """Tell from what precedes a name what it is the name of."""
    here = start - 2 if line.lower(start - 1) == "the" else start - 1
    word = line.lower(here)
    if word in GROUP_NOUNS and line.code(here) != "C":
        return "armed"
    if word in STANDING:
        return "standing"
    if word == "in" and line.lower(here - 1) in {"authorities", "officials"}:
        return "civil"
    if word == "to" and line.lower(here - 1) in _BELONGS:
        return "armed"
    if word not in _OF:
        return ""
    owner, span = line.lower(here - 1), line.ends.get(here)
    if owner in REGIONS:
        standing = {line.lower(here - 2), line.lower(here - 3), line.lower(here - 4)} & STANDING
        return "standing" if standing else "region"
    if (
        owner in GROUP_ARMED
        and word in {"of", "from"}
        and owner not in {"forces", "army", "troops", "soldiers"}
    ):
        return "armed"
    if owner == "members" and word == "of":
        return "armed"
    if (
        span
        and isinstance(span.value, Office)
        and (span.value.kind == "org" or span.value.name == "ombudsman")
    ):
        return "civil" if word in {"of", "in"} else ""
    return (
        "civil"
        if span and isinstance(span.value, Office) and word == "for" and "spokes" in span.value.name
        else ""
    )


def _told(line: Line, start: int, end: int) -> str:
    """Tell from an apposition or a verb what a name is: “X, a region of …”, “X, an armed group”, “the X said”."""
    if line.lower(end) == "," and line.lower(end + 1) in {"a", "an", "the"}:
        words = [line.tokens[index].text for index in range(end + 2, min(end + 7, len(line.tokens)))]
        if line.lower(end + 3) == "'s":
            return ""
        for word in words:
            if word in REGIONS:
                return "region"
            if word in GROUP_NOUNS:
                return "armed"
            if not word.replace("-", "").isalpha() or word in {"of", "who", "which"}:
                return ""
    if line.lower(end) == "claimed" and line.lower(end + 1) == "responsibility":
        return "armed"
    by_article = line.lower(start - 1) == "the"
    acronym = end - start == 1 and is_acronym(line.tokens[start].text)
    return "civil" if line.lower(end) in SPEECH and (by_article or acronym) else ""


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[ -]", name) if word[:1].isupper())


@dataclass(frozen=True, slots=True)
class Group:
    """A group or region of the text. `sort` is the strongest sign (armed, civil, region); `names` every form of its name."""

    slug: str
    name: str
    sort: str
    names: tuple[str, ...]
    region: bool


def settle(found: Sequence[Sign], barred: frozenset[str]) -> tuple[Group, ...]:
    """Make groups of signs: one per name, plurals, spellings and shortened names with the name they belong to.

    `barred` are the words of persons' names.
    """
    sorts: dict[str, set[str]] = {}
    shorts: dict[str, str] = {}
    for sign in found:
        if not barred.issuperset(sign.name.split()) and not COMPASS.issuperset(sign.name.casefold().split()):
            sorts.setdefault(sign.name, set()).add(sign.sort)
            shorts.setdefault(sign.name, sign.short)
    by_part: dict[str, list[str]] = {}
    for name in sorts:
        for part in dict.fromkeys(parts(name)):
            by_part.setdefault(part, []).append(name)
    heads = {name: _head(name, sorts.keys(), by_part) for name in sorts}
    groups: dict[str, list[str]] = {}
    for name, head in heads.items():
        groups.setdefault(heads.get(head, head), []).append(name)
    return tuple(_group(head, names, sorts, shorts) for head, names in groups.items())


def _group(head: str, names: Sequence[str], sorts: dict[str, set[str]], shorts: dict[str, str]) -> Group:
    every = set().union(*(sorts[name] for name in names))
    sort = next(sort for sort in ("armed", "civil", "standing", "region") if sort in every)
    forms = [head, *names, *(shorts[name] for name in names if shorts[name])]
    if head.casefold() not in ETHNIC and head.isalpha() and not head.endswith("s"):
        forms.append(f"{head}s")
    return Group(slug(head), head, sort, tuple(dict.fromkeys(forms)), bool({"region", "standing"} & every))


def _head(name: str, names: Collection[str], by_part: Mapping[str, Sequence[str]]) -> str:
    """Return the name that another form of it belongs to: the singular, the land, the other spelling, the longer name."""
    near = [name[:-1] if name.endswith("s") else "", *_lands(name)]
    if form := next((other for other in near if other in names), ""):
        return form
    words = parts(name)
    if len(words) > 1:
        return next(other for other in by_part[words[-1]][:_MANY] if other == name or _alike(name, other))
    longer = {_head(other, names, by_part) for other in by_part[name][:_MANY] if is_part(name, other)}
    return longer.pop() if len(longer) == 1 else name


def _lands(people: str) -> tuple[str, ...]:
    """Return the lands a people's adjective may be of: “Abkhaz” of Abkhazia, “Tigrayan” of Tigray."""
    stems = [people[: -len(end)] for end in ("ian", "an", "n", "i") if people.endswith(end)]
    return (
        f"{people}ia",
        f"{people}a",
        *stems,
        *(f"{stem}a" for stem in stems),
        *(f"{stem}ia" for stem in stems),
    )


def _alike(one: str, other: str) -> bool:
    """Whether two names are spellings of one: the same last word and nearly the same letters."""
    if one == other or parts(one)[-1:] != parts(other)[-1:] or min(len(parts(one)), len(parts(other))) < 2:
        return False
    return difflib.SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= 0.85


def parts(name: str) -> list[str]:
    """Return the words of a name, hyphens apart."""
    return re.split(r"[\s-]+", name)


def is_part(short: str, name: str) -> bool:
    """Whether a name is a distinctive word of a longer one (“Nagaland” of “Eastern Nagaland”)."""
    return (
        len(short) > 3 and short.casefold() not in COMPASS and short in parts(name) and len(parts(name)) > 1
    )
