"""The index that readers filter the chronology by: every entry once, in its order, and no more than is asked for."""

import json
import re
from dataclasses import replace
from datetime import date
from itertools import accumulate
from pathlib import Path
from unittest.mock import patch
from urllib.parse import parse_qs

import pytest
from rendering.pages import files_of, pages_of, sample_record, site_of

from generator.build import BuildOptions, build, prepare
from generator.model.event import Place
from generator.model.page import File
from generator.rendering import choices
from generator.rendering.layouts import Layouts
from generator.witness import Witness

SITE = site_of(sample_record())
EVENT = "content/events/2024/2024-05-01-orla-bridge-shelling.md"


def read(files: dict[str, bytes]) -> tuple[dict, list[dict]]:
    """The contents of the index, and its other files."""
    contents = json.loads(files["filter/index.json"])
    return contents, [json.loads(files[f"filter/{n + 1}.json"]) for n in range(contents["files"])]


@pytest.mark.parametrize(("stretch", "large"), [(2000, 20_000), (3, 7), (1, 1)])
def test_the_index_holds_every_entry_once_however_it_is_cut(stretch: int, large: int) -> None:
    with patch.object(choices, "_STRETCH", stretch), patch.object(choices, "_LARGE", large):
        contents, files = read(files_of(SITE))
    live = choices.live(SITE)
    assert [name for file in files for name in file["id"]] == [event.id for event in live]
    assert all(len(file["id"]) <= large for file in files)
    assert sum(count for _, count in contents["pages"]) == len(live)
    first = [day for file in files for day in accumulate(file["first"])]
    epoch = date(1970, 1, 1).toordinal()
    assert first == [event.date.first and event.date.first.toordinal() - epoch for event in live]
    for name in choices.FIELDS:
        assert all(len(file[name][0]) == len(file["id"]) for file in files)
        assert all(sum(file[name][0]) == len(file[name][1]) for file in files)
        numbers = [number for file in files for number in file[name][1]]
        assert {*numbers} == {*range(len(contents[name]))}, "each value is somebody’s"


def test_an_entry_can_be_chosen_for_what_it_says() -> None:
    contents, files = read(files_of(SITE))
    actors = [value for value, _ in contents["actor"]]
    counts, numbers = files[0]["actor"]
    ends = [0, *accumulate(counts)]
    for name, start, end in zip(files[0]["id"], ends, ends[1:], strict=False):
        assert {actors[number] for number in numbers[start:end]} == {*SITE.chronology[name].named} - {None}


def test_the_pages_of_the_index_are_those_that_show_the_entries() -> None:
    for left_out in ({}, {"listing.html": b""}):
        layouts = replace(Layouts.read(), own=left_out)
        files = files_of(SITE, layouts)
        contents, (lines,) = read(files)
        rest = iter(lines["id"])
        for href, count in contents["pages"]:
            html = files[f"{href.lstrip('/')}index.html"].decode()
            assert all(f'/events/{next(rest)}/"' in html for _ in range(count))


def narrow(html: str) -> dict[str, list[str]] | None:
    """What the filter is set to where a page leads there."""
    link = re.search(r'class="(?:narrow|note)"><a href="/timeline/\?([^"]*)"', html)
    return link and parse_qs(link[1].replace("&amp;", "&"))


def test_a_place_and_a_source_lead_to_their_entries_in_the_filter() -> None:
    pages = pages_of(files_of(SITE))
    for name, events in SITE.places.items():
        called = {event.place.name for event in events if event.place}
        same = [one for one in choices.live(SITE) if one.place and one.place.name in called]
        expected = {"place": [*called]} if same == [*events] else None
        assert narrow(pages[f"places/{name}/index.html"]) == expected
    for name, dossier in SITE.sources.items():
        expected = {"source": [dossier.source.publisher]} if dossier.events else None
        assert narrow(pages[f"sources/{name}/index.html"]) == expected


def test_places_of_one_name_or_of_two_lead_to_no_filter_which_tells_places_by_name() -> None:
    record = sample_record()
    town, others = Place(name="Orla", country="NO"), {0: "SE", 1: "NO", 2: "DK"}
    spelt = {1: "ORLA", 2: "Far Point"}
    events = tuple(
        replace(
            one,
            value=replace(
                one.value, place=replace(town, country=others.get(n, "NO"), name=spelt.get(n, "Orla"))
            ),
        )
        for n, one in enumerate(record.events)
    )
    pages = pages_of(files_of(site_of(replace(record, events=events))))
    told = {path.split("/")[1]: narrow(html) for path, html in pages.items() if re.match("places/.+/", path)}
    assert told == {"orla-no": None, "orla-se": None, "far-point-dk": {"place": ["Far Point"]}}


def test_a_site_with_an_empty_script_has_no_filter() -> None:
    files = files_of(SITE, replace(Layouts.read(), own={"assets/filter.js": b"\n"}))
    assert not any(path.startswith(("filter/", "assets/filter")) for path in files)
    assert not any("Filter" in html or "filter.js" in html for html in pages_of(files).values())


@pytest.mark.parametrize(
    ("old", "new", "is_kept"),
    [("title: ", "title: New ", True), ("kind: shelling", "kind: statement", False)],
)
def test_an_edit_makes_the_index_anew_where_it_changes_what_fits(
    site: Path, old: str, new: str, *, is_kept: bool
) -> None:
    options = BuildOptions(site=site)
    text = re.sub("  +#.*", "", (site / EVENT).read_text("utf-8"))
    (site / EVENT).write_text(text, "utf-8")
    build(options, lambda _: None)
    assert old in text
    (site / EVENT).write_text(text.replace(old, new, 1), "utf-8")
    with Witness(options) as witness:
        files = [*prepare(options).made(lambda file: file, before=witness.known())]
    made = {file.path for file in files if isinstance(file, File)}
    assert "data/events.csv" in made
    assert ("filter/1.json" not in made) == is_kept


def test_the_scripts_of_the_theme_are_light() -> None:
    scripts = [raw for path, raw in Layouts.read().files.items() if path.endswith(".js")]
    assert sum(map(len, scripts)) < 30_000
