"""What is known of a file's bytes is not decoded again, and makes no difference."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content import decoding
from generator.content.load import FOLDER, SKIP, SUFFIXES, load_record
from generator.decode.text import front_end, front_matter
from generator.errors import Mark, Problem
from generator.files import SourceFile, read_tree
from generator.memo.store import NO_STORE, Store
from generator.model.config import Config
from generator.model.record import Record

CONFIG = Config(title="A record")
ENTRY = "---\nid: {0}\ntitle: Day {0}\ndate: 2011-03-05\n{1}---\nText of {0}.\n"
PIECES = st.sampled_from(["---", "\n", "\r\n", "\r", " ", "\t", "id: a", "--- ", "é", "\ufeff", "-", "----"])


@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_front_matter_ends_where_that_of_the_text_does(text: str) -> None:
    raw = text.encode()
    characters = raw.decode("utf-8").removeprefix("\ufeff")
    try:
        front = front_matter(characters)
    except ValueError:
        front = None
    mark = len(raw) - len(characters.encode())
    assert front_end(raw) == (mark + len(characters[: front.body].encode()) if front else len(raw))


def test_digests_tell_a_body_from_front_matter() -> None:
    one, body, head = (
        raw.encode()
        for raw in (ENTRY.format("a", ""), ENTRY.format("a", "") + "More.\n", ENTRY.format("a", "kind: b\n"))
    )
    assert decoding.digests(one)[1] == decoding.digests(body)[1] != decoding.digests(head)[1]
    assert len({decoding.digests(raw)[0] for raw in (one, body, head)}) == 3


def entries(changes: Mapping[int, str], count: int = 90) -> list[SourceFile]:
    return [
        SourceFile(f"content/events/{n:03}.md", ENTRY.format(f"e-{n}", changes.get(n, "")).encode())
        for n in range(count)
    ]


def same(one: tuple[Record, tuple[Problem, ...]], other: tuple[Record, tuple[Problem, ...]]) -> bool:
    places = [[dict(entry.marks) for entry in record.events] for record, _ in (one, other)]
    digests = [[(entry.whole, entry.head) for entry in record.events] for record, _ in (one, other)]
    return one == other and places[0] == places[1] and digests[0] == digests[1]


CHANGES = st.dictionaries(st.integers(0, 89), st.sampled_from(["kind: b\n", "date: never\n", "status: draft\n", "# c\n"]), max_size=4)  # fmt: skip


@given(CHANGES, CHANGES)
def test_what_was_read_before_changes_nothing(first: dict[int, str], second: dict[int, str]) -> None:
    before, _ = load_record(CONFIG, entries(first))
    assert same(
        load_record(CONFIG, entries(second), before=before.events), load_record(CONFIG, entries(second))
    )


def test_what_is_remembered_changes_nothing_and_spares_decoding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = {
        changed: load_record(CONFIG, entries(changes))
        for changed, changes in enumerate(({}, {5: "kind: b\n"}, {5: "date: never\n"}))
    }
    for changed, changes in ((0, {}), (1, {5: "kind: b\n"}), (2, {5: "date: never\n"}), (0, {})):
        store = Store(tmp_path)
        assert same(load_record(CONFIG, entries(changes), store), plain[changed])
        store.close()
    store, decoded = Store(tmp_path), list[str]()
    decode = decoding.decode_entry
    monkeypatch.setattr(decoding, "decode_entry", lambda cls, raw, path, **options: (decoded.append(path), decode(cls, raw, path, **options))[1])  # fmt: skip
    load_record(CONFIG, entries({}), store)
    assert decoded == []
    load_record(CONFIG, entries({5: "kind: c\n"}), store)
    store.close()
    assert "content/events/005.md" in decoded
    assert len(decoded) < 90


def test_several_processes_and_a_memory_give_what_one_gives(tmp_path: Path) -> None:
    files = entries({7: "date: never\n", 30: "# c\n"}, 6000)
    plain = load_record(CONFIG, files)
    for _ in range(2):
        store = Store(tmp_path)
        assert same(load_record(CONFIG, files, store, jobs=2), plain)
        store.close()
    assert same(load_record(CONFIG, files, NO_STORE, jobs=2), plain)


def test_a_remembered_list_that_does_not_fit_its_files_is_none(tmp_path: Path) -> None:
    files = entries({}, 3)
    store = Store(tmp_path)
    leaves = [decoding.Leaf.of(decoding.Event, file) for file in files]
    record, _ = load_record(CONFIG, files)
    values = [entry.value for entry in record.events]
    assert decoding.fitting(values, leaves) == values
    for wrong in (None, values[:2], [*values, None], [*values[:2], "text"], tuple(values), "text"):
        assert decoding.fitting(wrong, leaves) is None
    store.close()


def test_a_place_is_found_in_the_file_only_while_that_is_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "content" / "events" / "a.md"
    path.parent.mkdir(parents=True)
    path.write_text(ENTRY.format("a", ""))
    files, _ = read_tree(tmp_path, FOLDER, SUFFIXES, skip=SKIP)
    [first], [second] = (load_record(CONFIG, files)[0].events for _ in range(2))
    assert first.marks["title",] == Mark("content/events/a.md", 3, 8)
    path.write_text("\n" + ENTRY.format("a", ""))
    assert first.marks["title",] == Mark("content/events/a.md", 3, 8)
    assert dict(second.marks) == {}
    path.unlink()
    assert dict(load_record(CONFIG, files)[0].events[0].marks) == {}
