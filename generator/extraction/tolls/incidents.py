"""The day of the incident that a level counts: “the number of soldiers killed in Monday's shelling rose to 17”."""

from generator.extraction.days.calendar import days_in
from generator.extraction.document import DayMention, DayUse
from generator.extraction.tape.chunks import Tape
from generator.extraction.tolls.toll import Toll
from generator.extraction.wording.fighting import ATTACKS, BLASTS, FIGHTS
from generator.extraction.wording.grammar import words
from generator.extraction.wording.harm import TOLLS

_INCIDENTS = (
    ATTACKS | BLASTS | FIGHTS | words("violence shooting shootings killings collision siege stampede")
)
_NAMED_REACH = 4  # tokens from “Monday's” to what happened
_LEVEL_REACH = 4  # chunks before a level that may name its day: “Monday's death toll”
_NIGHT = 2  # days that a night touches
_APART = frozenset("s;,RL")


def incident_day(toll: Toll) -> DayMention | None:
    """Return the day of the one incident that a level counts, if its words name it.

    “The toll rose to 17 on Monday” names the day of the telling and no incident's.
    """
    if not toll.level or toll.old:
        return None
    days = (day for day in toll.tape.days if _is_of_one(day) and _is_of(toll, day))
    return next(days, None)


def _is_of_one(day: DayMention) -> bool:
    return day.use is DayUse.ON and day.period is not None and days_in(day.period) <= _NIGHT


def _is_of(toll: Toll, day: DayMention) -> bool:
    tape, what, where = toll.tape, toll.what, toll.tape.at(day.start)
    first, last = sorted((what, where))
    if not _APART.isdisjoint(tape.letters[first + 1 : last]) or (where < what - _LEVEL_REACH):
        return False
    if tape.sentence.lower[day.end : day.end + 1] == ("'s",):
        named = tape.sentence.lower[day.end + 1 : day.end + 1 + _NAMED_REACH]
        return not (_INCIDENTS | TOLLS.keys() | {"toll", "tally"}).isdisjoint(named)
    return what < where < toll.at and _is_number_of(tape, what) and _tells_when(tape, what, where)


def _is_number_of(tape: Tape, what: int) -> bool:
    """“The number of soldiers killed”, not “the toll”, behind which a day may be that of the telling."""
    return tape.sentence.lower[tape.chunks[what].start] in ("number", "that")


def _tells_when(tape: Tape, what: int, where: int) -> bool:
    """“Killed on Monday”, “killed in the shelling of X on Monday”."""
    between = tape.sentence.lower[tape.chunks[what].end : tape.chunks[where].start]
    return between in (("on",), ()) or (between[-1:] == ("on",) and not _INCIDENTS.isdisjoint(between))
