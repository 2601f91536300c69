"""Tense and aspect of the verb at or behind a chunk: whether its clause tells, tells back, goes on until now, or looks ahead."""

from enum import StrEnum

from generator.extraction.tape.chunks import Tape
from generator.extraction.wording.grammar import words
from generator.extraction.wording.tense import IS_TO

_REACH = 5  # chunks looked back and ahead for an auxiliary
_AHEAD = words("will shall 'll won't")
_PLANS = words("plans plan planned due set scheduled expected expects intends hopes aims slated")

_TELLING = _AHEAD | _PLANS


class Tense(StrEnum):
    """What the verb of a clause does with time."""

    PAST = "past"
    PERFECT = "perfect"  # “have been killed”: up to now
    PLUPERFECT = "pluperfect"  # “had been killed”: before something else told
    FUTURE = "future"  # “will meet”, “is due to meet”
    CONDITIONAL = "conditional"  # “would meet”, “could meet”


def tense_at(tape: Tape, at: int) -> Tense:
    """Return the tense of the clause around a chunk, told by the nearest auxiliary: first back, then ahead."""
    if not (
        "h" in tape.letters
        or "m" in tape.letters
        or "bt" in tape.letters
        or not _TELLING.isdisjoint(tape.sentence.vocabulary)
    ):
        return Tense.PAST
    for position in range(at, max(-1, at - _REACH), -1):
        if position != at and tape.letters[position] in "s;r":
            break
        if tense := _of_word(tape, position):
            return tense
    for position in range(at + 1, min(len(tape.letters), at + _REACH)):
        if tape.letters[position] in "s;r,":
            break
        if tense := _of_word(tape, position):
            return tense
    return Tense.PAST


def _of_word(tape: Tape, position: int) -> Tense | None:
    letter, words = tape.letters[position], tape.sentence.lower
    start = tape.chunks[position].start
    word = words[start]
    if letter == "b" and words[start : start + 2] in IS_TO:  # “is to begin”
        return Tense.FUTURE
    if letter == "h":
        return Tense.PLUPERFECT if word in {"had", "hadn't"} else Tense.PERFECT
    if word in _AHEAD or (word in _PLANS and words[start + 1 : start + 2] == ("to",)):
        return Tense.FUTURE
    return Tense.CONDITIONAL if letter == "m" else None
