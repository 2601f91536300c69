"""Laws that hold on every page of a site: the sample record under tests/rendering/sample/, rendered whole."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import linkcheck
import pytest
from rendering.pages import Strict, files_of, pages_of, sample_record, site_of

from generator.model.record import Entry, Record
from generator.model.site import Site
from generator.rendering.context import Context
from generator.rendering.layouts import Layouts
from generator.rendering.pages import pages
from generator.rendering.views import parts
from generator.urls import Links

BASE_URL = "https://example.github.io/record/"


@pytest.fixture(scope="module")
def record() -> Record:
    return sample_record()


@pytest.fixture(scope="module")
def site(record: Record) -> Site:
    return site_of(record)


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, bytes]:
    return files_of(site)


@pytest.fixture(scope="module")
def parsed(files: dict[str, bytes]) -> dict[str, Strict]:
    return {path: Strict(html) for path, html in pages_of(files).items()}


def write(files: dict[str, bytes], out: Path) -> Path:
    for path, content in files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(content)
    return out


def test_the_sample_has_every_sort_of_page(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    layouts = {
        path.removesuffix(".html")
        for path in Layouts.read().files
        if path.endswith(".html") and "/" not in path
    }

    def made() -> set[str]:
        context = Context(site, Links(site.config.base_url), Layouts.read().words("en"))
        return {page.layout for page in pages(context, tuple)}

    whole = made()
    monkeypatch.setattr(parts, "MOST", 8)  # it is a short record: its tables stand whole
    assert (whole, made()) == (layouts - {"base", "claims"}, layouts - {"base"})


def test_no_page_needs_repair(parsed: dict[str, Strict]) -> None:
    assert {path: page.repairs for path, page in parsed.items() if page.repairs} == {}


def test_every_page_can_be_found_its_way_in(parsed: dict[str, Strict]) -> None:
    for path, page in parsed.items():
        root = page.root
        assert (
            len(root.find("h1"))
            == len(root.find("main"))
            == len(root.find("nav", **{"aria-label": "Sections"}))
            == 1
        ), path
        assert root.find("html")[0].attributes == {"lang": "en", "dir": "ltr"}, path
        assert root.find("a", class_="skip")[0].attributes["href"] == "#content", path
        levels = [int(one.tag[1]) for one in root.walk() if re.fullmatch("h[1-6]", one.tag)]
        assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False)), (
            path,
            levels,
        )


def test_every_control_and_picture_has_a_name(parsed: dict[str, Strict]) -> None:
    for path, page in parsed.items():
        for link in page.root.find("a"):
            assert link.text, (path, link.attributes)
        inner = {id(part) for svg in page.root.find("svg") for part in svg.find("svg") if part is not svg}
        for svg in (one for one in page.root.find("svg") if id(one) not in inner):
            assert svg.attributes.get("aria-hidden") or svg.attributes.get("aria-label"), path
        for scroller in page.root.find("", class_="scroll"):
            assert {"tabindex", "role", "aria-label"} <= scroller.attributes.keys(), path


@pytest.mark.parametrize("address", ["https://record.example/", BASE_URL])
def test_every_link_and_fragment_resolves_and_nothing_comes_from_elsewhere(
    record: Record, address: str, tmp_path: Path
) -> None:
    out = write(files_of(site_of(record, base_url=address)), tmp_path)
    assert linkcheck.broken(out, address) == []


def test_a_site_under_a_base_path_never_leaves_it(record: Record) -> None:
    for path, html in pages_of(files_of(site_of(record, base_url=BASE_URL))).items():
        assert re.findall(r'(?:href|src)="(/(?!record/)[^"]*)"', html) == [], path


def test_the_content_security_policy_is_obeyed(parsed: dict[str, Strict], files: dict[str, bytes]) -> None:
    for path, page in parsed.items():
        policy = page.root.find("meta", **{"http-equiv": "Content-Security-Policy"})[0].attributes["content"]
        assert "default-src 'none'" in policy
        # The index of the search is read by WebAssembly, and by nothing else on any page.
        assert "unsafe" not in policy.replace("'wasm-unsafe-eval'", "")
        assert ("'wasm-unsafe-eval'" in policy) is (path == "search/index.html"), path
        assert page.root.find("style") == [], path
        for element in page.root.walk():
            assert not [name for name in element.attributes if name == "style" or name.startswith("on")], path
            if element.tag == "script":
                assert "src" in element.attributes or element.attributes["type"] == "application/ld+json", (
                    path
                )
    assert b"@import" not in files["assets/dateline.css"]
    assert b"url(" not in files["assets/dateline.css"]


def test_the_same_record_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from rendering.pages import *; files = files_of(site_of(sample_record()))\n"
        "print(hashlib.sha256(repr(list(files.items())).encode()).hexdigest())"
    )
    tests = Path(__file__).parent
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={
                **os.environ,
                "PYTHONPATH": f"{tests}:{tests.parent}",
                "PYTHONHASHSEED": seed,
                "LC_ALL": "C",
                "TZ": zone,
            },
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Kiritimati"))
    }
    assert len(seen) == 1


def test_every_claim_has_its_row_and_every_row_its_source(site: Site, parsed: dict[str, Strict]) -> None:
    for dossier in site.events.values():
        page = parsed[f"events/{dossier.event.id}/index.html"].root
        ids = {one.attributes.get("id") for one in page.walk()}
        claims = dossier.event.claims if dossier.event.status != "retracted" else ()
        assert {claim.id for claim in claims} <= ids
        for row in page.find("tbody", class_="row"):
            assert row.find("td", class_="told")[0].find("a"), dossier.event.id
        for one in page.find("section", class_="one"):
            assert one.find("div", class_="told")[0].find("a"), dossier.event.id


def test_no_number_stands_without_whoever_gave_it(parsed: dict[str, Strict]) -> None:
    for path, page in parsed.items():
        for toll in page.root.find("section", class_="toll"):
            rows = toll.find("tbody", class_="row")
            is_alone = "one" in toll.attributes["class"].split()
            assert ("said by " in toll.find("header")[0].text) if is_alone else rows, path
            assert all(row.find("td", class_="who")[0].text for row in rows), path
            assert toll.find("a")[0].attributes["href"], path
        for gist in page.root.find("ul", class_="gists"):
            lines = [line.text for line in gist.find("li") if not line.text.startswith("and ")]
            assert all("said by " in line for line in lines), path


def test_a_phase_tells_its_levels_and_stands_on_the_days_of_the_ladder(parsed: dict[str, Strict]) -> None:
    page = parsed["escalations/autumn-2021/index.html"].root.text
    assert re.search(r"Levels \d to \d on \d+ days with a report", page)
    assert "shelling along the whole line" in page
    assert re.search(r"12 September 2021\s*Opening", page)


def test_a_figure_that_is_superseded_is_struck_and_stays(parsed: dict[str, Strict]) -> None:
    page = parsed["events/2021-09-12-fighting-along-line/index.html"].root
    row = page.find("tr", id="ca1")[0]
    assert [struck.text for struck in row.find("s")] == ["16"]
    assert "superseded by 31, told on 15 September 2021" in row.text
    assert "26–55 or more" in page.find("p", class_="toll-number")[0].text


def test_a_denial_stands_under_what_it_denies(parsed: dict[str, Strict]) -> None:
    page = parsed["events/2019-05-11-sarn-tollgate/index.html"].root
    accusation = next(
        one
        for one in page.find("li", class_="statement")
        if one.text.startswith("Piet Harrow accused Kestria")
    )
    assert (
        "denied what Voland had said: that its soldiers fired first"
        in accusation.find("li", class_="reply")[0].text
    )


def test_what_is_unsure_of_a_day_is_said(parsed: dict[str, Strict]) -> None:
    texts = {
        path.split("/")[1]: page.root.find("main")[0].text
        for path, page in parsed.items()
        if path.startswith("events/")
    }
    assert "3 October 2021 (uncertain)" in texts["2021-10-03-drone-claim"]
    assert "Day worked out from a word such as a weekday" in texts["2021-10-03-drone-claim"]
    assert "about 13 September 2021" in texts["2021-09-13-sarn-shelled"]
    assert "Day taken from the source’s date of publication" in texts["2021-09-12-martial-law"]
    assert "Unreviewed: not yet checked by a person against its sources." in texts["2021-09-12-martial-law"]


def test_a_retracted_entry_leaves_a_tombstone_and_is_in_no_list(parsed: dict[str, Strict]) -> None:
    gone = "/events/2023-02-05-false-alarm/"
    tombstone = parsed[f"{gone.strip('/')}/index.html"].root
    assert "This entry was retracted on 9 February 2023." in " ".join(tombstone.text.split()).replace(
        " .", "."
    )
    assert tombstone.find("table") == []
    pointing = {
        path
        for path, page in parsed.items()
        for link in page.root.find("a")
        if link.attributes.get("href", "").startswith(gone)
    }
    assert pointing == {"corrections/index.html"}
    assert tombstone.find("meta", name="robots", content="noindex")
    assert "The report was of 2003." in tombstone.text


def test_an_address_that_moved_leads_on_without_a_script_and_is_listed_nowhere(
    parsed: dict[str, Strict], files: dict[str, bytes]
) -> None:
    old, new = "events/2021-09-12-first-shots/", "/events/2021-09-12-fighting-along-line/"
    page = parsed[f"{old}index.html"].root
    [refresh] = page.find("meta", **{"http-equiv": "refresh"})
    assert refresh.attributes["content"] == f"0; url={new}"
    assert page.find("link", rel="canonical")[0].attributes["href"].endswith(new)
    assert page.find("meta", name="robots", content="noindex")
    assert page.find("main")[0].find("a", href=new)
    assert old not in files["sitemap.xml"].decode()


def test_a_day_without_a_report_is_blank_and_every_square_has_its_number(
    site: Site, parsed: dict[str, Strict]
) -> None:
    for key, dossier in site.escalations.items():
        ladder = parsed[f"escalations/{key}/index.html"].root.find("div", class_="ladder")
        squares = [one for strip in ladder for one in strip.find("g")]
        assert [int(one.find("text")[0].text) for one in squares] == [rung.level for rung in dossier.ladder]
        assert all(one.attributes["class"] == f"l{one.find('text')[0].text}" for one in squares)


def test_the_methodology_prints_the_tables_of_the_program(site: Site, parsed: dict[str, Strict]) -> None:
    text = parsed["methodology/index.html"].root.find("main")[0].text
    words = Layouts.read().words("en")
    for rule in site.rules:
        assert words(f"rules.{rule}.sentence") in text
    for level in site.ladder:
        assert words(f"levels.{level}.criterion") in text


HOSTILE = (
    "<script>alert(1)</script> {{ site }} {% raise %} \"' onload=x &lt; </script><img src=x onerror=alert(2)>"
)


def hostile(record: Record) -> Record:
    """The sample with poison in every text that a page prints."""

    def event(entry: Entry) -> Entry:
        value = entry.value
        claims = tuple(replace(claim, quote=HOSTILE) for claim in value.claims)
        said = tuple(replace(one, quote=HOSTILE, denies=HOSTILE) for one in value.statements)
        place = replace(value.place, name=HOSTILE) if value.place else None
        body = f'{HOSTILE}\n\n[x](javascript:alert(1)) <a href="javascript:alert(1)">y</a> <iframe src=//e.example></iframe>'
        made = replace(value, title=HOSTILE, claims=claims, statements=said, place=place, body=body)
        return replace(entry, value=made)

    def renamed(entry: Entry, name: str) -> Entry:
        return replace(entry, value=replace(entry.value, **{name: HOSTILE, "body": HOSTILE}))

    poison = "javascript:alert(1)"
    sources = tuple(
        replace(entry, value=replace(entry.value, url=poison, archive_url=poison, title=HOSTILE))
        for entry in record.sources
    )
    return replace(
        record,
        events=tuple(map(event, record.events)),
        actors=tuple(renamed(entry, "name") for entry in record.actors),
        escalations=tuple(renamed(entry, "title") for entry in record.escalations),
        sources=sources,
        config=replace(
            record.config, title=HOSTILE, subtitle=HOSTILE, description=HOSTILE, repository=poison
        ),
    )


def test_hostile_content_is_inert(record: Record) -> None:
    for path, html in pages_of(files_of(site_of(hostile(record)))).items():
        page = Strict(html)
        assert page.repairs == [], path
        scripts = page.root.find("script")
        assert all(
            "src" in one.attributes or one.attributes.get("type") == "application/ld+json" for one in scripts
        ), path
        for one in scripts:
            assert (
                "src" in one.attributes or json.loads("".join(map(str, one.children)))["@type"] == "WebPage"
            )
        assert page.root.find("iframe") == [], path
        assert not [
            one for one in page.root.walk() if any(name.startswith("on") for name in one.attributes)
        ], path
        addresses = [
            value
            for one in page.root.walk()
            for name, value in one.attributes.items()
            if name in ("href", "src")
        ]
        assert not [
            value for value in addresses if value.lower().startswith(("javascript:", "data:", "//"))
        ], path


def test_quotes_are_left_out_where_the_site_says_so(record: Record, files: dict[str, bytes]) -> None:
    quote = "no fewer than 55 enemy dead"
    with_quotes = b"".join(files.values())
    bare = files_of(site_of(record, quotes=False))
    assert quote.encode() in with_quotes
    assert quote.encode() not in b"".join(bare.values())
    pages = "".join(pages_of(bare).values())
    assert "<blockquote" not in pages
    assert "The words, and where they stand" not in pages
    assert "Where it stands" in pages
    assert "paragraph" in pages


def test_a_long_chronology_is_split_by_year_and_month(record: Record, tmp_path: Path) -> None:
    first = record.events[0]
    many = tuple(
        replace(first, value=replace(first.value, id=f"{first.value.id}-{n:03}")) for n in range(205)
    )
    files = files_of(site_of(replace(record, events=many)))
    year = Strict(files["timeline/2019/index.html"].decode()).root
    assert year.find("article") == []
    assert [link.attributes["href"] for link in year.find("ul", class_="parts")[0].find("a")] == [
        "/timeline/2019/05/"
    ]
    month = Strict(files["timeline/2019/05/index.html"].decode()).root
    assert len(month.find("article", class_="entry")) == 205
    assert len(Strict(files["index.html"].decode()).root.find("article", class_="entry")) == 50
    assert "kinds/armed-clash/2019/index.html" in files
    assert linkcheck.broken(write(files, tmp_path), "https://record.example/") == []


def test_a_record_without_entries_still_has_its_front_page(record: Record, tmp_path: Path) -> None:
    empty = replace(record, events=(), actors=(), escalations=(), sources=())
    files = files_of(site_of(empty))
    assert "Nothing is recorded yet." in files["index.html"].decode()
    assert "actors/index.html" not in files
    assert linkcheck.broken(write(files, tmp_path), "https://record.example/") == []


def test_a_language_written_from_right_to_left_turns_the_page_round(record: Record) -> None:
    page = Strict(files_of(site_of(record, language="ar"))["index.html"].decode()).root
    assert page.find("html")[0].attributes == {"lang": "ar", "dir": "rtl"}
    assert "سبتمبر" in page.text


def test_an_escalation_without_events_has_no_empty_chronology(record: Record) -> None:
    found = pages_of(files_of(site_of(replace(record, events=()))))
    alone = [html for path, html in found.items() if path.startswith("escalations/") and path.count("/") == 2]
    assert len(alone) == len(record.escalations)
    assert [html for html in alone if "chronology" in html] == []
