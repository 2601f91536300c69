"""Tolls: counts of people tied to what happened to them. Who says so, whose people they are and when comes later."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.subjects import speaking
from generator.extraction.tolls.assertion import is_asserted
from generator.extraction.tolls.carried import carried
from generator.extraction.tolls.checks import fits
from generator.extraction.tolls.described import described
from generator.extraction.tolls.parts import (
    adding_up,
    as_part,
    broken_down,
    elliptic,
    included,
    is_worth_counting,
    itemised,
    summed,
)
from generator.extraction.tolls.rules import RULES, UNSAID, Rule
from generator.extraction.tolls.toll import Toll, is_listed_part, is_of_them, is_total, toll_at
from generator.extraction.wording.grammar import words
from generator.extraction.wording.verbs import IRREGULAR_PASTS, is_finite
from generator.model.vocabulary import Measure

#: Patterns whose measure is not their verb's.
_MEASURES = {"lost": Measure.KILLED, "taken": Measure.CAPTURED, "hands": Measure.CAPTURED}
_HARMS = {Measure.KILLED, Measure.WOUNDED, Measure.CASUALTIES}
_ALL = (*RULES, *UNSAID)
_SIGNS = frozenset().union(*(rule.signs for rule in _ALL))
_SORTS_KEPT = 2**10  # sorts of sentences, by their signs, whose rules are kept
#: The letters of counts: every pattern has one.
_COUNTED = re.compile("[CUcM]")
_WORST = tuple(Measure)  # the worst first
_OWNERS = words("his her their")
_DEEDS = words("deaths fatalities casualties killings bodies injuries death lives martyrs")


def find_tolls(tapes: Iterable[Tape]) -> tuple[Toll, ...]:
    """Return the tolls of an article in the order of its words."""
    tolls: list[Toll] = []
    for tape in tapes:
        before = _before(tape, tolls)
        tolls += list(_linked(_in_sentence(tape, before), len(tolls))) or carried(tape, tolls)
    return tuple(tolls)


def _before(tape: Tape, tolls: Sequence[Toll]) -> Measure | None:
    """What the last count of the sentence before counted: “the figure was raised to nine”, “the rebels say 30”."""
    last = tolls[-1].tape.sentence if tolls else None
    here = tape.sentence
    near = last and (here.index - last.index <= 1 or here.paragraph == last.paragraph)
    return tolls[-1].measure if near else None


def _in_sentence(tape: Tape, before: Measure | None) -> list[Toll]:
    if not _COUNTED.search(tape.letters):
        return []
    found: dict[int, Toll] = {}
    letters = frozenset(tape.letters)
    subjects = speaking(tape)
    for rule in [rule for rule in _rules_with(letters & _SIGNS) if rule.needs <= letters]:
        for match in _matches(rule.pattern, tape.letters):
            for toll in _from_match(tape, rule, match, found, before):
                if toll.at not in subjects:
                    found[toll.at] = toll
    if not found:
        return []
    found = {at: described(tape, as_part(tape, found[at], found)) for at in sorted(found)}
    for toll in included(tape, dict(found)):
        found.setdefault(toll.at, toll)
    for toll in itemised(tape, dict(found)):
        found.setdefault(toll.at, toll)
    for toll in broken_down(list(elliptic(tape, found)), found):
        found.setdefault(toll.at, toll)
    return summed(adding_up([found[at] for at in sorted(found)]))


@lru_cache(maxsize=_SORTS_KEPT)
def _rules_with(signs: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that a sentence with these signs may be of, in order."""
    return tuple(rule for rule in _ALL if not rule.signs.isdisjoint(signs))


def _matches(pattern: re.Pattern[str], letters: str) -> Iterator[re.Match[str]]:
    """All matches, the next one sought behind the start of the last: a rejected one hides no other."""
    position = 0
    while match := pattern.search(letters, position):
        yield match
        position = match.start() + 1


def _from_match(
    tape: Tape, rule: Rule, match: re.Match[str], found: dict[int, Toll], before: Measure | None
) -> Iterator[Toll]:
    what = match.start("what")
    if not is_asserted(tape, rule.name, match):
        return
    if rule.name == "former":
        yield from _former(tape, what, found)
        return
    measure = _measure(tape, rule, match, found, before)
    for position in _listed(tape, match, found, rule):
        told = (_told_at(tape, position) if rule.level else None) or measure
        if told and fits(tape, position, what, told, rule.name):
            toll = toll_at(tape, position, what, told, level=rule.level)
            like = _last(found, what) if _goes_on_about(rule, toll) else None
            yield toll if like is None else replace(toll, like=like)
    old = match.groupdict().get("old") and match.start("old")
    if measure and old and old not in found:
        yield replace(toll_at(tape, old, what, measure, level=True), old=True)


def _measure(
    tape: Tape, rule: Rule, match: re.Match[str], found: dict[int, Toll], before: Measure | None
) -> Measure | None:
    """What a match says happened; for “losses” and a bare “total” what the last count before them says."""
    what = match.start("what")
    measure = tape.chunks[what].measure
    if rule.name == "both":
        return _of_both(tape, match)
    last = _last(found, what)
    near = before if last is None else found[last].measure
    if rule.name == "told":
        return near
    if rule.level and (measure is None or _is_losses(tape, match)):
        return (near or measure) if rule in UNSAID else None
    return _MEASURES.get(rule.name, measure)


def _of_both(tape: Tape, match: re.Match[str]) -> Measure | None:
    """“Killed and wounded” are casualties, and so are “wounded or captured”; who is captured and beheaded is dead."""
    harms = {tape.chunks[match.start(name)].measure for name in ("what", "also")}
    either = tape.sentence.tokens[tape.chunks[match.start("what") + 1].start].lower == "or"
    if len(harms) > 1 and (harms <= _HARMS or (either and harms & _HARMS)):
        return Measure.CASUALTIES
    return next((measure for measure in _WORST if measure in harms), None)


def _is_losses(tape: Tape, match: re.Match[str]) -> bool:
    chunk = tape.chunks[match.start("what")]
    return tape.sentence.tokens[chunk.end - 1].lower == "losses"


def _told_at(tape: Tape, at: int) -> Measure | None:
    """“Put its losses at nine dead”, “… at 11 killed”: what stands with the count tells more than the level."""
    if tape.letters[at + 1 : at + 2] in ("V", "J"):
        harms = {tape.chunks[at + 1].measure, tape.chunks[min(at + 3, len(tape.chunks) - 1)].measure}
        both = tape.letters[at + 2 : at + 4] in ("&V", "&J") and harms <= _HARMS
        return Measure.CASUALTIES if both else tape.chunks[at + 1].measure
    return tape.chunks[at].measure


def _goes_on_about(rule: Rule, toll: Toll) -> bool:
    """“The rebels say 30”, “Ruritania lost 40”: a bare number is of such people as the count before it in its sentence."""
    return rule.name == "told" or (rule.name == "lost" and toll.count.people.head == "")


def _last(found: dict[int, Toll], what: int) -> int | None:
    """“Seven died, taking the total to 40”: a total counts what the last count before it counted."""
    return max((at for at in found if at < what), default=None)


def _former(tape: Tape, at: int, found: dict[int, Toll]) -> Iterator[Toll]:
    """“…, up from 41”: the older value of the level before it."""
    level = next(
        (found[before] for before in sorted(found, reverse=True) if before < at and found[before].level), None
    )
    if level:
        yield replace(toll_at(tape, at, level.what, level.measure, level=True), old=True)


def _listed(tape: Tape, match: re.Match[str], found: dict[int, Toll], rule: Rule) -> list[int]:
    """The counts of a match that share its verb: the nearest one, and those that “and” or commas list with it."""
    begin, end = match.span("count")
    counts = [at for at in range(begin, end) if tape.letters[at] in "CUcM" and at not in found]
    if rule.name == "measured" and not any(at < begin for at in found):
        return counts
    if rule.name == "include":
        return [at for at in counts if is_worth_counting(tape.chunks[at].count)]
    wholes = [at for at in counts if not (_is_aside(tape, at) or is_listed_part(tape.letters, at, 0))]
    if rule.name == "them" or (rule.name == "object" and not wholes):
        return [at for at in counts if is_of_them(tape, at)]
    if not wholes or (rule.last and _belongs_to_some(tape, counts[-1], match.start("what"))):
        return []
    order = wholes[::-1] if rule.last else wholes
    listed = [order[0]]
    for at in order[1:]:
        left, right = sorted((at, listed[-1]))
        joined = _are_joined(tape, left, right, many=len(listed) > 1)
        if not joined or _has_verb_between(tape, left, right):
            break
        listed.append(at)
    return listed


def _belongs_to_some(tape: Tape, last: int, what: int) -> bool:
    """“130 hostages, 34 of whom are dead”: the verb is that of the 34."""
    return is_of_them(tape, last) and "," not in tape.letters[last:what]


def _is_aside(tape: Tape, at: int) -> bool:
    """“Six soldiers, one of them an officer, were …”, “…, one officer among them, …”."""
    count, letters = tape.chunks[at].count, tape.letters
    one = count is not None and count.number.maximum == 1 and letters[at + 1 : at + 2] == "i"
    if (
        one
        and at > 1
        and letters[at - 1] == ","
        and tape.sentence.lower[tape.chunks[at + 1].start] == "among"
    ):
        return True
    return is_of_them(tape, at) or (tape.letters[at] == "c" and at > 0 and is_of_them(tape, at - 1))


def _has_verb_between(tape: Tape, left: int, right: int) -> bool:
    """“30 soldiers came under fire and 12 were killed”: each has a verb of its own; “those deployed there” has none."""
    return any(
        tape.letters[at] == "w" and _is_verb(tape, at) for at in range(left + 1, right) if right - left > 2
    )


def _is_verb(tape: Tape, at: int) -> bool:
    word = tape.sentence.lower[tape.chunks[at].start]
    return word in IRREGULAR_PASTS or (is_finite(word) and tape.letters[at + 1] in "dAPHpC")


def _are_joined(tape: Tape, left: int, right: int, *, many: bool) -> bool:
    """Whether two counts are members of one list: “A and B”, “A, B and C”."""
    letters = tape.letters
    between = letters[left + 1 : right].rstrip("d")
    owned = tape.sentence.lower[tape.chunks[right].start] in _OWNERS  # “a general, his wife and …”
    if letters[right] == "c" and not (between.endswith("&") or owned):
        return False
    if left and letters[left - 1] in "VGKBo":
        return between in (",&", ",") or (
            between.endswith("&") and not between.endswith(",&") and len(between) <= 7
        )
    return (between.endswith("&") and (many or not between.endswith(",&"))) or (
        many and between.endswith(",")
    )


def _linked(tolls: list[Toll], offset: int) -> Iterator[Toll]:
    """Turn chunk positions into indexes of the article's tolls; a bare count is like the one before it."""
    index = {toll.at: offset + order for order, toll in enumerate(tolls)}
    for order, toll in enumerate(tolls):
        like = index.get(toll.like) if toll.like is not None else None
        if like is None and toll.victims is None and not (toll.level or is_total(toll) or _is_deed(toll)):
            like = next((offset + at for at in range(order - 1, -1, -1) if _continues(tolls[at], toll)), None)
        part_of = None if toll.part_of is None else index[toll.part_of]
        same = part_of == toll.part_of and like == toll.like
        yield toll if same else replace(toll, part_of=part_of, like=like)


def _is_deed(toll: Toll) -> bool:
    """“Five deaths” stands for itself, where “five wounded” goes on about those before."""
    return toll.count.people.head in _DEEDS


def _continues(before: Toll, toll: Toll) -> bool:
    """Whether a bare count goes on about the victims of the one before: nobody else speaks in between."""
    between = toll.tape.letters[before.at : toll.at]
    return before.part_of is None and "s" not in between and ";" not in between
