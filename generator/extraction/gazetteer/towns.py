"""Towns of more than 5,000 people by name, from GeoNames (CC BY 4.0)."""

from collections.abc import Iterable
from functools import cache

from generator.extraction.frozen import frozen
from generator.extraction.gazetteer.table import rows_of
from generator.spelling import bare


@frozen(kw_only=True)
class Town:
    """A town. `country` is ISO 3166-1 alpha-2, `region` its first-level region, `lat` and `lon` degrees (WGS 84)."""

    name: str
    country: str
    region: str
    lat: float
    lon: float
    population: int


@cache
def towns_named(name: str) -> tuple[Town, ...]:
    """Return the towns whose own name this is, accents, hyphens and the Arabic article aside; the most populous first."""
    return _sorted(map(_town, rows_of("towns", bare(name))))


@cache
def towns_also_named(name: str) -> tuple[Town, ...]:
    """Return the towns of more than 15,000 people that this is another name of, the most populous first."""
    rows = dict.fromkeys((own, country) for _, own, country in rows_of("town_names", bare(name)))
    towns = (_town(row) for own, country in rows for row in rows_of("towns", own) if row[2] == country)
    return _sorted(town for town in towns if town.population > 15_000)


def countries_of(name: str) -> tuple[str, ...]:
    """Return the countries that have a town of this name, or where it is another name of one; the likeliest first."""
    return tuple(dict.fromkeys(town.country for town in (*towns_named(name), *towns_also_named(name))))


def _sorted(towns: Iterable[Town]) -> tuple[Town, ...]:
    return tuple(sorted(towns, key=lambda town: (-town.population, town.country, town.lat)))


def _town(row: tuple[str, ...]) -> Town:
    _, name, country, region, lat, lon, population = row
    return Town(
        name=name,
        country=country,
        region=region,
        lat=float(lat),
        lon=float(lon),
        population=int(population),
    )
