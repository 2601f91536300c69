"""Places: the index, and a page for each with what happened there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.event import Event
from generator.rendering.context import Context, LinkView
from generator.rendering.linked.places import place_data
from generator.rendering.maps.spots import called, count_points, point_of
from generator.rendering.views.chronology import Chronology, entries_count
from generator.rendering.views.late import late, made_of, view
from generator.rendering.views.listings import ListingView, inline
from generator.rendering.views.maps import MapView, events_map, precision_word
from generator.urls import collision_key


@dataclass(frozen=True, slots=True)
class PlaceLineView:
    """A place in the index, and how many entries are of it."""

    link: LinkView
    entries: str


@dataclass(frozen=True, slots=True)
class PlaceGroupView:
    """The places of one country; “” where nobody said which."""

    country: str
    places: tuple[PlaceLineView, ...]


@dataclass(frozen=True, slots=True)
class PlacesView:
    """The index of places."""

    count: str
    groups: tuple[PlaceGroupView, ...]


@view
class PlacePageView:
    """A place's page. `precision` says how exact its point is, `lat` and `lon` are that point; `note` says so where entries give several."""

    id: str
    name: str
    country: str
    precision: str
    lat: float | None
    lon: float | None
    note: str
    map: MapView | None = late(lambda events, context: events_map(events, context), near=True)
    listing: ListingView
    json_ld: Markup = late(lambda events, context: place_data(events, context), near=True)
    _made_of: tuple[Sequence[Event], Context] = made_of()


def places_view(context: Context) -> PlacesView:
    """The index, by country."""
    places = context.site.places
    return PlacesView(context.words.count("counts.places", len(places)), tuple(_groups(context)))


def _groups(context: Context) -> Iterator[PlaceGroupView]:
    found: dict[str, list[tuple[str, PlaceLineView]]] = {}
    for events in context.site.places.values():
        place = called(events)
        line = PlaceLineView(context.place(place), entries_count(events, context.words))
        country = context.words.country_name(place.country)
        found.setdefault(country, []).append((place.name, line))
    for country in sorted(found, key=lambda name: (not name, collision_key(name))):
        lines = sorted(found[country], key=lambda named: (collision_key(named[0]), named[1].link.href))
        yield PlaceGroupView(country, tuple(line for _, line in lines))


def place_view(name: str, events: Sequence[Event], context: Context, chronology: Chronology) -> PlacePageView:
    """A place's page."""
    place, point, points = called(events), point_of(events), count_points(events)
    exactness = point.precision if point else place.precision
    return PlacePageView(
        id=name,
        name=place.name,
        country=context.words.country_name(place.country),
        precision=precision_word(exactness, context),
        lat=point.lat if point else None,
        lon=point.lon if point else None,
        note=context.words("place.points", n=context.words.number(points)) if points > 1 else "",
        listing=inline(events, f"/places/{name}/", chronology),
        _made_of=(events, context),
    )
