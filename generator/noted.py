"""What a build notes of the entries it read, for one that follows it to read few of them."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple, cast

from generator import permalinks
from generator.memo import note
from generator.memo.classes import ENTRIES
from generator.memo.values import Codec
from generator.model.record import Entry, Record
from generator.site.assemble import Assembly
from generator.site.surroundings import Surroundings
from generator.standing import BuildOptions

NAME = "entries"
#: An entry without its marks, and its folder.
Shelved = tuple[str, Entry[Any]]


class Known(NamedTuple):
    """An entry as it was read: its name (“events/ID”), its path, and the digests of its file and front matter, in hex."""

    name: str
    path: str
    whole: str
    head: str


class Noted(NamedTuple):
    """The entries of a record that was read whole, and what the pages of its events look at.

    `entries` are what is `Known` of them all, in a line each. `common` are, written by a codec, the entries that any page
    may look at: most of what is read beside an event, and so they need not be read again.
    """

    surroundings: Surroundings
    entries: bytes
    common: bytes

    @classmethod
    def of(cls, record: Record, made: Assembly) -> "Noted":
        """Note the entries of a record."""
        surroundings, every = Surroundings.of(record, made), [*_shelved(record)]
        names = {*surroundings.common}
        common = [
            (folder, one.path, one.whole, one.head, one.value)
            for folder, one in every
            if _name(folder, one) in names
        ]
        return cls(surroundings, _lines(every), Codec(ENTRIES).dumps(common))

    def leave(self, options: BuildOptions) -> str:
        """Write it into the site's folder; returns the digest that the note of the build knows it by. Raises OSError."""
        order, *others = self.surroundings
        head = json.dumps([*others, len(self.entries)]).encode()
        raw = b"\n".join((head, "\0".join(order).encode(), self.entries + self.common))
        note.write(options.site, NAME, raw)
        return _digest(raw)

    @classmethod
    def read(cls, options: BuildOptions, digest: str) -> "Noted | None":
        """Read the one that has this digest; None where there is none."""
        raw = note.read(options.site, NAME)
        if raw is None or _digest(raw) != digest:
            return None
        head, order, rest = raw.split(b"\n", 2)
        *others, end = json.loads(head)
        return cls(Surroundings(order.decode().split("\0"), *others), rest[:end], rest[end:])

    def at(self, path: str) -> Known | None:
        """Return what is known of the entry at a path, if there is one."""
        return self._found(f"\0{path}\0")

    def named(self, names: Iterable[str]) -> Iterator[Known]:
        """Yield what is known of entries, by their names, as far as they are there."""
        return filter(None, (self._found(f"\n{name}\0") for name in names))

    def _found(self, what: str) -> Known | None:
        """Return what is known of the entry in whose line something stands."""
        at = self.entries.find(os.fsencode(what)) + 1
        start, end = self.entries.rfind(b"\n", 0, at) + 1, self.entries.find(b"\n", at)
        return Known(*os.fsdecode(self.entries[start:end]).split("\0")) if at else None

    def shelved(self) -> Sequence[Shelved]:
        """Return the entries that any page may look at."""
        common = cast("list[tuple[Any, ...]]", Codec(ENTRIES).loads(self.common))
        return [
            (folder, Entry(value=value, path=path, whole=whole, head=head))
            for folder, path, whole, head, value in common
        ]


def _shelved(record: Record) -> Iterator[Shelved]:
    return ((folder, entry) for folder in permalinks.FOLDERS for entry in getattr(record, folder))


def _name(folder: str, entry: Entry[Any]) -> str:
    return f"{folder}/{entry.value.id}"


def _lines(every: Iterable[Shelved]) -> bytes:
    known = (Known(_name(folder, one), one.path, one.whole.hex(), one.head.hex()) for folder, one in every)
    return os.fsencode("".join(["\n", *("\0".join(one) + "\n" for one in known)]))


def _digest(raw: bytes) -> str:
    return blake2b(raw, digest_size=16).hexdigest()
