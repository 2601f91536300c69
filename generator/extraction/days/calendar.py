"""An article's days: the day it is about, the first day of its fighting, and the day a sentence inherits."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from generator.edtf import Edtf
from generator.extraction.days.inheritance import Inherited, inherited, told_days
from generator.extraction.days.lead import lead_end
from generator.extraction.days.present import present_day, spoken_day
from generator.extraction.document import DayMention, Document
from generator.extraction.frozen import frozen
from generator.extraction.tape.chunks import Tape
from generator.extraction.times.dispatch import written_day
from generator.extraction.wording.calendar import ORDINALS
from generator.extraction.wording.numbers import WORDS
from generator.extraction.wording.wars import CONFLICTS

_LATEST = timedelta(days=60)  # a flare-up that began within this is the one an article counts from
_FORTNIGHT = 14  # days of fighting that a report counts one by one
_STRAIGHT = frozenset({"day", "straight", "consecutive"})
_COUNTED = _STRAIGHT | {"days"}  # a sentence that counts days of fighting has one of these
_OLDEST = timedelta(days=1100)


@frozen
class Calendar:
    """The day an article is about, the first day of the fighting where it names one, and the days sentences inherit.

    `present` is the day of what the lead tells, `spoken` that of the words it quotes; the day of publication where none is
    named. `published` is the dateline's day in a dispatch that was
    published later; `lead` is the number of the paragraph with which the lead ends.
    """

    published: date | None
    present: date | None
    spoken: date | None
    start: Edtf | None
    inherited: Inherited
    lead: int = 2

    def whole(self, until: date | None = None) -> Edtf | None:
        """From the first day of the fighting until a day, or publication; that day alone where no first is named."""
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
    published = written_day(document)
    lead = lead_end(document)
    present, spoken = present_day(document, told, lead, published), spoken_day(told, published, lead)
    start = _start((one.day for one in told if one.begins), present) or _nth_day(document, present)
    return Calendar(published, present, spoken, start, inherited(document, told), lead)


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
    """“The second day of fighting”, “three days of clashes”: the first was so many days before."""
    if present is None:
        return None
    counting = (one.lower for one in document.sentences if not _COUNTED.isdisjoint(one.vocabulary))
    number = next(filter(None, map(_days_of, counting)), None)
    return Edtf.day(present - timedelta(days=number - 1)) if number else None


def _days_of(words: Sequence[str]) -> int | None:
    """How many days something goes on by the words of a sentence."""
    for position, word in enumerate(words[:-1]):
        behind = words[position + 1]
        if word in ORDINALS and behind in _STRAIGHT:
            return ORDINALS[word]
        of = tuple(words[position + 2 : position + 4])
        if (
            word in WORDS
            and WORDS[word] <= _FORTNIGHT
            and behind == "days"
            and of[:1] == ("of",)
            and of[-1] in CONFLICTS
        ):
            return WORDS[word]
    return None
