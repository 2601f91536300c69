"""Speakers without a verb of speech: a headline's “…: army”, a transcript's “JANE DOE:”, a name behind a quotation."""

import re

from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import NOUN_PHRASE, Frame, word_at
from generator.extraction.wording.grammar import QUOTES, words
from generator.extraction.wording.speakers import SPEAKERS
from generator.model.vocabulary import ActorKind

_TAG_LENGTH = 6  # chunks of a headline's “…: army”
_TAG_MARKS = frozenset({":", "–", "—", "-", "--"})
#: “JANE DOE:”.
#: “BREAKING: …” is nobody.
_FLASHES = words(
    "breaking update updated urgent flash alert exclusive developing just live watch video photos correction killed wounded injured dead"
)
#: “By the army's count”: what somebody's figure is by, and how long their name may be.
RECKONINGS = words("count tally reckoning estimate estimates account accounts figures telling")
_RECKONING_LENGTH = 7  # chunks
_THEIRS = words("its their his her 's")
_CAPITALS = re.compile(r"[wH]{1,4};")
#: “Minister X on Tuesday:”.
_LABEL = re.compile(r"([dwoAHP@x&]{1,9}?)(?:@?T)?;")


def unverbed(tape: Tape) -> tuple[Frame, ...]:
    """Read a quotation with a name right behind it, which says it even where the verb got lost."""
    tokens = tape.sentence.tokens
    if not tokens or tokens[0].text not in QUOTES:
        return ()
    named = (at for at, letter in enumerate(tape.letters) if letter == "H" and tape.chunks[at].start > 1)
    at = next((at for at in named if tokens[tape.chunks[at].start - 1].text in QUOTES), None)
    return (Frame(at, range(at, at + 1), trails=True),) if at is not None else ()


def tagged(tape: Tape) -> tuple[Frame, ...]:
    """Read a headline's “Eight killed in shelling: medics” and “Medics: eight killed in shelling”."""
    letters, tokens = tape.letters, tape.sentence.tokens
    if _TAG_MARKS.isdisjoint(tape.sentence.vocabulary):
        return ()
    marks = [at for at, chunk in enumerate(tape.chunks) if tokens[chunk.start].text in _TAG_MARKS]
    if not marks or (tape.sentence.paragraph and tokens[-1].text in '.!?”"'):
        return ()
    ends = (range(marks[-1] + 1, len(letters)), range(marks[0]))
    tail, head = (span if _is_somebody(tape, span) else range(0) for span in ends)
    if 0 < len(tail) <= _TAG_LENGTH and not set(letters[tail.start :]) - NOUN_PHRASE:
        return (Frame(marks[-1], tail, trails=True),)
    state = any(mention.actor_kind is ActorKind.STATE for mention in tape.mentions[:1])
    if 0 < len(head) <= _TAG_LENGTH and not set(letters[: head.stop]) - NOUN_PHRASE and not state:
        return (Frame(marks[0], head),)
    return ()


def _is_somebody(tape: Tape, span: range) -> bool:
    """Whether a phrase has a name or a noun for who speaks."""
    letters = tape.letters[span.start : span.stop]
    return not set("AH").isdisjoint(letters) or any(word_at(tape, at) in SPEAKERS for at in span)


def transcribed(tape: Tape) -> tuple[Frame, ...]:
    """Read a transcript's “JANE DOE: …”."""
    match = _CAPITALS.match(tape.letters) if ":" in tape.sentence.vocabulary else None
    colon = tape.chunks[match.end() - 1].start if match else 0
    if match is None or not tape.sentence.paragraph or tape.sentence.tokens[colon].text != ":":
        return ()
    head = tape.sentence.tokens[:colon]
    capitals = all(token.text.isupper() for token in head) and head[0].lower not in _FLASHES
    return (Frame(match.end() - 1, range(match.end() - 1)),) if capitals else ()


def reckoned(tape: Tape) -> tuple[Frame, ...]:
    """Read “by the army's count, 14 rebels died” and “by its own account”: the figure is theirs."""
    if RECKONINGS.isdisjoint(tape.sentence.vocabulary):
        return ()
    starts = (at for at, letter in enumerate(tape.letters) if letter == "y")
    return tuple(frame for at in starts if (frame := _reckoned(tape, at)))


def _reckoned(tape: Tape, by: int) -> Frame | None:
    for end in range(by + 2, min(by + _RECKONING_LENGTH, len(tape.letters))):
        if tape.letters[end - 1] not in NOUN_PHRASE:
            return None
        if tape.sentence.lower[tape.chunks[end].end - 1] in RECKONINGS:
            span = range(by + 1, end)
            theirs = any(word_at(tape, at) in _THEIRS for at in span)
            return Frame(by, span, trails=True) if theirs or _is_somebody(tape, span) else None
    return None


def labelled(tape: Tape) -> tuple[Frame, ...]:
    """Read “Medics at Y: a seventh victim died”: who stands before a colon."""
    match = _LABEL.match(tape.letters) if ":" in tape.sentence.vocabulary else None
    if match is None or tape.sentence.tokens[tape.chunks[match.end() - 1].start].text != ":":
        return ()
    span = range(match.start(1), match.end(1))
    known = any(word_at(tape, at) in SPEAKERS for at in span)
    return (Frame(match.end() - 1, span),) if known else ()
