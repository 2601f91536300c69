"""Whose people a toll counts: said in the phrase, by “its”, by where they were, or by who speaks of whom."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from generator.extraction.attribution import Saying
from generator.extraction.chunks import Tape
from generator.extraction.document import Mention, MentionKind
from generator.extraction.levels import is_own, level_side, level_words
from generator.extraction.parties import parties_in, party_of, tells_of_own_forces
from generator.extraction.side_words import ATTACKED, ATTACKS, ENEMIES, FIGHTS, OTHER_SIDE
from generator.extraction.tolls import Toll, is_total
from generator.model.vocabulary import ActorKind, Measure, Victims

_SOLDIERS = (Victims.MILITARY, Victims.POLICE)
_CIVIL = (Victims.CIVILIAN, Victims.CHILD)
_NO_PARTY = (ActorKind.IGO, ActorKind.NGO, ActorKind.MEDIA)
_WITHIN = frozenset({"in", "inside", "within"})
_MEMORY = 30  # tolls looked back
_OPENING = 2  # tokens before the name in “On the X side, …”, which holds for the whole sentence
_SIDE_REACH = 10  # tokens between a count and “on the X side”


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


def side_of(case: Case) -> str | None:
    """Return whose people are counted; None for both sides or unsaid. The first rule that knows decides."""
    return next((found for rule in RULES if (found := rule(case))), None)


def _in_phrase(case: Case) -> str | None:
    """“Five Ruritanian civilians”."""
    return case.toll.count.people.side


def _in_level(case: Case) -> str | None:
    """“The number of Ruritanian troops killed”, “their death toll”."""
    if not case.toll.level:
        return None
    if is_own(case.toll):
        return _last_side(case) or case.spoken_for
    own = case.toll.victims in _SOLDIERS and not level_words(case.toll) & ENEMIES
    return level_side(case.toll) or (case.spoken_for if own else None)


def _last_side(case: Case) -> str | None:
    here = takewhile(lambda told: told.toll.tape is case.tape, reversed(case.before))
    return next((told.side for told in here if told.side), None)


def _its(case: Case) -> str | None:
    """“Five of its soldiers”: of the actor named last before within what is said, else the speaker's."""
    if not case.toll.count.people.own:
        return None
    spoken = case.saying is not None and case.saying.frame.verb < case.toll.at
    begin = case.tape.chunks[case.saying.frame.verb].start if spoken and case.saying else 0
    named = [
        party
        for name in case.tape.mentions
        if begin < name.start < case.toll.chunk.start and not name.adjective and (party := party_of(name))
    ]
    return named[-1] if named else case.spoken_for


def _on_the_side(case: Case) -> str | None:
    """“On the Ruritanian side”, before or behind the count and nearest to it."""
    tokens, here = case.tape.sentence.tokens, case.toll.chunk
    counts = [chunk.start for chunk in case.tape.chunks if chunk.count]
    behind = min((start for start in counts if start > here.start), default=len(tokens))
    before = max((start for start in counts if start < here.start), default=0)
    for name in case.tape.mentions:
        reach = _SIDE_REACH + here.end - here.start
        near = before <= name.start < behind and abs(name.start - here.start) <= reach
        near = near or name.start <= _OPENING
        if near and name.end < len(tokens) and tokens[name.end].lower in {"side", "sides"}:
            return party_of(name)
    return None


def _where(case: Case) -> str | None:
    """“Seven in Ruritania”: a state or region right behind a count that is not of soldiers."""
    if case.toll.victims is Victims.MILITARY:
        return None
    tape, behind = case.tape, case.toll.at + 1
    while behind < len(tape.chunks) and tape.letters[behind] in "@d":
        behind += 1
    name = tape.chunks[behind].mention if behind < len(tape.chunks) and behind > case.toll.at + 1 else None
    if name is None or name.adjective or ATTACKS & _words(tape, name.end, name.end + 2):
        return None
    return party_of(name)


def _words(tape: Tape, start: int, end: int) -> set[str]:
    return {token.lower for token in tape.sentence.tokens[max(0, start) : end]}


def _is_other(case: Case) -> bool:
    """“Five dead on the attackers' side”: of some side, but of nobody named."""
    here = case.toll.chunk
    return bool(OTHER_SIDE & _words(case.tape, here.start, here.end + 7))


def _of_whole(case: Case) -> str | None:
    """A part is of the side of its whole; a bare count of the side of the one before it."""
    if _is_other(case):
        return None
    at = case.toll.part_of if case.toll.part_of is not None else case.toll.like
    return case.before[at].side if at is not None and at < len(case.before) and not case.toll.level else None


def _taken_by(case: Case) -> str | None:
    """Who is captured or killed by the speaker's forces is of the other party, if only one is named."""
    if not _speaker_strikes(case):
        return None
    others = [party for party in parties_in(case.tape, None) if party != case.spoken_for]
    return others[0] if len(others) == 1 else None


def _speaker_strikes(case: Case) -> bool:
    """Whether a party tells of what its own forces did to others."""
    if case.spoken_for is None:
        return False
    words = {token.lower for token in case.tape.sentence.tokens}
    active = _is_active(case)
    taken = case.toll.measure is Measure.CAPTURED and active
    return taken or (tells_of_own_forces(case.tape) and (active or bool(ATTACKED & words)))


def _at_home(case: Case) -> str | None:
    """“Within Ruritania”, said by who speaks for it."""
    tokens = case.tape.sentence.tokens
    home = [
        name.slug
        for name in case.tape.mentions
        if not name.adjective and name.start and tokens[name.start - 1].lower in _WITHIN
    ]
    return case.spoken_for if case.spoken_for in home and not case.toll.level else None


def _as_before(case: Case) -> str | None:
    """A sentence without a speaker goes on about the soldiers of the sentence before."""
    if case.saying or not case.before or case.toll.level or case.toll.victims not in _SOLDIERS:
        return None
    toll, side = case.before[-1].toll, case.before[-1].side
    near = (
        toll.sentence == case.toll.sentence - 1
        and toll.tape.sentence.paragraph == case.tape.sentence.paragraph
    )
    return side if near and toll.victims is case.toll.victims else None


def _not_of_attacker(case: Case) -> str | None:
    """Who was hit by another's attack is of the speaker's side, or of the country it happened in."""
    by = attacker(case)
    hostile = case.toll.count.people.head in ENEMIES or _is_other(case)
    if by is None or case.toll.level or case.toll.measure is Measure.CAPTURED or hostile:
        return None
    if case.spoken_for:
        return None if _related(case.spoken_for, by) else case.spoken_for
    lands = [name.of for name in case.tape.mentions if name.kind is MentionKind.PLACE and name.of]
    return lands[0] if lands and lands[0] != by and case.kinds.get(by) is ActorKind.STATE else None


def _related(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def attacker(case: Case) -> str | None:
    """Whose attack it was: “Ruritanian shelling”, “a Ruritania strike”, “an air strike by Ruritania”."""
    tokens = case.tape.sentence.tokens
    if _is_active(case) and (subject := _subject(case)):
        return subject
    begin, end = _clause(case)
    for name in case.tape.mentions:
        party = party_of(name) if begin <= name.start < end else None
        behind = [token.lower for token in tokens[name.end : name.end + 4]]
        before = [token.lower for token in tokens[max(0, name.start - 3) : name.start]]
        attacks = (name.adjective or "'s" in behind) and ATTACKS & set(behind)
        fights = bool({"with", "against"} & set(before)) and bool(
            FIGHTS & _words(case.tape, name.start - 4, name.start)
        )
        by = ("by" in before and name.start > case.toll.chunk.end) or fights
        if party and (attacks or ATTACKS & set(behind[:1]) or by):
            return party
    return None


def _is_own_deed(case: Case) -> bool:
    """“It killed seven”: what the speaker's own side did, or may have done."""
    before = case.tape.letters[: case.toll.what].rstrip("ha")
    return _is_active(case) and (before.endswith("p") or tells_of_own_forces(case.tape))


def _clause(case: Case) -> tuple[int, int]:
    """The tokens between the stops (or “while”) around a count."""
    letters, chunks = case.tape.letters, case.tape.chunks
    before, behind = letters.rfind(";", 0, case.toll.at), letters.find(";", case.toll.at)
    return chunks[before].end if before >= 0 else 0, chunks[behind].start if behind >= 0 else chunks[-1].end


def _is_active(case: Case) -> bool:
    """Whether the count is what somebody killed or captured: “killed seven”."""
    return case.toll.what < case.toll.at and case.tape.letters[case.toll.what] in "VGK"


def _subject(case: Case) -> str | None:
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
    return before in _WITHIN | {"on", "of", "at", "near", "against", "with", "from", "to"}


def _as_its_own(case: Case) -> str | None:
    """A party that counted its own goes on counting its own."""
    bare = case.toll.victims is Victims.ANY and not (case.toll.level or is_total(case.toll))
    if case.spoken_for is None or not bare or _is_own_deed(case) or _is_other(case):
        return None
    told = next((told for told in reversed(case.before[-_MEMORY:]) if told.side), None)
    return case.spoken_for if told and told.side == told.by == case.spoken_for else None


def _speakers_own(case: Case) -> str | None:
    """A party's voice counts its own soldiers and civilians, unless it names enemies or says that it killed them."""
    by = attacker(case)
    if by and case.spoken_for and _related(by, case.spoken_for):
        return None
    if case.toll.count.people.head in ENEMIES or _is_other(case) or case.toll.level or _speaker_strikes(case):
        return None
    if case.toll.victims in _SOLDIERS and _is_active(case):
        return None
    return case.spoken_for if case.toll.victims in (*_SOLDIERS, *_CIVIL) else None


RULES: tuple[Callable[[Case], str | None], ...] = (
    _in_phrase,
    _in_level,
    _its,
    _on_the_side,
    _where,
    _of_whole,
    _taken_by,
    _at_home,
    _as_before,
    _not_of_attacker,
    _as_its_own,
    _speakers_own,
)
