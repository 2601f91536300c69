"""The built sites that are audited, and one page of every sort that is in them.

The first is this repository's own record with everything beside it that the record has none of (`more/`): what was retracted,
corrected, joined or is gone, and a body that is hard to set. The second has 2,000 events of one escalation, and so the pages that
long lists are split into.
"""

import re
import shutil
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from conftest import REPOSITORY, copy_of_record, run_dateline

MORE = Path(__file__).resolve().parent / "more"
sys.path.insert(0, str(REPOSITORY / "bench"))

import as_dateline
from corpus import Corpus
from nouns import Escalation

EVENTS = 2_000
LEADS_ON = '<meta http-equiv="refresh"'


@dataclass(frozen=True)
class Sites:
    everything: Path
    long: Path

    @cached_property
    def pages(self) -> list[tuple[Path, str]]:
        """The largest page of every sort and those of `more/`: the site each is in, and its address there.

        Those that lead on at once are left out: nobody ever sees them.
        """
        more = [(self.everything, address) for address in sorted(_addresses_of_more())]
        found = [*more, *{**_largest(self.long), **_largest(self.everything)}.values()]
        return [(site, address) for site, address in found if LEADS_ON not in _html(site, address)]


def _addresses_of_more() -> list[str]:
    entries = [path.relative_to(MORE / "content").parts for path in (MORE / "content").rglob("*.md")]
    gone = (MORE / "urls.txt").read_text("utf-8").split()
    return [f"/{parts[0]}/{parts[-1].removesuffix('.md')}/" for parts in entries] + [
        f"/{url}" for url in gone
    ]


def _largest(site: Path) -> dict[tuple[str, bool], tuple[Path, str]]:
    """The largest page of each sort in a built site."""
    files = sorted(site.rglob("*.html"), key=lambda file: (file.stat().st_size, file))
    addresses = ["/" + file.relative_to(site).as_posix().removesuffix("index.html") for file in files]
    return {sort_of(address, _html(site, address)): (site, address) for address in addresses}


def _html(site: Path, address: str) -> str:
    file = site / address[1:]
    return (file / "index.html" if file.is_dir() else file).read_text("utf-8")


def sort_of(address: str, html: str) -> tuple[str, bool]:
    """An address without names and numbers, and whether what stands there was retracted.

    The pages of a part of a list (`/actors/ID/2016/`, `/timeline/2016/07/`) are of one sort, whatever the list is of.
    """
    first, _, rest = address[1:].partition("/")
    shape = re.sub(r"\d+", "0", re.sub(r"^[^/]+/", "*/", rest))
    return shape if "0" in shape else f"{first}/{shape}", 'class="retracted"' in html


def made(folder: Path) -> Sites:
    """Write and build both sites in an empty folder."""
    everything, long = folder / "everything", folder / "long"
    everything.mkdir()
    copy_of_record(everything)
    shutil.copytree(MORE / "content", everything / "content", dirs_exist_ok=True)
    with (everything / "content/urls.txt").open("a", encoding="utf-8") as urls:
        urls.write((MORE / "urls.txt").read_text("utf-8"))
    as_dateline.write(OneEscalation(EVENTS), long)
    for site in (everything, long):
        done = run_dateline("--site", site, "build", cwd=folder)
        assert done.returncode == 0, done.stderr
    return Sites(everything / "build", long / "build")


class OneEscalation(Corpus):
    """The bench's made-up record, with all its events in one escalation."""

    @cached_property
    def escalations(self) -> tuple[Escalation, ...]:
        return (self._escalation(0, 0, 1),)

    def _escalation_of(self, *_: object) -> str:
        return self.escalations[0].id
