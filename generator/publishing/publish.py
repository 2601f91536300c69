"""Publishing: a site's files become the output folder, whole or not at all."""

import os
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from generator.errors import DatelineError, Mark, Problem
from generator.model.page import File
from generator.publishing import manifest
from generator.publishing.paths import checked
from generator.publishing.staging import staging, switch
from generator.publishing.tree import NewTree, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What publishing did, in files: `kept` are a person's own, which Dateline leaves alone."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    kept: int = 0


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
            return _replace(out, stage, files, clean=clean)
    except OSError as error:
        place, reason = Mark(str(error.filename or out)), error.strerror or str(error)
        raise DatelineError([Problem(place, "DL125", f"cannot write the site: {reason}")]) from error


def _replace(out: Path, stage: Path, files: Iterable[File], *, clean: bool) -> Published:
    before, present, new = manifest.of_folder(out), Tree.read(str(out)), NewTree(str(stage))
    digests, written = _stage(checked(files), new, None if clean else present)
    site = digests.keys()
    standing = (present.files | present.others | present.empty - _folders(site)) - {manifest.NAME}
    _refuse_to_overwrite(site, standing - before.keys())
    gone = {path for path in (before.keys() & standing) - site if _is_ours(present, path, before[path])}
    kept = standing - site - gone
    if written or gone or manifest.NAME not in present.files:
        for path in sorted(site - written | kept):
            new.bring(path, present)
        new.write(manifest.NAME, manifest.serialise(digests))
        switch(stage, out)
    return Published(
        written=len(written), unchanged=len(site) - len(written), removed=len(gone), kept=len(kept)
    )


def _stage(files: Iterable[File], new: NewTree, present: Tree | None) -> tuple[dict[str, str], set[str]]:
    """Write the files that differ from those present, if any. Returns the digests of all, and the paths written."""
    digests, written = {}, set()
    for file in files:
        digests[file.path] = manifest.digest(file.content)
        if present is None or present.content(file.path) != file.content:
            new.write(file.path, file.content)
            written.add(file.path)
    return digests, written


def _is_ours(present: Tree, path: str, sha256: str) -> bool:
    """Whether a file is still as Dateline wrote it; one that a person changed has become theirs."""
    content = present.content(path)
    return content is not None and manifest.digest(content) == sha256


def _refuse_to_overwrite(site: AbstractSet[str], foreign: AbstractSet[str]) -> None:
    if not foreign:
        return
    in_the_way = (foreign & (site | _folders(site))) | (site & _folders(foreign))
    hint = "move it away, or build into another folder with --out"
    what = "the site has a page here, and a file that Dateline did not write is in its place"
    if in_the_way:
        raise DatelineError([Problem(Mark(path), "DL126", what, hint) for path in sorted(in_the_way)])


def _folders(paths: Iterable[str]) -> set[str]:
    """Every folder above the paths."""
    found: set[str] = set()
    for path in paths:
        while (path := path.rpartition("/")[0]) and path not in found:
            found.add(path)
    return found
