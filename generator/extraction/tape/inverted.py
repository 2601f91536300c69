"""Subjects behind their verb of speech: “according to X”, “…, said X”, “citing X” (letters: see chunks.py)."""

import re
from dataclasses import replace

from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import Frame, word_at
from generator.extraction.tape.labels import RECKONINGS
from generator.extraction.wording.grammar import words
from generator.extraction.wording.speakers import PAPERS

_RIGHT = re.compile(r"(?:[wdoAHPxfcCUNVJLMt@]|,(?=H|[dwAH]{1,3}[HwA])|&(?=[AHw])){1,18}")
_PRONOUN = re.compile("p")
#: “According to a statement that X made”.
_MADE = re.compile(r"gdw{1,2}r(?=d?[AH])")
#: What shows figures.
RECORDS = frozenset({"figures", "data", "records", "statistics", "estimates", "numbers", "documents"})
#: Behind these, “by X” tells whose they are.
_ISSUED = (
    RECORDS
    | RECKONINGS
    | PAPERS
    | words("compiled released issued published given provided collected gathered made posted")
)

#: “Said by phone” names nobody.
_BY_MEANS = words(
    "phone telephone email e-mail text letter video radio fax video-link videolink then way name"
)
#: From a passive to its “by X”, and the words that may stand between.
_PASSIVE = re.compile(r"[dwoaAHPNGTx@f]{0,9}y")
_FOR = words("for on against over at after")
_AS = words("as")
_PASSIVE_LINKS = {
    "accused": words("of"), "blamed": words("for"), "dismissed": _AS, "rejected": _AS, "denounced": _AS, "condemned": _AS,
}  # fmt: skip


def according(tape: Tape, verb: int) -> Frame | None:
    """Return the frame of “according to X”, “according to a statement that X made”, “according to figures released by X”."""
    letters = tape.letters
    made = _MADE.match(letters, verb)
    frame = frame_behind(letters, verb, made.end() if made else verb + 1)
    by = frame.outer.stop if frame else 0
    if not frame or letters[by : by + 1] != "y" or word_at(tape, by - 1) not in _ISSUED:
        return frame
    issuer = _RIGHT.match(letters, by + 1)
    return replace(frame, outer=range(frame.outer.start, issuer.end())) if issuer else frame


def frame_behind(letters: str, verb: int, start: int) -> Frame | None:
    """Return the frame whose subject begins right at a chunk behind its verb; None where nobody stands there."""
    match = _RIGHT.match(letters, start) or (_PRONOUN.match(letters, start) if letters[verb] == "g" else None)
    return Frame(verb, range(match.start(), match.end()), trails=True) if match else None


def doer_of(tape: Tape, verb: int) -> int | None:
    """Return where “by X” stands behind a verb: at once, or behind “as …” and “of …” where somebody “was accused of arms sales by X”."""
    letters = tape.letters
    if letters[:verb].rstrip("a")[-1:] == "b":
        match = _PASSIVE.match(letters, verb + 1)
        between = word_at(tape, verb + 1)
        plain = match and set(match[0]) <= set("aT@y") and between not in _FOR
        if match and (plain or between in _PASSIVE_LINKS.get(word_at(tape, verb), ())):
            return _by_somebody(tape, match.end() - 1)
    return _by_somebody(tape, verb + 1)


def _by_somebody(tape: Tape, at: int) -> int | None:
    return at if tape.letters[at : at + 1] == "y" and word_at(tape, at + 1) not in _BY_MEANS else None
