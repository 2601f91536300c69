"""Whether a count is only what somebody denies: “denied that 14 soldiers had been killed”, “denied killing 14”."""

from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import word_at
from generator.extraction.tape.subjects import frames
from generator.extraction.wording.grammar import words

#: Verbs behind which “that” tells what is not so.
_DENIES = words(
    "denied denies denying deny refuted refutes refuting rejected rejects rejecting dismissed dismisses dismissing disputed disputes disputing"
)
#: What is told, and then called untrue.
_ALLEGED = words(
    "claim claims report reports allegation allegations accusation accusations charge charges assertion assertions suggestion suggestions "
    "rumour rumours rumor rumors statement statements insinuation insinuations"
)
_UNTRUE = words(
    "false untrue baseless unfounded fabricated groundless fake denied dismissed rejected refuted disputed"
)
#: Clauses behind these words tell what has happened, whatever is denied of it.
_HAPPENED = words("after when where while before following amid despite because although though since but")
_REACH = 16  # chunks from the denial to the count
_LINKS = frozenset("dwaoyfT@APHp&,s")  # letters between “denied” and its “that”
_OTHERS = frozenset("s;?")
_PHRASE = frozenset("r;?@,fs")


def is_denied(tape: Tape, at: int) -> bool:
    """Return whether nobody is said to claim the count at chunk `at`, and somebody to deny it."""
    if _DENIES.isdisjoint(tape.sentence.vocabulary) and _UNTRUE.isdisjoint(tape.sentence.vocabulary):
        return False
    begin = max(0, at - _REACH)
    verb = next((spot for spot in range(at - 1, begin - 1, -1) if word_at(tape, spot) in _DENIES), None)
    that = next((spot for spot in range(at - 1, begin - 1, -1) if tape.letters[spot] == "r"), None)
    if that is not None and word_at(tape, that) == "that" and _is_untrue(tape, that, at):
        return True
    if verb is None or not _HAPPENED.isdisjoint(word_at(tape, spot) for spot in range(verb + 1, at)):
        return False
    if that is not None and that > verb:
        return _is_that_of(tape, verb, that) and _OTHERS.isdisjoint(tape.letters[that + 1 : at])
    return _is_object(tape, verb, at)


def _is_that_of(tape: Tape, verb: int, that: int) -> bool:
    """“Denied on Monday that”, “denied reports that”; “denied the rebels' claim that” is the rebels'."""
    if word_at(tape, that) != "that" or not set(tape.letters[verb + 1 : that]) <= _LINKS:
        return False
    alleged = next((spot for spot in range(verb + 1, that) if word_at(tape, spot) in _ALLEGED), None)
    if alleged is None:
        return set(tape.letters[verb + 1 : that]) <= set("T@a,")
    return not _is_owned(tape, alleged)


def _is_owned(tape: Tape, alleged: int) -> bool:
    """“The rebels' claim”, “claims by the rebels”: somebody is said to claim it."""
    return any(frame.verb == alleged for frame in frames(tape))


def _is_object(tape: Tape, verb: int, at: int) -> bool:
    """“Denied killing 14”, “denied it had killed 14”, “denied reports of 14 deaths”."""
    between = tape.letters[verb + 1 : at]
    if word_at(tape, verb + 1) in _ALLEGED:
        return between in ("wo", "so", "wao", "sao")
    does = between[:1] in ("G", "p", "C", "U") or word_at(tape, verb + 1).endswith("ing")
    owns = word_at(tape, verb + 1) in {"its", "their", "his"} and not set("hVGK").isdisjoint(between)
    return (not between or does or owns) and _PHRASE.isdisjoint(between)


def _is_untrue(tape: Tape, that: int, at: int) -> bool:
    """“Reports that 14 soldiers were killed are false”, “… were denied by the army”."""
    alleged = that > 0 and word_at(tape, that - 1) in _ALLEGED and not _is_owned(tape, that - 1)
    behind = range(at + 1, min(len(tape.letters) - 1, at + _REACH))
    return alleged and any(
        tape.letters[spot] == "b" and word_at(tape, spot + 1) in _UNTRUE for spot in behind
    )
