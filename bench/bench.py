"""How long reading, building and ingesting take: `make bench`, or `PYTHONPATH=. python bench/bench.py [EVENTS]` (default 1,000)."""

import sys
import tempfile
import time
from pathlib import Path

import adversarial
import corpus
import ingesting
from timing import REPOSITORY, WIDE, heading, measure

from generator.extraction.extract import extract
from generator.extraction.report import as_json
from generator.reading.read import read_article

ARTICLES = sorted((REPOSITORY / "content" / "articles").glob("*.*"))
REPORTS = sorted((REPOSITORY / "tests" / "extraction" / "reports").glob("*.txt"))
ARCHIVED = 2_000
ARTICLE, HOSTILE, TRIAL = 5_000, 1_000_000, 50_000  # bytes
ROUNDS = 3


def cut_up(files: list[Path]) -> list[bytes]:
    """The texts of files, one behind the other, as articles of 5 KB."""
    lines = [line for file in files for line in file.read_text("utf-8").splitlines(keepends=True)]
    text, cut = "", []
    for line in lines:
        text += line
        if len(text.encode()) >= ARTICLE:
            cut.append(text.encode())
            text = ""
    return cut


def measure_reading(name: str, texts: list[bytes]) -> None:
    """Print how many articles of 5 KB one core reads in a second, and what of that is boilerplate and days."""
    read, told = [], []
    for _ in range(ROUNDS):
        forget()
        begin = time.process_time()
        articles = [read_article(text, f"{number}.txt")[0] for number, text in enumerate(texts)]
        middle = time.process_time()
        for article in articles:
            as_json(extract(article))
        read.append((middle - begin) / sum(map(len, texts)) * ARTICLE)
        told.append((time.process_time() - middle) / sum(map(len, texts)) * ARTICLE)
    each = min(read) + min(told)
    took = f"{each * 1000:.1f} ms each: {min(read) * 1000:.1f} read, {min(told) * 1000:.1f} extracted"
    print(f"{name:{WIDE}} {1 / each:7.0f} a second ({took})")


def forget() -> None:
    """Empty what reading remembers of lines, so that no text is met a second time."""
    for name, module in list(sys.modules.items()):
        for value in vars(module).values() if name.startswith("generator.reading.") else ():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def measure_hostile() -> None:
    """Print how long the hostile texts of 1 MB take that are worst to read and to extract, found on smaller ones."""
    trials = {kind: adversarial.seconds(kind, TRIAL) for kind in adversarial.KINDS}
    for part, what in enumerate(("worst to read", "worst to extract")):
        worst = max(trials, key=lambda kind: trials[kind][part])
        read, extracted = adversarial.seconds(worst, HOSTILE)
        print(f"{f'1 MB hostile, {what}':{WIDE}} {read:7.2f} s read {extracted:7.2f} s extracted ({worst})")


def main(events: int) -> None:
    heading()
    measure("start (--version)", "--version")
    for article in ARTICLES[:1]:
        measure("extract one article", "extract", article, "--json")
    with tempfile.TemporaryDirectory() as folder:
        site, out = Path(folder) / "site", Path(folder) / "build"
        corpus.write(site, events)
        measure(f"build {events:,} events, cold", "--site", site, "build", "--out", out)
        measure("build again, unchanged", "--site", site, "build", "--out", out)
        entry = min((site / "content/events").rglob("*.md"))
        entry.write_text(entry.read_text("utf-8").replace("Fighting reported", "Calm reported"), "utf-8")
        measure("build after one edit", "--site", site, "build", "--out", out)
    measure_reading(
        "dense reports of 5 KB", cut_up(REPORTS)
    )  # last: a child's memory is counted from this one's
    measure_reading("news articles of 5 KB", [file.read_bytes() for file in ARTICLES if file.suffix == ".md"])
    measure_hostile()
    ingesting.main(ARCHIVED)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
