"""The disk: reading a folder of a site without ever leaving it, and writing files whole."""

import contextlib
import os
import re
import secrets
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.errors import Mark, Problem
from generator.memo.stamps import NEVER, Stamp, stamp, stamp_of

#: No text a person wrote is larger; what is was saved here by mistake.
LARGEST = 16 * 1024 * 1024
#: The folder of files that others look for at a place everybody knows.
WELL_KNOWN = ".well-known"
#: Control characters, and the surrogates that stand for bytes which are not UTF-8.
_UNREADABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
#: Names that are hidden or a version-control folder's, and beside them those of files that editors and browsers write
#: next to the one a person saves (`x~`, `#x#`, `4913`, `x.bak`).
_HIDDEN = re.compile(rf"(?!{re.escape(WELL_KNOWN)}\Z)[.#].*|.*~", re.DOTALL)
_SCRATCH = re.compile(r"4913|.*\.(tmp|bak|part|crdownload)|.*___jb_(tmp|old)___", re.IGNORECASE | re.DOTALL)
#: How the names of files begin that take another's place when they are whole.
_PASSING = ".dateline-"
#: Without O_NONBLOCK, opening a named pipe waits for a writer that never comes; not every system knows all of these.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True, order=True)
class SourceFile:
    """A file as it was read; `path` is posix, relative to the site, whose real path is `root`, where it has one."""

    path: str
    raw: bytes
    root: str = field(default="", compare=False, repr=False)

    def later(self) -> Callable[[], bytes | None]:
        """Return what gives the bytes once more, without holding them where they can be read again.

        They may be other bytes then, or none.
        """
        return partial(_again, self.root, self.path) if self.root else partial(bytes, self.raw)


@dataclass
class _Walk:
    """One reading of a folder. `root` is the real path, of the site or `what` else, which nothing read may lie outside of.

    `shown` stands before the paths in problems, `seen` are the stamps of all that what was read depends on.
    """

    root: Path
    suffixes: tuple[str, ...]
    skip: frozenset[str]
    what: str = "the site"
    shown: str = ""
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, Stamp] = field(default_factory=dict)
    shown_root: str = field(init=False)

    def __post_init__(self) -> None:
        self.shown_root = str(self.root)

    def problem(self, path: str, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(Mark(self.shown + path), code, message, hint))

    def folder(self, path: str, above: tuple[str, ...]) -> Iterator[SourceFile]:
        """Yield the files below a folder, however deep; `above` are the real paths of the folders it lies in."""
        left = [(path, above)]
        while left:
            path, above = left.pop()
            for entry in self.entries(path):
                below = f"{path}/{entry.name}" if path else entry.name
                if below not in self.skip and not is_passing(entry.name, entry.is_file):
                    yield from self.entry(entry, below, above, left)

    def entries(self, path: str) -> list[os.DirEntry[str]]:
        """What a folder holds, sorted by name; nothing where it cannot be read."""
        try:
            self.seen.setdefault(path, stamp(f"{self.root}/{path}"))
            with os.scandir(self.root / path) as found:
                return sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self.problem(
                path, "DL001", f"this folder cannot be read: {error.strerror}", "check its permissions"
            )
            return []

    def entry(
        self,
        entry: os.DirEntry[str],
        path: str,
        above: tuple[str, ...],
        left: list[tuple[str, tuple[str, ...]]],
    ) -> Iterator[SourceFile]:
        """Yield the file that one entry of a folder is, if it is one; note a folder among those that are left."""
        try:
            if entry.is_symlink() and not self.inside(path, above):
                return
            if entry.is_dir():
                left.append((path, (*above, self.real(entry, path, above))))
            elif path.lower().endswith(self.suffixes):
                yield from self.file(path)
        except OSError as error:
            self.problem(path, "DL001", f"this cannot be read: {error.strerror}", "check its permissions")

    def real(self, entry: os.DirEntry[str], path: str, above: tuple[str, ...]) -> str:
        """Return the real path of a folder; where it is no link, without a look at each folder above it."""
        return os.path.realpath(self.root / path) if entry.is_symlink() else f"{above[-1]}/{entry.name}"

    def inside(self, path: str, above: tuple[str, ...]) -> bool:
        """Whether a symbolic link leads to something within the site that is not a folder it lies in."""
        if (self.root / path).is_symlink():  # what it leads to can change without it
            self.seen[path] = NEVER
        target = os.path.realpath(self.root / path)
        if not Path(target).is_relative_to(self.root):
            out = f"this link leads out of {self.what}"
            self.problem(path, "DL001", out, f"copy what it leads to into {self.what}")
        elif target in above:
            self.problem(path, "DL001", "this link leads to a folder that it lies in", "delete it")
        else:
            return True
        return False

    def file(self, path: str) -> Iterator[SourceFile]:
        """Yield one regular file, if it has a size and a name that text can have."""
        handle = os.open(f"{self.root}/{path}", _READING)
        try:
            about = os.fstat(handle)
            self.seen.setdefault(path, stamp_of(about))
            if not stat.S_ISREG(about.st_mode):
                self.problem(path, "DL001", "this is no regular file", f"move it out of {self.what}")
            elif about.st_size > LARGEST:
                size = f"{about.st_size / 1024 / 1024:,.0f} MB"
                self.problem(
                    path, "DL002", f"this file is too large ({size})", "16 MB is the most a text may have"
                )
            elif _UNREADABLE.search(path):
                shown = ascii(path)[1:-1]
                self.problem(shown, "DL003", "this file's name is not readable text", "rename it")
            else:
                yield SourceFile(path, _read(handle, about.st_size), self.shown_root)
        finally:
            os.close(handle)


def _read(handle: int, size: int) -> bytes:
    """Read a file to its end in one call, where it is as long as it was said to be."""
    raw = os.read(handle, size + 1)
    if len(raw) != size:
        while more := os.read(handle, LARGEST):
            raw += more
    return raw


def read_tree(
    root: Path,
    folder: str,
    suffixes: Collection[str],
    *,
    skip: Collection[str] = (),
    seen: dict[str, Stamp] | None = None,
) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Read every file below `folder` whose name ends in one of `suffixes`, sorted by path.

    `folder` and `skip` (files or folders to leave alone) are posix paths relative to `root`, the site. Hidden files
    and what editors leave behind while they save are passed over; a folder that is not there holds nothing. What
    cannot be read, is too large, or lies outside the site is a problem and no file. `seen` is filled with the stamps of
    every file and folder that was looked at, each as it was then.
    """
    real, endings = Path(os.path.realpath(root)), tuple(suffix.lower() for suffix in suffixes)
    walk = _Walk(real, endings, frozenset(skip), seen={} if seen is None else seen)
    if not os.path.lexists(real / folder):
        return (), ()
    if not walk.inside(folder, ()):
        return (), tuple(walk.problems)
    files = sorted(walk.folder(folder, (os.path.realpath(real / folder),)), key=lambda file: file.path)
    return tuple(files), tuple(sorted(walk.problems))


def read_folder(
    folder: Path, suffixes: Collection[str], *, skip: Collection[str] = ()
) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Read a folder that is no part of a site under the same rules; paths are relative to it, in problems below it."""
    real, endings = Path(os.path.realpath(folder)), tuple(suffix.lower() for suffix in suffixes)
    walk = _Walk(real, endings, frozenset(skip), "the folder given", f"{folder.as_posix()}/")
    files = sorted(walk.folder("", (str(real),)), key=lambda file: file.path)
    return tuple(files), tuple(sorted(walk.problems))


def _again(root: str, path: str) -> bytes | None:
    file, _ = read_file(Path(root), path)
    return file.raw if file else None


def read_file(root: Path, path: str) -> tuple[SourceFile | None, tuple[Problem, ...]]:
    """Read one file of a site under the same rules."""
    walk = _Walk(Path(os.path.realpath(root)), (), frozenset())
    try:
        found = list(walk.file(path)) if walk.inside(path, ()) else []
    except OSError as error:
        walk.problem(path, "DL001", f"this cannot be read: {error.strerror}", "check that it is there")
        found = []
    return (found[0] if found else None), tuple(walk.problems)


def read_files(root: Path, paths: Iterable[str]) -> tuple[SourceFile, ...] | None:
    """Read files of a site that are known to be no links; None where one cannot be read."""
    walk = _Walk(Path(os.path.realpath(root)), (), frozenset())
    try:
        files = tuple(file for path in paths for file in walk.file(path))
    except OSError:
        return None
    return None if walk.problems else files


def write_atomic(path: Path, content: bytes) -> None:
    """Write a file so that whoever reads it, even after a crash, finds the old content or the new one whole.

    Folders are made as needed; the mode of a file that was there is kept. Raises OSError.
    """
    write_all([(path, content)])


def write_all(contents: Iterable[tuple[Path, bytes | None]]) -> None:
    """Write files, each like `write_atomic` does, and delete those whose content is None, in the order given.

    When this returns, all of it outlasts a failure of power. Raises OSError with the name of the file, and stops there.
    """
    folders: dict[Path, None] = {}
    try:
        for path, content in contents:
            if content is None:
                path.unlink(missing_ok=True)
            else:
                folders |= dict.fromkeys(_made(path.parent))
                _replace(path, content)
            folders[path.parent] = None
    finally:
        for folder in folders:
            _sync(folder)


def _made(folder: Path) -> list[Path]:
    """Make a folder and those above it. Returns the folders that thereby have an entry more."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return [one.parent for one in missing]


def _replace(path: Path, content: bytes) -> None:
    path = Path(os.path.realpath(path))  # a link stays a link
    passing = path.with_name(f"{_PASSING}{secrets.token_hex(6)}.tmp")
    try:
        with os.fdopen(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as stream:
            stream.write(content)
            stream.flush()
            if path.is_file():
                passing.chmod(stat.S_IMODE(path.stat().st_mode))
            os.fsync(stream.fileno())
        passing.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with contextlib.suppress(OSError):
            passing.unlink()


def _sync(folder: Path) -> None:
    """Let the names in a folder outlast a failure of power, where the system knows how to."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Delete what writers that were killed left below a folder. Nobody may be writing there."""
    for above, _, names in os.walk(folder):
        for name in names:
            if name.startswith(_PASSING) and name.endswith(".tmp"):
                with contextlib.suppress(OSError):
                    Path(above, name).unlink()


def is_passing(name: str, is_file: Callable[[], bool] = lambda: True) -> bool:
    """Whether a name is hidden, a version-control folder's, or an editor's scratch; a folder is no scratch.

    The one hidden folder that is meant for the web is not (RFC 8615).
    """
    return bool(_HIDDEN.fullmatch(name)) or (bool(_SCRATCH.fullmatch(name)) and is_file())
