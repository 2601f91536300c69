"""Day expressions: “on Monday”, “27 September”, “three days ago”, “since 1994”, resolved against publication."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from generator.edtf import Edtf
from generator.extraction.days.reading import Clock, Reading
from generator.extraction.days.relative import rules_at
from generator.extraction.days.use import is_plan, is_since
from generator.extraction.document import DayMention, DayUse, Document, Sentence, Token

#: Days before publication beyond which a day named is history, unless something has run since.
_HISTORY = timedelta(days=30)


def find_days(document: Document) -> tuple[DayMention, ...]:
    """Return every day expression, in order. `period` is None where only a day of publication could tell."""
    found: list[DayMention] = []
    anchor: date | None = None
    for sentence in document.sentences:
        for day in _in_sentence(sentence, document.article.published, anchor):
            found.append(day)
            if day.period and day.period.is_day and day.use in (DayUse.ON, DayUse.BACKGROUND):
                anchor = day.period.first
    return tuple(found)


def _in_sentence(sentence: Sentence, published: date | None, anchor: date | None) -> Iterator[DayMention]:
    position, clock = 0, Clock(published, anchor)
    while position < len(sentence.tokens):
        found = _read(sentence.tokens, position, clock)
        if found is None:
            position += 1
            continue
        reading, planned = found
        clock = replace(clock, anchor=_anchor(reading) or clock.anchor)
        yield DayMention(
            sentence=sentence.index,
            start=position,
            end=reading.end,
            period=reading.period,
            basis=reading.basis,
            use=_use(reading, published, planned=planned),
        )
        position = reading.end


def _anchor(reading: Reading) -> date | None:
    """The day that “a day later” counts from, once a day was named."""
    return reading.period.first if reading.period and reading.period.is_day and not reading.since else None


def _read(tokens: tuple[Token, ...], position: int, clock: Clock) -> tuple[Reading, bool] | None:
    for rule in rules_at(tokens[position]):
        reading = rule(tokens, position, clock)
        if reading is None:
            continue
        since, planned = is_since(tokens, position), is_plan(tokens, position, reading.end)
        if since or planned:
            reading = (
                rule(tokens, position, replace(clock, planned=planned and not since, since=since)) or reading
            )
        return replace(reading, since=reading.since or since), planned
    return None


def _use(reading: Reading, published: date | None, *, planned: bool) -> DayUse:
    if reading.since:
        return DayUse.SINCE
    if reading.background or _is_history(reading.period, published):
        return DayUse.BACKGROUND
    later = published and reading.period and reading.period.first and reading.period.first > published
    return DayUse.PLAN if planned or later else DayUse.ON


def _is_history(period: Edtf | None, published: date | None) -> bool:
    if period is None or published is None or period.last is None:
        return False
    wide = not period.is_day and period.first is not None and (period.last - period.first).days > 7
    return period.last < published - _HISTORY or (wide and period.last < published)
