"""Who struck whom: the party that attacks in a toll's sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.extraction.document import Mention
from generator.extraction.tape.chunks import Tape
from generator.extraction.tolls.parties import party_of, tells_of_own_forces
from generator.extraction.tolls.side_words import ATTACKED, ATTACKS, FIGHTS
from generator.extraction.tolls.toll import Toll
from generator.extraction.voices.attribution import Saying
from generator.model.vocabulary import ActorKind, Measure

_NO_PARTY = (ActorKind.IGO, ActorKind.NGO, ActorKind.MEDIA)
#: Prepositions behind which a name tells a land.
WITHIN = frozenset({"in", "inside", "within"})


@dataclass(frozen=True, slots=True)
class Told:
    """A toll told before: its side and the party its claimant spoke for."""

    toll: Toll
    side: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """A toll, who says it, the tolls before it, and what sort of actor each slug is."""

    toll: Toll
    saying: Saying | None
    before: Sequence[Told]
    kinds: Mapping[str, ActorKind]

    @property
    def tape(self) -> Tape:
        """The toll's sentence."""
        return self.toll.tape

    @property
    def spoken_for(self) -> str | None:
        """The party the claimant speaks for; None for bystanders."""
        speaker = self.saying.speaker if self.saying else None
        if speaker is None or speaker.relays or self.kinds.get(speaker.slug) in _NO_PARTY:
            return None
        return speaker.of if speaker.of and self.kinds.get(speaker.of) not in _NO_PARTY else None


def words_in(tape: Tape, start: int, end: int) -> set[str]:
    """Return the words of the tokens [start, end), lower case."""
    return {token.lower for token in tape.sentence.tokens[max(0, start) : end]}


def _clause(case: Case) -> tuple[int, int]:
    """The tokens between the semicolons, colons and “while” around a count."""
    marks = [
        chunk.start
        for letter, chunk in zip(case.tape.letters, case.tape.chunks, strict=True)
        if letter == ";"
    ]
    here = case.toll.chunk
    start = max((mark for mark in marks if mark < here.start), default=-1) + 1
    return start, min((mark for mark in marks if mark >= here.end), default=len(case.tape.sentence.tokens))


def speaker_strikes(case: Case) -> bool:
    """Whether a party tells of what its own forces did to others."""
    if case.spoken_for is None:
        return False
    start, end = _clause(case)
    active = is_active(case)
    taken = case.toll.measure is Measure.CAPTURED and active
    own = tells_of_own_forces(case.tape, start, end)
    return taken or (own and (active or bool(ATTACKED & words_in(case.tape, start, end))))


def attacker(case: Case) -> str | None:
    """Whose attack it was: “Ruritanian shelling”, “a Ruritania strike”, “an air strike by Ruritania”."""
    tokens = case.tape.sentence.tokens
    if is_active(case) and (subject := subject_of(case)):
        return subject
    begin, end = _clause(case)
    for name in case.tape.mentions:
        party = party_of(name) if begin <= name.start < end else None
        behind = [token.lower for token in tokens[name.end : name.end + 4]]
        before = [token.lower for token in tokens[max(0, name.start - 3) : name.start]]
        attacks = (name.adjective or "'s" in behind) and ATTACKS & set(behind)
        fights = bool({"with", "against"} & set(before)) and bool(
            FIGHTS & words_in(case.tape, name.start - 4, name.start)
        )
        by = ("by" in before and name.start > case.toll.chunk.end) or fights
        if party and (attacks or ATTACKS & set(behind[:1]) or by):
            return party
    return None


def is_own_deed(case: Case) -> bool:
    """Whether the speaker's own side did it, or may have done: “it killed seven”."""
    before = case.tape.letters[: case.toll.what].rstrip("ha")
    return is_active(case) and (before.endswith("p") or tells_of_own_forces(case.tape))


def is_active(case: Case) -> bool:
    """Whether the count is what somebody killed or captured: “killed seven”."""
    return case.toll.what < case.toll.at and case.tape.letters[case.toll.what] in "VGK"


def subject_of(case: Case) -> str | None:
    """The party that begins the clause of an active verb: “Ruritanian troops entered the town, killing 12”."""
    tape = case.tape
    clause = max(tape.letters.rfind(mark, 0, case.toll.what) for mark in "s;")
    begin, end = tape.chunks[clause].start if clause >= 0 else -1, tape.chunks[case.toll.what].start
    named = [name for name in tape.mentions if begin < name.start < end]
    acting = [party for name in named if (party := party_of(name)) and not _is_object(tape, name)]
    return acting[0] if acting else None


def _is_object(tape: Tape, name: Mention) -> bool:
    """Whether a name stands behind a preposition or a verb's object mark, and so does not act."""
    before = tape.sentence.tokens[name.start - 1].lower if name.start else ""
    return before in WITHIN | {"on", "of", "at", "near", "against", "with", "from", "to"}
