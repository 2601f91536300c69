"""What publishing knows of one file before it is published."""

from typing import NamedTuple

from generator.errors import Problem
from generator.memo.stamps import NEVER, Stamp


class Staged(NamedTuple):
    """One file, ready to be published: its SHA-256 in hex, and the stamp of what stands in the output or `is_new`.

    `key` is that of the file. Where it could not be made ready, `refused` says why, and there is neither digest nor stamp.
    """

    path: str
    key: bytes
    digest: str = ""
    stamp: Stamp = NEVER
    is_new: bool = False
    refused: Problem | OSError | None = None
