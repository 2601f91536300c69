"""Notes that one run leaves for the next: files in the site's folder, sealed like the store, and as little relied on."""

import errno
import os
import stat
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from generator.memo import home
from generator.memo.stamps import changed, stamp_of
from generator.memo.version import version

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

NAME = "build"
_SEAL = 32
#: Seconds to wait for the file system's clock to go on; the coarsest in use do not, and then there is no note.
_PATIENCE, _PAUSE = 0.1, 0.001
#: Follow no link and wait for nobody: whatever lies here may have come with somebody's repository.
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def read(site: Path, name: str = NAME) -> bytes | None:
    """Return what the last run noted; None where there is nothing, or nothing that can be trusted."""
    folder = f"{site}/{home.FOLDER}"
    try:
        with open(f"{folder}/{name}", "rb", buffering=0, opener=_opened) as stream:
            raw, about = stream.readall(), os.fstat(stream.fileno())
            sealed = _seal(raw[_SEAL:], home.place(about, folder))
    except OSError:
        return None
    return raw[_SEAL:] if raw[:_SEAL] == sealed else None


def _opened(path: str, flags: int) -> int:
    """Open a file, and nothing that a link leads to, or that is read without an end or waits for a writer."""
    handle = os.open(path, flags | _PLAIN)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)


def write(site: Path, name: str, body: bytes) -> None:
    """Leave a note of its own beside that of the build. Raises OSError where the site cannot be written to."""
    draft = Draft(site, name)
    try:
        draft.leave(body)
    finally:
        draft.close()


def _seal(body: bytes, place: bytes) -> bytes:
    key = blake2b(version() + place, digest_size=64).digest()
    return blake2b(body, digest_size=_SEAL, key=key).digest()


def _tidy(folder: str) -> None:
    """Remove the drafts in a folder that nobody works at: whoever did was killed."""
    for name in os.listdir(folder):  # noqa: PTH208
        what, _, number = name.rpartition(".")
        if what and number.isdecimal():
            with suppress(OSError):
                _remove_left(f"{folder}/{name}")


def _remove_left(path: str) -> None:
    handle = os.open(path, os.O_RDONLY | _PLAIN)
    try:
        if _is_free(handle):
            os.unlink(path)  # noqa: PTH108
    finally:
        os.close(handle)


def _is_free(handle: int) -> bool:
    """Hold a file for this process, unless another does. A system without holds has none that are free."""
    if fcntl is None:
        return False
    with suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


class Draft:
    """A note in the making. Its file is a clock as well: that of the file system, by which files are stamped.

    Raises OSError where the site cannot be written to.
    """

    def __init__(self, site: Path, name: str = NAME) -> None:
        self._folder, self._name = f"{site}/{home.FOLDER}", name
        self._path = f"{self._folder}/{name}.{os.getpid()}"
        if not home.made(str(site)):
            raise OSError
        self._handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _PLAIN, 0o666)
        _is_free(self._handle)  # it is ours from now on, until this process ends, however it ends
        _tidy(self._folder)
        self.device = os.fstat(self._handle).st_dev

    def now(self) -> int:
        """Return what the clock of the file system says, in nanoseconds."""
        os.pwrite(self._handle, b"\0", 0)
        return changed(stamp_of(os.fstat(self._handle)))

    def is_past(self, moment: int) -> bool:
        """Wait until the clock says more than it did; False where it does not in good time."""
        end = time.monotonic() + _PATIENCE
        while self.now() <= moment:
            if time.monotonic() > end:
                return False
            time.sleep(_PAUSE)
        return True

    def leave(self, body: bytes) -> None:
        """Put the note in its place, whole. Raises OSError."""
        os.ftruncate(self._handle, 0)
        place = home.place(os.fstat(self._handle), self._folder)
        os.pwrite(self._handle, _seal(body, place) + body, 0)
        os.replace(self._path, f"{self._folder}/{self._name}")  # noqa: PTH105

    def close(self) -> None:
        """Leave nothing behind that is no note."""
        os.close(self._handle)
        with suppress(OSError):
            os.unlink(self._path)  # noqa: PTH108
