"""Files to what they say: what is known of their bytes is not decoded again, and many new ones by several processes.

Entries are remembered by stretches of files that lie next to each other, which share their words and their classes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import repeat
from typing import Any, cast
from zlib import crc32

from generator.decode import Decoded, decode_entry, decode_known
from generator.decode.marks import find_in
from generator.decode.text import FrontMatter, Text, front_end
from generator.files import SourceFile
from generator.memo.classes import ENTRIES
from generator.memo.store import Memo, Store, key_of
from generator.model.actor import Actor
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.record import Entry
from generator.model.source import Source

AnyNoun = Event | Actor | Escalation | Source
#: By class and the digest of a file, the value of an entry without a problem.
Known = Mapping[tuple[type, bytes], AnyNoun]
#: How many files a stretch has in the mean: one that changes is decoded with so many others.
_STRETCH = 24
_DIGEST = 16
#: A title that nothing else in the front matter can be part of or refer to: words of one line, below the id.
_TITLE = re.compile(rb'(---\nid: [\w-]+\n)title: (?:"[^"\\\r\n]*"|[A-Za-z][^\r\n#:]*)\n(?=[a-z])')


def digests(raw: bytes) -> tuple[bytes, bytes]:
    """Return digests of an entry's file, and of what stands in it down to the closing fence of its front matter."""
    end = front_end(raw)
    whole = blake2b(raw[:end], digest_size=_DIGEST)
    head = whole.digest()
    whole.update(raw[end:])
    return whole.digest(), head


def untitled(raw: bytes) -> bytes:
    """Return a digest of an entry's front matter without its title; b"" where that is not one plain line below the id."""
    title = _TITLE.match(raw)
    if not title:
        return b""
    bare = blake2b(title[1], digest_size=_DIGEST)
    bare.update(raw[title.end() : front_end(raw)])
    return bare.digest()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file that should be an entry of a class, with its digests: those of an `Entry`."""

    cls: type
    file: SourceFile
    whole: bytes
    head: bytes
    bare: bytes

    @classmethod
    def of(cls, noun: type, file: SourceFile) -> "Leaf":
        """Return a file with its digests."""
        bare = untitled(file.raw) if noun is Event else b""
        return cls(noun, file, *digests(file.raw), bare)

    def read(self, value: AnyNoun | None = None) -> Decoded[Any]:
        """Decode the file; where its value is known already, it has no problem."""
        find = partial(_unchanged, self.file.later(), self.file.path, self.whole)
        if value is None:
            return decode_entry(self.cls, self.file.raw, self.file.path, find=find)
        return decode_known(value, {"id": value.id}, find)


def _unchanged(again: Callable[[], bytes | None], path: str, whole: bytes) -> tuple[Text, FrontMatter] | None:
    """Read a file once more, for the places of its keys, if it is what it was."""
    raw = again()
    return find_in(raw, path) if raw is not None and digests(raw)[0] == whole else None


def known_of(entries: Iterable[Entry[Any]]) -> Known:
    """Return what is known by entries that were read, for reading them again."""
    return {(type(entry.value), entry.whole): entry.value for entry in entries if entry.whole}


def decode_all(
    leaves: Iterable[Leaf], known: Known, store: Store, jobs: int
) -> Iterator[tuple[Leaf, Decoded[Any]]]:
    """Yield each file with what it says, in their order; up to `jobs` processes may decode them where none is known.

    Each file is let go of when the next is asked for: together they take as much memory as all they say.
    """
    if known:
        return ((leaf, leaf.read(known.get((leaf.cls, leaf.whole)))) for leaf in leaves)
    return _decode_stretches([*_stretches(leaves)], Memo(store, "entries", ENTRIES), jobs)


def _decode_stretches(
    stretches: list[list[Leaf]], memo: Memo, jobs: int
) -> Iterator[tuple[Leaf, Decoded[Any]]]:
    keys = [key_of(stretch[0].cls.__name__, *(leaf.whole for leaf in stretch)) for stretch in stretches]
    ahead = memo.ahead(keys, lambda n: _values(leaf.read() for leaf in stretches[n]), jobs)
    stretches.reverse()
    for key in keys:
        stretch = stretches.pop()
        values = fitting(ahead.pop(key, None) or memo.get(key), stretch)
        every = zip(stretch, values or repeat(None, len(stretch)), strict=True)
        decoded = [leaf.read(value) for leaf, value in every]
        if values is None:
            memo.put(key, _values(decoded))
        yield from zip(stretch, decoded, strict=True)


def _stretches(leaves: Iterable[Leaf]) -> Iterator[list[Leaf]]:
    """Part files of one class after another; where depends on each path alone, and so a new file moves no other border."""
    stretch: list[Leaf] = []
    for leaf in leaves:
        if stretch and (stretch[-1].cls is not leaf.cls or crc32(leaf.file.path.encode()) % _STRETCH == 0):
            yield stretch
            stretch = []
        stretch.append(leaf)
    if stretch:
        yield stretch


def _values(decoded: Iterable[Decoded[Any]]) -> list[AnyNoun | None]:
    """Return what can be remembered: the values of files that have no problem."""
    return [None if one.problems else one.value for one in decoded]


def fitting(values: object, stretch: Sequence[Leaf]) -> list[AnyNoun | None] | None:
    """Return remembered values if they can be those of a stretch."""
    if not isinstance(values, list) or len(values) != len(stretch):
        return None
    fits = (value is None or isinstance(value, leaf.cls) for leaf, value in zip(stretch, values, strict=True))
    return cast("list[AnyNoun | None]", values) if all(fits) else None
