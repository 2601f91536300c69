"""Every file in tests/editing/merging is a case: articles' findings in short form, and the entries they must become."""

import hashlib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import cases
from editing_articles import worlds
from editing_world import ACTORS, PERSONS, PLACES, Site
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editing.merge import Group
from generator.editing.rules import SENTENCES
from generator.editing.variants import alike
from generator.editing.weave import far_apart, points
from generator.edtf import Edtf
from generator.model.actor import Actor
from generator.model.article import Article
from generator.model.claim import Claim, Statement
from generator.model.event import Event
from generator.model.finding import ClaimFinding, EventFinding, Findings
from generator.model.vocabulary import Act, DateBasis, Measure, Victims
from generator.splice import Append, Remove, Set, splice

CASES = sorted(Path(__file__).with_name("editing").glob("merging/*.yaml"))
laws = settings(max_examples=cases(25))
SPELLINGS = Path(__file__).with_name("editing") / "spellings.txt"


def article_of(name: str, told: dict[str, Any]) -> Findings:
    article = Article(
        id=name,
        title=f"From the {name}",
        paragraphs=("Text.",),
        published=told["published"],
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        path=f"content/articles/{name}.txt",
    )
    return Findings(
        article=article,
        actors=tuple(ACTORS.values()),
        persons=tuple(PERSONS[person] for person in told.get("persons", ("anders-holt", "mira-teli"))),
        places=PLACES,
        claims=tuple(
            ClaimFinding(claim=claim_of(f"x{n}", one)) for n, one in enumerate(told.get("claims", ()))
        ),
        statements=tuple(
            Statement(**{**one, "act": Act(one["act"]), "source": name}) for one in told.get("statements", ())
        ),
        events=tuple(map(event_of, told.get("events", ()))),
    )


def claim_of(name: str, told: dict[str, Any]) -> Claim:
    measure = next(measure for measure in Measure if measure in told)
    period = Edtf.parse(str(told["day"])) if "day" in told else None
    return Claim(
        id=name,
        measure=measure,
        min=told[measure],
        max=told[measure],
        victims=Victims(told.get("victims", "any")),
        side=told.get("side"),
        claimant=told.get("by"),
        period=period,
        source="article",
    )


def event_of(told: dict[str, Any]) -> EventFinding:
    return EventFinding(
        date=Edtf.parse(str(told["day"])),
        date_basis=DateBasis.RELATIVE,
        kind=told["kind"],
        title=told.get("title", "From the"),
        actors=tuple(told.get("by", ())),
        place=told.get("at"),
        planned=told.get("planned", False),
        claims=tuple(told.get("counts", ())),
        statements=tuple(told.get("says", ())),
    )


def shown(event: Event, key: str) -> object:
    """A field of an event as a case writes it."""
    match key:
        case "claims":
            return len(event.claims)
        case "participants":
            return [f"{part.actor} {part.role}" for part in event.participants]
        case "sources":
            return list(event.sources)
        case "place":
            return event.place and event.place.name
        case "date":
            return event.date.text
        case _:
            return getattr(event, key)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_articles_become_the_entries_of_their_case(case: Path) -> None:
    world = yaml.safe_load(case.read_text("utf-8"))
    site = Site(world.get("present", {})).ingest(article_of(*one) for one in world["articles"].items())
    record, _ = site.load()
    events, want = {entry.value.id: entry.value for entry in record.events}, world["want"]
    assert sorted(events) == sorted(want["events"])
    for name, fields in want["events"].items():
        assert {key: shown(events[name], key) for key in fields} == fields
    periods = {entry.value.id: entry.value.period.text for entry in record.escalations}
    assert periods == {name: str(period) for name, period in want.get("escalations", {}).items()}
    assert sorted(problem.code for problem in site.problems) == want.get("problems", [])


@pytest.mark.parametrize(
    "line", [line for line in SPELLINGS.read_text("utf-8").splitlines() if line[:1] != "#"]
)
def test_spellings_are_alike_as_their_line_says(line: str) -> None:
    one, sign, other = line.partition(" = ") if " = " in line else line.partition(" / ")
    assert alike(one, other) == alike(other, one) == (sign == " = ")


def groups(site: Site, told: list[Findings]) -> dict[str, Group]:
    return {name: plot.group for name, plot in site.derived(told).plots.items()}


@laws
@given(worlds())
def test_two_incidents_of_one_day_far_apart_never_share_an_entry(told: list[Findings]) -> None:
    for name, one in groups(Site(), told).items():
        where = points(report.place for report in one.reports) if one.fighting else ()
        assert not far_apart(where, where), name


def test_no_two_reports_have_one_name_also_beside_a_plan() -> None:
    plan = {"day": "2031-03-09", "kind": "armed-clash", "by": ["norland"], "planned": True}
    clash = {"day": "2031-03-03", "kind": "armed-clash", "by": ["norland", "sudria"]}
    count = {"killed": 9, "side": "sudria", "by": "sudria", "day": "2031-03-02"}
    published = Edtf.parse("2031-03-03").first
    told = article_of("gazette", {"published": published, "claims": [count, count], "events": [plan, clash]})
    names = [report.name for one in groups(Site(), [told]).values() for report in one.reports]
    assert len(names) == len(set(names)) == 3


def reached(name: str, one: Group) -> set[str]:
    """What is tied to the first report of a group, or to its entry, by way of its reasons."""
    found, size = {one.reports[0].name, f"events/{name}"}, 0
    while size < len(found):
        size = len(found)
        found |= {end for r in one.reasons if {r.one, r.other} & found for end in (r.one, r.other)}
    return found


@laws
@given(worlds(), st.integers(0, 5), st.booleans())
def test_reasons_of_the_table_tie_every_report_of_an_entry(
    told: list[Findings], number: int, published: bool
) -> None:
    before = Site().ingest(told[:number])
    for name, one in groups(before.published() if published else before, told).items():
        assert {reason.rule for reason in one.reasons} <= SENTENCES.keys()
        assert {report.name for report in one.reports} <= reached(name, one)


@laws
@given(worlds(), st.randoms(use_true_random=False))
def test_another_order_of_articles_gives_the_same_reasons(told: list[Findings], random) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)
    one, other = groups(Site(), told), groups(Site(), shuffled)
    assert {name: group.reasons for name, group in one.items()} == {
        name: group.reasons for name, group in other.items()
    }


def held(site: Site) -> Counter[tuple[str, object, object, object]]:
    """Every claim of a site, however often."""
    return Counter(
        (claim.source, claim.paragraph, claim.measure, claim.min)
        for entry in site.load()[0].events
        for claim in entry.value.claims
    )


def homes(site: Site) -> dict[str, str]:
    return {claim.id: entry.value.id for entry in site.load()[0].events for claim in entry.value.claims}


@laws
@given(worlds(), st.integers(1, 5), st.randoms(use_true_random=False))
def test_what_was_published_keeps_its_id_and_its_claims_whatever_comes(
    told: list[Findings], number: int, random
) -> None:
    random.shuffle(told)
    first = Site().ingest(told[:number])
    site = first.published().ingest(told)
    for part in ("events", "escalations"):
        ids = [{entry.value.id for entry in getattr(one.load()[0], part)} for one in (first, site)]
        assert ids[0] <= ids[1]
    assert homes(first).items() <= homes(site).items()
    assert held(site) == held(Site().ingest(told))
    assert site.ingest(told).texts == site.texts
    assert "DL094" not in {problem.code for problem in site.problems}


@laws
@given(worlds())
def test_publication_alone_moves_no_claim_and_changes_no_id(told: list[Findings]) -> None:
    site = Site().ingest(told)
    after = site.published().ingest(told)
    assert homes(after) == homes(site)
    assert [event.id for event, _ in of_events(after)] == [event.id for event, _ in of_events(site)]


def of_events(site: Site) -> list[tuple[Event, str]]:
    return [(entry.value, entry.path) for entry in site.load()[0].events]


def saying(site: Site, path: str, field: str, name: str) -> Site:
    """The site with another entry named in one event's `same_as` or `not_same_as`."""
    return Site({**site.texts, path: splice(Event, site.texts[path], [Set((field,), (name,))])})


@laws
@given(worlds(), st.data())
def test_two_entries_joined_stay_one_with_all_they_had(told: list[Findings], data: st.DataObject) -> None:
    site = Site().ingest(told)
    if data.draw(st.booleans()):
        site = site.published()
    found = of_events(site)
    if len(found) < 2:
        return
    (one, path), (other, gone) = data.draw(st.permutations(found))[:2]
    joined = saying(site, path, "same_as", other.id).ingest(told)
    assert gone not in joined.texts
    assert {claim.id for claim in (*one.claims, *other.claims)} == {
        claim.id for event, _ in of_events(joined) if event.id == one.id for claim in event.claims
    }
    assert held(joined) == held(site)
    assert joined.ingest(told).texts == joined.texts
    assert not {"DL044", "DL094"} & {problem.code for problem in joined.problems}


def test_a_figure_that_an_article_gives_in_both_of_two_joined_entries_stands_twice() -> None:
    count = {"killed": 42, "victims": "military", "by": "norland", "day": "2031-05-02"}
    clash = {"day": "2031-05-02", "kind": "armed-clash", "by": ["norland", "sudria"], "counts": [0]}
    aid = {"day": "2031-05-02", "kind": "aid", "by": ["norland"], "counts": [1]}
    told = [
        article_of("first", {"published": date(2031, 5, 3), "claims": [count] * 2, "events": [clash, aid]})
    ]
    site = Site().ingest(told).published()
    [(_, path), (other, _)] = of_events(site)
    joined = saying(site, path, "same_as", other.id).ingest(told)
    assert held(joined) == held(site)
    assert [len(event.claims) for event, _ in of_events(joined)] == [2]


@laws
@given(worlds(), st.data())
def test_what_a_person_wrote_in_a_joined_entry_stays_and_is_told(
    told: list[Findings], data: st.DataObject
) -> None:
    site = Site().ingest(told)
    found = of_events(site)
    if len(found) < 2:
        return
    (_, path), (other, there) = data.draw(st.permutations(found))[:2]
    touched = site.edited(there, "---\n", "---\n# a person's note\n")
    joined = saying(touched, path, "same_as", other.id).ingest(told)
    assert "# a person's note" in joined.texts[there]
    assert "DL044" in {problem.code for problem in joined.problems}
    assert held(joined) == held(site)
    assert not [event.claims for event, _ in of_events(joined) if event.id == other.id and event.claims]
    assert joined.ingest(told).texts == joined.texts
    assert held(joined.without(there).ingest(told)) == held(site)


@laws
@given(worlds(), st.data())
def test_a_circle_of_joins_loses_nothing(told: list[Findings], data: st.DataObject) -> None:
    site = Site().ingest(told)
    found = of_events(site)
    if len(found) < 2:
        return
    (one, path), (other, there) = data.draw(st.permutations(found))[:2]
    circle = saying(saying(site, path, "same_as", other.id), there, "same_as", one.id).ingest(told)
    assert held(circle) == held(site)
    assert {path, there} <= circle.texts.keys()
    assert {problem.code for problem in circle.problems} & {"DL042", "DL043", "DL044"} == {"DL042"}


@laws
@given(worlds(), st.data())
def test_what_two_entries_take_or_one_takes_and_tells_apart_stays_and_is_told(
    told: list[Findings], data: st.DataObject
) -> None:
    site = Site().ingest(told)
    found = of_events(site)
    if len(found) < 3:
        return
    (_, path), (_, second), (other, there) = data.draw(st.permutations(found))[:3]
    field, code = data.draw(st.sampled_from([("same_as", "DL043"), ("not_same_as", "DL042")]))
    one = saying(site, path, "same_as", other.id)
    both = saying(one, second if field == "same_as" else path, field, other.id)
    after = both.ingest(told)
    assert there in after.texts
    assert code in {problem.code for problem in after.problems}
    assert held(after) == held(site)
    assert after.ingest(told).texts == after.texts


@laws
@given(worlds(), st.data(), st.booleans())
def test_an_actor_joined_to_another_is_named_nowhere_and_its_file_goes(
    told: list[Findings], data: st.DataObject, published: bool
) -> None:
    site = Site().ingest(told)
    site = site.published() if published else site
    actors = [(entry.value, entry.path) for entry in site.load()[0].actors if not entry.value.parent]
    if len(actors) < 2:
        return
    (_, path), (other, gone) = data.draw(st.permutations(actors))[:2]
    text = splice(Actor, site.texts[path], [Set(("same_as",), (other.id,))])
    joined = site.holding(path, text).ingest(told)
    assert gone not in joined.texts
    assert "DL044" not in {problem.code for problem in joined.problems}
    assert joined.errors == []
    assert held(joined) == held(site)


@laws
@given(worlds(), st.integers(1, 5), st.data())
def test_an_entry_split_by_hand_stays_split_whatever_comes(
    told: list[Findings], number: int, data: st.DataObject
) -> None:
    site = Site().ingest(told[:number])
    found = [(event, path) for event, path in of_events(site) if len(event.claims) > 1]
    if not found:
        return
    event, path = data.draw(st.sampled_from(found))
    moved = data.draw(st.sampled_from(event.claims))
    after = moved_by_hand(site, path, event, moved).ingest(told)
    assert homes(after)[moved.id] == "by-hand"
    kept = {claim.id: event.id for claim in event.claims if claim != moved}
    assert kept.items() <= homes(after).items()
    assert held(after) == held(Site().ingest(told))
    assert after.ingest(told).texts == after.texts


def moved_by_hand(site: Site, path: str, event: Event, claim: Claim) -> Site:
    """The site with one claim of an event in an entry of its own, made by hand."""
    at = event.claims.index(claim)
    text = splice(Event, site.texts[path], [Remove(("claims", at)), Set(("not_same_as",), ("by-hand",))])
    new = f"---\nid: by-hand\ntitle: Mine\ndate: {event.date}\nkind: {event.kind}\nescalation: {event.escalation or ''}\n---\n"
    made = splice(Event, new, [Append(("claims",), claim)])
    return site.holding(path, text).holding("content/events/by-hand.md", made)


def test_a_report_goes_to_the_entry_that_has_the_claim_it_repeats_and_a_moved_claim_keeps_its_report() -> (
    None
):
    when = {"day": "2031-05-02", "kind": "shelling", "by": ["norland", "sudria"], "at": "Orla"}
    soldiers = {"killed": 12, "victims": "military", "side": "norland", "day": "2031-05-02"}
    civilians = {"killed": 4, "victims": "civilian", "side": "norland", "day": "2031-05-02"}
    day = date(2031, 5, 3)
    both = {"published": day, "claims": [soldiers, civilians], "events": [{**when, "counts": [0, 1]}]}
    again = {"published": day, "claims": [civilians], "events": [{**when, "counts": [0]}]}
    told = [article_of("first", both)]
    site = Site().ingest(told)
    [(event, path)] = of_events(site)
    claim = next(one for one in event.claims if one.min == 4)
    told.append(article_of("second", again))
    after = moved_by_hand(site, path, event, claim).ingest(told)
    found = {one.id: {(claim.source, claim.min) for claim in one.claims} for one, _ in of_events(after)}
    assert found == {event.id: {("first", 12)}, "by-hand": {("first", 4), ("second", 4)}}
    assert {report.source for report in groups(after, told)["by-hand"].reports} == {"first", "second"}
    assert after.ingest(told).texts == after.texts


def test_the_documentation_has_the_rules_of_the_program() -> None:
    text = (Path(__file__).parent.parent / "docs" / "merging.md").read_text("utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    assert [(rule.strip("`"), sentence) for rule, sentence in rows] == [*SENTENCES.items()]
