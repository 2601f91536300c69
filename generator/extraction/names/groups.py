"""Groups and regions of a document, settled from the signs of them: one for every form of a name."""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.extraction.frozen import frozen
from generator.extraction.gazetteer.regions import regions_named
from generator.extraction.gazetteer.towns import countries_of
from generator.extraction.gazetteer.words import COMPASS, ETHNIC
from generator.extraction.names.signs import Sign
from generator.urls import slug

#: How a word ends that is a people's where its land is named too; a land's name has more letters than these.
_PEOPLE, _SHORT = ("ian", "ish", "ese"), 4
_MANY = 40  # names compared with a name
#: Sorts of signs, the strongest first.
_SORTS = ("peaceful", "armed", "standing", "authority", "civil", "local", "region", "seat")


@frozen
class Group:
    """A group or region of the text. `sort` is the strongest sign (armed, civil, region); `names` every form of its name."""

    slug: str
    name: str
    sort: str
    names: tuple[str, ...]
    region: bool


def settle(found: Sequence[Sign], barred: frozenset[str], said: Collection[str] = ()) -> tuple[Group, ...]:
    """Make groups of signs: one per name, plurals, spellings and shortened names with the name they belong to.

    `barred` are the words of persons' names, `said` all names in one word: a people's land may have no sign of its own.
    """
    sorts: dict[str, set[str]] = {}
    shorts: dict[str, str] = {}
    for sign in found:
        if not barred.issuperset(sign.name.split()) and not COMPASS.issuperset(sign.name.casefold().split()):
            sorts.setdefault(sign.name, set()).add(sign.sort)
            shorts.setdefault(sign.name, sign.short)
    for people, land in _peoples(said, barred, sorts.keys()):
        sorts.setdefault(people, {"authority"})
        sorts.setdefault(land, set()).update(sorts[people])
        shorts.setdefault(people, "")
        shorts.setdefault(land, "")
    by_part: dict[str, list[str]] = {}
    for name in sorts:
        for part in dict.fromkeys(parts(name)):
            by_part.setdefault(part, []).append(name)
    heads = {name: _head(name, sorts.keys(), by_part, lands=sorts[name] == {"region"}) for name in sorts}
    groups: dict[str, list[str]] = {}
    for name, head in heads.items():
        groups.setdefault(heads.get(head, head), []).append(name)
    settled = (_group(head, names, sorts, shorts) for head, names in groups.items())
    return tuple(group for group in settled if group.sort != "seat" or _is_known(group.name))


def _is_known(name: str) -> bool:
    """Whether a name is a town's or a region's of a state; “officials in X” alone make no party of a town nobody knows."""
    return bool(countries_of(name) or regions_named(name))


def _peoples(
    said: Collection[str], barred: frozenset[str], signed: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield each people whose land the text names as well, if no table knows it: “Lornish” and “Lorne”."""
    for people in sorted({*said} - barred):
        if people in signed or people.endswith(_PEOPLE):
            land = next((land for land in _lands(people) if len(land) > _SHORT and land in said), "")
            if land and land not in barred and not _is_region(land, sounding=people not in signed):
                yield people, land


def _is_region(land: str, *, sounding: bool) -> bool:
    """Whether a table knows a land; one whose people has an army or officials only if it is spelt just so."""
    known = regions_named(land)
    return bool(known) and (sounding or any(one.name.casefold() == land.casefold() for one in known))


def _group(head: str, names: Sequence[str], sorts: dict[str, set[str]], shorts: dict[str, str]) -> Group:
    every = set().union(*(sorts[name] for name in names))
    sort = next(sort for sort in _SORTS if sort in every)
    forms = [head, *names, *(shorts[name] for name in names if shorts[name])]
    if head.casefold() not in ETHNIC and head.isalpha() and not head.endswith("s"):
        forms.append(f"{head}s")
    return Group(slug(head), head, sort, tuple(dict.fromkeys(forms)), bool({"region", "standing"} & every))


def _head(
    name: str, names: Collection[str], by_part: Mapping[str, Sequence[str]], *, lands: bool = False
) -> str:
    """Return the name that another form of it belongs to: the singular, the land, the other spelling, the longer name."""
    near = [name[:-1] if name.endswith("s") else "", *_lands(name)]
    if form := next((other for other in near if other in names), ""):
        return form
    words = parts(name)
    if len(words) > 1:
        return next(other for other in by_part[words[-1]][:_MANY] if other == name or _alike(name, other))
    whole = (other for other in by_part[name][:_MANY] if is_part(name, other))
    longer = {_head(other, names, by_part) for other in whole if not (lands and _is_within(name, other))}
    return longer.pop() if len(longer) == 1 else name


def _is_within(land: str, other: str) -> bool:
    """Whether a longer name of a land is another land, not the same one by its side (“Eastern Nagaland”)."""
    return not COMPASS.issuperset(word.casefold() for word in {*parts(other)} - {*parts(land)})


def _lands(people: str) -> tuple[str, ...]:
    """Return the lands a people's adjective may be of: “Abkhaz” of Abkhazia, “Tigrayan” of Tigray."""
    stems = [people[: -len(end)] for end in ("ian", "an", "ish", "ese", "n", "i") if people.endswith(end)]
    return (
        f"{people}ia",
        f"{people}a",
        *stems,
        *(f"{stem}e" for stem in stems),
        *(f"{stem}a" for stem in stems),
        *(f"{stem}ia" for stem in stems),
    )


def _alike(one: str, other: str) -> bool:
    """Whether two names are spellings of one: the same last word and nearly the same letters."""
    if COMPASS.issuperset(word.casefold() for word in {*parts(one)} ^ {*parts(other)}):
        return False
    if parts(one)[-1:] != parts(other)[-1:] or min(len(parts(one)), len(parts(other))) < 2:
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
