"""Which of many lines run near a region: they are sorted into squares of the map once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import floor
from typing import NamedTuple

#: Degrees along the side of a square, and squares all the way round.
_SIDE = 10
_ROUND = 360 // _SIDE


class Region(NamedTuple):
    """A stretch of the world in degrees; `east` may lie beyond 180."""

    west: float
    south: float
    east: float
    north: float


class Index:
    """The places in a row of things that each cover a region, by the squares that they touch."""

    def __init__(self, squares: Iterable[tuple[int, int, list[int]]]) -> None:
        """Take the squares as `sorted_in` gives them."""
        self._squares = {(column, row): numbers for column, row, numbers in squares}

    def near(self, region: Region) -> list[int]:
        """Return the numbers of all things that touch a region, and of some beside it, in order."""
        return sorted({number for square in _squares(region) for number in self._squares.get(square, ())})


def sorted_in(regions: Iterable[Region]) -> list[tuple[int, int, list[int]]]:
    """Sort things into squares, by the regions they cover: of each square its column, its row, and their places in the row."""
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, region in enumerate(regions):
        for square in _squares(region):
            found[square].append(number)
    return [(*square, numbers) for square, numbers in found.items()]


def _squares(region: Region) -> Iterator[tuple[int, int]]:
    west, south, east, north = (floor(side / _SIDE) for side in region)
    for column in range(west, min(east, west + _ROUND - 1) + 1):
        for row in range(south, north + 1):
            yield column % _ROUND, row
