"""The short cut for a build that changes few files: they alone are put in their places, one right after another.

Changing ten pages of ten thousand would else take twenty thousand new names. What stood there is kept until all are in
place, and put back if one cannot be, by the next run if this one was killed. Whatever is unusual goes the long way.
"""

import os
import shutil
import stat
from collections.abc import Collection, Iterable
from pathlib import Path

from generator.publishing.paths import fault
from generator.publishing.tree import NewTree

#: Above this share of the files, all are switched at once.
_FEW = 4
#: Beside the staged files: what stood in their places, and the list of those that had nothing in it.
_BEFORE, _ADDED = "before", "added"


def can_take(out: str, changed: Collection[str], gone: Collection[str], ours: Collection[str]) -> bool:
    """Whether files can be changed and taken out one by one: they are few, ours, and nothing else is in the way."""
    if not ours or (len(changed) + len(gone)) * _FEW > len(ours):
        return False
    return is_free(out, (*changed, *gone), ours)


def is_free(out: str, paths: Iterable[str], ours: Collection[str]) -> bool:
    """Whether nothing is in the way of files but what is ours."""
    real: set[str] = {""}
    return all(_is_free(out, path, ours, real) for path in paths)


def _is_free(out: str, path: str, ours: Collection[str], real: set[str]) -> bool:
    """Whether a path holds a file of ours or nothing, and all above it are folders; `real` are those known to be."""
    mode = _mode(f"{out}/{path}")
    return (mode is None or (stat.S_ISREG(mode) and path in ours)) and _is_folder(out, path, real)


def _is_folder(out: str, path: str, real: set[str]) -> bool:
    above = path.rpartition("/")[0]
    if above in real:
        return True
    mode = _mode(f"{out}/{above}")
    if (mode is None or stat.S_ISDIR(mode)) and _is_folder(out, above, real):
        real.add(above)
        return True
    return False


def _mode(path: str) -> int | None:
    try:
        return os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def put(out: str, new: NewTree, gone: Collection[str]) -> None:
    """Put what is staged in its places and take out what is gone. Raises OSError, with the output as it was."""
    work = Path(new.root).parent
    _keep(work, out, new.stamps, gone)
    try:
        for path in new.stamps:
            os.makedirs(f"{out}/{path}".rpartition("/")[0], exist_ok=True)  # noqa: PTH103
            os.replace(f"{new.root}/{path}", f"{out}/{path}")  # noqa: PTH105
        for path in gone:
            os.unlink(f"{out}/{path}")  # noqa: PTH108 - as everywhere here, a Path each would double the time
            _remove_empty(out, path)
    except BaseException:
        put_back(work, out)
        raise
    (work / _BEFORE).rename(work / "done")


def _keep(work: Path, out: str, changed: Collection[str], gone: Collection[str]) -> None:
    """Keep what stands in the places of files, and a list of those in whose place nothing does, in one step."""
    kept, added = NewTree(str(work / "keeping")), []
    os.makedirs(f"{kept.root}/files")  # noqa: PTH103
    for path in (*changed, *gone):
        if os.path.lexists(f"{out}/{path}"):
            kept.keep(f"files/{path}", f"{out}/{path}")
        else:
            added.append(path)
    kept.write(_ADDED, "\n".join(added).encode())
    os.rename(kept.root, work / _BEFORE)  # noqa: PTH104


def put_back(work: Path, out: str) -> None:
    """Put back what a run that did not end kept; nothing where there is no such run. Raises OSError.

    A folder like it may have come with somebody's repository: nothing outside of the output is touched.
    """
    kept, added = work / _BEFORE, work / _BEFORE / _ADDED
    if kept.is_symlink() or not added.is_file() or added.is_symlink():
        return
    for path in added.read_text("utf-8", "replace").split("\n"):
        if _is_within(out, path):
            if os.path.lexists(f"{out}/{path}"):
                os.unlink(f"{out}/{path}")  # noqa: PTH108
            _remove_empty(out, path)
    root = str(kept / "files")
    for folder, _, names in os.walk(root):
        for name in names:
            path = f"{folder}/{name}".removeprefix(f"{root}/")
            if _is_within(out, path):
                os.makedirs(f"{out}/{path}".rpartition("/")[0], exist_ok=True)  # noqa: PTH103
                os.replace(f"{root}/{path}", f"{out}/{path}")  # noqa: PTH105
    shutil.rmtree(kept)


def _is_within(out: str, path: str) -> bool:
    """Whether a path names a place below the output, not one that a link there leads to."""
    return not fault(path) and _is_folder(out, path, {""})


def is_kept(work: Path) -> bool:
    """Whether something is left to put back."""
    return (work / _BEFORE).exists()


def _remove_empty(out: str, path: str) -> None:
    """Remove the folders above a path that have nothing in them, the output itself never."""
    while path := path.rpartition("/")[0]:
        try:
            os.rmdir(f"{out}/{path}")  # noqa: PTH106
        except FileNotFoundError:
            continue
        except OSError:
            return
