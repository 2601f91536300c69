"""The packed boundaries, read: which lines of the world run through a region."""

import json
import sys
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from generator.atlas.index import Index, Region
from generator.atlas.pack import HEAD
from generator.atlas.place import DIGEST, MAGIC, PLACE

#: So many pieces of a ring are looked at together before any of them.
_TOGETHER = 16

Point = tuple[float, float]


class Run(NamedTuple):
    """A stretch of a ring in a sheet’s own units: its bounds, its ends, and what it is made of; a number is a piece’s code."""

    left: int
    low: int
    right: int
    high: int
    start: tuple[int, int]
    end: tuple[int, int]
    parts: "Sequence[Run] | int"


@dataclass(frozen=True, slots=True)
class Country:
    """A country as the boundaries have it: its name in English, its ISO 3166-1 number (“051”; "" where it has none)."""

    number: str
    name: str


@dataclass(frozen=True, eq=False)
class Sheet:
    """The world at one scale (“10m” is 1:10 million)."""

    told: Mapping[str, Any]
    heads: "array[int]"
    deltas: "array[int]"

    def land(self, region: Region) -> Iterator[Run]:
        """The coasts near a region, as rings."""
        return (self._whole("land", number) for number in self._near["land"].near(region))

    def countries(self, region: Region) -> Iterator[tuple[Country, Run]]:
        """The rings of countries near a region."""
        for number in self._near["owned"].near(region):
            yield (
                Country(*self.told["countries"][self.told["owned"][number][0]]),
                self._whole("owned", number),
            )

    def borders(self, region: Region) -> Iterator[tuple[int, int]]:
        """Lines between two countries near a region, each by its first piece and that after its last."""
        return (self.told["borders"][number] for number in self._near["borders"].near(region))

    @cached_property
    def _near(self) -> Mapping[str, Index]:
        return {name: Index(self.told[f"near_{name}"]) for name in ("land", "owned", "borders")}

    @cached_property
    def _rings(self) -> dict[tuple[str, int], Run]:
        return {}

    def _whole(self, kind: str, number: int) -> Run:
        """A ring, made when it is first asked for."""
        found = self._rings.get((kind, number))
        if found is None:
            told = self.told[kind][number]
            found = self._rings[kind, number] = self._ring(told[1] if kind == "owned" else told)
        return found

    @cached_property
    def turn(self) -> int:
        """All the way round, in the sheet’s own units."""
        turn: int = round(360 / self.told["scale"][0])
        return turn

    def box(self, region: Region, turns: int = 0) -> tuple[float, float, float, float]:
        """A region in the sheet’s own units, that many turns to the west: left, low, right, high."""
        (across, up), (west, south) = self.told["scale"], self.told["translate"]
        left, right = ((lon - west) / across - turns * self.turn for lon in (region.west, region.east))
        low, high = ((lat - south) / up for lat in (region.south, region.north))
        return left, low, right, high

    def degrees(self, x: float, y: float) -> Point:
        """A point in degrees: longitude, latitude."""
        (across, up), (west, south) = self.told["scale"], self.told["translate"]
        return west + x * across, south + y * up

    def piece(self, number: int) -> list[tuple[int, int]]:
        """The points of a piece, in the sheet’s own units."""
        at = number * HEAD
        first, end = self.heads[at + 8], self.heads[at + 17] if at + 17 < len(self.heads) else None
        xs = accumulate(self.deltas[first:end:2], initial=self.heads[at + 4])
        ys = accumulate(self.deltas[first + 1 : end : 2], initial=self.heads[at + 5])
        return [*zip(xs, ys, strict=True)]

    def _ring(self, codes: Sequence[int]) -> Run:
        runs = [self._run(code) for code in codes]
        while len(runs) > 1:
            runs = [_joined(runs[at : at + _TOGETHER]) for at in range(0, len(runs), _TOGETHER)]
        return runs[0]

    def _run(self, code: int) -> Run:
        at, shift = (code >> 3) * HEAD, ((code >> 1 & 3) - 1) * self.turn
        left, low, right, high, x, y, beyond, above, _ = self.heads[at : at + HEAD]
        start, end = (x + shift, y), (beyond + shift, above)
        ends = (end, start) if code & 1 else (start, end)
        return Run(left + shift, low, right + shift, high, *ends, code)


def _joined(runs: Sequence[Run]) -> Run:
    lefts, lows, rights, highs, *_ = zip(*runs, strict=True)
    return Run(min(lefts), min(lows), max(rights), max(highs), runs[0].start, runs[-1].end, runs)


class Atlas:
    """The packed boundaries: sheets of several scales, the finest first."""

    def __init__(self, raw: bytes) -> None:
        """Read a packed file. Raises ValueError where it is none, or not whole."""
        start = len(MAGIC) + DIGEST
        body = memoryview(raw)[start:]
        if not raw.startswith(MAGIC) or blake2b(body, digest_size=DIGEST).digest() != raw[len(MAGIC) : start]:
            raise ValueError("this is no file of boundaries")
        parts = [*_parts(body)]
        self._sheets = [parts[at : at + 3] for at in range(0, len(parts), 3)]

    @cached_property
    def fine(self) -> Sheet:
        """The world in all detail there is."""
        return _sheet(*self._sheets[0])

    @cached_property
    def coarse(self) -> Sheet:
        """The world in as much detail as a map of much of it can show."""
        return _sheet(*self._sheets[-1])

    @classmethod
    @cache
    def at_hand(cls, place: Path = PLACE) -> "Atlas | None":
        """The boundaries that came with the program, read when the first map asks for them; None where they did not come."""
        try:
            return cls(place.read_bytes())
        except (OSError, ValueError):
            return None


def _parts(body: memoryview) -> Iterator[memoryview]:
    at = 0
    while at < len(body):
        end = at + 4 + int.from_bytes(body[at : at + 4], "little")
        yield body[at + 4 : end]
        at = end


def _sheet(told: memoryview, heads: memoryview, deltas: memoryview) -> Sheet:
    numbers = array("i"), array("h")
    for one, raw in zip(numbers, (heads, deltas), strict=True):
        one.frombytes(raw)
        if sys.byteorder == "big":
            one.byteswap()
    return Sheet(json.loads(zlib.decompress(told)), *numbers)
