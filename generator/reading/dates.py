"""Civil days as texts write them: in a phrase, on a line of their own, without their year."""

import re
from datetime import date

from generator.reading.lines import is_closed

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"


def _forms(*forms: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w){form}(?!\d)", re.IGNORECASE) for form in forms)


#: Ways to write a civil day in which day, month and year cannot be mistaken for one another.
_WRITTEN = _forms(
    rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})",
    rf"{_DAY}(?: of)?[ \-/]{{1,2}}{_MONTH}\b\.?,?[ \-/]{{1,2}}{_YEAR}",
    rf"{_MONTH}\b\.? {{1,2}}{_DAY}(?:[,.] ?| {{1,2}}){_YEAR}",
)
_YEARLESS = _forms(rf"{_DAY}(?: of)? {_MONTH}\b\.?", rf"{_MONTH}\b\.? {_DAY}\b")
_SHORT_YEAR = re.compile(rf"(?<!\w){_DAY} {_MONTH} (?P<year>\d\d)\b", re.IGNORECASE)
#: Figures alone: which is the day and which the month can only be told where one of them is above twelve.
_FIGURES = re.compile(
    r"(?<![\w./-])(?P<one>\d{1,2})(?P<mark>[-/.])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)"
)
#: What a page writes before its day: of first publication, or of a later change.
LABEL = re.compile(
    r"(?:(?P<first>date(?: published| posted)?|published|publication date|first published|posted|issued|released?|created)"
    r"|(?P<later>updated|(?:last|latest) updated?|modified|last modified))\b(?: (?:on|at|date))?\s?(?P<mark>[:|–—-])?\s?",
    re.IGNORECASE,
)
#: Words that stand beside a date on a line of its own.
_BESIDE = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b\d{1,2}[:.]\d\d(?::\d\d)?(?:\.\d+)?|t(?=\d\d:)"
    r"|\b(?:[ap]\.?m\b\.?|gmt|utc|[a-z]{1,2}[sd]t|edt|hrs?|hours|z|at|on|by|local|time|published|updated|posted|last|first|modified|date"
    r"|created|issued|released?)\b|[+-]\d\d:?\d\d",
    re.IGNORECASE,
)
#: “CITY, Country (Sept. 14)” on a line of its own.
_DATELINE_ALONE = re.compile(
    r"[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w.]{1,20})?,? ?\(?(?P<day>[\w. ]{4,14})\)?\W{0,3}"
)
_LONGEST = 120


def day_in(text: str, *, labelled: bool = False) -> date | None:
    """Return the first civil day a short text names for certain. A label settles day-month order, except with slashes."""
    for form in _WRITTEN:
        if found := form.search(text):
            return calendar_day(int(found["year"]), _month(found["month"]), int(found["day"]))
    found = _FIGURES.search(text)
    if not found:
        return None
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    if one > 12 or one == two or (labelled and two <= 12 and found["mark"] != "/"):
        return calendar_day(year, two, one)
    return calendar_day(year, one, two) if two > 12 else None


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


def day_of_line(text: str) -> date | None:
    """Return the day where a line holds a date and little else: its label, the hour, who wrote it."""
    if len(text) > _LONGEST:
        return None
    label = LABEL.match(text)
    day = day_in(text, labelled=bool(label))
    told = label and label["mark"] and not is_closed(text)
    return day if day and (told or names_only(text)) else None


def is_day_line(text: str) -> bool:
    """Whether a line holds a date and little else, with its year or without."""
    if day_of_line(text):
        return True
    found = _DATELINE_ALONE.fullmatch(text) if len(text) <= _LONGEST else None
    return bool(found and yearless_day_in(found["day"]))


def names_only(text: str) -> bool:
    """Whether what stands beside a date could be a name, a place or a section: up to five capitalised words."""
    for form in (*_WRITTEN, _FIGURES, _SHORT_YEAR, *_YEARLESS, _BESIDE):
        text = form.sub(" ", text)
    words = re.findall(r"\w+", text)
    return len(words) <= 5 and all(word[0].isupper() for word in words)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return the civil day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text[:3].lower()) + 1
