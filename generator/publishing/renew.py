"""The short cut for a build that makes few files anew, each in the place of one that stands: the others are not looked at.

Publishing all of a site's files, of which the others are kept, would leave the same folder.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.memo.stamps import Stamp
from generator.model.page import File
from generator.publishing import manifest
from generator.publishing.staging import put, staging
from generator.publishing.tree import NewTree, Tree


@contextmanager
def renewing(out: Path, spare: Path | None = None) -> Iterator["Renewing"]:
    """Write some files of a folder anew, while no other build is at work. `spare` is as `placing` has it; raises as that does."""
    real = os.path.realpath(out)
    with staging(Path(real), spare) as stage:
        yield Renewing(real, NewTree(str(stage)), spare)


@dataclass(frozen=True, slots=True)
class Renewing:
    """A folder in which all files are as they were left, and what is staged for it."""

    out: str
    new: NewTree
    spare: Path | None

    def put(self, files: Iterable[File]) -> Mapping[str, Stamp] | None:
        """Put files in the places of those that stand there, all or none of them.

        Returns the stamps of what was written, the manifest too: nothing where every file holds what it should. None,
        with the folder as it was, where one is not among those that stand, or another thing is in its place.
        """
        lines = Path(self.out, manifest.NAME).read_bytes()
        for file in files:
            now = manifest.renewed(lines, file.path, manifest.digest(file.content))
            if now is None:
                return None
            if now != lines:
                self.new.write(file.path, file.content)
            lines = now
        if self.new.stamps:
            self.new.write(manifest.NAME, lines)
            present = Tree.read(self.out, timed=True)
            if not self.new.stamps.keys() <= present.files:
                return None
            standing = present.files | present.others | present.empty
            put(self.new, present, standing - self.new.stamps.keys(), self.spare)
        return self.new.stamps
