"""What the editor remembers makes it faster and changes nothing: the laws, and a site of real files."""

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from editing_articles import worlds
from editing_world import Site
from hypothesis import given
from hypothesis import strategies as st
from test_ingest import REPORTS, run, tree

from generator.editing.accounts import Memory
from generator.memo import store as stores
from generator.memo.store import Store
from generator.model.finding import Findings


def changed(told: list[Findings], draw: st.DataObject) -> list[Findings]:
    """Articles with one more, one fewer, or one that says something else."""
    number = draw.draw(st.integers(0, len(told) - 1))
    what = draw.draw(st.sampled_from(["less", "other", "renamed"]))
    if what == "less":
        return told[:number] + told[number + 1 :]
    one = told[number]
    if what == "other":
        one = replace(one, events=one.events[1:])
    else:
        one = replace(one, actors=tuple(replace(actor, name=f"{actor.name} Anew") for actor in one.actors))
    return [*told[:number], one, *told[number + 1 :]]


def by_hand(site: Site, draw: st.DataObject) -> Site:
    """A site after a person was there: a changed entry, a deleted one, or nothing."""
    paths = [path for path in site.paths() if path.endswith(".md")]
    if not paths:
        return site
    path = draw.draw(st.sampled_from(paths))
    what = draw.draw(st.sampled_from(["nothing", "words", "deleted", "published"]))
    if what == "words":
        return site.holding(path, site.texts[path].rstrip("\n") + "\n\nA person adds this.\n")
    if what == "published":
        return site.published()
    texts = {name: text for name, text in site.texts.items() if name != path or what != "deleted"}
    return Site(texts, (), site.config)


@given(worlds(), st.data())
def test_a_plan_with_a_memory_equals_one_without(told: list[Findings], draw: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site, here = Site(), told[:-1]
        for _ in range(draw.draw(st.integers(2, 4))):
            store = Store(Path(folder))
            with_memory = site.ingest(here, Memory(store))
            store.close()
            assert with_memory == site.ingest(here)
            site = by_hand(with_memory, draw)
            here = changed(here, draw) if here and draw.draw(st.booleans()) else told


def stamped(site: Path) -> dict[str, tuple[int, bytes]]:
    """When each entry was written, and what it holds."""
    return {
        path.relative_to(site).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in (site / "content").rglob("*.md")
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that has all reports but the last."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "site.yaml").write_text("title: A test\n")
    given = shutil.copytree(REPORTS, tmp_path / "given")
    (given / "april-two.txt").rename(tmp_path / "april-two.txt")
    run(folder, given)
    return folder


def ingest_last(site: Path) -> None:
    last = site.parent / "april-two.txt"
    shutil.copy(REPORTS / "published.yaml", site.parent / "published.yaml")
    run(site, last)


def whole(site: Path) -> dict[str, bytes]:
    return {path: raw for path, raw in tree(site).items() if not path.endswith("published.yaml")}


@pytest.fixture
def expected(tmp_path: Path) -> dict[str, bytes]:
    folder = tmp_path / "at-once"
    folder.mkdir()
    (folder / "site.yaml").write_text("title: A test\n")
    run(folder, REPORTS)
    return whole(folder)


def damage(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    for start in range(4096, len(raw), 4096):
        raw[start : start + 64] = os.urandom(64)
    file.write_bytes(raw)


@pytest.mark.parametrize("state", ["warm", "none", "damaged", "no-store", "another-version"])
def test_one_more_article_gives_the_same_bytes_whatever_the_store_is(
    state: str, site: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = site / stores.FOLDER / stores.NAME
    assert file.is_file()
    match state:
        case "none":
            file.unlink()
        case "damaged":
            damage(file)
        case "no-store":
            file.write_bytes(b"nothing of the kind\n" * 1000)
        case "another-version":
            monkeypatch.setattr(stores, "version", lambda: b"another")
    ingest_last(site)
    assert whole(site) == expected


def test_one_more_article_rewrites_only_the_entries_it_speaks_of(site: Path) -> None:
    before = stamped(site)
    ingest_last(site)
    after = stamped(site)
    touched = {path for path in before if before[path] != after[path]}
    assert all(before[path][1] != after[path][1] for path in touched)
    assert all(b"gulf-wire-2011-04-24" in after[path][1] for path in touched if "/events/" in path)
    assert any("/2011/2011-02" in path for path in before)
    assert not any("/2011/2011-02" in path for path in touched)
