"""Tense and aspect of the verb at or behind a chunk: whether its clause tells, tells back, goes on until now, or looks ahead."""

from enum import StrEnum

from generator.extraction.tape.chunks import Tape
from generator.extraction.wording.grammar import words

_REACH = 5  # chunks looked back and ahead for an auxiliary
_AHEAD = words("will shall 'll won't")
_PLANS = words("plans plan planned due set scheduled expected expects intends hopes aims slated")


class Tense(StrEnum):
    """What the verb of a clause does with time."""

    PAST = "past"
    PERFECT = "perfect"  # “have been killed”: up to now
    PLUPERFECT = "pluperfect"  # “had been killed”: before something else told
    FUTURE = "future"  # “will meet”, “is due to meet”
    CONDITIONAL = "conditional"  # “would meet”, “could meet”


def tense_at(tape: Tape, at: int) -> Tense:
    """Return the tense of the clause around a chunk, told by the nearest auxiliary of the clause."""
    for position in _around(tape, at):
        tense = _of_word(tape, position)
        if tense:
            return tense
    return Tense.PAST


def _around(tape: Tape, at: int) -> list[int]:
    """The chunks of the clause from the chunk back, then ahead."""
    back = []
    for position in range(at, max(-1, at - _REACH), -1):
        if tape.letters[position] in "s;r" and position != at:
            break
        back.append(position)
    ahead = []
    for position in range(at + 1, min(len(tape.letters), at + _REACH)):
        if tape.letters[position] in "s;r,":
            break
        ahead.append(position)
    return back + ahead


def _of_word(tape: Tape, position: int) -> Tense | None:
    letter, tokens = tape.letters[position], tape.sentence.tokens
    start = tape.chunks[position].start
    word = tokens[start].lower
    follow = tokens[start + 1].lower if start + 1 < len(tokens) else ""
    if letter == "h":
        return Tense.PLUPERFECT if word in {"had", "hadn't"} else Tense.PERFECT
    if word in _AHEAD or (word in _PLANS and follow == "to"):
        return Tense.FUTURE
    return Tense.CONDITIONAL if letter == "m" else None
