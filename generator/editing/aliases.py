"""Names that may be one group's or one body's, across articles: proposed to a person, never merged here.

“Hayat Tahrir al-Sham”, “Hay'at Tahrir al-Sham” and “HTS” are three slugs. Two names are proposed as one where they sound
the same and differ in a few letters, where one is the acronym or another name of the other, or where one is what the
other's people are called (“Ostria”, “Ostrian”). Names are sorted by their sound, their acronyms and the lands they may be of,
so that the time grows with their number.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from generator.editing.demonyms import lands
from generator.editing.variants import distance
from generator.model.finding import ActorFinding
from generator.model.question import Likeness
from generator.model.vocabulary import ActorKind
from generator.spelling import bare, plain, skeleton

#: Who has one name for good.
_SETTLED = frozenset({ActorKind.STATE, ActorKind.PERSON})
_SHORTEST = 5  # letters of a name that is judged by its sound
_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{1,7}")
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to"})


def proposals(
    actors: Mapping[str, Sequence[ActorFinding]],
    known: Collection[str],
    apart: Collection[tuple[str, str]] = (),
) -> tuple[Likeness, ...]:
    """Return every pair of actors that may be one.

    `actors` are the mentions of each by slug, `known` the ids of those that a person has looked at: two of these are two, and so
    is each pair in `apart`.
    """
    shelves: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    said = {plain(name) for mentions in actors.values() for name in _names(mentions)}
    for actor in sorted(actors):
        for kind, key, name in _keys(actors[actor], said):
            shelves[kind, key].setdefault(actor, name)
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for (kind, key), names in sorted(shelves.items()):
        peoples = {actor for actor in names if kind == "land" and plain(names[actor]) != key}
        first, *others = sorted(
            names, key=lambda actor: (actor in peoples, actor not in known, -len(actors[actor]), actor)
        )
        for other in others:
            if (first, other) in apart or {first, other} <= set(known):
                continue
            if _ALIKE[kind](names[first], names[other]) and _one_sort(actors[first], actors[other]):
                name = _told_apart(names[first], names[other], actors[first])
                pairs.setdefault((first, other), (name, names[other]))
    return tuple(
        Likeness(one=one, other=other, name=name, alias=alias)
        for (one, other), (name, alias) in sorted(pairs.items())
    )


def _names(mentions: Sequence[ActorFinding]) -> list[str]:
    """The names of a group, none where it has one for good."""
    if any(mention.kind in _SETTLED for mention in mentions):
        return []
    return sorted({name for mention in mentions for name in (mention.name, *mention.aliases)})


def _keys(mentions: Sequence[ActorFinding], said: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield what a group's names are sorted by: their sound, the acronyms they are or make, the lands they may be of.

    A land is one of the names `said`, in their plain form.
    """
    for name in _names(mentions):
        if _ACRONYM.fullmatch(name):
            yield "acronym", name.replace("-", ""), name
        elif len(plain(name)) >= _SHORTEST:
            for land in (plain(name), *(land for land in _lands(name) if land in said)):
                yield "land", land, name
            yield "sound", skeleton(name.removeprefix("the ")), name
            if " " in name:
                yield "acronym", _initials(name), name


def _lands(name: str) -> Iterator[str]:
    """The names of lands, and of their bodies, that a name of a people or of its bodies stands for: “Ostria army”."""
    first, *rest = plain(name).split()
    if name[:1].isupper():
        yield from (" ".join((land, *rest)) for land in lands(first))


def _is_people(one: str, other: str) -> bool:
    """Whether one of two names is what the other's people are called."""
    return plain(one) in _lands(other) or plain(other) in _lands(one)


def _told_apart(name: str, alias: str, mentions: Sequence[ActorFinding]) -> str:
    """Of one name under two ids the other name that the first goes by, if it has one."""
    others = sorted({mention.name for mention in mentions if plain(mention.name) != plain(alias)})
    return others[0] if others and plain(name) == plain(alias) else name


def _initials(name: str) -> str:
    words = (
        word for word in re.split(r"[\s-]+", name) if word.casefold() not in _SMALL and word[0].isalpha()
    )
    return "".join(word[0].upper() for word in words if word[0].isupper() or word.casefold() != "al")


def _few_letters_off(one: str, other: str) -> bool:
    """Whether two names that sound the same are also written much the same: a letter in four."""
    one, other = bare(one), bare(other)
    return distance(one, other) <= max(2, len(one) // 4)


#: When names on one shelf are alike, by the kind of shelf.
_ALIKE: Mapping[str, Callable[[str, str], bool]] = {
    "acronym": lambda _one, _other: True,
    "land": _is_people,
    "sound": _few_letters_off,
}


def _one_sort(one: Sequence[ActorFinding], other: Sequence[ActorFinding]) -> bool:
    """Whether two may be one by what they belong to: the same parent and country, where both are told."""
    parents, others = ({mention.of for mention in side if mention.of} for side in (one, other))
    lands, other_lands = ({mention.country for mention in side if mention.country} for side in (one, other))
    return (not parents or not others or bool(parents & others)) and (
        not lands or not other_lands or bool(lands & other_lands)
    )
