"""What a person joins stays one, and what they tell apart stays two: events, actors and escalations alike."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from conftest import cases
from editing_articles import START, article, batches, flare_ups, worlds
from editing_world import Site
from hypothesis import event, given, settings
from hypothesis import strategies as st

from generator import permalinks
from generator.content.addresses import vanished
from generator.editing.hand import refers
from generator.model.claim import Statement
from generator.model.finding import Findings
from generator.model.record import Entry
from generator.model.vocabulary import Act
from generator.site.addresses import aliases
from generator.site.corrections import entries
from generator.splice import Append, splice

laws = settings(max_examples=cases(20))
WORLDS = worlds() | flare_ups()
FOLDERS = ("escalations", "events", "actors")


def saying(site: Site, entry: Entry, field: str, *names: str) -> Site:
    """The site with others named in one entry's `same_as` or `not_same_as`."""
    edits = [Append((field,), name) for name in names]
    return site.holding(entry.path, splice(type(entry.value), site.texts[entry.path], edits))


def everything(site: Site) -> Iterator[Entry]:
    record = site.load()[0]
    yield from (*record.events, *record.actors, *record.escalations, *record.sources)


def ids(site: Site, folder: str) -> set[str]:
    return {entry.value.id for entry in getattr(site.load()[0], folder)}


def referred(site: Site, folder: str) -> set[str]:
    """The ids in a folder that any entry refers to."""
    names = {name for one in everything(site) for name in refers(one.value)}
    return {name.removeprefix(f"{folder}/") for name in names if name.startswith(f"{folder}/")}


def held(site: Site) -> Counter:
    """Every claim and statement, as far as it does not name an actor; and every source."""
    record = site.load()[0]
    found = Counter(entry.value.id for entry in record.sources)
    for entry in record.events:
        found.update((one.source, one.paragraph, one.measure, one.min) for one in entry.value.claims)
        found.update((one.source, one.paragraph, one.act, one.quote) for one in entry.value.statements)
    return found


def two_of(site: Site, data: st.DataObject) -> tuple[str, list[Entry]]:
    """Two entries of a folder, one at least where there are not two."""
    shelves = {folder: getattr(site.load()[0], folder) for folder in FOLDERS}
    fitting = [folder for folder in FOLDERS if len(shelves[folder]) > 1]
    if not fitting:
        return "", []
    folder = data.draw(st.sampled_from(fitting))
    event(folder)
    return folder, data.draw(st.permutations(shelves[folder]))


@laws
@given(WORLDS, st.integers(1, 5), st.data())
def test_joined_entries_stay_one_whatever_articles_come_in_whatever_order(
    told: list[Findings], number: int, data: st.DataObject
) -> None:
    first, rest = told[:number], told[number:]
    site = Site().ingest(first)
    if data.draw(st.booleans()):
        site = site.published()
    folder, found = two_of(site, data)
    if not found:
        return
    keeper, gone = found[:2]
    site = saying(site, keeper, "same_as", gone.value.id)
    for more in data.draw(batches(rest)) if rest else [[]]:
        site = site.ingest(data.draw(st.permutations([*first, *more])))
        assert keeper.value.id in ids(site, folder)
        assert gone.value.id not in ids(site, folder)
        assert gone.value.id not in referred(site, folder)
        assert site.errors == []
    fresh = Site().ingest(told)
    assert held(site) == held(fresh)
    assert site.ingest(told).texts == site.texts
    ways = {alias.address: alias.target for alias in aliases(entries(site.load()[0], drafts=False))}
    address, target = (permalinks.permalink(folder, one.value.id) for one in (gone, keeper))
    assert ways == {address: target}


@laws
@given(WORLDS, st.integers(1, 5), st.data())
def test_entries_told_apart_stay_two_whatever_articles_come_in_whatever_order(
    told: list[Findings], number: int, data: st.DataObject
) -> None:
    first, rest = told[:number], told[number:]
    site = Site().ingest(first)
    folder, found = two_of(site, data)
    if not found:
        return
    pair = {one.value.id for one in found[:2]}
    site = saying(site, found[0], "not_same_as", found[1].value.id).ingest(first)
    for more in data.draw(batches(rest)) if rest else [[]]:
        site = site.ingest(data.draw(st.permutations([*first, *more])))
        gone = pair - ids(site, folder)
        assert not gone & referred(site, folder)
        assert folder == "actors" or not gone
        assert site.errors == []
    assert held(site) == held(Site().ingest(told))
    assert site.ingest(told).texts == site.texts


@laws
@given(WORLDS, st.data())
def test_orders_that_cannot_be_followed_are_told_with_their_place_and_lose_nothing(
    told: list[Findings], data: st.DataObject
) -> None:
    """Chains, circles, one entry that two others claim, an entry joined to itself and to nothing."""
    before = site = Site().ingest(told)
    _, found = two_of(site, data)
    if not found:
        return
    names = [*(one.value.id for one in found), "nobody"]
    for one in found[:3]:
        others = data.draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
        fields = st.sampled_from(["same_as", "same_as", "not_same_as"])
        for other in others:
            site = saying(
                site, next(e for e in everything(site) if e.path == one.path), data.draw(fields), other
            )
    problems = site.load()[1]
    assert all(problem.mark.line for problem in problems)
    after = site.ingest(told)
    assert held(after) == held(before)
    assert after.ingest(told).texts == after.texts


def chain(told: list[Findings]) -> tuple[Site, list[Entry]]:
    """Three entries, of which the first is to take the second, and the second the third."""
    site = Site().ingest(told)
    found = list(site.load()[0].events)
    site = saying(site, found[1], "same_as", found[2].value.id)
    return saying(site, found[0], "same_as", found[1].value.id), found


def three_days() -> list[Findings]:
    return [
        Findings(
            article=article(number, START + timedelta(number)),
            statements=(Statement(speaker="norland", act=Act.STATE, source="article", paragraph=number + 1),),
        )
        for number in range(3)
    ]


def test_a_chain_of_joins_is_followed_to_its_end_and_no_link_of_it_breaks_unnoticed() -> None:
    told = three_days()
    site, (first, middle, last) = chain(told)
    hints = [problem.hint for problem in site.load()[1] if problem.code == "DL044"]
    assert len([hint for hint in hints if "`same_as` first of all" in hint]) == 1
    joined = site.ingest(told)
    assert ids(joined, "events") == {first.value.id, middle.value.id}
    [left] = [problem for problem in joined.problems if problem.code == "DL044"]
    assert "`same_as` first of all" in left.hint
    here = next(one for one in everything(joined) if one.path == first.path)
    followed = saying(joined, here, "same_as", last.value.id).without(middle.path).ingest(told)
    assert ids(followed, "events") == {first.value.id}
    assert held(followed) == held(Site().ingest(told))


def test_where_the_middle_of_a_chain_is_deleted_nothing_is_lost_and_the_address_of_its_end_is_asked_for() -> (
    None
):
    told = three_days()
    site, (first, middle, last) = chain(told)
    broken = site.ingest(told).without(middle.path).ingest(told)
    assert ids(broken, "events") == {first.value.id}
    assert held(broken) == held(Site().ingest(told))
    [lost] = vanished(broken.load()[0], Site().ingest(told).published().texts[permalinks.PATH])
    assert last.value.id in lost.message
    assert "same_as" in lost.hint
