"""Figures in time expressions: days, years, ordinals, decades, times of day, and dates written in figures alone."""

import re
from collections.abc import Callable, Sequence

from generator.extraction.document import Token
from generator.extraction.times.lexicon import Sense
from generator.extraction.times.reading import Chunk
from generator.extraction.times.values import day_in
from generator.extraction.tokens import token_of
from generator.extraction.wording.calendar import MONTH_NUMBERS

_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.ASCII)
_DECADE = re.compile(r"((?:1\d|20|\d)?\d0)s", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:t\d\d(?::?\d\d)?z?)?", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})[-.](\d{1,2})[-.]((?:19|20)\d\d)", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?(am|pm|a\.m|p\.m|h|hrs)?", re.ASCII)
_MILITARY = re.compile(r"(\d\d)(\d\d)(\d\d)[a-z]([a-z]{3})((?:20)?\d\d)", re.ASCII)
_RANGE = re.compile(r"(\d{1,4})[-–](\d{1,4})", re.ASCII)
_NOON, _MIDNIGHT, _HOUR = 12, 24, 60
#: The number of a date whose day and month could change places.
EITHER = 2
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_CENTURY = 100
_TURN = 30  # “’31” and later are of the last century, earlier ones of this
_MONTH = 31
_CLOCKS = frozenset(["gmt", "utc", "z", "hours", "hrs"])


def figure(tokens: Sequence[Token], at: int) -> list[Chunk]:
    """Return the chunks of a token that begins with a figure; nothing where it has other parts."""
    word = tokens[at].lower
    if word.isdecimal():
        return next(filter(None, (read(tokens, at, word) for read in _OF_DIGITS)))
    for pattern, read_match in _OF_OTHERS:
        if match := pattern.fullmatch(word):
            return read_match(tokens, at, match)
    return []


def _chunks(start: int, end: int, sense: Sense) -> list[Chunk]:
    return [Chunk(sense.letter, start, end, sense.number, sense.text)]


def lower_at(tokens: Sequence[Token], at: int) -> str:
    """Return a token in lower case; empty outside the sentence."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _half(word: str) -> str:
    plain = word.replace(".", "")
    return plain if plain in {"am", "pm"} else ""


def _time(hour: int, minute: int, half: str) -> Sense:
    hour = hour % _NOON + (_NOON if half == "pm" else 0) if half else hour
    return Sense("C", hour, f"T{hour:02}:{minute:02}")


def numeric_date(first: str, second: str, year: str) -> str:
    """The day of a date in figures; the day stands first where both readings can be, as most of the world writes it."""
    day, month = (first, second) if int(second) <= _NOON else (second, first)
    return _iso(year, month, day)


def _written(first: str, second: str, year: str) -> Sense | None:
    """A date in figures; number 2 where day and month could change places: “07/08/2022”."""
    text = numeric_date(first, second, year)
    either = int(first) != int(second) and int(first) <= _NOON and int(second) <= _NOON
    return Sense("I", EITHER if either else 0, text) if text else None


def _iso(year: str, month: str, day: str) -> str:
    found = day_in(int(year), int(month), int(day)) if 1 <= int(month) <= _NOON else None
    return found.isoformat() if found else ""


def _slashed(tokens: Sequence[Token], at: int, word: str) -> list[Chunk]:
    """“18/09/2022” as a date, “2 1/2” as a number, “9/11” as the day of the attacks."""
    if lower_at(tokens, at + 1) not in {"/", "1"}:
        return []
    parts = [lower_at(tokens, at + k) for k in range(5)]
    if parts[1:4] == ["1", "/", "2"]:
        return _chunks(at, at + 4, Sense("n", int(word) + 0.5))
    if parts[1] != "/":
        return []
    if parts[3] == "/" and len(parts[4]) in (2, 4) and (word + parts[2] + parts[4]).isdecimal():
        year = parts[4] if len(parts[4]) == 4 else ("19" if int(parts[4]) > _TURN else "20") + parts[4]
        sense = _written(word, parts[2], year) if len(word) <= 2 >= len(parts[2]) else None
        return _chunks(at, at + 5, sense) if sense else []
    if parts[0] == "9" and parts[2] == "11":
        return _chunks(at, at + 3, Sense("I", 1, "2001-09-11"))
    return _chunks(at, at + 3, Sense("n", 0.5)) if parts[0] == "1" and parts[2] == "2" else []


def _hour(tokens: Sequence[Token], at: int, word: str) -> list[Chunk]:
    """“10 p.m.”, “5 o'clock”, “0430 GMT”, “1800 hours”."""
    number, after = int(word), lower_at(tokens, at + 1)
    half = _half(after)
    if 1 <= number <= _NOON and (half or after == "o'clock"):
        return _chunks(at, at + 2, _time(number, 0, half))
    hour, minute = divmod(number, _CENTURY)
    if len(word) == 4 and after in _CLOCKS and hour <= _MIDNIGHT and minute < _HOUR:
        return _chunks(at, at + 1 + (after in {"hours", "hrs"}), _time(hour, minute, ""))
    return []


def _year(tokens: Sequence[Token], at: int, word: str) -> list[Chunk]:
    """“1994”, “’94”."""
    number = int(word)
    if len(word) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR:
        return _chunks(at, at + 1, Sense("Y", number))
    if len(word) == 2 and lower_at(tokens, at - 1) == "'":
        return _chunks(at, at + 1, Sense("Y", (1900 if number > _TURN else 2000) + number, "short"))
    return []


def _count(_tokens: Sequence[Token], at: int, word: str) -> list[Chunk]:
    number = int(word[:9])
    return _chunks(at, at + 1, Sense("D" if len(word) <= 2 and 1 <= number <= _MONTH else "n", number))


def _ordinal(_tokens: Sequence[Token], at: int, match: re.Match[str]) -> list[Chunk]:
    return _chunks(at, at + 1, Sense("O", int(match[1]), "th"))


def _decade(tokens: Sequence[Token], at: int, match: re.Match[str]) -> list[Chunk]:
    """“1990s”, “’80s”; three figures (“470s”) are a decade only before Christ and have no text."""
    word = match[1]
    if len(word) == 2 and lower_at(tokens, at - 1) not in {"the", "'", "early", "late", "mid"}:
        return []
    text = {4: word[:-1], 2: "19" + word[0]}.get(len(word), "")
    return _chunks(at, at + 1, Sense("V", int(word), text))


def _full(tokens: Sequence[Token], at: int, match: re.Match[str]) -> list[Chunk]:
    """“2022-09-18”, “2022-09-18T10:00”."""
    text = _iso(match[1], match[2], match[3])
    timed = lower_at(tokens, at + 1) == ":" and lower_at(tokens, at + 2)[:2].isdecimal() and "t" in match[0]
    return _chunks(at, at + 3 if timed else at + 1, Sense("I", text=text)) if text else []


def _numeric(_tokens: Sequence[Token], at: int, match: re.Match[str]) -> list[Chunk]:
    sense = _written(match[1], match[2], match[3])
    return _chunks(at, at + 1, sense) if sense else []


def _military(_tokens: Sequence[Token], at: int, match: re.Match[str]) -> list[Chunk]:
    """A date-time group: “121430ZMAR22”."""
    month = MONTH_NUMBERS.get(match[4])
    text = _iso(match[5] if len(match[5]) == 4 else f"20{match[5]}", str(month), match[1]) if month else ""
    return _chunks(at, at + 1, Sense("I", text=f"{text}T{match[2]}:{match[3]}")) if text else []


def _clock(tokens: Sequence[Token], at: int, match: re.Match[str]) -> list[Chunk]:
    """“7:15 p.m.”, “5:30PM”, “9pm”, “22:10”; “2.5” is a number."""
    hour, minute = int(match[1]), int(match[2] or 0)
    half = _half(match[3] or "") or _half(lower_at(tokens, at + 1))
    if hour > _MIDNIGHT or minute >= _HOUR or (":" not in match[0] and not half):
        return _chunks(at, at + 1, Sense("n", float(match[0]))) if _is_decimal(match[0]) else []
    behind = at + 1 + bool(half and not match[3])
    return _chunks(at, behind, _time(hour, minute, half))


def _is_decimal(word: str) -> bool:
    return word.replace(".", "", 1).isdecimal()


def _range(_tokens: Sequence[Token], at: int, match: re.Match[str]) -> list[Chunk]:
    """“13-15”, “1917-18”: two figures and what joins them."""
    cut, behind = match.end(1), match.end()
    one, other = (_alone(text) for text in match.groups())
    if one.letter == "Y" and len(match[2]) == 2:
        number = one.number - one.number % _CENTURY + other.number
        other = other._replace(letter="Y" if number > one.number else "n", number=number)
    left = one._replace(start=at, end=at + 1, finish=cut)
    dash = Chunk("k", at, at + 1, begin=cut, finish=cut + 1)
    return [left, dash, other._replace(start=at, end=at + 1, begin=cut + 1, finish=behind)]


def _alone(text: str) -> Chunk:
    return figure((token_of(text),), 0)[0]


_OfDigits = Callable[[Sequence[Token], int, str], list[Chunk]]
_OfMatch = Callable[[Sequence[Token], int, re.Match[str]], list[Chunk]]
_OF_DIGITS: tuple[_OfDigits, ...] = (_slashed, _hour, _year, _count)
_OF_OTHERS: tuple[tuple[re.Pattern[str], _OfMatch], ...] = (
    (_ORDINAL, _ordinal),
    (_DECADE, _decade),
    (_ISO, _full),
    (_NUMERIC, _numeric),
    (_RANGE, _range),
    (_CLOCK, _clock),
    (_MILITARY, _military),
)
