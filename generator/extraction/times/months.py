"""Months and seasons: “April 2016”, “mid-July”, “last May”, “August of that year”, “the spring of 1917”, “this summer”."""

from datetime import date

from generator.extraction.times.reading import Chunk, Clock, Reading, Words, stated
from generator.extraction.times.values import month_of, year_text
from generator.extraction.times.written import story_year, told_year, year_in
from generator.model.vocabulary import DateBasis

#: How many months ahead of publication a month is taken for the coming one, by where the verbs point.
_AHEAD = {1: 11, 0: 2, -1: 1}
_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def month(words: Words, clock: Clock) -> Reading | None:
    """“April 2016”, “mid-July”, “last May”, “January this year”, “August of that year”."""
    number = int(words.last("M").number)
    year = year_in(words, clock)
    if year is None:
        year = told_year(words, clock) if words.one("U") else _year(words, clock, number)
    return _told(year, f"{number:02}")


def _told(year: int | None, part: str) -> Reading:
    if year is None:
        return Reading("DATE", f"XXXX-{part}", DateBasis.STATED)
    return stated(f"{year_text(year)}-{part}")


def _year(words: Words, clock: Clock, month: int) -> int | None:
    step, now = words.one("lxt"), clock.published
    if clock.story:
        return _by_story(words, step, clock, month)
    if now is None:
        return None
    if step is None:
        ahead = 0 < (month - now.month) % 12 <= _AHEAD.get(words.heading, 0)
        return now.year + (month < now.month) if ahead else now.year - (month > now.month)
    return _stepped(step, now.year, now.month, month)


def _by_story(words: Words, step: Chunk | None, clock: Clock, month: int) -> int | None:
    if step is None or clock.year is None:
        year = story_year(clock, month)
        return year - 1 if year and _wraps(words, clock, month) else year
    return _stepped(step, clock.year, month_of(clock.anchor) or month, month)


def _wraps(words: Words, clock: Clock, month: int) -> bool:
    """“From October to March”, told in March: the October before."""
    other = words.chunks[words.end + 1] if words.letters[words.end : words.end + 2] == "kM" else None
    return other is not None and (month_of(clock.anchor) or month) <= other.number < month


def _stepped(step: Chunk, year: int, now: int, month: int) -> int:
    """The year of “last March”, “next March”, “this March”."""
    if step.letter == "t":
        return year
    return year - (month >= now) if step.letter == "l" else year + (month <= now)


def season(words: Words, clock: Clock) -> Reading | None:
    """“The spring of 1917”, “last fall”, “this summer”, “winter”."""
    chunk, step = words.last("S"), words.one("lxts")
    year = year_in(words, clock)
    if year is None and words.one("U"):
        year = told_year(words, clock)
    elif year is None and clock.story:
        year = clock.year + int(step.number if step else 0) if clock.year else None
    elif year is None and clock.published:
        year = _season_year(words, clock.published, chunk.text, step)
    return _told(year, chunk.text)


def _season_year(words: Words, now: date, name: str, step: Chunk | None) -> int:
    begun = _STARTS[name] <= now.month
    if step and step.letter == "l":
        return now.year - (_STARTS[name] + 3 > now.month)
    if (step and step.letter == "x") or (step is None and words.heading > 0):
        return now.year + begun
    return now.year if begun or step else now.year - 1
