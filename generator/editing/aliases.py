"""Names that may be one group's or one body's, across articles: proposed to a person, never merged here.

“Hayat Tahrir al-Sham”, “Hay'at Tahrir al-Sham” and “HTS” are three slugs. Two names are proposed as one where they sound
the same and differ in a few letters, or where one is the acronym or another name of the other. Names are sorted by their
sound and by their acronyms, so that the time grows with their number.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

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
    for actor in sorted(actors):
        for kind, key, name in _keys(actors[actor]):
            shelves[kind, key].setdefault(actor, name)
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for (kind, _), names in sorted(shelves.items()):
        first, *others = sorted(names, key=lambda actor: (actor not in known, -len(actors[actor]), actor))
        for other in others:
            alike = kind == "acronym" or _few_letters_off(names[first], names[other])
            if (first, other) in apart:
                continue
            if alike and not {first, other} <= set(known) and _one_sort(actors[first], actors[other]):
                pairs.setdefault((first, other), (names[first], names[other]))
    return tuple(
        Likeness(one=one, other=other, name=name, alias=alias)
        for (one, other), (name, alias) in sorted(pairs.items())
    )


def _keys(mentions: Sequence[ActorFinding]) -> Iterator[tuple[str, str, str]]:
    """Yield what a group's names are sorted by: their sound, and the acronyms they are or make."""
    if any(mention.kind in _SETTLED for mention in mentions):
        return
    for name in sorted({name for mention in mentions for name in (mention.name, *mention.aliases)}):
        if _ACRONYM.fullmatch(name):
            yield "acronym", name.replace("-", ""), name
        elif len(plain(name)) >= _SHORTEST:
            yield "sound", skeleton(name.removeprefix("the ")), name
            if " " in name:
                yield "acronym", _initials(name), name


def _initials(name: str) -> str:
    words = (
        word for word in re.split(r"[\s-]+", name) if word.casefold() not in _SMALL and word[0].isalpha()
    )
    return "".join(word[0].upper() for word in words if word[0].isupper() or word.casefold() != "al")


def _few_letters_off(one: str, other: str) -> bool:
    """Whether two names that sound the same are also written much the same: a letter in four."""
    one, other = bare(one), bare(other)
    return distance(one, other) <= max(2, len(one) // 4)


def _one_sort(one: Sequence[ActorFinding], other: Sequence[ActorFinding]) -> bool:
    """Whether two may be one by what they belong to: the same parent and country, where both are told."""
    parents, others = ({mention.of for mention in side if mention.of} for side in (one, other))
    lands, other_lands = ({mention.country for mention in side if mention.country} for side in (one, other))
    return (not parents or not others or bool(parents & others)) and (
        not lands or not other_lands or bool(lands & other_lands)
    )
