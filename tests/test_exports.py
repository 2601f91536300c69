"""Data files and feeds: what other programs read."""

import csv
import hashlib
import io
import json
import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import record

from generator import permalinks
from generator.model.page import File
from generator.model.site import Site
from generator.rendering import rows as list_rows
from generator.rendering.context import Context
from generator.rendering.exports import exports
from generator.rendering.feeds import feeds
from generator.rendering.layouts import Layouts
from generator.rendering.sitemap import robots, sitemaps
from generator.rendering.tables import TABLES
from generator.rendering.ucdp import ucdp_cells
from generator.site.assemble import assemble
from generator.urls import Links

LINKS = Links("https://example.github.io/record/")
WORDS = Layouts.read().words("en")
ATOM = "{http://www.w3.org/2005/Atom}"

RECORD = {
    "config": {"title": "The record of the spring", "publisher": "An archive"},
    "actors": [
        {"id": "lorvia", "name": "Lorvia"},
        {"id": "lorvia-army", "name": "=HYPERLINK(“x”), “army”", "kind": "government-body", "parent": "lorvia"},
        {"id": "loner", "name": "Somebody who does nothing", "kind": "person"},
    ],
    "escalations": [{"id": "spring", "title": "Spring", "period": "2031-05-01/..", "parties": ["lorvia"]}],
    "sources": [
        {"id": "s1", "publisher": "The Courier", "agencies": ["Wirepress", "Otherwire"], "published": "2031-05-03",
         "url": "https://courier.example/a?b=c&d=e"},
        {"id": "s2", "publisher": "Radio Keld"},
    ],
    "events": [
        {"id": "a", "date": "2031-05-01/2031-05-02", "title": "Shells; “mortars”, <b>and</b> mines\u2028at Keld", "kind": "shelling",
         "escalation": "spring", "participants": ["lorvia"], "sources": ["s1", {"id": "s2", "title": "In place"}],
         "place": {"name": "Keld, the old town", "lat": 40.5, "lon": -45.25, "precision": "town"},
         "claims": [
             {"id": "c1", "count": 27, "victims": "military", "side": "lorvia", "claimant": "lorvia-army", "quote": "+27\ndead"},
             {"id": "c2", "min": 53, "victims": "military", "side": "lorvia", "source": "s2", "qualifier": "at_least"},
             {"id": "c3", "qualifier": "vague", "measure": "wounded"},
         ],
         "statements": [{"speaker": "lorvia-army", "act": "deny", "denies": "that it fired", "source": "s1", "quote": "Not us"}],
         "corrections": [{"date": "2031-05-07", "field": "claims.c1.min", "was": 26, "now": 27, "why": "Typo\x00"}]},
        {"id": "b", "date": "2031-05-03", "title": "=cmd|' /C calc'!A0", "status": "reviewed", "escalation": "spring",
         "claims": [{"id": "c1", "count": 3}], "sources": ["s1"]},
        {"id": "c", "date": "2031-05-04", "title": "Never happened", "status": "retracted",
         "claims": [{"id": "c1", "count": 999, "quote": "gone"}],
         "corrections": [{"date": "2031-05-09", "field": "status", "was": "reviewed", "now": "retracted"}]},
        {"id": "d", "date": "../2030", "title": "An open beginning"},
    ],
}  # fmt: skip


def site(**config):
    return assemble(record({**RECORD, "config": {**RECORD["config"], **config}}))


def told(assembled: Site) -> Context:
    return Context(assembled, LINKS, WORDS)


def written(assembled: Site) -> list[File]:
    return [feed.write() for feed in feeds(told(assembled))]


def made(**config) -> dict[str, bytes]:
    return {file.path: file.content for file in exports(Context(site(**config), LINKS, WORDS))}


def fed(**config) -> dict[str, ET.Element]:
    return {file.path: ET.fromstring(file.content) for file in written(site(**config))}


def rows(name: str, **config) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made(**config)[f"data/{name}.csv"].decode(), newline="")))


def test_every_promised_file_is_made_once():
    paths = [file.path for file in exports(Context(site(), LINKS, WORDS))]
    assert len(paths) == len(set(paths))
    names = "events.csv claims.csv actors.csv events.json claims.json events.geojson events.ics timelinejs.json datapackage.json"
    assert {f"data/{name}" for name in names.split()} <= set(paths)


def test_the_same_record_gives_the_same_bytes():
    assert made() == made()


def test_a_claim_is_one_row_with_everyone_it_is_attributed_to():
    first, second, third, other = rows("claims")
    assert {
        key: first[key]
        for key in ("event", "claim", "min", "max", "victims", "side", "period", "claimant", "voice")
    } == {
        "event": "a",
        "claim": "c1",
        "min": "27",
        "max": "27",
        "victims": "military",
        "side": "lorvia",
        "period": "2031-05-01/2031-05-02",
        "claimant": "lorvia-army",
        "voice": "lorvia",
    }
    assert (first["publisher"], first["agencies"], first["source"]) == (
        "The Courier",
        "Wirepress; Otherwire",
        "s1",
    )
    assert (second["min"], second["max"], second["source"]) == ("53", "", "a/s2")
    assert (third["standing"], third["min"], other["event"]) == ("vague", "", "b")


def test_ranges_are_exported_with_their_rule():
    (toll,) = [row for row in rows("tolls") if row["victims"] == "military"]
    assert (toll["low"], toll["high"], toll["top"], toll["best"], toll["rule"]) == (
        "27",
        "",
        "53",
        "",
        "range",
    )
    assert toll["claims"] == "a#c1; a#c2"


def test_no_cell_begins_a_formula():
    for table in TABLES:
        for row in rows(table.name):
            for column, cell in row.items():
                assert column in ("lat", "lon", "latitude", "longitude") or not cell.startswith(
                    tuple("=+-@\t\r")
                ), (
                    table.name,
                    column,
                )
    assert rows("events")[2]["title"].startswith("'=cmd")
    assert rows("events")[1]["lon"] == "-45.25"


def test_a_retracted_event_is_listed_with_its_status_and_without_its_claims():
    assert [(row["id"], row["status"]) for row in rows("events")][-1] == ("c", "retracted")
    assert "999" not in made()["data/claims.csv"].decode()
    for name in ("events.geojson", "timelinejs.json"):
        assert "Never happened" not in made()[f"data/{name}"].decode()


def test_quotes_are_left_out_where_the_site_says_so():
    assert rows("claims")[0]["quote"] == "'+27\ndead"
    for content in (
        *made(quotes=False).values(),
        *(file.content for file in written(site(quotes=False))),
    ):
        assert b"dead" not in content
        assert b"Not us" not in content


def test_every_json_file_parses_and_holds_the_same_rows_as_the_tables():
    files = made()
    for path, content in files.items():
        if path.endswith("json"):
            json.loads(content, parse_constant=pytest.fail)
    events = json.loads(files["data/events.json"])["events"]
    assert [event["id"] for event in events] == [row["id"] for row in rows("events")]
    assert [len(event["claims"]) for event in events] == [0, 3, 1, 0]
    assert json.loads(files["data/claims.json"])["claims"][0]["agencies"] == ["Wirepress", "Otherwire"]


def test_the_map_has_longitude_first():
    (feature,) = json.loads(made()["data/events.geojson"])["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-45.25, 40.5]}
    assert feature["properties"]["url"] == "https://example.github.io/record/events/a/"


def test_timeline_slides_have_a_start_and_safe_text():
    slides = json.loads(made()["data/timelinejs.json"])["events"]
    assert all(set(slide["start_date"]) == {"year", "month", "day"} for slide in slides)
    assert "<b>" not in json.dumps(slides)
    assert slides[1]["end_date"] == {"year": 2031, "month": 5, "day": 2}


# The data package

TYPES = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
}


def package() -> dict:
    return json.loads(made()["data/datapackage.json"])


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_the_data_package_describes_its_table(name):
    (resource,) = [resource for resource in package()["resources"] if resource["name"] == name]
    content = made()[f"data/{resource['path']}"]
    assert (resource["bytes"], resource["hash"]) == (
        len(content),
        f"sha256:{hashlib.sha256(content).hexdigest()}",
    )
    fields = resource["schema"]["fields"]
    values = rows(name)
    assert values
    assert list(values[0]) == [field["name"] for field in fields]
    for row in values:
        for field in fields:
            cell, constraints = row[field["name"]], field.get("constraints", {})
            assert cell or not constraints.get("required")
            if cell:
                TYPES[field["type"]](cell)
                assert cell in constraints.get("enum", [cell])


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_keys_are_unique_and_references_resolve(name):
    (resource,) = [resource for resource in package()["resources"] if resource["name"] == name]
    key = resource["schema"].get("primaryKey", [])
    keys = [tuple(row[part] for part in key) for row in rows(name)]
    assert not key or len(keys) == len(set(keys))
    for foreign in resource["schema"].get("foreignKeys", []):
        reference = foreign["reference"]
        known = {row[reference["fields"]] for row in rows(reference["resource"] or name)} | {""}
        assert {row[foreign["fields"]] for row in rows(name)} <= known


def test_the_data_package_is_dated_by_the_record():
    assert package()["created"] == "2031-05-09T00:00:00Z"
    assert (package()["name"], package()["homepage"]) == (
        "the-record-of-the-spring",
        "https://example.github.io/record/",
    )


# Large records


@pytest.fixture
def cut(monkeypatch) -> dict[str, bytes]:
    """The files of a record of which every file is too large, and every year too long."""
    with monkeypatch.context() as smaller:
        smaller.setattr("generator.rendering.exports.LARGE", 0)
        smaller.setattr("generator.rendering.pieces.MOST", 1)
        return made()


def parts(files: dict[str, bytes], name: str) -> dict[str, bytes]:
    stem, suffix = name.split(".")
    return {path: raw for path, raw in files.items() if re.fullmatch(rf"data/{stem}/[^/]*\.{suffix}", path)}


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_the_parts_of_a_table_are_tables_and_hold_all_its_rows(name, cut):
    whole, inside = made()[f"data/{name}.csv"], parts(cut, f"{name}.csv").values()
    head, *_ = whole.splitlines(keepends=True)
    assert all(part.startswith(head) for part in inside)
    assert head + b"".join(part.removeprefix(head) for part in inside) == whole


def test_parts_are_named_by_what_they_hold(cut):
    assert list(parts(cut, "events.csv")) == [f"data/events/{part}.csv" for part in ("open", "2031-05")]
    assert list(parts(cut, "tolls.csv")) == ["data/tolls/spring.csv"]
    assert list(parts(cut, "sources.csv")) == ["data/sources/entries.csv", "data/sources/2031-05.csv"]


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("events.json", "events"),
        ("claims.json", "claims"),
        ("timelinejs.json", "events"),
        ("events.geojson", "features"),
    ],
)
def test_the_parts_of_a_json_file_are_such_files_and_hold_all_its_items(name, inside, cut):
    whole = json.loads(made()[f"data/{name}"])
    told = [json.loads(part) for part in parts(cut, name).values()]
    assert [item for part in told for item in part.pop(inside)] == whole.pop(inside)
    assert all(part == whole for part in told)


def test_at_the_address_of_a_cut_file_stands_what_leads_to_its_parts(cut):
    index = json.loads(cut["data/events.json"])
    assert index["title"] == "The record of the spring"
    assert [f"data/{part}" for part in index["parts"]] == list(parts(cut, "events.json"))
    listed = list(csv.DictReader(io.StringIO(cut["data/claims.csv"].decode(), newline="")))
    assert [f"data/{row['part']}" for row in listed] == list(parts(cut, "claims.csv"))
    assert cut["data/events.ics"] == parts(cut, "events.ics")["data/events/2031-05.ics"]
    assert set(made()) <= set(cut)


def test_the_data_package_names_every_part_of_a_cut_table(cut):
    for resource in json.loads(cut["data/datapackage.json"])["resources"]:
        files = [cut[f"data/{path}"] for path in resource["path"]]
        assert resource["bytes"] == sum(map(len, files))
        assert "hash" not in resource


def test_files_that_are_not_large_stay_whole_whatever_they_are_made_of(monkeypatch):
    before = made()
    monkeypatch.setattr("generator.rendering.pieces.MOST", 1)
    assert made() == before


def test_cells_stand_in_the_order_of_their_columns():
    event = list_rows.event_row(site().events["a"], "")
    lists = {
        "actors": list_rows.actor_rows(site(), LINKS),
        "escalations": list_rows.escalation_rows(site(), LINKS),
        "sources": list_rows.source_rows(site(), LINKS),
        "tolls": list_rows.toll_rows(site().escalations["spring"]),
        "ladder": list_rows.ladder_rows(site().escalations["spring"]),
        "events": [event | ucdp_cells(site().events["a"], event)],
        "claims": list_rows.claim_rows(site().events["a"], {}, site(), ""),
        "statements": list_rows.statement_rows(site().events["a"].event),
    }
    for table in TABLES:
        assert list(next(iter(lists[table.name]))) == [column.name for column in table.columns]


# The calendar


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_calendar_lines_are_folded_at_75_octets_and_end_in_crlf():
    lines = made()["data/events.ics"].split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode()


def test_calendar_components_are_whole_days_with_what_the_standard_requires():
    lines = unfolded(made()["data/events.ics"])
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Dateline//EN"]
    assert lines[-1] == "END:VCALENDAR"
    first = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]
    assert "UID:a@example.github.io" in first
    assert "DTSTAMP:20310507T000000Z" in first
    assert "DTSTART;VALUE=DATE:20310501" in first
    assert "DTEND;VALUE=DATE:20310503" in first
    assert r"SUMMARY:Shells\; “mortars”\, <b>and</b> mines\nat Keld" in first
    assert lines.count("BEGIN:VEVENT") == 3  # an event without a first day has no place in a calendar
    assert [line for line in lines if line.startswith("STATUS")] == [
        "STATUS:TENTATIVE",
        "STATUS:CONFIRMED",
        "STATUS:CANCELLED",
    ]


@given(st.text(max_size=300))
def test_any_title_folds_and_unfolds(title):
    event = {"id": "e", "date": "9999-12-31", "title": title}
    files = {
        file.path: file.content
        for file in exports(Context(assemble(record({"events": [event]})), LINKS, WORDS))
    }
    content = files["data/events.ics"]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    (summary,) = [line for line in unfolded(content) if line.startswith("SUMMARY:")]
    written = re.sub(
        r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], summary.removeprefix("SUMMARY:")
    )
    assert [c for c in written if c > " "] == [
        c for c in title if c > " " and c not in "\x7f\x85\u2028\u2029"
    ]


# Feeds


def text(element: ET.Element, path: str) -> list[str]:
    return [found.text for found in element.findall("/".join(ATOM + part for part in path.split("/")))]


def test_there_is_a_feed_for_the_site_every_actor_every_escalation_and_the_corrections():
    assert set(fed()) == {
        "feed.xml",
        "corrections/feed.xml",
        "escalations/spring/feed.xml",
        *(f"actors/{actor}/feed.xml" for actor in ("lorvia", "lorvia-army", "loner")),
    }


def test_feeds_have_what_atom_requires():
    for path, feed in fed().items():
        folder = path.removesuffix("feed.xml")
        for element in (feed, *feed.findall(f"{ATOM}entry")):
            for required in ("id", "title", "updated"):
                assert len(element.findall(ATOM + required)) == 1, (path, required)
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated"))
            assert all(
                link.get("href").startswith("https://example.github.io/record/")
                for link in element.findall(f"{ATOM}link")
            )
        assert text(feed, "author/name") == ["An archive"]
        ids = text(feed, "entry/id")
        assert len(ids) == len(set(ids))
        itself = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert itself["self"] == f"https://example.github.io/record/{path}"
        assert itself["alternate"] == f"https://example.github.io/record/{folder}"


def test_the_newest_entries_come_first_and_no_more_than_the_site_wants():
    assert text(fed()["feed.xml"], "entry/id") == [
        f"https://example.github.io/record/events/{event}/" for event in "abd"
    ]
    feed = fed(feed_entries=1)["feed.xml"]
    assert len(feed.findall(f"{ATOM}entry")) == 1
    assert feed.findtext(f"{ATOM}updated") == "2031-05-07T00:00:00Z"


def test_an_entry_tells_the_range_and_who_gives_it():
    (summary, *_) = text(fed()["escalations/spring/feed.xml"], "entry/summary")
    assert "Shelling · Keld, the old town · 2031-05-01/2031-05-02" in summary
    claimants = "=HYPERLINK(“x”), “army”; In place"
    assert f"killed, military, side of Lorvia, 2031-05-01/2031-05-02: 27–53+ ({claimants})" in summary
    assert "wounded" not in summary  # “dozens” is no number


def test_corrections_are_fed_also_those_of_retracted_events():
    feed = fed()["corrections/feed.xml"]
    assert text(feed, "entry/summary") == [
        "Retracted",
        "Claim (killed, military, side of Lorvia): Lowest number: 26 → 27. Typo",
    ]
    assert (
        text(feed, "entry/id")[0] == "https://example.github.io/record/events/c/#correction-2031-05-09-status"
    )


@given(st.text(max_size=60))
def test_any_title_makes_a_well_formed_feed(title):
    made_of = record({"events": [{"id": "e", "date": "2031", "title": title}]})
    (feed, *_) = written(assemble(made_of))
    assert ET.fromstring(feed.content).tag == f"{ATOM}feed"


def test_an_empty_record_has_feeds_and_data():
    empty = assemble(record({}))
    assert {file.path for file in feeds(told(empty))} == {"feed.xml", "corrections/feed.xml"}
    assert len(list(exports(Context(empty, LINKS, WORDS)))) == len(made())


def test_the_sitemap_lists_whole_addresses_sorted_once():
    (file,) = sitemaps(["/events/é&x/", "/", "/"], LINKS)
    ns = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert file.path == "sitemap.xml"
    assert [loc.text for loc in ET.fromstring(file.content).findall(f"{ns}url/{ns}loc")] == [
        "https://example.github.io/record/",
        "https://example.github.io/record/events/%C3%A9&x/",
    ]


def test_a_long_sitemap_is_cut_and_lists_its_parts(monkeypatch):
    monkeypatch.setattr("generator.rendering.sitemap._MOST", 2)
    *parts, index = sitemaps(["/a/", "/b/", "/c/"], LINKS)
    locs = re.compile("<loc>https://example.github.io/record/(.*?)</loc>")
    assert [locs.findall(part.content.decode()) for part in parts] == [["a/", "b/"], ["c/"]]
    assert locs.findall(index.content.decode()) == [part.path for part in parts]
    assert (index.path, ET.fromstring(index.content).tag.partition("}")[2]) == ("sitemap.xml", "sitemapindex")


def test_robots_are_told_where_the_sitemap_is():
    assert robots(LINKS) == File(
        "robots.txt", b"User-agent: *\nAllow: /\n\nSitemap: https://example.github.io/record/sitemap.xml\n"
    )


def test_the_address_of_a_data_file_is_kept_and_its_parts_are_found_through_it(cut):
    kept = {path for path in cut if permalinks.address(path)}
    assert kept == set(made())
