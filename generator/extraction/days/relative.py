"""Days told from the day of publication or from another day: “Monday”, “yesterday”, “three days ago”.

The conventions follow TimeML's TIMEX3 guidelines (Saurí et al. 2006) for what is marked, and news usage for what is
meant: a bare weekday is the latest one on or before publication, that day itself included.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from generator.edtf import Edtf
from generator.extraction.counts.number_words import WORDS
from generator.extraction.days.reading import Clock, Reading, Rule, word_at
from generator.extraction.days.words import (
    FROM_ANCHOR,
    FROM_PUBLICATION,
    LONG_UNITS,
    MONTH_NUMBERS,
    PARTS_OF_DAY,
    SHORT_WEEKDAYS,
    UNIT_DAYS,
    UP_TO_PUBLICATION,
    WEEKDAYS,
)
from generator.extraction.days.written import (
    WRITTEN,
    day_of_month,
    iso_date,
    month_alone,
    month_and_day,
    year_alone,
)
from generator.extraction.document import Token

_UNITS = {
    **dict.fromkeys(("week", "weeks"), relativedelta(weeks=1)),
    **dict.fromkeys(("month", "months"), relativedelta(months=1)),
    **dict.fromkeys(("year", "years"), relativedelta(years=1)),
}


def weekday(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“Monday”, “last Friday”, “Monday night”; a weekday beside a full date is left to the date."""
    word = word_at(tokens, position)
    number = WEEKDAYS.get(word)
    if number is None or not tokens[position].text[0].isupper():
        return None
    if word in SHORT_WEEKDAYS and word_at(tokens, position - 1) != "on":
        return None
    date_follows = position + 1 + (word_at(tokens, position + 1) in {",", "the"})
    full = any(rule(tokens, date_follows, clock) for rule in WRITTEN if date_follows < len(tokens))
    if full:
        return None
    end = position + 1 + (word_at(tokens, position + 1) in PARTS_OF_DAY)
    if clock.published is None:
        return Reading(end, None)
    return Reading(end, Edtf.day(_weekday(number, clock, word_at(tokens, position - 1))))


def _weekday(number: int, clock: Clock, before: str) -> date:
    assert clock.published
    back = (clock.published.weekday() - number) % 7
    if before in {"last", "previous"} and back == 0:
        back = 7
    if before == "next" or clock.planned:
        ahead = (number - clock.published.weekday()) % 7
        return clock.published + timedelta(days=ahead or (7 if before == "next" else 0))
    return clock.published - timedelta(days=back)


_Table = dict[str, list[tuple[tuple[str, ...], int]]]


def _by_first_word(phrases: dict[tuple[str, ...], int]) -> _Table:
    """Phrases by their first word, the longest first."""
    table: _Table = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        table.setdefault(phrase[0], []).append((phrase, phrases[phrase]))
    return table


_FROM_PUBLICATION, _FROM_ANCHOR = _by_first_word(FROM_PUBLICATION), _by_first_word(FROM_ANCHOR)
_UP_TO_PUBLICATION = _by_first_word(UP_TO_PUBLICATION)


def _phrase(tokens: tuple[Token, ...], position: int, table: _Table) -> tuple[int, int] | None:
    """The end and the value of the longest phrase of a table that begins at a token."""
    for phrase, value in table.get(word_at(tokens, position), ()):
        end = position + len(phrase)
        if tuple(token.lower for token in tokens[position:end]) == phrase:
            return end, value
    return None


def relative_to_publication(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“Today”, “yesterday”, “last night”, “overnight”."""
    found = _phrase(tokens, position, _FROM_PUBLICATION)
    if not found or word_at(tokens, found[0]) in WEEKDAYS:
        return None
    return Reading(found[0], _shifted(clock.published, found[1]))


def relative_to_anchor(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“The previous day”, “hours earlier”: counted from the last day the text named."""
    found = _phrase(tokens, position, _FROM_ANCHOR)
    return Reading(found[0], _shifted(clock.anchor or clock.published, found[1])) if found else None


def _shifted(day: date | None, days: int) -> Edtf | None:
    return Edtf.day(day + timedelta(days=days)) if day else None


def stretch(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“The past 24 hours”, “the weekend”, “last week”: days up to publication."""
    found = _phrase(tokens, position, _UP_TO_PUBLICATION)
    if found:
        return Reading(found[0], _back_to(clock.published, found[1]))
    word, follow = word_at(tokens, position), word_at(tokens, position + 1)
    if word == "weekend" and word_at(tokens, position - 1) in {"the", "this", "last"}:
        return Reading(position + 1, _weekend(clock.published))
    if word == "last" and follow == "week":
        monday = clock.published and clock.published - timedelta(days=clock.published.weekday() + 7)
        return Reading(position + 2, Edtf.span(monday, monday + timedelta(days=6)) if monday else None)
    return None


def _back_to(published: date | None, days: int) -> Edtf | None:
    return Edtf.span(published - timedelta(days=days), published) if published else None


def _weekend(published: date | None) -> Edtf | None:
    if published is None:
        return None
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    return Edtf.span(saturday, min(published, saturday + timedelta(days=1)))


def ago(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“Three days ago”, “two weeks earlier”, “ten years ago”: the last are history."""
    number = _small_number(word_at(tokens, position))
    unit, turn = word_at(tokens, position + 1), word_at(tokens, position + 2)
    if (
        number is None
        or turn not in {"ago", "earlier", "before", "prior", "after"}
        or (turn == "after" and position < 2)
    ):
        return None
    start = clock.published if turn == "ago" else clock.anchor or clock.published
    if unit in UNIT_DAYS:
        return Reading(position + 3, _shifted(start, -number * UNIT_DAYS[unit]))
    return _long_ago(position + 3, start, number, unit) if unit in LONG_UNITS else None


def lately(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“The past three months”, “recent weeks”: a stretch up to now, too wide for a day."""
    first, word = word_at(tokens, position), word_at(tokens, position + 1)
    if first == "recent" and word in {"days", "weeks", *LONG_UNITS}:
        return Reading(position + 2, None, background=True)
    number = _small_number(word) if first in {"past", "last", "previous"} else None
    unit = word_at(tokens, position + 2)
    if number is None or clock.published is None or unit not in _UNITS:
        return None
    begin = clock.published - _UNITS[unit] * number
    return Reading(position + 3, Edtf.span(begin, clock.published), since=True)


def _long_ago(end: int, start: date | None, number: int, unit: str) -> Reading:
    if start is None or number > 500:
        return Reading(end, None, background=True)
    if unit.startswith("month"):
        text = (start - relativedelta(months=number)).strftime("%Y-%m~")
        return Reading(end, Edtf.parse(text), background=True)
    scale = {"year": 1, "years": 1}.get(unit, 10 if unit.startswith("decade") else 100)
    year = start.year - number * scale
    return Reading(end, Edtf.parse(f"{year}~") if year >= 1000 else None, background=True)


def _small_number(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) <= 3 else {"a": 1, "an": 1, **WORDS}.get(word)


def long_stretch(tokens: tuple[Token, ...], position: int, clock: Clock) -> Reading | None:
    """“Last month”, “last year”, “earlier this year”: too wide for a day, so history."""
    first, unit = word_at(tokens, position), word_at(tokens, position + 1)
    if first not in {"last", "this", "next"} or unit not in {"month", "year"}:
        return None
    if clock.published is None:
        return Reading(position + 2, None, background=True)
    step = {"last": -1, "this": 0, "next": 1}[first]
    moved = clock.published + (relativedelta(months=step) if unit == "month" else relativedelta(years=step))
    text = moved.strftime("%Y-%m") if unit == "month" else f"{moved.year:04}"
    return Reading(position + 2, Edtf.parse(text), background=first != "this", since=first == "this")


def _table() -> dict[str, tuple[Rule, ...]]:
    """The rules to try at a word, in their order."""
    phrases = (FROM_PUBLICATION, FROM_ANCHOR, UP_TO_PUBLICATION)
    publication, anchor, stretches = (frozenset(phrase[0] for phrase in table) for table in phrases)
    begins: tuple[tuple[Rule, Iterable[str]], ...] = (
        (month_and_day, MONTH_NUMBERS),
        (weekday, WEEKDAYS),
        (relative_to_publication, publication),
        (relative_to_anchor, anchor),
        (stretch, stretches | {"weekend", "last"}),
        (lately, ("past", "last", "previous", "recent")),
        (ago, ("a", "an", *WORDS)),
        (month_alone, MONTH_NUMBERS),
        (long_stretch, ("last", "this", "next")),
    )
    table: dict[str, tuple[Rule, ...]] = {}
    for rule, words in begins:
        for word in words:
            table[word] = (*table.get(word, ()), rule)
    return table


#: The rules to try where a word, a figure, or a word with a hyphen stands.
BY_WORD: dict[str, tuple[Rule, ...]] = _table()
OF_FIGURES: tuple[Rule, ...] = (iso_date, day_of_month, ago, year_alone)
OF_HYPHENS: tuple[Rule, ...] = (month_alone,)


def rules_at(token: Token) -> tuple[Rule, ...]:
    """Return the rules for expressions that may begin with a token."""
    if token.text[0].isdigit():
        return OF_FIGURES
    return BY_WORD.get(token.lower.rstrip("."), OF_HYPHENS if "-" in token.text else ())
