"""The day of publication as a text states it: a labelled line, a line that is a date, a dateline."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.patterns import deferred
from generator.reading.dates import (
    LABEL,
    WRITTEN_DAY,
    calendar_day,
    day_in,
    day_of_line,
    names_only,
    short_day_in,
    yearless_day_in,
)
from generator.reading.lines import Line, Lines

#: A day glued to a headline stands in the first lines; a headline has at least so many words.
_TOP, _HEADLINE = 5, 3
#: A stored page of which only the month is known.
_MONTH_ALONE = deferred(r"date (?:19|20)\d\d(?:-\d\d)?(?![\w/.-])", re.IGNORECASE)
#: The hour behind such a day.
_HOUR = deferred(r",?\s\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?=\s)", re.IGNORECASE)
_DIGIT = deferred(r"\d")
_MONTH = timedelta(days=30)
#: How far into the text, and how near its end, a day of publication stands.
_HEAD, _TAIL = 12, 8
#: More different days than these on lines of their own are the headings of a chronology.
_HEADINGS = 2
#: What stands before the dash of a dateline, “CITY, Country, 3 June 2018 (Agency) –”, or before a heading's colon.
_DATELINE = deferred(r"(?P<head>[^–—“”\":]{4,90}?)(?:\s?[–—:]\s?|\s?--\s|\s[-−]\s|$)")
#: A country or an agency within a dateline.
_PARENTHESES = deferred(r"\((?=[^()]*[A-Za-z]{2})[^()]{2,40}\)")
#: The number of a press release: year, month, and a letter for who issued it.
_REFERENCE = deferred(r"\b(?P<year>(?:19|20)\d\d)[-/](?P<month>\d\d)[-/][A-Z]")


def stated_day(lines: Lines, retrieved: date | None = None) -> date | None:
    """Return the day of publication that the first or last lines state; None where they state none that is sure.

    A dateline without its year gets it from a page that was retrieved (`retrieved`) within the month after.
    """
    head, tail = lines[:_HEAD], lines[_HEAD:][-_TAIL:]
    labelled = [found for line in (*head, *tail) if (found := _labelled(line.text))]
    for wanted in ("first", "later"):
        for kind, day in labelled:
            if kind == wanted:
                return day
    if len({day_of_line(line.text) for line in lines} - {None}) > _HEADINGS:
        return None
    bare = (day_of_line(line.text) or _dateline_day(line.text, head, retrieved) for line in head)
    return next((day for day in bare if day), None)


def without_glued_days(lines: Lines) -> Lines:
    """Cut a labelled day that scraping put before the first words of a headline or a report, “date 2018-06-04 Two die”."""
    return (*(piece for line in lines[:_TOP] for piece in _cut_day(line)), *lines[_TOP:])


def _cut_day(line: Line) -> Lines:
    label = LABEL.match(line.text)
    told = label and (label["first"] or label["mark"])
    day = label and told and (WRITTEN_DAY.match(line.text, label.end()) or _MONTH_ALONE.match(line.text))
    hour = _HOUR.match(line.text, day.end()) if day else None
    rest = line.text[(hour or day).end() :].lstrip(" |,;:–—-") if day else ""
    if not day or len(rest.split()) < _HEADLINE or rest[0].islower() or names_only(rest):
        return (line,)
    return line.cut((line.text[: (hour or day).end()], ""), (rest, ""))


def begins_with_dateline(text: str) -> bool:
    """Whether a line begins as a dispatch does: a place, a day or an agency, a dash."""
    found = _DATELINE.match(text[:160])
    head = found["head"] if found and found.end() < len(text) else ""
    dated = _PARENTHESES.search(head) or day_in(head) or short_day_in(head) or yearless_day_in(head)
    return bool(dated) and names_only(_PARENTHESES.sub(" ", head))


def _labelled(text: str) -> tuple[str, date] | None:
    for label in LABEL.finditer(text) if day_of_line(text) else ():
        day = day_in(text[label.end() : label.end() + 40], labelled=True)
        if day:
            return ("first" if label["first"] else "later"), day
    return None


def _dateline_day(text: str, head: Lines, retrieved: date | None) -> date | None:
    found = _DATELINE.match(text[:160]) if _DIGIT.search(text[:160]) else None
    if not found or not names_only(_PARENTHESES.sub(" ", found["head"])):
        return None
    return short_day_in(found["head"]) or day_in(found["head"]) or _completed(found["head"], head, retrieved)


def _completed(dateline: str, head: Lines, retrieved: date | None) -> date | None:
    """Give a dateline the year that a full date or the number of the release names for its month."""
    yearless = yearless_day_in(dateline)
    if not yearless:
        return None
    years = {day.year for day in _just_before(retrieved, *yearless)}
    for line in head:
        full, number = day_in(line.text), _REFERENCE.search(line.text)
        if full and (full.month, full.day) == yearless:
            years.add(full.year)
        if number and abs(int(number["month"]) - yearless[0]) <= 1:
            years.add(int(number["year"]))
    return calendar_day(years.pop(), *yearless) if len(years) == 1 else None


def _just_before(retrieved: date | None, month: int, number: int) -> Iterator[date]:
    """The day of a month that lies within the month before a page was retrieved."""
    for year in (retrieved.year, retrieved.year - 1) if retrieved else ():
        day = calendar_day(year, month, number)
        if day and retrieved and timedelta(0) <= retrieved - day <= _MONTH:
            yield day
