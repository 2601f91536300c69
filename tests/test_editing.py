"""The laws of editing, over articles drawn at random."""

import re
from collections import Counter
from dataclasses import replace

from conftest import cases
from editing_articles import START, article, batches, days_of_incidents_apart, later_versions, worlds
from editing_hand import CHANGES
from editing_world import ACTORS, LEDGER, PERSONS, Site
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editing.ledger import parse, serialise
from generator.editing.reconcile import fitted
from generator.edtf import Edtf
from generator.model.claim import Claim, Statement
from generator.model.event import Event
from generator.model.finding import EventFinding, Findings
from generator.model.vocabulary import Act, DateBasis, Measure, Scope
from generator.splice import Append, Remove, splice

laws = settings(max_examples=cases(40))


def claims_of(site: Site) -> Counter[tuple[str, object, object, object]]:
    record, _ = site.load()
    return Counter(
        (claim.source, claim.paragraph, claim.measure, claim.min)
        for entry in record.events
        for claim in entry.value.claims
    )


def said_in(site: Site) -> Counter[str]:
    record, _ = site.load()
    return Counter(said.source for entry in record.events for said in entry.value.statements)


def escalations_of(site: Site) -> dict[str, str]:
    return {entry.value.id: entry.value.title for entry in site.load()[0].escalations}


@laws
@given(worlds(), st.data())
def test_another_order_of_articles_makes_the_same_files(told: list[Findings], data: st.DataObject) -> None:
    assert Site().ingest(told).texts == Site().ingest(data.draw(st.permutations(told))).texts


@laws
@given(worlds())
def test_a_second_ingest_changes_nothing(told: list[Findings]) -> None:
    once = Site().ingest(told)
    assert once.plan(told).changes == ()
    assert once.ingest(told).texts == once.texts


@laws
@given(worlds(), st.data())
def test_batches_of_any_size_make_what_one_batch_makes(told: list[Findings], data: st.DataObject) -> None:
    site = Site()
    for shelf in data.draw(batches(told)):
        site = site.ingest(shelf)
    assert site.texts == Site().ingest(told).texts


@laws
@given(worlds())
def test_no_claim_statement_or_source_is_lost_or_doubled(told: list[Findings]) -> None:
    site = Site().ingest(told)
    wanted = Counter(
        (one.article.id, item.claim.paragraph, item.claim.measure, item.claim.min)
        for one in told
        for item in one.claims
    )
    assert claims_of(site) == wanted
    assert said_in(site) == Counter(
        {one.article.id: len(set(one.statements)) for one in told if one.statements}
    )
    assert {entry.value.id for entry in site.load()[0].sources} == {one.article.id for one in told}


@laws
@given(days_of_incidents_apart())
def test_incidents_of_one_day_far_apart_stay_apart(told: list[Findings]) -> None:
    """No entry holds claims of two places, where every claim is of a happening with a place."""
    record, _ = Site().ingest(told).load()
    places = {
        item.claim.quote: event.place
        for one in told
        for item, event in zip(one.claims, one.events, strict=True)
    }
    for entry in record.events:
        assert len({places[claim.quote] for claim in entry.value.claims}) < 2, entry.value.title


@laws
@given(worlds())
def test_what_ingest_writes_is_valid_and_refers_to_nothing_missing(told: list[Findings]) -> None:
    assert Site().ingest(told).errors == []


@laws
@given(worlds())
def test_the_ledger_reads_back_as_it_was_written(told: list[Findings]) -> None:
    text = Site().ingest(told).texts[LEDGER]
    assert serialise(parse(text)) == text


@laws
@given(worlds(), st.data())
def test_a_plan_says_what_is_there_and_changes_each_file_once(
    told: list[Findings], data: st.DataObject
) -> None:
    site = Site()
    for shelf in data.draw(batches(told)):
        changes = site.plan(shelf).changes
        assert [change.path for change in changes] == sorted({change.path for change in changes})
        for change in changes:
            assert change.old == site.texts.get(change.path) != change.new
            assert re.fullmatch(r"content/.+\.md", change.path)
        site = site.ingest(shelf)


@laws
@given(worlds(), st.data())
def test_the_newer_text_of_an_article_takes_the_place_of_the_older(
    told: list[Findings], data: st.DataObject
) -> None:
    newer = data.draw(later_versions(told))
    assert Site().ingest(told).ingest(newer).texts == Site().ingest(newer).texts


@laws
@given(worlds(), st.data(), st.booleans(), st.booleans())
def test_two_branches_that_took_in_different_articles_make_one_again(
    told: list[Findings], data: st.DataObject, ours: bool, union: bool
) -> None:
    """Whatever lines a merge left in the ledger: nothing is taken for a person's, and nothing for deleted."""
    base = told[: data.draw(st.integers(0, len(told)))]
    first = data.draw(st.sets(st.integers(0, len(told) - 1)))
    site = Site().ingest(base)
    one = site.ingest(base + [found for n, found in enumerate(told) if n in first and found not in base])
    two = site.ingest(base + [found for n, found in enumerate(told) if n not in first and found not in base])
    after = site.merged(one, two, ours, union).ingest(told)
    fresh = Site().ingest(told)
    assert after.holding(LEDGER, "").texts == fresh.holding(LEDGER, "").texts
    assert union or after.texts == fresh.texts


@laws
@given(worlds(), st.data())
def test_an_escalation_that_a_person_looked_at_is_never_renamed(
    told: list[Findings], data: st.DataObject
) -> None:
    *before, last = data.draw(batches(told))
    site = Site().ingest(before[0] if before else last)
    if not (paths := site.paths("escalations/")):
        return
    path = data.draw(st.sampled_from(paths))
    name = path.split("/")[-1].removesuffix(".md")
    title = escalations_of(site)[name]
    site = site.edited(path, "---\n", "---\n# a person's note\n")
    for shelf in [*before[1:], last]:
        site = site.ingest(shelf)
        assert escalations_of(site)[name] == title


def event_paths(site: Site) -> list[str]:
    return site.paths("events/")


@st.composite
def edited_sites(draw: st.DrawFn) -> tuple[list[Findings], Site, str, str]:
    """Articles, a site made of some of them and edited, the file edited, the line a person wrote."""
    told = draw(worlds())
    site = Site().ingest(told[: draw(st.integers(1, len(told)))])
    path = draw(st.sampled_from(site.paths()))
    line = draw(st.sampled_from(["# a person's note", "title: A person's title", "name: A person's name"]))
    key = line.partition(":")[0]
    present = next((one for one in site.texts[path].splitlines() if one.startswith(f"{key}: ")), None)
    if present is None:
        line, present = "# a person's note", "---"
    new = f"---\n{line}" if present == "---" else f"{line}  # mine"
    return told, site.edited(path, present, new), path, new.removeprefix("---\n")


@laws
@given(edited_sites())
def test_a_line_or_comment_of_a_persons_survives(drawn: tuple[list[Findings], Site, str, str]) -> None:
    told, site, path, line = drawn
    after = site.ingest(told)
    assert line in after.texts[path].splitlines()
    assert after.ingest(told).texts == after.texts
    assert after.errors == []


@laws
@given(edited_sites())
def test_no_claim_is_doubled_beside_a_persons_edits(drawn: tuple[list[Findings], Site, str, str]) -> None:
    told, site, *_ = drawn
    after = site.ingest(told)
    ids = Counter(claim.id for entry in after.load()[0].events for claim in entry.value.claims)
    assert [name for name, count in ids.items() if count > 1] == []
    fresh = Site().ingest(told)
    assert claims_of(after) == claims_of(fresh)
    assert said_in(after) == said_in(fresh)


@laws
@given(worlds(), st.data())
def test_a_persons_note_changes_nothing_but_its_file(told: list[Findings], data: st.DataObject) -> None:
    site = Site().ingest(told)
    path = data.draw(st.sampled_from(site.paths()))
    noted = site.edited(path, "---\n", "---\n# a person's note\n")
    assert noted.ingest(told).texts == noted.texts


@laws
@given(worlds(), st.data())
def test_a_deleted_entry_stays_deleted(told: list[Findings], data: st.DataObject) -> None:
    """One that others refer to comes again, and that is told."""
    site = Site().ingest(told[: data.draw(st.integers(1, len(told)))])
    path = data.draw(st.sampled_from(site.paths()))
    after = site.without(path).ingest(told)
    revived = {problem.mark.path for problem in after.problems if problem.code == "DL093"}
    assert path not in after.texts or path in revived
    assert not (revived and path.startswith(("content/events/", "content/escalations/")))
    gone = {claim.id for entry in site.load()[0].events if entry.path == path for claim in entry.value.claims}
    assert gone.isdisjoint(claim.id for entry in after.load()[0].events for claim in entry.value.claims)
    assert after.ingest(told).texts == after.texts
    assert after.errors == []


@laws
@given(worlds(), st.data())
def test_a_deleted_claim_stays_deleted(told: list[Findings], data: st.DataObject) -> None:
    site = Site().ingest(told[: data.draw(st.integers(1, len(told)))])
    held = [(entry.path, claim) for entry in site.load()[0].events for claim in entry.value.claims]
    if not held:
        return
    path, claim = data.draw(st.sampled_from(held))
    text = splice(Event, site.texts[path], [Remove(("claims", _index(site, path, claim.id)))])
    after = site.holding(path, text).ingest(told)
    assert claim.id not in {one.id for entry in after.load()[0].events for one in entry.value.claims}
    assert claims_of(after).total() == sum(len(one.claims) for one in told) - 1
    assert after.ingest(told).texts == after.texts


def _index(site: Site, path: str, name: str) -> int:
    [event] = [entry.value for entry in site.load()[0].events if entry.path == path]
    return [claim.id for claim in event.claims].index(name)


@laws
@given(worlds(), st.data())
def test_what_rests_on_an_article_that_was_taken_away_stays(
    told: list[Findings], data: st.DataObject
) -> None:
    site = Site().ingest(told)
    left = told[: data.draw(st.integers(0, len(told)))]
    after = site.ingest(left)
    assert claims_of(after) == claims_of(site)
    assert after.errors == []
    assert after.ingest(left).texts == after.texts
    assert after.ingest(told).texts == site.texts


@laws
@given(worlds(), st.sampled_from(sorted(CHANGES)), st.data())
def test_a_persons_change_of_any_field_stands(told: list[Findings], field: str, data: st.DataObject) -> None:
    told[0] = replace(told[0], article=article(0, START))
    site = Site().ingest(told)
    found = [(entry.value, entry.path) for entry in site.load()[0].events]
    if not found:
        return
    event, path = data.draw(st.sampled_from(found))
    edit, stands = CHANGES[field]
    if isinstance(edit, Remove) and not getattr(event, field):
        return
    if isinstance(edit, Append) and edit.value in event.sources:
        return
    edited = site.holding(path, splice(Event, site.texts[path], [edit]))
    after = edited.ingest(told)
    events = {entry.value.id: entry.value for entry in after.load()[0].events}
    assert stands(events[event.id])
    assert after.ingest(told).texts == after.texts
    assert after.errors == []
    assert claims_of(after) == claims_of(site)


def test_a_part_stays_with_its_whole_where_a_person_corrected_the_whole() -> None:
    whole = Claim(id="theirs", measure=Measure.KILLED, min=9, max=9, scope=Scope.BACKGROUND, source="s1")
    part = replace(whole, id="part", min=2, max=2, part_of="ours")
    here = Event(id="e", title="x", date=Edtf.parse("2031-05-02"), claims=(whole,))
    derived = replace(here, claims=(replace(whole, id="ours"), part))
    assert [claim.part_of for claim in fitted(derived, here, {}).claims] == [None, "theirs"]
    assert fitted(derived, derived, {}) == derived


def test_a_name_that_a_person_gave_an_actor_stays_though_the_articles_then_call_it_so() -> None:
    said = Statement(speaker="mira-telli", act=Act.STATE, source="article", paragraph=1)
    told = [
        Findings(
            article=article(0, START),
            actors=tuple(ACTORS.values()),
            persons=(PERSONS["mira-teli"], PERSONS["mira-telli"]),
            statements=(said,),
        )
    ]
    path = "content/actors/mira-telli.md"
    named = Site().ingest(told).edited(path, "kind: person", "aliases: [Mira Teli]\nkind: person")
    after = named.ingest(told)
    assert "aliases: [Mira Teli]" in after.texts[path]
    assert after.ingest(told).texts == after.texts


def test_what_another_branch_put_under_another_id_passes_for_deleted_in_no_part() -> None:
    """One branch learned that two spellings are one person: the row of the entry's old id came back with the merge."""
    said = (
        Statement(speaker="norland", act=Act.ACCUSE, source="article", paragraph=1),
        Statement(speaker="anders-holt", act=Act.ANNOUNCE, of="norland", source="article", paragraph=1),
    )
    event = EventFinding(
        date=Edtf.day(START),
        date_basis=DateBasis.STATED,
        kind="statement",
        title="Something",
        actors=("norland", "sudria"),
        quote="It was said.",
        statements=(0,),
    )
    spoken = Findings(
        article=article(0, START), actors=tuple(ACTORS.values()), statements=said, events=(event,)
    )
    spelt = Findings(article=article(1, START), persons=(PERSONS["anders-holt"], PERSONS["andars-holt"]))
    site = Site().ingest([spoken])
    after = site.merged(site, site.ingest([spoken, spelt]), ours=False, union=True).ingest([spoken, spelt])
    assert "events/2031-03-01-anders-holt-statement" in after.texts[LEDGER]
    assert said_in(after) == {spoken.article.id: 2}
