"""Wholes and parts: “including two children”, “two in A and three in B”, “a woman and a child”."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.extraction.counts.counts import Count
from generator.extraction.tape.chunks import Tape
from generator.extraction.tolls.checks import fits
from generator.extraction.tolls.described import described
from generator.extraction.tolls.toll import Toll, is_listed_part, is_of_them, toll_at
from generator.model.vocabulary import Measure, Victims

#: “…, two medics at the clinic said”: who tells is not told of.
_TELLS = re.compile(r"[^,;VIJGK]{0,10}s(?!r?C)")
#: “Of the 12 dead, two were”, “among the 12 dead were two”.
_OF_WHOLE = re.compile(r"oM,$|@[da]{0,2}Mb[da]{0,2}$")
_ITEMS = re.compile(r";(?P<list>[da]?C(?:(?:,|,?&)[da]?[Cc]){1,5})")
_ARMED = (Victims.MILITARY, Victims.POLICE)
_PAIRS: dict[frozenset[Victims | None], Victims] = {
    frozenset({Victims.CIVILIAN, Victims.CHILD}): Victims.CIVILIAN,
}


def as_part(tape: Tape, toll: Toll, found: dict[int, Toll]) -> Toll:
    """“67, including nine civilian deaths”; “six of them were killed”."""
    whole = max((at for at in found if at < toll.at), default=None)
    if whole is None:
        return toll
    of_them = is_of_them(tape, toll.at) or _OF_WHOLE.search(tape.letters[max(0, whole - 3) : toll.at])
    if found[whole].measure is toll.measure and (of_them or is_listed_part(tape.letters, toll.at, whole)):
        return replace(toll, part_of=whole, like=whole if of_them else toll.like)
    return replace(toll, like=whole) if of_them else toll


def included(tape: Tape, found: dict[int, Toll]) -> Iterator[Toll]:
    """“Including two children”, “two of them”, “of whom ten were soldiers”: a part of the count before it."""
    for at, letter in enumerate(tape.letters):
        if letter not in "CUcM" or at in found:
            continue
        count = tape.chunks[at].count
        whole = max((other for other in found if other < at), default=None)
        if count is None or whole is None or not _is_part(tape, at, count):
            continue
        if not fits(tape, at, found[whole].what, found[whole].measure, "part"):
            continue
        measure = count.people.measure or found[whole].measure
        of_them = found[whole].measure in (measure, Measure.CASUALTIES)
        part = described(tape, toll_at(tape, at, found[whole].what, measure))
        if is_worth_counting(count) or part.victims:
            yield replace(part, part_of=whole, like=whole) if of_them else part


def _is_part(tape: Tape, at: int, count: Count) -> bool:
    if tape.letters[max(0, at - 2) : at] == "or":
        return tape.letters[at + 1 : at + 2] == "b"
    return is_worth_counting(count) and (count.people.part or is_listed_part(tape.letters, at, 0))


def is_worth_counting(count: Count | None) -> bool:
    """A part needs a noun of its own; one general among the dead is no count, one child is."""
    if count is None:
        return False
    known = bool(count.people.head) and count.people.head not in ("others", "them")
    return known and (not count.single or count.people.victims is Victims.CHILD)


def elliptic(tape: Tape, found: dict[int, Toll]) -> Iterator[Toll]:
    """“Seven were killed in A and two in B”, “… along with five others”: the count takes the measure before it."""
    taken = dict(found)
    for match in re.finditer(r"(?<=[,&;])[da]?([CUM])(?=([@fx,;&]|$)?)", tape.letters):
        at = match.start(1)
        whole = max((other for other in taken if other < at), default=None)
        if (
            whole is None
            or at in taken
            or is_of_them(tape, at)
            or not _shares(tape, whole, at, match[2] or "")
        ):
            continue
        before = taken[whole]
        taken[at] = replace(toll_at(tape, at, before.what, before.measure), like=whole)
        colon = whole if ";" in tape.letters[whole:at] else before.part_of
        taken[at] = replace(taken[at], part_of=colon)
        yield taken[at]


def _shares(tape: Tape, whole: int, at: int, behind: str) -> bool:
    between, count = tape.letters[whole + 1 : at], tape.chunks[at].count
    assert count
    if _TELLS.match(tape.letters, at + 1):
        return False
    near = len(between) <= 24 and "s" not in between
    return (
        near and count.people.head is not None and (count.people.others or (behind != "" and behind in "@fx"))
    )


def itemised(tape: Tape, found: dict[int, Toll]) -> Iterator[Toll]:
    """“Nine people died: five women and four men”: a list behind a colon that adds up to the count is its parts."""
    for match in _ITEMS.finditer(tape.letters):
        whole = max((at for at in found if at < match.start()), default=None)
        if whole is None or ";" in tape.letters[whole : match.start()]:
            continue
        parts = [at for at in range(*match.span("list")) if tape.letters[at] in "Cc" and at not in found]
        rows = [toll_at(tape, at, found[whole].what, found[whole].measure) for at in parts]
        if len(rows) > 1 and found[whole].minimum == sum(row.minimum or 0 for row in rows):
            yield from (replace(row, part_of=whole, like=whole) for row in rows)


def broken_down(more: list[Toll], found: dict[int, Toll]) -> list[Toll]:
    """“Four were killed, two in A and two in B”: what adds up to the count before it is its parts."""
    wholes = {toll.like for toll in more if toll.like in found and toll.part_of is None}
    whole = found[min(wholes)] if wholes and len(more) > 1 else None
    adds_up = whole is not None and whole.minimum == sum(toll.minimum or 0 for toll in more)
    return [replace(toll, part_of=whole.at, like=whole.at) for toll in more] if whole and adds_up else more


def adding_up(tolls: list[Toll]) -> list[Toll]:
    """“Nine are among the dead: seven were killed in A, two in B”: what adds up to the first is its parts."""
    first, rest = tolls[0] if tolls else None, tolls[1:]
    if first is None or len(rest) < 2 or any(toll.part_of is not None or toll.level for toll in tolls):
        return tolls
    alike = {toll.measure for toll in tolls} == {first.measure}
    if not alike or not first.minimum or first.minimum != sum(toll.minimum or 0 for toll in rest):
        return tolls
    return [first, *(replace(toll, part_of=first.at, like=first.at) for toll in rest)]


def summed(tolls: list[Toll]) -> list[Toll]:
    """“A woman and a child were killed”: two people, in one claim."""
    kept: list[Toll] = []
    for toll in tolls:
        last = kept[-1] if kept else None
        if last and _is_pair(last, toll):
            victims = (
                last.victims
                if last.victims is toll.victims
                else _PAIRS.get(frozenset({last.victims, toll.victims}), Victims.ANY)
            )
            kept[-1] = replace(
                last, minimum=(last.minimum or 0) + 1, maximum=(last.maximum or 0) + 1, victims=victims
            )
        else:
            kept.append(toll)
    return kept


def _is_pair(one: Toll, other: Toll) -> bool:
    counts = [toll.count.number for toll in (one, other)]
    ones = one.maximum is not None and all(number.minimum == number.maximum == 1 for number in counts)
    listed = one.tape.letters[one.at + 1 : other.at] in ("&", ",", ",&")
    alike = (one.victims in _ARMED) == (other.victims in _ARMED)  # “a soldier and a civilian” are two claims
    return ones and listed and alike and (one.what, one.part_of) == (other.what, other.part_of)
