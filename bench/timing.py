"""One command, timed: a process of its own, and a row of the table."""

import os
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
#: As an installed program runs: with its bytecode kept.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
#: Letters of a row's name.
WIDE = 34


def measure(name: str, *arguments: object) -> None:
    """Run one command and print its wall time, processor time and largest memory."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"{name} failed:\n{said}")
    print(
        f"{name:{WIDE}} {wall:7.2f} s {used.ru_utime + used.ru_stime:7.2f} s {used.ru_maxrss / 1024:7.0f} MB"
    )


def heading() -> None:
    """Print what the columns of `measure` are."""
    print(f"{'':{WIDE}} {'wall':>9} {'processor':>9} {'memory':>10}")
