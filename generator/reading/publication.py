"""The day of publication as a text states it: a labelled line, a line that is a date, a dateline."""

import re
from datetime import date

from generator.reading.dates import (
    LABEL,
    calendar_day,
    day_in,
    day_of_line,
    names_only,
    short_day_in,
    yearless_day_in,
)
from generator.reading.lines import Lines

#: How far into the text, and how near its end, a day of publication stands.
_HEAD, _TAIL = 12, 8
#: More different days than these on lines of their own are the headings of a chronology.
_HEADINGS = 2
#: What stands before the dash of a dateline, “CITY, Country, 3 June 2018 (Agency) –”, or before a heading's colon.
_DATELINE = re.compile(r"(?P<head>[^–—“”\":]{4,90}?)(?:\s?[–—:]\s?|\s?--\s|\s[-−]\s|$)")
#: A country or an agency within a dateline.
_PARENTHESES = re.compile(r"\((?=[^()]*[A-Za-z]{2})[^()]{2,40}\)")
#: The number of a press release: year, month, and a letter for who issued it.
_REFERENCE = re.compile(r"\b(?P<year>(?:19|20)\d\d)[-/](?P<month>\d\d)[-/][A-Z]")


def stated_day(lines: Lines) -> date | None:
    """Return the day of publication that the first or last lines state; None where they state none that is sure."""
    head, tail = lines[:_HEAD], lines[_HEAD:][-_TAIL:]
    labelled = [found for line in (*head, *tail) if (found := _labelled(line.text))]
    for wanted in ("first", "later"):
        for kind, day in labelled:
            if kind == wanted:
                return day
    if len({day_of_line(line.text) for line in lines} - {None}) > _HEADINGS:
        return None
    bare = (day_of_line(line.text) or _dateline_day(line.text, head) for line in head)
    return next((day for day in bare if day), None)


def begins_with_dateline(text: str) -> bool:
    """Whether a line begins as a dispatch does: a place, a day or an agency, a dash."""
    found = _DATELINE.match(text[:160])
    head = found["head"] if found and found.end() < len(text) else ""
    dated = _PARENTHESES.search(head) or day_in(head) or short_day_in(head) or yearless_day_in(head)
    return bool(dated) and names_only(_PARENTHESES.sub(" ", head))


def _labelled(text: str) -> tuple[str, date] | None:
    for label in LABEL.finditer(text[:200]):
        day = day_in(text[label.end() : label.end() + 40], labelled=True)
        if day and day_of_line(text):
            return ("first" if label["first"] else "later"), day
    return None


def _dateline_day(text: str, head: Lines) -> date | None:
    found = _DATELINE.match(text[:160])
    if not found or not names_only(_PARENTHESES.sub(" ", found["head"])):
        return None
    return short_day_in(found["head"]) or day_in(found["head"]) or _completed(found["head"], head)


def _completed(dateline: str, head: Lines) -> date | None:
    """Give a dateline the year that a full date or the number of the release names for its month."""
    yearless = yearless_day_in(dateline)
    if not yearless:
        return None
    years = set()
    for line in head:
        full, number = day_in(line.text), _REFERENCE.search(line.text)
        if full and (full.month, full.day) == yearless:
            years.add(full.year)
        if number and abs(int(number["month"]) - yearless[0]) <= 1:
            years.add(int(number["year"]))
    return calendar_day(years.pop(), *yearless) if len(years) == 1 else None
