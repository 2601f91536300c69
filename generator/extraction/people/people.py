"""Persons with the office the text gives them, at every mention.

A person is known by a full name with something that shows a person: an office or a title, a verb of speech, an
apposition, a given name. Shorter forms of the name are the same person; a surname two persons share is the nearest
one's.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from generator.extraction.document import Document, Mention, MentionKind
from generator.extraction.gazetteer.leaders import keys_of
from generator.extraction.gazetteer.towns import countries_of
from generator.extraction.gazetteer.words import SPEECH
from generator.extraction.names.around import Around
from generator.extraction.names.bodies import parties
from generator.extraction.names.context import Context
from generator.extraction.names.reading import Reading
from generator.extraction.people.naming import Naming, namings
from generator.extraction.people.ownership import whose
from generator.extraction.people.pseudonyms import nicknamed
from generator.model.finding import PersonFinding
from generator.model.vocabulary import ActorKind
from generator.urls import slug

_MANY = 40  # namesakes looked at


@dataclass(slots=True, eq=False)
class Person:
    """A person while the text is read: the full name, its words that can stand for it, every place where it is named."""

    words: tuple[str, ...]
    keys: tuple[str, ...]
    places: list[Naming] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The full name."""
        return " ".join(self.words)


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
    offices = whose(
        [person.places for person in people],
        Context.of(reading.lines, parties(reading, actors)),
        rows,
    )
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
    crowd = Crowd()
    nicknames = {naming for naming in found if nicknamed(naming.line, naming.start)}
    speaking = {naming.keys for naming in found if _speaks_alone(naming)}
    sure = (n for n in found if n.keys and (n.sure or _is_whole(n, speaking)) and n not in nicknames)
    for naming in sorted(sure, key=lambda n: -len(n.keys)):
        if not crowd.fitting(naming.keys):
            crowd.add(Person(naming.words, naming.keys))
    before: Person | None = None
    for naming in found:
        person = crowd.nickname(naming.keys, before) if naming in nicknames else crowd.meant(naming.keys)
        if person:
            person.places.append(naming)
            if naming.nickname:
                crowd.nickname(keys_of(naming.nickname), person)
        before = person
    people = [person for person in crowd.people if person.places]
    return sorted(people, key=lambda person: (person.places[0].line.sentence.index, person.places[0].start))


def _speaks_alone(naming: Naming) -> bool:
    """Whether a single word that nothing shows to be a person says something: “Akoi said”."""
    return len(naming.words) == 1 and naming.line.lower(naming.end) in SPEECH


def _is_whole(naming: Naming, speaking: Collection[tuple[str, ...]]) -> bool:
    """Whether a name in two words or more is of one who speaks by the last of them elsewhere."""
    plain = len(naming.words) > 1 and not naming.line.headline
    return plain and naming.keys[-1:] in speaking and not countries_of(" ".join(naming.words))


class Crowd:
    """The persons of a document, found by the words of their names."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}
        self._nicknames: dict[tuple[str, ...], Person] = {}
        self._last: dict[str, Person] = {}

    def add(self, person: Person) -> None:
        """Make a person known by every word of the name."""
        self.people.append(person)
        for word in dict.fromkeys(person.keys):
            self._by_word.setdefault(word, []).append(person)

    def fitting(self, keys: tuple[str, ...]) -> list[Person]:
        """Return those whose name this may be a form of."""
        return [person for person in self._by_word.get(keys[-1], ())[:_MANY] if _fits(keys, person.keys)]

    def meant(self, keys: tuple[str, ...]) -> Person | None:
        """Return whom a name means: the only one it fits, else the one last named so, else the first of the text."""
        if not keys or keys in self._nicknames:
            return self._nicknames.get(keys)
        fitting = self.fitting(keys)
        last = self._last.get(keys[-1])
        exact = [person for person in fitting if keys in (person.keys, person.keys[-1:])]
        person = last if len(fitting) > 1 and last in fitting else next(iter(exact or fitting), None)
        if person:
            self._last.update(dict.fromkeys(person.keys, person))
        return person

    def nickname(self, keys: tuple[str, ...], person: Person | None) -> Person | None:
        """Give a person another name."""
        if person:
            self._nicknames[keys] = person
        return person


def _fits(keys: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a name may be a form of a longer one: its words stand there in that order, the last being the surname."""
    rest = iter(whole)
    return all(key in rest for key in keys) and (
        len(keys) == 1 or keys[-1] == whole[-1] or keys == whole[: len(keys)]
    )


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
