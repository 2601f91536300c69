"""When: the days a toll covers and whether it counts a day, the whole fighting, or another time altogether."""

from dataclasses import dataclass

from generator.edtf import Edtf
from generator.extraction.calendar import Calendar, day_at
from generator.extraction.document import DayMention, DayUse
from generator.extraction.period_words import BEGINNINGS, CONFLICTS, FORMERLY, SO_FAR
from generator.extraction.tolls import Toll
from generator.model.vocabulary import DateBasis, Measure, Scope

_OLD_YEARS = 2  # “since” a year this long ago is history


@dataclass(frozen=True, slots=True)
class Period:
    """The days a count covers, what it covers of the fighting, and where the days came from."""

    days: Edtf | None
    scope: Scope
    basis: DateBasis


def period_of(toll: Toll, calendar: Calendar, near: Period | None, before: Period | None) -> Period:
    """Return the days a toll covers.

    `near` is the period of the count whose clause it goes on in, `before` that of the last count of its paragraph.
    """
    day = day_at(toll.tape, toll.at, calendar)
    if toll.part_of is not None and near:
        return near
    own = _by_day(toll, day, calendar) if day else None
    if own and own.scope in (Scope.BACKGROUND, Scope.TOTAL):
        return own
    scope = _scope(toll)
    if scope is Scope.BACKGROUND:
        return Period(None, scope, DateBasis.PUBLISHED)
    if scope is Scope.TOTAL:
        return Period(calendar.whole, scope, DateBasis.PUBLISHED)
    if own:
        return Period(own.days, scope, own.basis)
    if near and scope is Scope.DAY:
        return near
    if before and before.scope is Scope.DAY:
        return Period(before.days, scope, before.basis)
    carried = calendar.carried.get(toll.sentence)
    if carried:
        return Period(carried.period, scope, carried.basis)
    return Period(_present(calendar), scope, DateBasis.PUBLISHED)


def _present(calendar: Calendar) -> Edtf | None:
    return Edtf.day(calendar.present) if calendar.present else None


def _by_day(toll: Toll, day: DayMention, calendar: Calendar) -> Period:
    """What a day expression makes of a count: history, a total since then, or the count of that day."""
    if day.use is DayUse.SINCE and not _is_history(day, calendar):
        return Period(calendar.since(day.period) if day.period else calendar.whole, Scope.TOTAL, day.basis)
    if day.use in (DayUse.SINCE, DayUse.BACKGROUND):
        runs = day.period is not None and _began_then(toll, day) and _is_perfect(toll)
        return (
            Period(calendar.since(day.period), Scope.TOTAL, day.basis)
            if runs and day.period
            else Period(day.period, Scope.BACKGROUND, day.basis)
        )
    return Period(day.period, Scope.DAY, day.basis)


def _began_then(toll: Toll, day: DayMention) -> bool:
    """“… by the conflict, which broke out in November”."""
    tokens = toll.tape.sentence.tokens[max(0, day.start - 4) : day.start]
    return any(token.lower in BEGINNINGS for token in tokens)


def _is_perfect(toll: Toll) -> bool:
    """“Have been killed”: told as going on until now."""
    left, right = sorted((toll.at, toll.what))
    return "h" in toll.tape.letters[max(0, left - 3) : right + 1]


def _is_history(day: DayMention, calendar: Calendar) -> bool:
    if day.period is None or calendar.present is None or day.period.first is None or day.period.last is None:
        return False
    wide = (day.period.last - day.period.first).days > 31
    return wide and calendar.present.year - day.period.first.year >= _OLD_YEARS


def _scope(toll: Toll) -> Scope:
    words = [token.lower for token in toll.tape.sentence.tokens]
    first = min(toll.tape.chunks[toll.what].start, toll.chunk.start)
    clause = words[max(0, first - 8) : first]
    if toll.old or FORMERLY & set(clause):
        return Scope.PREVIOUS
    perfect = bool({"has", "have"} & set(words[max(0, first - 4) : toll.chunk.end + 3]))
    if CONFLICTS & set(clause):
        if perfect:
            return Scope.TOTAL
        if any(
            word in CONFLICTS and after in {"that", "which"}
            for word, after in zip(clause, clause[1:], strict=False)
        ):
            return Scope.BACKGROUND
    around = f" {' '.join(_own_words(toll, words))} "
    if toll.level or any(f" {phrase} " in around for phrase in SO_FAR):
        return Scope.TOTAL
    return Scope.TOTAL if toll.measure is Measure.DISPLACED and (perfect or "are" in words) else Scope.DAY


def _own_words(toll: Toll, words: list[str]) -> list[str]:
    """The words of a sentence from the count before to the count behind a toll."""
    counts = [chunk for chunk in toll.tape.chunks if chunk.count]
    begin = max((chunk.end for chunk in counts if chunk.end <= toll.chunk.start), default=0)
    end = min((chunk.start for chunk in counts if chunk.start >= toll.chunk.end), default=len(words))
    return words[begin:end]
