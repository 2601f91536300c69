"""Commands, timed: each a process of its own, and what it took as a row of a table in Markdown."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

REPOSITORY = Path(__file__).resolve().parent.parent
DATELINE = (sys.executable, "-m", "generator")
#: As an installed program runs: with its bytecode kept, and not by way of this repository's tests.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPATH": str(REPOSITORY),
}
#: Everything that was told so far, for the file of results.
told: list[str] = []


@dataclass(frozen=True)
class Took:
    """What one run took: `wall` and `processor` in seconds, `memory` of its largest process in MiB.

    `others` is the share of the machine's processor time that other work took meanwhile: a run beside much of it says little.
    """

    wall: float
    processor: float
    memory: float
    others: float = 0.0


def tell(line: str = "") -> None:
    """Print a line, and keep it for the results."""
    print(line, flush=True)
    told.append(line)


def heading(title: str, *columns: str) -> None:
    """Begin a table: its name, then its columns; the first holds names, the others numbers."""
    tell(f"\n## {title}\n")
    tell(f"| {' | '.join(columns)} |")
    tell(f"|---|{'---:|' * (len(columns) - 1)}")


def row(*cells: str) -> None:
    tell(f"| {' | '.join(cells)} |")


def run(command: Sequence[object]) -> Took:
    """Run a command to its end; one that fails ends the bench with what it said."""
    words, before = [str(word) for word in command], _busy()
    start = time.perf_counter()
    process = subprocess.Popen(
        words,
        cwd=REPOSITORY,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if status:
        sys.exit(f"{' '.join(words)} failed:\n{said}")
    processor = used.ru_utime + used.ru_stime
    others = max(0.0, _busy() - before - processor) / (wall * (os.cpu_count() or 1))
    return Took(wall, processor, used.ru_maxrss / 1024, others)


def middle(runs: Iterable[Took]) -> Took:
    """The median of every figure; of what others took, the most."""
    runs = list(runs)
    figures = (median(getattr(took, name) for took in runs) for name in ("wall", "processor", "memory"))
    return Took(*figures, max(took.others for took in runs))


def cells(took: Took) -> tuple[str, ...]:
    """What a run took, for a row under WALL."""
    return f"{took.wall:.3f} s", f"{took.processor:.3f} s", f"{took.memory:.0f} MiB", f"{took.others:.0%}"


WALL = ("wall", "processor", "memory", "others")


def measure(name: str, *arguments: object) -> None:
    """Run dateline once and tell what it took."""
    row(name, *cells(run([*DATELINE, *arguments])))


def _busy() -> float:
    """Seconds that all processors were busy since the machine began; 0 where it does not say."""
    try:
        times = [int(one) for one in Path("/proc/stat").read_text("ascii").split("\n", 1)[0].split()[1:9]]
    except OSError:
        return 0.0
    return (sum(times) - times[3] - times[4]) / os.sysconf("SC_CLK_TCK")
