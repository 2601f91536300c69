"""A folder of files by their posix paths. Paths are strings here: a large site has tens of thousands of them."""

import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.memo.stamps import Stamp, stamp_of

_WRITING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Tree:
    """What stands below a folder: regular files, folders with nothing in them, and the rest (links, pipes).

    `folders` has each folder, as a path that ends in a slash, with the time of the last change of names in it (ns), if
    it was asked for: that takes a third as long again.
    """

    root: str
    files: frozenset[str]
    empty: frozenset[str]
    others: frozenset[str]
    folders: Mapping[str, int]

    @classmethod
    def read(cls, root: str, *, timed: bool = False) -> "Tree":
        """List a folder that may not be there; `timed`, so that `newcomers` can be told. Raises OSError."""
        files: list[str] = []
        empty: list[str] = []
        others: list[str] = []
        folders = [""] if Path(root).is_dir() else []
        changed = dict[str, int]()
        while folders:
            folder = folders.pop()
            if timed:  # before it is listed: what comes meanwhile is later
                changed[folder] = _changed(f"{root}/{folder}")
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
        return cls(root, frozenset(files), frozenset(empty), frozenset(others), changed)

    def newcomers(self, root: str) -> Iterator[str]:
        """Yield the files and links that came into this folder, which is at `root` now, since it was listed. Raises OSError."""
        folders = [one for one, before in self.folders.items() if _changed(f"{root}/{one}") != before]
        for folder in folders:  # which grows meanwhile
            with os.scandir(f"{root}/{folder}") as found:
                for entry in found:
                    path = folder + entry.name
                    if entry.is_dir(follow_symlinks=False):
                        folders += [f"{path}/"] * (f"{path}/" not in self.folders)
                    elif path not in self.files and path not in self.others:
                        yield path

    def read_file(self, path: str) -> tuple[bytes, Stamp] | None:
        """The bytes of a regular file and its stamp before they were read; None where there is none."""
        if path not in self.files:
            return None
        with open(f"{self.root}/{path}", "rb", buffering=0) as stream:  # noqa: PTH123 - a Path each would double the time
            about = stamp_of(os.fstat(stream.fileno()))
            return stream.readall(), about


def _changed(folder: str) -> int:
    return os.stat(folder).st_mtime_ns  # noqa: PTH116


@dataclass(frozen=True, slots=True)
class NewTree:
    """A folder that is being filled. `stamps` are those of the files that were written."""

    root: str
    stamps: dict[str, Stamp] = field(default_factory=dict)
    _made: set[str] = field(default_factory=set)

    def write(self, path: str, content: bytes) -> Stamp:
        """Write a file and the folders above it; return its stamp. Raises OSError."""
        self.make_folders_of(path)
        handle = os.open(f"{self.root}/{path}", _WRITING, 0o666)
        try:
            written = os.write(handle, content)
            while written < len(content):  # no system writes more than 2 GB at once
                written += os.write(handle, memoryview(content)[written:])
            made = self.stamps[path] = stamp_of(os.fstat(handle))
        finally:
            os.close(handle)
        return made

    def bring(self, path: str, other: Tree) -> None:
        """Have what stands in another folder too: the same file, not a copy, where the file system can."""
        if path in other.empty:
            self.make_folders_of(path)
            Path(self.root, path).mkdir(exist_ok=True)
            return
        self.keep(path, f"{other.root}/{path}")

    def keep(self, path: str, source: str) -> None:
        """Have what stands at a place on the disk too, under a path of this tree. Raises OSError."""
        self.make_folders_of(path)
        target = f"{self.root}/{path}"
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError:  # file systems without hard links, and files of other users
            shutil.copy2(source, target, follow_symlinks=False)

    def make_folders_of(self, path: str) -> None:
        """Make the folders above a path, each in one call, unless this process has; another may have made it meanwhile."""
        missing, folder = list[str](), path.rpartition("/")[0]
        while folder and folder not in self._made:
            missing.append(folder)
            folder = folder.rpartition("/")[0]
        if not self._made:
            missing.append("")
        for folder in reversed(missing):
            self._make(folder)

    def _make(self, folder: str) -> None:
        try:
            os.mkdir(f"{self.root}/{folder}")  # noqa: PTH102
        except FileExistsError:
            if not os.path.isdir(f"{self.root}/{folder}"):  # noqa: PTH112
                raise
        self._made.add(folder)


def remove(root: str) -> None:
    """Remove a folder and all below it, however deep. Raises OSError."""
    folders = [root]
    for folder in folders:  # which grows meanwhile
        with os.scandir(folder) as found:
            entries = list(found)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                os.unlink(entry.path)  # noqa: PTH108
    for folder in reversed(folders):
        os.rmdir(folder)  # noqa: PTH106


def open_up(root: str) -> None:
    """Allow this user everything in a folder and those below it. Raises OSError."""
    folders = [root]
    for folder in folders:
        os.chmod(folder, stat.S_IRWXU)  # noqa: PTH101
        with os.scandir(folder) as found:
            folders += [entry.path for entry in found if entry.is_dir(follow_symlinks=False)]
