"""Years and what is longer: “in 2016”, “fiscal 1989”, “490 BC”, “the 1990s”, “the 20th century”."""

from dataclasses import replace

from generator.extraction.times.reading import Clock, Reading, Words, stated
from generator.extraction.times.values import year_text
from generator.extraction.times.written import year_in
from generator.extraction.wording.calendar import BEFORE_YEAR, BEHIND_DAY, COUNTED, COUNTING, LEADING
from generator.model.vocabulary import DateBasis

_FIRST, _LAST = 1000, 2100
_CENTURIES = 30
_CENTURY = 100


def year(words: Words, clock: Clock) -> Reading | None:
    """“In 2016”, “early 1994”, “fiscal 1989”, “’99”; a bare figure is a year only where nothing is counted with it."""
    at = year_in(words, clock) or 0
    if not _FIRST <= at <= _LAST or (len(words.text) == 1 and not _is_year(words)):
        return None
    ahead = clock.published is not None and at > clock.published.year
    aside = _names_a_thing(words) or words.letters[max(0, words.start - 2) : words.start] == "Yk"
    aside = (
        aside
        or (words.word(-1), words.word(0)) == ("(", ")")
        or (clock.story is not None and words.heading > 0)
    )
    reading = stated(f"{at:04}", background=not ahead)
    return replace(reading, aside=True) if aside else reading


def _names_a_thing(words: Words) -> bool:
    """“The 1911 survey”, “of 1974-1975”: a year that the text does not go by from there on."""
    follow = words.word(0)
    return (
        len(words.text) == 1 and words.word(-1) in LEADING and follow.isalpha() and follow not in BEHIND_DAY
    )


def _is_year(words: Words) -> bool:
    before, behind = words.word(-1), words.word(0)
    if before in BEFORE_YEAR or behind in {"'s", ",", ".", ")", ""}:
        return True
    if before in COUNTING or behind in COUNTED:
        return False
    return not behind.endswith("s") or before in LEADING


def year_behind(words: Words, _clock: Clock) -> Reading | None:
    """“2003 – 04”: the second year of a span, cut short."""
    before, chunk = words.behind("Y"), words.one("Dn")
    if before is None or chunk is None or not before.number % _CENTURY < chunk.number < _CENTURY:
        return None
    return stated(f"{int(before.number - before.number % _CENTURY + chunk.number):04}", background=True)


def era(words: Words, _clock: Clock) -> Reading | None:
    """“490 BC”, “AD 64”, “the 470s BC”: years outside the calendar of days."""
    chunk = words.one("nDYV")
    if chunk is None:
        return None
    if chunk.letter == "V":
        value = f"BC{int(chunk.number) // 10:03}"
    else:
        value = year_text(int(chunk.number) * (-1 if words.one("B") or words.ahead("B") else 1))
    return Reading("DATE", value, DateBasis.STATED, dated=False)


def decade(words: Words, _clock: Clock) -> Reading | None:
    """“The 1990s”, “the early ’80s”, “the nineties”."""
    text = words.last("V").text
    return stated(text if len(text) == 3 else "19" + text, background=True) if text else None


def century(words: Words, _clock: Clock) -> Reading | None:
    """“The 20th century”, “the 5th century BC”."""
    order, unit = words.last("O"), words.last("U")
    if unit.text != "C" or not 1 <= order.number <= _CENTURIES:
        return None
    value = f"{int(order.number) - 1:02}"
    if words.one("B"):
        return Reading("DATE", f"BC{value}", DateBasis.STATED, dated=False)
    return stated(value, background=True)
