"""Who did it: whether a sentence names anybody who used the force it tells of, and not only whom or where it struck."""

from generator.extraction.document import Mention
from generator.extraction.gazetteer.words import TOWNS
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.subjects import speaking
from generator.extraction.tolls.parties import party_of, tells_of_own_forces
from generator.extraction.wording.fighting import WHERE

_ENDS = frozenset("bVICJNrs;")  # letters between a doer and the word for the deed that part them
_BY = 3  # tokens from “by” to a name
_BLAMED = frozenset({"by", "blamed"})


def names_doer(tape: Tape, at: int) -> bool:
    """Whether a doer of the deed told at chunk `at` is named: “Israeli strikes”, “shelled by Malian troops”, “our jets struck”."""
    start = tape.chunks[at].start
    subjects = {tape.chunks[one].start for one in speaking(tape)}
    return any(_does(tape, at, name) for name in tape.mentions if name.start not in subjects) or _is_own(
        tape, at, start
    )


def _does(tape: Tape, at: int, name: Mention) -> bool:
    lower, where = tape.sentence.lower, tape.at(name.start)
    if name.start < tape.body or not party_of(name) or _is_place(lower, name):
        return False
    if not _BLAMED.isdisjoint(lower[max(0, name.start - _BY) : name.start]):
        return True
    return where <= at and tape.letters[where] not in _ENDS and _ENDS.isdisjoint(tape.letters[where + 1 : at])


def _is_place(lower: tuple[str, ...], name: Mention) -> bool:
    """“In Mali”, “the Malian town of …”."""
    if name.adjective:
        return not TOWNS.isdisjoint(lower[name.end : name.end + 2])
    return not WHERE.isdisjoint(lower[max(0, name.start - 1) : name.start])


def _is_own(tape: Tape, at: int, start: int) -> bool:
    """“Its forces shelled”; not “three of our men died in shelling”."""
    told = tape.letters[max(tape.letters.rfind(mark, 0, at) for mark in "sr") + 1 : at]
    return _ENDS.isdisjoint(told) and tells_of_own_forces(tape, 0, start)
