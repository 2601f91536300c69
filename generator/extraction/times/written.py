"""Days written out: “27 September 2020”, “Sept. 27”, “Friday, 3 May”, “18/09/2022”, “the 14th”, “Christmas”."""

from datetime import date, timedelta

from dateutil.easter import easter

from generator.edtf import Edtf
from generator.extraction.times.clock_times import timed
from generator.extraction.times.direction import SINCE
from generator.extraction.times.figures import EITHER
from generator.extraction.times.reading import Clock, Reading, Words, stated
from generator.extraction.times.values import day_in, month_of, moved, named, year_of, year_text
from generator.extraction.wording.calendar import BEFORE_DAY, BEHIND_DAY
from generator.model.vocabulary import DateBasis

#: How far ahead of publication a day can lie: where a plan speaks, where nothing tells, and against a past verb if the
#: same day of the past is far off.
_PLANNED, _SOON, _NEAR, _FAR = (
    timedelta(days=300),
    timedelta(days=90),
    timedelta(days=60),
    timedelta(days=250),
)
_NEWS = timedelta(days=3)  # what is news happened no longer before publication
_HALF_A_YEAR = 6  # months back that a story does not go: it has gone on past New Year


def year_in(words: Words, clock: Clock) -> int | None:
    """The year that stands in the words or, in a list, behind them; negative before Christ."""
    chunk = words.one("Y") or words.one("n") or words.ahead("Y") or (words.ahead("B") and words.ahead("n"))
    if chunk is None:
        return None
    if words.one("B") or (words.ahead("B") and not words.one("b")):
        return -int(chunk.number)
    if chunk.text == "short" and clock.story and clock.year:
        return clock.year - clock.year % 100 + int(chunk.number) % 100
    return int(chunk.number)


def told_year(words: Words, clock: Clock) -> int | None:
    """The year of “this year”, “last year”, “the following year”, “that year”."""
    step = words.one("lxts")
    if step is None:
        return None
    then = step.letter == "s" or step.text == "then" or clock.story
    year = (clock.year if then else None) or (clock.published.year if clock.published else None)
    return year + int(step.number) if year else None


def story_year(clock: Clock, month: int) -> int | None:
    """The year of a month in a history: that of the date before, the next one where the story goes on past New Year."""
    year, before = clock.year, month_of(clock.anchor)
    if year is None or before is None:
        return year
    return year + (before - month >= _HALF_A_YEAR)


def full_date(words: Words, clock: Clock) -> Reading | None:
    """“28 September”, “the 28th of September 2020”, “Saturday, April 25”, “the night of April 18, 1775”."""
    chunk, order = words.one("M") or words.ahead("M") or words.behind("M"), words.one("DO")
    if chunk is None or order is None:
        return None
    month, day = int(chunk.number), int(order.number)
    year = year_in(words, clock)
    if year is None and (words.one("U") or clock.story):
        year = told_year(words, clock) if words.one("U") else story_year(clock, month)
    if (month, day) == (9, 11) and year is None and words.word(0) in {"attack", "attacks"}:
        year = 2001
    if year is not None:
        return timed(words, _of_year(year, month, day))
    if clock.now is None:
        return timed(words, Reading("DATE", f"XXXX-{month:02}-{day:02}", DateBasis.STATED))
    found = nearest(month, day, clock.now, SINCE if _names_a_thing(words) else words.heading)
    return timed(words, stated(found.isoformat()) if found else None)


def _names_a_thing(words: Words) -> bool:
    """“The 7 October attacks”: the day has given its name to something, so it is past."""
    led = words.text[0] == "d" or words.word(-1) == "the"
    return led and words.text[-1] not in "PC" and words.word(0)[:1].isalpha()


def _of_year(year: int, month: int, day: int) -> Reading | None:
    if year < 1:
        return Reading("DATE", f"{year_text(year)}-{month:02}-{day:02}", DateBasis.STATED, dated=False)
    found = day_in(year, month, day)
    return stated(found.isoformat()) if found else None


def nearest(month: int, day: int, now: date, heading: int) -> date | None:
    """The nearer of the day before and the day after publication, the one the verbs point to if it is not far off."""
    days = [found for year in (-1, 0, 1) if (found := day_in(now.year + year, month, day))]
    past, ahead = [found for found in days if found <= now], [found for found in days if found > now]
    if not past or not ahead or heading == SINCE:
        return next(iter(past[-1:] or ahead), None)
    back, forth = now - past[-1], ahead[0] - now
    reach = {1: _PLANNED, 0: min(back, _SOON)}.get(heading, _NEAR if back > _FAR else timedelta())
    return ahead[0] if forth <= reach else past[-1]


def figures(words: Words, clock: Clock) -> Reading | None:
    """“2020-09-28”, “18/09/2022”, “121430ZMAR22”, “9/11”."""
    chunk = words.one("I")
    if chunk is None:
        return None
    if chunk.number == EITHER:
        return timed(words, _either(date.fromisoformat(chunk.text), words, clock))
    reading = stated(chunk.text, background=bool(chunk.number))
    if "T" in chunk.text:
        return Reading("TIME", chunk.text, DateBasis.STATED, reading.period)
    return timed(words, reading)


def _either(day_first: date, words: Words, clock: Clock) -> Reading:
    """“07/08/2022”: the one that is news of publication; day first and unsure where that does not tell.

    Month first is how American outlets write, day first most of the others.
    """
    month_first, now = day_first.replace(month=day_first.day, day=day_first.month), clock.published
    if now is None or clock.story:
        return stated(day_first.isoformat())
    ahead = words.heading > 0
    if (day_first > now >= month_first and not ahead) or _is_news(month_first, now) > _is_news(
        day_first, now
    ):
        return stated(month_first.isoformat())
    sure = month_first > now or ahead or _is_news(day_first, now)
    return Reading("DATE", day_first.isoformat(), DateBasis.STATED, Edtf.day(day_first, uncertain=not sure))


def _is_news(day: date, now: date) -> bool:
    return timedelta() <= now - day <= _NEWS


def day_alone(words: Words, clock: Clock) -> Reading | None:
    """“On the 14th”: of the month the text goes by, or the latest one where it names none."""
    chunk = words.one("O")
    if chunk is None or chunk.text != "th" or chunk.number > 31 or not _stands_alone(words):
        return None
    base, day = (clock.first if month_of(clock.anchor) else None) or clock.now, int(chunk.number)
    if base is None:
        return Reading("DATE", f"XXXX-XX-{day:02}")
    found = day_in(base.year, base.month, day)
    if found and not clock.story and found > base and clock.now and found > clock.now and words.heading <= 0:
        before = moved(found.replace(day=1), -1, "M")
        found = day_in(before.year, before.month, day) if before else None
    return Reading("DATE", found.isoformat(), period=stated(found.isoformat()).period) if found else None


def _stands_alone(words: Words) -> bool:
    """No noun follows: not “the 14th division”."""
    follow = words.word(0)
    return words.word(-1) in BEFORE_DAY and (not follow[:1].isalpha() or follow in BEHIND_DAY)


def week_of(words: Words, clock: Clock) -> Reading | None:
    """“The week of March 6”: the week that day lies in."""
    unit, month, order = words.last("U"), words.last("M"), words.last("DO")
    if unit.text != "W" or clock.now is None:
        return None
    year = year_of(clock.anchor) if clock.story else None
    found = day_in(year, int(month.number), int(order.number)) if year and year > 0 else None
    found = found or nearest(int(month.number), int(order.number), clock.now, words.heading)
    return stated(named(found, "W")) if found else None


def holiday(words: Words, clock: Clock) -> Reading | None:
    """“Christmas”, “last Thanksgiving”, “Christmas 1914”: feasts with a day of their own."""
    chunk, step = words.last("H"), words.one("lx")
    year, now = year_in(words, clock), clock.now
    if year is None and now:
        passed = _feast(chunk.text, now.year) <= now
        ahead = step.letter == "x" if step else words.heading > 0
        year = now.year + (passed and ahead) - (not passed and not ahead and not clock.story)
    return timed(words, stated(_feast(chunk.text, year).isoformat())) if year and year > 0 else None


def _feast(text: str, year: int) -> date:
    if text == "thanksgiving":
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    if text == "easter":
        return easter(year)
    month, day = text.split("-")
    return date(year, int(month), int(day))
