"""One function for each form of day expression: what it means, given the day of publication.

The conventions follow TimeML's TIMEX3 guidelines (Saurí et al. 2006) for what is marked, and news usage for what is
meant: a bare weekday is the latest one on or before publication, that day itself included.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from generator.edtf import Edtf
from generator.extraction.day_words import (
    BEFORE_MONTH,
    BEFORE_YEAR,
    FROM_ANCHOR,
    FROM_PUBLICATION,
    LONG_UNITS,
    MONTH_NUMBERS,
    PARTS_OF_DAY,
    SHORT_WEEKDAYS,
    UNIT_DAYS,
    UP_TO_PUBLICATION,
    WEEKDAYS,
    WORDLIKE_MONTHS,
)
from generator.extraction.document import Token
from generator.extraction.number_words import WORDS
from generator.model.vocabulary import DateBasis

_UNITS = {
    "weeks": "weeks",
    "months": "months",
    "years": "years",
    "week": "weeks",
    "month": "months",
    "year": "years",
}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DECADE = re.compile(r"(1[5-9]|20)(\d)0s")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_SPAN = re.compile(r"(\d{1,2})[-–](\d{1,2})")
_MID = re.compile(r"(?:mid|early|late)-(\w+)")


@dataclass(frozen=True, slots=True)
class Clock:
    """What the meaning of a day word hangs on: the day of publication, the last day named, and whether a plan speaks."""

    published: date | None
    anchor: date | None
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A day expression that was recognised: the token behind it, the days it means, and why we think so."""

    end: int
    period: Edtf | None
    basis: DateBasis = DateBasis.RELATIVE
    background: bool = False
    since: bool = False


Rule = Callable[[tuple[Token, ...], int, Clock], Reading | None]


def _word(tokens: tuple[Token, ...], position: int) -> str:
    return tokens[position].lower.rstrip(".") if 0 <= position < len(tokens) else ""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def iso_date(tokens: tuple[Token, ...], position: int, _clock: Clock) -> Reading | None:
    """“2020-09-28”."""
    match = _ISO.fullmatch(tokens[position].lower)
    found = _day(*map(int, match.groups())) if match else None
    return Reading(position + 1, Edtf.day(found), DateBasis.STATED) if found else None


def day_of_month(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“28 September”, “28th of September 2020”."""
    match = _DAY.fullmatch(tokens[position].lower)
    behind = position + 1 + (_word(tokens, position + 1) == "of")
    month = _month(tokens, behind)
    return _with_year(tokens, behind + 1, month, match[1], clock) if match and month else None


def month_and_day(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“September 28”, “Sept. 28, 2020”."""
    month = _month(tokens, position)
    if not month or position + 1 >= len(tokens):
        return None
    behind = position + 1 + (_word(tokens, position + 1) == "the")
    behind += tokens[behind].text == "." if behind < len(tokens) else 0
    match = _DAY.fullmatch(_word(tokens, behind)) or _SPAN.fullmatch(_word(tokens, behind))
    return _with_year(tokens, behind + 1, month, match[1], clock) if match else None


def _month(tokens: tuple[Token, ...], position: int) -> int | None:
    word = _word(tokens, position)
    return MONTH_NUMBERS.get(word) if word and tokens[position].text[0].isupper() else None


def _with_year(tokens: tuple[Token, ...], behind: int, month: int, day: str, clock: Clock) -> Reading | None:
    after = behind + (_word(tokens, behind) == ",")
    if _YEAR.fullmatch(_word(tokens, after)):
        found = _day(int(_word(tokens, after)), month, int(day))
        return Reading(after + 1, Edtf.day(found), DateBasis.STATED) if found else None
    if clock.published is None:
        return Reading(behind, None, DateBasis.STATED)
    found = _nearest(month, int(day), clock.published, planned=clock.planned)
    return Reading(behind, Edtf.day(found), DateBasis.STATED) if found else None


def _nearest(month: int, day: int, published: date, *, planned: bool) -> date | None:
    """The latest such day on or before publication; the next one where a plan speaks, or if it is days away."""
    found = _day(published.year, month, day)
    if found is None or found <= published:
        return found
    soon = (found - published).days <= (180 if planned else 14)
    return found if soon else _day(published.year - 1, month, day)


def weekday(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“Monday”, “last Friday”, “Monday night”; a weekday beside a full date is left to the date."""
    word = _word(tokens, position)
    number = WEEKDAYS.get(word)
    if number is None or not tokens[position].text[0].isupper():
        return None
    if word in SHORT_WEEKDAYS and _word(tokens, position - 1) != "on":
        return None
    date_follows = position + 1 + (_word(tokens, position + 1) in {",", "the"})
    full = any(
        rule(tokens, date_follows, clock)
        for rule in (day_of_month, month_and_day)
        if date_follows < len(tokens)
    )
    if full:
        return None
    end = position + 1 + (_word(tokens, position + 1) in PARTS_OF_DAY)
    if clock.published is None:
        return Reading(end, None)
    return Reading(end, Edtf.day(_weekday(number, clock, _word(tokens, position - 1))))


def _weekday(number: int, clock: Clock, before: str) -> date:
    assert clock.published
    back = (clock.published.weekday() - number) % 7
    if before == "last" and back == 0:
        back = 7
    if before == "next" or clock.planned:
        ahead = (number - clock.published.weekday()) % 7
        return clock.published + timedelta(days=ahead or (7 if before == "next" else 0))
    return clock.published - timedelta(days=back)


def _phrase(
    tokens: tuple[Token, ...], position: int, table: dict[tuple[str, ...], int]
) -> tuple[int, int] | None:
    for length in (4, 3, 2, 1):
        key = tuple(_word(tokens, position + step) for step in range(length))
        if key in table:
            return position + length, table[key]
    return None


def relative_to_publication(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“Today”, “yesterday”, “last night”, “overnight”."""
    found = _phrase(tokens, position, FROM_PUBLICATION)
    if not found or _word(tokens, found[0]) in WEEKDAYS:
        return None
    return Reading(found[0], _shifted(clock.published, found[1]))


def relative_to_anchor(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“The previous day”, “hours earlier”: counted from the last day the text named."""
    found = _phrase(tokens, position, FROM_ANCHOR)
    return Reading(found[0], _shifted(clock.anchor or clock.published, found[1])) if found else None


def _shifted(day: date | None, days: int) -> Edtf | None:
    return Edtf.day(day + timedelta(days=days)) if day else None


def stretch(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“The past 24 hours”, “the weekend”, “last week”: days up to publication."""
    found = _phrase(tokens, position, UP_TO_PUBLICATION)
    if found:
        return Reading(found[0], _back_to(clock.published, found[1]))
    word, follow = _word(tokens, position), _word(tokens, position + 1)
    if word == "weekend" and _word(tokens, position - 1) in {"the", "this", "last"}:
        return Reading(position + 1, _weekend(clock.published))
    if word == "last" and follow == "week":
        monday = clock.published and clock.published - timedelta(days=clock.published.weekday() + 7)
        return Reading(position + 2, Edtf.span(monday, monday + timedelta(days=6)) if monday else None)
    return None


def _back_to(published: date | None, days: int) -> Edtf | None:
    return Edtf.span(published - timedelta(days=days), published) if published else None


def _weekend(published: date | None) -> Edtf | None:
    if published is None:
        return None
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    return Edtf.span(saturday, min(published, saturday + timedelta(days=1)))


def ago(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“Three days ago”, “two weeks earlier”, “ten years ago”: the last are history."""
    number = _small_number(_word(tokens, position))
    unit, turn = _word(tokens, position + 1), _word(tokens, position + 2)
    if (
        number is None
        or turn not in {"ago", "earlier", "before", "prior", "after"}
        or (turn == "after" and position < 2)
    ):
        return None
    start = clock.published if turn == "ago" else clock.anchor or clock.published
    if unit in UNIT_DAYS:
        return Reading(position + 3, _shifted(start, -number * UNIT_DAYS[unit]))
    return _long_ago(position + 3, start, number, unit) if unit in LONG_UNITS else None


def lately(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“The past three months”, “recent weeks”: a stretch up to now, too wide for a day."""
    first, word = _word(tokens, position), _word(tokens, position + 1)
    if first == "recent" and word in {"days", "weeks", *LONG_UNITS}:
        return Reading(position + 2, None, background=True)
    number = _small_number(word) if first in {"past", "last", "previous"} else None
    unit = _word(tokens, position + 2)
    if number is None or clock.published is None or unit not in _UNITS:
        return None
    begin = clock.published - relativedelta(**{_UNITS[unit]: number})  # type: ignore[arg-type]
    return Reading(position + 3, Edtf.span(begin, clock.published), since=True)


def _long_ago(end: int, start: date | None, number: int, unit: str) -> Reading:
    if start is None or number > 500:
        return Reading(end, None, background=True)
    if unit.startswith("month"):
        text = (start - relativedelta(months=number)).strftime("%Y-%m~")
        return Reading(end, Edtf.parse(text), background=True)
    scale = {"year": 1, "years": 1}.get(unit, 10 if unit.startswith("decade") else 100)
    year = start.year - number * scale
    return Reading(end, Edtf.parse(f"{year}~") if year >= 1000 else None, background=True)


def _small_number(word: str) -> int | None:
    return int(word) if word.isdigit() and len(word) <= 3 else {"a": 1, "an": 1, **WORDS}.get(word)


def month_alone(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“In April 2016”, “since February”, “mid-July”; a month without a year is the latest one begun by publication."""
    month, end = _month_named(tokens, position)
    if not month:
        return None
    if _word(tokens, end) == "of":
        end += 1
    if _YEAR.fullmatch(_word(tokens, end)):
        return Reading(end + 1, Edtf.parse(f"{_word(tokens, end)}-{month:02}"), DateBasis.STATED)
    if clock.published is None:
        return Reading(end, None, DateBasis.STATED)
    late = month > clock.published.month and not clock.planned
    return Reading(end, Edtf.parse(f"{clock.published.year - late}-{month:02}"), DateBasis.STATED)


def _month_named(tokens: tuple[Token, ...], position: int) -> tuple[int | None, int]:
    part = _MID.fullmatch(_word(tokens, position))
    if part:
        return MONTH_NUMBERS.get(part[1]), position + 1
    month, word = _month(tokens, position), _word(tokens, position)
    beside = _word(tokens, position - 1) in BEFORE_MONTH or bool(_YEAR.fullmatch(_word(tokens, position + 1)))
    if not month or (len(word) == 3 and word != "may") or not (beside or word not in WORDLIKE_MONTHS):
        return None, position
    return month, position + 1


def year_alone(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“In 2016”, “the 2008 war”, “the 1990s”."""
    word = _word(tokens, position)
    if match := _DECADE.fullmatch(word):
        first = f"{match[1]}{match[2]}"
        return Reading(position + 1, Edtf.parse(f"{first}0/{first}9"), DateBasis.STATED, background=True)
    if not _YEAR.fullmatch(word) or _word(tokens, position - 1) not in BEFORE_YEAR:
        return None
    ahead = clock.published is not None and int(word) > clock.published.year
    return Reading(position + 1, Edtf.parse(word), DateBasis.STATED, background=not ahead)


def long_stretch(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“Last month”, “last year”, “earlier this year”: too wide for a day, so history."""
    first, unit = _word(tokens, position), _word(tokens, position + 1)
    if first not in {"last", "this", "next"} or unit not in {"month", "year"}:
        return None
    if clock.published is None:
        return Reading(position + 2, None, background=True)
    step = {"last": -1, "this": 0, "next": 1}[first]
    moved = clock.published + relativedelta(**{f"{unit}s": step})
    text = moved.strftime("%Y-%m") if unit == "month" else f"{moved.year:04}"
    return Reading(position + 2, Edtf.parse(text), background=first != "this", since=first == "this")


RULES: tuple[Rule, ...] = (
    iso_date,
    day_of_month,
    month_and_day,
    weekday,
    relative_to_publication,
    relative_to_anchor,
    stretch,
    lately,
    ago,
    month_alone,
    year_alone,
    long_stretch,
)
