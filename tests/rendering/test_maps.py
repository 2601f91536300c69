"""Maps: what they show lies inside them, what they say can be read, and nobody waits for what is not there."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from conftest import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from records import record as record_of
from rendering.pages import files_of, pages_of

from generator.atlas import fetch
from generator.atlas.pack import packed
from generator.atlas.sheet import Atlas
from generator.build import BuildOptions, build
from generator.model.vocabulary import Precision
from generator.rendering.context import Context
from generator.rendering.layouts import Layouts
from generator.rendering.maps import ground as behind
from generator.rendering.maps.frame import POLAR, Frame, Point, frame_of, latitude, project
from generator.rendering.maps.labels import Area, Room, Words, beside, within
from generator.rendering.maps.lines import clipped_line, clipped_ring, path, simplified
from generator.rendering.maps.marks import marks
from generator.rendering.maps.spots import by_place, point_of, spots
from generator.rendering.views.maps import MOST, MapView, event_map, events_map
from generator.site.assemble import assemble
from generator.urls import Links, place_id

LAYOUTS = Layouts.read()
#: A world of one square country by the antimeridian, with a neighbour to its west, an island beyond, and a land round the pole.
STEP = 0.01
ARCS: dict[str, Sequence[tuple[float, float]]] = {
    "border": [(176, 0), (176.5, 2), (176, 4)],
    "east": [(176, 4), (-178, 4), (-178, 0), (176, 0)],
    "west": [(176, 0), (170, 0), (170, 4), (176, 4)],
    "island": [(10, 50), (11, 50), (11, 51), (10, 51), (10, 50)],
    "south": [(-180, -70), (-90, -72), (0, -70), (90, -68), (180, -70)],
}


def topology() -> dict[str, Any]:
    names = [*ARCS]
    arcs = []
    for line in ARCS.values():
        steps, before = [], (0, 0)
        for lon, lat in line:
            at = (round((lon + 180) / STEP), round((lat + 90) / STEP))
            steps.append([at[0] - before[0], at[1] - before[1]])
            before = at
        arcs.append(steps)

    def area(number: str, name: str, *rings: list[int]) -> dict[str, Any]:
        return {
            "type": "MultiPolygon",
            "id": number,
            "properties": {"name": name},
            "arcs": [[ring] for ring in rings],
        }

    east, west = [names.index("border"), names.index("east")], [names.index("west"), ~names.index("border")]
    island, south = [names.index("island")], [names.index("south")]
    coast = [names.index("west"), names.index("east")]
    return {
        "transform": {"scale": [STEP, STEP], "translate": [-180, -90]},
        "arcs": arcs,
        "objects": {
            "countries": {
                "geometries": [
                    area("554", "Eastland", east, island),
                    area("", "Westland", west),
                    area("010", "Southland", south),
                ]
            },
            "land": {"geometries": [area("", "", coast, island, south)]},
        },
    }


INVENTED = Atlas(packed([topology(), topology()]))


@pytest.fixture(params=["boundaries", "no boundaries"])
def atlas(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Atlas | None]:
    """Let maps be drawn on the invented world, or on nothing."""
    found = INVENTED if request.param == "boundaries" else None
    monkeypatch.setattr(behind.Atlas, "at_hand", lambda: found)
    behind.ground.cache_clear()
    yield found
    behind.ground.cache_clear()


points = st.builds(
    Point,
    st.floats(-POLAR, POLAR),
    st.floats(-180, 180),
    st.none() | st.sampled_from(list(Precision)),
)
near_the_line = st.builds(Point, st.floats(-5, 5), st.floats(178, 180) | st.floats(-180, -178), st.none())
spot_of = st.lists(points, min_size=1, max_size=8)
pixel = st.floats(-500, 1000, allow_subnormal=False)
lines = st.lists(st.tuples(pixel, pixel), min_size=3, max_size=12)
BOX = (0.0, 0.0, 400.0, 300.0)


def inside(point: tuple[float, float], slack: float = 1e-6) -> bool:
    return -slack <= point[0] <= 400 + slack and -slack <= point[1] <= 300 + slack


@settings(max_examples=cases(200))
@given(spot_of)
def test_every_point_and_every_circle_lies_inside_the_frame(some: list[Point]) -> None:
    """But for the circle of a country beside places that are known more exactly: that would make these small."""
    frame = frame_of(some, 460)
    is_coarse = all(point.is_far for point in some)
    for point in some:
        x, y = frame.at(point.lon, point.lat)
        ring = 0.0 if point.is_far and not is_coarse else frame.units(point.reach, point.lat)
        assert ring <= x <= frame.width - ring
        assert ring <= y <= frame.height - ring


@settings(max_examples=cases(100))
@given(st.lists(near_the_line, min_size=1, max_size=6))
def test_places_on_both_sides_of_the_antimeridian_stand_side_by_side(some: list[Point]) -> None:
    frame = frame_of(some, 460)
    assert frame.width / frame.scale < 20 / 360, "the world is not shown for them"
    shifted = frame_of([Point(one.lat, (one.lon % 360) - 180, one.precision) for one in some], 460)
    assert math.isclose(shifted.scale, frame.scale, rel_tol=1e-9)


@settings(max_examples=cases(100))
@given(st.floats(-179.9, 179.9), st.floats(-POLAR, POLAR))
def test_a_latitude_is_read_off_where_it_was_put(lon: float, lat: float) -> None:
    x, y = project(lon, lat)
    assert 0 < x < 1
    assert math.isclose(latitude(y), lat, abs_tol=1e-6)


@settings(max_examples=cases(200))
@given(lines)
def test_nothing_that_was_cut_off_lies_outside(line: list[tuple[float, float]]) -> None:
    assert all(map(inside, clipped_ring(line, BOX)))
    assert all(inside(point) for part in clipped_line(line, BOX) for point in part)
    if all(inside(point, slack=0) for point in line):
        assert clipped_line(line, BOX) == [line]
        assert set(clipped_ring(line, BOX)) == set(line)


@settings(max_examples=cases(200))
@given(lines, st.floats(0.1, 50))
def test_a_simplified_line_keeps_its_ends_and_stays_near(
    line: list[tuple[float, float]], near: float
) -> None:
    made = simplified(line, near)
    assert (made[0], made[-1]) == (line[0], line[-1])
    assert set(made) <= set(line)
    for point in line:
        assert (
            min(distance(point, a, b) for a, b in zip(made, made[1:] or made, strict=False))
            <= near * 1.5 + 1e-6
        )


def distance(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """How far a point is from a stretch; the law allows for ends that lie beyond the stretch."""
    (px, py), (x, y), (u, v) = point, start, end
    length = math.hypot(u - x, v - y)
    return abs((px - x) * (v - y) - (py - y) * (u - x)) / length if length else math.hypot(px - x, py - y)


def test_a_path_says_each_step_from_the_point_before() -> None:
    assert path([(0, 0), (1, 0.4), (1.01, 0.41), (0, 0)], closed=True) == "M0 0l5+2-5-2z"
    assert path([(3, 3), (3.01, 3)]) == ""


names = st.text(st.sampled_from("AbcdÉ東 x"), min_size=1, max_size=14)


@settings(max_examples=cases(100))
@given(st.lists(st.tuples(names, st.floats(0, 400), st.floats(0, 300)), max_size=20))
def test_no_words_lie_over_others_or_over_a_mark_or_beyond_the_edge(
    wanted: list[tuple[str, float, float]],
) -> None:
    room = Room(400, 300)
    for _, x, y in wanted:
        room.take((x - 8, y - 8, x + 8, y + 8))
    discs = [*room.taken]
    put = [found.box for name, x, y in wanted if (found := room.put(beside(name, x, y, 8)))]
    square = [[(5.0, 5.0), (395.0, 5.0), (395.0, 295.0), (5.0, 295.0)]]
    put += [found.box for name, *_ in wanted if (found := room.put(within(name, Area.of(square, 300))))]
    for one, other in combinations(put, 2):
        assert apart(one, other)
    for box in put:
        assert all(apart(box, disc) for disc in discs)
        assert box[0] >= 0 and box[1] >= 0 and box[2] <= 400 and box[3] <= 300  # noqa: PT018


def apart(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def events(*places: dict[str, Any] | None, **more: Any) -> list[dict[str, Any]]:
    return [
        {
            "id": f"e{number}",
            "date": f"2031-05-{number % 28 + 1:02}",
            "kind": "armed-clash",
            "escalation": "war",
        }
        | ({"place": place} if place else {})
        | more
        for number, place in enumerate(places)
    ]


def context_of(*places: dict[str, Any] | None) -> Context:
    record = record_of({"events": events(*places), "escalations": [{"id": "war"}], "sources": [{"id": "s1"}]})
    return Context(assemble(record), Links("https://example.org/x/"), LAYOUTS.words("en"))


def map_of(*places: dict[str, Any] | None) -> MapView | None:
    context = context_of(*places)
    return events_map([*context.site.chronology.values()], context)


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+", text)]


@settings(max_examples=cases(50))
@given(spot_of)
def test_every_map_of_the_world_can_be_drawn(some: list[Point]) -> None:
    """On the boundaries at hand, if there are any."""
    places = [
        {"name": f"P{at}", "lat": one.lat, "lon": one.lon, "precision": one.precision}
        for at, one in enumerate(some)
    ]
    view = map_of(*places)
    assert view
    assert len(view.spots) == len(some)
    for spot in view.spots:
        assert 0 <= float(spot.x) <= view.width
        assert 0 <= float(spot.y) <= view.height
    for subpath in re.findall(r"M(-?\d+) (-?\d+)l([^zM]*)", view.land + view.borders):
        x, y = float(subpath[0]), float(subpath[1])
        steps = numbers(subpath[2])
        for dx, dy in [(0.0, 0.0), *zip(steps[::2], steps[1::2], strict=True)]:
            x, y = x + dx, y + dy
            assert -25 <= x <= view.width * 5 + 25
            assert -25 <= y <= view.height * 5 + 25
    words = [
        Words(one.text, float(one.x), float(one.y), one.anchor)
        for one in (*view.names, *view.countries, *view.degrees)
    ]
    for one, other in combinations(words, 2):
        assert apart([round(side) for side in one.box], [round(side) for side in other.box]) or close(
            one, other
        )


def close(one: Words, other: Words) -> bool:
    """What a tenth of a unit, to which all is rounded, may do."""
    a, b = one.box, other.box
    return min(a[2] - b[0], b[2] - a[0], a[3] - b[1], b[3] - a[1]) <= 1


def test_the_boundaries_of_an_invented_world_are_drawn_where_they_are(atlas: Atlas | None) -> None:
    view = map_of({"name": "Keld", "country": "XX", "lat": 2, "lon": 176.2, "precision": "district"})
    assert view
    assert bool(view.land) is bool(view.borders) is bool(atlas)
    if atlas:
        frame = frame_of([Point(2, 176.2, Precision.DISTRICT)], view.width)
        x, y = frame.at(176.5, 2)
        assert f"{round(x * 5)} {round(y * 5)}" in ends(view.borders)
        assert {one.text for one in view.countries} == {"New Zealand", "Westland"}, (
            "a code has a name in every language"
        )
    assert ("Natural Earth" in " ".join(view.notes)) is bool(atlas)


def ends(drawn: str) -> set[str]:
    """The points of a path."""
    found = set()
    for start, down, told in re.findall(r"M(-?\d+) (-?\d+)l([^zM]*)", drawn):
        x, y, steps = int(start), int(down), [*map(int, numbers(told))]
        found.add(f"{x} {y}")
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            found.add(f"{x} {y}")
    return found


def test_land_across_the_antimeridian_and_round_the_pole_is_whole(atlas: Atlas | None) -> None:
    if atlas is None:
        return
    east = behind.ground(frame_of([Point(2, 180)], 460))
    west = behind.ground(frame_of([Point(2, -180)], 460))
    assert east == west
    assert east
    assert east.land.count("M") == 1
    south = behind.ground(frame_of([Point(-75, 20, Precision.COUNTRY)], 460))
    assert south
    assert south.land.startswith("M")


def test_a_map_has_no_more_places_than_can_be_seen_and_says_so() -> None:
    view = map_of(
        *({"name": f"P{n}", "lat": 40 + n / 50, "lon": 45, "precision": "town"} for n in range(MOST + 5))
    )
    assert view
    assert len(view.spots) == len(view.rows) == MOST
    assert str(MOST + 5) in view.more


def test_where_no_place_has_coordinates_there_is_no_map() -> None:
    assert map_of({"name": "Orla"}, None) is None
    assert map_of({"name": "Pole", "lat": -90, "lon": 0}) is None


def test_the_pages_of_what_has_no_coordinates_have_no_box() -> None:
    record = record_of(
        {"events": events({"name": "Orla"}, None), "escalations": [{"id": "war"}], "sources": [{"id": "s1"}]}
    )
    files = pages_of(files_of(assemble(record)))
    assert "places/orla/index.html" in files
    assert not [path for path, page in files.items() if 'class="map' in page]


def test_a_disc_is_as_large_as_its_entries_are_many() -> None:
    places = [{"name": "Few", "lat": 40, "lon": 45}] + [{"name": "Many", "lat": 41, "lon": 45}] * 3
    context = context_of(*places)
    found = spots([*context.site.chronology.values()], context)
    assert [(one.place.name, one.entries, one.level) for one in found] == [("Many", 3, 3), ("Few", 1, 3)]
    drawn = {
        mark.spot.place.name: mark
        for mark in marks(found, frame_of([one.point for one in found if one.point], 460))
    }
    assert math.isclose(drawn["Many"].disc ** 2, 3 * drawn["Few"].disc ** 2)


def test_of_several_points_the_most_exact_counts_then_the_most_frequent_then_the_oldest() -> None:
    def chosen(*given: tuple[float, str | None]) -> float | None:
        places = ({"name": "Orla", "lat": lat, "lon": 1, "precision": precision} for lat, precision in given)
        found = point_of(context_of(*places).site.chronology.values())
        return found.lat if found else None

    assert chosen((1, None), (2, "province"), (2, "province"), (3, "town")) == 3
    assert chosen((1, "town"), (2, "town"), (2, "town")) == 2
    assert chosen((2, "town"), (1, "town")) == 2
    assert chosen() is None


def test_an_event_is_mapped_by_its_own_place_alone() -> None:
    context = context_of({"name": "Orla", "lat": 40, "lon": 45}, {"name": "Orla", "lat": 41, "lon": 45})
    first, second = context.site.chronology.values()
    assert event_map(first, 3, context) != event_map(second, 3, context)
    one, other = event_map(first, 3, context), event_map(first, 4, context)
    assert one
    assert other
    assert event_map(first, 3, context) == one
    assert [spot.level for view in (one, other) for spot in view.spots] == [3, 4]
    assert event_map(first, 4, context_of({"name": "Orla", "lat": 40, "lon": 45})) == other


PLACES = st.text(max_size=80).filter(str.strip)


@settings(max_examples=cases(200))
@given(PLACES, st.none() | st.sampled_from(["AM", "am", "XK"]))
def test_a_place_has_an_id_that_is_an_address(name: str, country: str | None) -> None:
    made = place_id(name, country)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) < 90


def test_places_are_one_by_name_and_country_and_none_is_lost_by_its_letters() -> None:
    assert place_id("Tavush", "AM") == place_id("TAVUSH", "am") == "tavush-am"
    assert place_id("Tavush", None) == "tavush"
    others = ["Тавуш", "Шуши", "東京", "Нью-York", "Другой-York", "x" * 80, "x" * 81, "York"]
    assert len({place_id(name, "AM") for name in others}) == len(others)


def test_a_page_with_a_map_stays_small() -> None:
    """A long war with many places: the picture and its table."""
    places = [
        {
            "name": f"Village {n}",
            "country": "AM",
            "lat": 39 + n % 7 / 3,
            "lon": 45 + n / 20,
            "precision": "town",
        }
        for n in range(MOST)
    ]
    record = record_of({"events": events(*places), "escalations": [{"id": "war"}], "sources": [{"id": "s1"}]})
    page = pages_of(files_of(assemble(record)))["escalations/war/index.html"]
    figure = re.search(r"<figure class=\"map.*?</figure>", page, re.DOTALL)
    assert figure
    assert len(figure[0].encode()) < 25_000
    assert figure[0].count("<a ") == MOST


def test_by_place_leaves_out_what_has_none() -> None:
    context = context_of({"name": "Orla"}, None, {"name": "orla"})
    assert {name: len(found) for name, found in by_place(context.site.chronology.values()).items()} == {
        "orla": 2
    }


def test_a_build_without_boundaries_says_so_once_and_goes_on(
    site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nowhere = tmp_path / "boundaries.bin"
    monkeypatch.setattr("generator.build.BOUNDARIES", nowhere)
    assert build(BuildOptions(site=site), lambda _: None).problems == (), "nothing there has coordinates"
    entry = next((site / "content/events").rglob("*orla-bridge*.md"))
    entry.write_text(
        entry.read_text("utf-8").replace("name: Orla,", "name: Orla, lat: 40.5, lon: 45.1,"), "utf-8"
    )
    monkeypatch.setattr(behind.Atlas, "at_hand", lambda: None)
    behind.ground.cache_clear()
    report = build(BuildOptions(site=site), lambda _: None)
    behind.ground.cache_clear()
    assert [(one.code, one.mark.path) for one in report.problems] == [("DL115", str(nowhere))]
    assert "generator.atlas.fetch" in report.problems[0].hint
    assert "did not come with the program" in (site / "build/places/orla/index.html").read_text("utf-8")


def test_boundaries_that_are_others_are_not_taken(tmp_path: Path) -> None:
    other = tmp_path / "other.tgz"
    other.write_bytes(b"something else")
    with pytest.raises(ValueError, match="its digest is another"):
        fetch.fetch(tmp_path / "boundaries.bin", other.as_uri())
    assert [path.name for path in tmp_path.iterdir()] == ["other.tgz"]


def test_where_boundaries_cannot_be_fetched_nothing_stops(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise URLError("no network")

    monkeypatch.setattr(fetch, "fetch", refuse)
    assert fetch.main() == 0
    assert "maps have none" in capsys.readouterr().err


@pytest.mark.parametrize("raw", [b"", b"something else", packed([topology()])[:60]])
def test_a_file_that_holds_no_boundaries_is_none(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "boundaries.bin").write_bytes(raw)
    assert Atlas.at_hand(tmp_path / "boundaries.bin") is None


def test_the_bar_and_a_ring_are_as_long_as_they_say() -> None:
    frame: Frame = frame_of([Point(60, 10, Precision.PROVINCE)], 460)
    x, y = frame.at(10, 60)
    off = 75 / (40_030 * math.cos(math.radians(60))) * 360
    assert math.isclose(frame.at(10 + off, 60)[0] - x, frame.units(75, 60), rel_tol=1e-6)
    assert math.isclose(y - frame.at(10, 60 + 75 / 40_030 * 360)[1], frame.units(75, 60), rel_tol=0.03)


def test_a_site_that_leaves_place_pages_out_names_places_and_links_to_none() -> None:
    places = [{"name": f"P{n}", "lat": 40 + n / 50, "lon": 45} for n in range(MOST + 1)]
    record = record_of({"events": events(*places), "escalations": [{"id": "war"}], "sources": [{"id": "s1"}]})
    files = pages_of(
        files_of(assemble(record), Layouts(LAYOUTS.theme, {"places.html": b"", "place.html": b""}))
    )
    assert not [path for path in files if path.startswith("places/")]
    assert not [path for path, page in files.items() if "/places/" in page]
    assert 'class="map' in files["escalations/war/index.html"]


def test_a_map_of_the_whole_world_stays_small() -> None:
    """On the boundaries at hand, if there are any."""
    view = map_of(
        *(
            {"name": f"P{n}", "lat": lat, "lon": lon}
            for n, (lat, lon) in enumerate([(40, -100), (-30, 140), (60, 10)])
        )
    )
    assert view
    assert len(view.land) + len(view.borders) < 20_000
