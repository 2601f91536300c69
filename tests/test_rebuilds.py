"""The law of building again: after any edits, a build makes the folder that a build from nothing makes."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, Run, cases, tree
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.bodies import redrawn
from generator.build import BuildOptions, build, prepare
from generator.errors import DatelineError
from generator.memo.note import Draft
from generator.model.page import File
from generator.publishing.manifest import NAME as MANIFEST
from generator.publishing.publish import placing
from generator.publishing.renew import renewing
from generator.standing import change, standing
from generator.witness import Witness

EVENT = "content/events/2024/2024-05-01-orla-bridge-shelling.md"
PAGE = "events/2024-05-01-orla-bridge-shelling/index.html"

#: In a file, what is put in the place of what, and back again the next time.
SWAPS = {
    "body": ("\n---\n", "\n---\nWritten **today**, with [a link](https://example.org/).\n\n"),
    "title": ("title: ", "title: New "),
    "name": ("name: ", "name: The "),
    "number": ("min: ", "min: 1"),
    "claimant": ("claimant: ", "claimant: northmark  # "),
    "day": ("-05-0", "-05-1"),
    "status": ("status: reviewed", "status: draft"),
    "retraction": ("status: reviewed", "status: retracted"),
    "join": ("title: ", "same_as: [gone-before]\ntitle: "),
    "parent": ("kind: ", "parent: northmark\nkind: "),
    "mistake": ("kind: ", "kind: no-"),
    "point": ("name: Orla, ", "name: Orla, lat: 40.5, lon: 45.1, "),
    "place": ("place: Orla ", "place: Keld "),
    "publisher": ("publisher: ", "publisher: The "),
}


def swapped(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    path.write_text(text.replace(new, old) if new in text else text.replace(old, new, 1), "utf-8")


def written(path: Path, words: str, is_replaced: bool) -> None:
    """Write words below an entry, as an editor does that writes into the file, or one that puts a new file in its place."""
    text = path.read_text("utf-8")
    new = path.with_name(".new") if is_replaced else path
    new.write_text(f"{text}\n{words}\n", "utf-8")
    new.replace(path)


def swap(site: Path, path: Path, data: st.DataObject) -> None:  # noqa: ARG001
    swapped(path, *SWAPS[data.draw(st.sampled_from(sorted(SWAPS)))])


def write(site: Path, path: Path, data: st.DataObject) -> None:  # noqa: ARG001
    words = data.draw(st.sampled_from(["As *told*.", "---", "{{ x }}", "\x07"]))
    written(path, words, data.draw(st.booleans()))


def delete(site: Path, path: Path, data: st.DataObject) -> None:  # noqa: ARG001
    path.unlink()


def copy(site: Path, path: Path, data: st.DataObject) -> None:  # noqa: ARG001
    name = f"copy-{data.draw(st.integers(0, 3))}"
    text = path.read_text("utf-8").split("\n")
    path.with_name(f"{name}.md").write_text(
        "\n".join(f"id: {name}" if line[:4] == "id: " else line for line in text)
    )


def rename(site: Path, path: Path, data: st.DataObject) -> None:  # noqa: ARG001
    path.rename(path.with_name(f"moved-{path.name}"))


def override(site: Path, path: Path, data: st.DataObject) -> None:  # noqa: ARG001
    (site / "layouts").mkdir(exist_ok=True)
    name = data.draw(st.sampled_from(["event", "listing"]))
    words = f"<p>{{{{ page.title }}}} {data.draw(st.integers(0, 2))}</p>"
    (site / "layouts" / f"{name}.html").write_text(words)


def let_layouts_go(site: Path, path: Path, data: st.DataObject) -> None:  # noqa: ARG001
    shutil.rmtree(site / "layouts", ignore_errors=True)


def settle(site: Path, path: Path, data: st.DataObject) -> None:  # noqa: ARG001
    swapped(site / "site.yaml", "title: ", "title: Our ")


def let_search(site: Path, path: Path, data: st.DataObject) -> None:  # noqa: ARG001
    swapped(site / "site.yaml", "title: ", "search: on\ntitle: ")


SETTINGS = (
    "language: ar\n",
    'theme: {accent: "#802010"}\n',
    'theme: {paper: "#ffffff", paper_dark: "#000000"}\n',
    "words: {nav: {timeline: Day by day}}\n",
)


def set_theme(site: Path, path: Path, data: st.DataObject) -> None:  # noqa: ARG001
    line = data.draw(st.sampled_from(SETTINGS))
    text = (site / "site.yaml").read_text("utf-8")
    lines = [one for one in text.splitlines(keepends=True) if one.split(":")[0] != line.split(":")[0]]
    (site / "site.yaml").write_text("".join(lines) + ("" if line in text else line), "utf-8")


def damage(site: Path, path: Path, data: st.DataObject) -> None:  # noqa: ARG001
    if made := sorted((site / "build").rglob("*.html")):
        data.draw(st.sampled_from(made)).write_text("<p>not as it was made</p>")


#: What a person, an editor or a checkout may do, as often as is drawn.
EDITS = (
    *[swap] * 8,
    *[write] * 4,
    delete,
    copy,
    rename,
    override,
    let_layouts_go,
    settle,
    let_search,
    set_theme,
    damage,
)


def edit(site: Path, data: st.DataObject) -> None:
    """Change one thing."""
    files = sorted((site / "content").rglob("*.md"))
    data.draw(st.sampled_from(EDITS))(site, data.draw(st.sampled_from(files)), data)


def clean(site: Path) -> dict[str, bytes]:
    files = prepare(BuildOptions(site=site)).files
    return {file.path: file.content for file in files if isinstance(file, File)}


def put_back(site: Path, before: dict[str, bytes]) -> None:
    """Make what a site is built from what it was."""
    for path in tree(site).keys() - before.keys():
        if not path.startswith("build/"):
            (site / path).unlink()
    for path, content in before.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)


@settings(max_examples=cases(25))
@given(st.data())
def test_after_any_edits_a_build_makes_what_a_build_from_nothing_makes(
    tmp_path_factory: Any, data: st.DataObject
) -> None:
    site = tmp_path_factory.mktemp("again") / "site"
    shutil.copytree(REPOSITORY / "generator" / "scaffold" / "site", site)
    build(BuildOptions(site=site), lambda _: None)
    for _ in range(data.draw(st.integers(1, 10))):
        before = {path: content for path, content in tree(site).items() if not path.startswith("build/")}
        edit(site, data)
        try:
            build(BuildOptions(site=site), lambda _: None)
        except DatelineError:
            if data.draw(st.booleans()):
                put_back(site, before)
            continue
        made = {path: content for path, content in tree(site / "build").items() if path != MANIFEST}
        assert made == clean(site)


@pytest.mark.parametrize(
    ("path", "old", "new", "drawn"),
    [
        (EVENT, "\n---\n", "\n---\nMore words.\n", {PAGE}),
        ("content/actors/northmark.md", "name: Northmark", "name: The Northmark", None),
    ],
)
def test_a_build_makes_what_an_edit_changed(
    site: Path, path: str, old: str, new: str, drawn: set[str] | None
) -> None:
    options = BuildOptions(site=site)
    build(options, lambda _: None)
    build(options, lambda _: None)
    text = (site / path).read_text("utf-8")
    (site / path).write_text(text.replace(old, new, 1), "utf-8")
    with Witness(options) as witness:
        files = [*prepare(options).made(lambda file: file, before=witness.known())]
    made = {file.path for file in files if isinstance(file, File)}
    assert made == drawn if drawn else {"events/" in path for path in made} == {True, False}
    assert len({file.path for file in files}) == len(files)
    assert set(tree(site / "build")) - {MANIFEST} == {file.path for file in files}


def test_a_page_tells_why_the_next_build_makes_it_again(site: Path, dateline: Run) -> None:
    def told() -> str:
        return dateline("--site", site, "explain", f"/{PAGE}", "--page").stdout

    assert "nobody knows what the last one made it of" in told()
    dateline("--site", site, "build")
    assert "the next build keeps it" in told()
    actor = site / "content" / "actors" / "northmark.md"
    actor.write_text(actor.read_text("utf-8").replace("name: Northmark", "name: The Northmark"), "utf-8")
    assert "makes it again" in told()
    assert "content/actors/northmark.md" in told().partition("changed since the last build")[2]


@pytest.mark.parametrize("is_replaced", [False, True])
def test_where_only_words_changed_their_page_alone_is_drawn(site: Path, is_replaced: bool) -> None:
    options = BuildOptions(site=site)
    build(options, lambda _: None)
    for words in ("Once more.", "And again."):
        written(site / EVENT, words, is_replaced)
        found = change(options)
        assert found
        report = redrawn(options, found)
        assert report
        assert report.published.written == 1
        assert words in (site / "build" / PAGE).read_text("utf-8")
        assert standing(options)
    made = {path: content for path, content in tree(site / "build").items() if path != MANIFEST}
    assert made == clean(site)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (EVENT, "title: ", "title: New "),
        (EVENT, "\n---\n", "\n---\nA bell: \a.\n"),
        ("content/actors/northmark.md", "\n---\n", "\n---\nWords.\n"),
        ("site.yaml", "title: ", "title: New "),
    ],
)
def test_where_more_than_words_changed_all_is_looked_at(site: Path, path: str, old: str, new: str) -> None:
    options = BuildOptions(site=site)
    build(options, lambda _: None)
    text = (site / path).read_text("utf-8")
    (site / path).write_text(text.replace(old, new, 1), "utf-8")
    found = change(options)
    assert found
    assert not redrawn(options, found)


def test_what_a_link_leads_to_is_looked_at_each_time(site: Path) -> None:
    options = BuildOptions(site=site)
    build(options, lambda _: None)
    target = site / "kept.md"
    (site / EVENT).rename(target)
    (site / EVENT).symlink_to(target)
    build(options, lambda _: None)
    written(target, "Behind a link.", is_replaced=False)
    assert not standing(options)
    build(options, lambda _: None)
    assert "Behind a link." in (site / "build" / PAGE).read_text("utf-8")


def test_an_edit_just_now_on_another_disk_may_go_on(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Elsewhere(Draft):
        def __init__(self, site: Path, name: str = "build") -> None:
            super().__init__(site, name)
            self.device = -1

    options = BuildOptions(site=site)
    build(options, lambda _: None)
    written(site / EVENT, "More.", is_replaced=False)
    found = change(options)
    assert found
    monkeypatch.setattr("generator.bodies.Draft", Elsewhere)
    assert not redrawn(options, found)


@pytest.mark.parametrize("edited", [EVENT, "content/actors/northmark.md"])
def test_what_another_build_put_there_meanwhile_is_made_anew(
    site: Path, edited: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = BuildOptions(site=site)
    build(options, lambda _: None)
    written(site / edited, "As it was.", is_replaced=False)
    build(options, lambda _: None)
    written(site / edited, "As it is.", is_replaced=False)

    def waited(wait: Any, out: Path, **how: Any) -> Any:
        monkeypatch.undo()
        build(options._replace(drafts=True, base_url="https://other.example/"), lambda _: None)
        return wait(out, **how)

    monkeypatch.setattr("generator.bodies.renewing", partial(waited, renewing))
    monkeypatch.setattr("generator.build.placing", partial(waited, placing))
    build(options, lambda _: None)
    made = {path: content for path, content in tree(site / "build").items() if path != MANIFEST}
    assert made == clean(site)


def test_a_file_that_came_beside_an_edited_one_is_seen(site: Path) -> None:
    options = BuildOptions(site=site)
    build(options, lambda _: None)
    written(site / EVENT, "More.", is_replaced=False)
    text = (site / EVENT).read_text("utf-8").replace("id: 2024-05-01-orla-bridge-shelling", "id: another")
    (site / EVENT).with_name("another.md").write_text(text, "utf-8")
    found = change(options)
    assert found
    assert not redrawn(options, found)
    build(options, lambda _: None)
    assert (site / "build" / "events" / "another" / "index.html").exists()


@pytest.mark.parametrize(
    "damage", [lambda raw: raw[:-40], lambda _: b"", lambda raw: raw[:99] + b"x" + raw[100:]]
)
def test_a_damaged_note_of_the_entries_is_none(site: Path, damage: Callable[[bytes], bytes]) -> None:
    options = BuildOptions(site=site)
    build(options, lambda _: None)
    note = site / ".dateline" / "entries"
    note.write_bytes(damage(note.read_bytes()))
    written(site / EVENT, "More.", is_replaced=False)
    found = change(options)
    assert found
    assert not redrawn(options, found)
