"""Files to what they say: what is known of their bytes is not decoded again, and many new ones by several processes.

Entries are remembered by stretches of files that lie next to each other, which share their words and their classes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import Any, cast
from zlib import crc32

from generator.decode import Decoded, decode_entry, decode_known
from generator.decode.text import front_end
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


def digests(raw: bytes) -> tuple[bytes, bytes]:
    """Return digests of an entry's file, and of what stands in it down to the closing fence of its front matter."""
    end = front_end(raw)
    whole = blake2b(raw[:end], digest_size=_DIGEST)
    head = whole.digest()
    whole.update(raw[end:])
    return whole.digest(), head


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file that should be an entry of a class, with its digests."""

    cls: type
    file: SourceFile
    whole: bytes
    head: bytes

    @classmethod
    def of(cls, noun: type, file: SourceFile) -> "Leaf":
        """Return a file with its digests."""
        return cls(noun, file, *digests(file.raw))

    def decoded(self) -> Decoded[Any]:
        """Decode the file."""
        return decode_entry(self.cls, self.file.raw, self.file.path, again=self._again())

    def known(self, value: AnyNoun) -> Decoded[Any]:
        """Return what `decoded` gives, whose value is this."""
        return decode_known(value, {"id": value.id}, self._again(), self.file.path)

    def _again(self) -> Callable[[], bytes | None]:
        return partial(_unchanged, self.file.later(), self.whole)


def _unchanged(again: Callable[[], bytes | None], whole: bytes) -> bytes | None:
    raw = again()
    return raw if raw is not None and digests(raw)[0] == whole else None


def known_of(entries: Iterable[Entry[Any]]) -> Known:
    """Return what is known by entries that were read, for reading them again."""
    return {(type(entry.value), entry.whole): entry.value for entry in entries if entry.whole}


def decode_all(leaves: Sequence[Leaf], known: Known, store: Store, jobs: int) -> Iterator[Decoded[Any]]:
    """Yield what each file says, in their order, of which up to `jobs` processes may decode those that are not known."""
    new = [leaf for leaf in leaves if (leaf.cls, leaf.whole) not in known]
    found = iter(_decode_new(new, store, jobs))
    for leaf in leaves:
        value = known.get((leaf.cls, leaf.whole))
        yield next(found) if value is None else leaf.known(value)


def _decode_new(leaves: Sequence[Leaf], store: Store, jobs: int) -> Iterator[Decoded[Any]]:
    memo = Memo(store, "entries", ENTRIES, whole=True)
    stretches = [*_stretches(leaves)]
    keys = [key_of(stretch[0].cls.__name__, *(leaf.whole for leaf in stretch)) for stretch in stretches]
    ahead = memo.ahead(keys, lambda n: _values(map(Leaf.decoded, stretches[n])), jobs)
    for key, stretch in zip(keys, stretches, strict=True):
        values = _sound(ahead.get(key) or memo.get(key), stretch)
        if values is None:
            decoded = [leaf.decoded() for leaf in stretch]
            memo.put(key, _values(decoded))
            yield from decoded
        else:
            pairs = zip(stretch, values, strict=True)
            yield from (leaf.decoded() if value is None else leaf.known(value) for leaf, value in pairs)


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


def _sound(values: object, stretch: Sequence[Leaf]) -> list[AnyNoun | None] | None:
    """Return remembered values if they can be those of a stretch."""
    if not isinstance(values, list) or len(values) != len(stretch):
        return None
    fits = (value is None or isinstance(value, leaf.cls) for leaf, value in zip(stretch, values, strict=True))
    return cast("list[AnyNoun | None]", values) if all(fits) else None
