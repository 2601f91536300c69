"""Tags of quotations that hold no verb of speech: “Doe: ‘…’”, “X went on: ‘…’”, “X called it ‘…’”.

A verb that says nothing by itself (“the fighting continued”) tags a quotation it stands beside; one that judges (“called”)
tags the quotation or the verdict (“called the charge absurd”) in its clause.
"""

import re
from collections.abc import Iterator, Sequence

from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import Frame
from generator.extraction.tape.subjects import frame_at
from generator.extraction.wording.grammar import QUOTES
from generator.extraction.wording.saying import BESIDE_QUOTATIONS, JUDGING, VERDICTS

_BESIDE = frozenset(form for forms in BESIDE_QUOTATIONS.values() for form in forms)
_JUDGING = frozenset(form for forms in JUDGING.values() for form in forms)
#: A speaker before a colon: a name with its office, a day, a place.
_NAMED = re.compile(r"[dwoaAHPTx@f&,]{1,18}")
_DAY = re.compile(r"(?:[,@a]?T)+$")
_JUDGED_REACH = 12  # tokens from “called” to what it is called
_ASIDE = 8  # tokens from “responded” to its colon: “responded hours later on Facebook: ‘…’”


def tags(tape: Tape, quoted: Sequence[bool], told: Sequence[Frame]) -> tuple[Frame, ...]:
    """Return the frames of tags without a verb of speech; `told` are those with one."""
    if not any(quoted) and VERDICTS.isdisjoint(tape.sentence.vocabulary):
        return ()
    known = {frame.verb for frame in told}
    return tuple(
        frame
        for at, chunk in enumerate(tape.chunks)
        if at not in known and not quoted[chunk.start] and (frame := _tag(tape, quoted, at, told))
    )


def _tag(tape: Tape, quoted: Sequence[bool], at: int, told: Sequence[Frame]) -> Frame | None:
    word = tape.sentence.lower[tape.chunks[at].start]
    if word == ":":
        return _colon(tape, quoted, at) if not any(frame.verb < at for frame in told) else None
    if (word in _BESIDE and _stands_beside(tape, quoted, at)) or (
        word in _JUDGING and _judges(tape, quoted, at)
    ):
        return frame_at(tape, at)
    return None


def _colon(tape: Tape, quoted: Sequence[bool], at: int) -> Frame | None:
    """“The minister Jane Doe on Tuesday: ‘…’”."""
    behind = tape.chunks[at].end
    if not any(quoted[behind : behind + 1]) or not _NAMED.fullmatch(tape.letters, 0, at):
        return None
    if at and tape.sentence.lower[tape.chunks[at - 1].start] in _BESIDE:
        return None  # “the statement read: ‘…’”
    end = at - len(match[0]) if (match := _DAY.search(tape.letters[:at])) else at
    return Frame(at, range(end)) if end else None


def _stands_beside(tape: Tape, quoted: Sequence[bool], at: int) -> bool:
    """Whether a verb touches a quotation: right behind its end (with its subject), or right before its beginning."""
    tokens, start, end = tape.sentence.lower, tape.chunks[at].start, tape.chunks[at].end
    if start and tokens[start - 1] in QUOTES and not quoted[start - 1]:
        return True
    opens = _opening(quoted, end, end + _ASIDE)
    if opens is not None and (opens <= end + 2 or tokens[opens - 1] == ":"):
        return True
    frame = frame_at(tape, at)
    first = tape.chunks[frame.outer.start].start if frame and frame.outer else 0
    return first > 0 and tokens[first - 1] in QUOTES and not quoted[first - 1]


def _judges(tape: Tape, quoted: Sequence[bool], at: int) -> bool:
    """Whether a quotation or a verdict follows in the clause of a verb that judges."""
    end = tape.chunks[at].end
    clause = list(_clause(tape, end))
    opens = _opening(quoted, end, end + len(clause) + 1)
    return opens is not None or not VERDICTS.isdisjoint(clause)


def _clause(tape: Tape, start: int) -> Iterator[str]:
    for word in tape.sentence.lower[start : start + _JUDGED_REACH]:
        if word in {";", "who", "which", "and", "but", ".", "after", "for"}:
            return
        yield word


def _opening(quoted: Sequence[bool], start: int, end: int) -> int | None:
    """The first token from `start` on, before `end`, that begins a quotation."""
    return next((at for at in range(start, min(end, len(quoted))) if quoted[at]), None)
