"""What of a site stands in the output folder already, as the folder says or as the last build left it."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from generator.memo.stamps import Stamp, stamp_of
from generator.publishing.manifest import Manifest
from generator.publishing.tree import Tree


class Held(Protocol):
    """Files that stand in a folder."""

    @property
    def stamps(self) -> dict[str, Stamp]:
        """The stamps of the files that were asked for and hold what they should."""

    def holds(self, path: str, content: bytes, digest: str) -> bool:
        """Whether a regular file with this content (whose SHA-256 is `digest`) stands at a path."""

    def keeps(self, path: str) -> None:
        """Take a file for the one that the last build left there."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Whatever stands there is made anew."""

    stamps: dict[str, Stamp] = field(default_factory=dict)

    def holds(self, path: str, content: bytes, digest: str) -> bool:  # noqa: ARG002
        """No."""
        return False

    def keeps(self, path: str) -> None:
        """Nothing is."""
        raise KeyError(path)


@dataclass(frozen=True, slots=True)
class Listed:
    """A folder that was listed, whose files are read and compared."""

    tree: Tree
    stamps: dict[str, Stamp] = field(default_factory=dict)

    def holds(self, path: str, content: bytes, digest: str) -> bool:  # noqa: ARG002
        """Whether the file's bytes are these."""
        is_held = self.tree.content(path) == content
        if is_held:
            self.stamps[path] = self.tree.stamps[path]
        return is_held

    def keeps(self, path: str) -> None:
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
    stamps: dict[str, Stamp] = field(default_factory=dict)

    def holds(self, path: str, content: bytes, digest: str) -> bool:
        """Whether the file is as it was left with this digest, or its bytes are these."""
        try:
            about = os.lstat(f"{self.root}/{path}")
        except OSError:
            return False
        now = stamp_of(about)
        is_held = self.manifest.get(path) == digest
        if now != self.left.get(path):
            is_held = (
                stat.S_ISREG(about.st_mode) and about.st_size == len(content) and self._read(path) == content
            )
        if is_held:
            self.stamps[path] = now
        return is_held

    def keeps(self, path: str) -> None:
        """Take its stamp as it was."""
        self.stamps[path] = self.left[path]

    def _read(self, path: str) -> bytes:
        with open(f"{self.root}/{path}", "rb") as stream:  # noqa: PTH123
            return stream.read()
