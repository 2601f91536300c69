"""A folder of files by their posix paths. Paths are strings here: a large site has tens of thousands of them."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tree:
    """What stands below a folder: regular files, folders with nothing in them, and the rest (links, pipes)."""

    root: str
    files: frozenset[str]
    empty: frozenset[str]
    others: frozenset[str]

    @classmethod
    def read(cls, root: str) -> "Tree":
        """List a folder that may not be there. Raises OSError."""
        files: list[str] = []
        empty: list[str] = []
        others: list[str] = []
        folders = [""] if Path(root).is_dir() else []
        while folders:
            folder = folders.pop()
            with os.scandir(f"{root}/{folder}") as found:
                entries = list(found)
            for entry in entries:
                path = folder + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{path}/")
                else:
                    (files if entry.is_file(follow_symlinks=False) else others).append(path)
            if folder and not entries:
                empty.append(folder.rstrip("/"))
        return cls(root, frozenset(files), frozenset(empty), frozenset(others))

    def content(self, path: str) -> bytes | None:
        """The bytes of a regular file; None where there is none."""
        if path not in self.files:
            return None
        with open(f"{self.root}/{path}", "rb") as stream:  # noqa: PTH123 - a Path each would double the time
            return stream.read()


@dataclass(frozen=True, slots=True)
class NewTree:
    """A folder that is being filled."""

    root: str
    _made: set[str] = field(default_factory=set)

    def write(self, path: str, content: bytes) -> None:
        """Write a file and the folders above it. Raises OSError."""
        self._make_folders_of(path)
        with open(f"{self.root}/{path}", "xb") as stream:  # noqa: PTH123
            stream.write(content)

    def bring(self, path: str, other: Tree) -> None:
        """Have what stands in another folder too: the same file, not a copy, where the file system can."""
        self._make_folders_of(path)
        source, target = f"{other.root}/{path}", f"{self.root}/{path}"
        if path in other.empty:
            Path(target).mkdir(exist_ok=True)
            return
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError:  # file systems without hard links, and files of other users
            shutil.copy2(source, target, follow_symlinks=False)

    def _make_folders_of(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            Path(self.root, folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
