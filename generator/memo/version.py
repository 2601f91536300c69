"""What everything remembered depends on besides its key: this program to the letter, Python, the libraries."""

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def version() -> bytes:
    """Return the digest of every file of this package, of Python, and of the names and versions of what is installed."""
    whole = hashlib.blake2b(sys.version.encode(), digest_size=32)
    for path in sorted(_files(str(_PACKAGE))):
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes as long as the reading
            whole.update(hashlib.blake2b(file.read()).digest())
        whole.update(path.removeprefix(str(_PACKAGE)).encode("utf-8", "surrogateescape"))
    for name in sorted(_installed()):
        whole.update(name.encode("utf-8", "surrogateescape"))
    return whole.digest()


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
    folders = filter(Path.is_dir, map(Path, sys.path))
    return {path.name for folder in folders for path in folder.glob("*.dist-info")}
