"""Pictures show what their tables say: every mark inside of its frame, in order, and none that is not in the table."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from conftest import cases
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from records import record as record_of
from rendering.pages import files_of

from generator.model.figure import Standing, Toll
from generator.model.site import Site
from generator.rendering.charts.activity import TALL
from generator.rendering.charts.course import CourseView, PanelView
from generator.rendering.charts.days import axis
from generator.rendering.context import Context
from generator.rendering.layouts import Layouts
from generator.rendering.views.activity import activity_view
from generator.rendering.views.chronology import Chronology
from generator.rendering.views.courses import MOST_DOTS
from generator.rendering.views.escalations import EscalationView, escalation_view
from generator.rendering.views.together import MOST, matrix_view, together_view
from generator.site.assemble import assemble
from generator.site.courses import as_of
from generator.urls import Links

WORDS = Layouts.read().words("en")
BEGAN = date(2031, 5, 1)
ACTORS = ("north", "north-army", "south", "south-army", "medics", "union")
PARENTS = {"north-army": "north", "south-army": "south"}
days = st.dates(date(1, 1, 1), date(9998, 12, 31))
ends = st.sampled_from([(7, 7), (0, 0), (3, 9), (55, None), (None, 40), (None, None), (2_000, 2_400)])


@st.composite
def told(draw: st.DrawFn) -> dict[str, Any]:
    """A claim of a total, or now and then of a day, and the day on which it was published."""
    low, high = draw(ends)
    return {
        "min": low,
        "max": high,
        "measure": "killed",
        "side": draw(st.sampled_from(["north", "south", None])),
        "claimant": draw(st.sampled_from([*ACTORS, None])),
        "scope": draw(st.sampled_from(["total", "total", "total", "previous", "day"])),
        "period": f"{BEGAN}/{BEGAN + timedelta(draw(st.integers(0, 40)))}",
        "published": draw(st.integers(0, 400)),
    }


def site_of(claims: Iterable[dict[str, Any]]) -> Site:
    """A record in which each claim is told by a paper of its day."""
    events, sources = [], []
    for number, claim in enumerate(claims):
        published = BEGAN + timedelta(claim["published"])
        sources.append({"id": f"s{number}", "publisher": "Gazette", "published": f"{published}"})
        one = {key: value for key, value in claim.items() if key != "published"}
        events.append(
            {
                "id": f"e{number:04}",
                "date": f"{BEGAN}",
                "escalation": "war",
                "claims": [{**one, "id": "c1", "source": f"s{number}"}],
                "sources": [f"s{number}"],
            }
        )
    actors = [{"id": name, "name": name.title(), "parent": PARENTS.get(name)} for name in ACTORS]
    war = {"id": "war", "period": f"{BEGAN}/..", "parties": ["north", "south"]}
    return assemble(record_of({"events": events, "actors": actors, "sources": sources, "escalations": [war]}))


def shown(site: Site) -> EscalationView:
    context = Context(site, Links("http://localhost/"), WORDS)
    return escalation_view(site.escalations["war"], context, Chronology(context))


def number(text: str) -> float:
    return float(text.rstrip("%"))


def marks(course: CourseView, panel: PanelView) -> list[float]:
    """Every place, in percent."""
    places = [place for dot in panel.dots for place in (dot.x, dot.y, dot.end or "0%")]
    places += [place for step in panel.steps for place in (step.x, step.end, step.y)]
    places += [place for name in panel.names for place in (name.x, name.y)]
    places += [tick.x for tick in course.ticks] + [line.y for line in course.lines]
    return [number(place) for place in places]


claims = st.lists(told(), max_size=12)


@settings(max_examples=cases(100))
@given(claims)
def test_every_mark_lies_inside_of_its_frame(made: list[dict[str, Any]]) -> None:
    for one in shown(site_of(made)).told:
        for panel in one.course.panels if one.course else ():
            assert all(0 <= place <= 100 for place in marks(one.course, panel))
            for step in panel.steps:
                assert number(step.y) + number(step.height) <= 100
            for before, after in pairwise(panel.steps):
                assert number(before.end) == number(after.x)


@settings(max_examples=cases(100))
@given(claims)
def test_a_picture_shows_the_totals_that_its_table_has_and_no_others(made: list[dict[str, Any]]) -> None:
    for one in shown(site_of(made)).told:
        rows = [row for row in one.rows if row.total and row.figure.number != "no number given"]
        if one.course is None:
            assert len({row.told for row in rows}) < 2
            continue
        cited = Counter(f"{row.figure.citations[0].event.href}#c1" for row in rows)
        assert Counter(dot.href for panel in one.course.panels for dot in panel.dots) == cited
        titles = " ".join(dot.title for panel in one.course.panels for dot in panel.dots)
        assert all(f"{row.figure.number}, said by" in titles for row in rows)


@settings(max_examples=cases(100))
@given(claims)
def test_what_is_in_force_last_is_the_range_and_holds_the_figures_that_count(
    made: list[dict[str, Any]],
) -> None:
    for one in shown(site_of(made)).told:
        for panel in one.course.panels if one.course else ():
            counting = [dot for dot in panel.dots if dot.standing == Standing.COUNTS]
            if counting:
                last = panel.steps[-1]
                top, ground = number(last.y), number(last.y) + number(last.height)
                for dot in counting:
                    assert top - 1 <= number(dot.y) <= ground + 1
                    assert not dot.end or number(dot.end) <= ground + 1


@settings(max_examples=cases(100))
@given(claims)
def test_figures_keep_their_order_in_time_and_in_number(made: list[dict[str, Any]]) -> None:
    site = site_of(made)
    told_on = {
        f"/events/e{n:04}/#c1": (claim["published"], claim["max"], claim["min"])
        for n, claim in enumerate(made)
    }
    for one in shown(site).told:
        for panel in one.course.panels if one.course else ():
            placed = [(told_on[dot.href], number(dot.x), number(dot.y)) for dot in panel.dots]
            for (day, high, low), x, y in placed:
                for (other_day, other_high, other_low), other_x, other_y in placed:
                    assert (day < other_day) <= (x < other_x)
                    named, other = (
                        (high if high is not None else low),
                        (other_high if other_high is not None else other_low),
                    )
                    assert (named < other) <= (y > other_y)


def ends_of(toll: Toll) -> tuple[object, ...]:
    return toll.low, toll.best, toll.high, toll.top, toll.rule, toll.voices


@settings(max_examples=cases(100))
@given(claims)
def test_a_total_as_of_the_last_day_is_the_total(made: list[dict[str, Any]]) -> None:
    for toll in site_of(made).escalations["war"].tolls:
        if toll.total:
            assert ends_of(as_of(toll, date.max)) == ends_of(toll)
            early = as_of(toll, BEGAN - timedelta(1))
            assert early.figures == ()
            assert (early.low, early.high) == (None, None)


@given(days, days)
def test_an_axis_names_few_days_in_order_and_none_outside(one: date, other: date) -> None:
    assume(one != other)
    first, last = min(one, other), max(one, other)
    _, named = axis(first, last)
    assert len(named) <= 4
    assert [*named] == sorted(set(named))
    assert all(first <= day <= last for day in named)


events = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.sampled_from(
                [
                    "2031-05-01",
                    "2031-05-02",
                    "2031-06",
                    "2031",
                    "2032-01-05",
                    "2019-02-03~",
                    "2031-05-30/2031-06-02",
                ]
            ),
            "kind": st.sampled_from(["diplomacy", "armed-clash"]),
            "participants": st.lists(st.sampled_from(ACTORS), max_size=4, unique=True),
            "escalation": st.just("war"),
        }
    ),
    max_size=9,
)


def plain_site(made: list[dict[str, Any]]) -> Site:
    actors = [{"id": name, "name": name.title()} for name in ACTORS]
    entries = [{"id": f"e{n}", **one} for n, one in enumerate(made)]
    war = {"id": "war", "period": "2031"}
    return assemble(record_of({"events": entries, "actors": actors, "escalations": [war]}))


@settings(max_examples=cases(100))
@given(events)
def test_entries_over_time_are_all_drawn_or_said_to_be_left_out(made: list[dict[str, Any]]) -> None:
    site = plain_site(made)
    context = Context(site, Links("http://localhost/"), WORDS)
    dossier = site.actors["north"]
    view = activity_view(dossier.events, context)
    if view is None:
        return
    spells = [spell for row in view.rows for spell in row.spells]
    assert [(spell.count, spell.level) for spell in spells] == [
        (line.entries, line.level) for line in view.lines
    ]
    drawn = sum(int(line.entries) for line in view.lines)
    missing = len(dossier.events) - drawn
    assert bool(view.left_out) == bool(missing)
    assert view.left_out.startswith(str(missing) if missing else "")
    assert max(int(spell.tall) for spell in spells) == TALL
    for row in view.rows:
        places = [number(spell.x) for spell in row.spells]
        assert places == sorted(set(places))
        assert all(number(one.x) + number(one.width) <= 100 for one in row.spells)


@settings(max_examples=cases(100))
@given(events)
def test_who_is_named_with_whom_is_counted_once_an_entry_and_both_ways(made: list[dict[str, Any]]) -> None:
    site = plain_site(made)
    context = Context(site, Links("http://localhost/"), WORDS)
    view = together_view("north", site.actors["north"].events, context)
    found = {one.link.name: one.entries for one in view.companions} if view else {}
    parts = [{*one["participants"]} for one in made]
    wanted = Counter(name for names in parts if "north" in names for name in names - {"north"})
    assert found == {name.title(): WORDS.count("counts.entries", n) for name, n in wanted.items()}
    matrix = matrix_view(site.escalations["war"].events, context)
    for y, row in enumerate(matrix.rows if matrix else ()):
        for x, pair in enumerate(row.pairs):
            assert (pair is None) == (x == y)
            assert not matrix or pair == matrix.rows[x].pairs[y]
            together = sum(
                {row.link.name.lower(), matrix.rows[x].link.name.lower()} <= names for names in parts
            )
            assert pair is None or pair.entries == (str(together) if together else "")


def long_record(length: int = 2_000) -> dict[str, Any]:
    """An actor with 2,000 entries of sixteen years, among forty others, and 500 totals that were told of their people."""
    names = [f"actor-{n}-with-a-name-that-is-rather-long" for n in range(40)]
    entries: list[dict[str, Any]] = []
    for n in range(length):
        day = date(2011, 1, 1) + timedelta(n * 3)
        total = {
            "id": "c1",
            "count": n,
            "scope": "total",
            "side": names[0],
            "claimant": names[n % 5],
            "source": f"s{n}",
        }
        entries.append(
            {
                "id": f"{day}-a-thing-that-happened-{n}",
                "date": f"{day}",
                "escalation": "war",
                "participants": [names[0], names[n % 40], names[n * 7 % 40]],
                "claims": [total] if n % 4 == 0 else [],
                "sources": [{"id": f"s{n}", "publisher": "Gazette", "published": f"{day}"}],
            }
        )
    actors = [{"id": name, "name": name.replace("-", " ").title()} for name in names]
    war = {"id": "war", "period": "2011-01-01/..", "parties": names[:2]}
    return {"events": entries, "actors": actors, "escalations": [war]}


def test_pictures_of_long_records_stay_small_and_say_what_they_leave_out() -> None:
    files = files_of(assemble(record_of(long_record())))
    war = files["escalations/war/index.html"].decode()
    actor = files["actors/actor-0-with-a-name-that-is-rather-long/index.html"].decode()
    pictures = [
        *re.findall(r'<div class="course">.*?</div>', war, re.DOTALL),
        *re.findall(r'<table class="matrix">.*?</table>', war, re.DOTALL),
        *re.findall(r'<div class="spells">.*?<details', actor, re.DOTALL),
        *re.findall(r'<ol class="companions">.*?</ol>', actor, re.DOTALL),
    ]
    assert len(pictures) == 4
    assert max(map(len, pictures)) < 30_000
    assert f"{MOST_DOTS} of 500 figures are drawn" in war
    assert "entries are not drawn" in actor
    assert f"Not shown: {40 - MOST} actors" in war
    assert f"Not shown: {39 - MOST} actors" in actor
