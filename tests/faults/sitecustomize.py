"""Loaded by Python itself where this folder is on its path: a disk that fails at a chosen call.

FAULT is what happens and at which call that writes below FAULT_FOLDER, counted from 1:

    kill:17     the process dies there, as by SIGKILL or a failure of power: what was not yet synced is cut in half
    full:17     from there on no file grows: “No space left on device”
    locked:17   from there on nothing is written, renamed or deleted: “Read-only file system”
    count:PATH  nothing fails; the number of calls is written to a file at the end, and after it, where two folders were
                exchanged, the number of the call that does it

Where FAULT_GROUP is set, all processes of the group die, not this one alone.
"""

import atexit
import errno
import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

WHAT, _, WHERE = os.environ.get("FAULT", "").partition(":")
FOLDER = os.environ.get("FAULT_FOLDER", "")
OWNER = os.getpid()  # processes that share the reading write nothing
GROUP = "FAULT_GROUP" in os.environ
EXCHANGE = "renameat2"
calls, exchanges = count(1), list[int]()


def _within(place: object) -> bool:
    path = f"/proc/self/fd/{place}" if isinstance(place, int) else str(place)
    return os.path.realpath(path).startswith(FOLDER)


def _strike(name: str, place: object, number: int) -> None:
    if WHAT == "kill" and number == int(WHERE):
        if name == "fsync" and isinstance(place, int) and Path(f"/proc/self/fd/{place}").is_file():
            os.ftruncate(place, os.fstat(place).st_size // 2)
        (os.killpg if GROUP else os.kill)(os.getpgid(OWNER) if GROUP else OWNER, signal.SIGKILL)
    if WHAT == "full" and number >= int(WHERE) and name in {"open", "mkdir", "fsync"}:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if WHAT == "locked" and number >= int(WHERE):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))


def _watched(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(place: Any, *arguments: Any, **options: Any) -> Any:
        writes = name != "open" or (arguments and arguments[0] & os.O_CREAT)
        if writes and os.getpid() == OWNER and _within(place):
            _strike(name, place, next(calls))
        return real(place, *arguments, **options)

    return call


def _called(event: str, arguments: tuple[Any, ...]) -> None:
    """A system call that Python does not know is looked up right before it is made."""
    if event == "ctypes.dlsym" and arguments[1] == EXCHANGE and os.getpid() == OWNER:
        exchanges.append(next(calls))
        _strike(EXCHANGE, FOLDER, exchanges[-1])


def _counted() -> None:
    if os.getpid() == OWNER:
        Path(WHERE).write_text(" ".join(map(str, (next(calls) - 1, *exchanges))))


if WHAT:
    for name in ("open", "fsync", "replace", "rename", "unlink", "remove", "mkdir", "rmdir", "link"):
        setattr(os, name, _watched(name, getattr(os, name)))
    sys.addaudithook(_called)
if WHAT == "count":
    atexit.register(_counted)
