"""How long everything takes, beside Hugo: `make bench` (half an hour), or `PYTHONPATH=. python bench/bench.py --quick`.

Writes bench/RESULTS.md, but for a quick run, which only shows that everything runs. Nothing else should run meanwhile:
“others” in a table is the share of the machine that other work took.
"""

import argparse
import importlib
import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

import building
import generators
import ingesting
import serving
from timing import DATELINE, ENVIRONMENT, REPOSITORY, WALL, cells, heading, middle, row, run, tell, told

RESULTS = REPOSITORY / "bench/RESULTS.md"
#: Events, rounds, edits, articles, bytes of a hostile text, and the sizes that growth is shown on.
FULL = {
    "events": 10_000,
    "rounds": 3,
    "edits": 40,
    "articles": 2_000,
    "hostile": 1_000_000,
    "sizes": (1_000, 10_000, 100_000),
}
QUICK = {"events": 1_000, "rounds": 1, "edits": 3, "articles": 50, "hostile": 20_000, "sizes": (200, 1_000)}
#: A disk of memory, where there is one with so much room in bytes: then the disk has no say.
MEMORY, ROOM = Path("/dev/shm"), 8 << 30


def main(*, quick: bool) -> None:
    size = QUICK if quick else FULL
    hugo = generators.hugo()
    with tempfile.TemporaryDirectory(dir=_fast_disk()) as folder:
        tell("# What the bench measured")
        _machine(hugo)
        _starting(size["rounds"])
        building.main(size["events"], size["rounds"], Path(folder) / "building", hugo)
        serving.main(size["events"], size["edits"], Path(folder) / "serving", hugo)
        serving.main(size["sizes"][-1], size["edits"], Path(folder) / "serving", None)
        building.growth(size["sizes"], Path(folder) / "growth", hugo)
    ingesting.main(size["articles"])
    # Last, and loaded last: the memory of a process that is started is counted from that of this one.
    importlib.import_module("pace").main(size["hostile"])
    if not quick:
        RESULTS.write_text("\n".join(told).replace("\n\n\n", "\n\n") + "\n", "utf-8")
        print(f"\nwritten to {RESULTS.relative_to(REPOSITORY)}")


def _fast_disk() -> Path | None:
    return MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None


def _machine(hugo: Path | None) -> None:
    """Tell what was measured, on what."""
    commit = _said("git", "-C", str(REPOSITORY), "describe", "--always", "--dirty")
    tell(f"\n* {_said(*DATELINE, '--version')}, commit {commit}")
    tell(f"* {_said(str(hugo), 'version').split('-')[0] if hugo else 'no Hugo'}")
    tell(
        f"* Python {platform.python_version()}, {platform.system()} {platform.release()}, {platform.machine()}"
    )
    tell(f"* {_cpu()}, {os.cpu_count()} cores, {_memory():.0f} GiB of memory")


def _said(*command: str) -> str:
    return subprocess.run(
        command, env=ENVIRONMENT, check=False, capture_output=True, encoding="utf-8"
    ).stdout.strip()


def _cpu() -> str:
    about = Path("/proc/cpuinfo")
    lines = about.read_text("utf-8").splitlines() if about.is_file() else []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        platform.processor(),
    )


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _starting(rounds: int) -> None:
    heading("Starting", "", *WALL)
    article = min((REPOSITORY / "content/articles").glob("*.md"))
    for name, arguments in (
        ("--version", ["--version"]),
        ("--help", ["--help"]),
        ("one article", ["extract", article, "--json"]),
    ):
        row(name, *cells(middle(run([*DATELINE, *arguments]) for _ in range(2 * rounds + 1))))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small and once: to see that it runs")
    main(quick=parser.parse_args().quick)
