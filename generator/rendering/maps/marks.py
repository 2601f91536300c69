"""The marks of a map: a disc for each place, in it the highest rung, round it how far the place may be off."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from generator.rendering.maps.frame import Frame
from generator.rendering.maps.spots import Spot

#: The radius of the disc of one entry, which holds a digit, and that of the most entries, in units.
_SMALL, _LARGE = 7.5, 16.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the picture: its disc, whose area grows with its entries, and its ring (nought: none)."""

    spot: Spot
    x: float
    y: float
    disc: float
    ring: float


def marks(shown: Sequence[Spot], frame: Frame) -> list[Mark]:
    """The marks of places that a map can show, the largest first, so that none covers a smaller one."""
    most = max(spot.entries for spot in shown)
    found = [_mark(spot, most, frame) for spot in shown]
    return sorted(found, key=lambda mark: (-mark.disc, mark.y, mark.x, mark.spot.id))


def _mark(spot: Spot, most: int, frame: Frame) -> Mark:
    assert spot.point
    x, y = frame.at(spot.point.lon, spot.point.lat)
    ring = frame.units(spot.point.reach, spot.point.lat)
    disc = max(_SMALL, min(_SMALL * sqrt(spot.entries), _LARGE * sqrt(spot.entries / most)))
    return Mark(spot, x, y, disc, ring if ring > disc else 0.0)
