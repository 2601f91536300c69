"""TopoJSON of the world’s countries → the compact file that maps are drawn from.

The lines of the world are cut into pieces of a few dozen points, each with its bounds, so that a map of a small region
reads little of them. A piece is held once; rings name the pieces they run along. Lines that cross the antimeridian run on
beyond 180°, and the ring that runs round the south pole is closed below it.
"""

import json
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import accumulate, pairwise
from typing import Any

from generator.atlas.index import Region, sorted_in
from generator.atlas.place import DIGEST, MAGIC

#: Numbers that tell of a piece: its bounds, its ends, and where its points begin.
HEAD = 9
_MOST = 48
_STEP = 2**15 - 1

Point = tuple[int, int]


def packed(topologies: Iterable[Mapping[str, Any]]) -> bytes:
    """Pack the worlds of some scales, the finest first, into one file."""
    body = b"".join(part for topology in topologies for part in _Sheet(topology).parts())
    return MAGIC + blake2b(body, digest_size=DIGEST).digest() + body


class _Sheet:
    """One world on its way: its pieces so far."""

    def __init__(self, topology: Mapping[str, Any]) -> None:
        self._scale, self._translate = topology["transform"]["scale"], topology["transform"]["translate"]
        self._turn: int = round(360 / self._scale[0])
        self._south = round((-90 - self._translate[1]) / self._scale[1])
        self._heads, self._deltas = array("i"), array("h")
        self._arcs = [self._points(arc) for arc in topology["arcs"]]
        self._pieces = [self._cut(points) for points in self._arcs]
        self._objects = topology["objects"]

    def parts(self) -> Iterator[bytes]:
        """The sheet as bytes: what there is, then the pieces, each with its length in front, in four bytes, low byte first."""
        told = zlib.compress(json.dumps(self._told(), separators=(",", ":")).encode(), 9)
        if sys.byteorder == "big":
            self._heads.byteswap()
            self._deltas.byteswap()
        for part in (told, self._heads.tobytes(), self._deltas.tobytes()):
            yield len(part).to_bytes(4, "little") + part

    def _told(self) -> dict[str, Any]:
        """Tell what there is, and near which squares of the map; making it may make more pieces."""
        countries = self._objects["countries"]["geometries"]
        lands = [self._ring(ring) for one in self._objects["land"]["geometries"] for ring in _rings(one)]
        owned = [(at, self._ring(ring)) for at, one in enumerate(countries) for ring in _rings(one)]
        borders = [*self._borders(countries)]
        lines = [[piece << 3 | 2 for piece in range(*ends)] for ends in borders]
        return {
            "scale": self._scale,
            "translate": self._translate,
            "countries": [[one.get("id", ""), one["properties"]["name"]] for one in countries],
            "land": lands,
            "owned": owned,
            "borders": borders,
            "near_land": sorted_in(map(self._covered, lands)),
            "near_owned": sorted_in(self._covered(ring) for _, ring in owned),
            "near_borders": sorted_in(map(self._covered, lines)),
        }

    def _covered(self, codes: Iterable[int]) -> Region:
        """What pieces cover, in degrees."""
        bounds = [self._bounds(code) for code in codes]
        left, low, _, _ = map(min, zip(*bounds, strict=True))
        _, _, right, high = map(max, zip(*bounds, strict=True))
        (across, up), (west, south) = self._scale, self._translate
        return Region(west + left * across, south + low * up, west + right * across, south + high * up)

    def _bounds(self, code: int) -> tuple[int, int, int, int]:
        at, shift = (code >> 3) * HEAD, ((code >> 1 & 3) - 1) * self._turn
        left, low, right, high = self._heads[at : at + 4]
        return left + shift, low, right + shift, high

    def _points(self, arc: Iterable[Sequence[int]]) -> list[Point]:
        """The points of an arc; one that crosses the antimeridian goes on beyond it."""
        first, *steps = arc
        xs = accumulate((self._near(step[0]) for step in steps), initial=first[0])
        ys = accumulate((step[1] for step in steps), initial=first[1])
        return [*zip(xs, ys, strict=True)]

    def _near(self, step: int) -> int:
        return step - self._turn * round(step / self._turn)

    def _cut(self, points: Sequence[Point]) -> range:
        """Cut a line into pieces, and return their numbers."""
        first = len(self._heads) // HEAD
        points = [*_stepped(points)]
        for at in range(0, len(points) - 1, _MOST):
            self._add(points[at : at + _MOST + 1])
        return range(first, len(self._heads) // HEAD)

    def _add(self, points: Sequence[Point]) -> None:
        xs, ys = zip(*points, strict=True)
        bounds = (min(xs), min(ys), max(xs), max(ys))
        self._heads.extend((*bounds, *points[0], *points[-1], len(self._deltas)))
        for (x, y), (after, beyond) in pairwise(points):
            self._deltas.extend((after - x, beyond - y))

    def _ring(self, arcs: Iterable[int]) -> list[int]:
        """A ring as codes of pieces: a piece’s number, how many turns it is shifted by (and 1), whether it runs backwards."""
        codes: list[int] = []
        start: Point | None = None
        end: Point = (0, 0)
        for arc in arcs:
            number, is_back = (~arc, 1) if arc < 0 else (arc, 0)
            first, last = self._arcs[number][0], self._arcs[number][-1]
            if is_back:
                first, last = last, first
            turns = round((end[0] - first[0]) / self._turn) if start else 0
            start = start or first
            end = (last[0] + turns * self._turn, last[1])
            pieces = self._pieces[number]
            codes += [
                piece << 3 | (turns + 1) << 1 | is_back for piece in (pieces[::-1] if is_back else pieces)
            ]
        return codes + (self._below(end, start) if start and end != start else [])

    def _below(self, end: Point, start: Point) -> list[int]:
        """Close a ring that runs round the south pole, below it."""
        corners = [end, (end[0], self._south), (start[0], self._south), start]
        return [piece << 3 | 1 << 1 for piece in self._cut(corners)]

    def _borders(self, countries: Iterable[Mapping[str, Any]]) -> Iterator[list[int]]:
        """Lines with a country on either side, each as the numbers of its first piece and of that after its last."""
        used = Counter(
            arc
            for one in countries
            for arc in {~arc if arc < 0 else arc for ring in _rings(one) for arc in ring}
        )
        for arc, times in sorted(used.items()):
            if times > 1 and self._pieces[arc]:
                yield [self._pieces[arc].start, self._pieces[arc].stop]


def _rings(geometry: Mapping[str, Any]) -> Iterator[Sequence[int]]:
    """The rings of a country or of land; an area without any is one that the scale has no room for."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry.get("arcs", [])]
    for polygon in polygons:
        yield from filter(None, polygon)


def _stepped(points: Sequence[Point]) -> Iterator[Point]:
    """The points of a line, and more on steps that are too long for two bytes."""
    yield points[0]
    for (x, y), (after, beyond) in pairwise(points):
        parts = max(abs(after - x), abs(beyond - y)) // _STEP + 1
        yield from (
            (x + (after - x) * part // parts, y + (beyond - y) * part // parts) for part in range(1, parts)
        )
        yield after, beyond
