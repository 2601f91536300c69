"""The laws of the review, over records drawn at random."""

from conftest import cases
from editing_articles import worlds
from editing_hand import reviewable
from editing_world import LEDGER, Site
from hypothesis import event, given, settings
from hypothesis import strategies as st

from generator.errors import Mark
from generator.model.finding import Findings
from generator.reviewing.decide import Decision, effects
from generator.reviewing.item import Effect, Item
from generator.reviewing.kinds import KINDS

laws = settings(max_examples=cases(15))
#: A value for every decision that takes one.
VALUES = {"published": "2031-03-02", "day": "2031-03-02", "rename": "The border war"}
#: Decisions from which something follows for other entries, or for what an entry tells: an ingest works that out.
FOLLOWED = {"yes", "same", "day", "take"}


def decided(item: Item, word: str, items: tuple[Item, ...]) -> tuple[Effect, ...]:
    return effects([Decision(item.id, word, VALUES.get(word, ""), Mark("test"))], items)


def changed(one: Site, other: Site) -> set[str]:
    return {
        path for path in one.texts.keys() | other.texts.keys() if one.texts.get(path) != other.texts.get(path)
    }


@laws
@given(worlds(), st.data())
def test_a_decision_takes_its_item_off_the_list_and_changes_the_file_of_its_item_alone(
    told: list[Findings], data: st.DataObject
) -> None:
    site = data.draw(reviewable(told))
    items = site.items(told)
    if not items:
        return
    kind = data.draw(st.sampled_from(sorted({item.kind for item in items})))
    item = data.draw(st.sampled_from([item for item in items if item.kind == kind]))
    word = data.draw(st.sampled_from(sorted(KINDS[item.kind].choices)))
    event(f"{item.kind} {word}")
    after = site.decided(decided(item, word, items))
    assert changed(site, after) <= {item.mark.path, LEDGER}
    if word not in FOLLOWED:
        assert item.name not in {left.name for left in after.items(told)}
    again = after.ingest(told)
    assert item.name not in {left.name for left in again.items(told)}
    if word not in FOLLOWED:
        assert changed(after, again) <= {LEDGER}
    assert again.ingest(told).texts == again.texts


@laws
@given(worlds(), st.data())
def test_deciding_all_that_waits_empties_the_list(told: list[Findings], data: st.DataObject) -> None:
    site = data.draw(reviewable(told))
    for _ in range(6):
        items = site.items(told)
        if not items:
            break
        words = [data.draw(st.sampled_from(sorted(KINDS[item.kind].choices))) for item in items]
        made = [
            Decision(item.id, word, VALUES.get(word, ""), Mark("test"))
            for item, word in zip(items, words, strict=True)
        ]
        site = site.decided(effects(made, items)).ingest(told)
    assert site.items(told) == ()
    assert site.ingest(told).texts == site.texts


@laws
@given(worlds(), st.data())
def test_ids_of_items_depend_neither_on_the_names_of_files_nor_on_other_items(
    told: list[Findings], data: st.DataObject
) -> None:
    site = data.draw(reviewable(told))
    items = site.items(told)
    paths = [path for path in site.paths() if path.split("/")[1] in ("events", "escalations")]
    moved = dict(zip(paths, data.draw(st.permutations(range(len(paths)))), strict=True))
    texts = {
        f"{path.rsplit('/', 1)[0]}/{moved[path]}.md" if path in moved else path: text
        for path, text in site.texts.items()
    }
    assert {item.id for item in Site(texts).items(told)} == {item.id for item in items}
    if items:
        item = data.draw(st.sampled_from(items))
        word = data.draw(st.sampled_from(sorted(KINDS[item.kind].choices)))
        after = site.decided(decided(item, word, items)).items(told)
        ids = {one.name: one.id for one in items if one.mark.path != item.mark.path}
        assert {one.name: one.id for one in after if one.name in ids}.items() <= ids.items()


@laws
@given(worlds(), st.data())
def test_a_conflict_whose_articles_went_waits_no_more_and_waits_again_when_they_are_back(
    told: list[Findings], data: st.DataObject
) -> None:
    site = data.draw(reviewable(told))
    left = told[: data.draw(st.integers(0, len(told) - 1))]
    before = conflicts(site, told)
    event(f"{len(before)} conflicts")
    without = site.ingest(left)
    assert conflicts(without, left) == without.opened
    assert without.ingest(left).texts == without.texts
    back = without.ingest(told)
    again = conflicts(back, told)
    assert again == back.opened
    # What was asked while they were away nobody decided: it stays asked.
    assert before <= again <= before | conflicts(without, left)


def conflicts(site: Site, told: list[Findings]) -> set[str]:
    return {item.about for item in site.items(told) if item.kind == "conflict"}
