"""The day expression that a chunk of a sentence goes with: the nearest that can mean it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from generator.extraction.document import DayMention, DayUse
from generator.extraction.tape.chunks import Tape
from generator.extraction.wording.wars import (
    AFTERMATH,
    BEGINNINGS,
    SUPERLATIVE_PAIRS,
    SUPERLATIVES,
)

_FIRST = 7  # tokens from “first” to the year: “the first such loss since 2016”
_OPENING = 4  # chunks before a day that opens its sentence: “In early May 2016, …”
_MANY = 12  # days of a sentence, the nearest, that are looked at
_KEPT = 64  # chunks whose days are kept: a toll asks for the same ones several times
_CLOSING = ((), (".",), (",",), (";",), (":",), (")",), ("that",), ("and",))
_start = attrgetter("start")
_CLAUSE = re.compile(r"[;sY]|,(?!&)")


def day_at(tape: Tape, at: int) -> DayMention | None:
    """Return the day expression nearest to a chunk in its sentence."""
    return next(iter(days_near(tape, at)), None)


@lru_cache(maxsize=_KEPT)
def days_near(tape: Tape, at: int) -> tuple[DayMention, ...]:
    """Return the day expressions that a chunk can be about, the nearest first; clause marks and verbs of speech put them farther.

    “Since” reaches back over no other count, and a day that is only compared with (“the worst since 2016”) is none.
    """
    if not tape.days:
        return ()
    here, head = tape.chunks[at].start, tape.body
    days = tape.days if here < head else tuple(day for day in tape.days if day.start >= head)
    if len(days) > _MANY:
        days = tuple(sorted(sorted(days, key=lambda day: abs(day.start - here))[:_MANY], key=_start))
    ranked: list[tuple[int, int]] = []
    for order, day in enumerate(days):
        between = _between(tape, at, day)
        if _can_mean(tape, at, day, between):
            ranked.append((_distance(between, before=day.start < here), order))
    return tuple([days[order] for _, order in sorted(ranked)])


def is_apart(tape: Tape, at: int, day: DayMention) -> bool:
    """Whether a chunk and a day stand in different clauses: “has put off a tour that was due in May”."""
    where = tape.at(day.start)
    between = _between(tape, at, day)
    if where < at and tape.sentence.lower[day.end : day.end + 2] == (",", "when"):
        between = between[2:]  # “since Friday, when rebels attacked”
    opens = where < at and where <= _OPENING and not set(tape.letters[:where]) & set(",;s")
    return bool(set(between.removeprefix(",") if opens else between) & set(",;sr"))


def day_behind(tape: Tape, at: int) -> DayMention | None:
    """Return the first day behind a chunk, before anyone else speaks: “said on Monday that six died on Sunday”."""
    days = sorted((tape.at(day.start), order) for order, day in enumerate(tape.days) if day.use is DayUse.ON)
    near = (order for where, order in days if where > at and not {"s", ";"} & {*tape.letters[at:where]})
    known = (tape.days[order] for order in near)
    return next((day for day in known if _can_mean(tape, at, day, _between(tape, at, day))), None)


def _between(tape: Tape, at: int, day: DayMention) -> str:
    where = tape.at(day.start)
    return tape.letters[at + 1 : where] if at < where else tape.letters[where + 1 : at]


def _distance(between: str, *, before: bool) -> int:
    marks = between.count(";") * 40 + between.count("s") * 8 + between.count(",") * 5
    closed = before and between.removeprefix(",")[:1] == "&"  # “fell on Monday and rose on Tuesday”
    return len(between) + marks + (4 if before and "s" in between else 0) + closed * 6


def _can_mean(tape: Tape, at: int, day: DayMention, between: str) -> bool:
    if day.start and tape.sentence.lower[day.start - 1] == "time":
        return False  # “for the second time this week”
    if _of_clause(tape, at, day):
        return False
    if day.use is DayUse.ON:
        return not _only_began(tape, at, day, between)
    if day.use is DayUse.SINCE and _CLAUSE.search(between) and _other_counts(tape, at, day):
        return False
    return not _only_compares(tape, at, day) and not _of_another(tape, at, day, between)


def _of_clause(tape: Tape, at: int, day: DayMention) -> bool:
    """“The raid came two days after rebels took the town”: the day of the taking, not of the raid."""
    words = tape.sentence.lower
    if tape.chunks[at].start >= day.start or words[day.end - 1] not in {"after", "before"}:
        return False
    return words[day.end : day.end + 1] not in _CLOSING


def _of_another(tape: Tape, at: int, day: DayMention, between: str) -> bool:
    """“Ten of those who fled in October are home”: history that only tells who they were."""
    if day.use is not DayUse.BACKGROUND or tape.chunks[at].start >= day.start or "r" not in between:
        return False
    return BEGINNINGS.isdisjoint(tape.sentence.lower[max(0, day.start - 4) : day.start])


def _other_counts(tape: Tape, at: int, day: DayMention) -> bool:
    """Whether a count of other people stands between a chunk and a day; “eight of them” are the same."""
    left, right = sorted((at, tape.at(day.start)))
    counts = [chunk.count for chunk in tape.chunks[left + 1 : right] if chunk.count]
    return any(not count.people.part for count in counts)


def _only_began(tape: Tape, at: int, day: DayMention, between: str) -> bool:
    """“In the violence that broke out on Sunday”: the day of the violence's beginning, not of what is told of it."""
    if tape.chunks[at].start >= day.start:
        return False
    before = tape.sentence.lower[max(0, day.start - 5) : day.start]
    begins = ("r" in between or "," in between) and not BEGINNINGS.isdisjoint(before[-4:])
    return begins or not AFTERMATH.isdisjoint(before)


def _is_superlative(words: Sequence[str]) -> bool:
    return bool(SUPERLATIVES & set(words)) or bool(SUPERLATIVE_PAIRS & set(pairwise(words)))


def _only_compares(tape: Tape, at: int, day: DayMention) -> bool:
    """“The deadliest day since 2016”: what is counted is not of 2016, unless it follows with “when”."""
    if day.use not in (DayUse.SINCE, DayUse.BACKGROUND):
        return False
    tokens = tape.sentence.tokens
    before = tape.sentence.lower[max(0, day.start - 14) : day.start]
    if day.use is DayUse.SINCE and "since" in before:
        before = before[: len(before) - before[::-1].index("since")]
    compared = bool({"since", "than", "in", "of"} & set(before[-4:]))
    first = "first" in before[-_FIRST:] and day.use is DayUse.SINCE
    if not compared or not (first or _is_superlative(before)):
        return False
    return not (tape.chunks[at].start > day.end and tokens[day.end].lower in {"when", "which", ",", "that"})
