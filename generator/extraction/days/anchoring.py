"""Anchoring: the day that a verb or noun of a sentence is about, and how that is known.

The first rule of a table that knows decides: a day among its own words, the day inherited from what was told before, the
article's day. When something was said is not when it was done: “said on Wednesday that rebels attacked on Tuesday”.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from generator.edtf import Edtf
from generator.extraction.days.calendar import Calendar
from generator.extraction.days.lead import is_loose
from generator.extraction.days.nearest import day_behind, days_near, is_apart
from generator.extraction.days.spoken import is_of_saying
from generator.extraction.days.tense import Tense, tense_at
from generator.extraction.document import DayMention, DayUse
from generator.extraction.frozen import frozen
from generator.extraction.tape.chunks import Tape
from generator.extraction.wording.verbs import is_finite
from generator.model.vocabulary import DateBasis

_VERBS = frozenset("sVGKIBXYRl")  # letters of verbs
_RETOLD = timedelta(days=4)  # within this, what is said in the body of a report is said of its own news


class Reason(StrEnum):
    """How the day of something is known."""

    NAMED = "named"  # a day expression of its sentence
    INHERITED = "inherited"  # told on the day of the sentences before
    SAID = "said"  # only the day when it was said is named
    ARTICLE = "article"  # the article's day: nothing nearer tells


@frozen
class Anchor:
    """The days something is about; `period` None where they cannot be known."""

    period: Edtf | None
    basis: DateBasis
    use: DayUse
    reason: Reason
    tense: Tense = Tense.PAST


@frozen
class _Place:
    """A chunk of a sentence in its article, with the day expression that goes with it."""

    tape: Tape
    at: int
    calendar: Calendar
    day: DayMention | None
    said: bool
    tense: Tense


def anchors(tape: Tape, calendar: Calendar) -> tuple[tuple[int, Anchor], ...]:
    """Return each verb of a sentence, a chunk of its tape, with the day it is about; its first word where no verb is known."""
    tokens = tape.sentence.tokens
    pairs = enumerate(zip(tape.letters, tape.chunks, strict=True))
    verbs = [
        at
        for at, (letter, chunk) in pairs
        if letter in _VERBS or (letter != "T" and is_finite(tokens[chunk.start].lower))
    ]
    return tuple((at, anchor_at(tape, at, calendar)) for at in verbs or [0])


def anchor_at(tape: Tape, at: int, calendar: Calendar, *, speech: bool = False) -> Anchor:
    """Return the day that the chunk `at` of a sentence is about; `speech` where it is one, told by no usual verb (“he fumed”)."""
    tense = tense_at(tape, at)
    speaks = speech or tape.letters[at] == "s"
    day = _own_day(tape, at, tense, calendar.published, speaks=speaks)
    told = day is not None and not speaks and not _is_to_come(day, calendar.published)
    said = told and day is not None and is_of_saying(tape, day)
    place = _Place(tape, at, calendar, day, said, tense)
    for rule in _SPEECH if speaks else RULES:
        if found := rule(place):
            return found
    article = calendar.spoken if speaks else calendar.present
    return Anchor(
        Edtf.day(article) if article else None, DateBasis.PUBLISHED, DayUse.ON, Reason.ARTICLE, tense
    )


def _own_day(tape: Tape, at: int, tense: Tense, published: date | None, *, speaks: bool) -> DayMention | None:
    """The nearest day that a chunk can be about: words on a day of words, and history or a plan within its own clause."""
    days = days_near(tape, at)
    if speaks:
        return next(
            (day for day in days if is_of_saying(tape, day) and not _is_to_come(day, published)), None
        )
    free = (DayUse.ON, DayUse.PLAN) if tense is Tense.FUTURE else (DayUse.ON,)
    return next((day for day in days if day.use in free or not is_apart(tape, at, day)), None)


def _is_to_come(day: DayMention, published: date | None) -> bool:
    """“Declared 6 June a day of mourning”, told on the 5th: nothing was said on the 6th yet."""
    first = day.period.first if day.period else None
    return first is not None and published is not None and first > published


def _named(place: _Place) -> Anchor | None:
    """A day of its own sentence; the lead's “overnight” is the night that the body names."""
    present, sentence = place.calendar.present, place.tape.sentence
    if place.day and present and sentence.paragraph <= place.calendar.lead and is_loose(sentence, place.day):
        return _of(replace(place.day, period=Edtf.day(present)), Reason.NAMED, place)
    return _of(place.day, Reason.NAMED, place) if not place.said else None


def _behind(place: _Place) -> Anchor | None:
    """“Said on Monday that six died on Sunday”."""
    return _of(day_behind(place.tape, place.at), Reason.NAMED, place)


def _planned(place: _Place) -> Anchor | None:
    """“They will then fly home”: on the last day planned; on no known day otherwise."""
    if place.tense is not Tense.FUTURE:
        return None
    day = place.calendar.inherited.planned.get(place.tape.sentence.index)
    return (
        _of(day, Reason.INHERITED, place)
        if day
        else Anchor(None, DateBasis.RELATIVE, DayUse.PLAN, Reason.ARTICLE, place.tense)
    )


def _inherited(place: _Place) -> Anchor | None:
    """The last day told; what “had” happened then was before it, on a day nobody knows."""
    day = place.calendar.inherited.done.get(place.tape.sentence.index)
    return _of(day, Reason.INHERITED, place)


def _said_before(place: _Place) -> Anchor | None:
    """Who spoke on a day speaks on in the same paragraph."""
    return _of(place.calendar.inherited.said.get(place.tape.sentence.index), Reason.INHERITED, place)


def _said(place: _Place) -> Anchor | None:
    """Words that tell again what the article is about leave it on its day; news that only they tell is of their own."""
    day = place.day or place.calendar.inherited.said.get(place.tape.sentence.index)
    if day is None or day.period is None or day.period.first is None:
        return None
    present = place.calendar.present
    retold = present and timedelta() < day.period.first - present <= _RETOLD
    return None if retold else _of(day, Reason.SAID, place)


RULES: tuple[Callable[[_Place], Anchor | None], ...] = (_named, _behind, _planned, _inherited, _said)
_SPEECH: tuple[Callable[[_Place], Anchor | None], ...] = (_named, _said_before)


def _of(day: DayMention | None, reason: Reason, place: _Place) -> Anchor | None:
    return Anchor(day.period, day.basis, day.use, reason, place.tense) if day else None
