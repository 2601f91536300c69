"""TIMEX3 values: how a day, week, month … is written, moved along the calendar, and which days it covers.

The values follow the TimeML annotation guidelines (Saurí et al. 2006, “TimeML Annotation Guidelines, version 1.2.1”),
which build on ISO 8601: 1998-W12, 1998-Q1, 1998-SU, 199 for a decade, 19 for a century, XXXX for what is not known.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from generator.edtf import Edtf

_DAYS = {"D": 1, "N": 1, "W": 7, "2W": 14, "WE": 7}
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "S": 12, "E": 120, "C": 1200, "L": 12000}
_LAST = 9999
_VALUES_KEPT = 2**12  # different values whose days are kept
#: First month and length in months of a season; a winter begins in the year it is named by.
_SEASONS = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3)}
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|\d))?", re.ASCII)
_PART = re.compile(r"(\d{4})-([QH])(\d)", re.ASCII)


def named(day: date, unit: str) -> str:
    """The value of the day, week, month … that a day lies in."""
    if unit in ("D", "N"):
        return day.isoformat()
    if unit in ("W", "2W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    months = {
        "M": f"-{day.month:02}",
        "Q": f"-Q{(day.month + 2) // 3}",
        "H": f"-H{(day.month + 5) // 6}",
        "Y": "",
    }
    if unit in months:
        return f"{day.year:04}{months[unit]}"
    return f"{day.year:04}"[: {"E": 3, "C": 2}.get(unit, 1)]


def moved(day: date, number: float, unit: str) -> date | None:
    """The day so many units later, or earlier for a negative number; None beyond the calendar."""
    if unit in _DAYS:
        try:
            return day + timedelta(days=round(number * _DAYS[unit]))
        except OverflowError:
            return None
    if unit not in _MONTHS:
        return day
    months = day.year * 12 + day.month - 1 + round(number * _MONTHS[unit])
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1))) if 1 <= year <= _LAST else None


def _length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else 30 if month in (4, 6, 9, 11) else 28 if month == 2 else 31


def day_in(year: int, month: int, day: int) -> date | None:
    """The day of a year, if there is one."""
    return date(year, month, day) if 1 <= year <= _LAST and 1 <= day <= _length(year, month) else None


def same_in_year(value: str, years: int) -> str:
    """A value so many years on, its month, quarter or season kept: 1989-Q3 and -1 is 1988-Q3."""
    return f"{int(value[:4]) + years:04}{value[4:]}" if value[:4].isdigit() else value


def year_of(value: str) -> int | None:
    """The year a value lies in, if it says so; negative before Christ."""
    if value.startswith("BC"):
        return -int(value[2:6]) if value[2:6].isdigit() and len(value) >= 6 else None
    return int(value[:4]) if value[:4].isdigit() and len(value[:4]) == 4 else None


def year_text(year: int) -> str:
    """A year as values write it: 0480, BC0480."""
    return f"{year:04}" if year >= 0 else f"BC{-year:04}"


def month_of(value: str) -> int | None:
    """The month a value lies in, if it says so."""
    value = value.removeprefix("BC")
    return int(value[5:7]) if value[5:7].isdigit() and len(value[5:7]) == 2 else None


def day_of(value: str) -> date | None:
    """The full day a value names, if it names one; a time of day is cut off."""
    if not _DAY.match(value):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


@lru_cache(maxsize=_VALUES_KEPT)
def period_of(value: str) -> Edtf | None:
    """The days a value covers; None where it leaves them open or they lie outside the calendar."""
    if day := day_of(value):
        return Edtf.day(day)
    try:
        return _period(value.split("T", 1)[0])
    except ValueError:
        return None


def _period(value: str) -> Edtf | None:
    if _PLAIN.fullmatch(value):
        return Edtf.parse(value)
    if value.isdigit():
        return Edtf.parse(f"{value.ljust(4, '0')}/{value.ljust(4, '9')}") if len(value) in (2, 3) else None
    if week := _WEEK.fullmatch(value):
        return _week(int(week[1]), int(week[2]), week[3])
    if part := _PART.fullmatch(value):
        length = 3 if part[2] == "Q" else 6
        last = int(part[3]) * length
        return Edtf.parse(f"{part[1]}-{last - length + 1:02}/{part[1]}-{last:02}")
    return _season(value)


def _week(year: int, week: int, part: str | None) -> Edtf:
    monday = date.fromisocalendar(year, week, 1)
    if part and part.isdigit():
        return Edtf.day(monday + timedelta(days=int(part) - 1))
    return Edtf.span(monday + timedelta(days=5 if part else 0), monday + timedelta(days=6))


def _season(value: str) -> Edtf | None:
    year, _, name = value.partition("-")
    if name not in _SEASONS or not year.isdigit() or len(year) != 4:
        return None
    month, length = _SEASONS[name]
    last = month + length - 1
    return Edtf.parse(f"{year}-{month:02}/{int(year) + last // 13:04}-{(last - 1) % 12 + 1:02}")
