"""Durations: “two weeks”, “more than four hours”, “several years”, “the past three months”, “recent weeks”."""

from generator.edtf import Edtf
from generator.extraction.times.reading import Chunk, Clock, Reading, Words, length
from generator.extraction.times.values import moved
from generator.extraction.wording.calendar import PLURAL_AFTER, RATE_BEHIND, SPAN_BEHIND

_HOURS = {"TH": 24.0, "TM": 1440.0, "TS": 86400.0}
#: Units told in smaller ones: how many, and which.
_IN_OTHERS = {"E": (10, "Y"), "C": (100, "Y"), "H": (6, "M"), "2W": (2, "W")}
#: “Over 24 hours”, “in 24 hours”, “in the space of 24 hours”: the last ones.
_WITHIN = frozenset({"in", "over", "within", "during"})
_SPACES = frozenset({"space", "course", "period"})
_FOR = frozenset({"for", "lasted", "took"})
#: Half a unit in the next smaller one.
_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}


def value_of(number: float | None, unit: str) -> str:
    """“P3M”, “PT2H”, “PXY”; a decade is ten years, a fortnight two weeks, half a year on top six months."""
    times, code = _IN_OTHERS.get(unit, (1, unit)) if number is not None or unit == "2W" else (1, unit)
    time, code = ("T" if code.startswith("T") else ""), code.removeprefix("T")
    if number is None:
        return f"P{time}X{code}"
    if number % 1 == 0.5 and unit in _HALVES:
        return f"P{time}{f'{int(number)}{code}' if number > 1 else ''}{_HALVES[unit]}"
    return f"P{time}{number * times:g}{code}"


def duration(words: Words, clock: Clock) -> Reading | None:
    """“Two weeks”, “more than four hours”, “a few days”, “half an hour”, “30-year”, “four flights a week”."""
    unit = words.last("U")
    number, sure = _amount(words)
    if not sure and not (unit.number and words.word(-1) in PLURAL_AFTER and words.says_small(unit)):
        return None
    if _is_age(words, unit) or _is_fraction(words, unit, number):
        return None
    if words.text[-2:] == "aU" and "v" not in words.text and _is_rate(words):
        return Reading("SET", value_of(1, unit.text), dated=False)
    value = value_of(number, unit.text)
    if unit.text == "TH" and number == 24 and _is_within(words) and clock.published and not clock.story:
        return Reading("DURATION", value, period=_back_to(clock, number, unit.text))
    return length(value)


def _is_within(words: Words) -> bool:
    before = words.word(-1)
    if words.heading > 0 or before in _FOR:
        return False
    space = before == "of" and words.word(-2) in _SPACES
    return words.says(words.one("v"), "over") or ((before in _WITHIN or space) and not words.one("v"))


def _amount(words: Words) -> tuple[float | None, bool]:
    """How many units, and whether anything says so."""
    chunk, half = words.one("nDYqa"), 0.5 if words.one("h") else 0.0
    if chunk is None:
        return (half or None), bool(half)
    if chunk.letter == "q":
        return (chunk.number or None), True
    if chunk.letter == "a":
        return (1.5 if words.text.endswith("h") else half or 1.0), True
    return chunk.number + half, True


def _is_age(words: Words, unit: Chunk) -> bool:
    """“40 years old”, and names like “60 Minutes”."""
    named = words.tokens[unit.start].text[0].isupper() and words.start > 0
    return (named and unit.text in _HOURS) or words.letters[words.end : words.end + 1] == "G"


def _is_fraction(words: Words, unit: Chunk, number: float | None) -> bool:
    """“Three quarters”, “a quarter of the town”, “a second”: no times."""
    if unit.text == "Q":
        return words.word(0) == "of" or number == 3 or bool(words.one("a"))
    return unit.text in ("TS", "TM") and number == 1 and bool(words.one("a"))


def _is_rate(words: Words) -> bool:
    """“Four flights a week”: behind a noun or a figure, not a preposition."""
    before = words.word(-1)
    if not before or before in SPAN_BEHIND:
        return False
    return before[-1] in "s%" or before[-1].isdigit() or before in RATE_BEHIND


def stretch(words: Words, clock: Clock) -> Reading | None:
    """“The past three months”, “the last 24 hours”, “the next two weeks”, “the first nine months”."""
    unit, step = words.last("U"), words.last("lxO")
    number, sure = _amount(words)
    if not sure and (step.letter == "O" or unit.number):
        return None
    number = number if sure else 1.0
    value = value_of(number, unit.text)
    if step.letter != "l" or clock.published is None or number is None or clock.story:
        return length(value)
    period = _back_to(clock, number, unit.text)
    wide = unit.text not in (*_HOURS, "D") and not (unit.text == "W" and number == 1)
    return Reading("DURATION", value, period=period, since=wide, dated=period is not None)


def _back_to(clock: Clock, number: float, unit: str) -> Edtf | None:
    published = clock.published
    assert published
    days = max(1, round(number / _HOURS[unit])) if unit in _HOURS else number
    begin = moved(published, -days, "D" if unit in _HOURS else unit)
    return Edtf.span(begin, published) if begin and begin.year >= 1000 else None


def lately(words: Words, _clock: Clock) -> Reading | None:
    """“Recent weeks”, “coming months”: a stretch up to now or from now, how long nobody says."""
    unit, lead = words.last("U"), words.last("rlx")
    if not unit.number:
        return None
    if lead.letter == "r":
        return Reading("DATE", "PAST_REF", background=True)
    return length(value_of(None, unit.text))
