"""Days of words: day expressions that tell when something was said, and not when it was done."""

import re
from collections.abc import Sequence

from generator.extraction.document import DayMention
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import Frame
from generator.extraction.tape.subjects import frames
from generator.extraction.wording.grammar import words
from generator.extraction.wording.tense import DEEDS_DONE, HAPPENINGS
from generator.extraction.wording.verbs import is_finite

#: Between a verb of speech and its day: “said in a statement late on Monday”, “told the state agency in Goma on Monday”.
_BEHIND = re.compile(r"s[@xtodawpAHPTyf'#]{0,14}$")
#: What words are in: “in a statement issued on Monday”.
_ITEMS = words(
    "statement statements interview interviews speech communiqué communique message post posts video audio recording report letter "
    "briefing broadcast bulletin tweet release address conference remarks sermon note telegram footage call testimony announcement"
)
#: What researchers do when they ask who saw it: “interviewed 19 survivors between 14 and 18 May”.
_ASKING = words(
    "interviewed interviewing interviews surveyed surveying questioned examined reviewed analysed analyzed verified polled"
)
_ITEM_REACH = 9  # chunks from “statement” to its day
_BEFORE = 4  # chunks between a day that opens a sentence and the subject that speaks


def is_of_saying(tape: Tape, day: DayMention) -> bool:
    """Whether a day belongs to a verb of speech: “said on Monday that …”, “…, he said on Monday”, “on Monday he said”."""
    where, words = tape.at(day.start), tape.sentence.lower
    if words[day.end : day.end + 1] == ("'s",):
        return False  # “condemned Monday's attack”
    return (
        _is_behind(tape, where)
        or _is_before(tape, where)
        or _is_of_item(tape, where)
        or _is_of_asking(tape, where)
    )


def _is_behind(tape: Tape, where: int) -> bool:
    found = _BEHIND.search(tape.letters, max(0, where - 16), where)
    if found is None or any(_is_verb(tape, at) for at in range(found.start() + 1, where)):
        return False
    return not _is_of_deed(tape, found.start(), where)


def _is_of_deed(tape: Tape, verb: int, where: int) -> bool:
    """“Said the attack on Monday was …”, “the accord of April 1996”: the day belongs to what is told of."""
    if tape.letters[where - 1] == "o" and where - 1 > verb:
        return True
    told = tape.sentence.lower[tape.chunks[verb].end : tape.chunks[where].start]
    follows = tape.letters[where + 1 : where + 2]
    return not HAPPENINGS.isdisjoint(told) and follows in tuple("bhmVKIwas")


def _is_of_item(tape: Tape, where: int) -> bool:
    """“In a statement read on state television on Friday evening”."""
    for at in range(where - 1, max(-1, where - _ITEM_REACH), -1):
        if tape.letters[at] in "sgCMVIN,;":
            return False
        if tape.sentence.tokens[tape.chunks[at].start].lower in _ITEMS:
            return True
    return False


def _is_of_asking(tape: Tape, where: int) -> bool:
    """“Interviewed 19 survivors between 14 and 18 May”: the days of the asking, not of what was seen."""
    if _ASKING.isdisjoint(tape.sentence.vocabulary):
        return False
    for at in range(where - 1, max(-1, where - _ITEM_REACH), -1):
        if tape.letters[at] in "sgVGINr,;":
            return False
        if tape.sentence.lower[tape.chunks[at].start] in _ASKING:
            return True
    return False


def _is_verb(tape: Tape, at: int) -> bool:
    """A verb of its own between words and day: “said troops attacked on Monday”, “denied shelling the town on Monday”.

    “Accused X of shelling the town on Monday” too; but on Friday X was accused of arming bandits.
    """
    word = tape.sentence.lower[tape.chunks[at].start]
    before = tape.letters[at - 1]
    doing = word.endswith("ing") and (before == "s" or (before in "oy" and word in DEEDS_DONE))
    return tape.letters[at] == "w" and (doing or is_finite(word))


def _is_before(tape: Tape, where: int) -> bool:
    """“On Monday the ministry said”, “the ministry on Monday said”."""
    return any(
        where in frame.inner
        or (_follows(tape, where, frame) if frame.trails else _leads(tape, where, frame.verb, frame.outer))
        for frame in frames(tape)
    )


def _follows(tape: Tape, where: int, frame: Frame) -> bool:
    """“…, said its minister, Ms X, on Tuesday”."""
    end = max(frame.verb + 1, frame.outer.stop, frame.inner.stop)
    return end <= where and set(tape.letters[end:where]) <= set(",@xPad") and where - end <= _BEFORE


def _leads(tape: Tape, where: int, verb: int, subject: Sequence[int]) -> bool:
    if not subject or where >= verb:
        return False
    between = tape.letters[where + 1 : subject[0]]
    opens = where < subject[0] and where <= _BEFORE and set(between) <= {",", "d", "a"}
    within = subject[0] <= where and set(tape.letters[subject[-1] + 1 : verb]) <= set("@Tah")
    return opens or within
