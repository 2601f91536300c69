"""Parties: which names of a sentence stand for a state or group that fights, acts or suffers in it."""

from itertools import pairwise

from generator.extraction.document import Mention, MentionKind
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.subjects import speaking
from generator.extraction.voices.voices import Speaker
from generator.extraction.wording.fighting import OWN_FORCES, WHERE
from generator.model.vocabulary import ActorKind

_OWN = frozenset({"its", "our", "their"})
_GOALS = frozenset({"to", "into", "via", "through", "neighbouring", "neighboring"})
#: “Near the border with X”: nobody there takes part.
_BORDERS = (["border", "with"], ["frontier", "with"], ["borders", "with"])
_BYSTANDERS = (ActorKind.MEDIA, ActorKind.IGO, ActorKind.NGO)


def party_of(name: Mention) -> str | None:
    """Return the state or group a name stands for in a fight; None for persons, media and bystanders.

    A ministry or an army counts as the state whose it is.
    """
    if name.kind is not MentionKind.ACTOR or name.actor_kind in _BYSTANDERS:
        return None
    return (name.of or name.slug) if name.actor_kind is ActorKind.GOVERNMENT_BODY else name.slug


def are_related(one: str, other: str) -> bool:
    """Return whether two parties are the same, or one a body of the other."""
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def parties_in(tape: Tape, speaker: Speaker | None, announced: bool = False) -> tuple[str, ...]:
    """Return the parties of a sentence in their order.

    Its speaker's party is one only where it tells of “its forces”, or announces what it does itself (`announced`).
    """
    subjects = speaking(tape)
    said = {token for at in subjects for token in range(tape.chunks[at].start, tape.chunks[at].end)}
    head = tape.body
    names = [
        name
        for name in tape.mentions
        if name.start >= head and name.start not in said and party_of(name) and not _is_idle(tape, name)
    ]
    acting = [name for name in names if not _is_where(tape, name)]
    named = [party for name in acting or names if (party := party_of(name))]
    if speaker and speaker.of and not speaker.relays and (announced or tells_of_own_forces(tape)):
        named.append(speaker.of)
    return tuple(dict.fromkeys(named))


def tells_of_own_forces(tape: Tape, start: int = 0, end: int | None = None) -> bool:
    """Whether a sentence, or its tokens [start, end), say “its forces” or “our troops”."""
    if _OWN.isdisjoint(tape.sentence.vocabulary):
        return False
    words = tape.sentence.lower[start:end]
    dead = {"dead", "death", "deaths", "casualties", "losses", "toll", "wounded"}
    return any(
        word in _OWN and after in OWN_FORCES and not dead & set(words[at + 2 : at + 3])
        for at, (word, after) in enumerate(pairwise(words))
    )


def _is_idle(tape: Tape, name: Mention) -> bool:
    """Where people flee to is no party, no capital where something happens, and nobody whose envoy is named."""
    before = [token.lower for token in tape.sentence.tokens[max(0, name.start - 2) : name.start]]
    goal = not name.adjective and bool(_GOALS & set(before))
    town = name.metonym and bool(before) and before[-1] in WHERE
    return goal or town or before in _BORDERS or _is_title(tape, name)


def _is_where(tape: Tape, name: Mention) -> bool:
    """“In X”: a state as a place, and a party only where no other is named."""
    before = tape.sentence.tokens[name.start - 1].lower if name.start else ""
    return not name.adjective and before in {"in", "inside", "within", "across", "near"}


def _is_title(tape: Tape, name: Mention) -> bool:
    """Whether a name only says whose president or envoy a person is: “the Ruritanian president X”."""
    tokens = tape.sentence.tokens
    return any(
        person.kind is MentionKind.PERSON
        and 0 <= person.start - name.end <= 4
        and all(token.text[0].isalpha() for token in tokens[name.end : person.start])
        for person in tape.mentions
    )
