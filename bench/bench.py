"""How long reading and building take: `make bench`, or `python bench/bench.py [EVENTS]` (default 1,000)."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus

REPOSITORY = Path(__file__).resolve().parent.parent
ARTICLES = sorted((REPOSITORY / "content" / "articles").glob("*.*"))


def measure(name: str, *arguments: object) -> None:
    """Run one command and print its wall time, processor time and largest memory."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8"
    )
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"{name} failed:\n{said}")
    print(f"{name:28} {wall:7.2f} s {used.ru_utime + used.ru_stime:7.2f} s {used.ru_maxrss / 1024:7.0f} MB")


def main(events: int) -> None:
    print(f"{'':28} {'wall':>9} {'processor':>9} {'memory':>10}")
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


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
