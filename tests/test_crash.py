"""An ingest stopped at any moment loses nothing, and the next one completes it: by real processes, really killed.

CRASHES is the number of moments, and makes it an ingest of 200 articles (`make laws`: 50); else a few, of fewer.
"""

import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import REPOSITORY, tree
from crash_site import AGAIN, ARTICLES, new_site, touch, write_reports

from generator.carrying import carry_out
from generator.editing import journal
from generator.editing.ledger import PATH as LEDGER
from generator.editing.plan import Change
from generator.errors import DatelineError

MOMENTS = int(os.environ.get("CRASHES", "2"))
FEWER = max(1, MOMENTS // 5)
FAULTS = REPOSITORY / "tests" / "faults"
pytestmark = [pytest.mark.crash, pytest.mark.xdist_group("crash")]


@dataclass(frozen=True)
class Story:
    """An ingest: the site before, what is given to it, all files before and after it, how often and how long it writes.

    `desk` is a folder to tell it again in: what was read there once is known, so that most of the time is writing.
    """

    site: Path
    desk: Path
    given: Path
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    calls: int
    seconds: float


def start(site: Path, *arguments: object, **environment: str) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(FAULTS), str(REPOSITORY)])
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "--site", str(site), "ingest", *map(str, arguments)],
        env={
            **os.environ,
            "PYTHONPATH": path,
            "FAULT_FOLDER": os.path.realpath(site / "content"),
            **environment,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def run(site: Path, *arguments: object, **environment: str) -> tuple[int, str]:
    process = start(site, *arguments, **environment)
    _, told = process.communicate(timeout=120)
    return process.returncode, told


def told_whole(site: Path, given: Path, scratch: Path) -> Story:
    """Tell the story of an ingest that nothing disturbs."""
    before = tree(site / "content") if (site / "content").exists() else {}
    quiet, count = scratch / "quiet", scratch / "count"
    shutil.copytree(site, quiet)
    process = start(quiet, given, FAULT=f"count:{count}")
    begun = wait_for_the_first_write(process, quiet, before)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 0, told
    return Story(
        site, quiet, given, before, tree(quiet / "content"), int(count.read_text()), time.monotonic() - begun
    )


def wait_for_the_first_write(
    process: subprocess.Popen[str], site: Path, before: Mapping[str, bytes]
) -> float:
    """Wait until an ingest writes an article it did not have. Returns when that was."""
    shelf, known = site / "content/articles", sum(path.startswith("articles/") for path in before)
    while process.poll() is None and (not shelf.exists() or len([*shelf.iterdir()]) <= known):
        time.sleep(0.001)
    return time.monotonic()


@pytest.fixture(scope="session")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Story]:
    """A first ingest of 200 articles; and one of 80 more, beside what a person did, and of newer texts of some."""
    folder = tmp_path_factory.mktemp("stories")
    write_reports(folder / "all", 0, ARTICLES)
    new_site(folder / "first/site")
    new_site(folder / "second/site")
    write_reports(folder / "second/site/content/articles", 0, AGAIN)
    assert run(folder / "second/site")[0] == 0
    touch(folder / "second/site")
    write_reports(folder / "second/site/content/articles", AGAIN // 2, AGAIN // 2 + 10, version=1)
    write_reports(folder / "more", AGAIN, ARTICLES)
    return {
        "first": told_whole(folder / "first/site", folder / "all", folder / "first"),
        "second": told_whole(folder / "second/site", folder / "more", folder / "second"),
    }


def again(story: Story) -> Path:
    """The site of a story as it was before."""
    shutil.rmtree(story.desk / "content")
    if (story.site / "content").exists():
        shutil.copytree(story.site / "content", story.desk / "content")
    return story.desk


def drawn(stories: Mapping[str, Story], moment: int) -> tuple[Story, Path, random.Random]:
    """One of the stories, its site as it was before, and what draws the moment."""
    story = stories[("second", "first")[moment % 2]]
    return story, again(story), random.Random(moment)


def litter(site: Path) -> list[str]:
    return [path for path in tree(site / "content") if "/.dateline-" in f"/{path}"]


def assert_whole(site: Path, story: Story) -> None:
    """Every file is as it was or as it was to become, and none is gone that was to stay."""
    now = {path: raw for path, raw in tree(site / "content").items() if path not in litter(site)}
    now.pop("ingesting.yaml", None)
    torn = [path for path, raw in now.items() if raw not in (story.before.get(path), story.after.get(path))]
    assert torn == []
    assert story.before.keys() & story.after.keys() - now.keys() == set()


def assert_completed(site: Path, story: Story) -> None:
    """The next ingest, which nothing disturbs, makes what the first would have made."""
    code, told = run(site, story.given)
    assert code == 0, told
    assert differing(tree(site / "content"), story.after) == []


def quotes(content: Mapping[str, bytes]) -> set[bytes]:
    """The words of every claim and statement in the entries."""
    return {words for raw in content.values() for words in re.findall(rb"\n +quote: (.*)", raw)}


def claims(files: Mapping[str, bytes]) -> set[bytes]:
    """The ids of all claims: each is made from what its article says."""
    return {claim for raw in files.values() for claim in re.findall(rb"^  - id: (c\w+)$", raw, re.MULTILINE)}


def holding(words: bytes, files: Mapping[str, bytes]) -> set[str]:
    """The paths of the files in which some words stand."""
    return {path for path, raw in files.items() if words in raw}


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_an_ingest_killed_at_any_moment_loses_nothing(stories: Mapping[str, Story], moment: int) -> None:
    """Most of the moments lie in the writing."""
    story, site, chance = drawn(stories, moment)
    process = start(site, story.given)
    if chance.random() < 0.2:
        time.sleep(chance.uniform(0, 3))
    else:
        wait_for_the_first_write(process, site, story.before)
        time.sleep(chance.uniform(0, story.seconds))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert_whole(site, story)
    assert_completed(site, story)


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_an_ingest_that_dies_at_any_call_to_the_disk_loses_nothing(
    stories: Mapping[str, Story], moment: int
) -> None:
    story, site, chance = drawn(stories, moment)
    code, _ = run(site, story.given, FAULT=f"kill:{chance.randint(1, story.calls)}")
    assert code == -signal.SIGKILL
    assert_whole(site, story)
    assert_completed(site, story)


@pytest.mark.parametrize("moment", range(FEWER))
def test_what_a_killed_ingest_wrote_is_its_own_when_articles_change_before_the_next(
    stories: Mapping[str, Story], moment: int, tmp_path: Path
) -> None:
    story, site, chance = drawn(stories, moment)
    run(site, story.given, FAULT=f"kill:{chance.randint(story.calls // 2, story.calls)}")
    shutil.rmtree(site / "content/articles")
    quiet = Path(shutil.copytree(story.site, tmp_path / "quiet"))
    for one in (site, quiet):
        write_reports(one / "content/articles", 0, ARTICLES)
        write_reports(one / "content/articles", AGAIN // 3, AGAIN // 2, version=2)
        code, told = run(one)
        assert code == 0, told
    assert differing(tree(site / "content"), tree(quiet / "content")) == []


@pytest.mark.parametrize("moment", range(FEWER))
def test_a_stopped_ingest_whose_note_for_the_next_is_damaged_loses_nothing(
    stories: Mapping[str, Story], moment: int
) -> None:
    """The note goes, as the message says; what was written then passes for a person's and stays; the rest is written."""
    story, site, chance = drawn(stories, moment)
    run(site, story.given, FAULT=f"kill:{chance.randint(story.calls // 2, story.calls * 9 // 10)}")
    (site / journal.PATH).write_text('{"a":1')
    code, told = run(site, story.given)
    assert code == 1
    assert "content/ingesting.yaml:1: error: an ingest was stopped midway" in told
    (site / journal.PATH).unlink()
    assert run(site, story.given)[0] == 0
    now = tree(site / "content")
    assert quotes(story.after) - quotes(now) == set()  # under other ids, where a source keeps the one it had
    for words in (b"seen on film", b"In my own words"):
        assert holding(words, story.before) <= holding(words, now)


@pytest.mark.parametrize("fault", ["full", "locked"])
@pytest.mark.parametrize("moment", range(FEWER))
def test_a_disk_that_refuses_midway_is_told_and_nothing_is_half_written(
    stories: Mapping[str, Story], fault: str, moment: int
) -> None:
    story, site, chance = drawn(stories, moment)
    code, told = run(site, story.given, FAULT=f"{fault}:{chance.randint(1, story.calls - 5)}")
    assert code == 1, told
    assert "[DL147]" in told
    assert "Traceback" not in told
    assert told.splitlines()[-3].startswith("content/")
    assert_whole(site, story)
    assert_completed(site, story)


def test_a_file_that_may_not_grow_so_large_is_told(stories: Mapping[str, Story]) -> None:
    story = stories["second"]
    site = again(story)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, hard))
    try:
        code, told = run(site, story.given)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert code == 1
    assert "content/ingesting.yaml: error: this cannot be written: File too large [DL147]" in told
    assert_whole(site, story)
    assert litter(site) == []
    assert_completed(site, story)


def test_two_ingests_at_once_are_one_after_the_other_or_one(stories: Mapping[str, Story]) -> None:
    """Whoever comes second waits a little, then says so and stops."""
    story = stories["first"]
    site = again(story)
    both = [start(site, story.given) for _ in range(2)]
    told = [process.communicate(timeout=120)[1] for process in both]
    for process, words in zip(both, told, strict=True):
        assert process.returncode == 0 or "[DL146]" in words
    assert 0 in [process.returncode for process in both]
    assert_completed(site, story)


@pytest.fixture
def begun(tmp_path: Path) -> tuple[Path, Path]:
    """A small site after an ingest, and one of its entries."""
    new_site(tmp_path / "site")
    write_reports(tmp_path / "site/content/articles", 0, 3)
    assert run(tmp_path / "site")[0] == 0
    return tmp_path / "site", next((tmp_path / "site/content/events").rglob("*-fighting.md"))


def test_what_a_person_saves_while_ingest_reads_is_not_overwritten(begun: tuple[Path, Path]) -> None:
    site, entry = begun
    text, path = entry.read_text(), entry.relative_to(site).as_posix()
    changes = [Change(LEDGER, (site / LEDGER).read_text(), None), Change(path, text, f"{text}More.\n")]
    entry.write_text(f"{text}Mine.\n")
    before = tree(site / "content")
    with pytest.raises(DatelineError, match=rf"{path}: error: this file was changed .*\[DL145\]"):
        carry_out(site, (), changes)
    assert tree(site / "content") == before


def test_an_ingest_that_was_stopped_is_completed_before_anything_else_is_written(
    begun: tuple[Path, Path],
) -> None:
    site, entry = begun
    (site / journal.PATH).write_text(journal.begun("", ()))
    with pytest.raises(DatelineError, match="DL146"):
        carry_out(site, (), [Change(entry.relative_to(site).as_posix(), entry.read_text(), None)])
    assert entry.exists()
    assert run(site)[0] == 0
    assert not (site / journal.PATH).exists()


def test_a_dry_run_beside_a_stopped_ingest_shows_what_is_left_and_touches_nothing(
    stories: Mapping[str, Story],
) -> None:
    story = stories["second"]
    site = again(story)
    run(site, story.given, FAULT=f"kill:{story.calls * 3 // 4}")
    before = tree(site / "content")
    code, told = run(site, "--dry-run", story.given)
    assert code == 0, told
    assert tree(site / "content") == before
    assert_completed(site, story)


def test_an_entry_whose_name_differs_in_letter_case_alone_is_not_written_over(
    begun: tuple[Path, Path],
) -> None:
    site, _ = begun
    state = site / "content/actors/lorvia.md"
    state.unlink()
    (site / LEDGER).unlink()
    other = state.with_name("Lorvia.md")
    other.write_text("---\nid: another\nname: Another\nkind: state\n---\n")
    code, told = run(site)
    assert code == 1
    assert "content/actors/lorvia.md: error: “lorvia” would be written here" in told
    assert not state.exists()
    assert "Another" in other.read_text()


def test_a_link_in_the_place_of_the_ledger_is_no_way_out_of_the_site(begun: tuple[Path, Path]) -> None:
    site, _ = begun
    (site / journal.PATH).write_text(journal.begun((site / LEDGER).read_text(), []))
    (site / LEDGER).unlink()
    (site / LEDGER).symlink_to(site.parent / "outside")
    code, told = run(site)
    assert (code, "DL097" in told) == (1, True)
    assert not (site.parent / "outside").exists()


def test_an_entry_behind_a_link_is_written_where_it_lies(begun: tuple[Path, Path]) -> None:
    site, entry = begun
    behind = Path(shutil.move(entry, site / "content/events/kept.md.behind"))
    entry.symlink_to(behind)
    write_reports(site / "content/articles", 0, 3, version=1)
    before = behind.read_bytes()
    assert run(site)[0] == 0
    assert not entry.exists() or entry.is_symlink()
    assert behind.read_bytes() != before or not entry.is_symlink()
