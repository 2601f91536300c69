"""The store: bytes by key in one file of a site, for this program, on this machine, in this place.

Nothing rests on it. It may be deleted at any time, and whatever is wrong with it (damaged, made by another version,
copied from elsewhere, come with somebody's repository), it is as if it were not there. Each value carries a digest that
only the version, the place and the key of its making give.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

from generator.memo.home import FOLDER, made, place
from generator.memo.values import Codec
from generator.memo.version import version
from generator.pool import shared

NAME = "memo.sqlite"
_DIGEST = 16
#: Values waiting to be written: what a crash may cost.
_BATCH = 200
#: Of a kind, so many values for each one in use are kept before the others go.
_SPARE = 3
_TABLE = (
    "CREATE TABLE IF NOT EXISTS memo (kind TEXT, key BLOB, value BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID"
)
#: What is wrong with the moment or the disk, not with the store.
_PASSING = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR),
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM),
    }
)
#: A file from elsewhere may define views and triggers, and lie about its pages.
_GUARDS = ("trusted_schema=OFF", "cell_size_check=ON", "synchronous=OFF", "mmap_size=0")

T = TypeVar("T")
Thing = TypeVar("Thing")


class Store:
    """The file of a site; nothing where there is no site. Never raises: what cannot be done is not done.

    Without `keep`, nothing new outlasts the run.
    """

    def __init__(self, site: Path | None = None, *, keep: bool = True) -> None:
        path = site / FOLDER / NAME if site else None
        # What a link leads to, which may have come with somebody's repository, is no store of ours.
        self._path = None if path and (path.is_symlink() or path.parent.is_symlink()) else path
        self._keep = keep
        self._file: sqlite3.Connection | None = None
        self._seal = b""
        self._waiting: dict[tuple[str, bytes], bytes] = {}
        self._used: dict[str, set[bytes]] = {}
        self._loaded: dict[tuple[str, bytes], bytes] = {}
        self._whole: set[str] = set()
        if self._path and self._path.is_file():
            self._open(self._path)

    @property
    def kept(self) -> bool:
        """Whether anything put here outlasts the run."""
        return self._path is not None

    def get(self, kind: str, key: bytes) -> bytes | None:
        """Return what was put under a key; None where nothing is, or nothing that can be trusted."""
        if not self._path:
            return None
        self._used.setdefault(kind, set()).add(key)
        waiting = self._waiting.get((kind, key)) or self._loaded.get((kind, key))
        if waiting is not None or not self._file or kind in self._whole:
            return waiting
        try:
            row = self._file.execute("SELECT value FROM memo WHERE kind=? AND key=?", (kind, key)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return self._opened(kind, key, row[0] if row else None)

    def _opened(self, kind: str, key: object, value: object) -> bytes | None:
        """Return what is behind a seal that is this store's own."""
        if not isinstance(key, bytes) or not isinstance(value, bytes):
            return None
        behind = value[_DIGEST:]
        return behind if value[:_DIGEST] == self._sealed(kind, key, behind) else None

    def load(self, kind: str) -> None:
        """Read all values of a kind at once, for whoever asks for most of them."""
        if not self._file or kind in self._whole:
            return
        self._whole.add(kind)
        try:
            rows = self._file.execute("SELECT key, value FROM memo WHERE kind=?", (kind,)).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return
        for key, value in rows:
            behind = self._opened(kind, key, value)
            if behind is not None:
                self._loaded[kind, key] = behind

    def put(self, kind: str, key: bytes, value: bytes) -> None:
        """Keep a value."""
        if not self._path:
            return
        self._used.setdefault(kind, set()).add(key)
        self._waiting[kind, key] = value
        if len(self._waiting) % _BATCH == 0:
            self.write()

    def write(self) -> None:
        """Write what waits, all of it or nothing. Another process that writes just now goes first."""
        if not (self._path and self._keep and self._waiting):
            return
        if not self._file:
            self._make(self._path)
        if not self._file:
            return
        rows = [
            (kind, key, self._sealed(kind, key, value) + value)
            for (kind, key), value in self._waiting.items()
        ]
        try:
            with self._file:
                self._file.execute("BEGIN IMMEDIATE")
                self._file.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?, ?)", rows)
        except sqlite3.Error as error:
            self._give_up(error)
        self._waiting = {}

    def close(self) -> None:
        """Write what waits, and let go of what no longer serves: of each kind that was asked for, most of it unasked."""
        self.write()
        if self._file:
            with suppress(sqlite3.Error):
                for kind, used in self._used.items() if self._keep else ():
                    self._sweep(self._file, kind, used)
            self._file.close()
            self._file = None

    def _sweep(self, file: sqlite3.Connection, kind: str, used: Iterable[bytes]) -> None:
        keys = {key for (key,) in file.execute("SELECT key FROM memo WHERE kind=?", (kind,))}
        stale = keys.difference(used)
        if len(stale) > _SPARE * (len(keys) - len(stale)) + _BATCH:
            with file:
                file.execute("BEGIN IMMEDIATE")
                file.executemany(
                    "DELETE FROM memo WHERE kind=? AND key=?", [(kind, key) for key in sorted(stale)]
                )

    def _sealed(self, kind: str, key: bytes, value: bytes) -> bytes:
        seal = hashlib.blake2b(key, digest_size=_DIGEST, key=self._seal, person=kind.encode()[:16])
        seal.update(value)
        return seal.digest()

    def _make(self, path: Path) -> None:
        with suppress(OSError):
            if made(str(path.parent.parent)):
                self._open(path)

    def _open(self, path: Path) -> None:
        try:
            self._file = sqlite3.connect(path, timeout=5, isolation_level=None)
            for guard in _GUARDS:
                self._file.execute(f"PRAGMA {guard}")
            self._file.execute(_TABLE)
            here = place(path.stat(), str(path.parent))
            self._seal = hashlib.blake2b(version() + here, digest_size=32).digest()
            self._renew(self._file)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _renew(self, file: sqlite3.Connection) -> None:
        """Empty a store that another version made, or that was made in another place."""
        if self.get("seal", b"") is None:
            with file:
                file.execute("BEGIN IMMEDIATE")
                file.execute("DELETE FROM memo")
                row = ("seal", b"", self._sealed("seal", b"", b"") + b"")
                file.execute("INSERT OR REPLACE INTO memo VALUES (?, ?, ?)", row)

    def _give_up(self, error: Exception) -> None:
        """Go on without the file, and remove one that can never be read; the next run begins a new one."""
        if self._file:
            self._file.close()
        self._file, path, self._path = None, self._path, None
        if path and getattr(error, "sqlite_errorcode", sqlite3.SQLITE_BUSY) not in _PASSING:
            with suppress(OSError):
                path.unlink(missing_ok=True)


#: Keeps nothing.
NO_STORE = Store()


class Memo:
    """One pure function's results in a store: a kind of its own, and the classes its values are made of.

    `classes` None: the values are bytes. `whole` says that most of them will be asked for.
    """

    def __init__(
        self, store: Store, kind: str, classes: Iterable[type] | None = (), *, whole: bool = False
    ) -> None:
        self._store, self._kind, self._codec = store, kind, None if classes is None else Codec(classes)
        if whole:
            store.load(kind)

    def get(self, key: bytes) -> object | None:
        """Return the value of a key; None where it is not known."""
        raw = self._store.get(self._kind, key)
        if raw is None or self._codec is None:
            return raw
        try:
            return self._codec.loads(raw)
        except Exception:  # noqa: BLE001 - whatever the bytes do, they are no value of ours
            return None

    def put(self, key: bytes, value: object) -> None:
        """Keep the value of a key."""
        if self._store.kept:
            raw = self._codec.dumps(value) if self._codec else cast("bytes", value)
            self._store.put(self._kind, key, raw)

    def mapped(
        self,
        work: Callable[[Sequence[Thing]], Iterable[T]],
        things: Sequence[Thing],
        key: Callable[[Thing], bytes],
        lasting: Callable[[T], bool] = lambda _: True,
    ) -> Iterator[T]:
        """Yield the value of each thing, in their order; `work` makes those that are not known, in theirs.

        What is not `lasting` is made again the next time.
        """
        keys = [key(thing) for thing in things]
        known = {one: value for one in keys if (value := self.get(one)) is not None}
        made = iter(work([thing for one, thing in zip(keys, things, strict=True) if one not in known]))
        for one in keys:
            if one in known:
                yield cast("T", known[one])
            else:
                value = next(made)
                if lasting(value):
                    self.put(one, value)
                yield value

    def ahead(
        self, keys: Sequence[bytes], make: Callable[[int], object | None], jobs: int
    ) -> dict[bytes, object]:
        """Return the values of keys, made by several processes where those that are not known are many.

        `make` makes the value of the key of a number, or none. With one process nothing is made ahead, or read.
        """
        codec = self._codec
        if codec is None or jobs < 2:
            return {}
        made = {key: value for key in keys if (value := self.get(key)) is not None}
        new = [number for number, key in enumerate(keys) if key not in made]

        def dumped(number: int) -> bytes | None:
            value = make(new[number])
            return None if value is None else codec.dumps(value)

        with shared(dumped, len(new), jobs) as raws:
            for number, raw in zip(new, raws, strict=True):
                if raw is not None:
                    made[keys[number]] = codec.loads(raw)
                    self._store.put(self._kind, keys[number], raw)
        return made

    def __call__(self, key: bytes, make: Callable[[], T]) -> T:
        """Return the value of a key, made only where it is not known. None is no value."""
        value = self.get(key)
        if value is None:
            value = make()
            self.put(key, value)
        return cast("T", value)


def key_of(*parts: bytes | str) -> bytes:
    """Return the key of a function's arguments, each told apart from the next."""
    raws = [part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass") for part in parts]
    lengths = ",".join([str(len(raw)) for raw in raws])
    return hashlib.blake2b(b"".join((lengths.encode(), b";", *raws)), digest_size=_DIGEST).digest()
