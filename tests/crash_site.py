"""A site on which ingest has some hundred files to write, for the tests that stop it: invented wars, short reports."""

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

LANDS = ("Lorvia", "Tasmar", "Vendria", "Ostria")
TOWNS = ("Keld", "Morrow", "Halsa", "Brint", "Ulmet", "Sorne", "Tavik", "Ordal")
PEOPLE = ("Mara Venn", "Otto Kray", "Lena Sorb", "Ivo Tarn", "Nils Gade")
START = date(2011, 1, 1)
#: How many reports there are; few where time is short. Those from `AGAIN` on tell of days that earlier ones told of.
ARTICLES = 200 if "CRASHES" in os.environ else 50
AGAIN = ARTICLES * 3 // 5


def report(number: int, version: int = 0) -> str:
    """One invented report; another version gives another day and other figures."""
    day = START + timedelta(number % AGAIN * 5 // 3 + version)
    one, other = LANDS[number % AGAIN % 4], LANDS[(number % AGAIN + 1) % 4]
    town, leader = TOWNS[number % AGAIN % 8], PEOPLE[number % 5]
    dead, hurt = number % 17 + 2 + 3 * version, number % 23 + 3
    return f"""Fighting near {town}, report {number}

{day:%d %B %Y}

{one} and {other} exchanged fire near {town} on {day:%A}. {one}'s defence ministry said {dead} soldiers were killed.

{leader}, president of {other}, accused {one} of shelling {town}. {other}'s army said at least {hurt} soldiers were wounded.

{other} denied that its troops had crossed the border. The Red Cross said {number % 7 * 100 + 50} people were displaced.
"""


def write_reports(folder: Path, first: int, last: int, version: int = 0) -> None:
    """Write the reports of some numbers."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, last):
        (folder / f"report-{number:03}.txt").write_text(report(number, version))


def new_site(folder: Path) -> None:
    """Make a site with nothing in it."""
    folder.mkdir(parents=True)
    (folder / "site.yaml").write_text("title: A test\n")


def touch(site: Path) -> None:
    """Do what a person does: correct a number, note something, write a text, take an entry and a claim out, add one."""
    events = sorted((site / "content/events").rglob("*-fighting.md"))
    noted, mended, told, claimless, unwanted = events[3:13:2]
    _replace(noted, "---\n", "---\n# seen on film\n")
    _replace(mended, "    max: ", "    max: 1")
    _replace(told, "\n---\n\n", "\n---\n\nIn my own words.\n\n")
    lines = claimless.read_text().splitlines(keepends=True)
    start = lines.index("claims:\n") + 1
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith("    "))
    claimless.write_text("".join(lines[:start] + lines[end:]))
    unwanted.unlink()
    (site / "content/actors/mara-venn.md").unlink()
    _replace(site / "content/actors/lorvia.md", "---\n", "---\naliases: [Lorvian Republic]\n")
    shutil.copy(noted, site / "content/events/mine.md")
    _replace(site / "content/events/mine.md", f"id: {noted.stem}\n", "id: 2010-12-31-mine\n")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text, path
    path.write_text(text.replace(old, new, 1))
