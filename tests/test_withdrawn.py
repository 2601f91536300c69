"""The laws of what the articles tell no more, and of what they tell of an entry that a person deleted."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from conftest import cases
from editing_articles import later_versions, worlds
from editing_world import Site
from hypothesis import given, settings
from hypothesis import strategies as st
from test_editing import claims_of

from generator.editing.withdrawn import words
from generator.edtf import Edtf
from generator.errors import Mark
from generator.model.event import Event
from generator.model.finding import Findings
from generator.model.vocabulary import Status
from generator.reviewing.decide import Decision, effects

laws = settings(max_examples=cases(40))


def events_of(site: Site) -> dict[str, Event]:
    return {entry.value.id: entry.value for entry in site.load()[0].events}


def counted(site: Site) -> Counter[tuple[object, ...]]:
    """Every claim that counts, however often, whatever its source is called: a tombstone's do not."""
    return Counter(
        (claim.paragraph, claim.measure, claim.min)
        for event in events_of(site).values()
        if event.status is not Status.RETRACTED
        for claim in event.claims
    )


def said(event: Event) -> set[tuple[str, str]]:
    return {(item.source, words(item)) for item in (*event.claims, *event.statements)}


def moved(one: Findings, days: int) -> Findings:
    """The same article, of another day: all that it dates moves with it."""

    def later(when: Edtf | None) -> Edtf | None:
        return when and Edtf.day((when.last or when.first or date.min) + timedelta(days))

    assert one.article.published
    return replace(
        one,
        article=replace(one.article, published=one.article.published + timedelta(days)),
        claims=tuple(
            replace(item, claim=replace(item.claim, period=later(item.claim.period))) for item in one.claims
        ),
        events=tuple(replace(event, date=later(event.date) or event.date) for event in one.events),
    )


@laws
@given(worlds(), st.data(), st.booleans())
def test_what_a_published_entry_no_longer_has_stands_in_its_corrections_and_counts_once(
    told: list[Findings], data: st.DataObject, redated: bool
) -> None:
    """A claim that keeps its id is the same, also where more is known of whose people it counts."""
    site = Site().ingest(told).published()
    newer = [moved(told[0], 40), *told[1:]] if redated else data.draw(later_versions(told))
    after = site.ingest(newer)
    now, told_now = events_of(after), {pair for event in events_of(after).values() for pair in said(event)}
    stay = {claim.id for event in now.values() for claim in event.claims}
    for name, event in events_of(site).items():
        listed = {(one.field, one.was) for one in now[name].corrections}
        left = replace(event, claims=tuple(claim for claim in event.claims if claim.id not in stay))
        lost = {text for source, text in said(left) if (source, text) not in told_now}
        assert lost <= {was for _, was in listed} or now[name].status is Status.RETRACTED
        assert not listed or "DL049" in {problem.code for problem in after.problems}
    assert counted(after) == counted(Site().ingest(newer))
    assert after.ingest(newer).texts == after.texts
    assert not [problem for problem in after.ingest(newer).problems if problem.code == "DL049"]


@laws
@given(worlds())
def test_another_headline_of_a_published_article_changes_no_id_and_corrects_nothing(
    told: list[Findings],
) -> None:
    site = Site().ingest(told).published()
    first = told[0].article
    other = replace(first, id=f"{first.id}-other", title="Another headline", sha256="f" * 64)
    after = site.ingest([replace(told[0], article=other), *told[1:]])
    assert claims_of(after) == claims_of(site)
    assert not any(event.corrections for event in events_of(after).values())


@laws
@given(worlds(), st.data())
def test_more_of_a_deleted_entry_is_told_once_and_waits_until_it_is_left_or_brought_back(
    told: list[Findings], data: st.DataObject
) -> None:
    site = Site().ingest(told[: data.draw(st.integers(1, len(told)))])
    if not (paths := site.paths("events/")):
        return
    path = data.draw(st.sampled_from(paths))
    gone = {claim.id for entry in site.load()[0].events if entry.path == path for claim in entry.value.claims}
    after = site.without(path).ingest(told)
    news = [problem for problem in after.problems if problem.code == "DL048"]
    missing = claims_of(Site().ingest(told)).total() - claims_of(after).total() - len(gone)
    assert missing >= 0
    assert news or not missing
    assert "DL048" not in {problem.code for problem in after.ingest(told).problems}
    waiting = [item for item in after.items(told) if item.kind == "deleted"]
    assert bool(waiting) == bool(news)
    for item in waiting:
        left = after.decided(effects([Decision(item.id, "leave", "", Mark("test"))], [item])).ingest(told)
        assert left.texts.keys() <= after.texts.keys()
        assert left.errors == [], "what goes is named by nothing"
        assert {name.split("/")[1] for name in after.texts.keys() - left.texts.keys()} <= {"actors"}
        assert not [one for one in left.items(told) if one.kind == "deleted"]
        back = after.decided(effects([Decision(item.id, "restore", "", Mark("test"))], [item])).ingest(told)
        held = {claim.id for event in events_of(back).values() for claim in event.claims}
        assert item.mark.path in back.texts
        assert gone.isdisjoint(held)
        assert claims_of(back).total() == claims_of(after).total() + missing
        assert back.ingest(told).texts == back.texts
