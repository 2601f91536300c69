"""Days told by how far off they are: “three days ago”, “a year earlier”, “two weeks later”, “the day before”."""

from datetime import date

from generator.edtf import Edtf
from generator.extraction.times.durations import value_of
from generator.extraction.times.reading import Chunk, Clock, Reading, Words, dated, length, reference
from generator.extraction.times.values import moved, named, same_in_year, year_text

_BACK = "geN"
_HOURS = ("TS", "TM", "TH")
_DAYS = ("D", "W", "2W")
_ENDS = frozenset([",", ".", "", ";", ":", ")", "that", "and"])


def distance(words: Words, clock: Clock) -> Reading | None:
    """“Three days ago”, “a year earlier”, “two weeks later”, “the day before”, “hours later”."""
    unit, turn = words.last("U"), words.last("geNfT")
    number = amount(words)
    sign = -1 if turn.letter in _BACK else 1
    if turn.letter in "NT" and not clock.story and words.word(0) not in _ENDS:
        return _beside(words, clock, number, sign)
    if unit.text in _HOURS:
        return _hours(unit, clock.now if turn.letter == "g" else clock.then)
    if number is None:
        vague = unit.text == "D" and not clock.story
        return Reading("DATE", "XXXX-XX-XX") if vague else reference("PAST" if sign < 0 else "FUTURE")
    return _shifted(clock, unit.text, sign * number, turn)


def amount(words: Words) -> float | None:
    """The number of units; None for “a few” and for none at all with a plural; one for “a” and “the”."""
    chunk = words.one("nDYqha")
    if chunk is None:
        return None if words.last("U").number else 1.0
    if chunk.letter == "q":
        return chunk.number or None
    return chunk.number if chunk.letter in "nDY" else 0.5 if chunk.letter == "h" else 1.0


def _beside(words: Words, clock: Clock, number: float | None, sign: int) -> Reading | None:
    """“On Monday, two days after shells fell”: the shells fell two days before Monday; how far off it was is a duration."""
    unit, base = words.last("U"), clock.then
    value = value_of(number, unit.text)
    if unit.text in _HOURS:
        return Reading("DURATION", value, period=Edtf.day(base) if base else None)
    if words.one("d") and number == 1:
        return _shifted(clock, unit.text, sign, words.last("NT"))
    if number is None or base is None or words.start == 0 or unit.text not in _DAYS:
        return length(value)
    there = moved(base, -sign * number, unit.text)
    return Reading("DURATION", value, period=Edtf.day(there) if there else None)


def _hours(unit: Chunk, base: date | None) -> Reading:
    """Hours from a time on a day are taken for that day; minutes and seconds name none."""
    hours = unit.text == "TH"
    if base is None:
        return Reading("TIME", "XXXX-XX-XX", dated=hours)
    return Reading("TIME", f"{base.isoformat()}TXX", period=Edtf.day(base) if hours else None, dated=hours)


def _shifted(clock: Clock, unit: str, number: float, turn: Chunk) -> Reading:
    if unit not in _DAYS:
        return _long(clock, unit, number, turn)
    base = clock.now if turn.letter == "g" else clock.then
    day = moved(base, number, unit) if base else None
    return dated(day.isoformat()) if day else Reading("DATE", "XXXX-XX-XX")


#: Years and characters of a year, a decade and a century before Christ.
_OLD = {"Y": (1, 6), "E": (10, 5), "C": (100, 4)}


def _long(clock: Clock, unit: str, number: float, turn: Chunk) -> Reading:
    """Months and years away: as fine as the unit, or as the quarter that figures are compared with; history for claims."""
    if unit == "Y" and number == -1 and clock.quarter and not clock.story:
        return dated(same_in_year(clock.quarter, -1), background=True, aside=True)
    if number % 1 and unit in "CE":  # “half a century ago”
        number, unit = number * (100 if unit == "C" else 10), "Y"
    if clock.story and clock.year and clock.year < 0 and unit in _OLD:
        years, width = _OLD[unit]
        value = year_text(clock.year + round(number * years))[:width]
        return Reading("DATE", value, background=True, aside=number < 0)
    base = clock.first if turn.letter != "g" and unit in ("M", "Q", "H", "Y") else None
    base = base or (clock.now if turn.letter == "g" else clock.then)
    day = moved(base, number, unit) if base else None
    if day is None:
        return Reading("DATE", "PAST_REF" if number < 0 else "FUTURE_REF", background=True)
    about = Edtf.parse(f"{named(day, 'M' if unit in 'MQ' else 'Y')}~") if day.year >= 1000 else None
    return Reading("DATE", named(day, unit), period=about, background=True, aside=number < 0)
