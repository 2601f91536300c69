"""Ingest never revives what a person took back, and says once that more is told of it."""

from pathlib import Path

import pytest
from conftest import Run

FIRST = "Seven Azerbaijani soldiers were killed in fighting with Armenia near Tavush on Tuesday, Azerbaijan's defence ministry said.\n"
SECOND = "Eleven Azerbaijani soldiers were killed in fighting with Armenia near Tavush on Tuesday, Armenia's defence ministry said.\n"


@pytest.fixture
def record(tmp_path: Path, dateline: Run) -> Path:
    (tmp_path / "site.yaml").write_text("title: A record\n")
    told(tmp_path, "first", FIRST)
    assert dateline("ingest").returncode == 0
    return tmp_path


def told(site: Path, name: str, text: str) -> None:
    articles = site / "content/articles"
    articles.mkdir(parents=True, exist_ok=True)
    front = f"---\ntitle: Fighting near Tavush, {name} report\npublished: 2020-07-15\npublisher: The {name} Gazette\n---\n"
    (articles / f"{name}.txt").write_text(front + text)


def fighting(site: Path) -> Path:
    [path] = (site / "content/events").rglob("*.md")
    return path


def test_more_reports_of_a_retracted_entry_are_told_once_and_written_nowhere(
    record: Path, dateline: Run
) -> None:
    path = fighting(record)
    assert dateline("retract", path.stem, "--why", "Of another war").returncode == 0
    before = path.read_bytes()
    told(record, "second", SECOND)
    done = dateline("ingest")
    assert done.returncode == 0, done.stderr
    assert "DL139" in done.stderr
    assert fighting(record).read_bytes() == before
    again = dateline("ingest")
    assert "DL139" not in again.stderr
    assert "nothing new" in again.stderr


def test_an_entry_that_stands_again_gets_what_came_in_the_meantime(record: Path, dateline: Run) -> None:
    path = fighting(record)
    dateline("retract", path.stem, "--why", "Of another war")
    told(record, "second", SECOND)
    dateline("ingest")
    assert dateline("retract", path.stem, "--undo", "--why", "Of this war").returncode == 0
    assert dateline("ingest").returncode == 0
    text = path.read_text()
    assert "min: 7" in text
    assert "min: 11" in text
    assert dateline("check").returncode == 0


def test_a_corrected_value_stays_whatever_ingest_reads(record: Path, dateline: Run) -> None:
    path = fighting(record)
    line = next(line for line in path.read_text().splitlines() if line.strip().startswith("- id: c"))
    claim = line.partition("id: ")[2].strip()
    done = dateline("correct", path.stem, f"claims.{claim}.count", "9", "--why", "A slip")
    assert done.returncode == 0, done.stderr
    told(record, "second", SECOND)
    assert dateline("ingest").returncode == 0
    text = path.read_text()
    assert "min: 9" in text
    assert "min: 11" in text
    assert f"field: claims.{claim}.count" in text
