"""Spellings of one person: brought together where office and state agree, proposed to a person where they don't."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from generator.editing.variants import alike, sound
from generator.model.finding import PersonFinding
from generator.model.question import Likeness
from generator.urls import slug

#: Words of one office.
_SAME = {
    **dict.fromkeys(("spokesman", "spokeswoman", "spokesperson"), "spokesperson"),
    **dict.fromkeys(("leader", "head", "chief", "president"), "leader"),
    **dict.fromkeys(("adviser", "advisor", "aide", "assistant", "counsellor"), "adviser"),
    **dict.fromkeys(("premier", "pm"), "prime"),
    **dict.fromkeys(("defense",), "defence"),
}
#: Words that make another office of one.
_OTHER = frozenset({"deputy", "vice", "former", "ex", "acting", "first", "assistant", "under"})
#: Words that name no office.
_SMALL = frozenset({"the", "of", "a", "to", "for", "and", "s"})


@dataclass(slots=True)
class _Person:
    """One spelling: who uses it, in which offices, for whom."""

    names: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    offices: set[frozenset[str]] = field(default_factory=set)
    of: set[str] = field(default_factory=set)


def unite(
    persons: Iterable[tuple[str, PersonFinding]],
    known: Collection[str],
    apart: Collection[tuple[str, str]] = (),
) -> tuple[dict[str, str], tuple[Likeness, ...]]:
    """Find spellings of one person among (article id, person) pairs.

    Returns the slugs to be replaced, each with the one that stays: a known actor's, else the most frequent, else the
    first in the alphabet; and every pair that is as close but has not the same office for the same actor.
    The pairs in `apart` are two.
    """
    roster = _roster(persons)
    stays: dict[str, str] = {}
    found: list[Likeness] = []
    for one, other in sorted(_close(roster)):
        first, second = _last(one, stays), _last(other, stays)
        if first == second or (first in known and second in known) or (first, second) in apart:
            continue
        if _agree(roster[one], roster[other]):
            keeps, goes = sorted(
                (first, second), key=lambda name: (name not in known, -len(roster[name].articles), name)
            )
            stays[goes] = keeps
        else:
            found.append(_proposal(one, other, roster))
    found += (
        _proposal(whole, name, roster)
        for name, whole in _surnames(roster)
        if not {name, whole} <= {*known} and (name, whole) not in apart
    )
    return {name: _last(name, stays) for name in stays}, tuple(found)


def _roster(persons: Iterable[tuple[str, PersonFinding]]) -> dict[str, _Person]:
    roster: dict[str, _Person] = {}
    for article, person in persons:
        entry = roster.setdefault(person.slug, _Person())
        entry.names[person.name] += 1
        entry.articles.add(article)
        entry.of |= {person.of} if person.of else set()
        entry.offices |= {office(person.role)} if person.role else set()
    return roster


def office(role: str) -> frozenset[str]:
    """Return the words of an office, those that mean the same folded: “spokeswoman” is “spokesperson”."""
    return frozenset(_SAME.get(word, word) for word in slug(role).split("-") if word not in _SMALL)


def _close(roster: Mapping[str, _Person]) -> set[tuple[str, str]]:
    """Pair the spellings that are alike, comparing only people of one actor who share a part of their names."""
    shelves: defaultdict[tuple[str, int, str], set[str]] = defaultdict(set)
    for name, person in roster.items():
        for of in person.of or {""}:
            for number, part in enumerate(sound(name)):
                shelves[of, number, part].add(name)
    return {pair for shelf in shelves.values() for pair in combinations(sorted(shelf), 2) if alike(*pair)}


def _surnames(roster: Mapping[str, _Person]) -> Iterator[tuple[str, str]]:
    """Yield the people known by one name only, each with the only one of that surname, office and actor."""
    families: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name, person in sorted(roster.items()):
        if len(sound(name)) > 1:
            for of in sorted(person.of):
                families[of, sound(name)[-1]].append(name)
    for name, person in sorted(roster.items()):
        if len(sound(name)) == 1:
            kin = [other for of in sorted(person.of) for other in families[of, sound(name)[0]]]
            fitting = [other for other in dict.fromkeys(kin) if _agree(person, roster[other])]
            if len(fitting) == 1:
                yield name, fitting[0]


def _agree(one: _Person, other: _Person) -> bool:
    """Whether two spellings share an actor they speak for and an office, in full or as the shorter form of it."""
    return bool(one.of & other.of) and any(_same_office(a, b) for a in one.offices for b in other.offices)


def _same_office(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one) and not (one ^ other) & _OTHER


def _last(name: str, stays: Mapping[str, str]) -> str:
    while name in stays:
        name = stays[name]
    return name


def _proposal(one: str, other: str, roster: Mapping[str, _Person]) -> Likeness:
    name, alias = (min(roster[spelling].names) for spelling in (one, other))
    return Likeness(one=one, other=other, name=name, alias=alias, person=True)
