"""Who struck whom: the party that attacks in a toll's sentence."""

import re
from collections.abc import Sequence

from generator.extraction.document import Mention
from generator.extraction.frozen import frozen
from generator.extraction.kept import kept
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.subjects import speaking
from generator.extraction.tolls.facing import is_told_of_fighting
from generator.extraction.tolls.parties import are_related, party_of, tells_of_own_forces
from generator.extraction.tolls.setting import Setting
from generator.extraction.tolls.toll import Toll
from generator.extraction.voices.attribution import Saying
from generator.extraction.wording.fighting import ATTACKED, ATTACKS, FIGHTS
from generator.extraction.wording.grammar import words
from generator.model.vocabulary import Measure

#: Prepositions behind which a name tells a land.
WITHIN = frozenset({"in", "inside", "within"})
#: Words behind which a name does not act: it is where, whose or whom.
_NOT_ACTING = WITHIN | words(
    "on of at near against with from to by into for over across outside around between including"
)
_MEN = words("members fighters forces troops soldiers units gunmen elements men militants supporters group")
#: Behind these a new subject may begin.
_BREAKS = words(", ; : and but when as while that after before because who which said says")
_BETWEEN_REACH = 5  # tokens from “between” to the second name
_MARK = re.compile(";")
_AIMED = frozenset({"on", "against", "at", "into"})

_DEEDS = ATTACKS | ATTACKED | FIGHTS | {"by"}  # a sentence where somebody attacks has one of these


@frozen
class Told:
    """A toll told before: its side and the party its claimant spoke for."""

    toll: Toll
    side: str | None
    by: str | None


@frozen(slots=False)
class Case:
    """A toll, who says it, the tolls before it, and the setting of the report."""

    toll: Toll
    saying: Saying | None
    before: Sequence[Told]
    setting: Setting

    @property
    def tape(self) -> Tape:
        """The toll's sentence."""
        return self.toll.tape

    @kept
    def home(self) -> str | None:
        """The country that the toll's paragraph is about."""
        return self.setting.homes.at(self.tape.sentence.paragraph)

    @kept
    def spoken_for(self) -> str | None:
        """The party the claimant speaks for; None for bystanders."""
        speaker = self.saying.speaker if self.saying else None
        if speaker is None or speaker.relays or self.setting.is_bystander(speaker.slug):
            return None
        return self.setting.party(speaker.of) if not self.setting.is_bystander(speaker.of) else None

    @kept
    def own_party(self) -> str | None:
        """The party the claimant speaks for, if it does not look on while others fight."""
        return None if self.setting.is_onlooker(self.spoken_for) else self.spoken_for

    @kept
    def nouns(self) -> set[str]:
        """The words of the count, lower case."""
        return nouns_of(self.toll)


def nouns_of(toll: Toll) -> set[str]:
    """Return the words of a count, lower case."""
    return words_in(toll.tape, toll.chunk.start, toll.chunk.end)


def words_in(tape: Tape, start: int, end: int) -> set[str]:
    """Return the words of the tokens [start, end), lower case."""
    return {token.lower for token in tape.sentence.tokens[max(0, start) : end]}


def clause_of(case: Case) -> tuple[int, int]:
    """Return the tokens between the semicolons, colons and “while” around a count."""
    tape = case.tape
    marks = [tape.chunks[match.start()].start for match in _MARK.finditer(tape.letters)]
    here = case.toll.chunk
    start = max((mark for mark in marks if mark < here.start), default=-1) + 1
    return start, min((mark for mark in marks if mark >= here.end), default=len(tape.sentence.tokens))


def speaker_strikes(case: Case) -> bool:
    """Whether a party tells of what its own forces did to others."""
    if case.spoken_for is None:
        return False
    start, end = clause_of(case)
    active = is_active(case)
    other = subject_of(case) if active else None
    if other and not are_related(other, case.spoken_for):
        return False
    taken = case.toll.measure is Measure.CAPTURED and active
    own = tells_of_own_forces(case.tape, start, end)
    return taken or (own and (active or bool(ATTACKED & words_in(case.tape, start, end))))


def attacker(case: Case) -> str | None:
    """Return whose attack it was: of the verb (“X killed”), or of an attack named in the clause (“in shelling by X”)."""
    if is_active(case) and is_told_of_fighting(case.tape, case.toll.what):
        return None
    if is_active(case) and (subject := subject_of(case)):
        return subject
    if _DEEDS.isdisjoint(case.tape.sentence.vocabulary):
        return None
    begin, end = max(clause_of(case)[0], case.tape.body), clause_of(case)[1]
    said = {token for at in speaking(case.tape) for token in _tokens(case.tape, at)}
    named = (name for name in case.tape.mentions if begin <= name.start < end and name.start not in said)
    return next((party for name in named if (party := party_of(name)) and _attacks(case, name)), None)


def _tokens(tape: Tape, at: int) -> range:
    return range(tape.chunks[at].start, tape.chunks[at].end)


def _attacks(case: Case, name: Mention) -> bool:
    """Whether a name is an attacker's: “X shelling”, “X's jets bombed”, “shelling by X”, “clashes with X”."""
    tokens = case.tape.sentence.tokens
    behind = [token.lower for token in tokens[name.end : name.end + 4]]
    before = [token.lower for token in tokens[max(0, name.start - 3) : name.start]]
    if before and before[-1] in _AIMED:
        return False
    owned = name.adjective or "'s" in behind
    if ATTACKS & set(behind if owned else behind[:1]):
        return True
    agent = "by" in before and (name.start > case.toll.chunk.end or bool(ATTACKS & set(before)))
    fights = bool({"with", "against"} & set(before)) and bool(
        FIGHTS & words_in(case.tape, name.start - 4, name.start)
    )
    return agent or fights or _strikes(behind, before)


def _strikes(behind: Sequence[str], before: Sequence[str]) -> bool:
    """“When X's jets bombed …”: the name or its forces are the subject of a verb of attack."""
    verb = next((at for at, word in enumerate(behind) if word in ATTACKED), None)
    if verb is None or (before and before[-1] in _NOT_ACTING):
        return False
    return not _NOT_ACTING & set(behind[:verb]) and "," not in behind[:verb]


def is_own_deed(case: Case) -> bool:
    """Whether the speaker's own side did it, or may have done: “it killed seven”."""
    before = case.tape.letters[: case.toll.what].rstrip("ha")
    return is_active(case) and (before.endswith("p") or tells_of_own_forces(case.tape))


def is_active(case: Case) -> bool:
    """Whether the count is what somebody killed or captured: “killed seven”."""
    return case.toll.what < case.toll.at and case.tape.letters[case.toll.what] in "VGK"


def subject_of(case: Case) -> str | None:
    """The party that is the subject of a verb: the nearest before it, the first for “, killing 12” and “and killed 12”."""
    tape, what = case.tape, case.toll.what
    clause = max(tape.letters.rfind(mark, 0, what) for mark in "s;")
    begin, end = tape.chunks[clause].start if clause >= 0 else tape.body - 1, tape.chunks[what].start
    named = [name for name in tape.mentions if begin < name.start < end and not is_counted(tape, name)]
    acting = [party for name in named if (party := party_of(name)) and not is_object(tape, name)]
    goes_on = tape.letters[what] == "G" or tape.letters[:what].rstrip("ha").endswith("&")
    return (acting[0] if goes_on else acting[-1]) if acting else None


def is_counted(tape: Tape, name: Mention) -> bool:
    """Return whether a name is part of a count: “17 Ruritanian soldiers”."""
    return tape.letters[tape.at(name.start) : tape.at(name.start) + 1] in tuple("CcUM")


def is_object(tape: Tape, name: Mention) -> bool:
    """Return whether a name stands behind a preposition, and so does not act; “the” and the like may stand between."""
    before = [token.lower for token in tape.sentence.tokens[max(0, name.start - 2) : name.start]]
    near = before[-1:] if before[-1:] not in (["the"], ["suspected"], ["its"]) else before[:1]
    if near == ["of"] and before[0] in _MEN:
        return False  # “members of X stormed”
    words = tape.sentence.lower
    if near == ["and"] and "between" in words[max(0, name.start - _BETWEEN_REACH) : name.start]:
        return True  # “between X and Y”
    comma = max((at for at in range(name.start) if words[at] in _BREAKS), default=-1)
    return bool(near) and (
        near[0] in _NOT_ACTING or not _NOT_ACTING.isdisjoint(words[comma + 1 : name.start])
    )
