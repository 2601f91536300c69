"""When: the days a toll covers and whether it counts a day, the whole fighting, or another time altogether."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from generator.edtf import Edtf
from generator.extraction.days.anchoring import Reason, anchor_at
from generator.extraction.days.calendar import Calendar, days_in
from generator.extraction.days.nearest import day_at
from generator.extraction.days.spoken import is_of_saying
from generator.extraction.document import DayMention, DayUse
from generator.extraction.frozen import frozen
from generator.extraction.tape.chunks import Tape
from generator.extraction.tolls.incidents import incident_day
from generator.extraction.tolls.scopes import runs, scope_of
from generator.extraction.tolls.toll import Toll
from generator.extraction.wording.wars import BEGINNINGS, CONFLICTS
from generator.model.vocabulary import DateBasis, Scope

_BEGAN_REACH = 8  # tokens from “the fighting that began on” to its day
_NIGHT = 2  # days that a night touches
_OLD_YEARS = 2  # “since” a year this long ago is history


@frozen
class Period:
    """The days a count covers, what it covers of the fighting, and where the days came from."""

    days: Edtf | None
    scope: Scope
    basis: DateBasis


@frozen
class Periods:
    """Those of other counts.

    `near` of the one whose clause it goes on in, `before` of the last in its paragraph, `earlier` of the last with its
    measure whose day was told.
    """

    near: Period | None
    before: Period | None
    earlier: Period | None


@frozen
class Setting:
    """A toll among the days of its article and the periods of other counts, with the day and the scope its own words tell."""

    toll: Toll
    day: DayMention | None
    scope: Scope
    calendar: Calendar
    others: Periods


def period_of(toll: Toll, calendar: Calendar, others: Periods, most: int | None = None) -> Period:
    """Return the days a toll covers. The first rule that knows decides; the article's day stands behind them all.

    `most` is the highest count of the article with the same measure.
    """
    setting = Setting(toll, day_at(toll.tape, toll.dated), scope_of(toll, most), calendar, others)
    for rule in RULES:
        found = rule(setting)
        if found and not _is_ahead(found, calendar):
            return _of_stretch(found, setting)
    present = setting.calendar.present
    return Period(Edtf.day(present) if present else None, setting.scope, DateBasis.PUBLISHED)


def _is_ahead(period: Period, calendar: Calendar) -> bool:
    """Nobody is counted on a day to come: “a week later” was later than some other day."""
    first, published = period.days and period.days.first, calendar.published
    return bool(first and published and first > published)


def _of_stretch(period: Period, setting: Setting) -> Period:
    """What is of several days (“last week”, “over the weekend”) is no day's count."""
    days, day = period.days, setting.day
    weekend = day is not None and "weekend" in setting.toll.tape.sentence.lower[day.start : day.end]
    long = days is not None and days.last is not None and days_in(days) > _NIGHT
    if period.scope is not Scope.DAY or not (long or weekend):
        return period
    return Period(days, Scope.TOTAL, period.basis)


def _of_whole(setting: Setting) -> Period | None:
    """A part covers what its whole covers."""
    return setting.others.near if setting.toll.part_of is not None else None


def _since(setting: Setting) -> Period | None:
    """“Since 3 March”, “in the war that began in April”: from then to the article's day; long ago is history."""
    toll, day, calendar = setting.toll, setting.day, setting.calendar
    if day is None or day.use not in (DayUse.SINCE, DayUse.BACKGROUND):
        return None
    if day.use is DayUse.BACKGROUND and runs(toll):
        return None  # “since the start of Operation Spring”
    if _is_when(toll, day):
        return Period(day.period, Scope.BACKGROUND, day.basis)
    goes_on = day.use is DayUse.SINCE and not _is_history(day, calendar)
    old = day.period is not None and _is_history(day, calendar)
    if goes_on or (day.period and not old and _began_then(toll, day) and _is_perfect(toll)):
        until = _as_of(setting)
        days = calendar.since(day.period, until) if day.period else calendar.whole(until)
        return Period(days, Scope.TOTAL, day.basis)
    return Period(day.period, Scope.BACKGROUND, day.basis)


def _is_when(toll: Toll, day: DayMention) -> bool:
    """“The worst since February, when seven died”: what was then."""
    words, tape = toll.tape.sentence.lower, toll.tape
    told = words[day.end : day.end + 2] == (",", "when") and toll.chunk.start > day.end
    return told and "," not in words[day.end + 2 : toll.chunk.start] and tape.letters[toll.what] in "VI"


def _since_it_began(setting: Setting) -> Period | None:
    """“In the fighting that began on Saturday”: all of it, from that day."""
    toll, tape = setting.toll, setting.toll.tape
    if setting.day and not is_of_saying(tape, setting.day) and not _began_then(toll, setting.day):
        return None
    behind = (day for day in tape.days if day.start >= toll.chunk.end and _began_in(tape, day))
    day = next(behind, None)
    if day is None or day.period is None or not day.period.is_day or day.use is not DayUse.ON:
        return None
    return Period(setting.calendar.since(day.period, _as_of(setting)), Scope.TOTAL, day.basis)


def _of_other_times(setting: Setting) -> Period | None:
    """A count of a war that is only told of, or of all the fighting so far."""
    scope, day = setting.scope, setting.day
    if scope is Scope.BACKGROUND:
        old = day.period if day and day.use is DayUse.BACKGROUND else None
        return Period(old, scope, DateBasis.PUBLISHED)
    if scope is not Scope.TOTAL:
        return None
    return Period(setting.calendar.whole(_as_of(setting)), scope, DateBasis.PUBLISHED)


def _in_stretch(setting: Setting) -> Period | None:
    """“In the last three days”: a total of just these days."""
    day = setting.day
    if setting.scope is not Scope.TOTAL or day is None or day.period is None or day.use is not DayUse.ON:
        return None
    ends = day.period.last is not None and day.period.last == setting.calendar.published
    return Period(day.period, Scope.TOTAL, day.basis) if ends and days_in(day.period) > _NIGHT else None


def _as_of(setting: Setting) -> date | None:
    """The day a total was told on, where its sentence names it; publication stands for it elsewhere."""
    toll = setting.toll
    told = [day for day in toll.tape.days if day.start < toll.chunk.start or is_of_saying(toll.tape, day)]
    days = [day.period.last for day in told if day.use is DayUse.ON and day.period and day.period.is_day]
    return max((day for day in days if day), default=None)


def _of_named_incident(setting: Setting) -> Period | None:
    """“The number killed in Monday's shelling rose to 17”: all of that incident's, and of no other day."""
    day = None if runs(setting.toll) else incident_day(setting.toll)
    return Period(day.period, Scope.DAY, day.basis) if day else None


def _of_former_level(setting: Setting) -> Period | None:
    """“…, up from the 12 it gave on Tuesday”: of the same incident, whenever it was told."""
    near = setting.others.near if setting.toll.old and setting.toll.level else None
    return replace(near, scope=Scope.PREVIOUS) if near and near.scope is Scope.DAY else None


def _of_incident(setting: Setting) -> Period | None:
    """“The blast … put the toll at six”: a level that counts one incident, of the day its paragraph tells of."""
    toll = setting.toll
    stands = toll.tape.letters[: toll.at].rstrip("ad")[-1:] in ("x", "o")
    if not toll.level or not stands or setting.scope is not Scope.TOTAL or runs(toll):
        return None
    day = setting.day if setting.day and setting.day.use is DayUse.ON else None
    day = day or setting.calendar.inherited.done.get(toll.sentence)
    if day and day.period and days_in(day.period) <= _NIGHT:
        return Period(day.period, Scope.DAY, day.basis)
    alone = toll.tape.sentence.paragraph == 1 or setting.calendar.start is not None
    present = None if alone else setting.calendar.present
    return Period(Edtf.day(present), Scope.DAY, DateBasis.PUBLISHED) if present else None


def _of_sum(setting: Setting) -> Period | None:
    """“At least 89 dead and 600 injured”: a count that goes on after a total, with nothing between, is one too."""
    tape, at = setting.toll.tape, setting.toll.at
    joined = tape.letters[:at].rstrip("JVNIa,d").endswith("&")
    total = setting.others.near is not None and setting.others.near.scope is Scope.TOTAL
    return setting.others.near if total and joined and setting.scope is Scope.DAY else None


def _on_its_day(setting: Setting) -> Period | None:
    """A day of its sentence, else the day that is told again where only the saying is dated."""
    if setting.day is None:
        return None
    anchor = anchor_at(setting.toll.tape, setting.toll.dated, setting.calendar)
    if anchor.period == setting.day.period and (both := _both_days(setting.toll.tape, setting.day)):
        return Period(both, Scope.TOTAL if setting.scope is Scope.DAY else setting.scope, anchor.basis)
    return Period(anchor.period, setting.scope, anchor.basis)


def _both_days(tape: Tape, day: DayMention) -> Edtf | None:
    """“On Saturday and Sunday”: both."""
    for first, second in pairwise(tape.days):
        joined = tape.sentence.lower[first.end : second.start] in (("and",), ("and", "on"))
        if day in (first, second) and joined and first.use is second.use is DayUse.ON:
            start, end = first.period and first.period.first, second.period and second.period.last
            return Edtf.parse(f"{start}/{end}") if start and end and start < end else None
    return None


def _of_former(setting: Setting) -> Period | None:
    """“The army initially reported 13 dead”: of the day on which others were last told of."""
    former = setting.scope is Scope.PREVIOUS and not setting.toll.level and setting.others.earlier
    return (
        replace(setting.others.earlier, scope=Scope.PREVIOUS) if former and setting.others.earlier else None
    )


def _with_its_clause(setting: Setting) -> Period | None:
    """The period of the count it stands beside."""
    return setting.others.near if setting.scope is Scope.DAY else None


def _as_before(setting: Setting) -> Period | None:
    """The day of the last count of its paragraph, else the last day its paragraph named."""
    scope, before = setting.scope, setting.others.before
    among = setting.toll.tape.letters[setting.toll.what] == "E"
    if before and (before.scope is Scope.DAY or (among and before.scope is Scope.TOTAL)):
        return Period(before.days, scope if before.scope is Scope.DAY else before.scope, before.basis)
    anchor = anchor_at(setting.toll.tape, setting.toll.dated, setting.calendar)
    carried = anchor.reason in (Reason.INHERITED, Reason.SAID)
    return Period(anchor.period, scope, anchor.basis) if carried else None


RULES: tuple[Callable[[Setting], Period | None], ...] = (
    _of_whole,
    _of_former_level,
    _of_named_incident,
    _since,
    _since_it_began,
    _of_incident,
    _in_stretch,
    _of_other_times,
    _of_sum,
    _on_its_day,
    _of_former,
    _with_its_clause,
    _as_before,
)


def _began_then(toll: Toll, day: DayMention) -> bool:
    """“… by the conflict, which broke out in November”."""
    tokens = toll.tape.sentence.tokens[max(0, day.start - 4) : day.start]
    return any(token.lower in BEGINNINGS for token in tokens)


def _began_in(tape: Tape, day: DayMention) -> bool:
    """“… the fighting that began on Saturday”."""
    before = tape.sentence.lower[max(0, day.start - _BEGAN_REACH) : day.start]
    begins = BEGINNINGS & set(before[-3:])
    return bool(begins and CONFLICTS & set(before) and {"that", "which"} & set(before))


def _is_perfect(toll: Toll) -> bool:
    """“Have been killed”: told as going on until now."""
    left, right = sorted((toll.at, toll.what))
    return "h" in toll.tape.letters[max(0, left - 3) : right + 1]


def _is_history(day: DayMention, calendar: Calendar) -> bool:
    if day.period is None or calendar.present is None or day.period.first is None:
        return False
    return days_in(day.period) > 32 and calendar.present.year - day.period.first.year >= _OLD_YEARS
