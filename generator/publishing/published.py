"""What publishing did."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from generator.errors import Problem
from generator.memo.stamps import NEVER, Stamp


class Published(NamedTuple):
    """What publishing did, in files."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


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


class Placed(NamedTuple):
    """What publishing left in the output: the stamps of all files of the site, each from when its bytes were known.

    Those of the `moved` got another name since, which changes the time of the last change and nothing else.
    """

    published: Published
    stamps: Mapping[str, Stamp]
    moved: AbstractSet[str]
