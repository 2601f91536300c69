"""Lines in a picture: cut off at its edges, and with no more points than can be seen."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

Point = tuple[float, float]
#: How finely lines are drawn, in units of the picture.
FINE = 0.2
#: Left, top, right, bottom.
Box = tuple[float, float, float, float]


def simplified(points: Sequence[Point], within: float) -> list[Point]:
    """Leave out points while the line stays that near to all of them (Douglas and Peucker); its ends stay."""
    kept, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far, at = _farthest(points, first, last)
        if far > within:
            kept.add(at)
            stack += [(first, at), (at, last)]
    return [points[at] for at in sorted(kept)]


def _farthest(points: Sequence[Point], first: int, last: int) -> tuple[float, int]:
    """The point between two others that is farthest from the line through them, and how far it is."""
    (x, y), (beyond, below) = points[first], points[last]
    dx, dy = beyond - x, below - y
    length = (dx * dx + dy * dy) ** 0.5
    found, at = 0.0, first
    for number in range(first + 1, last):
        px, py = points[number]
        off = (
            abs((px - x) * dy - (py - y) * dx) / length if length else ((px - x) ** 2 + (py - y) ** 2) ** 0.5
        )
        if off > found:
            found, at = off, number
    return found, at


def clipped_ring(points: Sequence[Point], box: Box) -> list[Point]:
    """What of a ring lies in a box (Sutherland and Hodgman); where it lies outside, it runs along the edges of the box."""
    left, top, right, bottom = box
    for axis, edge, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        if not points:
            return []
        points = [*_within(points, axis, edge, sign)]
    return [*points]


def _within(points: Sequence[Point], axis: int, edge: float, sign: int) -> Iterator[Point]:
    """A ring on one side of an edge."""
    before = points[-1]
    was_in = (before[axis] - edge) * sign >= 0
    for point in points:
        is_in = (point[axis] - edge) * sign >= 0
        if is_in is not was_in:
            yield _crossing(before, point, axis, edge)
        if is_in:
            yield point
        before, was_in = point, is_in


def _crossing(one: Point, other: Point, axis: int, edge: float) -> Point:
    part = (edge - one[axis]) / (other[axis] - one[axis])
    along = one[1 - axis] + part * (other[1 - axis] - one[1 - axis])
    return (edge, along) if axis == 0 else (along, edge)


def clipped_line(points: Sequence[Point], box: Box) -> list[list[Point]]:
    """The parts of a line that lie in a box."""
    found: list[list[Point]] = []
    for one, other in pairwise(points):
        inside = _segment(one, other, box)
        if inside is None:
            continue
        start, end = inside
        if found and found[-1][-1] == start:
            found[-1].append(end)
        else:
            found.append([start, end])
    return found


def _segment(one: Point, other: Point, box: Box) -> tuple[Point, Point] | None:
    """What of a straight line lies in a box (Liang and Barsky)."""
    left, top, right, bottom = box
    (x, y), (beyond, below) = one, other
    if left <= x <= right and top <= y <= bottom and left <= beyond <= right and top <= below <= bottom:
        return one, other
    enter, leave = 0.0, 1.0
    for step, room in (
        (x - beyond, x - left),
        (beyond - x, right - x),
        (y - below, y - top),
        (below - y, bottom - y),
    ):
        if step == 0 and room < 0:
            return None
        if step < 0:
            enter = max(enter, room / step)
        elif step > 0:
            leave = min(leave, room / step)
    if enter >= leave:
        return None
    dx, dy = beyond - x, below - y
    start = (x + enter * dx, y + enter * dy) if enter else one
    return _held(start, box), _held((x + leave * dx, y + leave * dy) if leave < 1 else other, box)


def _held(point: Point, box: Box) -> Point:
    """A point that rounding has put beyond an edge, on it."""
    return min(max(point[0], box[0]), box[2]), min(max(point[1], box[1]), box[3])


def path(points: Iterable[Point], *, closed: bool = False) -> str:
    """A line as SVG writes it, in whole steps of `FINE`, each from the point before; "" where all its points are one."""
    spots = [(round(x / FINE), round(y / FINE)) for x, y in points]
    steps = ((after - x, below - y) for (x, y), (after, below) in pairwise(spots))
    told = " ".join([f"{x}{y:+}" for x, y in steps if x or y]).replace(" -", "-")
    return f"M{spots[0][0]} {spots[0][1]}l{told}{'z' if closed else ''}" if told else ""


def bounds(points: Sequence[Point]) -> Box:
    """The box that holds some points."""
    xs, ys = [*map(itemgetter(0), points)], [*map(itemgetter(1), points)]
    return min(xs), min(ys), max(xs), max(ys)
