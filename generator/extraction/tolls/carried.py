"""Parts told in a sentence of their own: “Fifteen of them are children.” “Among them were two nurses”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.extraction.tape.chunks import Tape
from generator.extraction.tolls.described import described
from generator.extraction.tolls.parts import is_worth_counting
from generator.extraction.tolls.toll import Toll, is_of_them, toll_at

#: “Fifteen of them are …”; “among them were …”, “they included …” (letters: see chunks.py).
_OF_THEM = re.compile(r"[da]?(?P<count>C)b")
_AMONG_THEM = re.compile(r"(?:ib?|pi|@pb)[da]?(?P<list>C(?:(?:,|,?&)[da]?C){0,4})")


def carried(tape: Tape, tolls: Sequence[Toll]) -> Iterator[Toll]:
    """Yield the parts a sentence tells of the last whole before it, in the same paragraph and the sentence before."""
    if not tolls or not _follows(tape, tolls[-1]):
        return
    index = next((at for at in range(len(tolls) - 1, -1, -1) if tolls[at].part_of is None), None)
    if index is None:
        return
    whole = tolls[index]
    for at in _counts(tape):
        part = replace(toll_at(tape, at, at, whole.measure), part_of=index, like=index)
        part = described(tape, part)
        if is_worth_counting(tape.chunks[at].count) or part.victims:
            yield part


def _follows(tape: Tape, last: Toll) -> bool:
    here, before = tape.sentence, last.tape.sentence
    return here.paragraph == before.paragraph and here.index - before.index == 1


def _counts(tape: Tape) -> list[int]:
    of_them = _OF_THEM.match(tape.letters)
    if of_them and is_of_them(tape, of_them.start("count")):
        return [of_them.start("count")]
    listed = _AMONG_THEM.match(tape.letters)
    return [at for at in range(*listed.span("list")) if tape.letters[at] == "C"] if listed else []
