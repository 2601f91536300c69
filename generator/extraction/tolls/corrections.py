"""Corrections: what an outlet says it had wrong. The old figure is its own claim, and one that it takes back."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from generator.extraction.tape.chunks import Chunk, Tape
from generator.extraction.tolls.drafts import Draft
from generator.extraction.tolls.toll import Toll, toll_at
from generator.extraction.wording.grammar import words
from generator.model.vocabulary import Measure

#: What stands before a figure that was wrong, in the same clause: “an earlier version said 14”, “we wrote that 14”.
_WRONG = words(
    "misstated incorrectly wrongly mistakenly erroneously inaccurately earlier previous previously originally initially we misreported"
)
#: What stands right before it, behind the one that is right: “11, not 14”, “from 14”.
_INSTEAD = (("not",), ("instead", "of"), ("rather", "than"), ("from",))
#: Tokens from the one to the other.
_REACH = 14


def with_corrections(
    tolls: Sequence[Toll], tapes: Sequence[Tape], corrections: Collection[int]
) -> tuple[Toll, ...]:
    """Mark the tolls that an article takes back, and add those that it names behind “not” or “instead of”.

    `corrections` are the paragraphs that correct it. What is added stands behind all others, whose numbers stay.
    """
    if not corrections:
        return tuple(tolls)
    marked = [_marked(toll) if toll.tape.sentence.paragraph in corrections else toll for toll in tolls]
    added: list[Toll] = []
    measure: Measure | None = None
    for tape in tapes:
        if tape.sentence.paragraph in corrections:
            told = [toll for toll in marked if toll.tape is tape]
            measure = next((toll.measure for toll in told), None) or _level(tape) or measure
            added += _instead(tape, told, measure)
    return (*marked, *added)


def without_echoes(
    kept: Sequence[tuple[int, Draft]], corrections: Collection[int]
) -> tuple[tuple[int, Draft], ...]:
    """Take out the right figures of a correction that the report itself has."""
    said = {_figure(draft) for _, draft in kept if draft.toll.tape.sentence.paragraph not in corrections}
    return tuple(
        (index, draft)
        for index, draft in kept
        if draft.toll.old
        or draft.toll.tape.sentence.paragraph not in corrections
        or _figure(draft) not in said
    )


def _figure(draft: Draft) -> tuple[Measure | None, int | None, int | None]:
    return draft.toll.measure, draft.toll.minimum, draft.toll.maximum


def _marked(toll: Toll) -> Toll:
    before = _clause_before(toll.tape, toll.chunk)
    wrong = toll.old or _WRONG.intersection(before) or _is_instead(toll.tape, toll.chunk)
    return replace(toll, old=True, retracted=True) if wrong else toll


def _clause_before(tape: Tape, chunk: Chunk) -> Sequence[str]:
    tokens = tape.sentence.lower[max(0, chunk.start - _REACH) : chunk.start]
    ends = [at for at, token in enumerate(tokens) if token in {";", ".", "–", "—"}]
    return tokens[ends[-1] + 1 :] if ends else tokens


def _is_instead(tape: Tape, chunk: Chunk) -> bool:
    before = tape.sentence.lower[max(0, chunk.start - 2) : chunk.start]
    return any(before[-len(phrase) :] == phrase for phrase in _INSTEAD)


def _level(tape: Tape) -> Measure | None:
    """What a sentence without a figure is about: “misstated the number of dead”."""
    levels = (chunk.measure for letter, chunk in zip(tape.letters, tape.chunks, strict=True) if letter == "L")
    return next((measure for measure in levels if measure), None)


def _instead(tape: Tape, told: Sequence[Toll], measure: Measure | None) -> Iterator[Toll]:
    """The figures behind “not” and the like that no toll has yet; they count what the right one counts."""
    taken = {toll.at for toll in told}
    for at, chunk in enumerate(tape.chunks):
        if measure and chunk.count and at not in taken and _is_instead(tape, chunk):
            like = told[0] if told else None
            toll = replace(
                toll_at(tape, at, like.what if like else at, measure, level=True), old=True, retracted=True
            )
            yield replace(toll, victims=toll.victims or like.victims) if like else toll
