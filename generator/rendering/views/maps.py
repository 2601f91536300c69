"""Maps: where the events of a page happened, as a picture and as a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal

from generator.atlas.sheet import Country
from generator.model.event import Event
from generator.model.vocabulary import Precision
from generator.rendering.context import Context, LinkView
from generator.rendering.maps.countries import alpha2
from generator.rendering.maps.frame import REACH, Frame, frame_of
from generator.rendering.maps.grid import bar, meridians, parallels
from generator.rendering.maps.ground import ground
from generator.rendering.maps.labels import Area, Room, Words, beside, within
from generator.rendering.maps.marks import Mark, marks
from generator.rendering.maps.spots import Spot, own_spot, spots

#: How many places a map shows at the most: those of the most entries.
MOST = 40
#: Units across a map.
_WIDE = 460


@dataclass(frozen=True, slots=True)
class MapWordsView:
    """Words in a map: `anchor` says whether they begin (start), end or have their middle at their point."""

    text: str
    x: str
    y: str
    anchor: str


@dataclass(frozen=True, slots=True)
class SpotView:
    """A place in a map: its disc of radius `disc`, and a ring round it of radius `ring`, “” for none; `far` where it is known to the country alone. `title` tells all of it in words."""

    href: str
    title: str
    x: str
    y: str
    disc: str
    ring: str
    far: bool
    level: int


@dataclass(frozen=True, slots=True)
class PlaceRowView:
    """A place in the table below a map."""

    link: LinkView
    country: str
    precision: str
    entries: str
    level: int
    drawn: bool


@dataclass(frozen=True, slots=True)
class MapView:
    """A map as a picture of `width` by `height` units. `land` and `borders` are paths in fifths of a unit, `grid` is one in units; “” where there is nothing of the kind.

    `countries`, `names` (of places) and `degrees` are words in it. The bar of the scale ends `bar` units from its right edge. `notes` are what
    belongs below it; `rows` are all its places, and `more` says how many there are where that is not all.
    """

    label: str
    width: int
    height: int
    land: str
    borders: str
    grid: str
    countries: tuple[MapWordsView, ...]
    names: tuple[MapWordsView, ...]
    degrees: tuple[MapWordsView, ...]
    spots: tuple[SpotView, ...]
    bar: str
    bar_text: str
    notes: tuple[str, ...]
    rows: tuple[PlaceRowView, ...]
    more: str


def events_map(events: Sequence[Event], context: Context) -> MapView | None:
    """The map of the places of events, given in order; None where none of them has a point on it."""
    every = spots(events, context)
    listed = every[:MOST]
    shown = [spot for spot in listed if spot.is_drawn]
    if not shown:
        return None
    more = (
        context.words("map.more", shown=MOST, every=context.words.number(len(every)))
        if len(every) > MOST
        else ""
    )
    rows = tuple(_row(spot, context) for spot in listed)
    return _drawn(shown, context, rows, more)


def event_map(event: Event, level: int, context: Context) -> MapView | None:
    """The map of one event: of its own place, as it gives it."""
    spot = own_spot(event, level)
    if spot is None:
        return None
    known = context.maps
    view: MapView = known.get(spot.place) or known.hold(spot.place, _drawn([spot], context))
    (drawn,) = view.spots
    told = drawn if drawn.level == level else replace(drawn, level=level, title=_title(spot, context))
    return view if told is drawn else replace(view, spots=(told,))


def precision_word(precision: Precision | None, context: Context) -> str:
    """How exact a place is, in words; "" where nobody said."""
    return context.words(f"precisions.{precision}") if precision else ""


def _drawn(
    shown: Sequence[Spot], context: Context, rows: tuple[PlaceRowView, ...] = (), more: str = ""
) -> MapView:
    frame = frame_of([spot.point for spot in shown if spot.point], _WIDE)
    found, words = marks(shown, frame), context.words
    behind, room, (km, length) = (
        ground(frame),
        Room(frame.width, frame.height),
        bar(frame),
    )
    room.take((frame.width - length - 12, frame.height - 26, frame.width, frame.height))
    for mark in found:
        room.take((mark.x - mark.disc, mark.y - mark.disc, mark.x + mark.disc, mark.y + mark.disc))
    names = [*_names(found, room)]
    degrees = [*_degrees(frame, room, context)]
    countries = [*_countries(behind.names if behind else (), room, context)]
    return MapView(
        label=words("map.label", places=words("marks.comma").join(spot.place.name for spot in shown[:3])),
        width=frame.width,
        height=frame.height,
        land=behind.land if behind else "",
        borders=behind.borders if behind else "",
        grid=_grid(frame),
        countries=_worded(countries),
        names=_worded(names),
        degrees=_worded(degrees),
        spots=tuple(_spot(mark, context) for mark in found),
        bar=_short(length),
        bar_text=words("map.km", n=_number(km, context)),
        notes=tuple(_notes(frame, found, context, is_bare=behind is None)),
        rows=rows,
        more=more,
    )


def _notes(frame: Frame, found: Sequence[Mark], context: Context, *, is_bare: bool) -> Iterator[str]:
    words, ringed = context.words, [mark for mark in found if mark.ring]
    if len(found) == 1:
        yield from (words("map.ring", n=_number(_reach(mark), context)) for mark in ringed)
    elif ringed:
        reaches = {precision.value: _number(km, context) for precision, km in REACH.items()}
        yield words("map.rings", **reaches)
    yield words("map.bare" if is_bare else "map.boundaries")
    yield words("map.projection", latitude=_latitude(round(frame.middle, 1), context))


def _reach(mark: Mark) -> float:
    return mark.spot.point.reach if mark.spot.point else 0.0


def _names(found: Sequence[Mark], room: Room) -> Iterator[Words]:
    """The names that there is room for: those of the highest rung first, and then of the most entries."""
    for mark in sorted(found, key=lambda mark: (-mark.spot.level, -mark.spot.entries, mark.spot.id)):
        name = room.put(beside(mark.spot.place.name, mark.x, mark.y, mark.disc))
        if name:
            yield name


def _degrees(frame: Frame, room: Room, context: Context) -> Iterator[Words]:
    for lon, x in meridians(frame):
        text = context.words(f"map.{'east' if lon >= 0 else 'west'}", n=_number(abs(lon), context))
        if found := room.put(iter([Words(text, x + 3, frame.height - 6, "start")])):
            yield found
    for lat, y in parallels(frame):
        if found := room.put(iter([Words(_latitude(lat, context), 4, y - 3, "start")])):
            yield found


def _latitude(lat: float, context: Context) -> str:
    return context.words(f"map.{'north' if lat >= 0 else 'south'}", n=_number(abs(lat), context))


def _countries(areas: Iterable[tuple[Country, Area]], room: Room, context: Context) -> Iterator[Words]:
    for country, area in areas:
        code = alpha2(country.number)
        name = context.words.country_name(code) if code else country.name
        if found := room.put(within(name, area)):
            yield found


def _grid(frame: Frame) -> str:
    across = "".join(f"M{_short(x)} 0v{frame.height}" for _, x in meridians(frame))
    return across + "".join(f"M0 {_short(y)}h{frame.width}" for _, y in parallels(frame))


def _spot(mark: Mark, context: Context) -> SpotView:
    return SpotView(
        href=context.place(mark.spot.place).href,
        title=_title(mark.spot, context),
        x=_short(mark.x),
        y=_short(mark.y),
        disc=_short(mark.disc),
        ring=_short(mark.ring) if mark.ring else "",
        far=bool(mark.spot.point and mark.spot.point.is_far),
        level=mark.spot.level,
    )


def _title(spot: Spot, context: Context) -> str:
    """All of a place in words."""
    words = context.words
    about = (words.country_name(spot.place.country), precision_word(_exactness(spot), context))
    level = words("map.level", level=spot.level, name=context.level_name(spot.level))
    count = words.count("counts.entries", spot.entries)
    return words("marks.comma").join(filter(None, (spot.place.name, *about, count, level)))


def _row(spot: Spot, context: Context) -> PlaceRowView:
    return PlaceRowView(
        link=context.place(spot.place),
        country=context.words.country_name(spot.place.country),
        precision=precision_word(_exactness(spot), context),
        entries=context.words.number(spot.entries),
        level=spot.level,
        drawn=spot.is_drawn,
    )


def _exactness(spot: Spot) -> Precision | None:
    return spot.point.precision if spot.point else spot.place.precision


def _worded(found: Iterable[Words]) -> tuple[MapWordsView, ...]:
    return tuple(MapWordsView(one.text, _short(one.x), _short(one.y), one.anchor) for one in found)


def _number(number: float, context: Context) -> str:
    return _decimal(round(number, 1), context.words.locale)


@lru_cache(maxsize=2**10)
def _decimal(number: float, locale: Locale) -> str:
    return format_decimal(number, locale=locale)


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
