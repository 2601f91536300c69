"""Hypothesis strategies for every noun that front matter can hold, nasty texts included."""

import dataclasses
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

from conftest import cases
from hypothesis import settings
from hypothesis import strategies as st

from generator.decode.text import CONTROL, tidy_body
from generator.edtf import Edtf
from generator.model.actor import Actor
from generator.model.claim import Claim
from generator.model.config import Colour, Wording
from generator.model.escalation import Escalation
from generator.model.event import Event, Place
from generator.model.source import Source
from generator.model.vocabulary import Qualifier

#: For laws over whole nouns, which are slow to make.
UNHURRIED = settings(max_examples=cases(60))

NOUNS = (Event, Actor, Escalation, Source)

NASTY = (
    "no", "Yes", "on", "y", "N", "~", "null", "Null", "true", "010", "0o17", "0x1F", "0b1", "1_000", "1,200", "12:30",
    "190:20:30", "1e5", "-.5", ".inf", ".NaN", "+1", "2020-09-28", "2020-9-8", "2020-09-28T10:00:00Z", "=", "<<", "-",
    "- a", "--- a", "...", "@handle", "`x`", "a: b", "a:", ":a", "a #b", "#a", "a#b", "{a}", "[a]", "a, b", "who?",
    "? a", "!tag", "&a", "*a", "%a", "|", "> a", "'", "''", '"', '"a"', "\\", "\\n", "a\\", "a\nb", "a\r\nb", "a\tb",
    " a", "a ", "\n", "\t", "é", "Ő", "日本", "עברית", "👩‍🚒", "🇦🇲", "a\u2028b", "a\x85b", "a\u00a0b", "\ufeff", "a\ufeffb",
    "https://example.org/a?b=c#d", "C:\\a", "it's", "don’t “quote” — me",
)  # fmt: skip

LETTERS = "aZ0é日ß👩\u200d\u0301א \u00a0\u2028\x85\ufeff\t\n:#,[]{}'\"\\-?@&*!%|>~=.<_/`$"
TEXTS = (
    st.sampled_from(NASTY)
    | st.text(LETTERS, max_size=8)
    | st.text(max_size=8).filter(lambda t: not CONTROL.search(t))
)
FILLED = TEXTS.filter(str.strip)
SLUGS = st.from_regex(r"[a-zé0-9ə]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
URLS = st.sampled_from(["https://example.org/", "http://example.org/a?b=c&d#e", "https://пример.рф/новости"])


@st.composite
def dates(draw: st.DrawFn) -> Edtf:
    """EDTF of every form: day, month, year, marked, interval, open."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    lengths, marks = st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?", "%"])
    one = first.isoformat()[: draw(lengths)] + draw(marks)
    other = last.isoformat()[: draw(lengths)] + draw(marks)
    text = draw(st.sampled_from([one, f"{one}/..", f"../{other}", f"{one}/{other}", one]))
    return Edtf.parse(text) if first.isoformat()[:4] < last.isoformat()[:4] else Edtf.parse(one)


def of_type(hint: object) -> st.SearchStrategy[object]:
    """Values of a field's type."""
    if isinstance(hint, UnionType):
        return st.one_of(*(st.none() if kind is NoneType else of_type(kind) for kind in get_args(hint)))
    if get_origin(hint) is tuple:
        return st.lists(of_type(get_args(hint)[0]), max_size=2).map(tuple)
    assert isinstance(hint, type)
    if issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return SCALARS[hint] if hint in SCALARS else nouns(hint)


SCALARS = {
    str: TEXTS,
    int: st.integers(0, 10**9),
    float: st.floats(-1e9, 1e9),
    bool: st.booleans(),
    Edtf: dates(),
    date: DAYS,
    Colour: st.just(Colour()),
    Wording: st.just(Wording()),
}

#: Fields whose values the checks of decode restrict.
RESTRICTED = {
    "accent": st.sampled_from(["", "#8a1f11", "#234"]).map(Colour),
    "id": SLUGS,
    "same_as": st.lists(SLUGS, max_size=2).map(tuple),
    "not_same_as": st.lists(SLUGS, max_size=2).map(tuple),
    "country": st.sampled_from([None, "AM", "NO", "YE"]),
    "wikidata": st.sampled_from(["", "Q399"]),
    "language": st.sampled_from(["", "en", "no", "pt-BR"]),
    "sha256": st.sampled_from(["", "ab" * 32, "0" * 64, "1" * 64]),
    "url": URLS | st.just(""),
    "archive_url": URLS | st.just(""),
    "repository": URLS | st.just(""),
    "base_url": st.sampled_from(["https://example.org/", "https://example.org/a/", "http://localhost:8000"]),
    "feed_entries": st.integers(1, 500),
    "paragraph": st.none() | st.integers(1, 99),
    "rung": st.integers(0, 3),
    "lat": st.floats(-90, 90),
    "lon": st.floats(-180, 180),
    "body": TEXTS.map(lambda text: tidy_body(f"a{text}")) | st.just(""),
}


def nouns(cls: type) -> st.SearchStrategy[object]:
    """Values of a dataclass that decode takes without a problem."""
    hints = get_type_hints(cls)
    fields = {}
    for field in dataclasses.fields(cls):
        if field.name in RESTRICTED:
            fields[field.name] = RESTRICTED[field.name]
        elif field.default is dataclasses.MISSING and hints[field.name] is str:
            fields[field.name] = FILLED
        else:
            fields[field.name] = of_type(hints[field.name])
    made = st.builds(cls, **fields)
    return made.map(TIDY[cls]) if cls in TIDY else made


def _claim(claim: Claim) -> Claim:
    low, high = claim.min, claim.max
    if low is not None and high is not None:
        low, high = sorted((low, high))
    if claim.qualifier is Qualifier.EXACT and (low is None or high is None):
        return dataclasses.replace(claim, qualifier=Qualifier.VAGUE)
    return dataclasses.replace(claim, min=low, max=high)


def _place(place: Place) -> Place:
    return (
        place
        if (place.lat is None) == (place.lon is None)
        else dataclasses.replace(place, lat=None, lon=None)
    )


def _event(event: Event) -> Event:
    """A source written in place has no text of its own below it; an event's date has a first day."""
    sources = tuple(s if isinstance(s, str) else dataclasses.replace(s, body="") for s in event.sources)
    day = event.date if event.date.first else Edtf.parse("2020-09-28?")
    return dataclasses.replace(event, sources=sources, date=day)


TIDY = {Claim: _claim, Place: _place, Event: _event}
