"""What the system says of a file that nobody opened.

Whoever changes a file changes its stamp: the system alone sets the time of the last change (ctime), which no program can
set back. Only a change within one tick of the system's clock leaves the stamp of a change before it, and so a stamp
counts only if that clock had gone on by the time it was taken.
"""

import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

#: Size, time of the last writing, time of the last change (both in ns), inode, device.
Stamp = tuple[int, int, int, int, int]
#: That of no file: what goes by it has always changed.
NEVER: Stamp = (-1, -1, -1, -1, -1)
#: How many numbers a stamp has, and which of them is the time of the last change.
_LENGTH, _CHANGED = 5, 2
#: Bytes of a stamp, and of so many as are compared at once.
SIZE = _LENGTH * array("q").itemsize
_BLOCK = 256 * SIZE
#: Nanoseconds after which a file on another disk, which may have another clock, counts as settled.
_ELSEWHERE = 2_000_000_000


#: Gives the stamp in what the system says of a file.
stamp_of: Callable[[os.stat_result], Stamp] = attrgetter(
    "st_size", "st_mtime_ns", "st_ctime_ns", "st_ino", "st_dev"
)


def stamps(paths: Iterable[str]) -> bytes:
    """Return the stamps of what stands at paths, packed. Raises OSError; OverflowError as `packed` does."""
    return packed(map(stamp_of, map(os.lstat, paths)))


def stamp(path: str) -> Stamp:
    """Return the stamp of what stands at a path; of a link, its own. Raises OSError."""
    return stamp_of(os.lstat(path))


def trodden(root: str, folder: str) -> dict[str, Stamp]:
    """Return the stamps of a folder and of all below it, by paths relative to `root`; links have none that stays.

    Raises OSError.
    """
    if os.path.islink(f"{root}/{folder}"):  # noqa: PTH114 - pathlib takes as long as the looking
        return {folder: NEVER}
    found, left = dict[str, Stamp](), [folder]
    while left:
        above = left.pop()
        found[above] = stamp(f"{root}/{above}")
        with os.scandir(f"{root}/{above}") as entries:
            for entry in entries:
                path = f"{above}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    left.append(path)
                else:
                    found[path] = NEVER if entry.is_symlink() else stamp(f"{root}/{path}")
    return found


def packed(stamps: Iterable[Stamp]) -> bytes:
    """Return stamps as bytes, one after another. Raises OverflowError for numbers that no usual system gives."""
    return array("q", chain.from_iterable(stamps)).tobytes()


def unpacked(raw: bytes) -> list[Stamp]:
    """Return the stamps in such bytes. Raises ValueError where they are none."""
    numbers = array("q")
    numbers.frombytes(raw)
    return list(zip(*[iter(numbers)] * _LENGTH, strict=True))


def differing(some: bytes, others: bytes) -> Iterator[int]:
    """Yield the numbers of the stamps that are not the same in two rows of as many, of which most are."""
    for start in range(0, len(some), _BLOCK):
        if some[start : start + _BLOCK] != others[start : start + _BLOCK]:
            for at in range(start, min(start + _BLOCK, len(some)), SIZE):
                if some[at : at + SIZE] != others[at : at + SIZE]:
                    yield at // SIZE


def changed(one: Stamp) -> int:
    """Return when a file was last changed, in nanoseconds by the clock of its file system."""
    return one[_CHANGED]


def is_moved(now: Stamp, before: Stamp) -> bool:
    """Whether a file is as it was, but for a name that it got or lost since: that changes the time of its last change alone."""
    return now[:_CHANGED] == before[:_CHANGED] and now[_CHANGED + 1 :] == before[_CHANGED + 1 :]


def is_before(one: Stamp, moment: int, device: int) -> bool:
    """Whether a file was last changed before a moment, by the clock of `device`; another may have another clock."""
    return changed(one) <= (moment if one[-1] == device else moment - _ELSEWHERE)


def newest(stamps: Sequence[Stamp]) -> int:
    """Return the latest change of any, in nanoseconds by the clock of the file system; 0 where there are none."""
    return max(map(changed, stamps), default=0)
