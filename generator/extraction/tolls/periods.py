"""When: the days a toll covers and whether it counts a day, the whole fighting, or another time altogether."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from generator.edtf import Edtf
from generator.extraction.days.anchoring import anchor_at
from generator.extraction.days.calendar import Calendar, days_in
from generator.extraction.days.nearest import day_at
from generator.extraction.days.spoken import is_of_saying
from generator.extraction.document import DayMention, DayUse
from generator.extraction.tolls.period_words import AGES, BEGINNINGS, CONFLICTS, FORMERLY, SO_FAR, WARS
from generator.extraction.tolls.toll import Toll
from generator.model.vocabulary import DateBasis, Measure, Scope

_CLAUSE = 14  # tokens before a verb that may name the war
_FORMER = 8  # tokens before a verb in which “previously” makes a figure an old one
_WAR_REACH = 10  # tokens from a count to “in the war”
#: “Eleven months since the war began” only tells how old it is.
_AGES = re.compile(r" (?:days|weeks|months|years) since [^,;.]*")
_OLD_YEARS = 2  # “since” a year this long ago is history


@dataclass(frozen=True, slots=True)
class Period:
    """The days a count covers, what it covers of the fighting, and where the days came from."""

    days: Edtf | None
    scope: Scope
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class Setting:
    """A toll among the days of its article, with the day of its own words and the scope that they tell.

    `near` is the period of the count whose clause it goes on in, `before` that of the last count of its paragraph.
    """

    toll: Toll
    day: DayMention | None
    scope: Scope
    calendar: Calendar
    near: Period | None
    before: Period | None


def period_of(toll: Toll, calendar: Calendar, near: Period | None, before: Period | None) -> Period:
    """Return the days a toll covers. The first rule that knows decides; the article's day stands behind them all."""
    setting = Setting(toll, day_at(toll.tape, toll.at), _scope(toll), calendar, near, before)
    known = (found for rule in RULES if (found := rule(setting)))
    present = setting.calendar.present
    rest = Period(Edtf.day(present) if present else None, setting.scope, DateBasis.PUBLISHED)
    return next(known, rest)


def _of_whole(setting: Setting) -> Period | None:
    """A part covers what its whole covers."""
    return setting.near if setting.toll.part_of is not None else None


def _since(setting: Setting) -> Period | None:
    """“Since 3 March”, “in the war that began in April”: from then to the article's day; long ago is history."""
    toll, day, calendar = setting.toll, setting.day, setting.calendar
    if day is None or day.use not in (DayUse.SINCE, DayUse.BACKGROUND):
        return None
    runs = day.use is DayUse.SINCE and not _is_history(day, calendar)
    old = day.period is not None and _is_history(day, calendar)
    if runs or (day.period and not old and _began_then(toll, day) and _is_perfect(toll)):
        until = _as_of(setting)
        days = calendar.since(day.period, until) if day.period else calendar.whole(until)
        return Period(days, Scope.TOTAL, day.basis)
    return Period(day.period, Scope.BACKGROUND, day.basis)


def _of_other_times(setting: Setting) -> Period | None:
    """A count of a war that is only told of, or of all the fighting so far."""
    scope = setting.scope
    if scope is Scope.BACKGROUND:
        return Period(None, scope, DateBasis.PUBLISHED)
    if scope is not Scope.TOTAL:
        return None
    return Period(setting.calendar.whole(_as_of(setting)), scope, DateBasis.PUBLISHED)


def _as_of(setting: Setting) -> date | None:
    """The day a total was told on, where its sentence names it; publication stands for it elsewhere."""
    toll = setting.toll
    told = [day for day in toll.tape.days if day.start < toll.chunk.start or is_of_saying(toll.tape, day)]
    days = [day.period.last for day in told if day.use is DayUse.ON and day.period and day.period.is_day]
    return max((day for day in days if day), default=None)


def _of_incident(setting: Setting) -> Period | None:
    """“The blast … put the toll at six”: a level that counts one incident, of the day its paragraph tells of."""
    toll = setting.toll
    stands = toll.tape.letters[: toll.at].rstrip("a")[-1:] == "x"
    if not toll.level or not stands or setting.scope is not Scope.TOTAL or _runs(toll):
        return None
    day = setting.calendar.inherited.done.get(toll.sentence)
    named = setting.day if setting.day and setting.day.use is DayUse.ON else day
    return (
        Period(named.period, Scope.DAY, named.basis)
        if named and named.period and named.period.is_day
        else None
    )


def _on_its_day(setting: Setting) -> Period | None:
    """A day of its sentence, else the day that is told again where only the saying is dated."""
    if setting.day is None:
        return None
    anchor = anchor_at(setting.toll.tape, setting.toll.at, setting.calendar)
    return Period(anchor.period, setting.scope, anchor.basis)


def _with_its_clause(setting: Setting) -> Period | None:
    """The period of the count it stands beside."""
    return setting.near if setting.scope is Scope.DAY else None


def _as_before(setting: Setting) -> Period | None:
    """The day of the last count of its paragraph, else the last day its paragraph named."""
    scope, before = setting.scope, setting.before
    among = setting.toll.tape.letters[setting.toll.what] == "E"
    if before and (before.scope is Scope.DAY or (among and before.scope is Scope.TOTAL)):
        return Period(before.days, scope if before.scope is Scope.DAY else before.scope, before.basis)
    carried = setting.calendar.inherited.done.get(setting.toll.sentence)
    return Period(carried.period, scope, carried.basis) if carried else None


RULES: tuple[Callable[[Setting], Period | None], ...] = (
    _of_whole,
    _since,
    _of_incident,
    _of_other_times,
    _on_its_day,
    _with_its_clause,
    _as_before,
)


def _began_then(toll: Toll, day: DayMention) -> bool:
    """“… by the conflict, which broke out in November”."""
    tokens = toll.tape.sentence.tokens[max(0, day.start - 4) : day.start]
    return any(token.lower in BEGINNINGS for token in tokens)


def _is_perfect(toll: Toll) -> bool:
    """“Have been killed”: told as going on until now."""
    left, right = sorted((toll.at, toll.what))
    return "h" in toll.tape.letters[max(0, left - 3) : right + 1]


def _is_history(day: DayMention, calendar: Calendar) -> bool:
    if day.period is None or calendar.present is None or day.period.first is None:
        return False
    return days_in(day.period) > 32 and calendar.present.year - day.period.first.year >= _OLD_YEARS


def _scope(toll: Toll) -> Scope:
    words = [token.lower for token in toll.tape.sentence.tokens]
    first = min(toll.tape.chunks[toll.what].start, toll.chunk.start)
    clause = words[max(0, first - _CLAUSE) : first]
    if toll.old or FORMERLY & set(_undated(toll, first - _FORMER, first)):
        return Scope.PREVIOUS
    perfect = bool({"has", "have"} & set(words[max(0, first - 4) : toll.chunk.end + 3]))
    if perfect and (
        CONFLICTS & set(clause) or WARS & set(words[toll.chunk.end : toll.chunk.end + _WAR_REACH])
    ):
        return Scope.TOTAL
    if (not perfect and _is_some_war(clause)) or AGES & set(_own_words(toll, words)):
        return Scope.BACKGROUND
    if toll.level or _runs(toll):
        return Scope.TOTAL
    return Scope.TOTAL if toll.measure is Measure.DISPLACED and (perfect or "are" in words) else Scope.DAY


def _runs(toll: Toll) -> bool:
    """Whether the words of a count say that it runs up to now."""
    words = [token.lower for token in toll.tape.sentence.tokens]
    around = _AGES.sub(" ", f" {' '.join(_own_words(toll, words))} ")
    return any(f" {phrase} " in around for phrase in SO_FAR)


def _undated(toll: Toll, start: int, end: int) -> list[str]:
    """The words of a stretch of tokens that are no part of a day expression: “a day earlier” makes no figure an earlier one."""
    dated = {token for day in toll.tape.days for token in range(day.start, day.end)}
    tokens = toll.tape.sentence.tokens
    return [tokens[at].lower for at in range(max(0, start), end) if at not in dated]


def _is_some_war(clause: list[str]) -> bool:
    """“A war that claimed 30,000 lives”, “a war in which 30,000 died”: one of other times."""
    told = (
        at
        for at, (word, after) in enumerate(pairwise(clause))
        if word in WARS and (after in {"that", "which"} or clause[at + 1 : at + 3] == ["in", "which"])
    )
    return any({"a", "an"} & set(clause[max(0, at - 3) : at]) for at in told)


def _own_words(toll: Toll, words: list[str]) -> list[str]:
    """The words of a sentence from the count before to the count behind a toll, or to the total it is brought to."""
    counts = [chunk for chunk in toll.tape.chunks if chunk.count]
    begin = max((chunk.end for chunk in counts if chunk.end <= toll.chunk.start), default=0)
    end = min((chunk.start for chunk in counts if chunk.start >= toll.chunk.end), default=len(words))
    sums = (
        chunk.start
        for letter, chunk in zip(toll.tape.letters, toll.tape.chunks, strict=True)
        if letter == "Y"
    )
    end = min((start for start in sums if toll.chunk.end <= start < end), default=end)
    return words[begin:end]
