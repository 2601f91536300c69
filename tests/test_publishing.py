"""Publishing: whole or not at all, and never a file that is not ours."""

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import REPOSITORY, cases
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import DatelineError, Mark, Problem
from generator.model.page import File
from generator.publishing import staging
from generator.publishing.publish import placing, publish
from generator.publishing.published import Published
from generator.publishing.renew import renewing

FIRST = (File("index.html", b"home"), File("events/a/index.html", b"a"), File("events/b/index.html", b"b"))
MANIFEST = ".dateline-manifest"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, but for the manifest."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def site(files: tuple[File, ...]) -> dict[str, bytes]:
    return {file.path: file.content for file in files}


def refusal(files: tuple[File, ...], out: Path) -> list[tuple[str, str]]:
    with pytest.raises(DatelineError) as caught:
        publish(files, out)
    return [(problem.code, problem.mark.path) for problem in caught.value.problems]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "build"


def test_the_folder_holds_exactly_the_files_of_the_site(out: Path) -> None:
    assert publish(FIRST, out).written == 3
    assert tree(out) == site(FIRST)
    assert list(out.parent.iterdir()) == [out], "nothing stays beside the output"


def test_an_existing_empty_folder_keeps_its_permissions(out: Path) -> None:
    out.mkdir(parents=True, mode=0o700)
    publish(FIRST, out)
    assert tree(out) == site(FIRST)
    assert out.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("clean", [False, True])
def test_two_files_of_one_path_collide_where_it_was_published_before_too(out: Path, clean: bool) -> None:
    publish(FIRST, out)
    with pytest.raises(DatelineError) as caught:
        publish((*FIRST, File("index.html", b"another home")), out, clean=clean)
    assert [(problem.code, problem.mark.path) for problem in caught.value.problems] == [
        ("DL123", "index.html")
    ]
    assert tree(out) == site(FIRST)


def test_unchanged_files_keep_their_time_and_stale_ones_go(out: Path) -> None:
    publish(FIRST, out)
    os.utime(out / "index.html", (1, 1))
    second = (FIRST[0], File("events/a/index.html", b"changed"), File("new.txt", b""))
    published = publish(second, out)
    assert (published.written, published.unchanged, published.removed) == (2, 1, 1)
    assert tree(out) == site(second)
    assert (out / "index.html").stat().st_mtime == 1
    assert not (out / "events" / "b").exists(), "no empty folder stays behind"
    assert all(path.stat().st_nlink == 1 for path in out.rglob("*") if path.is_file())


def test_publishing_the_same_site_again_touches_nothing(out: Path) -> None:
    publish(FIRST, out)
    folder = out.stat().st_ino
    assert publish(FIRST, out).unchanged == 3
    assert out.stat().st_ino == folder


def test_clean_writes_every_file_anew_and_still_keeps_what_is_not_ours(out: Path) -> None:
    publish(FIRST, out)
    (out / "CNAME").write_text("example.org")
    os.utime(out / "index.html", (1, 1))
    assert publish(FIRST, out, clean=True).written == 3
    assert (out / "index.html").stat().st_mtime > 1
    assert (out / "CNAME").exists()


def test_a_persons_own_files_links_and_empty_folders_stay(out: Path) -> None:
    publish(FIRST, out)
    (out / "CNAME").write_text("example.org")
    (out / ".well-known").mkdir()
    (out / ".well-known" / "security.txt").write_text("mail us")
    (out / "events" / "mine.txt").write_text("mine")
    (out / "link").symlink_to("nowhere")
    (out / ".git" / "refs" / "tags").mkdir(parents=True)
    publish((File("index.html", b"other"),), out)
    assert (out / "CNAME").read_text() == "example.org"
    assert (out / ".well-known" / "security.txt").exists()
    assert (out / "events" / "mine.txt").exists()
    assert (out / "link").is_symlink()
    assert (out / ".git" / "refs" / "tags").is_dir()


def test_what_a_person_puts_into_the_folder_while_the_site_is_made_stays(out: Path) -> None:
    publish(FIRST[:1], out)

    def meanwhile() -> Iterator[File]:
        yield from FIRST
        (out / "CNAME").write_text("example.org")
        (out / ".well-known").mkdir()

    with placing(out) as site_to_be:
        site_to_be.place([*map(site_to_be.stage, meanwhile())])
    assert (out / "CNAME").read_text() == "example.org"
    assert (out / ".well-known").is_dir()
    assert publish(FIRST, out).unchanged == 3


def test_a_stale_file_that_a_person_changed_is_theirs(out: Path) -> None:
    publish(FIRST, out)
    (out / "events" / "b" / "index.html").write_text("my words")
    publish(FIRST[:2], out)
    assert (out / "events" / "b" / "index.html").read_text() == "my words"


def test_a_page_damaged_by_hand_is_made_whole(out: Path) -> None:
    publish(FIRST, out)
    (out / "index.html").write_bytes(b"damaged")
    (out / "events" / "a" / "index.html").unlink()
    assert publish(FIRST, out).written == 2
    assert tree(out) == site(FIRST)


def test_a_folder_with_other_things_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("ten years")
    assert refusal(FIRST, tmp_path) == [("DL120", str(tmp_path))]
    assert tree(tmp_path) == {"thesis.txt": b"ten years"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file")
    assert refusal(FIRST, tmp_path / "build") == [("DL121", str(tmp_path / "build"))]


@pytest.mark.parametrize("place", ["new.txt", "events/c"])
def test_a_persons_file_in_the_way_is_never_overwritten(out: Path, place: str) -> None:
    publish(FIRST, out)
    (out / place).write_text("mine")
    more = (*FIRST, File("new.txt", b"ours"), File("events/c/index.html", b"c"))
    assert refusal(more, out) == [("DL126", place)]
    assert (out / place).read_text() == "mine"


def test_nothing_is_written_through_a_link_in_the_output(out: Path, tmp_path: Path) -> None:
    publish(FIRST[:1], out)
    (tmp_path / "elsewhere").mkdir()
    (out / "events").symlink_to(tmp_path / "elsewhere")
    assert refusal(FIRST, out) == [("DL126", "events")]
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "/etc/x",
        "a/../../x",
        "a//b",
        "./a",
        "",
        "a/",
        "a\\b",
        "a:b",
        "a\nb",
        "a\0b",
        "con?",
        "dot.",
        "x" * 256,
    ],
)
def test_a_path_that_leaves_the_folder_or_troubles_a_system_is_refused(out: Path, path: str) -> None:
    assert refusal((FIRST[0], File(path, b"")), out) == [("DL122", path)]
    assert not out.exists()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a/b", "A/b"),
        ("a/b", "a/b"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("caf\u00e9", "cafe\u0301"),
        ("Dir/x", "dir/y"),
    ],
)
def test_two_paths_that_some_system_takes_for_one_are_refused(out: Path, one: str, other: str) -> None:
    assert refusal((File(one, b"1"), File(other, b"2")), out) == [("DL123", other)]


def failing() -> Iterator[File]:
    yield File("index.html", b"half of a site")
    raise DatelineError([Problem(Mark("layouts/event.html", 3), "DL110", "a layout fails")])


def test_a_site_that_fails_half_way_leaves_the_last_one_as_it_was(out: Path) -> None:
    publish(FIRST, out)
    with pytest.raises(DatelineError):
        publish(failing(), out)
    assert tree(out) == site(FIRST)
    assert list(out.parent.iterdir()) == [out]


def test_a_disk_that_refuses_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert refusal(FIRST, tmp_path / "file" / "build")[0][0] == "DL125"


def test_a_second_build_into_the_same_folder_says_so(out: Path) -> None:
    with staging.staging(out):
        assert refusal(FIRST, out) == [("DL124", str(out.parent))]
    publish(FIRST, out)


def test_what_a_killed_run_left_is_cleared_and_the_last_site_put_back(out: Path) -> None:
    publish(FIRST, out)
    work = out.with_name(".build.dateline")
    (work / "new").mkdir(parents=True)
    (work / "new" / "index.html").write_text("half")
    out.rename(work / "old")
    assert publish(FIRST, out).unchanged == 3
    assert list(out.parent.iterdir()) == [out]


def test_a_work_folder_that_is_a_link_is_refused_and_what_it_leads_to_stays(
    out: Path, tmp_path: Path
) -> None:
    (tmp_path / "precious" / "below").mkdir(parents=True)
    out.parent.mkdir()
    out.with_name(".build.dateline").symlink_to(tmp_path / "precious")
    assert refusal(FIRST, out) == [("DL125", str(out.with_name(".build.dateline")))]
    assert (tmp_path / "precious" / "below").is_dir()


def test_what_no_run_left_in_a_work_folder_is_cleared(out: Path, tmp_path: Path) -> None:
    (tmp_path / "precious" / "below").mkdir(parents=True)
    work = out.with_name(".build.dateline")
    work.mkdir(parents=True)
    (work / ".DS_Store").write_text("")
    for name in ("new", "old", "before"):
        (work / name).symlink_to(tmp_path / "precious")
    publish(FIRST, out)
    assert tree(out) == site(FIRST)
    assert list(out.parent.iterdir()) == [out]
    assert (tmp_path / "precious" / "below").is_dir()


@pytest.mark.parametrize("file", [".gitignore", "generator/scaffold/site/gitignore"])
def test_what_a_killed_run_left_is_no_part_of_a_record(file: str) -> None:
    lines = (REPOSITORY / file).read_text().split("\n")
    assert f"/{staging.work_folder('/site/build').name}/" in lines


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folders_that_may_not_be_written_to_are_no_end_of_building(out: Path) -> None:
    publish(FIRST, out)
    (out / "events" / "a").chmod(0o555)
    (out / "events").chmod(0o555)
    publish((File("index.html", b"other"), *FIRST[1:]), out)
    assert list(out.parent.iterdir()) == [out]


def test_what_somebody_says_was_kept_changes_nothing_outside_of_the_output(out: Path, tmp_path: Path) -> None:
    publish(FIRST, out)
    (tmp_path / "precious").write_text("kept")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a").write_text("kept")
    (out / "link").symlink_to(tmp_path / "folder")
    files = out.with_name(".build.dateline") / "before" / "files"
    (files / "link").mkdir(parents=True)
    (files / "link" / "a").write_text("theirs")
    (files.parent / "added").write_text(f"../../precious\nlink/a\n/{tmp_path}/precious")
    publish(FIRST, out)
    assert (tmp_path / "precious").read_text() == "kept"
    assert (tmp_path / "folder" / "a").read_text() == "kept"


def test_a_manifest_that_names_a_place_outside_of_the_output_removes_nothing(
    out: Path, tmp_path: Path
) -> None:
    many = tuple(File(f"events/{number}.html", b"") for number in range(30))
    publish(many, out)
    (tmp_path / "precious").write_bytes(b"known")
    with (out / MANIFEST).open("a") as manifest:
        manifest.write(f"{hashlib.sha256(b'known').hexdigest()}  ../../precious\n")
    publish((*many, FIRST[0]), out)
    assert (tmp_path / "precious").exists()
    assert "precious" not in (out / MANIFEST).read_text()


def test_without_the_systems_exchange_two_renames_do(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_exchange", lambda *_: False)
    publish(FIRST, out)
    publish(FIRST[:1], out)
    assert tree(out) == site(FIRST[:1])
    assert list(out.parent.iterdir()) == [out]


def test_without_hard_links_files_are_copied_with_their_times(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    publish(FIRST, out)
    os.utime(out / "index.html", (1, 1))
    publish(FIRST[:2], out)
    assert (out / "index.html").stat().st_mtime == 1


def test_the_lock_dies_with_its_process(out: Path) -> None:
    work = out.with_name(".build.dateline")
    work.mkdir(parents=True)
    child = os.fork()
    if not child:
        fcntl.flock(os.open(work / "lock", os.O_RDWR | os.O_CREAT), fcntl.LOCK_EX)
        os._exit(0)
    os.waitpid(child, 0)
    publish(FIRST, out)


def test_the_manifest_is_what_sha256sum_checks(out: Path) -> None:
    publish(FIRST, out)
    lines = (out / MANIFEST).read_text().splitlines()
    assert lines == [
        f"{hashlib.sha256(file.content).hexdigest()}  {file.path}" for file in sorted(FIRST, key=path_of)
    ]


def path_of(file: File) -> str:
    return file.path


names = st.sampled_from(["a", "b", "c/d", "c/e", "f/g/h"])
sites = st.dictionaries(names, st.binary(max_size=2), min_size=1)


@settings(max_examples=cases(25))
@given(history=st.lists(sites, min_size=1, max_size=4))
def test_whatever_was_there_before_the_last_site_is_what_stands(
    history: list[dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = tmp_path_factory.mktemp("law") / "build"
    for content in history:
        publish([File(path, data) for path, data in content.items()], out)
        (out / "foreign").write_text("stays")
    assert tree(out) == history[-1] | {"foreign": b"stays"}


#: Enough files for a few of them to be few.
MANY = {f"many/{number}/index.html": b"x" for number in range(30)}
#: What a person may do to an output between two builds: to a place, or to a file of ours.
person = st.sampled_from(["nothing", "file", "folder", "link", "deleted", "changed", "linked folder"])


def interfere(out: Path, what: str, name: str) -> None:
    place = out / name
    if what == "linked folder" and (out / "c").is_dir() and not (out / "c").is_symlink():
        (out / "c").rename(out.with_name("c-elsewhere"))
        (out / "c").symlink_to(out.with_name("c-elsewhere"))
    elif what == "deleted" and place.is_file():
        place.unlink()
    elif what == "changed" and place.is_file():
        place.write_bytes(b"by hand")
    elif not any(
        os.path.lexists(one) for one in (place, *place.parents) if one not in out.parents and one != out
    ):
        place.parent.mkdir(parents=True, exist_ok=True)
        if what == "file":
            place.write_bytes(b"mine")
        elif what == "folder":
            place.mkdir()
        elif what == "link":
            place.symlink_to("nowhere")


def everything(out: Path) -> dict[str, object]:
    """All that stands below a folder, folders and links too."""
    return {
        path.relative_to(out).as_posix(): path.readlink().name
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else None
        for path in sorted(out.rglob("*"))
    }


def outcome(files: tuple[File, ...], out: Path, spare: Path | None = None) -> object:
    try:
        return publish(files, out, spare=spare)
    except DatelineError as error:
        return [(problem.code, Path(problem.mark.path).name) for problem in error.problems]


@settings(max_examples=cases(40))
@given(history=st.lists(st.tuples(sites, person, names, person, names), min_size=2, max_size=4))
def test_folders_that_take_turns_hold_what_one_made_anew_holds(
    history: list[tuple[dict[str, bytes], str, str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever a person does to the output, or anybody to the spare folder."""
    folder = tmp_path_factory.mktemp("law")
    one, other = folder / "one" / "build", folder / "other" / "build"
    (spare := folder / "one" / ".dateline" / "spare").parent.mkdir(parents=True)
    for content, what, name, what_else, another in history:
        files = tuple(File(path, data) for path, data in sorted((content | MANY).items()))
        did = outcome(files, one, spare)
        assert did == outcome(files, other)
        assert everything(one) == everything(other)
        if isinstance(did, Published) and did.written and spare.exists():
            assert everything(spare) == everything(one)
        for out in (one, other):
            interfere(out, what, name)
        if spare.exists() and what_else != "changed":  # its files are those of the output
            interfere(spare, what_else, another)


def test_a_spare_folder_behind_a_link_is_none(out: Path, tmp_path: Path) -> None:
    publish(FIRST, out)
    (tmp_path / "precious" / "spare").mkdir(parents=True)
    (tmp_path / "precious" / "spare" / "thesis.txt").write_text("ten years")
    (out.parent / ".dateline").symlink_to(tmp_path / "precious")
    for files in (FIRST[:1], FIRST):
        publish(files, out, spare=out.parent / ".dateline" / "spare")
    assert tree(tmp_path / "precious") == {"spare/thesis.txt": b"ten years"}
    assert tree(out) == site(FIRST)


@pytest.fixture(params=["a spare folder", "none"])
def spare(request: pytest.FixtureRequest, out: Path) -> Path | None:
    """Where the folder lies that takes turns with the output, if one does."""
    if request.param == "none":
        return None
    (folder := out.with_name(".dateline")).mkdir(parents=True)
    return folder / "spare"


#: All by which names on the disk change.
STEPS = ("replace", "unlink", "rename", "rmdir", "link", "mkdir", "symlink")


@pytest.mark.parametrize("exchange", ["exchanged", "renamed twice"])
def test_a_run_that_is_stopped_at_any_step_leaves_the_last_site_or_the_next(
    out: Path, spare: Path | None, exchange: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is mended; only where the system exchanges no folders, the next run does that."""
    before = {"a": b"1", "c/d": b"1", "c/e": b"1", "k": b"1"}
    after = {"a": b"2", "c/d": b"2", "f/g": b"2", "k": b"1"}
    if exchange != "exchanged":
        monkeypatch.setattr(staging, "_exchange", lambda *_: False)
    for content in (after, before):
        publish([File(path, data) for path, data in content.items()], out, spare=spare)
        (out / "CNAME").write_text("example.org")
    seen = set()
    for stop in range(200):
        publish([File(path, data) for path, data in before.items()], out, spare=spare)
        child = os.fork()
        if not child:
            _stopped_at(stop, monkeypatch, after, out, spare)
        is_over = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        if exchange != "exchanged" and not out.exists():
            with staging.staging(out):
                pass
        standing = tree(out)
        assert standing.pop("CNAME") == b"example.org"
        seen.add(standing == after)
        assert standing in (before, after)
        publish([File(path, data) for path, data in after.items()], out, spare=spare)
        assert tree(out) == after | {"CNAME": b"example.org"}
        assert {*out.parent.iterdir()} <= {out, out.with_name(".dateline")}
        if is_over:
            break
    assert is_over
    assert seen == {True, False}


@pytest.mark.parametrize("exchange", ["exchanged", "renamed twice"])
def test_what_a_person_puts_there_while_the_site_is_switched_stays(
    out: Path, spare: Path | None, exchange: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if exchange != "exchanged":
        monkeypatch.setattr(staging, "_exchange", lambda *_: False)
    switch, came = staging.switch, iter(("CNAME", ".well-known/a/b", "c/note.txt", "c/new/x"))

    def late(stage: Path, to: Path) -> Path | None:
        (place := to / next(came)).parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"mine")
        return switch(stage, to)

    publish([File("c/d", b"0")], out, spare=spare)
    monkeypatch.setattr(staging, "switch", late)
    for turn in range(1, 5):
        publish([File("c/d", b"%d" % turn)], out, spare=spare)
    mine = dict.fromkeys(("CNAME", ".well-known/a/b", "c/note.txt", "c/new/x"), b"mine")
    assert tree(out) == {"c/d": b"4"} | mine
    (out / "CNAME").unlink()
    monkeypatch.undo()
    publish([File("c/d", b"5")], out, spare=spare)
    assert tree(out) == {"c/d": b"5"} | mine.fromkeys(mine.keys() - {"CNAME"}, b"mine")


def _stopped_at(
    stop: int, monkeypatch: pytest.MonkeyPatch, content: dict[str, bytes], out: Path, spare: Path | None
) -> None:
    steps = iter(range(1000))

    def stopping(act: Callable[..., None]) -> Callable[..., None]:
        def step(*of: object, **how: object) -> None:
            if next(steps) == stop:
                os._exit(9)
            act(*of, **how)

        return step

    for name in STEPS:
        monkeypatch.setattr(os, name, stopping(getattr(os, name)))
    publish([File(path, data) for path, data in content.items()], out, spare=spare)
    os._exit(0)


def test_a_disk_that_refuses_half_way_leaves_the_last_site(
    out: Path, spare: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = MANY | {"a": b"1", "c/d": b"1", "c/e": b"1"}
    publish([File(path, data) for path, data in (before | {"a": b"0"}).items()], out, spare=spare)
    publish([File(path, data) for path, data in before.items()], out, spare=spare)
    standing, mkdir = everything(out), os.mkdir

    def refusing(path: str, *arguments: object, **options: object) -> None:
        if str(path).endswith("/f"):
            raise OSError(28, "No space left on device", path)
        mkdir(path, *arguments, **options)

    monkeypatch.setattr(os, "mkdir", refusing)
    [(code, where)] = refusal(
        tuple(File(path, data) for path, data in (MANY | {"a": b"2", "f/g": b"2"}).items()), out
    )
    assert (code, Path(where).is_relative_to(out)) == ("DL125", True), "what is beside it is gone by then"
    assert everything(out) == standing


@settings(max_examples=cases(100))
@given(standing=sites, news=sites)
def test_renewing_files_leaves_what_publishing_all_leaves(
    tmp_path_factory: pytest.TempPathFactory, standing: dict[str, bytes], news: dict[str, bytes]
) -> None:
    one, other = (tmp_path_factory.mktemp("renewed") / "build" for _ in range(2))
    for out in (one, other):
        publish([File(path, data) for path, data in standing.items()], out)
    with renewing(one) as output:
        written = output.put([File(path, data) for path, data in news.items()])
    if news.keys() <= standing.keys():
        publish([File(path, data) for path, data in (standing | news).items()], other)
        differing = {path for path, data in news.items() if standing[path] != data}
        assert written is not None
        assert written.keys() == differing | ({MANIFEST} if differing else set())
    else:
        assert written is None
    assert everything(one) == everything(other)
    assert (one / MANIFEST).read_bytes() == (other / MANIFEST).read_bytes()
