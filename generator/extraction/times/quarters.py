"""Quarters and halves of years, as business news compares them: “the third quarter of 1989”, “the year-earlier quarter”."""

from generator.extraction.times.reading import Clock, Reading, Words, dated, stated
from generator.extraction.times.values import moved, named, same_in_year
from generator.extraction.times.written import told_year

_MONTHS = {"Q": 3, "H": 6}


def quarter(words: Words, clock: Clock) -> Reading | None:
    """“The third quarter of 1989”, “next year’s first half”, “the year-earlier third quarter”, “the second half of 2008”."""
    unit = (
        "H"
        if words.one("h")
        else next((c.text for c in words.chunks[words.start : words.end] if c.text in _MONTHS), "")
    )
    order = words.one("O")
    number = int(order.number) if order else 2  # “the last half”
    if not unit or number > 12 // _MONTHS[unit]:
        return None
    year = _year(words, clock, unit, number)
    return stated(f"{year:04}-{unit}{number}") if year else None


def _year(words: Words, clock: Clock, unit: str, number: int) -> int | None:
    if chunk := words.one("Y") or words.ahead("Y"):
        return int(chunk.number)
    if words.one("lxts") and words.one("O") and words.one("U"):
        return told_year(words, clock)
    if clock.story or clock.published is None:
        return clock.year
    begun = (number - 1) * _MONTHS[unit] < clock.published.month
    return clock.published.year - bool(words.one("ge")) - (not begun and words.heading < 0)


def the_quarter(words: Words, clock: Clock) -> Reading | None:
    """“The latest quarter”, “the year-earlier period”, “the 1988 quarter”: the quarter spoken of, or that of another year."""
    last = clock.quarter or _stepped(clock, -1)
    if words.one("x"):
        last = _stepped(clock, 1)
    if not last:
        return None
    if year := words.one("Y"):
        last = f"{int(year.number):04}{last[4:]}"
    elif words.one("ge"):
        last = same_in_year(last, -1)
    return dated(last, background=True, aside=bool(words.one("Ygex")))


def _stepped(clock: Clock, number: int) -> str:
    base = moved(clock.published, number, "Q") if clock.published else None
    return named(base, "Q") if base else ""
