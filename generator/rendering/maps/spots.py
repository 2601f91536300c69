"""Where the events of a page happened: each place once, with what the events at hand say of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from generator.model.event import Event, Place
from generator.model.vocabulary import Precision
from generator.rendering.context import Context
from generator.rendering.maps.frame import Point, is_drawn
from generator.urls import place_id

#: From the most exact to the least, and last those of which nobody said how exact they are.
_EXACTNESS = {precision: rank for rank, precision in enumerate((*Precision, None))}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: the name most of its events call it by, its point where any of them gives one, how many events, their highest rung."""

    id: str
    place: Place
    point: Point | None
    entries: int
    level: int

    @property
    def is_drawn(self) -> bool:
        """Whether a map shows it."""
        return self.point is not None and is_drawn(self.point)


def by_place(events: Iterable[Event]) -> Mapping[str, Sequence[Event]]:
    """Events by the ids of their places."""
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.place:
            found[place_id(event.place.name, event.place.country)].append(event)
    return found


def spots(events: Sequence[Event], context: Context) -> list[Spot]:
    """The places of events that are given in order, those of the most events first; none where no event gives a point."""
    if not any(_point(event.place) for event in events):
        return []
    found = [spot(name, same, context) for name, same in by_place(events).items()]
    return sorted(found, key=lambda one: (-one.entries, -one.level, one.id))


def spot(name: str, events: Sequence[Event], context: Context) -> Spot:
    """A place of some events, given in order."""
    level = max(context.site.events[event.id].level for event in events)
    return Spot(name, called(events), point_of(events), len(events), level)


def called(events: Iterable[Event]) -> Place:
    """What most events call their place; of names that are as frequent, the oldest."""
    places = [event.place for event in events if event.place]
    names = Counter((place.name, place.country) for place in places)
    most = max(names, key=names.__getitem__)
    return next(place for place in places if (place.name, place.country) == most)


def point_of(events: Iterable[Event]) -> Point | None:
    """The point of a place that events place differently: of the most exact ones the most frequent, of these the oldest."""
    points = Counter(filter(None, (_point(event.place) for event in events)))
    return min(points, key=lambda point: (_EXACTNESS[point.precision], -points[point]), default=None)


def count_points(events: Iterable[Event]) -> int:
    """How many points events give their place."""
    found = filter(None, (_point(event.place) for event in events))
    return len({(point.lat, point.lon) for point in found})


def _point(place: Place | None) -> Point | None:
    if place is None or place.lat is None or place.lon is None or not isfinite(place.lat + place.lon):
        return None
    return Point(place.lat, place.lon, place.precision)


def own_spot(event: Event, level: int) -> Spot | None:
    """The place of an event as the event itself gives it, where a map can show it."""
    place, point = event.place, _point(event.place)
    if place is None or point is None or not is_drawn(point):
        return None
    return Spot(place_id(place.name, place.country), place, point, 1, level)
