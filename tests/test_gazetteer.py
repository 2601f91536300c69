"""The offline gazetteer: towns and regions found by any spelling, without reading the tables."""

from pathlib import Path

import pytest

import generator.extraction.gazetteer as room
from generator.extraction.gazetteer.regions import regions_named
from generator.extraction.gazetteer.towns import towns_also_named, towns_named
from generator.spelling import plain, skeleton

GAZETTEER = Path(room.__file__).parent


@pytest.mark.parametrize(
    ("name", "country", "region"),
    [
        ("El Fasher", "SD", "Northern Darfur"),
        ("Al-Fasher", "SD", "Northern Darfur"),
        ("Nasiriyah", "IQ", "Dhi Qar"),
        ("Merawi", "ET", "Amhara"),
        ("Bogotá", "CO", "Bogota D.C."),
    ],
)
def test_a_town_is_found_by_its_own_name(name: str, country: str, region: str) -> None:
    towns = (*towns_named(name), *towns_also_named(name))
    assert (country, region) in {(town.country, town.region) for town in towns}


def test_a_town_is_found_by_another_name() -> None:
    assert {town.name for town in towns_also_named("Al-Fashir")} == {"El Fasher"}
    assert towns_named("Nowhereville") == towns_also_named("Nowhereville") == ()


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Paktiya province", "AF"),
        ("North Darfur", "SD"),
        ("Taiz", "YE"),
        ("Kachin State", "MM"),
        ("Uruzgan", "AF"),
    ],
)
def test_a_region_is_found_however_it_is_transliterated(name: str, country: str) -> None:
    assert country in {region.country for region in regions_named(name)}


@pytest.mark.parametrize("table", ["towns", "town_names", "regions", "region_sounds"])
def test_the_tables_are_sorted_by_their_bytes(table: str) -> None:
    lines = (GAZETTEER / f"{table}.tsv").read_bytes().split(b"\n")[:-1]
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("one", "other"),
    [("El Fasher", "Al-Fashir"), ("Zelenskyy", "Zelenskiy"), ("Khost", "Khowst"), ("Muhammad", "Mohamed")],
)
def test_spellings_of_a_name_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
    assert plain(one) != plain(other)
