"""How long it is from saving a file to the new page: a server on this machine, asked over HTTP until it shows the change."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median, quantiles

from building import write
from generators import WHOLE, Generator, edit, rename
from timing import ENVIRONMENT, heading, row

#: Seconds between two requests, until a server must be up, and until a change must be seen.
EVERY, UP, SEEN = 0.002, 900, 120
#: Seconds from one edit to the next; a little more each time, so that they fall at any point of a watcher's rhythm.
PAUSE, MORE = 0.4, 0.037


def main(events: int, edits: int, folder: Path, hugo: Path | None) -> None:
    """Tell the median and the 95th percentile of saving a body, and of a title that the actor's page shows too."""
    heading(
        f"From save to served page, {events:,} events",
        "",
        "median",
        "95th percentile",
        "edits",
        "server's memory",
    )
    for one in write(events, folder, hugo):
        if one.name not in ("Hugo", WHOLE):
            continue
        number = max(3, edits // 4) if one.name == "Hugo" else edits
        with _server(one) as (get, memory):
            for what, change in (("body, on its page", _body), ("title, on an actor's page", _title)):
                took = [_seen(get, turn, *change(one, turn)) for turn in range(number)]
                row(f"{one.name}: {what}", *_figures(took), str(number), f"{memory():.0f} MiB")
    shutil.rmtree(folder, ignore_errors=True)


def _figures(seconds: list[float]) -> tuple[str, str]:
    """Median and 95th percentile."""
    return (
        f"{median(seconds) * 1000:.0f} ms",
        f"{quantiles(seconds, n=20, method='inclusive')[-1] * 1000:.0f} ms",
    )


#: A page, the word it must show, and what makes it do so.
_Change = tuple[str, str, Callable[[], None]]


def _body(one: Generator, turn: int) -> _Change:
    files = sorted((one.site / "content/events").glob("*/*.md"))
    file, word = files[(len(files) // 2 + 31 * turn) % len(files)], f"body{turn}x"
    return f"/events/{file.stem}/", word, lambda: edit(file, word)


def _title(one: Generator, turn: int) -> _Change:
    """The newest event that names an actor who is in few."""
    files = sorted((one.site / "content/events").glob("*/*.md"), reverse=True)
    file = next(path for path in files if "actor-" in path.read_text("utf-8"))
    actor, word = file.read_text("utf-8").split("actor-", 1)[1].split(",")[0].split("]")[0], f"title{turn}x"
    return f"/actors/actor-{actor}/", word, lambda: rename(file, "title", word)


def _seen(get: Callable[[str], bytes], turn: int, page: str, word: str, change: Callable[[], None]) -> float:
    """Seconds from the end of a change to the page that shows it."""
    get(page)
    time.sleep(PAUSE + MORE * (turn % 10))
    change()
    start = time.perf_counter()
    while word.encode() not in get(page):
        if time.perf_counter() - start > SEEN:
            sys.exit(f"{page} does not show {word}")
        time.sleep(EVERY)
    return time.perf_counter() - start


@contextmanager
def _server(one: Generator) -> Iterator[tuple[Callable[[str], bytes], Callable[[], float]]]:
    """Run a server; give what gets a page from it, and what tells the memory it holds, in MiB."""
    port = _free_port()
    process = subprocess.Popen(
        one.serve(port),
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )

    def get(path: str) -> bytes:
        """The page, or nothing while the server has none."""
        with suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.read() if answer.status == 200 else b""
        return b""

    try:
        start = time.perf_counter()
        while not get("/"):
            if process.poll() is not None or time.perf_counter() - start > UP:
                sys.exit(f"{one.name} does not serve")
            time.sleep(0.05)
        yield get, lambda: _memory(process.pid)
    finally:
        process.terminate()
        process.wait()


def _memory(process: int) -> float:
    """What a process holds now; what it shares with its children counted once."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
