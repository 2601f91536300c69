"""How long a build takes: cold, unchanged, with one body edited, with one busy actor renamed; each a process of its own."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from generators import Generator, edit, generators, rename
from timing import WALL, Took, cells, heading, middle, row, run, tell

BUSY = "northland-1"
HERE = Path(__file__).resolve().parent


def main(events: int, rounds: int, folder: Path, hugo: Path | None) -> None:
    """Tell what every way of building takes in each generator, and its ratio to Hugo in the same round."""
    contestants = write(events, folder, hugo)
    runs: dict[tuple[str, str], list[Took]] = {}
    for turn in range(rounds):
        for one in contestants:  # in turns, so that a machine that grows slower does so for all
            for way, change in WAYS.items():
                change(one, turn)
                runs.setdefault((way, one.name), []).append(run(one.build))
                _check(one, way, turn)
    heading(f"Building {events:,} events, median of {rounds}", "", *WALL, "of Hugo's wall time")
    for (way, name), took in runs.items():
        row(f"{name}: {way}", *cells(middle(took)), _ratio(took, runs.get((way, "Hugo"))))
    _same(contestants)


def write(events: int, folder: Path, hugo: Path | None) -> list[Generator]:
    """Write the record as a site for each generator, by another process: a child's memory is counted from its parent's."""
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, HERE / "write.py", str(events), folder], check=True)
    return generators(folder, hugo)


def an_event(one: Generator, turn: int) -> str:
    """The id of an event in the middle of the record, another each turn."""
    files = sorted(path.stem for path in (one.site / "content/events").glob("*/*.md"))
    return files[len(files) // 2 + turn]


def _cold(one: Generator, _turn: int) -> None:
    one.forget()


def _unchanged(_one: Generator, _turn: int) -> None:
    return


def _edited(one: Generator, turn: int) -> None:
    edit(one.event(an_event(one, turn)), _word(turn))


def _renamed(one: Generator, turn: int) -> None:
    rename(one.actor(BUSY), one.names, _word(turn))


def _word(turn: int) -> str:
    return f"change{turn}"


WAYS: dict[str, Callable[[Generator, int], None]] = {
    "cold": _cold,
    "unchanged": _unchanged,
    "one body edited": _edited,
    "one busy actor renamed": _renamed,
}


def _check(one: Generator, way: str, turn: int) -> None:
    """End the bench where a change did not reach its page: a build that does too little is no quick one."""
    pages = {"one body edited": f"events/{an_event(one, turn)}", "one busy actor renamed": f"actors/{BUSY}"}
    if way in pages and _word(turn) not in (one.out / pages[way] / "index.html").read_text("utf-8"):
        sys.exit(f"{one.name}, {way}: /{pages[way]}/ does not show it")


def _ratio(took: Sequence[Took], hugos: Sequence[Took] | None) -> str:
    """The median of the ratios round by round, with the least and the most."""
    if not hugos:
        return "–"
    ratios = [one.wall / other.wall for one, other in zip(took, hugos, strict=True)]
    return f"{median(ratios):.3f} ({min(ratios):.3f}–{max(ratios):.3f})"


def _same(contestants: Sequence[Generator]) -> None:
    """Tell whether Hugo's pages and the plain pages say the same."""
    outs = [one.out for one in contestants]
    if len(outs) < 3:
        tell("\nHugo could not be had: nothing to compare with.")
        return
    compare = [sys.executable, HERE / "same_pages.py", outs[1], outs[0]]
    tell(f"\nThe plain pages beside Hugo's: {subprocess.check_output(compare, text=True).strip()}.")


def growth(sizes: Sequence[int], folder: Path, hugo: Path | None) -> None:
    """Tell what one cold build takes of ever larger records."""
    heading("Growth: one cold build each", "", *WALL, "for an event", "of the size before")
    before: dict[str, float] = {}
    for events in sizes:
        for one in write(events, folder, hugo):
            if one.name.endswith("search"):  # its index is another program’s
                continue
            took = run(one.build)
            times = f"{took.wall / before[one.name]:.1f}" if one.name in before else "–"
            row(f"{one.name}: {events:,} events", *cells(took), f"{took.wall / events * 1000:.2f} ms", times)
            before[one.name] = took.wall
            one.forget()
    shutil.rmtree(folder, ignore_errors=True)
