"""Whether a sentence says that what a pattern found has happened: no “if”, no “would”, no “not”, no denial."""

import re

from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import word_at
from generator.extraction.tolls.denied import is_denied
from generator.extraction.wording.grammar import MAY, words

_MAKERS = words(
    "managed manages managing forced forcing forces prompted prompting compelled compelling proceeded obliged obliging led leading"
)
_OLD = words("earlier previous initial prior previously initially")
_BANDS = words(
    "group family band party crowd team crew unit patrol convoy gang squad column caravan busload household"
)
#: Of a pattern's group the words that it means.
_MEANT = {
    "amid": ("among", words("among")),
    "group": ("band", _BANDS),
    "to": ("what", words("injuries injury wounds harm")),
    "surrender": ("what", words("surrender")),
    "cost": ("band", words("cost costs costing")),
    "hands": ("what", words("hands custody captivity detention")),
}
_REACH = 12
_MERE_AND = frozenset({"and", "or", "but", "&", "plus"})


def is_asserted(tape: Tape, rule: str, match: re.Match[str]) -> bool:
    """Whether the sentence says it has happened: no “if”, no “would”, no “not”."""
    what = match.start("what")
    if not _says_so(tape, rule, match):
        return False
    before = tape.letters[max(0, what - _REACH) : what]
    clause = before[max(before.rfind(";"), before.rfind("s")) + 1 :]
    if "?" in clause or "n" in tape.letters[max(0, what - 2) : what]:
        return False
    first = match.start("count")
    if "n" in tape.letters[max(0, first - 1) : first]:
        return False
    if is_denied(tape, first):
        return False
    modal = clause.rfind("m")
    if modal < 0 or rule == "subject":
        return True
    near = len(clause) - modal <= (6 if rule == "measured" else 3)
    return not near or word_at(tape, what - len(clause) + modal) in MAY


def _says_so(tape: Tape, rule: str, match: re.Match[str]) -> bool:
    """Whether the words are those a pattern means where its letters alone do not tell."""
    what = match.start("what")
    if rule == "as":
        return word_at(tape, what + 1) == "as"
    first = match.start("count")
    if rule == "object" and tape.letters[first - 1] == "d":
        return word_at(tape, first - 1) == "all"
    if rule == "made":
        return _is_made(tape, what)
    if rule == "with":
        return word_at(tape, match.start("and")) not in _MERE_AND
    if rule in _MEANT:
        group, meant = _MEANT[rule]
        return word_at(tape, match.start(group)) in meant
    return rule != "former" or tape.letters[match.start()] != "f" or word_at(tape, what - 1) in _OLD


def _is_made(tape: Tape, what: int) -> bool:
    """Whether a base form tells a deed done: “managed to kill”, “forcing the firm to evacuate”."""
    before = range(max(0, what - _REACH), what)
    return any(tape.letters[at] == "t" for at in before) and any(
        word_at(tape, at) in _MAKERS for at in before
    )
