"""What the site derives from a record: ranges, ladder, order and cross-references."""

import random
import re
import time
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from records import record

from generator.edtf import Edtf
from generator.frozen import changed
from generator.model.claim import Claim
from generator.model.dossier import ActorDossier, EscalationDossier, EventDossier, SourceDossier
from generator.model.event import Event, Place
from generator.model.figure import Figure, Standing, Telling, Toll
from generator.model.site import Site
from generator.model.source import Source
from generator.model.vocabulary import DEFAULT_KINDS, Measure, Precision, Qualifier, Scope, Victims
from generator.rendering.layouts import Layouts
from generator.rendering.summary import spread
from generator.site.assemble import assemble
from generator.site.identities import event_by_one_id
from generator.site.ladder import LADDER
from generator.site.rules import RULES
from generator.site.sums import sums_of_days
from generator.site.tolls import tolls

HERE = Path(__file__).parent
CASES = sorted((HERE / "site" / "tolls").glob("*.yaml"))
LADDERS = sorted((HERE / "site" / "ladder").glob("*.yaml"))


def load(path: Path) -> dict:
    """A case is a record in which `claims` may stand alone, as those of one event, and actors as `id: parent`.

    `joined` are the ids each actor took, `names` what it is called.
    """
    case = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    case = numbers(case)
    if "claims" in case:
        case["events"] = [{"id": "e1", "date": case["day"], "kind": "armed-clash", "claims": case["claims"]}]
    for event in case["events"]:
        event.setdefault("escalation", "x")
    case["escalations"] = [{"id": "x", "period": case.get("since", "2031")}]
    case["actors"] = [
        {
            "id": who,
            "name": case.get("names", {}).get(who, who),
            "parent": parent,
            "kind": "government-body" if parent else "state",
            "same_as": case.get("joined", {}).get(who),
        }
        for who, parent in case.get("actors", {}).items()
    ]
    case["sources"] = [{"id": key, **(value or {})} for key, value in case["sources"].items()]
    return case


def numbers(node):
    """Turn the figures of a case into numbers and `null` into None; dates stay as they are written."""
    if isinstance(node, dict):
        return {key: numbers(value) for key, value in node.items()}
    if isinstance(node, list):
        return [numbers(value) for value in node]
    return (
        int(node)
        if re.fullmatch(r"\d{1,7}", node)
        else {"null": None, "true": True, "false": False}.get(node, node)
    )


def shape(toll: Toll) -> dict:
    return {
        "measure": str(toll.measure),
        "victims": str(toll.victims),
        "side": toll.side,
        "period": str(toll.period),
        "total": toll.total,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "top": toll.top,
        "rule": toll.rule,
        "voices": list(toll.voices),
        "place": toll.place.name if toll.place else None,
        "figures": [f"{figure.claim.id} {figure.standing}" for figure in toll.figures],
        "sources": [" ".join(source.id for source in figure.sources) for figure in toll.figures],
    }


def derived(case: dict) -> tuple[Toll, ...]:
    site = assemble(record(case))
    return nth(site, 0).tolls if case.get("of") == "event" else site.escalations["x"].tolls


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_claims_become_the_ranges_of_the_case(path):
    case = load(path)
    found = [shape(toll) for toll in derived(case)]
    wanted = case["tolls"]
    assert [{key: toll[key] for key in want} for toll, want in zip(found, wanted, strict=False)] == wanted
    assert len(found) == len(wanted), found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_order_of_events_and_claims_changes_nothing(path):
    case = load(path)
    expected = [shape(toll) for toll in derived(case)]
    for seed in range(5):
        shuffle = random.Random(seed).shuffle
        for event in case["events"]:
            shuffle(event.get("claims", []))
        assert [shape(toll) for toll in derived(case)] == expected


@pytest.mark.parametrize("path", LADDERS, ids=lambda path: path.stem)
def test_days_stand_on_the_rungs_of_the_case(path):
    case = load(path)
    rungs = assemble(record(case)).escalations["x"].ladder
    found = {str(rung.day): [rung.level, *(event.id for event in rung.events)] for rung in rungs}
    assert found == case["ladder"]


# Laws

SOURCES = tuple(
    Source(id=f"s{n}", publisher=publisher, agencies=agencies, published=published and Edtf.parse(published))
    for n, (publisher, agencies, published) in enumerate(
        [
            ("The Courier", ("Wirepress",), "2031-05-02"),
            ("The Lantern", ("Wirepress",), "2031-05-03"),
            ("The Lantern", (), "2031-05-03"),
            ("", (), "2031-05-04"),
            ("Radio Keld", (), None),
        ]
    )
)
EVENTS = tuple(
    Event(id=f"e{n}", title="Fighting", date=Edtf.parse(day), place=place)
    for n, (day, place) in enumerate(
        [
            ("2031-05-01", None),
            ("2031-05-02", None),
            ("2031-05-02", Place(name="Keld")),
            ("2031-05-02?", Place(name="Orm", precision=Precision.TOWN)),
            ("2031-05-01/2031-05-02", Place(name="Orm")),
            ("2031-05-02", Place(name="The border", precision=Precision.PROVINCE)),
        ]
    )
)
COUNTS = st.one_of(st.none(), st.integers(0, 60))
CLAIMS = st.builds(
    Claim,
    id=st.just(""),
    measure=st.sampled_from([Measure.KILLED, Measure.WOUNDED]),
    min=COUNTS,
    max=COUNTS,
    qualifier=st.sampled_from([Qualifier.EXACT, Qualifier.EXACT, Qualifier.VAGUE]),
    victims=st.sampled_from([Victims.ANY, Victims.MILITARY]),
    side=st.sampled_from([None, "lorvia"]),
    scope=st.sampled_from(Scope),
    period=st.sampled_from([None, *map(Edtf.parse, ["2031-05-01", "2031-05-02", "2031-05-01/2031-05-02"])]),
    claimant=st.sampled_from([None, "lorvia", "lorvia-defence-ministry", "tasmar"]),
    source=st.just(""),
    part_of=st.sampled_from([None, None, "c0", "c1"]),
).map(lambda claim: claim if None in (claim.min, claim.max) or claim.min <= claim.max else swapped(claim))


def swapped(claim: Claim) -> Claim:
    return replace(claim, min=claim.max, max=claim.min)


def laid_open(noun: object) -> object:
    """Everything a site or a dossier says, what it derives when asked included."""
    if isinstance(noun, Mapping):
        return [(key, laid_open(value)) for key, value in noun.items()]
    if not isinstance(noun, Site | EventDossier | ActorDossier | EscalationDossier | SourceDossier):
        return noun
    names = [field.name for field in fields(noun)]
    names += [name for name, value in vars(type(noun)).items() if isinstance(value, property)]
    found = {name: laid_open(getattr(noun, name)) for name in names}
    return {name: value for name, value in found.items() if not callable(value)}


def nth(site: Site, number: int) -> EventDossier:
    """The event at a place in the order of time."""
    return [*site.events.values()][number]


@st.composite
def told_claims(draw):
    told = []
    for number, drawn in enumerate(draw(st.lists(CLAIMS, min_size=1, max_size=8))):
        source = draw(st.sampled_from(SOURCES))
        voice = drawn.claimant or source.publisher
        claim = replace(drawn, id=f"c{number}", source=source.id)
        event = draw(st.sampled_from(EVENTS))
        told.append(Telling(claim=claim, event=event, source=source, voice=voice, origin=voice))
    return told


def counting(toll: Toll) -> list[Figure]:
    return [figure for figure in toll.figures if figure.standing is Standing.COUNTS]


@given(told_claims())
def test_a_range_contains_every_figure_that_counts(told):
    for toll in tolls(told):
        for figure in counting(toll):
            low = toll.low if toll.low is not None else -1
            high = toll.high if toll.high is not None else 10**9
            assert all(
                low <= number <= high for number in (figure.claim.min, figure.claim.max) if number is not None
            )


@given(told_claims())
def test_every_end_of_a_range_is_a_number_someone_gave(told):
    for toll in tolls(told):
        given_numbers = {n for figure in counting(toll) for n in (figure.claim.min, figure.claim.max)}
        assert {toll.low, toll.best, toll.high, toll.top} - {None} <= given_numbers


@given(told_claims())
def test_every_telling_stands_in_exactly_one_figure(told):
    found = [telling for toll in tolls(told) for figure in toll.figures for telling in figure.tellings]
    assert sorted(telling.claim.id for telling in found) == sorted(telling.claim.id for telling in told)


@given(told_claims(), st.randoms(use_true_random=False))
def test_the_order_of_tellings_changes_nothing(told, rng):
    shuffled = list(told)
    rng.shuffle(shuffled)
    assert tolls(shuffled) == tolls(told)


@given(told_claims(), st.booleans())
def test_what_an_event_and_its_escalation_tell_alike_is_derived_once_and_changes_nothing(told, events_first):
    known: dict[str, dict] = {}
    groups = [group for one in EVENTS if (group := [telling for telling in told if telling.event is one])]
    groups.insert(len(groups) if events_first else 0, told)
    for group in groups:
        assert tolls(group, None, lambda event: known.setdefault(event, {})) == tolls(group)


@given(told_claims(), st.data())
def test_one_more_paper_with_the_same_figure_changes_only_the_sources(told, data):
    first_hand = [
        item for item in told if item.claim.claimant and item.source.published and not item.claim.part_of
    ]
    assume(first_hand)
    again = data.draw(st.sampled_from(first_hand))
    paper = Source(id="zz", publisher="The Echo", published=Edtf.parse("2031-06-01"))
    echo = replace(again, claim=replace(again.claim, id="zz", source="zz"), source=paper)
    keys = ("measure", "victims", "side", "total", "low", "best", "high", "top", "rule", "voices", "figures")
    before, after = (
        [{key: row[key] for key in keys} for row in map(shape, tolls(of))] for of in (told, [*told, echo])
    )
    assert before == after


@given(told_claims())
def test_days_are_added_only_where_no_number_is_a_total_of_them_all(told):
    found = tolls(told)
    for added in sums_of_days(found):
        totals = [
            figure
            for toll in found
            for figure in toll.figures
            if toll.total and subject(toll) == subject(added) and figure.standing is Standing.COUNTS
        ]
        assert not any(
            figure.claim.period and added.period.first >= figure.claim.period.first
            and added.period.last <= figure.claim.period.last
            for figure in totals
        )  # fmt: skip
        assert not {telling.claim.id for figure in totals for telling in figure.tellings} & {
            telling.claim.id for figure in added.figures for telling in figure.tellings
        }
        assert added.high is None
        assert all(figure.claim.claimant for figure in added.figures)
        assert all(claim.scope is not Scope.TOTAL for claim in (figure.claim for figure in added.figures))


def subject(toll: Toll) -> tuple:
    return toll.measure, toll.victims, toll.side


@given(told_claims())
def test_a_days_figure_told_of_one_town_never_takes_the_place_of_anothers(told):
    days = [toll for toll in tolls(told) if not toll.total]
    for figure in (figure for toll in days for figure in toll.figures if figure.successor):
        towns = [
            {telling.event.place.name for telling in one.tellings if telling.event.place}
            for one in (figure, figure.successor)
        ]
        assert {"Keld"} != towns[0] or {"Orm"} != towns[1]
        assert {"Orm"} != towns[0] or {"Keld"} != towns[1]


@given(told_claims())
def test_what_says_it_is_of_another_time_or_earlier_stands_in_no_range(told):
    standings = {
        telling.claim.id: figure.standing
        for toll in tolls(told)
        for figure in toll.figures
        for telling in figure.tellings
    }
    for scope, standing in ((Scope.BACKGROUND, "background"), (Scope.PREVIOUS, "previous")):
        said = {one.claim.id for one in told if one.claim.scope is scope}
        assert {standings[claim] for claim in said} <= {standing, "background"}


# Laws of ids


@st.composite
def weeks(draw, who=("lorvia", "lorvia-army", "tasmar"), sources=("s0", "s1", "s2")):
    """A record of a few events, each with claims of these claimants, told by these sources."""
    events = []
    for number, day in enumerate(
        draw(st.lists(st.sampled_from(["2031-05-01", "2031-05-02"]), min_size=1, max_size=4))
    ):
        claims = [
            {
                "id": f"c{n}",
                "measure": "killed",
                "min": low,
                "max": low,
                "claimant": draw(st.sampled_from([None, *who])),
                "side": draw(st.sampled_from([None, who[0]])),
                "scope": draw(st.sampled_from(["day", "day", "total", "previous"])),
                "source": draw(st.sampled_from(sources)),
            }
            for n, low in enumerate(draw(st.lists(st.sampled_from([3, 9, 12]), min_size=1, max_size=4)))
        ]
        events.append(
            {"id": f"e{number}", "date": day, "escalation": "x", "claims": claims, "sources": list(sources)}
        )
    return {
        "escalations": [{"id": "x", "period": "2031-05-01/2031-05-09"}],
        "actors": [{"id": "lorvia"}, {"id": "lorvia-army", "kind": "government-body", "parent": "lorvia"}, {"id": "tasmar"}],
        "sources": [{"id": f"s{n}", "publisher": f"Paper {n}", "published": f"2031-05-0{n + 1}"} for n in range(3)],
        "events": events,
    }  # fmt: skip


def renamed(node, names):
    """A copy in which some values are others: ids as they were written before a person joined them."""
    if isinstance(node, dict):
        return {key: value if key == "id" else renamed(value, names) for key, value in node.items()}
    if isinstance(node, list):
        return [renamed(value, names) for value in node]
    return names.get(node, node)


@given(weeks(), st.data())
def test_joined_ids_read_as_if_one_had_been_written_from_the_start(week, data):
    lorvia, army, tasmar = week["actors"]
    *others, last = week["sources"]
    week |= {"actors": [lorvia, {**army, "same_as": ["army"]}, tasmar]}
    week |= {"sources": [*others, {**last, "same_as": ["old"]}]}
    names = st.sampled_from([{}, {"lorvia-army": "army"}, {"s2": "old"}])
    written = {**week, "events": [renamed(event, data.draw(names)) for event in week["events"]]}
    assert laid_open(assemble(record(written))) == laid_open(assemble(record(week)))


@given(weeks(), st.booleans())
def test_a_record_without_joins_has_the_ids_of_one_with_a_join_of_nothing_in_it(week, kin):
    inside = [{**one, "independence": ["s0", "s1"] if kin else []} for one in week["sources"]]
    events = [{**event, "sources": [*inside, "of-its-own"]} for event in week["events"]]
    found = record({**week, "sources": [], "events": events})
    with_join = {"actors": {"nobody": "no-one"}, "escalations": {}, "sources": {}}
    for entry in found.events:
        plain = event_by_one_id(entry.value, {"actors": {}, "escalations": {}, "sources": {}})
        assert plain == event_by_one_id(entry.value, with_join)
        assert hash(plain) == hash(event_by_one_id(entry.value, with_join))
        assert changed(plain, {"title": "New"}) == replace(plain, title="New")


@given(weeks(), st.data())
def test_the_ids_of_sources_written_in_place_are_their_events_own(week, data):
    first, second = (
        {
            **week,
            "sources": [],
            "events": [
                {
                    **renamed(event, {f"s{n}": f"{mark}{n}" for n in range(3)}),
                    "sources": [{**source, "id": f"{mark}{source['id'][1:]}"} for source in week["sources"]],
                }
                for event, mark in zip(week["events"], marks, strict=False)
            ],
        }
        for marks in ("ssss", data.draw(st.permutations("stuv")))
    )
    found = [
        [
            {key: row[key] for key in row if key != "sources"}
            for row in map(shape, assemble(record(of)).escalations["x"].tolls)
        ]
        for of in (first, second)
    ]
    assert found[0] == found[1]


@given(told_claims())
def test_every_toll_and_every_figure_outside_a_range_names_a_rule_of_the_table(told):
    known = {*RULES}
    for toll in tolls(told):
        assert toll.rule in known
        assert {figure.standing for figure in toll.figures} - {Standing.COUNTS} <= known


# The whole site

WEEK = {
    "actors": [
        {"id": "lorvia", "name": "Lorvia"},
        {"id": "lorvia-army", "name": "The army of Lorvia", "kind": "government-body", "parent": "lorvia"},
        {"id": "ada-mo", "name": "Ada Mo", "kind": "person", "roles": [{"title": "spokesperson", "of": "lorvia-army"}]},
        {"id": "tasmar", "name": "Tasmar"},
    ],
    "escalations": [{"id": "spring", "period": "2031-05-01/2031-05-09", "parties": ["tasmar", "lorvia", "nobody"]}],
    "sources": [{"id": "s1", "published": "2031-05-03", "publisher": "The Courier"}, {"id": "s2", "published": "2031-05-02"}],
    "events": [
        {"id": "c", "date": "2031-05-03", "escalation": "spring", "kind": "shelling", "participants": ["tasmar", "lorvia"],
         "claims": [{"id": "c1", "count": 4, "side": "lorvia", "claimant": "ada-mo", "quote": "four dead", "source": "s2"}],
         "statements": [{"speaker": "ada-mo", "act": "accuse", "of": "tasmar", "source": "s1", "quote": "they began"}]},
        {"id": "b", "date": "2031-05-02", "escalation": "spring", "status": "retracted", "kind": "shelling",
         "participants": ["tasmar"], "claims": [{"id": "c1", "count": 900, "side": "lorvia", "claimant": "tasmar"}],
         "corrections": [{"date": "2031-05-08", "field": "status", "was": "unreviewed", "now": "retracted"}]},
        {"id": "a", "date": "2031-05-01", "escalation": "spring", "sources": [{"id": "s1", "title": "In place"}, "s2"],
         "claims": [{"id": "c1", "count": 7, "source": "s1"}],
         "corrections": [{"date": "2031-05-06", "field": "title", "was": "x", "now": "y"}]},
        {"id": "d", "date": "2032-01-01", "escalation": "unknown", "sources": [], "kind": "agreement"},
        {"id": "e", "date": "2031-05-04", "status": "draft", "escalation": "spring"},
    ],
}  # fmt: skip


def ids(events) -> list[str]:
    return [event.id for event in events]


def test_events_stand_in_the_order_of_time_and_know_their_neighbours():
    site = assemble(record(WEEK))
    assert ids(dossier.event for dossier in site.events.values()) == ["a", "b", "c", "d"]
    assert [(d.previous and d.previous.id, d.next and d.next.id) for d in site.events.values()] == [
        (None, "c"),
        ("a", "c"),
        ("a", "d"),
        ("c", None),
    ]


def test_drafts_are_left_out_unless_asked_for():
    assert "e" not in ids(dossier.event for dossier in assemble(record(WEEK)).events.values())
    assert "e" in ids(dossier.event for dossier in assemble(record(WEEK), drafts=True).events.values())


def test_a_retracted_event_keeps_its_page_and_counts_nowhere():
    site = assemble(record(WEEK))
    assert nth(site, 1).event.id == "b"
    assert (nth(site, 1).tolls, nth(site, 1).level) == ((), 0)
    spring = site.escalations["spring"]
    assert ids(spring.events) == ["a", "c"]
    assert all(toll.top != 900 for toll in spring.tolls)
    assert [str(rung.day) for rung in spring.ladder] == ["2031-05-01", "2031-05-03"]
    lists = [*site.years.values(), *site.kinds.values(), *(actor.events for actor in site.actors.values())]
    assert "b" not in {
        event.id
        for events in [*lists, *(source.events for source in site.sources.values())]
        for event in events
    }
    assert site.actors["tasmar"].claims_made == ()


def test_an_event_of_no_known_escalation_stands_without_one():
    dossier = nth(assemble(record(WEEK)), -1)
    assert (dossier.event.id, dossier.escalation, dossier.tolls) == ("d", None, ())


def test_years_and_kinds_list_their_events():
    site = assemble(record(WEEK))
    assert {year: ids(events) for year, events in site.years.items()} == {2031: ["a", "c"], 2032: ["d"]}
    assert {kind: ids(events) for kind, events in site.kinds.items()} == {
        "agreement": ["d"],
        "other": ["a"],
        "shelling": ["c"],
    }


def test_an_actor_has_a_dossier_of_what_it_did_said_and_suffered():
    actors = assemble(record(WEEK)).actors
    assert list(actors) == ["ada-mo", "lorvia", "lorvia-army", "tasmar"]
    assert ids(actors["lorvia"].members) == ["lorvia-army"]
    assert actors["lorvia-army"].parent.id == "lorvia"
    assert ids(actors["tasmar"].events) == ["c"]
    (claimed,) = actors["ada-mo"].claims_made
    assert (claimed.claim.min, claimed.voice, claimed.standing) == (4, "lorvia", Standing.COUNTS)
    assert actors["lorvia"].claims_about == (claimed,)
    assert [(event.id, said.act) for event, said in actors["ada-mo"].statements] == [("c", "accuse")]


def test_a_source_written_in_place_serves_its_event_and_has_no_dossier():
    site = assemble(record(WEEK))
    assert [source.title for source in nth(site, 0).sources] == ["In place", ""]
    assert nth(site, 0).tolls[0].figures[0].sources[0].title == "In place"
    assert ids(site.sources["s1"].events) == ["c"]
    assert ids(site.sources["s2"].events) == ["a", "c"]
    assert [figure.claim.min for figure in site.sources["s2"].figures] == [4]
    assert [said.quote for _, said in site.sources["s1"].statements] == ["they began"]


def test_an_escalation_lists_its_known_parties_and_its_sources_oldest_first():
    spring = assemble(record(WEEK)).escalations["spring"]
    assert ids(spring.parties) == ["tasmar", "lorvia"]
    assert [source.title or source.id for source in spring.sources] == ["s2", "s1", "In place"]


def test_quotes_are_nowhere_where_the_site_leaves_them_out():
    week = {**WEEK, "config": {"quotes": False}}
    assert "four dead" in str(assemble(record(WEEK)))
    assert not {"four dead", "they began"} & {
        word for word in ("four dead", "they began") if word in str(assemble(record(week)))
    }


def test_corrections_are_listed_newest_first_and_date_their_event():
    site = assemble(record(WEEK))
    assert [(one.address, str(one.correction.date)) for one in site.corrections] == [
        ("events/b/", "2031-05-08"),
        ("events/a/", "2031-05-06"),
    ]
    assert [str(dossier.updated) for dossier in site.events.values()] == [
        "2031-05-06",
        "2031-05-08",
        "2031-05-03",
        "2032-01-01",
    ]


def test_assembling_twice_gives_equal_sites():
    assert laid_open(assemble(record(WEEK))) == laid_open(assemble(record(WEEK)))


def test_an_office_speaks_for_whom_it_is_held_under_on_that_day():
    roles = [
        {"of": "lorvia", "title": "envoy", "to": "2031-05-03"},
        {"of": "tasmar", "title": "envoy", "from_": "2031-05-04"},
    ]
    person = {"id": "ada-mo", "name": "Ada Mo", "kind": "person", "roles": roles}
    claims = [{"id": "c1", "count": 1, "claimant": "ada-mo"}]
    days = [{"id": f"e{day}", "date": f"2031-05-0{day}", "claims": claims, "sources": []} for day in (3, 4)]
    site = assemble(record({"actors": [person], "events": days}))
    assert [dossier.tolls[0].voices for dossier in site.events.values()] == [("lorvia",), ("tasmar",)]


def test_parents_in_a_circle_and_unknown_ids_stop_nothing():
    actors = [{"id": "a", "parent": "b"}, {"id": "b", "parent": "a"}]
    event = {
        "id": "e",
        "date": "2031",
        "kind": "unheard-of",
        "claims": [{"id": "c", "count": 1, "claimant": "a", "source": "gone"}],
    }
    site = assemble(record({"actors": actors, "events": [event]}))
    assert nth(site, 0).kind.label == "unheard-of"
    assert [source.id for source in nth(site, 0).sources] == ["s1", "gone"]


def test_ten_thousand_claims_are_assembled_in_seconds():
    days = [
        f"20{year}-{month:02}-{day:02}"
        for year in range(31, 41)
        for month in range(1, 13)
        for day in range(1, 26)
    ]
    claims = [
        {
            "id": f"c{n}",
            "count": n,
            "victims": "military" if n % 2 else "any",
            "scope": "total" if n > 2 else "day",
        }
        for n in range(4)
    ]
    events = [{"id": f"e{n}", "date": day, "escalation": "x", "claims": claims} for n, day in enumerate(days)]
    big = record({"events": events, "escalations": [{"id": "x", "period": "2031/2041"}]})
    start = time.process_time()
    assert len(assemble(big).events) == 3000
    assert time.process_time() - start < 5


# What the documentation says

DOCS = HERE.parent / "docs"


def table(heading: str, page: str = "claims") -> list[dict[str, str]]:
    """The table of a page of docs/ whose first column has this heading; “·” is nothing."""
    text = (DOCS / f"{page}.md").read_text("utf-8")
    lines = text[text.index(f"| {heading} |") :].split("\n\n", 1)[0].splitlines()
    cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    return [
        dict(zip(cells[0], ["" if cell == "·" else cell for cell in row], strict=True)) for row in cells[2:]
    ]


def counted(number: str) -> dict:
    if not number[0].isdigit():
        return {"qualifier": "vague"}
    return (
        {"min": int(number[:-1]), "qualifier": "at_least"} if number.endswith("+") else {"count": int(number)}
    )


def test_the_worked_example_of_the_documentation_is_what_the_program_derives():
    sources = [
        {
            "id": row["report"],
            "publisher": row["outlet"],
            "agencies": filter(None, [row["agency"]]),
            "published": row["published"],
        }
        for row in table("report")
    ]
    claims = [
        {
            "id": row["claim"],
            "source": row["report"],
            **counted(row["number"]),
            "part_of": row["part of"] or None,
        }
        | {key: row[key] or None for key in ("claimant", "measure", "victims", "side", "scope", "period")}
        for row in table("claim")
    ]
    parents = {"lorvia-defence-ministry": "lorvia", "lorvia-presidency": "lorvia", "tasmar-army": "tasmar"}
    made = record(
        {
            "sources": sources,
            "actors": [
                {"id": who, "parent": parent, "kind": "government-body"} for who, parent in parents.items()
            ],
            "escalations": [{"id": "keld", "period": "2031-05-01/.."}],
            "events": [
                {"id": "e", "date": "2031-05-02", "escalation": "keld", "claims": claims, "sources": []}
            ],
        }
    )
    found = assemble(made).escalations["keld"].tolls
    assert [
        {
            "toll": f"{toll.measure}, {toll.victims}, {toll.side or '·'}",
            "days": "total" if toll.total else str(toll.period),
            "range": spread(toll),
            "best": "none" if toll.best is None else str(toll.best),
            "rule": toll.rule,
            "voices": ", ".join(toll.voices),
            "figures": ", ".join(shape(toll)["figures"]),
        }
        for toll in found
    ] == table("toll")


def test_the_worked_example_speaks_of_every_rule_of_the_table():
    text = (DOCS / "claims.md").read_text("utf-8")
    example = text[text.index("## A worked example") : text.index("## Fine points")]
    assert [rule for rule in RULES if f"`{rule}`" not in example and f"| {rule} |" not in example] == []


def test_the_documentation_has_the_rules_and_the_ladder_of_the_program():
    words = Layouts.read().words("en")
    assert [(row["rule"].strip("`"), row["in plain words"]) for row in table("rule")] == [
        (rule, words(f"rules.{rule}.sentence")) for rule in RULES
    ]
    assert [(row["rung"], row["name"], row["what a day must show"]) for row in table("rung")] == [
        (str(level), words(f"levels.{level}.name"), words(f"levels.{level}.criterion")) for level in LADDER
    ]


def test_the_glossary_has_the_kinds_of_the_vocabulary_and_its_terms_in_order():
    assert [tuple(row.values()) for row in table("kind", "glossary")] == [
        (f"`{kind.id}`", kind.label, kind.acled, kind.plover, str(kind.rung)) for kind in DEFAULT_KINDS
    ]
    terms = re.findall(r"^\*\*(.+?)\.\*\*", (DOCS / "glossary.md").read_text("utf-8"), re.MULTILINE)
    assert terms == sorted(set(terms), key=str.casefold)
