"""How long an ingest takes on a large record: `make bench`, or `PYTHONPATH=. python bench/ingesting.py [ARTICLES]`.

So many made-up articles (default 2,000; each gives about five and a half entries) are taken in at once, then nothing new, then
one more article; each is a process of its own. What came of one more is compared with an ingest of all from nothing.
"""

import sys
import tempfile
from pathlib import Path

import archive
from timing import WALL, heading, measure, tell

#: Every so many entries, one that a person changed; and so many that a person wrote.
CHANGED, OWN = 500, 20


def new_site(site: Path) -> Path:
    site.mkdir()
    (site / "site.yaml").write_text("title: A made-up record\n", "utf-8")
    return site


def by_hand(site: Path) -> None:
    """Change some entries as a person does, and write some."""
    for path in sorted((site / "content/events").rglob("*.md"))[::CHANGED]:
        path.write_text(path.read_text("utf-8") + "\nA person adds this.\n", "utf-8")
    for number in range(OWN):
        head = f"id: own-{number}\ntitle: Written by hand\ndate: 2010-04-{number + 1:02}\nkind: diplomacy"
        (site / f"content/events/own-{number}.md").write_text(f"---\n{head}\n---\n", "utf-8")


def entries(site: Path) -> dict[str, tuple[int, bytes]]:
    """When each entry was written, and what it holds."""
    files = (site / "content").rglob("*.md")
    return {path.relative_to(site).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def main(number: int) -> None:
    heading(f"Ingesting {number:,} articles", "", *WALL)
    with tempfile.TemporaryDirectory() as folder:
        given, site, anew = Path(folder) / "given", new_site(Path(folder) / "site"), Path(folder) / "anew"
        archive.write(given, number + 1)
        one_more = sorted(given.iterdir())[number // 2].rename(Path(folder) / "one-more.txt")
        measure(f"ingest {number:,} articles", "--site", site, "ingest", given)
        by_hand(site)
        measure("ingest again, nothing new", "--site", site, "ingest")
        before = entries(site)
        measure(f"one more, {len(before):,} files", "--site", site, "ingest", one_more)
        after = entries(site)
        written = sum(before.get(path) != one for path, one in after.items())
        anew.mkdir()
        (site / "content").rename(new_site(anew / "site") / "content")
        measure("again, without what is remembered", "--site", anew / "site", "ingest")
        same = entries(anew / "site") == after
        tell(
            f"\nOne more article wrote {written} files; without what is remembered: {'the same' if same else 'OTHERS'}."
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
