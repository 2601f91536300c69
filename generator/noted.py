"""What a build notes of the entries it read, for one that follows it to read few of them."""

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from generator import permalinks
from generator.memo import note
from generator.model.record import Record
from generator.site.assemble import Assembly
from generator.site.surroundings import Surroundings
from generator.standing import BuildOptions

NAME = "entries"


#: An entry: its name (“events/ID”), and the digests of its file and of its front matter, in hex.
Known = Sequence[str]


class Noted(NamedTuple):
    """The entries of a record that was read whole, by path, and what the pages of its events look at."""

    surroundings: Surroundings
    entries: Mapping[str, Known]

    @classmethod
    def of(cls, record: Record, made: Assembly) -> "Noted":
        """Note the entries of a record."""
        entries = {
            entry.path: (f"{folder}/{entry.value.id}", entry.whole.hex(), entry.head.hex())
            for folder in permalinks.FOLDERS
            for entry in getattr(record, folder)
        }
        return cls(Surroundings.of(record, made), entries)

    def leave(self, options: BuildOptions) -> str:
        """Write it into the site's folder; returns the digest that the note of the build knows it by. Raises OSError."""
        raw = json.dumps(self).encode()
        note.write(options.site, NAME, raw)
        return _digest(raw)

    @classmethod
    def read(cls, options: BuildOptions, digest: str) -> "Noted | None":
        """Read the one that has this digest; None where there is none."""
        raw = note.read(options.site, NAME)
        if raw is None or _digest(raw) != digest:
            return None
        surroundings, entries = json.loads(raw)
        return cls(Surroundings(*surroundings), entries)


def _digest(raw: bytes) -> str:
    return blake2b(raw, digest_size=16).hexdigest()
