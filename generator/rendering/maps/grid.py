"""What a map is read by: meridians and parallels with their degrees, and the bar of the scale."""

from collections.abc import Iterator
from math import ceil, floor, log10

from generator.rendering.maps.frame import POLAR, Frame

_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 45, 90)
#: About how many lines there are across, and how much of the width the bar takes at the most.
_LINES, _BAR = 4, 0.28


def step_of(frame: Frame) -> float:
    """Degrees from one meridian, and one parallel, to the next."""
    region = frame.region
    return next((step for step in _STEPS if (region.east - region.west) / step <= _LINES + 1), _STEPS[-1])


def meridians(frame: Frame) -> Iterator[tuple[float, float]]:
    """Longitudes from -180 to 180 and where their lines stand."""
    region, step = frame.region, step_of(frame)
    for number in range(ceil(region.west / step), floor(region.east / step) + 1):
        lon = round(number * step, 6)
        x = (lon / 360 + 0.5 - frame.left) * frame.scale
        yield (lon + 180) % 360 - 180, x


def parallels(frame: Frame) -> Iterator[tuple[float, float]]:
    """Latitudes and where their lines stand."""
    region, step = frame.region, step_of(frame)
    for number in range(ceil(max(region.south, -POLAR) / step), floor(min(region.north, POLAR) / step) + 1):
        lat = round(number * step, 6)
        yield lat, frame.at(0, lat)[1]


def bar(frame: Frame) -> tuple[float, float]:
    """A round number of kilometres, and how long it is at the middle of the picture."""
    unit = frame.units(1, frame.middle)
    most = frame.width * _BAR / unit
    size = 10.0 ** floor(log10(most))
    km = max(part * size for part in (1, 2, 5) if part * size <= most)
    return km, km * unit
