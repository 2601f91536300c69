"""Tolls: counts of people tied to what happened to them. Who says so, whose people they are and when comes later."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.extraction.counts.counts import Count
from generator.extraction.tape.chunks import Chunk, Tape
from generator.extraction.tape.subjects import speaking
from generator.extraction.tolls.checks import fits, is_asserted
from generator.extraction.tolls.rules import RULES, Rule
from generator.extraction.wording.grammar import words
from generator.model.vocabulary import Measure, Victims

#: Patterns whose measure is not their verb's.
_MEASURES = {"both": Measure.CASUALTIES, "lost": Measure.KILLED, "taken": Measure.CAPTURED}
_PART_REACH = 24  # chunks from “including” to the last of its list
_DEEDS = words("deaths fatalities casualties killings bodies injuries death lives martyrs")
_PAIRS: dict[frozenset[Victims | None], Victims] = {
    frozenset({Victims.CIVILIAN, Victims.CHILD}): Victims.CIVILIAN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One count and its measure. `at` and `what` are chunks of the sentence's tape: the count and the word that tells.

    `part_of` is the index, in the article's tolls, of the whole this is a part of; `like` of the one whose victims,
    side and day a bare count shares. `level` marks a running total, `old` a figure that the text calls former.
    """

    tape: Tape
    at: int
    what: int
    measure: Measure | None
    count: Count
    minimum: int | None
    maximum: int | None
    victims: Victims | None
    level: bool = False
    old: bool = False
    part_of: int | None = None
    like: int | None = None

    @property
    def sentence(self) -> int:
        """Index of the sentence."""
        return self.tape.sentence.index

    @property
    def chunk(self) -> Chunk:
        """The count's chunk."""
        return self.tape.chunks[self.at]


def find_tolls(tapes: Iterable[Tape]) -> tuple[Toll, ...]:
    """Return the tolls of an article in the order of its words."""
    tolls: list[Toll] = []
    for tape in tapes:
        tolls += _linked(_in_sentence(tape), len(tolls))
    return tuple(tolls)


def _in_sentence(tape: Tape) -> list[Toll]:
    found: dict[int, Toll] = {}
    subjects = speaking(tape)
    for rule in RULES:
        for match in _matches(rule.pattern, tape.letters):
            for toll in _from_match(tape, rule, match, found):
                if toll.at not in subjects:
                    found[toll.at] = toll
    found = {at: _as_part(tape, found[at], found) for at in sorted(found)}
    for toll in _parts(tape, dict(found)):
        found.setdefault(toll.at, toll)
    for toll in _broken_down(list(_elliptic(tape, found)), found):
        found.setdefault(toll.at, toll)
    return _summed(_adding_up([found[at] for at in sorted(found)]))


def _adding_up(tolls: list[Toll]) -> list[Toll]:
    """“Nine are among the dead: seven were killed in A, two in B”: what adds up to the first is its parts."""
    first, rest = tolls[0] if tolls else None, tolls[1:]
    if first is None or len(rest) < 2 or any(toll.part_of is not None or toll.level for toll in tolls):
        return tolls
    alike = {toll.measure for toll in tolls} == {first.measure}
    if not alike or not first.minimum or first.minimum != sum(toll.minimum or 0 for toll in rest):
        return tolls
    return [first, *(replace(toll, part_of=first.at, like=first.at) for toll in rest)]


def _as_part(tape: Tape, toll: Toll, found: dict[int, Toll]) -> Toll:
    """“67, including nine civilian deaths”; “six of them were killed”."""
    whole = max((at for at in found if at < toll.at), default=None)
    if whole is None:
        return toll
    of_them = _of_them(tape, toll.at)
    if found[whole].measure is toll.measure and (of_them or _is_part(tape.letters, toll.at, whole)):
        return replace(toll, part_of=whole, like=whole if of_them else toll.like)
    return replace(toll, like=whole) if of_them else toll


def _summed(tolls: list[Toll]) -> list[Toll]:
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
    return ones and listed and (one.what, one.part_of) == (other.what, other.part_of)


def _matches(pattern: re.Pattern[str], letters: str) -> Iterator[re.Match[str]]:
    """All matches, the next one sought behind the start of the last: a rejected one hides no other."""
    position = 0
    while match := pattern.search(letters, position):
        yield match
        position = match.start() + 1


def _from_match(tape: Tape, rule: Rule, match: re.Match[str], found: dict[int, Toll]) -> Iterator[Toll]:
    what = match.start("what")
    if not is_asserted(tape, rule.name, match):
        return
    if rule.name == "former":
        yield from _former(tape, what, found)
        return
    measure = _MEASURES.get(rule.name, tape.chunks[what].measure) or _measure_before(found, what)
    if measure is None:
        return
    for position in _listed(tape, match, found, rule):
        if fits(tape, position, what, measure, rule.name):
            yield _toll(tape, position, what, measure, level=rule.level)
    old = match.groupdict().get("old") and match.start("old")
    if old and old not in found:
        yield replace(_toll(tape, old, what, measure, level=True), old=True)


def _measure_before(found: dict[int, Toll], what: int) -> Measure | None:
    """“Seven died, taking the total to 40”: a total counts what the last count before it counted."""
    before = max((at for at in found if at < what), default=None)
    return None if before is None else found[before].measure


def _former(tape: Tape, at: int, found: dict[int, Toll]) -> Iterator[Toll]:
    """“…, up from 41”: the older value of the level before it."""
    level = next(
        (found[before] for before in sorted(found, reverse=True) if before < at and found[before].level), None
    )
    if level:
        yield replace(_toll(tape, at, level.what, level.measure, level=True), old=True)


def _listed(tape: Tape, match: re.Match[str], found: dict[int, Toll], rule: Rule) -> list[int]:
    """The counts of a match that share its verb: the nearest one, and those that “and” or commas list with it."""
    begin, end = match.span("count")
    counts = [at for at in range(begin, end) if tape.letters[at] in "CUcM" and at not in found]
    wholes = [at for at in counts if not (_of_them(tape, at) or _is_part(tape.letters, at, 0))]
    if rule.name == "them":
        return [at for at in counts if _of_them(tape, at)]
    if not wholes:
        return []
    order = wholes[::-1] if rule.last else wholes
    listed = [order[0]]
    for at in order[1:]:
        left, right = sorted((at, listed[-1]))
        if not _are_joined(tape.letters, left, right, many=len(listed) > 1):
            break
        listed.append(at)
    return listed


def _of_them(tape: Tape, at: int) -> bool:
    count = tape.chunks[at].count
    return count is not None and count.people.part


def _is_part(letters: str, at: int, begin: int) -> bool:
    """Whether a count stands in a list that “including” opened."""
    return (
        re.search(r"i[da]*(?:[CUcM][^,iVG]{0,6}[,&]{1,2}[da]?)*$", letters[max(begin, at - 24) : at])
        is not None
    )


def _are_joined(letters: str, left: int, right: int, *, many: bool) -> bool:
    """Whether two counts are members of one list: “A and B”, “A, B and C”."""
    between = letters[left + 1 : right]
    if letters[right] == "c" and not between.endswith("&"):
        return False
    if left and letters[left - 1] in "VGKBo":
        return between in (",&", ",") or (
            between.endswith("&") and not between.endswith(",&") and len(between) <= 7
        )
    return (between.endswith("&") and (many or not between.endswith(",&"))) or (
        many and between.endswith(",")
    )


def _toll(tape: Tape, at: int, what: int, measure: Measure | None, *, level: bool = False) -> Toll:
    count = tape.chunks[at].count
    assert count
    return Toll(
        tape=tape,
        at=at,
        what=what,
        measure=measure,
        count=count,
        minimum=count.number.minimum,
        maximum=count.number.maximum,
        victims=count.people.victims,
        level=level,
    )


def _elliptic(tape: Tape, found: dict[int, Toll]) -> Iterator[Toll]:
    """“Seven were killed in A and two in B”, “… along with five others”: the count takes the measure before it."""
    taken = dict(found)
    for match in re.finditer(r"(?<=[,&;])[da]?([CUM])(?=([@fx,;&]|$)?)", tape.letters):
        at = match.start(1)
        whole = max((other for other in taken if other < at), default=None)
        if whole is None or at in taken or _of_them(tape, at) or not _shares(tape, whole, at, match[2] or ""):
            continue
        before = taken[whole]
        taken[at] = replace(_toll(tape, at, before.what, before.measure), like=whole)
        colon = whole if ";" in tape.letters[whole:at] else before.part_of
        taken[at] = replace(taken[at], part_of=colon)
        yield taken[at]


def _broken_down(more: list[Toll], found: dict[int, Toll]) -> list[Toll]:
    """“Four were killed, two in A and two in B”: what adds up to the count before it is its parts."""
    wholes = {toll.like for toll in more if toll.like in found and toll.part_of is None}
    whole = found[min(wholes)] if wholes and len(more) > 1 else None
    adds_up = whole is not None and whole.minimum == sum(toll.minimum or 0 for toll in more)
    return [replace(toll, part_of=whole.at, like=whole.at) for toll in more] if whole and adds_up else more


def _shares(tape: Tape, whole: int, at: int, behind: str) -> bool:
    between, count = tape.letters[whole + 1 : at], tape.chunks[at].count
    assert count
    near = len(between) <= 24 and "s" not in between
    return (
        near and count.people.head is not None and (count.people.others or (behind != "" and behind in "@fx"))
    )


def _parts(tape: Tape, found: dict[int, Toll]) -> Iterator[Toll]:
    """“Including two children”, “two of them”: a part of the count before it."""
    for at, letter in enumerate(tape.letters):
        count = tape.chunks[at].count
        if letter not in "CUcM" or count is None or at in found:
            continue
        whole = max((other for other in found if other < at), default=None)
        listed = _is_part(tape.letters, at, 0)
        if whole is None or not (listed or count.people.part) or not _is_worth_counting(count):
            continue
        if not fits(tape, at, found[whole].what, found[whole].measure, "part"):
            continue
        measure = count.people.measure or found[whole].measure
        yield replace(_toll(tape, at, found[whole].what, measure), part_of=whole, like=whole)


def _is_worth_counting(count: Count) -> bool:
    """A part needs a noun of its own; one general among the dead is no count, one child is."""
    known = bool(count.people.head) and count.people.head not in ("others", "them")
    return known and (not count.single or count.people.victims in (Victims.CHILD, Victims.CIVILIAN))


def _linked(tolls: list[Toll], offset: int) -> Iterator[Toll]:
    """Turn chunk positions into indexes of the article's tolls; a bare count is like the one before it."""
    index = {toll.at: offset + order for order, toll in enumerate(tolls)}
    for order, toll in enumerate(tolls):
        like = index.get(toll.like) if toll.like is not None else None
        if like is None and toll.victims is None and not (toll.level or is_total(toll) or _is_deed(toll)):
            like = next((offset + at for at in range(order - 1, -1, -1) if _continues(tolls[at], toll)), None)
        yield replace(toll, part_of=None if toll.part_of is None else index[toll.part_of], like=like)


def _is_deed(toll: Toll) -> bool:
    """“Five deaths” stands for itself, where “five wounded” goes on about those before."""
    return toll.count.people.head in _DEEDS


def is_total(toll: Toll) -> bool:
    """“A total of 22” counts more than those before."""
    chunk = toll.chunk
    return any(token.lower == "total" for token in toll.tape.sentence.tokens[chunk.start : chunk.end])


def _continues(before: Toll, toll: Toll) -> bool:
    """Whether a bare count goes on about the victims of the one before: nobody else speaks in between."""
    between = toll.tape.letters[before.at : toll.at]
    return before.part_of is None and "s" not in between and ";" not in between
