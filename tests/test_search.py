"""Search: an index that is the same for the same entries, and a site that stands without it."""

import gzip
import os
import random
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from conftest import REPOSITORY, cases, tree
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import search
from generator.bodies import redrawn
from generator.build import BuildOptions, BuildReport, build
from generator.indexing import pagefind
from generator.indexing.pagefind import Pagefind, program
from generator.indexing.settled import in_order, settled
from generator.model.findable import Findable
from generator.publishing.manifest import NAME as MANIFEST
from generator.serving.resident import Resident
from generator.settings import NO_SEARCH
from generator.standing import change, standing

EVENT = "content/events/2024/2024-05-01-orla-bridge-shelling.md"
PAGE = "events/2024-05-01-orla-bridge-shelling/index.html"
PAGEFIND_JS = "pagefind/pagefind.js"


@pytest.fixture
def searched(site: Path) -> Path:
    """A new site that asks for search."""
    with (site / "site.yaml").open("a") as file:
        file.write("search: on\n")
    return site


def built(site: Path, jobs: int = 1) -> BuildReport:
    return build(BuildOptions(site=site, jobs=jobs), lambda _: None)


def changed(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def index(site: Path) -> dict[str, bytes]:
    return {path: content for path, content in tree(site / "build").items() if path.startswith("pagefind/")}


WORDS = st.text(st.sampled_from("aäßčəğıİöşüжиЩ'-,. \u200b<&>"), max_size=30)
FINDABLES = st.lists(
    st.builds(
        Findable,
        path=st.integers(0, 99).map(lambda n: f"/events/{n}/"),
        title=WORDS,
        kind=st.sampled_from(["event", "actor", "source", "escalation", "kind"]),
        day=WORDS,
        text=WORDS,
    ),
    max_size=6,
    unique_by=lambda one: one.path,
)


def made(findables: list[Findable], language: str) -> dict[str, bytes]:
    with Pagefind(program()) as running:
        running.tell(findables, language)
        return settled(running.files())


@settings(max_examples=cases(15))
@given(FINDABLES, st.sampled_from(["en", "az", "de-AT", "ru", "zh", "ar", "qqq"]))
def test_the_same_entries_have_the_same_index_in_any_language(
    findables: list[Findable], language: str
) -> None:
    once = made(findables, language)
    assert once == made(findables, language)
    assert {PAGEFIND_JS.rpartition("/")[2], "pagefind-entry.json"} <= once.keys()
    wordy = [one for one in findables if any(map(str.isalnum, one.title + one.text))]
    assert len([path for path in once if path.endswith(".pf_fragment")]) == len(wordy)


def test_the_values_of_a_filter_come_in_order() -> None:
    values = [b"\x82\x63abc\x82\x01\x18\x20", b"\x82\x62ab\x80", b"\x82\x63abd\x81\x19\x01\x00"]
    wanted = b"\x82\x64kind\x83" + b"".join(sorted(values))
    for _ in range(5):
        random.shuffle(values)
        assert in_order(b"\x82\x64kind\x83" + b"".join(values)) == wanted


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: {},
        lambda files: {path: raw for path, raw in files.items() if path != "pagefind-entry.json"},
        lambda files: {path: raw if "filter" not in path else raw[:-9] for path, raw in files.items()},
        lambda files: {path: raw if "meta" not in path else b"{}" for path, raw in files.items()},
        lambda files: files | {"filter/en_1234567.pf_filter": gzip.compress(b"pagefind_dcd\x82\x61k\x9f")},
        lambda files: files | {"filter/en_1234567.pf_filter": gzip.compress(b"another\x82\x61k\x80")},
    ],
)
def test_an_index_of_another_form_is_refused(damage: object) -> None:
    one = Findable(path="/a/", title="A", kind="event", day="", text="Words.")
    with Pagefind(program()) as running:
        running.tell([one], "en")
        files = running.files()
    assert callable(damage)
    assert settled(files)
    with pytest.raises(ValueError, match="form that is not known"):
        settled(damage(files))


def test_a_site_without_search_has_nothing_of_it(site: Path) -> None:
    built(site)
    found = tree(site / "build")
    assert not [path for path in found if "pagefind" in path or "search" in path]
    assert b"/search/" not in found["index.html"]


def test_a_search_is_the_same_however_many_processes_and_wherever_it_lives(
    searched: Path, tmp_path: Path
) -> None:
    built(searched)
    once = index(searched)
    assert once
    shutil.rmtree(searched / "build")
    built(searched, jobs=3)
    assert index(searched) == once
    build(
        BuildOptions(site=searched, out=tmp_path / "out", base_url="https://example.org/record/"),
        lambda _: None,
    )
    out = tree(tmp_path / "out")
    assert {path: content for path, content in out.items() if path.startswith("pagefind/")} == once
    page = out["search/index.html"].decode()
    assert 'data-index="/record/pagefind/"' in page
    assert 'src="/record/assets/search.js"' in page
    assert "'wasm-unsafe-eval'" in page
    assert "wasm" not in (tmp_path / "out/index.html").read_text("utf-8")


def test_a_site_with_search_that_did_not_change_is_not_built_again(searched: Path) -> None:
    options = BuildOptions(site=searched)
    built(searched)
    assert standing(options)
    changed(searched / EVENT, "\n---\n", "\n---\nUnheard-of words.\n")
    found = change(options)
    assert found
    assert not redrawn(options, found)
    before = index(searched)
    built(searched)
    assert index(searched) != before


def test_the_index_stays_when_nothing_in_it_reads_otherwise(
    searched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(searched)
    (searched / "layouts/assets").mkdir(parents=True)
    (searched / "layouts/assets/dateline.css").write_text("p {}")
    changed(searched / EVENT, "min: 7", "min: 6")
    before = index(searched)
    monkeypatch.setattr("generator.search.Pagefind", None)
    report = built(searched)
    assert report.published.written
    assert index(searched) == before


def test_where_pagefind_is_not_installed_the_site_is_built_and_says_where_it_asks(
    searched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind, "find_spec", lambda _: None)
    [problem] = built(searched).problems
    line = (searched / "site.yaml").read_text().splitlines().index("search: on") + 1
    assert str(problem).startswith(f"site.yaml:{line}:9: warning: the site has no search")
    assert "pip install" in problem.hint
    assert not [path for path in tree(searched / "build") if "pagefind" in path or "search" in path]
    monkeypatch.undo()
    assert not standing(BuildOptions(site=searched)), "what is installed since then counts"
    assert built(searched).problems == ()
    assert index(searched)


FAULTS = {
    "exits at once": ("exit 3", "ended"),
    "is killed midway": ("head -c 2000 >/dev/null; kill -9 $$", "ended before"),
    "says what is wrong": ("head -c 99 >/dev/null; printf '%s,' eyJwYXlsb2FkIjp7InR5cGUiOiJFcnJvciIsIm1lc3NhZ2UiOiJubyBtb3JlIn19; cat >/dev/null", "no more"),
    "says nonsense": ("head -c 99 >/dev/null; printf 'bm9uc2Vuc2U=,'; cat >/dev/null", "not known here"),
    "gives no files": ("head -c 99 >/dev/null; printf '%s,' eyJwYXlsb2FkIjp7InR5cGUiOiJHZXRGaWxlcyIsImZpbGVzIjpbXX19; cat >/dev/null", "form that is not known"),
    "hangs": ("exec sleep 60", "took too long"),
}  # fmt: skip


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("fault", FAULTS)
def test_where_pagefind_fails_the_site_is_built_and_a_warning_says_so(
    fault: str, jobs: int, searched: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script, said = FAULTS[fault]
    fake = tmp_path / "pagefind"
    fake.write_text(f'#!/bin/sh\nif [ "$1" = --version ]; then echo pagefind 0; exit; fi\n{script}\n')
    fake.chmod(0o755)
    monkeypatch.setattr(search, "program", lambda: fake)
    monkeypatch.setattr(pagefind, "_PATIENCE", 0.5 if fault == "hangs" else 60)
    [problem] = built(searched, jobs).problems
    assert (problem.code, problem.mark.path) == (NO_SEARCH, "site.yaml")
    assert said in problem.message
    assert (searched / "build/search/index.html").exists()
    assert not index(searched)
    monkeypatch.undo()
    assert built(searched).problems == ()
    assert index(searched)


def test_a_program_that_is_there_and_does_not_run_is_as_if_it_were_not(
    searched: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "pagefind"
    fake.write_text("no program")
    monkeypatch.setattr(search, "program", lambda: fake)
    [problem] = built(searched).problems
    assert "does not run" in problem.message
    assert not (searched / "build/search").exists()


def test_no_program_is_left_behind() -> None:
    one = Findable(path="/a/", title="A", kind="event", day="", text="Words. " * 9999)
    with Pagefind(program()) as running:
        running.tell([replace(one, path=f"/{n}/") for n in range(20)], "en")
        number = running._process.pid  # noqa: SLF001
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_served_site_makes_its_index_when_it_is_asked_for_and_not_at_an_edit(
    searched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def counted(context: object) -> dict[str, bytes]:
        made.append(context)
        return search.index_of(context)  # type: ignore[arg-type]

    monkeypatch.setattr("generator.serving.resident.index_of", counted)
    here = Resident.opened(BuildOptions(site=searched))
    assert b"pagefind/" in here.edition["search/index.html"]
    assert b"go(" not in here.edition["assets/search.js"]
    assert not made
    assert here.edition[PAGEFIND_JS] == here.edition[PAGEFIND_JS]
    assert len(made) == 1
    for title in ("First", "Second"):
        changed(searched / EVENT, "title: ", f"title: {title} ")
        here = here.after([EVENT])
        assert title.encode() in here.edition[PAGE]
        assert b"pagefind/" in here.edition["search/index.html"]
    assert len(made) == 1
    built(searched)
    files = {path: here.edition[path] for path in here.edition}
    assert files == {path: content for path, content in tree(searched / "build").items() if path != MANIFEST}
    assert len(made) == 2


def test_an_edit_is_served_while_the_index_is_still_being_made(
    searched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = Event(), Event()

    def slow(_: object) -> dict[str, bytes]:
        begun.set()
        assert may_end.wait(30)
        return {PAGEFIND_JS: b"made"}

    monkeypatch.setattr("generator.serving.resident.index_of", slow)
    here = Resident.opened(BuildOptions(site=searched))
    with ThreadPoolExecutor(1) as asking:
        asked = asking.submit(here.edition.__getitem__, PAGEFIND_JS)
        assert begun.wait(30)
        changed(searched / EVENT, "title: ", "title: Meanwhile ")
        assert b"Meanwhile" in here.after([EVENT]).edition[PAGE]
        assert not asked.done()
        may_end.set()
        assert asked.result() == b"made"


def test_this_repository_locks_what_its_own_search_needs() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        assert "\npagefind-bin==" in (REPOSITORY / name).read_text("utf-8")
