"""The window of a map, and its projection: Mercator’s.

It keeps angles, so that a circle of so many kilometres is a circle in the picture, wherever it lies; parallels and meridians
are straight lines, so that degrees can be read off at the edge; and it is the one that readers know. It makes what is nearer
to a pole larger: a map of a region shows little of that, and its bar is of the middle of the window. Nearer than five
degrees to a pole nothing is drawn.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asinh, atan, cos, degrees, floor, log2, pi, radians, sinh, tan

from generator.atlas.index import Region
from generator.model.vocabulary import Precision

#: Kilometres round the Earth, at its mean radius.
ROUND = 40_030.0
#: Beyond this latitude, in degrees, nothing is drawn.
POLAR = 85.0
#: How far a place of a precision may be from its point, in kilometres: the radius of its ring. An exact one has none, and
#: where nobody said how exact a place is, none is drawn.
REACH = {Precision.TOWN: 5.0, Precision.DISTRICT: 25.0, Precision.PROVINCE: 75.0, Precision.COUNTRY: 300.0}
#: How far a map reaches at least from a place of a precision, to either side, in kilometres.
_AROUND = {Precision.DISTRICT: 130.0, Precision.PROVINCE: 220.0, Precision.COUNTRY: 600.0}
_CLOSE = 90.0
#: Room beside the outermost points and circles, as a part of the picture.
_MARGIN = 0.09
#: Height of a picture for its width.
_FLAT, _TALL = 0.56, 0.8
#: For a point alone: how many windows stand side by side in the width of one, and scales between one and that twice as large.
_STEPS, _SCALES = 6, 4


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the Earth, in degrees, and how exactly it is known."""

    lat: float
    lon: float
    precision: Precision | None = None

    @property
    def reach(self) -> float:
        """Kilometres it may be off."""
        return REACH.get(self.precision, 0.0) if self.precision else 0.0

    @property
    def is_far(self) -> bool:
        """Whether it may be off so far that it says little more than which country."""
        return self.precision is Precision.COUNTRY


def project(lon: float, lat: float) -> tuple[float, float]:
    """Where a point lies on the map of the world: from 0 to 1 eastwards, and southwards with the equator at 0.5."""
    return lon / 360 + 0.5, 0.5 - asinh(tan(radians(min(max(lat, -89.0), 89.0)))) / (2 * pi)


def latitude(y: float) -> float:
    """The latitude of a height on the map of the world; the inverse of `project`."""
    return degrees(atan(sinh((0.5 - y) * 2 * pi)))


@dataclass(frozen=True, slots=True)
class Frame:
    """A window on the map of the world: its upper left corner there, and how many units of the picture the world is wide."""

    left: float
    top: float
    scale: float
    width: int
    height: int

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point stands in the picture; of its longitudes, the nearest to the middle."""
        x, y = project(lon, lat)
        middle = self.left + self.width / self.scale / 2
        return (x + round(middle - x) - self.left) * self.scale, (y - self.top) * self.scale

    def units(self, km: float, lat: float) -> float:
        """How long so many kilometres are in the picture, at a latitude."""
        return km * self.scale / (ROUND * cos(radians(lat)))

    @property
    def middle(self) -> float:
        """The latitude halfway up the picture."""
        return latitude(self.top + self.height / self.scale / 2)

    @property
    def region(self) -> Region:
        """What can be seen, in degrees."""
        right, bottom = self.left + self.width / self.scale, self.top + self.height / self.scale
        west, east = ((x - 0.5) * 360 for x in (self.left, right))
        return Region(west, latitude(bottom), east, latitude(self.top))


def is_drawn(point: Point) -> bool:
    """Whether a map can show a point."""
    return abs(point.lat) <= POLAR


def frame_of(points: Sequence[Point], width: int) -> Frame:
    """The window for some points (one at least), in a picture of a width: each with all that it may be off.

    A country is held by its point alone where another is more exact: what nobody knows does not make the rest small.
    """
    lons = _gathered(point.lon for point in points)
    is_coarse = all(point.is_far for point in points)
    offs = [0.0 if point.is_far and not is_coarse else point.reach * 1.05 for point in points]
    spans = [_span(lon, point, off) for lon, point, off in zip(lons, points, offs, strict=True)]
    lefts, tops, rights, bottoms = ([span[side] for span in spans] for side in range(4))
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    least = min(_least(point) for point in points)
    across, down = max(right - left, least), max(bottom - top, least)
    frame = _fitted((left + right) / 2, (top + bottom) / 2, across, down, width)
    return frame if len(points) > 1 else _settled(frame)


def _settled(frame: Frame) -> Frame:
    """The window for a point alone, moved and widened a little: those of places close together are one, and drawn once."""
    scale = 2 ** (floor(log2(frame.scale) * _SCALES) / _SCALES)
    step = frame.width / scale / _STEPS
    x, y = frame.left + frame.width / frame.scale / 2, frame.top + frame.height / frame.scale / 2
    left, top = x - frame.width / scale / 2, y - frame.height / scale / 2
    return Frame(round(left / step) * step, round(top / step) * step, scale, frame.width, frame.height)


def _fitted(x: float, y: float, across: float, down: float, width: int) -> Frame:
    """A frame round a point that holds so much to either side, and no less."""
    height = round(width * min(max(down / across, _FLAT), _TALL))
    scale = (1 - 2 * _MARGIN) * min(width / across, height / down)
    return Frame(x - width / scale / 2, y - height / scale / 2, scale, width, height)


def _gathered(lons: Iterable[float]) -> list[float]:
    """Longitudes, some a turn further east, so that all lie together: the widest gap between them is left out."""
    found = [(lon + 180) % 360 - 180 for lon in lons]
    ranked = sorted({*found})
    gaps = [lon - before for before, lon in zip([ranked[-1] - 360, *ranked], ranked, strict=False)]
    start = ranked[gaps.index(max(gaps))]
    return [lon if lon >= start else lon + 360 for lon in found]


def _span(lon: float, point: Point, km: float) -> tuple[float, float, float, float]:
    """What a circle round a point covers on the map of the world: left, top, right, bottom."""
    x, y = project(lon, point.lat)
    off = km / (ROUND * cos(radians(point.lat)))
    return x - off, y - off, x + off, y + off


def _least(point: Point) -> float:
    """How much of the map of the world there is round a point that stands alone."""
    km = _AROUND.get(point.precision, _CLOSE) if point.precision else _CLOSE
    return 2 * km / (ROUND * cos(radians(point.lat)))
