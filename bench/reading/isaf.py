"""Military press releases: the day of the first operation told, its province, the group it was against, the killed and captured.

The set's own conventions stand here: one province and one group a release, short names for both, “several” is three.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from measure import Json, measure_together
from releases import Numbered, numbered, published

from generator.extraction.days.mark import find_days
from generator.extraction.document import DayMention, DayUse
from generator.extraction.extract import extract
from generator.extraction.tokens import tokenise
from generator.model.claim import Claim
from generator.model.finding import Findings
from generator.model.vocabulary import Precision, Qualifier
from generator.reading.read import read_article
from generator.spelling import skeleton

#: The set's names of the provinces, each with what else it may be called.
_PROVINCES = """
badakhshan badghis baghlan balkh bamyan day_kundi=daykundi=dai farah faryab ghazni ghor helmand herat jowzjan kandahar
kapisa khost kunar kunduz laghman logar nangarhar nimroz nuristan paktya=paktia=paktiya paktika panjshir parwan samangan
sar_e_pul takhar uruzgan wardak=maidan zabul kabul
"""
_NAMES = {skeleton(form): row.split("=")[0] for row in _PROVINCES.split() for form in row.split("=")}
_GROUPS = {
    "haqqani-network": "haqqani",
    "haqqani": "haqqani",
    "taliban": "taliban",
    "islamic-movement-of-uzbekistan": "imu",
    "hezb-e-islami-gulbuddin": "hig",
    "al-qaeda": "aq",
    "lashkar-e-taiba": "let",
}
_UPDATE = re.compile(r"(?:Morning|Evening) Operational Update(?!.*\btoday\b)", re.DOTALL)
_RECENT = timedelta(days=10)
#: What a word without a number counts in this set.
_VAGUE = {"several": 3, "multiple": 3, "numerous": 4, "many": 4}
#: A lead that sums up operations: the record is of the one told next.
_SUMMARY = re.compile(
    r"\b(?:separate|various|multiple|several|two|three|four|five)\b(?: \S+){0,4} operations\b"
    r"|\boperations (?:in|throughout|across|over)\b[^.]{0,60}\b(?:and|provinces)\b|\bover the (?:past|last) 24\b"
)
_HEAD = 70  # characters: the head of a release is shorter than its lead
#: Whose losses are told of other days.
_FORCES = frozenset({"united-states", "international-security-assistance-force", "nato", "afghanistan"})


def reader(documents: Sequence[Json]) -> Callable[[Json], list[Json]]:
    """Return what reads one release: those that lost their day are dated by their number among the others'."""
    known = numbered(str(document["text"]) for document in documents)
    return partial(predict, known=known)


def predict(document: Json, known: Numbered) -> list[Json]:
    """Return the record of one release."""
    text = str(document["text"])
    article, _ = read_article(text.encode(), "release.txt")
    found = extract(replace(article, published=article.published or published(text, known)))
    return [
        {
            "date": _day(found),
            "province": _province(found),
            "group": _group(found),
            "killed": _count(found, "killed"),
            "captured": _count(found, "captured"),
        }
    ]


def _day(found: Findings) -> str | None:
    """Return the first day told that is not the release's, of the days before it; else the release's.

    An update of the morning or the evening that names no day tells of the day before.
    """
    given = found.article.published
    if given is None:
        return None
    days = (day.period.first for day in find_days(tokenise(found.article)) if day.period and _is_day(day))
    before = next((day for day in days if day and timedelta() < given - day < _RECENT), None)
    update = _UPDATE.search(" ".join((found.article.title, *found.article.paragraphs)))
    return str(before or (given - timedelta(update is not None)))


def _is_day(day: DayMention) -> bool:
    return day.use is DayUse.ON and day.period is not None and day.period.first == day.period.last


def _province(found: Findings) -> str | None:
    """Return the province of the first place told, else the first named in the text, the last of all the capital's."""
    told = [place.region for place in found.places if place.region and place.precision is not Precision.TOWN]
    told += [place.region for place in found.places if place.region]
    text = " ".join((*found.article.paragraphs, found.article.title))
    keys = (skeleton(name) for name in (*told, *re.findall(r"[A-Z][\w-]+", text)))
    known = [_NAMES[form] for key in keys for form in (key, key.partition(" ")[0]) if form in _NAMES]
    return next((name for name in known if name != "kabul"), next(iter(known), None))


def _group(found: Findings) -> str:
    """Return the insurgents named first, under the set's name for them."""
    return next((_GROUPS[actor.slug] for actor in found.actors if actor.slug in _GROUPS), "")


def _count(found: Findings, measure: str) -> int:
    """Return how many the release counts in what it tells first: a leader who was taken is one more than the others with him.

    “More than ten” is eleven there. Losses of the forces and their partners are told of other days, and are left out.
    """
    first = _first_told(found.article.paragraphs)
    wholes = (one.claim for one in found.claims if not one.claim.part_of)
    told = [claim for claim in wholes if claim.measure.value == measure and (claim.paragraph or 0) >= first]
    fitting = [claim for claim in told if claim.side not in _FORCES]
    singles = sum(claim.min == 1 for claim in fitting)
    harmed = (victim for victim in found.victims if victim.measure.value == measure)
    victims = tuple(victim for victim in harmed if (victim.paragraph or 0) >= first)
    many = next((_number(claim) for claim in sorted(fitting, key=_is_vague) if claim.min != 1), 0)
    if many:
        leader = measure == "captured" and bool(singles or victims)
        return many + (leader and not any(_is_open(claim) for claim in fitting))
    quotes = {claim.quote for claim in fitting}
    beside = any(victim.quote in quotes for victim in victims)  # “killed its leader and one other”
    return min(max(singles + beside, int(bool(victims))), 2)


def _first_told(paragraphs: Sequence[str]) -> int:
    """Return the number of the paragraph behind a lead that sums up operations; 0 where all are of one."""
    lead = next((number for number, text in enumerate(paragraphs, 1) if len(text) > _HEAD), len(paragraphs))
    sums_up = lead < len(paragraphs) and _SUMMARY.search(paragraphs[lead - 1])
    return lead + 1 if sums_up else 0


def _is_vague(claim: Claim) -> tuple[bool, bool]:
    return claim.min is None, not _is_open(claim)


def _is_open(claim: Claim) -> bool:
    return claim.qualifier is Qualifier.MORE_THAN


def _number(claim: Claim) -> int:
    return _vague(claim.quote) if claim.min is None else claim.min + _is_open(claim)


def _vague(quote: str) -> int:
    words = quote.casefold().split()
    return next((count for word, count in _VAGUE.items() if word in words), 3)


if __name__ == "__main__":
    measure_together(__doc__, reader)
