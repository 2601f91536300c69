"""What waits for a person, and what becomes of a decision."""

import shutil
from pathlib import Path

import pytest

from generator.ingest import LEDGER, IngestOptions, IngestReport, ingest

REPORTS = Path(__file__).with_name("editing") / "articles"
FIGHT = "content/events/2011/2011-04-23-cambodia-thailand-fighting.md"


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review") / "site"
    folder.mkdir()
    (folder / "site.yaml").write_text("title: A test\n")
    run(folder, REPORTS)
    return folder


@pytest.fixture
def site(first: Path, tmp_path: Path) -> Path:
    """A site after one ingest of six reports."""
    return Path(shutil.copytree(first, tmp_path / "site"))


def run(site: Path, *inputs: Path) -> IngestReport:
    return ingest(IngestOptions(site=site, inputs=inputs), lambda _: None)


def edit(site: Path, path: str, old: str, new: str) -> None:
    text = (site / path).read_text("utf-8")
    assert old in text
    (site / path).write_text(text.replace(old, new, 1), "utf-8")


def later(site: Path) -> IngestReport:
    """Ingest another report of the same day's fighting."""
    (site / "content/articles/late.txt").write_text(
        "Border fighting kills more\n\nCambodia's defence ministry said nine of its soldiers were killed on Saturday"
        " in fighting with Thai forces. The Thai army said one Thai soldier was killed on Saturday.\n",
        "utf-8",
    )
    new = "late.txt: {published: 2011-04-24, publisher: Late}\napril-two.txt:"
    edit(site, "content/articles/published.yaml", "april-two.txt:", new)
    return run(site)


def conflicting(site: Path) -> None:
    """Give the period of an escalation a value of a person's, then another of the articles'."""
    edit(site, "content/escalations/cambodia-thailand-2011-04.md", "/2011-04-24", "/2011-04-25")
    text = REPORTS.joinpath("april-one.txt").read_text()
    (site / "content/articles/april-four.txt").write_text(text.replace("Friday", "Thursday"))
    new = "april-four.txt: {published: 2011-04-23}\napril-one.txt"
    edit(site, "content/articles/published.yaml", "april-one.txt", new)
    run(site)


def test_a_conflict_stays_open_in_the_ledger_until_the_file_says_the_same(site: Path) -> None:
    conflicting(site)
    assert "  open:\n    period: " in (site / LEDGER).read_text()
    report = run(site)
    assert report.changes == ()
    [conflict] = report.questions.conflicts
    assert (str(conflict.here), str(conflict.derived)) == ("2011-04-22/2011-04-25", "2011-04-21/2011-04-24")
    escalation = "content/escalations/cambodia-thailand-2011-04.md"
    edit(site, escalation, "2011-04-22/2011-04-25", "2011-04-21/2011-04-24")
    assert run(site).questions.conflicts == ()
    assert "  open:\n" not in (site / LEDGER).read_text()


def test_what_comes_after_a_review_is_named_and_the_status_stays(site: Path) -> None:
    edit(site, FIGHT, "kind:", "status: reviewed\nkind:")
    run(site)
    assert "since_review" not in (site / FIGHT).read_text()
    later(site)
    text = (site / FIGHT).read_text()
    assert "status: reviewed\n" in text
    [since] = [line for line in text.splitlines() if line.startswith("since_review:")]
    assert "sources.late-2011-04-24" in since
    assert since.count("claims.c") == 2
    assert run(site).changes == ()
