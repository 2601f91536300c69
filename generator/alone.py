"""One at a time: a folder held by one process, for as long as that lives."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PAUSE = 0.05  # seconds between two tries


@contextlib.contextmanager
def alone(folder: Path, patience: float = 3.0) -> Iterator[bool]:
    """Hold a folder for this process alone. Yields whether it is held: not where another process has it.

    It is waited for as many seconds as `patience` says. The hold ends with the process, however that ends. A system
    that knows no such holds lets everybody in.
    """
    handle = os.open(folder, os.O_RDONLY) if fcntl else None
    try:
        yield handle is None or _held(handle, patience)
    finally:
        if handle is not None:
            os.close(handle)


def _held(handle: int, patience: float) -> bool:
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
            time.sleep(_PAUSE)
        except OSError:  # a file system without holds
            return True
        else:
            return True
