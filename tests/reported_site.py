"""Six invented reports of two flare-ups, and an ingest of them, for the tests of ingest and of the review."""

from pathlib import Path

from generator.ingest import IngestOptions, IngestReport, ingest

REPORTS = Path(__file__).with_name("editing") / "articles"
FIGHT = "content/events/2011/2011-04-23-cambodia-thailand-fighting.md"


def new_site(folder: Path) -> Path:
    """Make a site with nothing in it."""
    folder.mkdir()
    (folder / "site.yaml").write_text("title: A test\n")
    return folder


def run(site: Path, *inputs: Path, **options: object) -> IngestReport:
    return ingest(IngestOptions(site=site, inputs=inputs, **options), lambda _: None)
