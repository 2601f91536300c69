"""What of a site stands in the output folder already, as the folder says or as the last build left it."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.memo.stamps import Stamp, stamp_of
from generator.publishing.manifest import Manifest
from generator.publishing.tree import Tree


class Held(Protocol):
    """Files that stand in a folder."""

    def holds(self, path: str, content: bytes, digest: str) -> Stamp | None:
        """The stamp of a regular file with this content (whose SHA-256 is `digest`) that stands at a path, if it does."""

    def keeps(self, path: str) -> Stamp:
        """Take a file for the one that the last build left there; return its stamp."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Whatever stands there is made anew."""

    def holds(self, path: str, content: bytes, digest: str) -> Stamp | None:  # noqa: ARG002
        """None."""
        return None

    def keeps(self, path: str) -> Stamp:
        """Nothing is."""
        raise KeyError(path)


@dataclass(frozen=True, slots=True)
class Listed:
    """A folder that was listed, whose files are read and compared."""

    tree: Tree

    def holds(self, path: str, content: bytes, digest: str) -> Stamp | None:  # noqa: ARG002
        """Its stamp if the file's bytes are these."""
        found = self.tree.read_file(path)
        return found[1] if found and found[0] == content else None

    def keeps(self, path: str) -> Stamp:
        """Where the folder was listed, nobody knows what the last build left."""
        raise KeyError(path)


@dataclass(frozen=True, slots=True)
class Known:
    """A folder whose folders are as the last build left them: `left` are the stamps of its files then.

    A file whose stamp is that one still holds what the manifest says; others are read.
    """

    root: str
    manifest: Manifest
    left: Mapping[str, Stamp]

    def holds(self, path: str, content: bytes, digest: str) -> Stamp | None:
        """Its stamp if the file is as it was left with this digest, or its bytes are these."""
        try:
            about = os.lstat(f"{self.root}/{path}")
        except OSError:
            return None
        now = stamp_of(about)
        is_held = self.manifest.get(path) == digest
        if now != self.left.get(path):
            is_held = (
                stat.S_ISREG(about.st_mode) and about.st_size == len(content) and self._read(path) == content
            )
        return now if is_held else None

    def keeps(self, path: str) -> Stamp:
        """Take its stamp as it was."""
        return self.left[path]

    def _read(self, path: str) -> bytes:
        with open(f"{self.root}/{path}", "rb") as stream:  # noqa: PTH123
            return stream.read()
