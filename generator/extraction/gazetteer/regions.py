"""First-level regions of states (provinces, governorates, federal states) from GeoNames (CC BY 4.0)."""

import re
from functools import cache

from generator.extraction.frozen import frozen
from generator.extraction.gazetteer.table import rows_of
from generator.spelling import bare, skeleton

#: Words in the name of a region that say what sort it is.
_CLASS = re.compile(
    r"\b(?:provinces?|governorates?|states?|regional|regions?|regiao|oblasts?|oblast|departments?|departamento|"
    r"prefectures?|county|krai|kray|republic|republika|district|wilayah?|muhafazat|municipality|city|the|of|"
    r"autonomous|federal|de|capital)\b"
)
_COMPASS = re.compile(r"\b((?:north|south)?(?:east|west)|north|south)ern\b")


@frozen(kw_only=True)
class Region:
    """A first-level region. `country` is ISO 3166-1 alpha-2; `lat` and `lon` are the middle of its towns (WGS 84)."""

    name: str
    country: str
    lat: float
    lon: float


def region_key(name: str) -> str:
    """Return a region's name as the table is sorted by: plain letters, without the words that say its sort."""
    key = _COMPASS.sub(r"\1", bare(name))
    return " ".join(_CLASS.sub(" ", key).split()) or key


@cache
def regions_named(name: str) -> tuple[Region, ...]:
    """Return the regions of this name in the order of their countries, however it is transliterated."""
    key = region_key(name)
    found = rows_of("regions", key)
    if not found:
        found = tuple(
            row for _, own in rows_of("region_sounds", skeleton(key)) for row in rows_of("regions", own)
        )
    return tuple(
        Region(name=own, country=country, lat=float(lat), lon=float(lon))
        for _, own, country, lat, lon in found
    )
