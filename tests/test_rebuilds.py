"""The law of building again: after any edits, a build makes the folder that a build from nothing makes."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, Run, cases, tree
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import BuildOptions, build, prepare
from generator.errors import DatelineError
from generator.model.page import File
from generator.publishing.manifest import NAME as MANIFEST
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
    "publisher": ("publisher: ", "publisher: The "),
}


def swapped(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    path.write_text(text.replace(new, old) if new in text else text.replace(old, new, 1), "utf-8")


def edit(site: Path, data: st.DataObject) -> None:
    """Change one thing as a person, an editor or a checkout would."""
    files = sorted(path for path in (site / "content").rglob("*.md"))
    path = data.draw(st.sampled_from(files))
    match data.draw(
        st.sampled_from(["swap"] * 8 + ["delete", "copy", "rename", "layout", "settings", "output", "theme"])
    ):
        case "swap":
            swapped(path, *SWAPS[data.draw(st.sampled_from(sorted(SWAPS)))])
        case "delete":
            path.unlink()
        case "copy":
            name = f"copy-{data.draw(st.integers(0, 3))}"
            text = path.read_text("utf-8").split("\n")
            path.with_name(f"{name}.md").write_text(
                "\n".join(f"id: {name}" if line[:4] == "id: " else line for line in text)
            )
        case "rename":
            path.rename(path.with_name(f"moved-{path.name}"))
        case "layout":
            (site / "layouts").mkdir(exist_ok=True)
            name = data.draw(st.sampled_from(["event", "listing"]))
            (site / "layouts" / f"{name}.html").write_text(
                f"<p>{{{{ page.title }}}} {data.draw(st.integers(0, 2))}</p>"
            )
        case "theme":
            shutil.rmtree(site / "layouts", ignore_errors=True)
        case "settings":
            swapped(site / "site.yaml", "title: ", "title: Our ")
        case "output":
            made = sorted((site / "build").rglob("*.html"))
            if made:
                data.draw(st.sampled_from(made)).write_text("<p>not as it was made</p>")


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
        files = [*prepare(options, before=witness.known()).files]
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
