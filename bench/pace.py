"""How fast one core reads articles: dense reports, ordinary news, and the worst of hostile texts."""

import sys
import time
from pathlib import Path

import adversarial
from timing import REPOSITORY, heading, row

from generator.extraction.extract import extract
from generator.extraction.report import as_json
from generator.reading.read import read_article

ARTICLES = sorted((REPOSITORY / "content" / "articles").glob("*.md"))
REPORTS = sorted((REPOSITORY / "tests" / "extraction" / "reports").glob("*.txt"))
ARTICLE, HOSTILE, TRIAL = 5_000, 1_000_000, 50_000  # bytes
ROUNDS = 3


def main(hostile: int = HOSTILE) -> None:
    heading("Reading on one core", "articles of 5 KB", "a second", "to read", "to extract")
    _pace("dense reports", _cut_up(REPORTS))
    _pace("news", [file.read_bytes() for file in ARTICLES])
    heading(f"Hostile texts of {hostile:,} bytes", "", "to read", "to extract")
    trials = {kind: adversarial.seconds(kind, min(TRIAL, hostile)) for kind in adversarial.KINDS}
    for part, what in enumerate(("read", "extract")):
        worst = max(trials, key=lambda kind: trials[kind][part])
        read, extracted = adversarial.seconds(worst, hostile)
        row(f"worst to {what}: {worst}", f"{read:.2f} s", f"{extracted:.2f} s")


def _cut_up(files: list[Path]) -> list[bytes]:
    """The texts of files, one behind the other, as articles of 5 KB."""
    lines = [line for file in files for line in file.read_text("utf-8").splitlines(keepends=True)]
    text, cut = "", []
    for line in lines:
        text += line
        if len(text.encode()) >= ARTICLE:
            cut.append(text.encode())
            text = ""
    return cut


def _pace(name: str, texts: list[bytes]) -> None:
    """Tell how many articles of 5 KB one core reads in a second, and what of that is boilerplate and days."""
    read, told = [], []
    for _ in range(ROUNDS):
        _forget()
        begin = time.process_time()
        articles = [read_article(text, f"{number}.txt")[0] for number, text in enumerate(texts)]
        middle = time.process_time()
        for article in articles:
            as_json(extract(article))
        read.append((middle - begin) / sum(map(len, texts)) * ARTICLE)
        told.append((time.process_time() - middle) / sum(map(len, texts)) * ARTICLE)
    row(
        name, f"{1 / (min(read) + min(told)):.0f}", f"{min(read) * 1000:.1f} ms", f"{min(told) * 1000:.1f} ms"
    )


def _forget() -> None:
    """Empty what reading remembers of lines, so that no text is met a second time."""
    for name, module in list(sys.modules.items()):
        for value in vars(module).values() if name.startswith("generator.reading.") else ():
            if hasattr(value, "cache_clear"):
                value.cache_clear()
