"""A site that stays in memory is, after any edits, the site that is built from its folder."""

import shutil
from pathlib import Path
from typing import Any

from conftest import REPOSITORY, cases
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import BuildOptions, prepare
from generator.errors import DatelineError
from generator.serving.resident import Resident

#: What is put in the place of what, in an entry or two, with what it does to the site.
EDITS = {
    "a body": ("\n---\n", "\n---\nWritten **today**.\n\n"),
    "a title": ("title: ", "title: New "),
    "a number": ("min: 7", "min: 6"),
    "a claimant": ("claimant: ", "claimant: nobody-"),
    "a day": ("date: 2024-05-0", "date: 2024-05-1"),
    "a draft": ("status: reviewed", "status: draft"),
    "taken back": ("status: reviewed", "status: retracted"),
    "a place": ("place: ", "place: Near "),
    "a mistake": ("kind: ", "kind: no-"),
    "another id": ("id: 2024", "id: on-2024"),
    "an actor": ("name: ", "name: The "),
    "a join": ("kind: ", "same_as: [gone]\nkind: "),
    "words": ("quote: ", "quote: Said so, "),
}


def built(site: Path) -> dict[str, bytes] | list[str]:
    try:
        return {file.path: file.content for file in prepare(BuildOptions(site=site)).files}
    except DatelineError as error:
        return [str(problem) for problem in error.problems]


def kept(before: Resident, paths: set[str]) -> tuple[Resident | None, dict[str, bytes] | list[str]]:
    try:
        here = before.after(sorted(paths))
    except DatelineError as error:
        return None, [str(problem) for problem in error.problems]
    return here, {path: here.edition[path] for path in here.edition}


@settings(max_examples=cases(20))
@given(st.data())
def test_a_resident_site_is_after_any_edits_what_a_build_makes(
    tmp_path_factory: Any, data: st.DataObject
) -> None:
    site = tmp_path_factory.mktemp("resident") / "site"
    shutil.copytree(REPOSITORY / "generator" / "scaffold" / "site", site)
    if data.draw(st.booleans()):
        asked = site / "site.yaml"
        asked.write_text(f"{asked.read_text('utf-8')}search: on\n", "utf-8")
    here, open_ = Resident.opened(BuildOptions(site=site)), set[str]()
    files = sorted(path.relative_to(site).as_posix() for path in (site / "content").rglob("*.md"))
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from([one for one in files if (site / one).exists()]))
        old, new = EDITS[data.draw(st.sampled_from(sorted(EDITS)))]
        text = (site / path).read_text("utf-8")
        (site / path).write_text(
            text.replace(new, old, 1) if new in text else text.replace(old, new, 1), "utf-8"
        )
        open_.add(path)
        after, files_now = kept(here, open_)
        assert files_now == built(site)
        here, open_ = (after, set()) if after else (here, open_)


def test_what_days_rule_out_is_told_after_an_edit_as_by_a_build(tmp_path: Path) -> None:
    site, path = tmp_path / "site", "content/events/keld.md"
    shutil.copytree(REPOSITORY / "tests/content/warnings/told-before-it-came", site)
    before = Resident.opened(BuildOptions(site=site))
    (site / path).write_text((site / path).read_text("utf-8").replace("06/2031-05-07", "04"), "utf-8")
    after = before.amended(path)
    assert after
    assert after.problems == Resident.opened(BuildOptions(site=site)).problems != before.problems


def test_a_retracted_entry_of_a_resident_site_keeps_its_page_up_to_date(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(REPOSITORY / "generator" / "scaffold" / "site", site)
    path = "content/events/2024/2024-05-02-orla-ceasefire.md"
    here: Resident | None = Resident.opened(BuildOptions(site=site))
    for edit in ("taken back", "a title"):
        (site / path).write_text((site / path).read_text("utf-8").replace(*EDITS[edit], 1), "utf-8")
        assert here
        here, files = kept(here, {path})
    assert files == built(site)


def test_a_resident_site_without_data_files_is_what_a_build_makes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(REPOSITORY / "generator" / "scaffold" / "site", site)
    (site / "site.yaml").write_text((site / "site.yaml").read_text("utf-8") + "exports: off\n", "utf-8")
    edition = Resident.opened(BuildOptions(site=site)).edition
    assert {path: edition[path] for path in edition} == built(site)
    assert not [path for path in edition if path.startswith("data/")]
