"""Persons with the office the text gives them, at every mention.

A person is known by a full name with something that shows a person: an office or a title, a verb of speech, an
apposition, a given name. Shorter forms of the name are the same person; a surname two persons share is the nearest
one's.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.extraction.bodies import Around, parties
from generator.extraction.context import Context
from generator.extraction.document import Document, Mention, MentionKind
from generator.extraction.gazetteer.words import PARTICLES
from generator.extraction.naming import Naming, namings, nicknamed
from generator.extraction.ownership import whose
from generator.extraction.reading import Reading
from generator.model.finding import PersonFinding
from generator.model.vocabulary import ActorKind
from generator.urls import slug


@dataclass(slots=True)
class Person:
    """A person while the text is read: the longest name so far and every place where they are named."""

    words: tuple[str, ...]
    places: list[Naming] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The full name."""
        return " ".join(self.words)

    @property
    def keys(self) -> tuple[str, ...]:
        """The words of the name that can stand for it."""
        return keys_of(self.words)


def keys_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return the distinctive words of a name, small letters, without particles, initials and the article al-."""
    plain = (slug(word.casefold().removeprefix("al-").removeprefix("el-")) for word in words if word.casefold() not in PARTICLES)
    return tuple(word for word in plain if len(word) > 1)


def mark_persons(reading: Reading, actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mark every person, at each mention."""
    rows: list[list[Mention]] = [[] for _ in reading.lines]
    for mark in actors:
        rows[mark.sentence].append(mark)
    found = [
        naming
        for line, row in zip(reading.lines, rows, strict=True)
        for naming in namings(line, Around.of(row))
    ]
    people = _people(found)
    offices = whose([person.places for person in people], Context.of(reading.document, parties(reading, actors)), rows)
    return tuple(
        Mention(
            kind=MentionKind.PERSON,
            sentence=naming.line.sentence.index,
            start=naming.start,
            end=naming.end,
            slug=slug(person.name),
            name=person.name,
            actor_kind=ActorKind.PERSON,
            role=role,
            of=of,
        )
        for person, (role, of) in zip(people, offices, strict=True)
        for naming in person.places
    )


def _people(found: Sequence[Naming]) -> list[Person]:
    """Gather namings by person: full names first, then what is part of them."""
    people: list[Person] = []
    nicknames = {n for n in found if nicknamed(n)}
    for naming in sorted((n for n in found if n.sure and n not in nicknames), key=lambda n: -len(keys_of(n.words))):
        keys = keys_of(naming.words)
        if keys and not any(_fits(keys, person.keys) for person in people):
            people.append(Person(naming.words))
    last: dict[str, Person] = {}
    known: dict[tuple[str, ...], Person] = {}
    before: Person | None = None
    for naming in found:
        keys = keys_of(naming.words)
        person = before if naming in nicknames else known.get(keys) or _who(keys, people, last)
        if naming in nicknames and before:
            known[keys] = before
        before = person
        if person:
            person.places.append(naming)
            last.update(dict.fromkeys(keys_of(naming.words), person))
    people = [person for person in people if person.places]
    return sorted(people, key=lambda person: (person.places[0].line.sentence.index, person.places[0].start))


def _fits(keys: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a name may be a form of a longer one: its words stand there in that order, the last being the surname."""
    if not keys:
        return False
    rest = iter(whole)
    return all(key in rest for key in keys) and (len(keys) == 1 or keys[-1] == whole[-1] or keys == whole[: len(keys)])


def _who(keys: tuple[str, ...], people: Sequence[Person], last: dict[str, Person]) -> Person | None:
    """Return whom a name means: the only one it fits, else the one last named so, else the first of the text."""
    fitting = [person for person in people if _fits(keys, person.keys)]
    if len(fitting) > 1 and keys[-1] in last and last[keys[-1]] in fitting:
        return last[keys[-1]]
    exact = [person for person in fitting if keys in (person.keys, person.keys[-1:])]
    return next(iter(exact or fitting), None)


def persons(document: Document, mentions: Sequence[Mention]) -> tuple[PersonFinding, ...]:
    """Return the persons named, in the order of their first mention; aliases are other forms of the name."""
    found: dict[str, Mention] = {}
    forms: dict[str, Counter[str]] = {}
    for mention in mentions:
        if mention.kind is MentionKind.PERSON:
            found.setdefault(mention.slug, mention)
            words = document.sentences[mention.sentence].words(mention.start, mention.end)
            forms.setdefault(mention.slug, Counter())[" ".join(words.split())] += 1
    return tuple(
        PersonFinding(
            slug=person,
            name=mention.name,
            role=mention.role,
            of=mention.of,
            aliases=tuple(form for form in forms[person] if form != mention.name),
        )
        for person, mention in found.items()
    )
