"""What a speaker does with words: the act of the verb, judged by what stands before and behind it.

A verb alone may mislead: who “refused to condemn” condemns nothing, “warned of floods” threatens nobody, “rejected an
offer” denies nothing, “defended the town” says nothing at all.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from generator.extraction.tape.chunks import Tape
from generator.extraction.voices.act_words import (
    ACCESS,
    ALLEGED,
    ANONYMITY,
    BACKED,
    DEEDS,
    FALSE,
    FORCE,
    HOSTILE,
    NOT,
    OFFERED,
    PARTS,
    WITHHELD,
    WITHHELD_FROM,
)
from generator.extraction.wording.grammar import MODALS, QUOTES, words
from generator.extraction.wording.saying import act_of
from generator.model.vocabulary import Act

_BEFORE = 4  # words before the verb in which “refused to” stands
_BEHIND = 14  # words behind the verb that decide
_NEAR = 7  # of them, those that tell what it takes
_PARTING = QUOTES | {",", ";", ":", "and", "but"}  # what stands before these is of another clause
_UNSAID = MODALS | NOT
_FULL_DENIALS = words("denied denies denying deny refuted refutes refuting")
_ASKED = words("asked asks asking")
_PROMISES = ("pledg", "promis")
_RISKS = words("troops safe deal")
_LOOSE = words(
    "it this that them toll count number numbers figure figures statement responsibility involvement blame criticism"
)
_READY = words("ready willing prepared keen")
_SERVICES = words("mediate help host assist facilitate offer provide negotiate talk broker send resume")
_WARNINGS = words("warned warns warning cautioned cautions cautioning")


def act_at(tape: Tape, at: int) -> Act | None:
    """Return what the verb of speech of a chunk does with words; None where it is no speech after all."""
    start, end = tape.chunks[at].start, tape.chunks[at].end
    if _is_withheld(tape.sentence.lower[max(0, start - _BEFORE) : start]):
        return None
    verb = " ".join(tape.sentence.lower[start:end])
    act = act_of(verb)
    rule = _RULES.get(act)
    return rule(verb, tape.sentence.lower[end : end + _BEHIND]) if rule else act


def _is_withheld(before: tuple[str, ...]) -> bool:
    """“Refused to condemn”, “stopped short of blaming”, “has not said”, “is to announce”."""
    begin = next((at + 1 for at in range(len(before) - 1, -1, -1) if before[at] in _PARTING), 0)
    clause = before[begin:]
    last = clause[-2:]
    if last[-1:] == ("to",):
        return not WITHHELD.isdisjoint(clause)
    return (
        not WITHHELD_FROM.isdisjoint(clause[-1:]) or last == ("short", "of") or not _UNSAID.isdisjoint(last)
    )


def _first(behind: Sequence[str]) -> str:
    return behind[0] if behind else ""


def _threat(verb: str, behind: Sequence[str]) -> Act | None:
    """A threat is of force, or of what is hostile to somebody; other warnings and vows are only said."""
    near = set(behind[:_NEAR])
    if verb.endswith("ultimatum"):
        return Act.THREATEN
    if verb.startswith(("threaten",)):
        return Act.THREATEN if near & {"to", "with", "that"} or near & HOSTILE else None
    if verb in _WARNINGS and _first(behind) in {"of", "about", "over"}:
        return Act.STATE
    return Act.THREATEN if HOSTILE & set(behind) or (verb not in _WARNINGS and FORCE & near) else Act.STATE


def _denial(verb: str, behind: Sequence[str]) -> Act | None:
    """“Rejected the charge” denies, “rejected the offer” does not; a dismissed general was dismissed."""
    near = set(behind[: _NEAR + 3])
    if ACCESS & set(behind[:3]) and not _first(behind).endswith("ing"):
        return None
    if verb in _FULL_DENIALS or near & (ALLEGED | FALSE):
        return Act.DENY
    return Act.STATE if "as" in near or not verb.startswith("dismiss") else None


def _statement(verb: str, behind: Sequence[str]) -> Act | None:
    if verb == "reporting" and _first(behind) in {"", "."}:  # “Jane Doe reporting.”
        return None
    if verb in _ASKED and ANONYMITY & set(behind[:_NEAR]):
        return None
    if verb.startswith(_PROMISES):
        return _promise(verb, behind)
    if _disowns(behind) or _calls_false(behind):
        return Act.DENY
    return Act.OFFER if _is_ready(behind) else Act.STATE


def _promise(verb: str, behind: Sequence[str]) -> Act:
    """“Pledged to crush the rebels”, “promised aid”, “pledged to stay”."""
    act = _threat(verb, behind)
    given = OFFERED - _RISKS
    return act if act is Act.THREATEN else Act.OFFER if given & set(behind[:_NEAR]) else Act.STATE


def _disowns(behind: Sequence[str]) -> bool:
    """“Said it had not fired first”, “said it had nothing to do with it”, “said it was not involved”."""
    for at, word in enumerate(behind[:_NEAR]):
        if word in NOT and not DEEDS.isdisjoint(behind[at + 1 : at + 3]):
            return True
        follow = tuple(behind[at + 1 : at + 3])
        if (word == "nothing" and follow == ("to", "do")) or (
            word == "no" and not PARTS.isdisjoint(follow[:1])
        ):
            return True
    return False


def _calls_false(behind: Sequence[str]) -> bool:
    """“Said reports of a retreat were untrue”, “said there was no truth in the report”, “called the claim absurd”."""
    if not FALSE.isdisjoint(behind):
        first = next(at for at, word in enumerate(behind) if word in FALSE)
        return not (ALLEGED - _LOOSE).isdisjoint(behind[:first]) and "not" not in behind[:first]
    return ("no", "truth") in pairwise(behind)


def _is_ready(behind: Sequence[str]) -> bool:
    """“Said it was ready to mediate”, “said it stood ready to help”."""
    near = behind[: _NEAR + 2]
    return any(
        word in _READY
        and near[at + 1 : at + 2] == ("to",)
        and not _SERVICES.isdisjoint(near[at + 2 : at + 4])
        for at, word in enumerate(near)
    )


def _condemnation(verb: str, behind: Sequence[str]) -> Act:
    """Who brands something a lie, or denounces a report as false, denies it."""
    near = set(behind[: _NEAR + 3])
    alleged = verb.startswith("brand") or near & ALLEGED
    return Act.DENY if near & FALSE and alleged else Act.CONDEMN


def _appeal(_verb: str, behind: Sequence[str]) -> Act | None:
    """Who asks not to be named appeals to nobody."""
    return None if ANONYMITY & set(behind[:_NEAR]) else Act.APPEAL


def _support(verb: str, behind: Sequence[str]) -> Act | None:
    """“Defended the decision” is speech, “defended the town” and “backed the rebels” are deeds."""
    near = behind[:_NEAR]
    if verb.startswith(("back", "defend")):
        return Act.SUPPORT if BACKED & set(near) or any(word in QUOTES for word in near) else None
    return None if _first(behind) == "no" else Act.SUPPORT


def _offer(verb: str, behind: Sequence[str]) -> Act | None:
    """“Offered talks”; condolences and explanations are only said, “offered no evidence” is not even that."""
    if _first(behind) in {"no", "few", "little"}:
        return None
    if verb.startswith("invit"):
        return Act.OFFER if OFFERED & set(behind[:_NEAR]) else None
    return (
        Act.OFFER
        if _first(behind) in {"to", "that"} or OFFERED & {*verb.split(), *behind[:_NEAR]}
        else Act.STATE
    )


def _announcement(_verb: str, behind: Sequence[str]) -> Act | None:
    return None if _first(behind) == "no" else Act.ANNOUNCE


_RULES: dict[Act, Callable[[str, Sequence[str]], Act | None]] = {
    Act.CONDEMN: _condemnation,
    Act.STATE: _statement,
    Act.THREATEN: _threat,
    Act.DENY: _denial,
    Act.APPEAL: _appeal,
    Act.SUPPORT: _support,
    Act.OFFER: _offer,
    Act.ANNOUNCE: _announcement,
}
