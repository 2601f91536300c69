"""The day of publication as the text states it: a labelled line, a line that is a date, a dateline with its year."""

import re
from datetime import date

from generator.reading.lines import Lines

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
#: Ways to write a civil day in which day, month and year cannot be mistaken for one another.
_WRITTEN = tuple(
    re.compile(rf"(?<!\w){form}(?!\d)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})",
        rf"{_DAY}(?: of)?[ \-/]{{1,2}}{_MONTH}\b\.?,?[ \-/]{{1,2}}{_YEAR}",
        rf"{_MONTH}\b\.? {{1,2}}{_DAY},? {{1,2}}{_YEAR}",
    )
)
#: Figures alone: which is the day and which the month can only be told where one of them is above twelve.
_FIGURES = re.compile(
    r"(?<![\w./-])(?P<one>\d{1,2})(?P<mark>[-/.])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_LABEL = re.compile(
    r"(?:(?P<first>date(?: published| posted)?|published|publication date|first published|posted|issued|released?|created)"
    r"|(?P<later>updated|(?:last|latest) updated?|modified|last modified))\b(?: (?:on|at|date))?\s?[:|–—-]?\s?",
    re.IGNORECASE,
)
#: Words that stand beside a date on a line of its own.
_BESIDE = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b\d{1,2}[:.]\d\d(?::\d\d)?(?:\.\d+)?|t(?=\d\d:)"
    r"|\b(?:[ap]\.?m\b\.?|gmt|utc|[a-z]{1,2}[sd]t|edt|hrs?|hours|z|at|on|by|local|time|published|updated|posted|last|first|modified|date"
    r"|created|issued|released?)\b|[+-]\d\d:?\d\d",
    re.IGNORECASE,
)
#: What stands before the dash of a dateline: “CITY, Country, 3 June 2018 (Agency) –”.
_DATELINE = re.compile(r"(?P<head>[^–—“”\"]{6,90}?)(?:\s?[–—]\s?|\s--?\s)")
_SHORT_YEAR = re.compile(rf"{_DAY} {_MONTH} (?P<year>\d\d)\b(?!\d)", re.IGNORECASE)
#: How far into the text, and how near its end, a day of publication stands.
_HEAD, _TAIL = 12, 8
#: More different days than these on lines of their own are the headings of a chronology.
_HEADINGS = 2


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
    bare = (day_of_line(line.text) or _dateline_day(line.text) for line in head)
    return next((day for day in bare if day), None)


def day_in(text: str, *, labelled: bool = False) -> date | None:
    """Return the first civil day a short text names for certain. A label settles day-month order, except with slashes."""
    for form in _WRITTEN:
        if found := form.search(text):
            month = found["month"]
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            return _calendar(int(found["year"]), number, int(found["day"]))
    found = _FIGURES.search(text)
    if not found:
        return None
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    if one > 12 or one == two or (labelled and two <= 12 and found["mark"] != "/"):
        return _calendar(year, two, one)
    return _calendar(year, one, two) if two > 12 else None


def day_of_line(text: str) -> date | None:
    """Return the day where a line holds a date and little else: its label, the hour, who wrote it."""
    if len(text) > 120:
        return None
    label = _LABEL.match(text)
    day = day_in(text, labelled=bool(label))
    return day if day and (label or _names_only(_rest(text))) else None


def _labelled(text: str) -> tuple[str, date] | None:
    for label in _LABEL.finditer(text[:200]):
        day = day_in(text[label.end() : label.end() + 40], labelled=True)
        if day and (label.start() == 0 or day_of_line(text)):
            return ("first" if label["first"] else "later"), day
    return None


def _rest(text: str) -> str:
    for form in (*_WRITTEN, _FIGURES, _BESIDE):
        text = form.sub(" ", text)
    return text


def _names_only(rest: str) -> bool:
    """Whether what stands beside a date could be a name, a place or a section: up to five capitalised words."""
    words = re.findall(r"\w+", rest)
    return len(words) <= 5 and all(word[0].isupper() for word in words)


def _dateline_day(text: str) -> date | None:
    found = _DATELINE.match(text[:160])
    if not found or not _names_only(_rest(_SHORT_YEAR.sub(" ", found["head"]))):
        return None
    short = _SHORT_YEAR.search(found["head"])
    if short:
        year, month = int(short["year"]), _MONTHS.index(short["month"][:3].lower()) + 1
        return _calendar(year + (1900 if year >= 70 else 2000), month, int(short["day"]))
    return day_in(found["head"])


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
