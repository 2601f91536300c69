"""What was published is served by every later build that a check has passed: as a page, a tombstone or a way on."""

from pathlib import Path

import pytest
from conftest import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import permalinks
from generator.build import load
from generator.errors import Severity
from generator.model.vocabulary import Status
from generator.publishing import ledger
from generator.rendering.layouts import Layouts
from generator.rendering.render import render
from generator.site.assemble import assemble

LAYOUTS = Layouts.read()
NAMES = ("a", "b", "c", "d")
#: What a person may do to an entry between two builds.
DEEDS = ("write", "retract", "draft", "delete", "same_as", "move", "publish")


def write(site: Path, name: str, status: str, year: int, same: tuple[str, ...]) -> None:
    text = f"---\nid: {name}\ntitle: {name}\ndate: {year}-01-01\nstatus: {status}\nescalation: e{name}\n"
    war = f"---\nid: e{name}\ntitle: {name}\nperiod: {year}\nstatus: {status}\n"
    also, wars = (f"same_as: [{', '.join(ids)}]\n" for ids in (same, tuple(f"e{one}" for one in same)))
    (site / f"content/events/{name}.md").write_text(f"{text}{also}---\n")
    (site / f"content/escalations/e{name}.md").write_text(f"{war}{wars}---\n")


class World:
    """A small record of events, each in an escalation of its own, in files."""

    def __init__(self, site: Path) -> None:
        self.site = site
        for folder in ("events", "escalations"):
            (site / "content" / folder).mkdir(parents=True, exist_ok=True)
            for file in (site / "content" / folder).iterdir():
                file.unlink()
        (site / "site.yaml").write_text("title: A record\n")
        (site / permalinks.PATH).unlink(missing_ok=True)
        self.entries = {name: ["reviewed", 2020, ()] for name in NAMES}

    def do(self, deed: str, name: str, other: str) -> None:
        entry = self.entries.setdefault(name, ["reviewed", 2020, ()])
        if deed in ("retract", "draft", "publish"):
            entry[0] = {"retract": "retracted", "draft": "draft", "publish": "reviewed"}[deed]
        elif deed == "delete":
            del self.entries[name]
        elif deed == "move":
            entry[1] = 2021
        elif deed == "same_as" and other != name:
            self.entries.pop(other, None)
            entry[2] = (other,)

    def build(self) -> tuple[bool, set[str]]:
        """Whether a check finds nothing wrong, and every address that is served."""
        for folder in ("events", "escalations"):
            for file in (self.site / "content" / folder).iterdir():
                file.unlink()
        for name, (status, year, same) in self.entries.items():
            write(self.site, name, status, year, same)
        record, problems = load(self.site)
        assert record
        served = {permalinks.address(file.path) for file in render(assemble(record), LAYOUTS)}
        sound = not any(problem.severity is Severity.ERROR for problem in problems)
        if sound or all(problem.code in ("DL042", "DL043", "DL044", "DL046") for problem in problems):
            ledger.add(self.site, {path for path in served if path})
        return sound, {path for path in served if path}


@settings(max_examples=cases(25))
@given(
    st.lists(st.tuples(st.sampled_from(DEEDS), st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=6)
)
def test_every_published_address_is_served_whatever_a_person_does(
    tmp_path: Path, deeds: list[tuple[str, str, str]]
) -> None:
    world = World(tmp_path)
    world.build()
    for deed in deeds:
        world.do(*deed)
        before = permalinks.parse(ledger.read(tmp_path)[0])
        sound, served = world.build()
        assert before <= served, before - served
        shown = {name: entry for name, entry in world.entries.items() if entry[0] != Status.DRAFT}
        taken = {
            other for entry in shown.values() for other in entry[2]
        }  # their addresses lead to another entry
        gone = {name for name in NAMES if permalinks.permalink("events", name) in before} - {*shown} - taken
        assert not (sound and gone)


def test_a_ledger_is_read_as_it_was_written_and_rubbish_is_told_with_its_line() -> None:
    paths = {"events/a/", "feed.xml", "events/жара/", "timeline/2020/"}
    text = permalinks.serialise(paths)
    assert permalinks.parse(text) == paths
    assert not permalinks.faults(text)
    torn = text + "/x\n../x\nhttps://example.org/\na b\n<<<<<<< ours\n"
    assert permalinks.parse(torn) == paths
    assert [problem.mark.line for problem in permalinks.faults(torn)] == [7, 8, 9, 10, 11]


@pytest.mark.parametrize(
    "line", ["CON/", "events/com1.x/", "events/a./b/", f"events/{'x' * 256}/", f"{'ж' * 128}/"]
)
def test_an_address_that_no_folder_could_have_is_told_with_its_line(line: str) -> None:
    text = permalinks.serialise({"feed.xml"}) + f"{line}\n"
    assert permalinks.parse(text) == {"feed.xml"}
    assert [problem.mark.line for problem in permalinks.faults(text)] == [4]


def test_addresses_are_never_written_out_of_the_site_through_a_link(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "profile"
    (site / "content").mkdir(parents=True)
    (site / permalinks.PATH).symlink_to(outside)
    assert [problem.code for problem in ledger.read(site)[1]] == ["DL001"]
    assert ledger.add(site, ["feed.xml"])[0] == 0
    assert not outside.exists()


def test_adding_loses_nothing_and_writes_only_what_is_new(tmp_path: Path) -> None:
    assert ledger.add(tmp_path, ["feed.xml"]) == (1, ())
    before = (tmp_path / permalinks.PATH).stat().st_mtime_ns
    assert ledger.add(tmp_path, ["feed.xml"]) == (0, ())
    assert (tmp_path / permalinks.PATH).stat().st_mtime_ns == before
    assert ledger.add(tmp_path, ["events/a/"]) == (1, ())
    assert permalinks.parse((tmp_path / permalinks.PATH).read_text()) == {"feed.xml", "events/a/"}
