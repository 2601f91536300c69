"""Watching: which changes on disk are worth a rebuild, and when they are over."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from queue import Empty, Queue

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from generator.files import is_passing

#: Seconds without a change after which a burst is over, and the longest a burst may keep a rebuild waiting.
QUIET, LONGEST = 0.05, 0.5
#: So many files, an editor's one and what it is saved by, are answered as soon as it seems to be done.
_FEW, _AT_ONCE = 2, 0.003
#: Before Python 3.12 what lists folders calls itself for each that lies in another: no path of a system holds more of them.
_DEEPEST = 10_000
WATCHED = ("content", "layouts")
_CHANGES = {"created", "modified", "moved", "deleted"}
#: When each change was noticed (time.monotonic), with its path relative to the site.
Changes = Queue[tuple[float, str]]


def is_relevant(path: str) -> bool:
    """Whether a change of a file (posix path relative to the site) can change what is built."""
    parts = PurePosixPath(path).parts
    if any(is_passing(part, lambda: False) for part in parts[:-1]) or is_passing(parts[-1]):
        return False
    return path == "site.yaml" or (
        parts[:1] in {(name,) for name in WATCHED} and parts[:2] != ("content", "articles")
    )


def due(first: float, last: float, number: int) -> float:
    """When a burst of a number of files that began and last stirred at these times is to be answered."""
    return min(last + (_AT_ONCE if number <= _FEW else QUIET), first + LONGEST)


def next_burst(changes: Changes) -> frozenset[str]:
    """Wait for a change and for the end of its burst. Returns the paths that changed."""
    first, path = changes.get()
    last, paths = first, {path}
    while (left := due(first, last, len(paths)) - time.monotonic()) > 0:
        try:
            last, path = changes.get(timeout=left)
        except Empty:
            break
        paths.add(path)
    while not changes.empty():
        paths.add(changes.get()[1])
    return frozenset(paths)


def waiting(changes: Changes) -> bool:
    """Whether a change comes before a burst would be over."""
    until = time.monotonic() + QUIET
    while changes.empty() and time.monotonic() < until:
        time.sleep(_AT_ONCE)
    return not changes.empty()


@contextmanager
def watching(site: Path, changes: Changes) -> Iterator[None]:
    """Put every relevant change below a site into the queue, by the system's notices or else by looking regularly."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _DEEPEST))
    try:
        observer = _started(Observer(), site, changes)
    except OSError:  # too many watches for this system
        observer = _started(PollingObserver(), site, changes)
    try:
        yield
    finally:
        observer.stop()
        observer.join()


def _started(observer: BaseObserver, site: Path, changes: Changes) -> BaseObserver:
    handler = _Handler(observer, site, changes)
    observer.schedule(handler, str(site), recursive=False)
    for name in WATCHED:
        handler.follow(name)
    observer.start()
    return observer


class _Handler(FileSystemEventHandler):
    """Notes changes, and follows the watched folders when they come into being, each time anew."""

    def __init__(self, observer: BaseObserver, site: Path, changes: Changes) -> None:
        self._observer, self._site, self._changes = observer, site, changes
        self._watches: dict[str, ObservedWatch] = {}

    def follow(self, name: str) -> None:
        """Watch the folder that has a name now: the one that had it before may be gone, and its watch sees nothing more."""
        if (self._site / name).is_dir():
            if name in self._watches:
                self._observer.unschedule(self._watches.pop(name))
            self._watches[name] = self._observer.schedule(self, str(self._site / name), recursive=True)

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        for raw in filter(None, (event.src_path, event.dest_path)):
            path = Path(str(raw)).relative_to(self._site).as_posix()
            if path in WATCHED and event.event_type in {"created", "moved"}:
                with suppress(OSError):  # it is gone again, and followed when it comes back
                    self.follow(path)
            if is_relevant(path):
                self._changes.put((time.monotonic(), path))
