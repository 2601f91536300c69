"""Days in figures alone, “04/06/2018”: which is the day and which the month, told by what else is known, or by nothing."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.patterns import deferred
from generator.reading.dates import FIGURES, LABEL, WEEKDAY, calendar_day, day_in, days_without_year
from generator.reading.lines import Lines

#: Lines from the head and the foot of a text among which a day of publication stands.
_HEAD, _TAIL = 12, 8
#: Time zones of places that write the month first, and of some that write the day first.
_MONTH_FIRST = deferred(r"\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|AK[SD]T)\b")
_DAY_FIRST = deferred(
    r"\b(?:IST|BST|GMT|PKT|EAT|WAT|CAT|SAST|CES?T|EES?T|MSK|NPT|WIB|PHT|SGT|AES?[DS]?T|NZ[SD]T)\b"
)
_ADDRESS = deferred(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
#: A report speaks of the days before it, and of tomorrow.
_BEFORE, _AFTER = timedelta(days=7), timedelta(days=1)
_Days = tuple[date, date]


def day_in_figures(lines: Lines, url: str, retrieved: date | None) -> tuple[date | None, _Days | None]:
    """Return the day of publication that figures name in the head or foot of a text.

    Where nothing decides, the second value holds the two it may be: with the day first, and with the month first.
    """
    for line in (*lines[:_HEAD], *lines[_HEAD:][-_TAIL:]):
        pair = two_days(line.text)
        if pair and _is_about_the_page(line.text):
            decided = [
                day
                for day in (
                    _decided(pair, sure) for sure in _evidence(pair, line.text, lines, url, retrieved)
                )
                if day
            ]
            return (decided[0], None) if decided else (None, pair)
    return None, None


def two_days(text: str) -> _Days | None:
    """The two days that figures in a short text may mean; None where they mean one, or none."""
    found = FIGURES.search(text) if len(text) <= 120 and not day_in(text) else None
    if not found:
        return None
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    first, second = calendar_day(year, two, one), calendar_day(year, one, two)
    return (first, second) if first and second else None


def _is_about_the_page(text: str) -> bool:
    rest = FIGURES.sub(" ", text)
    return bool(LABEL.search(text)) or len(re.findall(r"[^\W\d_]{3,}", rest)) <= 5


def _decided(pair: _Days, sure: tuple[bool, bool]) -> date | None:
    """The one of two days that evidence speaks for, where it speaks for one alone."""
    return pair[sure.index(True)] if sum(sure) == 1 else None


def _evidence(
    pair: _Days, text: str, lines: Lines, url: str, retrieved: date | None
) -> Iterator[tuple[bool, bool]]:
    """Whether each piece of evidence speaks for the day first and for the month first; the strongest piece first."""
    written = _ADDRESS.search(url)
    day = calendar_day(*map(int, written.groups())) if written else None
    weekday = WEEKDAY.search(text)
    orders = {order for line in lines for order in _orders(line.text)}
    named = {one for line in lines for one in days_without_year(line.text)}
    near = tuple(any(_is_near(one, month, number) for month, number in named) for one in pair)
    yield pair[0] == day, pair[1] == day
    yield _is_on(pair[0], weekday), _is_on(pair[1], weekday)
    yield "day" in orders, "month" in orders
    if retrieved:
        yield pair[0] <= retrieved, pair[1] <= retrieved
    yield near[0], near[1]
    yield bool(_DAY_FIRST.search(text)), bool(_MONTH_FIRST.search(text))


def _is_on(day: date, weekday: re.Match[str] | None) -> bool:
    return bool(weekday) and day.strftime("%a").lower() == weekday[0][:3].lower() if weekday else False


def _is_near(published: date, month: int, number: int) -> bool:
    days = (calendar_day(published.year + years, month, number) for years in (-1, 0, 1))
    return any(day and published - _BEFORE <= day <= published + _AFTER for day in days)


def _orders(text: str) -> Iterator[str]:
    """The orders that figures elsewhere in a text are written in, where one of them is above twelve."""
    for found in FIGURES.finditer(text[:2000]):
        one, two = int(found["one"]), int(found["two"])
        if one > 12 >= two:
            yield "day"
        if two > 12 >= one:
            yield "month"
