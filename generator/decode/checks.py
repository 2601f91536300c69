"""What a type cannot say about a value, in one table by class.

A check yields (key, code, message, hint) for everything wrong with a value; the reader finds the key's place.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from typing import Any

from generator import colours
from generator.decode.letters import in_id, mixed_alphabets
from generator.model.actor import Actor
from generator.model.claim import Claim, Statement
from generator.model.config import Config, Theme
from generator.model.escalation import Escalation
from generator.model.event import Event, Place
from generator.model.source import LANGUAGE, Source
from generator.model.vocabulary import Kind, Qualifier
from generator.urls import DEVICES, address_error, is_for_site, slug

Finding = tuple[str, str, str, str]
Check = Callable[[Any], Iterable[Finding]]

#: A file name has at most 255 bytes on the file systems in use; an id becomes one, with room for a suffix.
ID_BYTES = 200
_PLAIN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_WIKIDATA = re.compile(r"Q[1-9]\d*", re.ASCII)
_COPY = "copy it from the browser's address bar"
_SHA256 = re.compile(r"[0-9a-f]{64}")


def id_error(text: str) -> str:
    """Return what keeps a text from being an id, or nothing.

    Letters of any script and digits, lower case and composed (NFC), in groups joined by single hyphens: safe as a
    file name, a URL's segment and a fragment at once.
    """
    if _PLAIN_ID.fullmatch(text) and len(text) <= ID_BYTES:
        return "Windows takes this name for a device" if text in DEVICES else ""
    if len(text.encode("utf-8", "replace")) > ID_BYTES:
        return f"an id has at most {ID_BYTES} bytes"
    if unicodedata.normalize("NFC", text) != text:
        return "an id is written in composed letters (Unicode NFC)"
    if text != text.lower():
        return "an id is written in lower case"
    if not all(part and all(map(in_id, part)) for part in text.split("-")):
        return "an id has letters, digits and single hyphens between them"
    return ""


def _id(value: Actor | Claim | Escalation | Event | Kind | Source) -> Iterable[Finding]:
    if value.id is None:
        return ()
    error, mixed = id_error(value.id), mixed_alphabets(value.id)
    return [_no_id(value.id, error)] if error else [_mixed(value.id, mixed)] if mixed else ()


def _mixed(name: str, alphabets: str) -> Finding:
    shown = " ".join(letter if letter.isascii() else f"U+{ord(letter):04X}" for letter in name[:20])
    message = f"a word of the id “{name[:60]}” mixes letters of two alphabets, {alphabets} ({shown})"
    return "id", "DL172", message, "write it in the letters of one alphabet: it looks like another id"


def _no_id(name: str, error: str) -> Finding:
    better = slug(name)[:60].strip("-")
    hint = f"write “{better}”" if better else "write it in letters a-z, digits and hyphens"
    shown = name if len(name) <= 60 else f"{name[:60]}…"
    return "id", "DL017", f"“{shown}” is no id: {error}", f"{hint}: the address is made from it"


def _ids(name: str) -> Check:
    """What an entry is, or is not, the same as are ids: addresses are made from them."""
    ids_of = attrgetter(name)

    def check(value: object) -> Iterable[Finding]:
        return [_no_other(name, one, error) for one in ids_of(value) or () if (error := id_error(one))]

    return check


def _no_other(name: str, other: str, error: str) -> Finding:
    return name, "DL017", f"“{other[:60]}” is no id: {error}", "write the id of the other entry"


def _country(value: Actor | Place) -> Iterator[Finding]:
    if value.country is not None and not _COUNTRY.fullmatch(value.country):
        hint = "write its two capital letters (ISO 3166-1), e.g. AM"
        yield "country", "DL019", f"“{value.country}” is no country code", hint


def _address(name: str) -> Check:
    url_of = attrgetter(name)

    def check(value: object) -> Iterable[Finding]:
        url = url_of(value)
        error = address_error(url) if url else ""
        return [(name, "DL019", f"“{name}”: {error}", _COPY)] if error else ()

    return check


def _matches(name: str, pattern: re.Pattern[str], hint: str) -> Check:
    text_of = attrgetter(name)

    def check(value: object) -> Iterable[Finding]:
        text = text_of(value)
        if text and not pattern.fullmatch(text):
            return [(name, "DL019", f"“{name}” cannot be “{text}”", hint)]
        return ()

    return check


def _within(name: str, low: float, high: float) -> Check:
    def check(value: object) -> Iterator[Finding]:
        number = getattr(value, name)
        if number is not None and not low <= number <= high:
            yield name, "DL018", f"“{name}” lies between {low:g} and {high:g}, not {number:g}", ""

    return check


def _both_coordinates(place: Place) -> Iterator[Finding]:
    if (place.lat is None) != (place.lon is None):
        name, other = ("lat", "lon") if place.lon is None else ("lon", "lat")
        yield name, "DL018", f"“{name}” stands without “{other}”", "give both or neither"


def _paragraph(value: Claim | Statement) -> Iterable[Finding]:
    if value.paragraph is not None and value.paragraph < 1:
        return [("paragraph", "DL018", "paragraphs are counted from 1", "")]
    return ()


def _not_negative(claim: Claim) -> Iterable[Finding]:
    name = "min" if (claim.min or 0) < 0 else "max" if (claim.max or 0) < 0 else ""
    return [(name, "DL018", "a count of people is not below 0", "")] if name else ()


def _ends(claim: Claim) -> Iterable[Finding]:
    low, high = claim.min, claim.max
    if low is not None and high is not None:
        return [_reversed(low, high)] if low > high else ()
    if claim.qualifier is Qualifier.EXACT:
        name = "max" if high is not None else "min" if low is not None else "id"
        return [(name, "DL018", "an exact claim has “min” and “max”", _exact_hint(low, high))]
    return ()


def _reversed(low: int, high: int) -> Finding:
    hint = "swap them, or correct the one that is wrong; “count” stands for both"
    return "min", "DL018", f"“min” ({low}) is more than “max” ({high})", hint


def _exact_hint(low: int | None, high: int | None) -> str:
    if low is not None:
        return f"write “count: {low}”, or “qualifier: at_least”"
    return f"write “qualifier: {'vague' if high is None else 'up_to'}”"


def _event_day(event: Event) -> Iterator[Finding]:
    if event.date is not None and event.date.first is None:
        yield (
            "date",
            "DL015",
            "the date of an event has a first day",
            "give the earliest day it can have been",
        )


def _site(config: Config) -> Iterator[Finding]:
    if not address_error(config.base_url) and not is_for_site(config.base_url):
        yield (
            "base_url",
            "DL019",
            "“base_url” has no query, fragment or user name",
            "write https://host/path/",
        )
    if config.feed_entries < 1:
        yield "feed_entries", "DL018", "a feed has at least one entry", ""


def _theme(theme: Theme) -> Iterator[Finding]:
    for accent, paper in (("accent", "paper"), ("accent_dark", "paper_dark")):
        given = {name: getattr(theme, name) for name in (accent, paper)}
        wrong = [name for name, colour in given.items() if colour and not colours.is_colour(colour)]
        for name in wrong:
            hint = "write it as #rrggbb, e.g. #0b57a4, in quotes"
            yield name, "DL019", f"“{name}” is no colour: “{given[name]}”", hint
        sound = {name: "" if name in wrong else colour for name, colour in given.items()}
        yield from _faint(accent, sound[accent], paper, sound[paper])


def _faint(accent: str, colour: str, name: str, paper: str) -> Iterator[Finding]:
    """What cannot be read on a paper, or on the tint of it that marks what a link points at."""
    ground = paper or colours.PAPERS[name]
    tint, labels = colours.tints(name, ground)["faint"], colours.LABELS[name]
    needed = f"text needs {colours.ENOUGH}:1"
    if paper and (ratio := colours.contrast(labels, tint)) < colours.ENOUGH:
        message = (
            f"labels ({labels}) have a contrast of {ratio:.1f}:1 to “{name}” ({paper}) and its tint; {needed}"
        )
        yield name, "DL116", message, f"take a {'darker' if name.endswith('dark') else 'lighter'} colour"
    if colour and (ratio := colours.contrast(colour, tint)) < colours.ENOUGH:
        message = f"“{accent}” ({colour}) has a contrast of {ratio:.1f}:1 to the paper ({ground}) and its tint; {needed}"
        yield accent, "DL116", message, f"{colours.readable(colour, tint)} is near, and can be read"


_LANGUAGE_CHECK = _matches("language", LANGUAGE, "write its code, e.g. en or pt-BR")
_OTHERS = (_ids("same_as"), _ids("not_same_as"))
#: What each value must be by itself. A value that could not be read is its default here, or None.
_ALONE: Mapping[type, tuple[Check, ...]] = {
    Actor: (
        _id,
        *_OTHERS,
        _country,
        _matches("wikidata", _WIKIDATA, "write the item's id, e.g. Q399"),
    ),
    Claim: (_id, _not_negative, _paragraph),
    Config: (_address("base_url"), _address("repository"), _site, _LANGUAGE_CHECK),
    Escalation: (_id, *_OTHERS),
    Event: (_id, *_OTHERS, _event_day),
    Kind: (_id, _within("rung", 0, 3)),
    Place: (_country, _within("lat", -90, 90), _within("lon", -180, 180)),
    Source: (
        _id,
        _ids("same_as"),
        _address("url"),
        _address("archive_url"),
        _matches("sha256", _SHA256, "it has 64 digits 0-9 a-f"),
        _LANGUAGE_CHECK,
    ),
    Statement: (_paragraph,),
    Theme: (_theme,),
}
#: What values must be to each other, once all of them could be read.
_TOGETHER: Mapping[type, tuple[Check, ...]] = {Claim: (_ends,), Place: (_both_coordinates,)}

_WHOLE: Mapping[type, tuple[Check, ...]] = {
    cls: (*checks, *_TOGETHER.get(cls, ())) for cls, checks in _ALONE.items()
}


def check(value: object) -> list[Finding]:
    """Return everything wrong with a whole value."""
    return [finding for check in _WHOLE.get(type(value), ()) for finding in check(value)]


def check_parts(cls: type, parts: object) -> Iterator[Finding]:
    """Yield what is wrong with single values of an object that stands for one of class `cls` which is not whole."""
    return chain.from_iterable(check(parts) for check in _ALONE.get(cls, ()))
