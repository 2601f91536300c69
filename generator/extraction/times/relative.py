"""Days told from publication: “Monday”, “next Friday”, “late yesterday”, “the weekend”, “overnight”.

A bare weekday is the latest one on or before publication, that day itself included; the next one where a plan speaks.
"""

from dataclasses import replace
from datetime import date, timedelta

from generator.edtf import Edtf
from generator.extraction.times.clock_times import timed
from generator.extraction.times.reading import Clock, Reading, Words, dated, reference
from generator.extraction.times.values import named

_WEEK = 7
_SATURDAY = 5


def weekday(words: Words, clock: Clock) -> Reading | None:
    """“Monday”, “last Friday”, “next Tuesday”, “early on Sunday morning”, “10 p.m. Wednesday”."""
    chunk, now = words.last("W"), clock.now
    part, night = words.one("P"), words.one("y")
    if chunk.text == "s" or (part and part.number) or (night and not night.text):
        return None
    if now is None:
        return timed(words, Reading("DATE", f"XXXX-WXX-{int(chunk.number) + 1}"))
    reading = dated(_weekday(int(chunk.number), words, now).isoformat())
    return replace(reading, type="TIME", value=f"{reading.value}TNI") if night else timed(words, reading)


def _weekday(number: int, words: Words, now: date) -> date:
    step = words.one("lx")
    back, ahead = (now.weekday() - number) % _WEEK, (number - now.weekday()) % _WEEK
    if step and step.letter == "l":
        return now - timedelta(days=back or _WEEK)
    if step:
        return now + timedelta(days=ahead or _WEEK)
    return now + timedelta(days=ahead) if words.heading > 0 else now - timedelta(days=back)


def today(words: Words, clock: Clock) -> Reading | None:
    """“Today”, “late yesterday”, “tomorrow morning”, “overnight”; a history's “today” is the present."""
    chunk = words.last("y")
    if clock.story:
        return None if chunk.text or chunk.number else reference("PRESENT")
    if clock.published is None:
        return Reading("DATE", "XXXX-XX-XX")
    reading = dated((clock.published + timedelta(days=int(chunk.number))).isoformat())
    if chunk.text:
        return Reading("TIME", f"{reading.value}TNI", period=reading.period)
    return timed(words, reading)


def weekend(words: Words, clock: Clock) -> Reading | None:
    """“The weekend”, “last weekend”, “this weekend”: Saturday and Sunday, up to publication where they are not over."""
    now, step = clock.now, words.one("lx")
    if now is None:
        return Reading("DATE", "XXXX-WXX-WE")
    ahead = step.letter == "x" if step else words.heading > 0
    if ahead:
        saturday = now + timedelta(days=(_SATURDAY - now.weekday()) % _WEEK or (_WEEK if step else 0))
    else:
        saturday = now - timedelta(days=(now.weekday() - _SATURDAY) % _WEEK)
    if step and step.letter == "l" and saturday + timedelta(days=1) >= now:
        saturday -= timedelta(days=_WEEK)
    last = saturday + timedelta(days=1)
    period = Edtf.span(saturday, last if ahead else max(saturday, min(now, last)))
    return Reading("DATE", named(saturday, "WE"), period=period)


def nth_day(words: Words, clock: Clock) -> Reading | None:
    """“On the second day”: the day spoken of, which is counted from a beginning."""
    unit = words.last("U")
    if unit.text != "D" or unit.number or clock.then is None:
        return None
    return Reading("DATE", clock.then.isoformat(), dated=False)
