"""The laws of editing, over articles drawn at random."""

import os
from collections import Counter
from dataclasses import replace

from editing_world import LEDGER, Site, worlds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.editing.ledger import parse, serialise
from generator.edtf import Edtf
from generator.errors import Severity
from generator.model.event import Event, Place
from generator.model.finding import Findings
from generator.model.vocabulary import Status
from generator.splice import Append, Body, Remove, Set, splice

laws = settings(
    max_examples=int(os.environ.get("LAWS", "25")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def claims_of(site: Site) -> Counter[tuple[str, object, object, object]]:
    record, _ = site.load()
    return Counter(
        (claim.source, claim.paragraph, claim.measure, claim.min)
        for entry in record.events
        for claim in entry.value.claims
    )


@laws
@given(worlds(), st.randoms(use_true_random=False))
def test_another_order_of_articles_makes_the_same_files(told: list[Findings], random) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)
    assert Site().ingest(told).texts == Site().ingest(shuffled).texts


@laws
@given(worlds())
def test_a_second_ingest_changes_nothing(told: list[Findings]) -> None:
    once = Site().ingest(told)
    assert once.plan(told).changes == ()
    assert once.ingest(told).texts == once.texts


@laws
@given(worlds(), st.randoms(use_true_random=False))
def test_one_by_one_makes_what_one_batch_makes(told: list[Findings], random) -> None:
    batch = Site().ingest(told)
    random.shuffle(told)
    site = Site()
    for number in range(1, len(told) + 1):
        site = site.ingest(told[:number])
    assert site.texts == batch.texts


@laws
@given(worlds())
def test_no_claim_statement_or_source_is_lost_or_doubled(told: list[Findings]) -> None:
    record, _ = Site().ingest(told).load()
    wanted = Counter(
        (one.article.id, item.claim.paragraph, item.claim.measure, item.claim.min)
        for one in told
        for item in one.claims
    )
    assert claims_of(Site().ingest(told)) == wanted
    said = Counter(said.source for entry in record.events for said in entry.value.statements)
    assert said == Counter({one.article.id: len(set(one.statements)) for one in told if one.statements})
    assert {entry.value.id for entry in record.sources} == {one.article.id for one in told}


@laws
@given(worlds())
def test_what_ingest_writes_is_valid_and_refers_to_nothing_missing(told: list[Findings]) -> None:
    _, problems = Site().ingest(told).load()
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []


@laws
@given(worlds())
def test_the_ledger_reads_back_as_it_was_written(told: list[Findings]) -> None:
    text = Site().ingest(told).texts[LEDGER]
    assert serialise(parse(text)) == text


def event_paths(site: Site) -> list[str]:
    return [path for path in sorted(site.texts) if path.startswith("content/events/")]


@st.composite
def edited_sites(draw: st.DrawFn) -> tuple[list[Findings], Site, str, str]:
    """Articles, a site made of some of them and edited, the file edited, the line a person wrote."""
    told = draw(worlds())
    site = Site().ingest(told[: draw(st.integers(1, len(told)))])
    path = draw(st.sampled_from([path for path in sorted(site.texts) if path != LEDGER]))
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
    assert [str(one) for one in after.load()[1] if one.severity is Severity.ERROR] == []


@laws
@given(edited_sites())
def test_no_claim_is_doubled_beside_a_persons_edits(drawn: tuple[list[Findings], Site, str, str]) -> None:
    told, site, *_ = drawn
    record, _ = site.ingest(told).load()
    ids = Counter(claim.id for entry in record.events for claim in entry.value.claims)
    assert [name for name, count in ids.items() if count > 1] == []
    assert claims_of(site.ingest(told)) == claims_of(Site().ingest(told))


@laws
@given(worlds(), st.data())
def test_a_deleted_entry_stays_deleted(told: list[Findings], data: st.DataObject) -> None:
    site = Site().ingest(told[: data.draw(st.integers(1, len(told)))])
    paths = event_paths(site)
    if not paths:
        return
    path = data.draw(st.sampled_from(paths))
    after = site.without(path).ingest(told)
    assert path not in after.texts
    gone = {claim.id for entry in site.load()[0].events if entry.path == path for claim in entry.value.claims}
    assert gone.isdisjoint(claim.id for entry in after.load()[0].events for claim in entry.value.claims)
    assert after.ingest(told).texts == after.texts


@laws
@given(worlds(), st.data())
def test_a_deleted_claim_stays_deleted(told: list[Findings], data: st.DataObject) -> None:
    site = Site().ingest(told[: data.draw(st.integers(1, len(told)))])
    held = [(entry.path, claim) for entry in site.load()[0].events for claim in entry.value.claims]
    if not held:
        return
    path, claim = data.draw(st.sampled_from(held))
    text = splice(Event, site.texts[path], [Remove(("claims", _index(site, path, claim.id)))])
    after = Site({**site.texts, path: text}).ingest(told)
    assert claim.id not in {one.id for entry in after.load()[0].events for one in entry.value.claims}
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
    assert [str(one) for one in after.load()[1] if one.severity is Severity.ERROR] == []
    assert after.ingest(left).texts == after.texts
    assert after.ingest(told).texts == site.texts


#: What a person may do to an entry: the edit, and how to see that it still stands.
CHANGES = {
    "date": (Set(("date",), Edtf.parse("2031-02-20")), lambda event: event.date.text == "2031-02-20"),
    "kind": (Set(("kind",), "other"), lambda event: event.kind == "other"),
    "escalation": (Remove(("escalation",)), lambda event: event.escalation is None),
    "place": (Set(("place",), Place(name="Elsewhere")), lambda event: event.place == Place(name="Elsewhere")),
    "participants": (Remove(("participants",)), lambda event: not event.participants),
    "body": (Body("Mine."), lambda event: event.body == "Mine."),
    "status": (Set(("status",), Status.REVIEWED), lambda event: event.status is Status.REVIEWED),
    "statements": (Remove(("statements",)), lambda event: not event.statements),
    "sources": (
        Append(("sources",), "gazette-2031-03-01-0"),
        lambda event: "gazette-2031-03-01-0" in event.sources,
    ),
}


@laws
@given(worlds(), st.sampled_from(sorted(CHANGES)), st.data())
def test_a_persons_change_of_any_field_stands(told: list[Findings], field: str, data: st.DataObject) -> None:
    told[0] = replace(told[0], article=replace(told[0].article, id="gazette-2031-03-01-0"))
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
    edited = Site({**site.texts, path: splice(Event, site.texts[path], [edit])})
    after = edited.ingest(told)
    events = {entry.value.id: entry.value for entry in after.load()[0].events}
    assert stands(events[event.id])
    assert after.ingest(told).texts == after.texts
    assert [str(one) for one in after.load()[1] if one.severity is Severity.ERROR] == []
    assert claims_of(after) == claims_of(site)
