"""Publishing: a site's files become the output folder, whole or not at all."""

import os
import shutil
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.errors import DatelineError, Mark, Problem
from generator.model.page import File
from generator.publishing import manifest
from generator.publishing.paths import checked
from generator.publishing.staging import staging, switch


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What publishing did, in files: `kept` are a person's own, which Dateline leaves alone."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    kept: int = 0


@dataclass(slots=True)
class _Staged:
    """What stands so far: digests of all files of the site, and which of them are new on disk."""

    manifest: dict[str, str] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)


def publish(files: Iterable[File], out: Path, *, clean: bool = False) -> Published:
    """Write the files of a site to a folder, in one step at the end.

    A file whose bytes did not change stays as it is, with its time; `clean` writes every file anew. Files that
    Dateline wrote before and that are no longer part of the site go; a person's own files stay.

    Raises DatelineError, with the folder as it was: when the folder is not Dateline's, a path may not be written,
    a person's file is in the way, another build is at work, or the disk refuses.
    """
    out = Path(os.path.realpath(out))
    try:
        with staging(out) as stage:
            return _replace(out, stage, manifest.of_folder(out), files, clean=clean)
    except OSError as error:
        place, reason = Mark(str(error.filename or out)), error.strerror or str(error)
        raise DatelineError([Problem(place, "DL125", f"cannot write the site: {reason}")]) from error


def _replace(
    out: Path, stage: Path, before: manifest.Manifest, files: Iterable[File], *, clean: bool
) -> Published:
    staged = _stage(checked(files), stage, None if clean else out)
    site, present = staged.manifest.keys(), set(_walk(out)) - {manifest.NAME}
    _refuse_to_overwrite(site, present - before.keys())
    gone = {path for path in (before.keys() & present) - site if _still_ours(out / path, before[path])}
    kept = present - site - gone
    if staged.written or gone or not (out / manifest.NAME).exists():
        for path in sorted(site - staged.written | kept):
            _bring(out / path, stage / path)
        (stage / manifest.NAME).write_bytes(manifest.serialise(staged.manifest))
        switch(stage, out)
    unchanged = len(site) - len(staged.written)
    return Published(written=len(staged.written), unchanged=unchanged, removed=len(gone), kept=len(kept))


def _stage(files: Iterable[File], stage: Path, present: Path | None) -> _Staged:
    """Write the files that differ from those present, if any; the digest of every file is noted."""
    staged = _Staged()
    for file in files:
        staged.manifest[file.path] = manifest.digest(file.content)
        if present is None or not _same(present / file.path, file.content):
            target = stage / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)
            staged.written.add(file.path)
    return staged


def _same(path: Path, content: bytes) -> bool:
    try:
        return not path.is_symlink() and path.read_bytes() == content
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _still_ours(path: Path, sha256: str) -> bool:
    """Whether a file is there and still as Dateline wrote it; one that a person changed has become theirs."""
    return path.is_file() and not path.is_symlink() and manifest.digest(path.read_bytes()) == sha256


def _walk(out: Path, prefix: str = "") -> Iterator[str]:
    """List everything below a folder: files, links, and (with a slash at the end) folders with nothing in them."""
    if not out.is_dir():
        return
    for entry in os.scandir(out / prefix):
        path = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from list(_walk(out, f"{path}/")) or [f"{path}/"]
        else:
            yield path


def _bring(source: Path, target: Path) -> None:
    """Have what stays in the staged folder too: the same file, not a copy, where the file system can."""
    if source.is_dir() and not source.is_symlink():
        if not target.exists():
            target.mkdir(parents=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # file systems without hard links, and files of other users
        shutil.copy2(source, target, follow_symlinks=False)


def _refuse_to_overwrite(site: AbstractSet[str], foreign: AbstractSet[str]) -> None:
    if not foreign:
        return
    in_the_way = (foreign & _places(site)) | (site & _places(foreign))
    hint = "move it away, or build into another folder with --out"
    what = "the site has a page here, and a file that Dateline did not write is in its place"
    if in_the_way:
        raise DatelineError([Problem(Mark(path), "DL126", what, hint) for path in sorted(in_the_way)])


def _places(paths: Iterable[str]) -> set[str]:
    """The paths and every folder above them."""
    return {
        place.as_posix() for path in paths for place in (PurePosixPath(path), *PurePosixPath(path).parents)
    }
