"""EDTF dates in a person's words: the site's language, nothing surer than the record is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from babel import Locale
from markupsafe import Markup, escape

from generator.edtf import Edtf
from generator.rendering.babel_dates import (
    DateTimeFormat,
    format_date,
    format_interval,
    format_skeleton,
    get_date_format,
    parse_pattern,
)
from generator.rendering.words import Words

#: More days than any record is about.
_DAYS = 65536
#: By the first letter of a field of a pattern: a day on which it is written as on the day given.
_ALIKE: Mapping[str, Callable[[date], date]] = {
    "d": lambda day: date(2000, 1, day.day),
    "M": lambda day: date(2000, day.month, 1),
    "y": lambda day: date(day.year, 1, 1),
    "E": lambda day: date(2001, 1, 1 + day.weekday()),  # 2001 began on a Monday
}
#: What CLDR has the patterns of two days under, and the month in these.
_INTERVAL = "yMMMd"
_SHORT_MONTH = re.compile(r"(?<!M)MMM(?!M)")
_FIELD = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class WhenView:
    """A date: `text` in words, `iso` for a machine (“” for an interval), `weekday` of a single day.

    Printed whole it is a time element, or its text where a machine could not read it.
    """

    text: str
    iso: str
    weekday: str
    _html: Markup = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Write the element down once: it is printed on many pages."""
        text = escape(self.text)
        html = Markup(f'<time datetime="{escape(self.iso)}">{text}</time>') if self.iso else text  # noqa: S704
        object.__setattr__(self, "_html", html)

    def __html__(self) -> str:
        return self._html


def when(edtf: Edtf, words: Words) -> WhenView:
    """A date as a view. “About” and “uncertain” are part of the text: they never get lost on the way to a reader."""
    return _when(edtf.text, words)


def on(day: date, words: Words) -> WhenView:
    """A single day as a view."""
    return _when(day.isoformat(), words)


@lru_cache(maxsize=_DAYS)
def _when(date_text: str, words: Words) -> WhenView:
    edtf = Edtf.parse(date_text)
    text = _hedged(edtf, _span(edtf, words), words)
    iso = "" if "/" in edtf.text else edtf.text.rstrip("~?%")
    return WhenView(text, iso, weekday(edtf, words.locale))


def span(first: Edtf | None, last: Edtf | None, words: Words) -> str:
    """From one date to another, either of them open; "" where both are."""
    if first and last:
        return words("dates.span", first=when(first, words).text, last=when(last, words).text)
    end, key = (first, "dates.since") if first else (last, "dates.until")
    return words(key, date=when(end, words).text) if end else ""


def weekday(edtf: Edtf, locale: Locale, width: str = "EEEE") -> str:
    """The name of the day of the week, for a date that is one day."""
    return _field(width, _ALIKE["E"](edtf.first), locale) if edtf.is_day and edtf.first else ""


def long(day: date, locale: Locale) -> str:
    """A day in full, “28 September 2020”: what Babel writes, each day, month and year of it written once."""
    pattern, fields = _long(locale)
    if not fields:
        return format_date(day, "long", locale)
    return pattern % {field: _field(field, _ALIKE[field[0]](day), locale) for field in fields}


@lru_cache(maxsize=64)
def _long(locale: Locale) -> tuple[str, tuple[str, ...]]:
    """The locale's pattern and its fields; no fields where one is written in a way of its own."""
    pattern = str(get_date_format("long", locale).format)
    fields = tuple(_FIELD.findall(pattern))
    return pattern, fields if all(field[0] in _ALIKE for field in fields) else ()


@lru_cache(maxsize=_DAYS)
def _field(field: str, day: date, locale: Locale) -> str:
    return DateTimeFormat(day, locale)[field]


@lru_cache(maxsize=_DAYS)
def short(day: date, locale: Locale) -> str:
    """A day without its year: “28 Sept”."""
    return format_skeleton("MMMd", day, locale=locale)


@lru_cache(maxsize=_DAYS)
def brief(day: date, locale: Locale) -> str:
    """A day with its year, as short as it can be: “28 Sept 2020”."""
    return format_skeleton("yMMMd", day, locale=locale)


@lru_cache(maxsize=_DAYS)
def brief_month(day: date, locale: Locale) -> str:
    """A month with its year: “Sept 2020”."""
    return format_skeleton("yMMM", day, locale=locale)


@lru_cache(maxsize=_DAYS)
def month(day: date, locale: Locale) -> str:
    """A month with its year: “September 2020”."""
    return format_skeleton("yMMMM", day, locale=locale)


@lru_cache(maxsize=_DAYS)
def month_alone(day: date, locale: Locale) -> str:
    """A month without its year, in short: “Sept”."""
    return _field("LLL", day.replace(day=1), locale)


@lru_cache(maxsize=_DAYS)
def year(day: date, locale: Locale) -> str:
    """A year alone."""
    return format_skeleton("y", day, locale=locale)


def _hedged(edtf: Edtf, text: str, words: Words) -> str:
    if edtf.approximate:
        text = words("dates.about", date=text)
    return words("dates.uncertain", date=text) if edtf.uncertain else text


def _span(edtf: Edtf, words: Words) -> str:
    if edtf.first is None or edtf.last is None:
        key, day = ("dates.until", edtf.last) if edtf.first is None else ("dates.since", edtf.first)
        assert day, "an interval has an end"
        return words(key, date=long(day, words.locale))
    if "/" in edtf.text and edtf.first != edtf.last:
        return _interval(edtf.first, edtf.last, words.locale)
    return _point(edtf.text.rstrip("~?%"), edtf.first, words.locale)


def _interval(first: date, last: date, locale: Locale) -> str:
    """Two days as one text, “27–30 September 2020”: CLDR’s pattern, its short months in full, as in every other date."""
    changed = {"y": first.year != last.year, "M": first.month != last.month, "d": first != last}
    patterns = locale.interval_formats.get(_INTERVAL, {})
    found = next((patterns[field] for field in changed if changed[field] and field in patterns), None)
    if found is None:
        return format_interval(first, last, _INTERVAL, locale=locale)
    whole = (parse_pattern(_SHORT_MONTH.sub("MMMM", pattern)) for pattern in found)
    return "".join(part.apply(day, locale) for part, day in zip(whole, (first, last), strict=False))


def _point(text: str, first: date, locale: Locale) -> str:
    precision = text.split("/", maxsplit=1)[0].count("-")
    if precision == 2:
        return long(first, locale)
    return month(first, locale) if precision == 1 else year(first, locale)
