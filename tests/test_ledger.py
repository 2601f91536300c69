"""The ledger of ingest: what merges of branches, older versions and people's hands make of it."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest
from conftest import Run, tree
from crash_site import new_site, report, write_reports

from generator.editing.ledger import parse, serialise
from generator.errors import DatelineError

LEDGER = "content/ingested.yaml"
ROW = '{"claims":{"c1 gazette":"aa","c2 gazette":"bb"},"fields":{"file":"cc","title":"dd"}}'


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(
        ["git", *who, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )


def commit_an_ingest(dateline: Run, site: Path, branch: str, **articles: str) -> None:
    """Take in some more articles on a branch of its own."""
    git(site, "checkout", "--quiet", "-b", branch, "main")
    for name, text in articles.items():
        (site / f"content/articles/{name}.txt").write_text(text)
    assert dateline("--site", site, "ingest").returncode == 0
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "--message", branch)


def test_two_branches_that_git_merged_become_what_one_ingest_makes(dateline: Run, tmp_path: Path) -> None:
    site, fresh = tmp_path / "site", tmp_path / "fresh"
    new_site(site)
    write_reports(site / "content/articles", 0, 12)
    assert dateline("--site", site, "ingest").returncode == 0
    (site / ".gitattributes").write_text(f"{LEDGER} merge=union\n")
    for words in (["init"], ["add", "--all"], ["commit", "--message", "first"]):
        git(site, *words)
    commit_an_ingest(dateline, site, "one", a=report(5, 1), b=report(9))
    # A copy of a text that is there already, and another text of its day and name: its source gets another id.
    commit_an_ingest(
        dateline, site, "two", c=report(5, 2), d=report(6), e=report(9).replace("9\n", "9b\n", 1)
    )
    git(site, "merge", "one")
    for path in git(site, "diff", "--name-only", "--diff-filter=U").stdout.split():
        git(site, "checkout", "--ours", path)
    assert dateline("--site", site, "ingest").returncode == 0
    new_site(fresh)
    shutil.copytree(site / "content/articles", fresh / "content/articles")
    assert dateline("--site", fresh, "ingest").returncode == 0
    merged, wanted = tree(site / "content"), tree(fresh / "content")
    assert [path for path in {*merged, *wanted} if merged.get(path) != wanted.get(path)] == []


def test_the_marks_of_a_merge_are_told_with_their_line() -> None:
    with pytest.raises(DatelineError) as told:
        parse(f"# A ledger.\nevents/a: {ROW}\n<<<<<<< HEAD\nevents/b: {ROW}\n=======\n>>>>>>> two\n")
    assert str(told.value).startswith(f"{LEDGER}:3: error: a merge of two branches was not finished here")


@pytest.mark.parametrize(
    "line", ["events/a: {", "events/a: {}}", 'events/a: {"fields":"x"}', "events/a: []", "x", " "]
)
def test_a_line_that_is_none_of_a_ledgers_is_told(line: str) -> None:
    with pytest.raises(DatelineError, match=f"{LEDGER}:2: error: the ledger of ingest cannot be read here"):
        parse(f"events/a: {ROW}\n{line}\n")


def test_of_two_lines_for_one_file_either_may_be_true_and_what_one_alone_names_may_be_unwritten() -> None:
    other = '{"claims":{"c2 gazette":"b2"},"fields":{"file":"c2"}}'
    row = parse(f"events/a: {ROW}\nevents/a: {other}\n")["events/a"]
    assert row["fields"] == {"file": "c2,cc", "title": ",dd"}
    assert row["claims"] == {"c2 gazette": "b2,bb"}


def test_a_ledger_of_an_older_version_is_read_and_written_anew() -> None:
    old = "events/a:\n  claims:\n    c1 gazette: aa\n    c2 gazette: bb\n  fields:\n    file: cc\n    title: dd\n"
    assert parse(old) == parse(f"events/a: {ROW}\n")
    assert f"\nevents/a: {ROW}\n" in serialise(parse(old))


def test_a_ledger_of_five_thousand_entries_is_read_in_a_blink() -> None:
    row = {"claims": {f"c{n} gazette": "0123456789ab" for n in range(8)}, "fields": {"file": "0123456789ab"}}
    text = serialise({f"events/2031-03-01-{n}": row for n in range(5000)})
    start = time.process_time()
    assert len(parse(text)) == 5000
    assert time.process_time() - start < 1
