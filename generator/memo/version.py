"""What everything remembered depends on besides its key: this program to the letter, Python, the libraries."""

import os
import sys
import time
from functools import cache
from hashlib import blake2b

from generator.memo.stamps import Stamp, newest, stamp_of

_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))  # noqa: PTH120 - before pathlib is there
#: Nanoseconds for which a file that was changed may be changed again with no sign of it, on the coarsest clocks in use.
_UNSETTLED = 2_000_000_000


@cache
def version() -> bytes:
    """Return the digest of every file of this package, of Python, and of the names and versions of what is installed."""
    whole = blake2b(sys.version.encode(), digest_size=32)
    whole.update(folder_version(_PACKAGE))
    for name in sorted(_installed()):
        whole.update(name.encode("utf-8", "surrogateescape"))
    return whole.digest()


def folder_version(folder: str) -> bytes:
    """Return what tells the files of a folder from any others that ever stood there.

    Reading them would take longer than all else in a run that has nothing to do, so their stamps do, except where one
    is too young to count.
    """
    paths = sorted(_files(folder))
    stamps = [stamp_of(os.stat(path)) for path in paths]  # noqa: PTH116
    is_settled = newest(stamps) < time.time_ns() - _UNSETTLED
    known = map(_shown, stamps) if is_settled else map(_digest, paths)
    whole = blake2b(digest_size=32)
    for path, what in zip(paths, known, strict=True):
        whole.update(path.removeprefix(folder).encode("utf-8", "surrogateescape") + b"\0" + what + b"\0")
    return whole.digest()


def _shown(one: Stamp) -> bytes:
    return repr(one).encode()


def _digest(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes as long as the reading
        return blake2b(file.read()).digest()


def _files(folder: str) -> list[str]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir() and entry.name != "__pycache__" and not entry.name.startswith("."):
                found += _files(entry.path)
            elif entry.is_file():
                found.append(entry.path)
    return found


def _installed() -> set[str]:
    """Return the names of the folders that describe packages: each ends in its version."""
    folders = (os.listdir(folder) for folder in sys.path if os.path.isdir(folder))  # noqa: PTH208, PTH112
    return {name for names in folders for name in names if name.endswith(".dist-info")}
