"""Dates written out: “27 September 2020”, “Sept. 27”, “in April”, “since 1994”, “the 1990s”."""

import re
from datetime import date, timedelta

from generator.edtf import Edtf
from generator.extraction.days.reading import Clock, Reading, Rule, word_at
from generator.extraction.days.words import BEFORE_MONTH, BEFORE_YEAR, MONTH_NUMBERS, WORDLIKE_MONTHS
from generator.extraction.document import Token
from generator.model.vocabulary import DateBasis

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d", re.ASCII)
_DECADE = re.compile(r"(1[5-9]|20)(\d)0s", re.ASCII)
_SOON, _PLANNED = timedelta(days=7), timedelta(days=180)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
_SPAN = re.compile(r"(\d{1,2})[-–](\d{1,2})", re.ASCII)
_MID = re.compile(r"(?:mid|early|late)-(\w+)", re.ASCII)


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
    behind = position + 1 + (word_at(tokens, position + 1) == "of")
    month = _month(tokens, behind)
    return _with_year(tokens, behind + 1, month, match[1], clock) if match and month else None


def month_and_day(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“September 28”, “Sept. 28, 2020”."""
    month = _month(tokens, position)
    if not month or position + 1 >= len(tokens):
        return None
    behind = position + 1 + (word_at(tokens, position + 1) == "the")
    behind += tokens[behind].text == "." if behind < len(tokens) else 0
    match = _DAY.fullmatch(word_at(tokens, behind)) or _SPAN.fullmatch(word_at(tokens, behind))
    return _with_year(tokens, behind + 1, month, match[1], clock) if match else None


def _month(tokens: tuple[Token, ...], position: int) -> int | None:
    word = word_at(tokens, position)
    return MONTH_NUMBERS.get(word) if word and tokens[position].text[0].isupper() else None


def _with_year(tokens: tuple[Token, ...], behind: int, month: int, day: str, clock: Clock) -> Reading | None:
    after = behind + (word_at(tokens, behind) == ",")
    if _YEAR.fullmatch(word_at(tokens, after)):
        found = _day(int(word_at(tokens, after)), month, int(day))
        return Reading(after + 1, Edtf.day(found), DateBasis.STATED) if found else None
    if clock.published is None:
        return Reading(behind, None, DateBasis.STATED)
    found = _nearest(month, int(day), clock)
    return Reading(behind, Edtf.day(found), DateBasis.STATED) if found else None


def _nearest(month: int, day: int, clock: Clock) -> date | None:
    """The latest such day on or before publication; the next one where a plan speaks or it is only days off."""
    assert clock.published
    days = [found for year in (-1, 0, 1) if (found := _day(clock.published.year + year, month, day))]
    past = [found for found in days if found <= clock.published]
    reach = timedelta() if clock.since else _PLANNED if clock.planned else _SOON
    ahead = [found for found in days if clock.published < found <= clock.published + reach]
    return next(iter(ahead or past[-1:]), None)


def month_alone(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“In April 2016”, “since February”, “mid-July”; a month without a year is the latest one begun by publication."""
    month, end = _month_named(tokens, position)
    if not month:
        return None
    if word_at(tokens, end) == "of":
        end += 1
    if _YEAR.fullmatch(word_at(tokens, end)):
        return Reading(end + 1, Edtf.parse(f"{word_at(tokens, end)}-{month:02}"), DateBasis.STATED)
    if clock.published is None:
        return Reading(end, None, DateBasis.STATED)
    late = month > clock.published.month and not clock.planned
    return Reading(end, Edtf.parse(f"{clock.published.year - late}-{month:02}"), DateBasis.STATED)


def _month_named(tokens: tuple[Token, ...], position: int) -> tuple[int | None, int]:
    part = _MID.fullmatch(word_at(tokens, position))
    if part:
        return MONTH_NUMBERS.get(part[1]), position + 1
    month, word = _month(tokens, position), word_at(tokens, position)
    beside = word_at(tokens, position - 1) in BEFORE_MONTH or bool(
        _YEAR.fullmatch(word_at(tokens, position + 1))
    )
    if not month or (len(word) == 3 and word != "may") or not (beside or word not in WORDLIKE_MONTHS):
        return None, position
    return month, position + 1


def year_alone(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“In 2016”, “the 2008 war”, “the 1990s”."""
    word = word_at(tokens, position)
    if match := _DECADE.fullmatch(word):
        first = f"{match[1]}{match[2]}"
        return Reading(position + 1, Edtf.parse(f"{first}0/{first}9"), DateBasis.STATED, background=True)
    if not _YEAR.fullmatch(word) or word_at(tokens, position - 1) not in BEFORE_YEAR:
        return None
    ahead = clock.published is not None and int(word) > clock.published.year
    return Reading(position + 1, Edtf.parse(word), DateBasis.STATED, background=not ahead)


#: Dates with a day and a month.
WRITTEN: tuple[Rule, ...] = (iso_date, day_of_month, month_and_day)
