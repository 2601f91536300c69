"""Whether a sentence tells that something happened, or only talks about it, fears, denies or plans it."""

from generator.extraction.events.signs import Sign
from generator.extraction.events.words import ONGOING, TALK, UNREAL
from generator.extraction.tape.chunks import Tape
from generator.extraction.wording.saying import ACT_OF
from generator.model.vocabulary import Act

_REACH = 6  # chunks looked back for “no”, “would”, “if”
_ONGOING_REACH = 3  # tokens from “fighting” to “raged”
_TALK_REACH = 6  # tokens looked back for “condemned the”


def has_happened(tape: Tape, sign: Sign) -> bool:
    """Whether no “would”, “if”, “no” or “feared” stands right before a sign, and nobody denies it."""
    near = tape.letters[max(0, sign.at - _REACH) : sign.at]
    supposed = bool(set(near[near.rfind("s") + 1 :]) & set("m?n"))
    known = _is_known(tape, sign)
    return known or (not supposed and UNREAL.isdisjoint(_before(tape, sign)) and not _is_denied(tape, sign))


def _is_known(tape: Tape, sign: Sign) -> bool:
    """“Denied any part in Thursday's suicide bombing”: whatever is said of it, it happened."""
    at = sign.at
    while at and tape.letters[at - 1] in "wA":
        at -= 1
    start = tape.chunks[at - 1].start if at else 0
    owned = at > 1 and tape.letters[at - 2] == "T"
    return owned and tape.sentence.lower[start] in {"'s", "’s", "’", "'"}


def is_talked_of(tape: Tape, sign: Sign) -> bool:
    """“Condemned the attack”, “called for an end to the fighting”: the sentence is about words."""
    before = _before(tape, sign)
    return not TALK.isdisjoint(before) and "what" not in before  # “launched what the mayor called an attack”


def _before(tape: Tape, sign: Sign) -> tuple[str, ...]:
    """The words of the clause right before a sign."""
    start = tape.chunks[sign.at].start
    words = tape.sentence.lower[max(0, start - _TALK_REACH) : start]
    stops = [at for at, word in enumerate(words) if word in {";", ",", "that", "after"}]
    return words[stops[-1] + 1 :] if stops else words


def goes_on(tape: Tape, sign: Sign) -> bool:
    """“Fighting went on around the port”: told as of now."""
    chunk = tape.chunks[sign.at]
    return not ONGOING.isdisjoint(tape.sentence.lower[chunk.end : chunk.end + _ONGOING_REACH])


def _is_denied(tape: Tape, sign: Sign) -> bool:
    """“Denied shelling the town”, “denied that its troops had attacked”: nothing more than words."""
    verb = tape.letters.rfind("s", 0, sign.at)
    if verb < 0 or ";" in tape.letters[verb : sign.at]:
        return False
    chunk = tape.chunks[verb]
    return ACT_OF.get(" ".join(tape.sentence.lower[chunk.start : chunk.end])) is Act.DENY
