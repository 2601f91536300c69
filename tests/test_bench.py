"""The bench's record: what is timed is what is said to be timed."""

import re
import sys
from html import unescape
from pathlib import Path

import pytest

from generator.build import BuildOptions, build

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))

import same_pages
import write
from corpus import Corpus

EVENTS = 60


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("bench")
    write.main(EVENTS, folder)
    return folder


@pytest.fixture(scope="module")
def plain(sites) -> Path:
    assert build(BuildOptions(site=sites / "plain"), lambda _: None).problems == ()
    return sites / "plain/build"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_same_number_writes_the_same_files(sites, tmp_path):
    write.main(EVENTS, tmp_path / "again")
    again = files(tmp_path / "again")
    assert {path: raw for path, raw in files(sites).items() if path in again} == again
    assert {path.split("/")[0] for path in again} == {"hugo", "plain", "search", "whole"}


def test_the_record_builds_without_a_problem_in_the_whole_theme_too(sites):
    report = build(BuildOptions(site=sites / "whole"), lambda _: None)
    assert (report.problems, report.events) == ((), EVENTS)


def test_every_event_lies_within_its_escalation():
    corpus = Corpus(4_000)
    assert len(corpus.escalations) == 20
    within = {one.id: (one.first, one.last) for one in corpus.escalations}
    for event in corpus.events():
        first, last = within.get(event.escalation, (event.day, event.day))
        assert first <= event.day <= last


def test_the_sides_contradict_each_other():
    claims = [event.claims for event in Corpus(EVENTS).events()]
    assert any(
        len({claim.count for claim in told if claim.measure == told[0].measure}) > 1 for told in claims
    )


def test_a_plain_page_carries_all_that_is_compared(plain):
    corpus = Corpus(EVENTS)
    names = {actor.id: actor.name for actor in corpus.actors}
    told = same_pages.facts(plain)
    for event in corpus.events():
        facts = told[f"/events/{event.id}/"]
        assert facts["title"] == event.title
        assert facts["day"] == str(event.day)
        assert facts["actors"] == sorted((f"/actors/{one}/", names[one]) for one in event.participants)
        assert [row[:2] for row in facts["claims"]] == sorted(
            [claim.measure, str(claim.count)] for claim in event.claims
        )
        assert {row[4] for row in facts["claims"]} == {names[claim.claimant] for claim in event.claims}
        assert len(facts["sources"]) == len(event.sources)
        assert facts["text"] == " ".join(
            re.sub(r"\[(.*?)\]\(.*?\)|[*]|^[->] ", r"\1", event.body, flags=re.MULTILINE).split()
        )


def test_lists_feed_and_map_of_the_plain_site_hold_every_event(plain):
    told, events = same_pages.facts(plain), list(Corpus(EVENTS).events())
    assert [line[1] for line in told["/"]["events"]] == sorted(f"/events/{event.id}/" for event in events)
    for actor in Corpus(EVENTS).actors:
        named = [f"/events/{event.id}/" for event in events if actor.id in event.participants]
        assert [line[1] for line in told[f"/actors/{actor.id}/"]["events"]] == named
    assert told["/feed.xml"] == {"entries": min(EVENTS, 50), "unknown": []}
    assert told["/sitemap.xml"] == {"left out": []}


def test_a_difference_is_told_with_its_page(plain):
    told = same_pages.facts(plain)
    page = next(path for path in told if path.startswith("/events/"))
    changed = told | {page: told[page] | {"title": unescape("another &amp; other")}}
    (told_of,) = same_pages.differences(told, changed)
    assert told_of.startswith(f"{page} title: ")
    assert list(same_pages.differences(told, told)) == []


def test_every_sort_of_page_has_a_plain_layout():
    theme, own = (Path(__file__).parent.parent / folder for folder in ("layouts", "bench/plain"))
    never_made = {"moved.html", "search.html"}  # the plain site retires nothing, and has no search
    assert {path.name for path in theme.glob("*.html")} - {
        path.name for path in own.glob("*.html")
    } <= never_made
