"""Phrases the tables know, ready to be found in tokens: states, organisations, government bodies, offices."""

from collections.abc import Iterator
from functools import cache

from generator.extraction.frozen import frozen
from generator.extraction.gazetteer.states import State, states
from generator.extraction.gazetteer.table import rows, values
from generator.extraction.wording.phrases import Phrases
from generator.model.vocabulary import ActorKind
from generator.urls import slug


@frozen
class StateWord:
    """A word for a state: its `way` is "s" (name), "a" (adjective or people) or "k" (capital or palace)."""

    state: State
    way: str
    adjective: bool


@frozen
class Organisation:
    """A well-known organisation."""

    slug: str
    name: str
    kind: ActorKind
    parent: str | None


@frozen
class Body:
    """A sort of government body. Its slug is a state's and `tail`; `alone` says whether it may stand without one."""

    tail: str
    name: str
    alone: str


@frozen
class Office:
    """A sort of office: `kind` is state, rank, local, org or plain (see offices.tsv); `name` its full singular."""

    name: str
    kind: str
    plural: bool


#: What a phrase of the tables may be.
Known = StateWord | Organisation | Body | Office

_RANKS = {"gen": "general", "maj": "major", "lt": "lieutenant", "brig": "brigadier", "col": "colonel"}
_RANKS |= {"capt": "captain", "cpt": "captain", "adm": "admiral", "sgt": "sergeant", "cpl": "corporal"}
_RANKS |= {"pvt": "private", "cmdr": "commander", "cdr": "commander", "1st": "first", "2nd": "second"}
_RANKS |= {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "amb": "ambassador",
    "pres": "president",
}
_RANKS |= {"insp": "inspector", "pm": "prime minister", "mp": "mp"}


@cache
def known_phrases() -> Phrases[Known]:
    """Return all that the tables know; a phrase in two of them is an organisation, a state, an office, then a body."""
    return Phrases((*_organisations(), *_state_words(), *_offices(), *_bodies()))


def _state_words() -> Iterator[tuple[str, StateWord]]:
    for way, adjective in (("s", False), ("a", True), ("a", False), ("k", False)):
        for state in states():
            words = {
                ("s", False): (state.name, *state.aliases),
                ("a", True): state.adjectives,
                ("a", False): state.people,
                ("k", False): (*state.capitals, *state.seats),
            }
            yield from ((word, StateWord(state, way, adjective)) for word in words[way, adjective])


def _organisations() -> Iterator[tuple[str, Organisation]]:
    for name, others, kind, own, parent in (_five(row) for row in rows("organisations")):
        known = Organisation(own or slug(name), name, ActorKind(kind), parent or None)
        yield from ((word, known) for word in (name, *values(others)))


@cache
def known_media() -> frozenset[str]:
    """Return the slugs of news organisations known the world over."""
    return frozenset(known.slug for _, known in _organisations() if known.kind is ActorKind.MEDIA)


def _bodies() -> Iterator[tuple[str, Body]]:
    for words, tail, name, alone in rows("bodies"):
        yield from ((word, Body(tail, name, alone)) for word in values(words))


def _offices() -> Iterator[tuple[str, Office]]:
    for words, kind in rows("offices"):
        forms = values(words)
        deputies = (f"deputy {word}" for word in forms if word.startswith("minister of"))
        yield from ((word, Office(_full(word), kind, _plural(word, forms))) for word in (*forms, *deputies))


def _five(row: tuple[str, ...]) -> tuple[str, ...]:
    return (*row, "", "", "")[:5]


def _full(word: str) -> str:
    return " ".join(_RANKS.get(part.rstrip("."), part) for part in word.split())


def _plural(word: str, row: tuple[str, ...]) -> bool:
    return word.endswith(("s", "men", "women", "people")) and any(word[:-1] == other for other in row)


@cache
def body_tails() -> frozenset[str]:
    """Return the slug tails of all bodies."""
    return frozenset(row[1] for row in rows("bodies"))
