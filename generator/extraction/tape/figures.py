"""Figures told with whose they are and no verb of speech: “the army's count of 12 dead”, “dismissed Ruritania's claim of 30 killed”."""

import re

from generator.extraction.document import Mention
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import Frame, word_at
from generator.extraction.wording.grammar import words
from generator.extraction.wording.speakers import SPEAKERS
from generator.model.vocabulary import ActorKind

#: What a figure may be called that somebody gives.
_FIGURES = words(
    "claim claims count tally toll estimate estimates figure figures number numbers report reports assertion assertions allegation "
    "allegations boast boasts"
)
#: Of them, those that tell as well whose dead they are: “Ruritania's toll of 12”.
_TOLLS = words("toll tally number numbers")
#: Behind the noun: its counts (letters: see chunks.py).
_COUNTS = re.compile(r"[ot][dawhVGB]{0,4}?(?P<counts>[CUMc](?:[VJ]?(?:,|,?&)[da]?[CUM])*)")
_OWNER = re.compile(r"(?P<who>d?[wa]{0,3}[AHw])$")
_PEOPLE = re.compile(r"(?P<who>[Ac])[wa]?$")
_MADE_BY = re.compile(r"[yf](?P<who>d?[wa]{0,2}[AHw])(?=[ot])")
_REACH = 6  # chunks of an owner, and between it and the noun
#: What is done to a figure that is another's.
DOUBTS = words(
    "denied denies denying rejected rejects rejecting dismissed dismisses dismissing disputed disputes disputing questioned questions "
    "questioning challenged challenges challenging contested contests contesting contradicted contradicts contradicting doubted"
)
_MARKS = frozenset({"'", "’"})


def figures(tape: Tape) -> tuple[Frame, ...]:
    """Return the nouns that tell whose a figure is, each with its owner as subject."""
    if _FIGURES.isdisjoint(tape.sentence.vocabulary):
        return ()
    nouns = (at for at in range(len(tape.chunks)) if _last_word(tape, at) in _FIGURES)
    return tuple(frame for at in nouns if (frame := _figure(tape, at)))


def counts_of(tape: Tape, frame: Frame) -> range:
    """Return the chunks among which the counts of a figure stand: “30 dead and 40 wounded”."""
    match = _COUNTS.match(tape.letters, max(frame.verb + 1, frame.outer.stop))
    return range(*match.span("counts")) if match else range(0)


def _figure(tape: Tape, noun: int) -> Frame | None:
    made = _MADE_BY.match(tape.letters, noun + 1)
    span = range(*made.span("who")) if made else _owner_before(tape, noun)
    frame = Frame(noun, span)
    told = span and counts_of(tape, frame) and _is_told_by(tape, noun, span, possessive=not made)
    return frame if told else None


def _owner_before(tape: Tape, noun: int) -> range:
    """“The army” of “the army's latest count”, “Ruritanian” of “a Ruritanian claim”."""
    for end in range(noun, max(0, noun - _REACH), -1):
        if _is_possessive(tape, end - 1) or _is_apostrophe(tape, end):
            return _span(_OWNER, tape, end - _is_possessive(tape, end - 1))
        if tape.letters[end - 1] not in "wa":
            break
    return _span(_PEOPLE, tape, noun)


def _span(pattern: re.Pattern[str], tape: Tape, end: int) -> range:
    begin = max(0, end - _REACH)
    match = pattern.search(tape.letters[begin:end])
    return range(begin + match.start("who"), begin + match.end("who")) if match else range(0)


def _is_told_by(tape: Tape, noun: int, span: range, *, possessive: bool) -> bool:
    """Whether a phrase names who speaks; “Ruritania's toll” is what it suffered, unless somebody doubts it."""
    last = tape.chunks[span.stop - 1]
    name = next((one for one in tape.mentions if last.start <= one.start < last.end), None)
    if name is None:
        return word_at(tape, span.stop - 1) in SPEAKERS
    suffered = possessive and _last_word(tape, noun) in _TOLLS and _is_land(name)
    return not suffered or not DOUBTS.isdisjoint(tape.sentence.lower[: tape.chunks[span.start].start])


def _is_land(name: Mention) -> bool:
    """Whether a name is a state's, or of a land that governs itself."""
    own = name.actor_kind is ActorKind.GOVERNMENT_BODY and name.of is None
    return own or name.actor_kind is ActorKind.STATE


def _is_possessive(tape: Tape, at: int) -> bool:
    return word_at(tape, at) == "'s"


def _is_apostrophe(tape: Tape, at: int) -> bool:
    """Whether a plural before chunk `at` owns what follows (“the rebels' claim”): such a mark is no chunk."""
    tokens, end = tape.sentence.tokens, tape.chunks[at - 1].end
    return end < tape.chunks[at].start and tokens[end].text in _MARKS and tokens[end - 1].lower.endswith("s")


def _last_word(tape: Tape, at: int) -> str:
    return tape.sentence.lower[tape.chunks[at].end - 1]
