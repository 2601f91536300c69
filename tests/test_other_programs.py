"""What a site publishes for other programs, read by those programs' own readers."""

import json
import re
import warnings
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import bibtexparser
import citeproc
import feedparser
import icalendar
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from frictionless import Package, system
from geojson_pydantic import FeatureCollection
from hypothesis import given
from hypothesis import strategies as st
from test_exports import LINKS, RECORD, made, rows, site, written

from generator.edtf import Edtf
from generator.rendering.citing import Cited, bibtex, csl, csl_text

CITED = Cited("x", "A title", Edtf.parse("2031-05-01"), date(2031, 5, 7), "reviewed", "https://a.example/x/", "A record", "An archive", "en")  # fmt: skip


def fields(text: str) -> dict[str, dict[str, str]]:
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    return {entry.key: {one.key: one.value for one in entry.fields} for entry in library.entries}


def test_every_live_entry_can_be_cited_once() -> None:
    files = made()
    entries = fields(files["data/citations.bib"].decode())
    items = json.loads(files["data/citations.json"])
    assert {*entries} == {"a", "b", "d", "escalation:spring"} == {one["id"] for one in items}
    assert len(items) == len(entries)
    assert entries["a"]["url"] == "https://example.github.io/record/events/a/"
    assert entries["a"]["year"] == "2031"
    assert entries["a"]["author"] == "{An archive}"
    (item,) = [one for one in items if one["id"] == "a"]
    assert item["title"] == RECORD["events"][0]["title"]
    assert item["issued"] == {"date-parts": [[2031, 5, 7]]}
    assert item["event-date"] == {"date-parts": [[2031, 5, 1], [2031, 5, 2]]}
    assert "unreviewed" in item["note"]


#: The names that the schema of CSL lets items have, as the processor carries them.
CSL = Path(citeproc.__file__).parent / "data/schema/schemas/styles"


def names(part: str) -> set[str]:
    return {*re.findall(r'"([\w-]+)"', (CSL / f"csl-{part}.rnc").read_text("utf-8").partition("\n\n")[2])}


def test_every_entry_to_cite_has_the_members_and_types_of_csl() -> None:
    for item in json.loads(made()["data/citations.json"]):
        assert item["type"] in names("types")
        assert item.keys() - {"id", "type"} <= names("variables") | {"language"}


def test_a_processor_of_csl_cites_every_entry_with_its_title_its_day_and_its_address() -> None:
    items = json.loads(made()["data/citations.json"])
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        library = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            library.register(Citation([CitationItem(item["id"])]))
        told = {one.key: str(text) for one, text in zip(library.items, library.bibliography(), strict=True)}
    for item in items:
        found = told[item["id"].lower()]
        assert item["URL"] in found
        assert str(item["issued"]["date-parts"][0][0]) in found


@given(st.text(max_size=30))
def test_whatever_a_title_holds_bibtex_reads_it_as_one_field(title: str) -> None:
    changed = CITED._replace(title=title)
    found = fields(bibtex(changed))
    assert [*found] == ["x"]
    assert found["x"]["url"] == CITED.url
    inside = found["x"]["title"].strip("{}")
    assert not re.search(r"(?<!\\)[&%$#_]", inside)
    assert json.loads(csl_text(changed)) == [json.loads(csl(changed))]
    assert json.loads(csl(changed))["title"] == title


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2031", {"date-parts": [[2031]]}),
        ("2031-05~", {"date-parts": [[2031, 5]], "circa": True}),
        ("2031-05-01?/2031-06", {"date-parts": [[2031, 5, 1], [2031, 6]], "circa": True}),
        ("../2031-05", {"literal": "../2031-05"}),
    ],
)
def test_a_date_of_csl_is_no_surer_than_the_record(edtf: str, told: dict[str, Any]) -> None:
    changed = CITED._replace(day=Edtf.parse(edtf))
    assert json.loads(csl(changed))["event-date"] == told


def test_a_reader_of_feeds_takes_every_feed_for_atom_without_a_fault() -> None:
    for file in written(site()):
        read = feedparser.parse(file.content)
        assert not read.bozo, file.path
        assert read.version == "atom10"
        assert all(
            re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one.updated) for one in (read.feed, *read.entries)
        )


def test_a_feed_says_of_an_entry_that_nobody_reviewed_it() -> None:
    (feed,) = [feedparser.parse(file.content) for file in written(site()) if file.path == "feed.xml"]
    told = {entry.link.rsplit("/", 2)[1]: entry.summary for entry in feed.entries}
    assert "unreviewed" in told["a"]
    assert "unreviewed" not in told["b"]


def test_the_calendar_is_read_as_whole_days() -> None:
    calendar = icalendar.Calendar.from_ical(made()["data/events.ics"])
    assert calendar.errors == []
    events = {str(one["UID"]).partition("@")[0]: one for one in calendar.walk("VEVENT")}
    assert {*events} == {"a", "b", "c"}
    assert all(one.errors == [] for one in events.values())
    first = events["a"]
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (
        date(2031, 5, 1),
        date(2031, 5, 2) + timedelta(days=1),
    )
    assert str(first["SUMMARY"]) == RECORD["events"][0]["title"].replace("\u2028", "\n")
    assert str(events["c"]["STATUS"]) == "CANCELLED"


def test_the_map_is_what_rfc_7946_lets_it_be() -> None:
    whole = FeatureCollection.model_validate_json(made()["data/events.geojson"], strict=True)
    assert [feature.id for feature in whole.features] == ["a"]
    for feature in whole.features:
        lon, lat = feature.geometry.coordinates
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90


def test_every_table_is_what_the_data_package_says(tmp_path: Path) -> None:
    for path, content in made().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "data/datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])


#: What TimelineJS documents of its JSON: the members of a slide, and the type of each.
SLIDE: dict[str, type | tuple[type, ...]] = {
    "unique_id": str, "start_date": dict, "end_date": dict, "display_date": str, "group": str, "text": dict,
}  # fmt: skip


def test_slides_have_the_members_that_timelinejs_documents() -> None:
    whole = json.loads(made()["data/timelinejs.json"])
    assert whole.keys() <= {"title", "events", "eras", "scale"}
    for slide in whole["events"]:
        assert all(isinstance(value, SLIDE[name]) for name, value in slide.items())
        for name in ("start_date", "end_date"):
            assert slide.get(name, {}).keys() <= {"year", "month", "day"}
            assert all(isinstance(one, int) for one in slide.get(name, {}).values())
        assert "year" in slide["start_date"]
        assert slide["text"].keys() == {"headline", "text"}
    for era in whole["eras"]:
        assert era.keys() == {"start_date", "end_date", "text"}


def test_under_ucdps_names_stands_what_the_record_says_and_whose_it_is() -> None:
    open_ended, first, second, retracted = rows("events")
    assert (first["date_start"], first["date_end"], first["date_prec"]) == ("2031-05-01", "2031-05-02", "2")
    assert (first["latitude"], first["longitude"], first["where_prec"]) == ("40.5", "-45.25", "1")
    assert (first["low"], first["high"], first["best"]) == ("27", "", "")
    assert first["deaths_claimants"] == "lorvia-army; a/s2"
    assert (second["low"], second["best"], second["high"]) == ("3", "3", "3")
    assert second["deaths_claimants"] == "The Courier"
    assert (retracted["low"], retracted["deaths_claimants"]) == ("", "")
    assert (open_ended["date_prec"], open_ended["date_start"]) == ("", "")
    for row in rows("events"):
        for name in ("deaths_a", "deaths_b", "deaths_civilians"):
            assert bool(row[name]) == bool(row[f"{name}_claimants"])
        assert not any(row[name] for name in ("low", "best", "high")) or row["deaths_claimants"]


def test_every_link_in_what_other_programs_read_is_absolute() -> None:
    for one in json.loads(made()["data/citations.json"]):
        assert one["URL"].startswith(LINKS.absolute("/"))
