"""Briefs that cover a stretch of days: “Weekly brief, 4 – 10 September 2023”. Their weekdays fall within it."""

import re
from datetime import date, timedelta

from generator.extraction.document import Document
from generator.extraction.wording.calendar import MONTH_NUMBERS
from generator.patterns import deferred

_HEAD = 3  # paragraphs in which a brief says what it covers
_LONGEST = timedelta(days=31)  # what a brief covers, and how long before its publication it ends
_SHORTEST = timedelta(days=2)
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=lambda name: (-len(name), name)))
_TO = r"\s?(?:[-–—]|to|until|and)\s?"
_YEAR = r"(?:,?\s(?P<year>\d{4}))?"
#: “4 – 10 September 2023”, “28 August – 3 September”, “September 4-10, 2023”, “August 28 – September 3”.
_FORMS = tuple(
    deferred(form, re.IGNORECASE | re.ASCII)
    for form in (
        rf"\b(?P<first>\d{{1,2}}){_TO}(?P<last>\d{{1,2}})\s(?P<month>{_MONTH})\b{_YEAR}",
        rf"\b(?P<first>\d{{1,2}})\s(?P<begin>{_MONTH}){_TO}(?P<last>\d{{1,2}})\s(?P<month>{_MONTH})\b{_YEAR}",
        rf"\b(?P<month>{_MONTH})\s(?P<first>\d{{1,2}}){_TO}(?P<last>\d{{1,2}})\b{_YEAR}",
        rf"\b(?P<begin>{_MONTH})\s(?P<first>\d{{1,2}}){_TO}(?P<month>{_MONTH})\s(?P<last>\d{{1,2}})\b{_YEAR}",
    )
)
_COVERS = re.compile(
    r"\b(?:covers|covering|coverage|reporting period|period|week|weekly|fortnight|biweekly|monthly|roundup|round-up|digest|brief)\b",
    re.IGNORECASE,
)


def last_day_covered(document: Document) -> date | None:
    """Return the last day of the stretch that the head of a brief says it covers; None for other articles."""
    published = document.article.published
    if published is None:
        return None
    lines = (document.article.title, *document.article.paragraphs[:_HEAD])
    found = (_covered(line, published) for line in lines if _COVERS.search(line))
    return next((day for day in found if day), None)


def _covered(line: str, published: date) -> date | None:
    match = next((match for form in _FORMS if (match := form.search(line))), None)
    if match is None:
        return None
    year = int(match["year"] or published.year)
    month = MONTH_NUMBERS[match["month"].casefold()]
    begin = MONTH_NUMBERS[match.groupdict().get("begin", match["month"]).casefold()]
    try:
        first, last = (
            date(year - (begin > month), begin, int(match["first"])),
            date(year, month, int(match["last"])),
        )
    except ValueError:
        return None
    fits = _SHORTEST <= last - first <= _LONGEST and timedelta() < published - last <= _LONGEST
    return last if fits else None
