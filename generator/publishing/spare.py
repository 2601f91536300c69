"""The spare folder: what was switched out of the output's place is kept in step with it, and takes that place the next time.

A folder is switched in one step, so that nobody ever sees a part of a change. Making a whole one each time would take a
new name for every file, and removing the one before as long again, for ten pages of ten thousand. The files of both
folders are the same ones (hard links). Nothing rests on the spare folder: before it takes a turn, each of its files is
held against the output's. It may be deleted at any time.
"""

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from generator.publishing.tree import NewTree, Tree


def is_folder(path: Path) -> bool:
    """Whether this is a folder, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def handed(folder: Path, to: Path) -> bool:
    """Whether a folder could be given another place, in which nothing is, at once."""
    # A link could come with somebody's repository.
    if not all(map(is_folder, (folder.parent, folder, to.parent))) or os.path.lexists(to):
        return False
    with suppress(OSError):
        folder.rename(to)
        return True
    return False


def bring_up(root: str, new: NewTree, present: Tree, kept: Collection[str]) -> None:
    """Make a folder hold what is `kept` of what is present, and nothing else but places for what is new. Raises OSError."""
    found, coming = Tree.read(root), new.stamps.keys()
    same = {path for path in found.files.intersection(kept) if _is_one(root, present.root, path)}
    for path in (found.files - same - coming) | found.others:
        os.unlink(f"{root}/{path}")  # noqa: PTH108 - a Path each would double the time
        remove_empty(root, path)
    for path in found.empty:
        remove_empty(root, f"{path}/")
    tree = NewTree(root)
    for path in sorted({*kept} - same):
        tree.bring(path, present)


def _is_one(root: str, other: str, path: str) -> bool:
    """Whether two folders have one and the same file at a path."""
    one, two = os.lstat(f"{root}/{path}"), os.lstat(f"{other}/{path}")
    return os.path.samestat(one, two)


def move_in(root: str, new: NewTree) -> None:
    """Move what is new into a folder. Raises OSError."""
    tree = NewTree(root)
    for path in new.stamps:
        tree.make_folders_of(path)
        os.replace(f"{new.root}/{path}", f"{root}/{path}")  # noqa: PTH105


def follow(old: str, out: str, new: Iterable[str], gone: Iterable[str]) -> None:
    """Make the folder that was switched out hold what the output holds now. Raises OSError."""
    for path in gone:
        _take_out(f"{old}/{path}")
        remove_empty(old, path)
    tree = NewTree(old)
    for path in new:
        tree.make_folders_of(path)
        with suppress(FileNotFoundError):
            os.unlink(f"{old}/{path}")  # noqa: PTH108
        os.link(f"{out}/{path}", f"{old}/{path}")


def _take_out(path: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
        os.rmdir(path)  # noqa: PTH106
    else:
        os.unlink(path)  # noqa: PTH108


def remove_empty(root: str, path: str) -> None:
    """Remove the folders above a path that have nothing in them, the root itself never."""
    while path := path.rpartition("/")[0]:
        try:
            os.rmdir(f"{root}/{path}")  # noqa: PTH106
        except FileNotFoundError:
            continue
        except OSError:
            return
