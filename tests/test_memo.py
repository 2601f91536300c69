"""The memo store: what it gives back is what was put in, and nothing that stands in its file can do harm."""

import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
import time
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import noun_strategies
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.memo import store as stores
from generator.memo.classes import ENTRIES
from generator.memo.findings import FINDINGS
from generator.memo.store import Memo, Store, key_of
from generator.memo.values import Codec, maker
from generator.model.event import Event

CODEC = Codec(ENTRIES)


@given(noun_strategies.nouns(Event))
def test_a_value_comes_back_equal(event: Event) -> None:
    assert CODEC.loads(CODEC.dumps(event)) == event


@given(st.sampled_from(list(noun_strategies.NOUNS)).flatmap(noun_strategies.nouns), st.data())
def test_a_value_made_the_short_way_is_that_of_its_class(noun: Any, draw: st.DataObject) -> None:
    cls = type(noun)
    given_all = {one.name: getattr(noun, one.name) for one in fields(cls)}
    optional = sorted(one.name for one in fields(cls) if one.default is not MISSING)
    left_out = draw.draw(st.sets(st.sampled_from(optional)))
    some = {name: value for name, value in given_all.items() if name not in left_out}
    assert maker(cls)(*given_all.values()) == noun
    assert maker(cls, by_name=True)(**some) == cls(**some)
    assert hash(maker(cls, by_name=True)(**some)) == hash(cls(**some))


def test_a_hostile_pickle_runs_nothing(tmp_path: Path) -> None:
    class Hostile:
        def __reduce__(self) -> object:
            return os.system, (f"touch {tmp_path / 'ran'}",)

    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(KeyError):
            CODEC.loads(pickle.dumps(Hostile(), protocol))
    for name in (b"cbuiltins\neval\n", b"cgenerator.files\nwrite_atomic\n", b"cos\nsystem\n"):
        with pytest.raises(KeyError):
            CODEC.loads(name + b"(S'1'\ntR.")
    assert not (tmp_path / "ran").exists()


def test_a_class_that_is_not_allowed_is_neither_written_nor_read() -> None:
    with pytest.raises(pickle.PicklingError):
        CODEC.dumps(Path())
    with pytest.raises(KeyError):
        CODEC.loads(pickle.dumps(Path()))


def put(site: Path, value: object = "value", key: bytes = b"key") -> None:
    store = Store(site)
    Memo(store, "kind").put(key, value)
    store.close()


def got(site: Path, key: bytes = b"key") -> object:
    store = Store(site)
    try:
        return Memo(store, "kind").get(key)
    finally:
        store.close()


def file_of(site: Path) -> Path:
    return site / stores.FOLDER / stores.NAME


def test_what_is_put_is_there_in_the_next_run(tmp_path: Path) -> None:
    assert got(tmp_path) is None
    put(tmp_path)
    assert got(tmp_path) == "value"
    assert (tmp_path / ".dateline" / ".gitignore").read_text() == "*\n"


def test_nothing_is_made_where_nothing_is_put(tmp_path: Path) -> None:
    assert got(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_keeps_nothing_writes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path, keep=False)
    Memo(store, "kind").put(b"key", 1)
    assert Memo(store, "kind").get(b"key") == 1
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_another_version_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path)
    monkeypatch.setattr(stores, "version", lambda: b"another")
    assert got(tmp_path) is None
    put(tmp_path, "new")
    assert got(tmp_path) == "new"
    monkeypatch.undo()
    assert got(tmp_path) is None


def test_a_store_from_elsewhere_is_empty(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    put(tmp_path / "one", "poison")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    assert got(tmp_path / "two") is None


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.5, 0.9])
def test_a_damaged_store_gives_a_value_or_nothing_and_heals(tmp_path: Path, share: float) -> None:
    for number in range(20):
        put(tmp_path, f"value {number}" * 100, str(number).encode())
    raw = bytearray(file_of(tmp_path).read_bytes())
    start = int(share * len(raw))
    raw[start : start + 3000] = os.urandom(3000)
    file_of(tmp_path).write_bytes(raw)
    for number in range(20):
        assert got(tmp_path, str(number).encode()) in (None, f"value {number}" * 100)
    for _ in range(3):
        put(tmp_path)
    assert got(tmp_path) == "value"


def test_a_value_that_was_moved_to_another_key_is_none(tmp_path: Path) -> None:
    put(tmp_path)
    with sqlite3.connect(file_of(tmp_path)) as file:
        file.execute("UPDATE memo SET key=? WHERE key=?", (b"other", b"key"))
    file.close()
    assert got(tmp_path, b"other") is None


def test_a_file_that_is_no_store_is_replaced(tmp_path: Path) -> None:
    put(tmp_path)
    file_of(tmp_path).unlink()
    with sqlite3.connect(file_of(tmp_path)) as file:
        file.execute("CREATE VIEW memo AS SELECT 1 AS kind, 2 AS key, 3 AS value")
    file.close()
    assert got(tmp_path) is None
    put(tmp_path)
    put(tmp_path)
    assert got(tmp_path) == "value"


@pytest.mark.parametrize("link", [".dateline", ".dateline/memo.sqlite"])
@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_out_of_the_site_is_never_written_through(tmp_path: Path, link: str, is_there: bool) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    (site / link).parent.mkdir(parents=True)
    outside.mkdir()
    if is_there:
        file = sqlite3.connect(outside / "memo.sqlite")
        file.execute("CREATE TABLE memo (kind TEXT, key BLOB, value BLOB, PRIMARY KEY (kind, key))")
        file.execute("INSERT INTO memo VALUES ('ours', x'00', x'00')")
        file.commit()
        file.close()
    before = {path.name: path.read_bytes() for path in outside.iterdir()}
    (site / link).symlink_to(outside / Path(link).relative_to(".dateline"))
    put(site)
    assert got(site) is None
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == before


WRITER = """
import sys
from pathlib import Path
from generator.memo.store import Memo, Store
store = Store(Path(sys.argv[1]))
memo = Memo(store, "kind")
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    memo.put(str(number).encode(), f"value {number}" * 50)
    if number % 20 == 0:
        store.write()
store.close()
"""


def writer(site: Path, first: int, last: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(site), str(first), str(last)])


def test_two_processes_write_one_store(tmp_path: Path) -> None:
    both = [writer(tmp_path, 0, 400), writer(tmp_path, 400, 800)]
    assert [process.wait() for process in both] == [0, 0]
    found = [got(tmp_path, str(number).encode()) for number in range(0, 800, 20)]
    assert all(
        value in (None, f"value {number}" * 50)
        for number, value in zip(range(0, 800, 20), found, strict=True)
    )
    put(tmp_path)
    assert got(tmp_path) == "value"


def test_a_store_survives_being_killed_in_the_middle(tmp_path: Path) -> None:
    for wait in (0.15, 0.25, 0.4):
        process = writer(tmp_path, 0, 1_000_000)
        time.sleep(wait)
        process.kill()
        process.wait()
        for number in range(0, 200, 20):
            assert got(tmp_path, str(number).encode()) in (None, f"value {number}" * 50)
    put(tmp_path)
    assert got(tmp_path) == "value"


def test_what_is_no_longer_asked_for_goes(tmp_path: Path) -> None:
    store = Store(tmp_path)
    memo = Memo(store, "kind")
    for number in range(2000):
        memo.put(str(number).encode(), number)
    store.close()
    put(tmp_path)
    with sqlite3.connect(file_of(tmp_path)) as file:
        assert file.execute("SELECT count(*) FROM memo WHERE kind='kind'").fetchone() == (1,)
    file.close()
    assert got(tmp_path) == "value"


def test_keys_tell_their_parts_apart() -> None:
    assert key_of("ab", "c") != key_of("a", "bc") != key_of("abc")
    assert key_of(b"ab") == key_of("ab")


def test_every_class_of_the_findings_is_known() -> None:
    assert len({*FINDINGS}) == len(FINDINGS)
