"""When: the days a toll covers and whether it counts a day, the whole fighting, or another time altogether."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.edtf import Edtf
from generator.extraction.day_words import ORDINALS
from generator.extraction.chunks import Tape
from generator.extraction.document import DayMention, DayUse, Document, Sentence
from generator.extraction.period_words import BEGINNINGS, CONFLICTS, FORMERLY, SO_FAR, SUPERLATIVES
from generator.extraction.tolls import Toll
from generator.model.vocabulary import DateBasis, Measure, Scope

_LEAD = 2  # paragraphs that tell what day an article is about
_OLD_YEARS = 2  # “since” a year this long ago is history


@dataclass(frozen=True, slots=True)
class Calendar:
    """An article's days: the day it is about, the first day of the fighting where it names one, and every day by sentence."""

    present: date | None
    start: Edtf | None
    days: dict[int, tuple[DayMention, ...]]

    @property
    def whole(self) -> Edtf | None:
        """From the first day of the fighting to the article's day."""
        if self.present is None:
            return None
        if self.start is None or self.start.first is None or self.start.first > self.present:
            return Edtf.day(self.present)
        return (
            Edtf.span(self.start.first, self.present)
            if self.start.is_day
            else Edtf.parse(f"{self.start}/{self.present}")
        )


def make_calendar(document: Document, days: Sequence[DayMention]) -> Calendar:
    """Find the day an article is about and the day its fighting began."""
    by_sentence: dict[int, tuple[DayMention, ...]] = {}
    for day in days:
        by_sentence[day.sentence] = (*by_sentence.get(day.sentence, ()), day)
    began = {day: sentence for day, sentence in _beginnings(document, by_sentence)}
    present = _present(document, days, set(began))
    start = min((day.period for day in began if day.period), default=None)
    return Calendar(present, start or _nth_day(document, present), by_sentence)


def _present(document: Document, days: Iterable[DayMention], began: set[DayMention]) -> date | None:
    for day in days:
        sentence = document.sentences[day.sentence]
        lead = sentence.paragraph <= _LEAD
        if lead and day not in began and day.use is DayUse.ON and day.period and day.period.is_day:
            return day.period.first
    return document.article.published


def _beginnings(
    document: Document, days: dict[int, tuple[DayMention, ...]]
) -> Iterable[tuple[DayMention, Sentence]]:
    """Days that a word like “erupted” or “began” names as the first of the fighting."""
    for sentence in document.sentences:
        for day in days.get(sentence.index, ()):
            words = [token.lower for token in sentence.tokens[max(0, day.start - 8) : day.end + 4]]
            begins = any(word in BEGINNINGS for word in words) or (
                day.use is DayUse.SINCE and bool(day.period and day.period.is_day)
            )
            if begins and day.period and _is_recent(day.period, document.article.published):
                yield day, sentence


def _is_recent(period: Edtf, published: date | None) -> bool:
    narrow = period.first is not None and period.last is not None and (period.last - period.first).days <= 31
    return (
        narrow
        and published is not None
        and period.last is not None
        and published - period.last < timedelta(days=1100)
    )


def _nth_day(document: Document, present: date | None) -> Edtf | None:
    """“The second day of fighting”: the first was so many days before."""
    for sentence in document.sentences:
        words = [token.lower for token in sentence.tokens]
        for position, word in enumerate(words[:-1]):
            if word in ORDINALS and words[position + 1] in {"day", "straight", "consecutive"} and present:
                return Edtf.day(present - timedelta(days=ORDINALS[word] - 1))
    return None


def period_of(toll: Toll, calendar: Calendar, before: "Period | None", *, is_part: bool) -> "Period":
    """Return the days a toll covers. `before` is the period of its whole, or of the toll before it in its paragraph."""
    if is_part and before:
        return before
    words = [token.lower for token in toll.tape.sentence.tokens]
    scope = _scope(toll, words)
    day = day_at(toll.tape, toll.at, calendar)
    if day and (day.use is DayUse.BACKGROUND or (day.use is DayUse.SINCE and _is_history(day, calendar))):
        return Period(day.period, Scope.BACKGROUND, day.basis)
    if scope is Scope.BACKGROUND:
        return Period(None, scope, DateBasis.PUBLISHED)
    if day and day.use is DayUse.SINCE:
        return Period(_since(day, calendar), Scope.TOTAL, day.basis)
    if scope is Scope.TOTAL:
        return Period(calendar.whole, scope, DateBasis.PUBLISHED)
    if day:
        return Period(day.period, scope, day.basis)
    if before and before.scope is not Scope.BACKGROUND:
        return Period(before.days, scope, before.basis)
    return Period(Edtf.day(calendar.present) if calendar.present else None, scope, DateBasis.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Period:
    """The days a count covers, what it covers of the fighting, and where the days came from."""

    days: Edtf | None
    scope: Scope
    basis: DateBasis


def _since(day: DayMention, calendar: Calendar) -> Edtf | None:
    if day.period is None or day.period.first is None or calendar.present is None:
        return calendar.whole
    if day.period.is_day:
        return Edtf.span(min(day.period.first, calendar.present), calendar.present)
    return (
        Edtf.parse(f"{day.period.text}/{calendar.present}")
        if day.period.first <= calendar.present
        else calendar.whole
    )


def _is_history(day: DayMention, calendar: Calendar) -> bool:
    if day.period is None or calendar.present is None or day.period.first is None or day.period.last is None:
        return False
    wide = (day.period.last - day.period.first).days > 31
    return wide and calendar.present.year - day.period.first.year >= _OLD_YEARS


def _scope(toll: Toll, words: list[str]) -> Scope:
    trigger = toll.tape.chunks[toll.what].start
    if toll.old or FORMERLY & set(words[max(0, toll.chunk.start - 8) : toll.chunk.start]):
        return Scope.PREVIOUS
    clause = words[max(0, min(trigger, toll.chunk.start) - 7) : min(trigger, toll.chunk.start)]
    if CONFLICTS & set(clause) and {"that", "which"} & set(clause):
        return Scope.TOTAL if {"has", "have"} & set(clause) else Scope.BACKGROUND
    text = " ".join(words)
    if (
        toll.level
        or any(phrase in text for phrase in SO_FAR)
        or (CONFLICTS & set(clause) and {"has", "have"} & set(clause))
    ):
        return Scope.TOTAL
    if toll.measure is Measure.DISPLACED and {"have", "has", "had", "are"} & set(words):
        return Scope.TOTAL
    return Scope.DAY


def day_at(tape: Tape, at: int, calendar: Calendar) -> DayMention | None:
    """Return the day expression nearest to a chunk in its sentence; clause marks and verbs of speech put it farther."""
    days = calendar.days.get(tape.sentence.index, ())
    ranked = sorted(
        (_distance(tape, at, day), order)
        for order, day in enumerate(days)
        if not _only_compares(tape, at, day)
    )
    return days[ranked[0][1]] if ranked else None


def _distance(tape: Tape, at: int, day: DayMention) -> int:
    there = tape.at(day.start)
    left, right = sorted((at, there))
    between = tape.letters[left + 1 : right]
    marks = len(re.findall(r"[;s]", between)) * 8 + between.count(",") * 3
    return len(between) + marks + (4 if there < at and "s" in between else 0)


def _only_compares(tape: Tape, at: int, day: DayMention) -> bool:
    """“The deadliest day since 2016”: what is counted is not of 2016, unless it follows with “when”."""
    tokens = tape.sentence.tokens
    before = {token.lower for token in tokens[max(0, day.start - 12) : day.start]}
    if not before & SUPERLATIVES or not before & {
        "since",
        "in",
        "of",
        "than",
    }:
        return False
    follows = tape.chunks[at].start > day.end and tokens[day.end].lower in {"when", "which", ",", "that"}
    return not follows and day.use in (DayUse.SINCE, DayUse.BACKGROUND)
