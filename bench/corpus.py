"""A made-up record of any size: the same number always gives the same record, of lands that never were.

Ten years of war in five theatres: two states each, their ministries, and groups and people around them. The states are in
a great part of all events, the others in few. Of what happened the two sides give different figures.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property

import prose
from nouns import Actor, Claim, Escalation, Event, Source

FIRST, DAYS, THEATRES = date(2015, 1, 1), 3652, 5
#: Events for one escalation, for one actor beside the states, and for one source that several of them cite.
OF_ESCALATION, OF_ACTOR, OF_SOURCE = 200, 50, 20
KINDS = {
    "armed-clash": "Armed clash",
    "shelling": "Shelling",
    "air-drone-strike": "Air or drone strike",
    "explosion-landmine": "Explosion or landmine",
    "attack-on-civilians": "Attack on civilians",
    "diplomacy": "Diplomacy",
    "statement": "Statement",
    "mobilisation": "Mobilisation",
}
MEASURES, VICTIMS = ("killed", "wounded", "missing", "captured"), ("military", "civilian")
PAPERS = ("Morning Lantern", "Gulf Courier", "Harbour Gazette", "Radio Lemmen", "Smith & Sons Wire")


class Corpus:
    """The record of `number` events; all of it follows from that number."""

    def __init__(self, number: int) -> None:
        self.number = number
        chance = random.Random(number)
        self.places = sorted({prose.name(chance) for _ in range(400)})
        self.actors = tuple(_actors(number, chance, self.places))
        self.sources = tuple(
            _source(chance, self.places, f"wire-{n}", _day((n + 1) * OF_SOURCE, number))
            for n in range(number // OF_SOURCE)
        )

    @cached_property
    def escalations(self) -> tuple[Escalation, ...]:
        each = max(1, self.number // OF_ESCALATION // THEATRES)
        return tuple(
            self._escalation(theatre, turn, each) for theatre in range(THEATRES) for turn in range(each)
        )

    def events(self) -> Iterator[Event]:
        """Every event, oldest first."""
        last, count = date.min, 0
        for number in range(self.number):
            day = _day(number, self.number)
            last, count = day, count + 1 if day == last else 1
            yield self._event(number, day, count, random.Random(f"{self.number} {number}"))

    def _escalation(self, theatre: int, turn: int, each: int) -> Escalation:
        chance, parties = random.Random(f"{theatre} {turn}"), _parties(theatre)
        first, last = (FIRST + timedelta(-(-DAYS * at // each)) for at in (turn, turn + 1))
        title = f"{prose.name(chance)} offensive, {first:%B %Y}"
        body = prose.plain(chance, self.places)
        return Escalation(
            f"theatre-{theatre + 1}-{turn + 1}", title, first, last - timedelta(1), parties, body
        )

    def _event(self, number: int, day: date, count: int, chance: random.Random) -> Event:
        theatre, place = chance.randrange(THEATRES), chance.choice(self.places)
        others = self.actors[THEATRES * 4 + theatre :: THEATRES]  # those of the theatre, beside its states
        near = {chance.choice(others).id for _ in range(chance.randint(1, 3))}
        sources = tuple(self._sources(number, day, chance))
        claims = tuple(_claims(theatre, sorted(near), sources, chance))
        named = {name for claim in claims for name in (claim.side, claim.claimant)}
        return Event(
            id=f"{day}-{count:02}-{place.lower().translate(_PLAIN)}",
            title=prose.headline(chance, place),
            day=day,
            number=count,
            kind=chance.choice(list(KINDS)),
            escalation=self._escalation_of(theatre, day) if chance.random() < 0.9 else "",
            place=place,
            participants=tuple(sorted(named | near)),
            claims=claims,
            sources=sources,
            body=prose.body(chance, self.places, sources[0].url),
        )

    def _escalation_of(self, theatre: int, day: date) -> str:
        each = len(self.escalations) // THEATRES
        return self.escalations[theatre * each + min((day - FIRST).days * each // DAYS, each - 1)].id

    def _sources(self, number: int, day: date, chance: random.Random) -> Iterator[Source]:
        """One to three: every third event cites one that others cite too; the others are written in place."""
        for place in range(1, chance.randint(1, 3) + 1):
            after = number // OF_SOURCE  # nobody tells of what is still to come
            if place == 1 and number % 3 == 0 and after < len(self.sources):
                yield self.sources[after]
            else:
                published = day + timedelta(chance.randint(0, 9))
                yield _source(chance, self.places, f"s{place}", published, own=False)


_PLAIN = str.maketrans({"é": "e", "ö": "o"})


def _day(number: int, events: int) -> date:
    return FIRST + timedelta(number * DAYS // events)


def _parties(theatre: int) -> tuple[str, str]:
    return f"northland-{theatre + 1}", f"southland-{theatre + 1}"


def _actors(events: int, chance: random.Random, places: Sequence[str]) -> Iterator[Actor]:
    """Two states and two ministries of every theatre, then groups and people of one theatre after the other."""
    for theatre in range(THEATRES):
        for state in _parties(theatre):
            called, told = f"{prose.name(chance)}ia", prose.plain(chance, places)
            yield Actor(state, called, "state", "", told)
            yield Actor(f"{state}-ministry", f"Ministry of War of {called}", "government-body", state, told)
    for number in range(max(4 * THEATRES, events // OF_ACTOR)):
        kind = chance.choice(("armed-group", "ngo", "person"))
        called = f"{prose.name(chance)} {prose.name(chance)} {number}"
        yield Actor(f"actor-{number}", called, kind, "", prose.plain(chance, places))


def _source(chance: random.Random, places: Sequence[str], key: str, day: date, *, own: bool = True) -> Source:
    paper, title = chance.choice(PAPERS), prose.headline(chance, chance.choice(places))
    return Source(key, paper, title, f"https://paper.example/{day.year}/{chance.randrange(10**6)}", day, own)


def _claims(
    theatre: int, others: Sequence[str], sources: Sequence[Source], chance: random.Random
) -> Iterator[Claim]:
    """One or two things that are counted, each by one voice to three: no two of them give the same figure."""
    for measure in chance.sample(MEASURES, chance.randint(1, 2)):
        side, victims = chance.choice(_parties(theatre)), chance.choice(VICTIMS)
        ministries = [f"{state}-ministry" for state in _parties(theatre)]
        voices = chance.sample([*ministries, chance.choice(others)], chance.choice((1, 1, 2, 2, 3)))
        counts = chance.sample(range(1, 20 if chance.random() < 0.9 else 400), len(voices))
        for voice, count in zip(voices, counts, strict=True):
            yield Claim(measure, count, victims, side, voice, chance.choice(sources))
