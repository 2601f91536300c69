"""Publishing: a site's files become the output folder, whole or not at all."""

import os
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from generator.errors import DatelineError, Mark, Problem
from generator.memo.stamps import Stamp, stamp
from generator.model.page import File, Kept
from generator.publishing import in_place, manifest
from generator.publishing.held import Held, Known, Listed, Nothing
from generator.publishing.paths import checked
from generator.publishing.published import Published
from generator.publishing.staging import staging, switch
from generator.publishing.tree import NewTree, Tree


def publish(
    files: Iterable[File | Kept], out: Path, *, clean: bool = False, left: Mapping[str, Stamp] | None = None
) -> Published:
    """Write the files of a site to a folder, all at the end.

    A file whose bytes did not change stays as it is, with its time; `clean` writes every file anew. Files that
    Dateline wrote before and that are no longer part of the site go; a person's own files stay. `left` are the stamps
    that the last build left, if no folder's names have changed since: a file that still has its own is not read.

    Raises DatelineError, with the folder as it was: when the folder is not Dateline's, a path may not be written,
    a person's file is in the way, another build is at work, or the disk refuses.
    """
    out = Path(os.path.realpath(out))
    try:
        with staging(out) as stage:
            site = _Site(out, NewTree(str(stage)), manifest.of_folder(out))
            return site.replace(files, clean=clean, left=left)
    except OSError as error:
        place, reason = Mark(str(error.filename or out)), error.strerror or str(error)
        raise DatelineError([Problem(place, "DL125", f"cannot write the site: {reason}")]) from error


@dataclass(frozen=True, slots=True)
class _Site:
    """One publishing: the output, what is staged for it, and the digests of what was published there before."""

    out: Path
    new: NewTree
    before: manifest.Manifest

    def replace(
        self, files: Iterable[File | Kept], *, clean: bool, left: Mapping[str, Stamp] | None
    ) -> Published:
        """Stage what differs and put it in its place; nothing where nothing differs."""
        root = str(self.out)
        stood = {manifest.NAME: stamp(f"{root}/{manifest.NAME}")} if self.before else {}
        present = None if left else Tree.read(root)
        if clean:
            held: Held = Nothing()
        else:
            held = Listed(present) if present else Known(root, self.before, left or {})
        digests = self._stage(files, held)
        written = len(self.new.stamps)
        moved: AbstractSet[str] = self.new.stamps.keys()
        gone = {
            path for path in self.before.keys() - digests.keys() if _is_ours(root, path, self.before[path])
        }
        if written or gone or digests != self.before:
            self.new.write(manifest.NAME, manifest.serialise(digests))
            if in_place.can_take(root, self.new.stamps, gone, self.before.keys() | {manifest.NAME}):
                in_place.put(root, self.new, gone)
            else:
                gone, moved = self._switch(digests.keys(), present or Tree.read(root)), digests.keys()
        return Published(
            written=written,
            unchanged=len(digests) - written,
            removed=len(gone),
            stamps=stood | held.stamps | self.new.stamps,
            moved=moved,
        )

    def _stage(self, files: Iterable[File | Kept], held: Held) -> dict[str, str]:
        """Write the files that do not stand there yet. Returns the digests of all."""
        digests = {}
        for file in checked(files):
            if isinstance(file, Kept):
                digests[file.path] = self.before[file.path]
                held.keeps(file.path)
                continue
            digest = digests[file.path] = manifest.digest(file.content)
            if not held.holds(file.path, file.content, digest):
                self.new.write(file.path, file.content)
        return digests

    def _switch(self, site: AbstractSet[str], present: Tree) -> set[str]:
        """Put a whole folder in the place of the output, with what a person has there. Returns what is gone."""
        standing = (present.files | present.others | present.empty - _folders(site)) - {manifest.NAME}
        _refuse_to_overwrite(site, standing - self.before.keys())
        lost = (self.before.keys() & present.files) - site
        gone = {path for path in lost if _is_ours(present.root, path, self.before[path])}
        for path in sorted((site | standing) - gone - self.new.stamps.keys()):
            self.new.bring(path, present)
        switch(Path(self.new.root), self.out)
        return gone


def _is_ours(root: str, path: str, sha256: str) -> bool:
    """Whether a regular file is still as Dateline wrote it; one that a person changed has become theirs."""
    place = Path(root, path)
    return place.is_file() and not place.is_symlink() and manifest.digest(place.read_bytes()) == sha256


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
