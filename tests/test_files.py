"""Reading never leaves the site and never stops at one bad file; writing leaves the old file or the new one."""

import os
import stat
from pathlib import Path

import pytest

from generator.errors import Mark
from generator.files import LARGEST, SourceFile, read_file, read_tree, write_atomic


def make(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


def paths(root: Path, folder: str = "content", **options: tuple[str, ...]) -> list[str]:
    files, problems = read_tree(root, folder, (".md",), **options)
    assert not problems
    return [file.path for file in files]


def refused(root: Path, path: str) -> str:
    """The one problem of reading a site, which must be at a path; nothing was read from there."""
    files, [problem] = read_tree(root, "content", (".md",))
    assert problem.mark == Mark(path)
    assert path not in [file.path for file in files]
    return f"{problem.code} {problem.message}"


def test_files_come_sorted_by_posix_path_with_their_bytes(tmp_path: Path) -> None:
    make(
        tmp_path,
        {
            "content/b.md": "b",
            "content/a/z.md": "z",
            "content/a-b/x.md": "x",
            "content/a.md": "a",
            "content/B.MD": "B",
        },
    )
    files, problems = read_tree(tmp_path, "content", (".md",))
    assert [file.path for file in files] == [
        "content/B.MD",
        "content/a-b/x.md",
        "content/a.md",
        "content/a/z.md",
        "content/b.md",
    ]
    assert files[2] == SourceFile("content/a.md", b"a")
    assert not problems


def test_hidden_files_and_editors_leavings_are_passed_over(tmp_path: Path) -> None:
    names = [
        ".x.md",
        ".x.md.swp",
        "x.md~",
        "#x.md#",
        ".#x.md",
        ".git/x.md",
        "x.txt",
        "x.md.bak",
        ".dateline-1.tmp",
    ]
    make(tmp_path, {f"content/{name}": "x" for name in [*names, "y.md"]})
    assert paths(tmp_path) == ["content/y.md"]


def test_the_hidden_folder_that_is_for_the_web_is_read(tmp_path: Path) -> None:
    make(tmp_path, {"content/.well-known/x.md": "x", "content/.well-known/.x.md": "x"})
    assert paths(tmp_path) == ["content/.well-known/x.md"]


def test_what_is_skipped_is_not_even_opened(tmp_path: Path) -> None:
    make(tmp_path, {"content/articles/a.md": "a", "content/x.md": "x", "content/y.md": "y"})
    (tmp_path / "content/articles/pipe.md").symlink_to("/dev/zero")
    assert paths(tmp_path, skip=("content/articles", "content/x.md")) == ["content/y.md"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert read_tree(tmp_path, "content", (".md",)) == ((), ())


def test_a_link_out_of_the_site_is_refused(tmp_path: Path) -> None:
    make(tmp_path, {"secret.md": "s", "site/content/x.md": "x", "folder/y.md": "y"})
    (tmp_path / "site/content/out.md").symlink_to(tmp_path / "secret.md")
    assert "leads out of the site" in refused(tmp_path / "site", "content/out.md")
    (tmp_path / "site/content/out.md").unlink()
    (tmp_path / "site/content/out").symlink_to(tmp_path / "folder")
    assert "leads out of the site" in refused(tmp_path / "site", "content/out")
    (tmp_path / "site/content/out").unlink()
    (tmp_path / "site/site.yaml").symlink_to(tmp_path / "secret.md")
    assert read_file(tmp_path / "site", "site.yaml")[0] is None


def test_a_content_folder_that_is_a_link_out_is_refused(tmp_path: Path) -> None:
    make(tmp_path, {"folder/y.md": "y", "site/site.yaml": "title: a"})
    (tmp_path / "site/content").symlink_to(tmp_path / "folder")
    assert refused(tmp_path / "site", "content")


def test_a_link_within_the_site_is_followed_but_never_round(tmp_path: Path) -> None:
    make(tmp_path, {"content/a/x.md": "x", "kept/y.md": "y"})
    (tmp_path / "content/b").symlink_to(tmp_path / "kept")
    (tmp_path / "content/z.md").symlink_to(tmp_path / "content/a/x.md")
    assert paths(tmp_path) == ["content/a/x.md", "content/b/y.md", "content/z.md"]
    (tmp_path / "content/a/round").symlink_to(tmp_path / "content")
    assert "folder that it lies in" in refused(tmp_path, "content/a/round")


def test_a_link_to_nothing_is_told(tmp_path: Path) -> None:
    make(tmp_path, {"content/x.md": "x"})
    (tmp_path / "content/gone.md").symlink_to(tmp_path / "nowhere.md")
    assert refused(tmp_path, "content/gone.md").startswith("DL001")


def test_a_site_behind_a_link_is_read(tmp_path: Path) -> None:
    make(tmp_path, {"real/content/x.md": "x"})
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert paths(tmp_path / "link") == ["content/x.md"]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    make(tmp_path, {"content/x.md": "x"})
    os.mkfifo(tmp_path / "content/pipe.md")
    assert "no regular file" in refused(tmp_path, "content/pipe.md")


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    make(tmp_path, {"content/x.md": "x"})
    with (tmp_path / "content/big.md").open("wb") as stream:
        stream.truncate(LARGEST + 1)
    assert refused(tmp_path, "content/big.md").startswith("DL002")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable for root")
def test_a_file_without_permission_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    make(tmp_path, {"content/x.md": "x", "content/y.md": "y"})
    (tmp_path / "content/x.md").chmod(0)
    assert refused(tmp_path, "content/x.md").startswith("DL001")


def test_a_name_that_is_no_text_is_told_readably(tmp_path: Path) -> None:
    make(tmp_path, {"content/x.md": "x"})
    Path(os.fsdecode(os.fsencode(tmp_path / "content") + b"/caf\xe9.md")).write_text("x")
    assert refused(tmp_path, "content/caf\\udce9.md").startswith("DL003")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    file, [problem] = read_file(tmp_path, "site.yaml")
    assert (file, problem.code, problem.mark) == (None, "DL001", Mark("site.yaml"))


def test_a_file_is_written_whole_with_its_folders(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a/b/c.md", b"one")
    write_atomic(tmp_path / "a/b/c.md", b"two")
    assert (tmp_path / "a/b/c.md").read_bytes() == b"two"
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["c.md"]


def test_a_new_file_has_the_usual_mode_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    write_atomic(tmp_path / "new.md", b"x")
    assert (tmp_path / "new.md").stat().st_mode == usual.stat().st_mode
    (tmp_path / "new.md").chmod(0o640)
    write_atomic(tmp_path / "new.md", b"y")
    assert stat.S_IMODE((tmp_path / "new.md").stat().st_mode) == 0o640


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "c.md").mkdir()
    (tmp_path / "c.md/inside").touch()
    with pytest.raises(IsADirectoryError):
        write_atomic(tmp_path / "c.md", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["c.md"]
