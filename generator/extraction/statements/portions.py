"""Which part of a sentence each of its speakers says: “X said …, while Y denied …”.

A part begins where its speaker is named, or where the quotation begins that its speaker trails, and ends where the next
begins. What is told within what another says (“X said Y had denied it”) is hearsay.
"""

from collections.abc import Sequence
from itertools import pairwise

from generator.extraction.frozen import frozen
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import Frame
from generator.extraction.wording.grammar import QUOTES, SUBORDINATORS, words

_LEAD_REACH = 5  # chunks back from a subject to the comma or conjunction that parts its clause
_SPAN = "&,;"
_TOLD = words("told tells said says")


@frozen
class Portion:
    """The chunks [start, end) of a sentence that a frame's speaker says, tag included.

    `hearsay` where somebody else says that this was said; `sure` is False where its beginning could not be found.
    """

    start: int
    end: int
    hearsay: bool = False
    sure: bool = True


def portions(tape: Tape, told: Sequence[Frame], quoted: Sequence[bool]) -> list[Portion]:
    """Return the part of each frame of a sentence, in the order of the frames."""
    starts: list[int | None] = [0]
    nested = [False]
    for before, frame in pairwise(told):
        start = _border(tape, before, frame, quoted)
        within = not frame.goes_on and not _trails(tape, frame) and not _trails(tape, before)
        nested.append(start is None and (within or _is_noun(tape, frame)))
        starts.append(start)
    return [_portion(tape, number, starts, nested) for number in range(len(told))]


def _portion(tape: Tape, number: int, starts: Sequence[int | None], nested: Sequence[bool]) -> Portion:
    """From its own border to the next; where there is none, from that before."""
    start = next(start for start in reversed(starts[: number + 1]) if start is not None)
    end = next((start for start in starts[number + 1 :] if start is not None), len(tape.chunks))
    return Portion(start, max(start + 1, end), nested[number], starts[number] is not None)


def _border(tape: Tape, before: Frame, frame: Frame, quoted: Sequence[bool]) -> int | None:
    """The chunk where a frame's part begins behind another's; None where it has no part of its own."""
    if frame.goes_on:
        return frame.verb
    if _is_noun(tape, frame):
        return None
    if _trails(tape, frame) and not _leads(tape, frame):
        return _behind(tape, before, frame, quoted)
    first = frame.outer.start if frame.outer else frame.verb
    return _clause(tape, before.verb, min(first, frame.verb))


def _trails(tape: Tape, frame: Frame) -> bool:
    """Whether what is said stands before its speaker, set off by a comma or the end of a quotation."""
    if not frame.trails or not frame.outer or not frame.outer.start:
        return False
    start, word = frame.outer.start, tape.sentence.lower[tape.chunks[frame.verb].start]
    taking = tape.letters[frame.verb + 1 : frame.verb + 2] in ("d", "A", "p") and word not in _TOLD
    if taking and start < frame.verb:  # “…; Ruritania denies the charge”
        return False
    before = tape.sentence.lower[tape.chunks[start].start - 1]
    return start > frame.verb or tape.letters[start - 1] in ",;" or before in QUOTES


def _is_noun(tape: Tape, frame: Frame) -> bool:
    """“Rejected claims by X that …”."""
    word = tape.sentence.lower[tape.chunks[frame.verb].start]
    return word in {"claims", "reports"} and tape.letters[frame.verb + 1 : frame.verb + 2] == "y"


def _leads(tape: Tape, frame: Frame) -> bool:
    """Whether what is said by “according to X” or “as claimed by X” follows, or only a clause of its own does."""
    start = tape.chunks[frame.verb].start
    return start > 0 and tape.sentence.lower[start - 1] == "as"


def _clause(tape: Tape, low: int, high: int) -> int | None:
    """Where the clause begins that has its subject at `high`."""
    for at in range(high - 1, max(low, high - _LEAD_REACH - 1), -1):
        word = tape.sentence.lower[tape.chunks[at].start]
        if tape.letters[at] in _SPAN or word in SUBORDINATORS:
            return at
    return None


def _behind(tape: Tape, before: Frame, frame: Frame, quoted: Sequence[bool]) -> int | None:
    """Where what a trailing speaker says begins: at its quotation, else behind the clause before."""
    low = max(before.verb, before.outer.stop - 1 if _trails(tape, before) and before.outer else 0)
    high = min(frame.verb, frame.outer.start if frame.outer else frame.verb)
    begins = _quotation(tape, low, high, quoted)
    if begins is not None:
        return begins
    marks = [at for at in range(low + 1, high - 1) if tape.letters[at] == ";"]
    if not marks and _trails(tape, before):
        marks = [at for at in range(low + 1, high - 1) if tape.letters[at] in _SPAN][:1]
    return marks[-1] if marks else None


def _quotation(tape: Tape, low: int, high: int, quoted: Sequence[bool]) -> int | None:
    """Where the last quotation between two frames begins, if words that are not quoted stand before it."""
    inside = [at for at in range(low + 1, high) if quoted[tape.chunks[at].start]]
    if not inside:
        return None
    start = inside[-1]
    while start - 1 > low and quoted[tape.chunks[start - 1].start]:
        start -= 1
    return start if start - 1 > low else None
