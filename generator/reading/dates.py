"""Civil days as texts write them: in a phrase, on a line of their own, without their year."""

import re
from datetime import date
from functools import lru_cache

from generator.patterns import deferred
from generator.reading.lines import is_closed

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"


def _forms(*forms: str) -> tuple[re.Pattern[str], ...]:
    return tuple(deferred(rf"(?<!\w){form}(?!\d(?!\d?:\d\d))", re.IGNORECASE) for form in forms)


#: Ways to write a civil day in which day, month and year cannot be mistaken for one another.
_WRITTEN = _forms(
    rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})",
    rf"{_DAY}(?: of)?[ \-/]{{1,2}}{_MONTH}\b\.?,?[ \-/]{{1,2}}{_YEAR}",
    rf"{_MONTH}\b\.? {{1,2}}{_DAY}(?:[,.] ?| {{1,2}}){_YEAR}",
)
#: The same without names, to be matched at a place in a text.
WRITTEN_DAY = deferred("|".join(re.sub(r"\?P<\w+>", "?:", form.pattern) for form in _WRITTEN), re.IGNORECASE)
_YEARLESS = _forms(rf"{_DAY}(?: of)? {_MONTH}\b\.?", rf"{_MONTH}\b\.? {_DAY}\b")
_SHORT_YEAR = deferred(rf"(?<!\w){_DAY} {_MONTH} (?P<year>\d\d)\b", re.IGNORECASE)
#: Figures alone: which is the day and which the month can only be told where one of them is above twelve.
FIGURES = deferred(
    r"(?<![\w./-])(?P<one>\d{1,2})(?P<mark>[-/.])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)"
)
#: What a page writes before its day: of first publication, or of a later change.
LABEL = deferred(
    r"(?:(?P<first>date(?: published| posted)?|published|publication date|first published|posted|issued|released?|created)"
    r"|(?P<later>updated|(?:last|latest) updated?|modified|last modified))\b(?: (?:on|at|date))?\s?(?P<mark>[:|–—-])?\s?",
    re.IGNORECASE,
)
#: Words that stand beside a date on a line of its own.
_BESIDE = deferred(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b\d{3,4}\s?(?:gmt|utc|hkt|et|hrs|hours)\b|\d{0,2}timer?\d|\b\d{1,2}[ -]min(?:ute)?s?\b\.?"
    r"|t?(?<!\d:)\d{1,2}[:.]\d\d(?::\d\d)?(?:\.\d+)?\s?(?:[ap]\.?m\b\.?|z\b|[+-]\d\d(?::?\d\d)?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d{1,2}:\d\b"
    r"|\b(?:[ap]\.?m\b\.?|gmt|utc|hkt|et|pt|[a-z]{1,2}[sd]t|edt|hrs?|hours|z|at|on|by|local|time|published|updated|posted|last|first|modified|date"
    r"|created|issued|released?|and|admin|editor|desk|read|listen|min|ago|edited)\b|[+-]\d\d:?\d\d",
    re.IGNORECASE,
)
_HOUR = deferred(r"\b\d{1,2}[:.]\d\d\b(?!\.\d)")
WEEKDAY = deferred(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b", re.IGNORECASE)
#: “June 29 (Reuters) -” before the first sentence, on a line of its own.
_AGENCY_ALONE = deferred(
    r"(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}) \([^()]{2,30}\)\W{0,3}"
)
#: “CITY, Country (Sept. 14)” on a line of its own.
_DATELINE_ALONE = deferred(
    r"[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w.]{1,20})?,? ?\(?(?P<day>[\w. ]{4,14})\)?\W{0,3}"
)
_LONGEST, _LONGEST_DAY = 120, 24
_LINES_KEPT = 1024  # several rules ask the same of each short line
_DIGIT = deferred(r"\d")


def day_in(text: str, *, labelled: bool = False) -> date | None:
    """Return the first civil day a short text names for certain. Dots, and dashes behind a label, put the day first."""
    if not _DIGIT.search(text):
        return None
    for form in _WRITTEN:
        if found := form.search(text):
            return calendar_day(int(found["year"]), _month(found["month"]), int(found["day"]))
    found = FIGURES.search(text)
    if not found:
        return None
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    if (
        one > 12
        or one == two
        or (two <= 12 and (found["mark"] == "." or (labelled and found["mark"] == "-")))
    ):
        return calendar_day(year, two, one)
    return calendar_day(year, one, two) if two > 12 else None


def day_at_end(text: str) -> str:
    """Return what stands before a civil day at the end of a short text, empty where it does not end with one."""
    tail = text[-_LONGEST_DAY:]
    found = next(
        (day for form in (*_WRITTEN, FIGURES) for day in form.finditer(tail) if day.end() == len(tail)), None
    )
    return text[: len(text) - len(tail) + found.start()].strip() if found else ""


def short_day_in(text: str) -> date | None:
    """Return the day that a text writes with two figures for the year (“18 FEB 88”): 1970 to 2069."""
    found = _SHORT_YEAR.search(text)
    if not found:
        return None
    year = int(found["year"])
    return calendar_day(year + (1900 if year >= 70 else 2000), _month(found["month"]), int(found["day"]))


def yearless_day_in(text: str) -> tuple[int, int] | None:
    """Return month and day where a text names a day without its year."""
    found = next((found for form in _YEARLESS if (found := form.search(text))), None)
    return (_month(found["month"]), int(found["day"])) if found else None


def days_without_year(text: str) -> set[tuple[int, int]]:
    """Month and day of every day that a text names in words, with its year or without."""
    return {
        (_month(found["month"]), int(found["day"]))
        for form in _YEARLESS
        for found in form.finditer(text[:5000])
    }


def day_of_line(text: str) -> date | None:
    """Return the day where a line holds a date and little else: its label, the hour, who wrote it."""
    return _day_of_line(text) if len(text) <= _LONGEST and _DIGIT.search(text) else None


@lru_cache(maxsize=_LINES_KEPT)
def _day_of_line(text: str) -> date | None:
    label = LABEL.match(text)
    day = day_in(text, labelled=bool(LABEL.search(text)))
    told = label and label["mark"] and not is_closed(text)
    return day if day and (told or names_only(text)) else None


def is_day_line(text: str) -> bool:
    """Whether a line holds a date and little else, with its year or without."""
    return len(text) <= _LONGEST and _DIGIT.search(text) is not None and _is_day_line(text)


@lru_cache(maxsize=_LINES_KEPT)
def _is_day_line(text: str) -> bool:
    if _day_of_line(text) or (FIGURES.search(text) and names_only(text)):
        return True
    found = _DATELINE_ALONE.fullmatch(text) or _AGENCY_ALONE.fullmatch(text)
    return bool(found and yearless_day_in(found["day"]))


def names_only(text: str) -> bool:
    """Whether what stands beside a date could be a name, a place or a section: up to five capitalised words.

    Beside an hour they may be eight: who wrote it, where, for which service.
    """
    most = 8 if _HOUR.search(text) else 5
    for form in (*_WRITTEN, FIGURES, _SHORT_YEAR, *_YEARLESS, _BESIDE):
        text = form.sub(" ", text)
    words = re.findall(r"\w+", text)
    return len(words) <= most and all(word[0].isupper() for word in words)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return the civil day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text[:3].lower()) + 1
