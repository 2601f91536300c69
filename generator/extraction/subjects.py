"""Where the subject of a verb of speech stands on the tape (letters: see chunks.py)."""

import re
from dataclasses import dataclass

from generator.extraction.chunks import Tape
from generator.extraction.grammar import QUOTES

#: Letters a noun phrase is made of, and those of a verb's helpers.
_NOUN_PHRASE = frozenset("wdoAHPTxf@VNJUCcMtpYLDEa")
_HELPERS = frozenset("haT")
_REACH = 22  # chunks looked back for a subject
_RIGHT = re.compile(r"(?:[wdoAHPxfcCUNVJLMt@]|,(?=[dwH]{1,3}[HwA])|&(?=[AHw])){1,18}")
_SUBORDINATE = frozenset("as after before since until because although though despite amid".split())
_TAIL = 14  # chunks behind a trailing verb that only say where and when
#: “Put the toll at 28” is speech, whatever else “put” may be.
_PUT = frozenset({"put", "puts"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb of speech and its subject: chunks [start, end), and [inner, inner_end) of an apposition between commas.

    `before` is where what is said may begin, if it stands before the subject (“…, X said”); None where it follows.
    """

    verb: int
    start: int
    end: int
    inner: int = 0
    inner_end: int = 0
    trails: bool = False


def frames(tape: Tape) -> tuple[Frame, ...]:
    """Return every verb of speech with its subject, in order."""
    found = (_frame(tape, at) for at in range(len(tape.letters)) if _speaks(tape, at))
    return tuple(frame for frame in found if frame) or _unverbed(tape)


def _unverbed(tape: Tape) -> tuple[Frame, ...]:
    """A quotation with a name right behind it is said by that name, even where the verb got lost."""
    tokens = tape.sentence.tokens
    if not tokens or tokens[0].text not in QUOTES:
        return ()
    named = (at for at, letter in enumerate(tape.letters) if letter == "H" and tape.chunks[at].start)
    at = next((at for at in named if tokens[tape.chunks[at].start - 1].text in QUOTES), None)
    return (Frame(at, at, at + 1, trails=True),) if at is not None else ()


def _speaks(tape: Tape, at: int) -> bool:
    """Whether a chunk is a verb of speech: no noun (“the claims”) or adjective (“the disputed area”), no passive."""
    letter, before = tape.letters[at], tape.letters[:at].rstrip("a")[-1:]
    if letter == "g":
        return True
    if letter == "Y":
        return _word(tape, at) in _PUT
    passive = before == "b" and tape.letters[at + 1 : at + 2] != "y" and not _word(tape, at).endswith("ing")
    return letter == "s" and before != "d" and not passive


def _frame(tape: Tape, verb: int) -> Frame | None:
    letters = tape.letters
    if letters[verb] == "g":
        return _right(letters, verb)
    if letters[verb + 1 : verb + 2] == "y":
        return _right(letters, verb, skip=1)
    return _left(tape, verb) or _right(letters, verb)


def _right(letters: str, verb: int, skip: int = 0) -> Frame | None:
    match = _RIGHT.match(letters, verb + 1 + skip)
    return Frame(verb, match.start(), match.end(), trails=True) if match else None


def _left(tape: Tape, verb: int) -> Frame | None:
    letters, end = tape.letters, verb
    while end and (
        letters[end - 1] in _HELPERS or (letters[end - 1] == "@" and letters[end : end + 1] == "T")
    ):
        end -= 1
    if not end:
        return None
    if letters[end - 1] != ",":
        start = _start(tape, end)
        return Frame(verb, start, end, trails=_trails(letters, verb, start)) if start < end else None
    comma = letters.rfind(",", max(0, end - _REACH), end - 1)
    if comma <= 0 or set(letters[comma + 1 : end - 1]) & set(";s?"):
        return None
    start = _start(tape, comma)
    return (
        Frame(verb, start, comma, comma + 1, end - 1, trails=_trails(letters, verb, start))
        if start < comma
        else None
    )


def _start(tape: Tape, end: int) -> int:
    """Where the noun phrase that ends here begins."""
    letters, start = tape.letters, end
    while start and end - start < _REACH:
        letter = letters[start - 1]
        joined = (
            letter == "&"
            and start < end
            and letters[start] in "AHw"
            and start > 1
            and letters[start - 2] in "AHPw"
        )
        if not (letter in _NOUN_PHRASE or joined) or _word(tape, start - 1) in _SUBORDINATE:
            break
        start -= 1
    return start


def _word(tape: Tape, at: int) -> str:
    return tape.sentence.tokens[tape.chunks[at].start].lower


def _trails(letters: str, verb: int, start: int) -> bool:
    """Whether what is said stands before the subject (“…, X said on Monday.”)."""
    behind = letters[verb + 1 :]
    rest = behind.lstrip("aTtw@xdoAPH")
    ends = not rest or rest[0] in ",;"
    return (
        bool(start)
        and ends
        and len(behind) - len(rest) <= _TAIL
        and (letters[start - 1] in ",;" or not rest.strip(";,"))
    )
