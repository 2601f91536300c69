"""Staging: a work folder beside the output, locked, whose content takes the output's place in one step."""

import ctypes
import fcntl
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from errno import EBUSY, ELOOP, EXDEV
from pathlib import Path

from generator.errors import DatelineError, Mark, Problem
from generator.publishing.spare import bring_up, follow, handed, is_folder, move_in
from generator.publishing.tree import NewTree, Tree, open_up, remove

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
#: The file in a work folder that one process holds.
_HOLD = "lock"
#: What the system says of a folder that something is mounted on, and of one on another disk.
_UNMOVABLE = {EBUSY, EXDEV}


def work_folder(out: str) -> Path:
    """Where the site is made that is published at a place; nothing is there while no build is at work."""
    above, _, name = out.rpartition("/")
    return Path(f"{above}/.{name}.dateline")


@contextmanager
def staging(out: Path, spare: Path | None = None) -> Iterator[Path]:
    """Give an empty folder on the output's file system, for as long as no other build has it.

    A run that was killed leaves its work folder behind; the next run clears it, and puts back the output if it was
    killed between the two renames of `switch`, and the `spare` folder if it was killed while that took its turn. Raises
    DatelineError when another build is at work, and when the disk refuses anything meanwhile.
    """
    try:
        with _staged(out, spare) as stage:
            yield stage
    except OSError as error:
        raise DatelineError([_told(error, out)]) from error


def _told(error: OSError, out: Path) -> Problem:
    """What the disk refused, for a person."""
    if error.errno in _UNMOVABLE:
        what = "the output is a disk or a volume of its own, which cannot be switched for another folder"
        return Problem(Mark(str(out)), "DL180", what, f"build into a folder in it: --out {out.name}/site")
    reason, hint = (
        error.strerror or str(error),
        "see that there is room, and that you may write here and above",
    )
    return Problem(Mark(_refused(error, out)), "DL125", f"cannot write the site: {reason}", hint)


def _refused(error: OSError, out: Path) -> str:
    """Return the place that was refused; what lies in the work folder is gone when a person looks, so where it was to go."""
    work = work_folder(str(out))
    places = (Path(str(place)) for place in (error.filename, error.filename2))
    return str(next((place for place in places if place.is_absolute() and work not in place.parents), out))


@contextmanager
def _staged(out: Path, spare: Path | None) -> Iterator[Path]:
    if out.is_mount():
        raise OSError(EBUSY, "it is a mount point", str(out))
    work = work_folder(str(out))
    handle = _lock(work)
    try:
        if is_folder(_old(work)) and not out.exists():
            _old(work).rename(out)
        if spare:
            handed(_next(work), spare)
        _clear(work)
        stage = work / "new"
        stage.mkdir()
        yield stage
    finally:
        if out.exists() or not _old(work).exists():
            _leave(work, handle)
        else:  # the next run puts the old site back
            os.close(handle)


def _clear(work: Path) -> None:
    """Remove what lies in a work folder, but for what is held; of a link, the link alone."""
    for leftover in work.iterdir():
        if leftover.name == _HOLD:
            continue
        if is_folder(leftover):
            _remove(leftover)
        else:
            leftover.unlink()


def _remove(folder: Path) -> None:
    """Remove a folder of ours and all below it, folders that nobody may write to as well. Raises OSError."""
    try:
        remove(str(folder))
    except PermissionError:
        open_up(str(folder))
        remove(str(folder))


def put(new: NewTree, present: Tree, kept: Collection[str], spare: Path | None) -> None:
    """Put what is new and what is `kept` of the output that is present in its place, whole. Raises OSError."""
    work, out = Path(new.root).parent, Path(present.root)
    is_spared = spare is not None and handed(spare, _next(work)) and _is_brought_up(new, present, kept)
    if is_spared:
        move_in(str(_next(work)), new)
    else:
        for path in sorted(kept):
            new.bring(path, present)
    old = switch(_next(work) if is_spared else Path(new.root), out)
    with suppress(OSError):  # the site is published
        _take_along(present, str(old or _old(work)), NewTree(str(out)))
    if spare and old:
        gone = (present.files | present.others | present.empty).difference(kept, new.stamps)
        with suppress(OSError):  # the site is published, and the next one does without
            follow(str(old), str(out), new.stamps, gone)
            handed(old, spare)


def _take_along(present: Tree, old: str, out: NewTree) -> None:
    """Give the output what a person put into the one before while it was being switched. Raises OSError."""
    for path in present.newcomers(old):
        if not os.path.lexists(f"{out.root}/{path}"):
            out.keep(path, f"{old}/{path}")


def _is_brought_up(new: NewTree, present: Tree, kept: Collection[str]) -> bool:
    """Whether the spare folder, which may be of any making, could be brought up to what is kept."""
    following = _next(Path(new.root).parent)
    try:
        bring_up(str(following), new, present, kept)
    except OSError:
        return False
    return True


def switch(stage: Path, out: Path) -> Path | None:
    """Put the staged folder in the output's place, whole. Returns where the one before is, if the exchange left it.

    Linux exchanges two folders in one step (renameat2); elsewhere it takes two renames, undone if the second fails.
    Raises OSError, with the output as it was.
    """
    if out.exists():
        shutil.copymode(out, stage)
    if out.exists() and _exchange(stage, out):
        return stage
    old = _old(stage.parent)
    if out.exists():
        out.rename(old)
    try:
        stage.rename(out)
    except BaseException:
        if old.exists():
            old.rename(out)
        raise
    return None


def _old(work: Path) -> Path:
    return work / "old"


def _next(work: Path) -> Path:
    return work / "next"


def _exchange(left: Path, right: Path) -> bool:
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    if renameat2 is None:
        return False
    done: int = renameat2(_AT_FDCWD, os.fsencode(left), _AT_FDCWD, os.fsencode(right), _RENAME_EXCHANGE)
    return done == 0


def _lock(work: Path) -> int:
    """Lock the work folder; the system frees the lock when the process ends, however it ends.

    A file is held, not the folder: on NFS a lock for one alone takes what is open for writing.
    """
    while True:
        if work.is_symlink():  # it could have come with somebody's repository
            raise OSError(ELOOP, os.strerror(ELOOP), str(work))
        work.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(work / _HOLD, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
        except FileNotFoundError:  # the run before removed the folder just now
            continue
        except OSError:
            with suppress(OSError):
                work.rmdir()  # where nothing is in it
            raise
        if _is_held(handle, work):
            return handle
        os.close(handle)


def _is_held(handle: int, work: Path) -> bool:
    """Hold the file; False where the run before removed it between our opening and our locking it."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        hint = "wait for it to end, or build into another folder with --out"
        mark = Mark(str(work.parent))
        raise DatelineError([Problem(mark, "DL124", "another build is writing here", hint)]) from None
    try:
        return os.path.samestat(os.fstat(handle), os.lstat(work / _HOLD))
    except FileNotFoundError:
        return False


def _leave(work: Path, handle: int) -> None:
    """Remove the work folder, what is held last: whoever waits for it begins anew."""
    try:
        with suppress(OSError):
            _clear(work)
            (work / _HOLD).unlink()
            work.rmdir()
    finally:
        os.close(handle)
    with suppress(OSError):  # where a removed file keeps a name until it is closed
        work.rmdir()
