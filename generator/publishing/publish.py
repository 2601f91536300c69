"""Publishing: a site's files become the output folder, whole or not at all."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EEXIST, EISDIR, ENOTDIR
from pathlib import Path

from generator.errors import DatelineError, Mark, Problem
from generator.memo.stamps import NEVER, Stamp, stamp
from generator.model.page import File, Kept
from generator.publishing import manifest
from generator.publishing.held import Held, Known, Listed, Nothing
from generator.publishing.paths import checked, fault
from generator.publishing.published import Placed, Published
from generator.publishing.staged import Staged
from generator.publishing.staging import put, staging
from generator.publishing.tree import NewTree, Tree

#: What the system says where two files would have one place.
_COLLIDING = {EEXIST, ENOTDIR, EISDIR}


def publish(
    files: Iterable[File | Kept], out: Path, *, clean: bool = False, spare: Path | None = None
) -> Published:
    """Place the files of a site; returns what that did."""
    with placing(out, clean=clean, spare=spare) as site:
        made = (site.stage(file) if isinstance(file, File) else file for file in files)
        return site.place(made).published


@contextmanager
def placing(
    out: Path,
    *,
    clean: bool = False,
    left: Callable[[], Mapping[str, Stamp] | None] = lambda: None,
    spare: Path | None = None,
) -> Iterator["Placing"]:
    """Write the files of a site to a folder, all at the end: `stage` each, and `place` all.

    A file whose bytes did not change stays as it is, with its time; `clean` writes every file anew. Files that
    Dateline wrote before and that are no longer part of the site go; a person's own files stay. `left` gives the stamps
    that the last build left, if no folder's names have changed since: a file that still has its own is not read, if
    the manifest, which says what it holds, has its own too. It is asked when no other build can be at work any more. What
    stood there before is kept in the folder `spare`, where one is given, for the next time.

    Raises DatelineError, with the folder as it was: when the folder is not Dateline's, a path may not be written,
    a person's file is in the way, another build is at work, or the disk refuses.
    """
    out = Path(os.path.realpath(out))
    with staging(out, spare) as stage:
        yield Placing.over(out, NewTree(str(stage)), clean=clean, left=left(), spare=spare)


@dataclass(frozen=True, slots=True)
class Placing:
    """One publishing: the output, what is staged for it, the digests of what was published there before, what stands."""

    out: Path
    new: NewTree
    before: manifest.Manifest
    held: Held
    stood: Mapping[str, Stamp]
    spare: Path | None

    @classmethod
    def over(
        cls, out: Path, new: NewTree, *, clean: bool, left: Mapping[str, Stamp] | None, spare: Path | None
    ) -> "Placing":
        """Look at what stands. Raises DatelineError for a folder that is not Dateline's."""
        root, before = str(out), manifest.of_folder(out)
        stood = {manifest.NAME: stamp(f"{root}/{manifest.NAME}")} if before else {}
        if clean:
            return cls(out, new, before, Nothing(), stood, spare)
        if left and left.get(manifest.NAME) == stood.get(manifest.NAME):
            return cls(out, new, before, Known(root, before, left), stood, spare)
        return cls(out, new, before, Listed(Tree.read(root)), stood, spare)

    def stage(self, file: File) -> Staged:
        """Write a file beside the output, unless it stands there. Any process may, that was made of this one since."""
        if problem := fault(file.path):
            return Staged(file.path, file.key, refused=problem)
        digest = manifest.digest(file.content)
        try:
            stands = self.held.holds(file.path, file.content, digest)
            now = stands or self.new.write(file.path, file.content)
        except OSError as error:
            return Staged(file.path, file.key, refused=error)
        return Staged(file.path, file.key, digest, now, is_new=stands is None)

    def place(self, files: Iterable[Staged | Kept]) -> Placed:
        """Put what differs in its place; nothing where nothing differs."""
        root = str(self.out)
        digests, stamps = self._taken(files)
        written = len(self.new.stamps)
        moved: AbstractSet[str] = self.new.stamps.keys()
        lost = self.before.keys() - digests.keys()
        gone = {path for path in lost if _is_ours(root, path, self.before[path])}
        if written or gone or digests != self.before:
            self.new.write(manifest.NAME, manifest.serialise(digests))
            gone, moved = self._switch(stamps), {*digests, manifest.NAME}
        published = Published(written, len(digests) - written, len(gone))
        return Placed(published, {**self.stood, **stamps, **self.new.stamps}, moved)

    def _taken(self, files: Iterable[Staged | Kept]) -> tuple[dict[str, str], dict[str, Stamp]]:
        """Return the digests and the stamps of all files. Raises OSError for one that could not be written."""
        digests, stamps, in_the_way = dict[str, str](), dict[str, Stamp](), None
        for file in checked(files, self.before):
            if isinstance(file, Kept):
                digests[file.path], stamps[file.path] = self.before[file.path], self.held.keeps(file.path)
            elif isinstance(file.refused, OSError):
                if file.refused.errno not in _COLLIDING:
                    raise file.refused
                in_the_way = in_the_way or file.refused  # which paths collide is better told, if they do
            else:
                digests[file.path], stamps[file.path] = file.digest, file.stamp
                if file.is_new:
                    self.new.stamps[file.path] = file.stamp
        if in_the_way:
            raise in_the_way
        return digests, stamps

    def _switch(self, stamps: dict[str, Stamp]) -> set[str]:
        """Put a whole folder in the place of the output, with what a person has there. Returns what is gone.

        `stamps` are those of the site's files; one that stands and was changed since it was looked at gets none.
        """
        present = Tree.read(str(self.out), timed=True)  # now: a person may have added to it meanwhile
        site = stamps.keys()
        standing = (present.files | present.others | present.empty - _folders(site)) - {manifest.NAME}
        _refuse_to_overwrite(site, standing - self.before.keys())
        lost = (self.before.keys() & present.files) - site
        gone = {path for path in lost if _is_ours(present.root, path, self.before[path])}
        kept = (site | standing) - gone - self.new.stamps.keys()
        for path in kept & site:
            if stamp(f"{present.root}/{path}") != stamps[path]:
                stamps[path] = NEVER
        put(self.new, present, kept, self.spare)
        return gone


def _is_ours(root: str, path: str, sha256: str) -> bool:
    """Whether a regular file is still as Dateline wrote it; one that a person changed has become theirs.

    A manifest that came with somebody's repository may name any place: what is outside of the output is nobody's.
    """
    place = Path(root, path)
    return (
        not fault(path)
        and place.is_file()
        and not place.is_symlink()
        and manifest.digest(place.read_bytes()) == sha256
    )


def _refuse_to_overwrite(site: AbstractSet[str], foreign: AbstractSet[str]) -> None:
    hint = "move it away, or build into another folder with --out"
    what = "the site has a page here, and a file that Dateline did not write is in its place"
    if taken := in_the_way(site, foreign):
        raise DatelineError([Problem(Mark(path), "DL126", what, hint) for path in sorted(taken)])


def in_the_way(site: AbstractSet[str], foreign: AbstractSet[str]) -> AbstractSet[str]:
    """Return the paths of a site's files whose place foreign files take, as the same file or as a folder."""
    if not foreign:
        return foreign
    return (foreign & (site | _folders(site))) | (site & _folders(foreign))


def _folders(paths: Iterable[str]) -> set[str]:
    """Every folder above the paths."""
    found: set[str] = set()
    for path in paths:
        while (path := path.rpartition("/")[0]) and path not in found:
            found.add(path)
    return found
