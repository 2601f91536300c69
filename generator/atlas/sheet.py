"""The packed boundaries, read: which lines of the world run through a region."""

import json
import sys
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
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
        return map(self._land.__getitem__, self._lands.near(region))

    def countries(self, region: Region) -> Iterator[tuple[Country, Run]]:
        """The rings of countries near a region."""
        return map(self._owned.__getitem__, self._owners.near(region))

    def borders(self, region: Region) -> Iterator[tuple[int, int]]:
        """Lines between two countries near a region, each by its first piece and that after its last."""
        return map(self._borders.__getitem__, self._bordering.near(region))

    @cached_property
    def _land(self) -> Sequence[Run]:
        return [self._ring(codes) for codes in self.told["land"] if codes]

    @cached_property
    def _lands(self) -> Index:
        return Index(map(self._covered, self._land))

    @cached_property
    def _owned(self) -> Sequence[tuple[Country, Run]]:
        told = ((Country(number, name), rings) for number, name, rings in self.told["countries"])
        return [(country, self._ring(codes)) for country, rings in told for codes in rings if codes]

    @cached_property
    def _owners(self) -> Index:
        return Index(self._covered(run) for _, run in self._owned)

    @cached_property
    def _borders(self) -> Sequence[tuple[int, int]]:
        return [(first, end) for first, end in self.told["borders"] if first < end]

    @cached_property
    def _bordering(self) -> Index:
        runs = (_joined([self._run(number << 3 | 2) for number in range(*ends)]) for ends in self._borders)
        return Index(map(self._covered, runs))

    def _covered(self, run: Run) -> Region:
        return Region(*self.degrees(run.left, run.low), *self.degrees(run.right, run.high))

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
        """Read a packed file. Raises ValueError where it is none."""
        start = len(MAGIC) + DIGEST
        if not raw.startswith(MAGIC):
            raise ValueError("this is no file of boundaries")
        length = int.from_bytes(raw[start : start + 4], "little")
        told = json.loads(zlib.decompress(raw[start + 4 : start + 4 + length]))
        self.sheets = tuple(_sheets(told, raw[start + 4 + length :]))

    @classmethod
    @cache
    def at_hand(cls, place: Path = PLACE) -> "Atlas | None":
        """The boundaries that came with the program, read when the first map asks for them; None where they did not come."""
        try:
            return cls(place.read_bytes())
        except (OSError, ValueError, zlib.error):
            return None


def _sheets(told: Sequence[Mapping[str, Any]], raw: bytes) -> Iterator[Sheet]:
    at = 0
    for one in told:
        heads, deltas = array("i"), array("h")
        for numbers, count in zip((heads, deltas), one["sizes"], strict=True):
            end = at + count * numbers.itemsize
            numbers.frombytes(raw[at:end])
            at = end
            if sys.byteorder == "big":
                numbers.byteswap()
        yield Sheet(one, heads, deltas)
