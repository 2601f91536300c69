"""What lies behind the marks of a map: land and water, boundaries, the names of countries.

A line is simplified for one width of the world at a time, piece by piece, and then only moved and cut off for each window:
the maps of one region share most of this work.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import ceil, floor, log2

from generator.atlas.sheet import Atlas, Country, Run, Sheet
from generator.rendering.maps.frame import Frame, project
from generator.rendering.maps.labels import Area
from generator.rendering.maps.lines import Box, Point, bounds, clipped_line, clipped_ring, path, simplified

#: From this width of the whole world on, in units, the finer lines are drawn.
_FINE_FROM = 2**14
#: Lines are cut off so far beyond the edge of the picture, so that no stroke along it is seen.
_BEYOND = 4.0
#: How near a simplified line stays to the line, in units.
_NEAR = 0.6
#: Smaller islands are left out of maps that are drawn from the coarser lines, in units.
_SPECK = 2.0
#: Maps whose ground is held.
_HELD = 256


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground of a map as paths: land, and boundaries; `names` are the countries to be seen, and where."""

    land: str
    borders: str
    names: tuple[tuple[Country, Area], ...]


@lru_cache(maxsize=_HELD)
def ground(frame: Frame) -> Ground | None:
    """The ground of a window; None where the boundaries did not come with the program."""
    atlas = Atlas.at_hand()
    if atlas is None:
        return None
    is_fine = frame.scale >= _FINE_FROM
    zoom = (ceil if is_fine else floor)(log2(frame.scale))
    view = _View(_lines(atlas.fine if is_fine else atlas.coarse, zoom), frame)
    land = (
        ring for run in view.sheet.land(view.region) for ring in view.rings(run) if is_fine or _is_seen(ring)
    )
    return Ground(
        land="".join(path(ring, closed=True) for ring in land),
        borders="".join(path(line) for line in view.borders()),
        names=tuple(view.countries()),
    )


def _is_seen(ring: Sequence[Point]) -> bool:
    """Whether an island is more than a speck, of which a map of half the world has thousands."""
    left, top, right, bottom = bounds(ring)
    return right - left >= _SPECK or bottom - top >= _SPECK


class _Lines:
    """The lines of a sheet on the map of the world, simplified for one width of that."""

    def __init__(self, sheet: Sheet, zoom: int) -> None:
        self.sheet, self._within = sheet, _NEAR / 2**zoom
        self._pieces: dict[int, list[Point]] = {}

    def piece(self, number: int) -> list[Point]:
        """The points of a piece."""
        found = self._pieces.get(number)
        if found is None:
            degrees = self.sheet.degrees
            points = [project(*degrees(x, y)) for x, y in self.sheet.piece(number)]
            found = self._pieces[number] = simplified(points, self._within)
        return found

    def along(self, run: Run, box: Box) -> Iterator[Point]:
        """The points of a run behind its first; of what does not touch a box (in the sheet’s units) the ends alone.

        Such a stretch and the straight line between its ends pass a box on the same side.
        """
        left, low, right, high = box
        if run.left > right or run.right < left or run.low > high or run.high < low:
            yield project(*self.sheet.degrees(*run.end))
        elif isinstance(run.parts, int):
            code = run.parts
            turns, points = (code >> 1 & 3) - 1, self.piece(code >> 3)
            points = points[-2::-1] if code & 1 else points[1:]
            yield from [(x + turns, y) for x, y in points] if turns else points
        else:
            for part in run.parts:
                yield from self.along(part, box)


@cache
def _lines(sheet: Sheet, zoom: int) -> _Lines:
    return _Lines(sheet, zoom)


class _View:
    """The lines of the world through one window."""

    def __init__(self, lines: _Lines, frame: Frame) -> None:
        self.sheet, self._lines, self._frame = lines.sheet, lines, frame
        self._edge = (-_BEYOND, -_BEYOND, frame.width + _BEYOND, frame.height + _BEYOND)
        off = _BEYOND / frame.scale * 360
        region = frame.region
        wide = region._replace(
            west=region.west - off, east=region.east + off, south=region.south - off, north=region.north + off
        )
        self.region = wide
        self._boxes = [(turns, self.sheet.box(wide, turns)) for turns in (-1, 0, 1)]

    def rings(self, run: Run) -> Iterator[list[Point]]:
        """What is seen of a ring, once for each turn of the world that is."""
        for turns, (left, low, right, high) in self._boxes:
            if run.left <= right and run.right >= left and run.low <= high and run.high >= low:
                points = self._seen(self._lines.along(run, (left, low, right, high)), turns)
                ring = clipped_ring(points, self._edge)
                if ring:
                    yield ring

    def borders(self) -> Iterator[list[Point]]:
        """What is seen of the boundaries."""
        heads = self.sheet.heads
        for first, end in self.sheet.borders(self.region):
            for turns, (left, low, right, high) in self._boxes:
                near = [
                    number
                    for number in range(first, end)
                    if heads[number * 9] <= right
                    and heads[number * 9 + 2] >= left
                    and heads[number * 9 + 1] <= high
                    and heads[number * 9 + 3] >= low
                ]
                points: list[Point] = []
                for number in near:
                    points += self._seen(iter(self._lines.piece(number)), turns)
                yield from clipped_line(points, self._edge)

    def countries(self) -> Iterator[tuple[Country, Area]]:
        """The countries that are seen, and where."""
        found: dict[Country, list[Sequence[Point]]] = {}
        for country, run in self.sheet.countries(self.region):
            found.setdefault(country, []).extend(self.rings(run))
        return ((country, Area.of(rings, self._frame.height)) for country, rings in found.items() if rings)

    def _seen(self, points: Iterator[Point], turns: int) -> Sequence[Point]:
        frame = self._frame
        scale, left, top = frame.scale, frame.left - turns, frame.top
        return [((x - left) * scale, (y - top) * scale) for x, y in points]
