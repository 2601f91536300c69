"""Phrases the tables know, ready to be found in tokens: states, organisations, government bodies, offices."""

from dataclasses import dataclass
from functools import cache

from generator.extraction.gazetteer.states import State, states
from generator.extraction.gazetteer.table import rows, values
from generator.extraction.phrases import Phrases
from generator.model.vocabulary import ActorKind
from generator.urls import slug


@dataclass(frozen=True, slots=True)
class StateWord:
    """A word for a state: its `way` is "s" (name), "a" (adjective or people) or "k" (capital or palace)."""

    state: State
    way: str
    adjective: bool


@dataclass(frozen=True, slots=True)
class Organisation:
    """A well-known organisation."""

    slug: str
    name: str
    kind: ActorKind
    parent: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """A sort of government body. Its slug is a state's and `tail`; `alone` says whether it may stand without one."""

    tail: str
    name: str
    alone: str


@dataclass(frozen=True, slots=True)
class Office:
    """A sort of office: `kind` is state, rank, local, org or plain (see offices.tsv); `name` its full singular."""

    name: str
    kind: str
    plural: bool


_RANKS = {"gen": "general", "maj": "major", "lt": "lieutenant", "brig": "brigadier", "col": "colonel"}
_RANKS |= {"capt": "captain", "cpt": "captain", "adm": "admiral", "sgt": "sergeant", "cpl": "corporal"}
_RANKS |= {"pvt": "private", "cmdr": "commander", "cdr": "commander", "1st": "first", "2nd": "second"}
_RANKS |= {"gov": "governor", "sen": "senator", "rep": "representative", "amb": "ambassador", "pres": "president"}
_RANKS |= {"insp": "inspector", "pm": "prime minister", "mp": "mp"}


@cache
def state_words() -> Phrases[StateWord]:
    """Return every name, demonym, capital and palace of every state."""
    pairs = [(word, StateWord(state, "s", False)) for state in states() for word in (state.name, *state.aliases)]
    pairs += [(word, StateWord(state, "a", True)) for state in states() for word in state.adjectives]
    pairs += [(word, StateWord(state, "a", False)) for state in states() for word in state.people]
    pairs += [(word, StateWord(state, "k", False)) for state in states() for word in (*state.capitals, *state.seats)]
    return Phrases(pairs, proper=True)


@cache
def organisations() -> Phrases[Organisation]:
    """Return the well-known organisations by every name."""
    return Phrases(
        (
            (word, Organisation(own or slug(name), name, ActorKind(kind), parent or None))
            for name, others, kind, own, parent in (_five(row) for row in rows("organisations"))
            for word in (name, *values(others))
        ),
        proper=True,
    )


@cache
def bodies() -> Phrases[Body]:
    """Return the words for government bodies."""
    return Phrases(
        (word, Body(tail, name, alone)) for words, tail, name, alone in rows("bodies") for word in values(words)
    )


@cache
def offices() -> Phrases[Office]:
    """Return the words for offices, ranks and occupations."""
    return Phrases(
        (word, Office(_full(word), kind, _plural(word, values(words))))
        for words, kind in rows("offices")
        for word in values(words)
    )


def _five(row: tuple[str, ...]) -> tuple[str, ...]:
    return (*row, "", "", "")[:5]


def _full(word: str) -> str:
    return " ".join(_RANKS.get(part.rstrip("."), part) for part in word.split())


def _plural(word: str, row: tuple[str, ...]) -> bool:
    return word.endswith(("s", "men", "women", "people")) and any(word[:-1] == other for other in row)
