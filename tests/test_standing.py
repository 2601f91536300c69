"""A build with nothing to do: it is told from the outside, and whatever was changed, it is never told wrongly."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run, cases, tree
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.build import BuildOptions, build
from generator.errors import DatelineError
from generator.memo import home, note
from generator.standing import standing

SITE = REPOSITORY / "generator" / "scaffold" / "site"


def new_site(folder: Path) -> BuildOptions:
    shutil.copytree(SITE, folder)
    return BuildOptions(site=folder)


def built(options: BuildOptions) -> dict[str, bytes]:
    """The output after what `dateline build` does."""
    if not standing(options):
        build(options, lambda _: None)
    return tree(options.output)


def built_elsewhere(options: BuildOptions) -> dict[str, bytes]:
    """The output of a site that is the same and was never built."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "site")
        shutil.copytree(options.site, copy, ignore=shutil.ignore_patterns(home.FOLDER, "build"))
        build(options._replace(site=copy), lambda _: None)
        return tree(copy / "build")


def other_bytes(path: Path) -> None:
    """Change a file so that its size and its time say nothing of it."""
    about, raw = path.stat(), path.read_bytes()
    swapped = raw.swapcase()
    path.write_bytes(swapped if swapped != raw else raw[::-1])
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def other_title(path: Path) -> None:
    about, text = path.stat(), path.read_text("utf-8")
    path.write_text(
        text.replace("a", "o", 1) if "title:" not in text else text.replace("title: ", "title: X", 1)
    )
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def replaced(path: Path) -> None:
    """Put another file in its place that has its size and its time."""
    copy = path.with_name(".copy")
    shutil.copy2(path, copy)
    other_bytes(copy)
    copy.replace(path)


#: What may happen to a file of the output between two builds.
DAMAGES: tuple[Callable[[Path], None], ...] = (
    other_bytes,
    replaced,
    Path.unlink,
    lambda path: path.write_bytes(path.read_bytes() + b" "),
    lambda path: path.write_bytes(b""),
)


def an_event(site: Path, draw: st.DataObject) -> Path:
    return draw.draw(st.sampled_from(sorted((site / "content" / "events").rglob("*.md"))))


def edit(site: Path, draw: st.DataObject) -> None:
    path = an_event(site, draw)
    about, text = path.stat(), path.read_text("utf-8")
    word = draw.draw(st.sampled_from(["Bridge", "Ferry", "Aé"]))
    path.write_text(text + f"\n{word} words.\n", "utf-8")
    if draw.draw(st.booleans()):
        os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def edit_in_kind(site: Path, draw: st.DataObject) -> None:
    """Another body of the same length, at the same time."""
    path = an_event(site, draw)
    about, text = path.stat(), path.read_text("utf-8")
    head, fence, body = text.rpartition("---\n")
    path.write_text(head + fence + body.swapcase(), "utf-8")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def add(site: Path, draw: st.DataObject) -> None:
    day = draw.draw(st.dates().map(lambda day: f"{max(day.year, 1000)}-{day:%m-%d}"))
    path = site / "content" / "events" / f"{day}-added.md"
    path.write_text(f"---\nid: {day}-added\ntitle: Added\ndate: {day}\nkind: other\n---\n", "utf-8")


def rename(site: Path, draw: st.DataObject) -> None:
    path = an_event(site, draw)
    path.rename(path.with_name(f"{draw.draw(st.sampled_from('abc'))}.md"))


def rename_folder(site: Path, draw: st.DataObject) -> None:
    path = an_event(site, draw)
    folder = site / "content" / "events" / draw.draw(st.sampled_from("xyz"))
    folder.mkdir(exist_ok=True)
    path.replace(folder / path.name)


def override(site: Path, draw: st.DataObject) -> None:
    (site / "layouts").mkdir(exist_ok=True)
    words = draw.draw(st.sampled_from(["one", "two"]))
    (site / "layouts" / "404.html").write_text(f"<p>{words}</p>", "utf-8")


def let_layouts_go(site: Path, draw: st.DataObject) -> None:  # noqa: ARG001
    shutil.rmtree(site / "layouts", ignore_errors=True)


def settle(site: Path, draw: st.DataObject) -> None:
    path = site / "site.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("title: ", f"title: {draw.draw(st.sampled_from('XYZ'))}", 1), "utf-8")


def damage(site: Path, draw: st.DataObject) -> None:
    files = [path for path in sorted((site / "build").rglob("[!.]*")) if path.is_file()]
    draw.draw(st.sampled_from(DAMAGES))(draw.draw(st.sampled_from(files)))


def nothing(site: Path, draw: st.DataObject) -> None: ...


CHANGES = (
    *(edit, edit_in_kind, add, rename, rename_folder, override, let_layouts_go, settle, damage, nothing),
)


@settings(max_examples=cases(6), phases=[Phase.reuse, Phase.generate])
@given(st.data())
def test_whatever_is_changed_between_builds_the_output_is_that_of_a_first_build(draw: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        options = new_site(Path(folder, "site"))
        built(options)
        for change in draw.draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4)):
            change(options.site, draw)
            assert built(options) == built_elsewhere(options)


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    options = new_site(tmp_path / "site")
    build(options, lambda _: None)
    return options


def test_where_nothing_was_changed_the_report_is_that_of_a_full_build(options: BuildOptions) -> None:
    report = standing(options)
    assert report
    assert report == build(options, lambda _: None)


def test_a_first_build_that_records_new_addresses_is_followed_by_one_with_nothing_to_do(
    options: BuildOptions,
) -> None:
    assert (options.site / "content" / "urls.txt").exists()
    assert standing(options)


def test_warnings_are_told_again(options: BuildOptions) -> None:
    (options.site / "content" / "events" / "stray.txt").write_text("no entry")
    warned = build(options, lambda _: None)
    report = standing(options)
    assert warned.problems
    assert report
    assert report.problems == warned.problems


def test_a_warning_whose_line_moves_when_addresses_are_recorded_is_not_told_again_as_it_was(
    options: BuildOptions,
) -> None:
    urls = options.site / "content" / "urls.txt"
    urls.write_text("sources/zz-gone/\n")  # what is recorded is put before it
    assert build(options, lambda _: None).recorded
    report = standing(options) or build(options, lambda _: None)
    line = urls.read_text("utf-8").split("\n").index("sources/zz-gone/") + 1
    assert [problem.mark.line for problem in report.problems] == [line]


def test_a_record_that_was_not_there_is_built_when_it_is(options: BuildOptions) -> None:
    options = options._replace(drafts=True)
    content, away = options.site / "content", options.site / "away"
    (content / "urls.txt").unlink()
    content.rename(away)
    empty = built(options)
    away.rename(content)
    assert built(options) != empty


@pytest.mark.parametrize(
    "asked",
    [{"base_url": "https://example.org/"}, {"drafts": True}, {"strict": True}, {"clean": True}],
    ids=str,
)
def test_what_was_not_asked_for_the_last_time_is_built(options: BuildOptions, asked: dict[str, bool]) -> None:
    assert not standing(options._replace(**asked))
    assert not standing(options._replace(out=options.site / "other"))


@pytest.mark.parametrize(
    ("change", "name"),
    [
        *((change, "index.html") for change in DAMAGES),
        (other_bytes, ".dateline-manifest"),
        (Path.unlink, "feed.xml"),
    ],
)
def test_an_output_that_was_touched_is_built(
    options: BuildOptions, change: Callable[[Path], None], name: str
) -> None:
    change(options.output / name)
    assert not standing(options)


def test_a_manifest_of_another_build_is_not_believed(options: BuildOptions) -> None:
    manifest, entry = options.output / ".dateline-manifest", an_entry(options)
    before, text = manifest.read_bytes(), entry.read_text("utf-8")
    entry.write_text(text.replace("title: ", "title: New "), "utf-8")
    assert built(options) == built_elsewhere(options)
    manifest.write_bytes(before)
    entry.write_text(text, "utf-8")
    assert built(options) == built_elsewhere(options)


def test_a_folder_of_the_output_that_became_a_link_is_built(options: BuildOptions) -> None:
    folder = options.output / "events"
    event = next(path for path in sorted(folder.iterdir()) if path.is_dir())
    event.rename(options.site / "elsewhere")
    event.symlink_to(options.site / "elsewhere")
    assert not standing(options)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.99])
def test_a_torn_note_is_none(options: BuildOptions, share: float) -> None:
    path = options.site / home.FOLDER / note.NAME
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * share)])
    assert not standing(options)
    flipped = bytearray(raw)
    flipped[int(len(raw) * share)] ^= 1
    path.write_bytes(flipped)
    assert not standing(options)


def test_a_note_from_elsewhere_is_none(options: BuildOptions, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(options.site, copy)
    assert not standing(options._replace(site=copy))


@pytest.mark.parametrize("what", ["endless", "waiting", "folder"])
def test_what_is_no_file_in_the_place_of_a_note_is_none(options: BuildOptions, what: str) -> None:
    place = options.site / ".dateline" / "build"
    place.unlink()
    if what == "endless":
        place.symlink_to("/dev/zero")
    elif what == "waiting":
        os.mkfifo(place)
    else:
        place.mkdir()
    assert not standing(options)
    assert build(options, lambda _: None).published.written == 0


def test_a_draft_of_a_note_is_never_written_through_a_link(options: BuildOptions, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("kept")
    (options.site / ".dateline" / f"build.{os.getpid()}").symlink_to(precious)
    build(options._replace(clean=True), lambda _: None)
    assert precious.read_text() == "kept"


def test_where_no_note_can_be_written_the_site_is_built_and_its_addresses_are_recorded(
    tmp_path: Path,
) -> None:
    options = new_site(tmp_path / "site")
    (options.site / home.FOLDER).write_text("no folder")
    assert build(options, lambda _: None).recorded
    assert (options.site / "content" / "urls.txt").exists()


def test_a_note_of_another_version_is_none(options: BuildOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(note, "version", lambda: b"another")
    assert not standing(options)


def test_a_build_that_fails_leaves_the_note_of_the_one_before(options: BuildOptions) -> None:
    path = next(iter((options.site / "content" / "events").rglob("*.md")))
    path.rename(path.with_suffix(".away"))
    (options.site / "layouts").mkdir()
    (options.site / "layouts" / "404.html").write_text("{% broken")
    with pytest.raises(DatelineError):
        build(options, lambda _: None)
    assert not standing(options)


def test_a_file_that_was_changed_while_it_was_built_leaves_no_note(options: BuildOptions) -> None:
    event = an_entry(options)
    other_title(event)

    def changed_meanwhile(_: str) -> None:
        if "Y" not in event.read_text():
            event.write_text(event.read_text().replace("title: ", "title: Y", 1))

    build(options, changed_meanwhile)
    assert not standing(options)


def test_an_output_that_was_changed_while_it_was_built_leaves_no_note(options: BuildOptions) -> None:
    other_title(an_entry(options))
    pages = iter(range(10_000))
    build(options, lambda _: other_bytes(options.output / "robots.txt") if next(pages) == 3 else None)
    assert not standing(options) or tree(options.output) == built_elsewhere(options)


def test_a_link_among_what_is_read_leaves_no_note(options: BuildOptions) -> None:
    event = an_entry(options)
    event.rename(options.site / "content" / "linked.txt")
    event.symlink_to(options.site / "content" / "linked.txt")
    build(options, lambda _: None)
    assert not standing(options)


def an_entry(options: BuildOptions) -> Path:
    return min((options.site / "content" / "events").rglob("*.md"))


def test_where_nothing_was_changed_no_library_is_loaded(options: BuildOptions, dateline: Run) -> None:
    done = dateline("--site", options.site, "build", PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    assert "nothing had changed" in done.stderr
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert not loaded & {"jinja2", "yaml", "markdown_it", "nh3", "babel", "sqlite3", "generator.build"}


def test_drafts_of_notes_that_killed_builds_left_go_and_those_of_others_at_work_stay(
    options: BuildOptions,
) -> None:
    built(options)
    folder = options.site / home.FOLDER
    for name in ("build.1", "entries.77"):
        (folder / name).write_bytes(b"half a note")
    (folder / "build.2").symlink_to(options.site / "site.yaml")
    draft = note.Draft(options.site, "at-work")
    other_title(options.site / "site.yaml")
    built(options)
    left = {path.name for path in folder.iterdir()}
    draft.close()
    assert left & {"build.1", "entries.77"} == set()
    assert f"at-work.{os.getpid()}" in left
    assert (options.site / "site.yaml").exists()


def test_builds_that_switch_the_output_are_followed_by_ones_with_nothing_to_do(options: BuildOptions) -> None:
    for _ in range(3):  # without a spare folder, and with one
        other_title(options.site / "site.yaml")
        built(options)
        assert standing(options)
