"""Whose people a toll counts: said in the phrase, by “its”, by where they were, or by who speaks of them."""

from collections.abc import Sequence

from generator.extraction.attribution import Saying
from generator.extraction.document import MentionKind
from generator.extraction.tolls import Toll
from generator.model.vocabulary import ActorKind, Victims

_SIDE_NOUNS = frozenset(["side", "sides", "forces", "ranks", "army"])
_ENEMIES = frozenset(
    [
        "militants",
        "terrorists",
        "rebels",
        "insurgents",
        "enemy",
        "jihadists",
        "gunmen",
        "attackers",
        "extremists",
        "separatists",
        "mercenaries",
        "bandits",
        "assailants",
        "infiltrators",
        "suspects",
        "hostages",
        "prisoners",
    ]
)


def side_of(toll: Toll, saying: Saying | None, wholes: Sequence[str | None]) -> str | None:
    """Return whose people are counted; None for both sides or unsaid. `wholes` are the sides of the tolls before."""
    people = toll.count.people
    spoken = saying.speaker.of if saying else None
    found = people.side or _in_words(toll)
    if found:
        return _whose(toll, found)
    if people.own:
        return _its(toll) or spoken
    if toll.part_of is not None and toll.part_of < len(wholes):
        return wholes[toll.part_of]
    if toll.like is not None and toll.like < len(wholes) and toll.level is False:
        return wholes[toll.like]
    return _by_place(toll) or (spoken if _speaks_of_own(toll, saying) else None)


def _whose(toll: Toll, slug: str) -> str:
    mention = next(
        (chunk.mention for chunk in toll.tape.chunks if chunk.mention and chunk.mention.slug == slug), None
    )
    return (
        slug if mention is None or mention.actor_kind is not ActorKind.GOVERNMENT_BODY else mention.of or slug
    )


def _in_words(toll: Toll) -> str | None:
    """“On the Ruritanian side”, “the number of Ruritanian troops killed”, “in Ruritania”."""
    tape = toll.tape
    if toll.level:
        chunk = tape.chunks[toll.what]
        inside = _named_within(toll, chunk.start, chunk.end)
        if inside:
            return inside
    for at in range(toll.at + 1, min(len(tape.chunks), toll.at + 12)):
        mention = tape.chunks[at].mention
        behind = (
            tape.sentence.tokens[tape.chunks[at].end].lower
            if tape.chunks[at].end < len(tape.sentence.tokens)
            else ""
        )
        if mention and mention.kind is MentionKind.ACTOR and behind in {"side", "sides"}:
            return mention.slug
        if tape.letters[at] in "CUMsV;" and at > toll.at + 3 and tape.letters[at] != "V":
            break
    return None


def _named_within(toll: Toll, start: int, end: int) -> str | None:
    return None


def _its(toll: Toll) -> str | None:
    """The actor that “its” stands for, when one stands right before the verb: “Ruritania lost five of its troops”."""
    tape = toll.tape
    for at in range(toll.at - 1, -1, -1):
        mention = tape.chunks[at].mention
        if mention and mention.kind is MentionKind.ACTOR and not mention.adjective:
            return (
                mention.of if mention.actor_kind is ActorKind.GOVERNMENT_BODY and mention.of else mention.slug
            )
        if tape.letters[at] == ";":
            break
    return None


def _by_place(toll: Toll) -> str | None:
    """“Seven in Ruritania”: a state right behind the count."""
    tape = toll.tape
    for at in range(toll.at + 1, min(toll.at + 4, len(tape.chunks))):
        mention = tape.chunks[at].mention
        if tape.letters[at] not in "@dAP":
            break
        if (
            mention
            and tape.letters[at - 1] in "@d"
            and mention.kind is MentionKind.ACTOR
            and not mention.adjective
        ):
            return mention.slug
    return None


def _speaks_of_own(toll: Toll, saying: Saying | None) -> bool:
    """A state's or group's own voice counts its own soldiers, unless it names them as enemies or says it killed them."""
    if saying is None or saying.speaker.of is None:
        return False
    people = toll.count.people
    military = toll.victims in (Victims.MILITARY, Victims.POLICE)
    return military and people.head not in _ENEMIES and toll.tape.letters[toll.what] not in "GK"
