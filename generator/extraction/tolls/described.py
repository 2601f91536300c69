"""Who the people of a bare count are: told behind it, or those of the number it is a share of."""

import re
from dataclasses import replace

from generator.extraction.counts.counts import Count
from generator.extraction.counts.victims import MODIFIERS, PLURALS
from generator.extraction.tape.chunks import Tape
from generator.extraction.tolls.toll import Toll, is_of_them
from generator.model.vocabulary import Victims

#: “Three of the dead were children”, “six of the nine killed were all police”.
_WERE = re.compile(r"(?:V|oM|oC[VJ])?(?:@[dwP]{1,3})?b[da]?(?P<who>[wC]{1,3})")
_SHARED = ("oC", "oM")


def described(tape: Tape, toll: Toll) -> Toll:
    """Return a toll with the victims that its sentence tells: “six of them were women”, “five of the nine soldiers”."""
    if toll.victims not in (None, Victims.ANY):
        return toll
    match = _WERE.match(tape.letters, toll.at + 1)
    if match and not tape.letters[: toll.at].endswith("Co"):
        words = [tape.sentence.lower[tape.chunks[at].start] for at in range(*match.span("who"))]
        told = (PLURALS.get(word) or MODIFIERS.get(word) for word in words)
        return replace(toll, victims=next(filter(None, told), toll.victims))
    whole = _whole(tape, toll)
    return _like(toll, whole) if whole else toll


def _whole(tape: Tape, toll: Toll) -> Count | None:
    """“Five of the nine soldiers”; “ambushed a patrol of six soldiers and wounded one of them”."""
    if tape.letters[toll.at + 1 : toll.at + 3] in _SHARED:
        return tape.chunks[toll.at + 2].count
    if not is_of_them(tape, toll.at):
        return None
    before = [chunk.count for chunk in tape.counted if chunk.end <= toll.chunk.start]
    return before[-1] if before else None


def _like(toll: Toll, whole: Count) -> Toll:
    people = toll.count.people
    if whole.people.victims in (None, Victims.ANY):
        return toll
    count = replace(toll.count, people=replace(people, side=people.side or whole.people.side))
    return replace(toll, victims=whole.people.victims, count=count)
