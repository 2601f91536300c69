"""Weeks, months, years told by a step: “last week”, “this year”, “the previous day”, “that month”, “the end of the year”."""

from datetime import date

from generator.edtf import Edtf
from generator.extraction.times.quarters import the_quarter
from generator.extraction.times.reading import Chunk, Clock, Reading, Words, dated, length, reference
from generator.extraction.times.relative import weekend
from generator.extraction.times.values import moved, named, year_text

_DAYS = ("D", "W", "2W")
_HOURS = ("TS", "TM", "TH")
#: Characters a value before Christ has, and the years a step moves it.
_OLD = {"Y": (6, 1), "E": (5, 10), "C": (4, 100)}


def unit_step(words: Words, clock: Clock) -> Reading | None:
    """“Last week”, “this year”, “the previous day”, “that month”, “the same day”."""
    if words.one("K"):
        return weekend(words, clock)
    unit, step = words.last("U"), words.last("lxts")
    if unit.text in _HOURS or _is_title(words, unit):
        return None
    if unit.number:
        return reference("PRESENT") if step.letter == "t" and unit.text == "D" else None
    if words.says(step, "past") and unit.text != "Y":
        return None
    value = _value(clock, step, unit.text)
    return (
        _reading(words, clock, step, value)
        if value
        else Reading("DATE", "XXXX-XX-XX", dated=unit.text in _DAYS)
    )


def _is_title(words: Words, unit: Chunk) -> bool:
    """“This Week”, the programme."""
    return words.tokens[unit.start].text[0].isupper()


def _value(clock: Clock, step: Chunk, unit: str) -> str:
    if clock.story and clock.year and clock.year < 0:
        width, years = _OLD.get(unit, (0, 0))
        return year_text(clock.year + int(step.number) * years)[:width]
    base = _base(clock, step, unit)
    at = moved(base, step.number, unit) if base else None
    return named(at, unit) if at else ""


def _base(clock: Clock, step: Chunk, unit: str) -> date | None:
    """The day to step from: publication, or what the text named last, as fine as the unit asks."""
    then = step.letter == "s" or step.text == "then" or clock.story or (unit == "D" and step.letter in "lx")
    if not then:
        return clock.published
    return clock.then if unit in _DAYS else clock.first or clock.then


def _reading(words: Words, clock: Clock, step: Chunk, value: str) -> Reading:
    unit, told = words.last("U").text, step.letter == "t" and not clock.story
    reading = dated(value, aside=step.letter == "l")
    if unit in _DAYS:
        return Reading("DATE", value, period=_up_to(reading.period, clock, words), aside=reading.aside)
    first = reading.period.first if reading.period else None
    ahead = first and clock.published and first > clock.published
    return dated(value, background=not told and not ahead, since=told, aside=reading.aside)


def _up_to(period: Edtf | None, clock: Clock, words: Words) -> Edtf | None:
    """“This week”, told of the past, reaches up to publication."""
    if period is None or clock.published is None or period.first is None or period.last is None:
        return period
    if period.first <= clock.published < period.last and words.heading <= 0:
        return Edtf.span(period.first, clock.published)
    return period


def the_unit(words: Words, clock: Clock) -> Reading | None:
    """“The quarter”, “the end of the year”, “later in the day”, “the current month”, “year-end”, “the weekend”."""
    unit, now = words.last("UKu"), words.one("R")
    if unit.letter == "K":
        return weekend(words, clock)
    if unit.letter == "u":
        return the_quarter(words, clock) if clock.quarter else None
    if unit.number or (now and not words.says(now, "current")):
        return None
    if unit.text == "Q":
        return the_quarter(words, clock)
    return _plain(words, clock, unit)


def _plain(words: Words, clock: Clock, unit: Chunk) -> Reading | None:
    leads = set("Eef") & set(words.text)
    if unit.text not in ("D", "W", "M", "Y") or (unit.text == "D" and not leads):
        return None
    if words.word(0) in {"ended", "ending"} or (
        unit.text == "Y" and "F" in words.text and not words.one("R")
    ):
        return length(f"P1{unit.text}")
    if words.text.endswith("E"):
        return _end(words, clock, unit)
    if unit.text == "Y" and clock.story:
        return Reading("DATE", year_text(clock.year), dated=False) if clock.year else None
    base = clock.then if unit.text == "D" else clock.first if clock.story else clock.published
    return Reading("DATE", named(base, unit.text), dated=False) if base else None


def _end(words: Words, clock: Clock, unit: Chunk) -> Reading | None:
    """“Year-end”: the last day of the year; “month’s end”."""
    base = clock.first if clock.story else clock.published
    if unit.text not in "MY" or base is None or not words.says(words.last("E"), "end", "year-end"):
        return None
    return Reading("DATE", f"{base.year:04}-12-31" if unit.text == "Y" else named(base, "M"), dated=False)
