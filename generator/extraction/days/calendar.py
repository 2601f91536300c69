"""An article's days: the day it is about, the first day of its fighting, and the day a sentence inherits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from generator.edtf import Edtf
from generator.extraction.days.inheritance import Inherited, Told, inherited, told_days
from generator.extraction.document import DayMention, Document
from generator.extraction.tape.chunks import Tape
from generator.extraction.times.words import ORDINALS

_LEAD = 2  # paragraphs that tell what day an article is about
_EARLY = 5  # paragraphs of which the first day of saying dates a lead without one
_NEWS = timedelta(days=3)  # what is news happened no longer before publication
_ENDS = (".", "!", "?", "…", '"', "”", "'", "’", ")")  # what ends without is a heading or a line of the page
_LATEST = timedelta(days=60)  # a flare-up that began within this is the one an article counts from
_OLDEST = timedelta(days=1100)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day an article is about, the first day of the fighting where it names one, and the days sentences inherit.

    `present` is the day of what the lead tells, `spoken` that of what it quotes; where it names none, the day of publication.
    """

    published: date | None
    present: date | None
    spoken: date | None
    start: Edtf | None
    inherited: Inherited

    def whole(self, until: date | None = None) -> Edtf | None:
        """From the first day of the fighting until a day, or publication; the article's day where none is named."""
        if self.start:
            return self.since(self.start, until)
        now = until or self.present
        return Edtf.day(now) if now else None

    def since(self, start: Edtf, until: date | None = None) -> Edtf | None:
        """From a day or month until another, or publication; that day alone where it would end before it begins."""
        now = until or self.published or self.present
        if now is None or start.first is None:
            return None
        if start.first >= now:
            return Edtf.day(now)
        whole = start.is_day or "/" in start.text
        return Edtf.parse(f"{start.first if whole else start.text}/{now}")


def make_calendar(document: Document, tapes: Sequence[Tape]) -> Calendar:
    """Find the day an article is about and the day its fighting began."""
    told = told_days(tapes)
    published = document.article.published
    lead = _lead(told, published)
    present = next(iter(lead), published)
    spoken = next((day for day, one in lead.items() if one.said), published)
    start = _start((one.day for one in told if one.begins), present) or _nth_day(document, present)
    return Calendar(published, present, spoken, start, inherited(document, told))


def _lead(told: Iterable[Told], published: date | None) -> dict[date, Told]:
    """The days that the lead names for what happened then, the likeliest first; those of mere words come last.

    Where the lead names none, a day on which something is said shortly after it stands for what is told undated.
    """
    known = [one for one in told if _can_be_present(one)]
    lead = [one for one in known if one.sentence.paragraph <= _LEAD]
    early = [
        one for one in known if one.said and one.sentence.paragraph <= _EARLY and _is_news(one, published)
    ]
    ranked: dict[date, Told] = {}
    for one in sorted(lead or early, key=lambda one: (one.aside, one.said)):
        if one.day.period and one.day.period.first:
            ranked.setdefault(one.day.period.first, one)
    return ranked


def _is_news(one: Told, published: date | None) -> bool:
    day = one.day.period and one.day.period.first
    return bool(day and published and timedelta() <= published - day <= _NEWS)


def _can_be_present(one: Told) -> bool:
    words = [token.lower for token in one.sentence.tokens[max(0, one.day.start - 5) : one.day.start]]
    compared = ("up", "from") in pairwise(words)
    whole = one.sentence.paragraph == 0 or one.sentence.text.endswith(_ENDS)
    return one.is_done and not compared and whole and one.day.period is not None and one.day.period.is_day


def _start(began: Iterable[DayMention], present: date | None) -> Edtf | None:
    """The latest flare-up if it is recent, else the first beginning that is not too long ago."""
    if present is None:
        return None
    known = sorted(
        (day.period for day in began if day.period and day.period.first), key=lambda period: period.sort_key
    )
    ages = {period: present - period.first for period in known if period.first}
    past = [period for period in known if ages[period] >= timedelta()]
    recent = [period for period in past if period.is_day and ages[period] < _LATEST]
    older = [period for period in past if ages[period] < _OLDEST and days_in(period) <= 31]
    return next(iter(recent or older), None)


def days_in(period: Edtf) -> int:
    """Return how many days a period covers; more than any real one where it has no end."""
    return (period.last - period.first).days + 1 if period.first and period.last else 10**6


def _nth_day(document: Document, present: date | None) -> Edtf | None:
    """“The second day of fighting”: the first was so many days before."""
    for sentence in document.sentences:
        words = [token.lower for token in sentence.tokens]
        for position, word in enumerate(words[:-1]):
            if present and word in ORDINALS and words[position + 1] in {"day", "straight", "consecutive"}:
                return Edtf.day(present - timedelta(days=ORDINALS[word] - 1))
    return None
