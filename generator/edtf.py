"""Civil dates as EDTF: the part of ISO 8601-2:2019 (level 1) that a chronology needs.

A year, a month or a day, each approximate (`~`), uncertain (`?`) or both (`%`), and intervals of two of them,
open with `..`. Civil dates are never shifted by a time zone.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

#: A year, month or day as it is written: year, month, day and mark.
POINT = r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)"
_POINT = re.compile(POINT, re.ASCII)
_OPEN = ("..", "")


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval. `first` and `last` are the days it reaches from and to; None where it is open.

    Equality is that of the text; `Edtf.parse(str(x)) == x` holds for every value.
    """

    text: str
    first: date | None
    last: date | None
    approximate: bool = False
    uncertain: bool = False

    @classmethod
    def parse(cls, text: str) -> "Edtf":
        """Read an EDTF string. Raises ValueError that says what is wrong."""
        if "/" not in text:
            return _point(text)
        left, right = text.split("/", 1)
        if left in _OPEN and right in _OPEN:
            raise ValueError(f"“{text}” has no end: give at least one day")
        start = None if left in _OPEN else _point(left)
        end = None if right in _OPEN else _point(right)
        if start and end and start.first and end.last and start.first > end.last:
            raise ValueError(f"“{text}” ends before it begins")
        ends = [point for point in (start, end) if point]
        return cls(
            text,
            start.first if start else None,
            end.last if end else None,
            any(point.approximate for point in ends),
            any(point.uncertain for point in ends),
        )

    @classmethod
    def day(cls, day: date, *, uncertain: bool = False) -> "Edtf":
        """Make the EDTF of one civil day."""
        return cls(day.isoformat() + ("?" if uncertain else ""), day, day, uncertain=uncertain)

    @classmethod
    def span(cls, first: date, last: date) -> "Edtf":
        """Make the interval between two days; a single day where they are equal. Raises ValueError if reversed."""
        return cls.day(first) if first == last else cls.parse(f"{first.isoformat()}/{last.isoformat()}")

    @property
    def is_day(self) -> bool:
        """Whether this is one civil day, sure or unsure."""
        return self.first is not None and self.first == self.last

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Chronological order: by first day, then last, then text."""
        return (self.first or date.min, self.last or date.max, self.text)

    def covers(self, day: date) -> bool:
        """Whether a day lies within."""
        return (self.first or date.min) <= day <= (self.last or date.max)

    def __lt__(self, other: "Edtf") -> bool:
        return self.sort_key < other.sort_key

    def __str__(self) -> str:
        return self.text


def _point(text: str) -> Edtf:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(f"“{text}” is not a date: write 2020-09-28, 2020-09 or 2020-09-27/2020-11-10")
    year, month, day, mark = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f"“{text}” is no day of the calendar") from None
    last = first if day else _last_of(first, whole_year=month is None)
    return Edtf(text, first, last, mark in "~%" and bool(mark), mark in "?%" and bool(mark))


def _last_of(first: date, *, whole_year: bool) -> date:
    month = 12 if whole_year else first.month
    return date(first.year, month, calendar.monthrange(first.year, month)[1])
