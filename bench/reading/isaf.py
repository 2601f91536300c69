"""Military press releases: the day of the first operation told, its province, the group it was against, the killed and captured.

The set's own conventions stand here: one province and one group a release, short names for both, “several” is three.
"""

import re
from dataclasses import replace
from datetime import date

from measure import Json, measure

from generator.extraction.days.mark import find_days
from generator.extraction.document import DayUse
from generator.extraction.extract import extract
from generator.extraction.tokens import tokenise
from generator.model.finding import Findings
from generator.model.vocabulary import Precision
from generator.reading.read import read_article

#: Release numbers begin with the year and month of the day they were given out.
_NUMBER = re.compile(r"\b(20\d\d)-(\d\d)-[A-Z]+-\d+")
_MONTH_DAY = re.compile(
    r"\((Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? (\d{1,2})(?:, (20\d\d))?\)"
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
#: The set's names where they are not the reader's in small letters.
_PROVINCES = {
    "paktiya": "paktya",
    "daykundi": "day_kundi",
    "sar-e pul": "sar_e_pul",
    "maidan wardak": "wardak",
}
_GROUPS = {
    "haqqani": "haqqani",
    "taliban": "taliban",
    "islamic-movement-of-uzbekistan": "imu",
    "imu": "imu",
    "hezb-e-islami-gulbuddin": "hig",
    "al-qaida": "aq",
    "al-qaeda": "aq",
    "lashkar-e-tayyiba": "let",
}
#: What a word without a number counts in this set.
_VAGUE = {"several": 3, "multiple": 3, "numerous": 4}


def predict(document: Json) -> list[Json]:
    """Return the record of one release."""
    text = str(document["text"])
    article, _ = read_article(text.encode(), "release.txt")
    found = extract(replace(article, published=article.published or _published(text)))
    return [
        {
            "date": _day(found),
            "province": _province(found),
            "group": _group(found),
            "killed": _count(found, "killed"),
            "captured": _count(found, "captured"),
        }
    ]


def _published(text: str) -> date | None:
    """Return the day of a release whose head gives it without the year, the year by its number."""
    day, number = _MONTH_DAY.search(text), _NUMBER.search(text)
    if not day or not (day[3] or number):
        return None
    return date(int(day[3] or number[1]), _MONTHS.index(day[1]) + 1, int(day[2]))


def _day(found: Findings) -> str | None:
    """Return the day of the first count of killed or captured, else of the first day named, else of the release."""
    counted = (one.claim.period for one in found.claims if one.claim.measure.value in {"killed", "captured"})
    named = (day.period for day in find_days(tokenise(found.article)) if day.use is DayUse.ON)
    days = (period for period in (*counted, *named) if period and period != found.article.published)
    return str(next(days, found.article.published or ""))[:10] or None


def _province(found: Findings) -> str | None:
    """Return the province named first, under the set's name for it."""
    names = (place.name.casefold() for place in found.places if place.precision is Precision.PROVINCE)
    name = next(names, "")
    return _PROVINCES.get(name, name) or None


def _group(found: Findings) -> str:
    """Return the insurgents named first, under the set's name for them."""
    return next((_GROUPS[actor.slug] for actor in found.actors if actor.slug in _GROUPS), "")


def _count(found: Findings, measure: str) -> int:
    """Return how many the release counts, wholes only."""
    wholes = (one.claim for one in found.claims if not one.claim.part_of)
    fitting = [claim for claim in wholes if claim.measure.value == measure and claim.scope.value == "day"]
    return sum(claim.min if claim.min is not None else _vague(claim.quote) for claim in fitting)


def _vague(quote: str) -> int:
    words = quote.casefold().split()
    return next((count for word, count in _VAGUE.items() if word in words), 3)


if __name__ == "__main__":
    measure(__doc__, predict)
