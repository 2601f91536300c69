"""Times of day: “10 p.m. Wednesday”, “Friday night”, “that afternoon”, “last night”, “noon”."""

from dataclasses import replace

from generator.extraction.times.reading import Clock, Reading, Words, dated
from generator.extraction.times.values import moved
from generator.model.vocabulary import DateBasis

_ENDS = frozenset([",", ".", "", ";", ":", ")", "that", "and", "by", "in", "near", "at"])
_BEFORE_PART = frozenset(["by", "at", "until", "around", "in", "since"])


def timed(words: Words, reading: Reading | None) -> Reading | None:
    """A day's reading with the time or part of day that stands beside it."""
    chunk = words.one("C") or words.one("P")
    if reading is None or chunk is None:
        return reading
    return replace(reading, type="TIME", value=reading.value + _part(chunk.text))


def _part(text: str) -> str:
    return text if text.startswith("T") else f"T{text}"


def part_of_day(words: Words, clock: Clock) -> Reading | None:
    """“Last night”, “this morning”, “that afternoon”, “the next morning”."""
    step = words.one("lxts")
    if step is None:
        return None
    then = step.letter == "s" or step.text == "then" or "d" in words.text or clock.story
    base = clock.then if then else clock.published
    day = moved(base, step.number, "D") if base else None
    return timed(words, dated(day.isoformat()) if day else Reading("DATE", "XXXX-XX-XX"))


def night_before(words: Words, clock: Clock) -> Reading | None:
    """“Said on Wednesday it was attacked the night before”: that of Tuesday; “the night before the vote” tells no day."""
    if words.word(0) not in _ENDS:
        return None
    day = moved(clock.then, -1, "D") if clock.then else None
    return timed(words, dated(day.isoformat()) if day else Reading("DATE", "XXXX-XX-XX"))


def time_alone(words: Words, clock: Clock) -> Reading | None:
    """“At 7:15 p.m.”, “by mid-afternoon”: a time of the day named last; it names no day itself."""
    chunk = words.one("C") or words.one("P")
    if chunk is None or (chunk.letter == "P" and not _tells(words, clock)):
        return None
    generic = clock.story and words.text == "P"
    day = None if generic else clock.then
    value = (day.isoformat() if day else "XXXX-XX-XX") + _part(chunk.text)
    return Reading("TIME", value, DateBasis.RELATIVE, dated=False)


def _tells(words: Words, clock: Clock) -> bool:
    """A part of a day alone tells a time behind “by” or “at”, and with “late”; in histories always."""
    return bool(clock.story) or "E" in words.text or words.word(-1) in _BEFORE_PART
