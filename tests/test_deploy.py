"""Deploying: the site becomes the next commit of one branch, and nothing else is touched, here or on the remote."""

import subprocess
import tarfile
from pathlib import Path

import pytest
from conftest import Run, tree

from generator.cli import main
from generator.deploying.address import default_address, misplaced
from generator.publishing import limits, manifest

HERE = "https://example.github.io/record/"
EVENT = "content/events/2024/2024-05-01-orla-bridge-shelling.md"
OTHER = "content/events/2024/2024-05-02-orla-ceasefire.md"
IDENTITY = "[user]\n\tname = Mara Lind\n\temail = mara@example.org\n[init]\n\tdefaultBranch = main\n"


def git(folder: Path, *words: str, given: str = "") -> str:
    done = subprocess.run(
        ["git", *words], cwd=folder, input=given, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def published(repository: Path, branch: str = "gh-pages") -> dict[str, bytes]:
    """What stands on a branch of the remote."""
    remote = repository.parent / "remote.git"
    names = git(remote, "ls-tree", "-r", "-z", "--name-only", branch).split("\0")[:-1]
    return {
        name: subprocess.run(
            ["git", "cat-file", "blob", f"{branch}:{name}"], cwd=remote, capture_output=True, check=True
        ).stdout
        for name in names
    }


def others_commit(repository: Path, **files: str) -> None:
    """Somebody else commits files to the branch, from another clone."""
    clone = repository.parent / "clone"
    if not clone.exists():
        git(repository.parent, "clone", "-q", "remote.git", "clone")
    git(clone, "fetch", "-q")
    has_branch = "origin/gh-pages" in git(clone, "branch", "-r")
    git(
        clone,
        "checkout",
        "-q",
        *(["-B", "gh-pages", "origin/gh-pages"] if has_branch else ["--orphan", "gh-pages"]),
    )
    for name, text in files.items():
        (clone / name).write_text(text)
    git(clone, "add", ".")
    git(clone, "commit", "-q", "-m", "by hand")
    git(clone, "push", "-q", "origin", "gh-pages")


def hook(folder: Path, name: str, script: str) -> None:
    path = folder / "hooks" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def repository(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in a repository with a remote, as a person has it."""
    (tmp_path / "gitconfig").write_text(IDENTITY)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    settings = site / "site.yaml"
    settings.write_text(settings.read_text().replace("http://localhost/ ", f"{HERE} "))
    (site / ".gitignore").write_text((site / "gitignore").read_text())
    git(site, "init", "-q")
    git(site, "add", ".")
    git(site, "commit", "-q", "-m", "A record")
    git(site, "remote", "add", "origin", "../remote.git")
    return site


def deploy(repository: Path, *options: str) -> int:
    return main(["--site", str(repository), "deploy", *options])


def local(repository: Path) -> dict[str, object]:
    """All that a person sees of a repository, but for what a build is documented to write."""
    refs = git(repository, "for-each-ref", "refs/heads", "refs/tags", "HEAD")
    files = {
        p: b for p, b in tree(repository).items() if not p.startswith((".git/", "build/", "content/urls.txt"))
    }
    index = (repository / ".git/index").read_bytes()
    return {"refs": refs, "head": git(repository, "rev-parse", "HEAD"), "files": files, "index": index}


def test_a_site_is_deployed_then_only_what_changed_and_then_nothing(repository: Path, dateline: Run) -> None:
    (repository / "notes.txt").write_text("not committed")
    (repository / EVENT).write_text((repository / EVENT).read_text() + "\nMore was said.\n")
    git(repository, "add", EVENT)
    (repository / ".gitattributes").write_text("* text eol=crlf\n*.html filter=none\n")
    before = local(repository)

    first = dateline("deploy", cwd=repository)
    assert first.returncode == 0, first.stderr
    assert f"added: 24 pages, 35 other files\n  {HERE}\n  {HERE}404.html\n" in first.stderr
    assert "  … and 14 more\n" in first.stderr
    assert first.stderr.splitlines()[-1].startswith("pushed ")
    assert local(repository) == before
    site = tree(repository / "build")
    assert published(repository) == site, "byte for byte, whatever .gitattributes says of files"
    assert ".nojekyll" in site

    text = (repository / OTHER).read_text()
    (repository / OTHER).write_text(text.replace("\ntitle: ", "\ntitle: Again – ", 1))
    tried = dateline("deploy", "--dry-run", cwd=repository)
    assert f"  {HERE}events/2024-05-02-orla-ceasefire/\n" in tried.stderr
    assert published(repository) == site

    second = dateline("deploy", "--message", "A better title", cwd=repository)
    changed = second.stderr.splitlines()
    assert changed[:-1] == tried.stderr.splitlines()[:-1], "a dry run says what comes"
    assert published(repository) == tree(repository / "build") != site
    remote = repository.parent / "remote.git"
    assert git(remote, "log", "--format=%s", "gh-pages").split("\n")[:2] == [
        "A better title",
        f"Publish {HERE}",
    ]
    assert git(remote, "for-each-ref", "--format=%(refname)") == "refs/heads/gh-pages\n"

    third = dateline("deploy", cwd=repository)
    assert third.stderr.startswith("nothing had changed; gh-pages on origin stays as it is")
    assert git(remote, "rev-list", "--count", "gh-pages") == "2\n"


def test_a_dry_run_changes_nothing_at_all(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, objects = tree(repository), git(repository, "count-objects")
    assert deploy(repository, "--dry-run") == 0
    assert tree(repository) == before
    assert git(repository, "count-objects") == objects
    assert git(repository.parent / "remote.git", "for-each-ref") == ""
    said = capsys.readouterr().err.splitlines()
    assert said[-1] == "nothing was pushed; gh-pages on origin would change: 24 pages added, 35 other files"


def test_what_others_put_on_the_branch_stays_and_what_dateline_wrote_goes_with_its_page(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    others_commit(repository, CNAME="record.example.org\n", **{"README.md": "for whoever comes by"})
    assert deploy(repository, "--base-url", "https://www.record.example.org/") == 0
    others_commit(repository, **{"google1.html": "verified", "index.html": "defaced"})
    (repository / "site.yaml").write_text((repository / "site.yaml").read_text() + "exports: off\n")
    assert deploy(repository, "--base-url", "https://record.example.org/") == 0
    now = published(repository)
    assert (now["CNAME"], now["google1.html"]) == (b"record.example.org\n", b"verified")
    assert "README.md" in now
    assert now["index.html"] == (repository / "build/index.html").read_bytes()
    assert "data/events.csv" not in now
    assert "deleted: 16 other files\n" in capsys.readouterr().err


def test_a_branch_that_is_not_datelines_is_refused(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    others_commit(repository, **{"main.c": "int main;", "README.md": "a program"})
    assert deploy(repository) == 1
    assert "origin/gh-pages: error: this branch holds files that are not Dateline's: main.c [DL154]" in (
        capsys.readouterr().err
    )
    assert not (repository / "build").exists()


def test_a_file_of_somebody_else_in_the_place_of_a_page_is_refused(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert deploy(repository) == 0
    others_commit(repository, about="a file where the site will have a folder")
    (repository / "layouts/static/about").mkdir(parents=True)
    (repository / "layouts/static/about/index.html").write_text("about")
    assert deploy(repository) == 1
    assert "about: error: the site has a page here, and a file on the branch" in capsys.readouterr().err


def test_a_branch_that_moved_meanwhile_is_left_as_it_is(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert deploy(repository) == 0
    remote = repository.parent / "remote.git"
    other = git(remote, "commit-tree", "gh-pages^{tree}", "-p", "gh-pages", "-m", "meanwhile").strip()
    hook(repository / ".git", "pre-push", f"git --git-dir='{remote}' update-ref refs/heads/gh-pages {other}")
    (repository / "site.yaml").write_text((repository / "site.yaml").read_text() + "exports: off\n")
    assert deploy(repository) == 1
    said = capsys.readouterr().err
    assert "origin/gh-pages: error: the branch was changed by somebody else meanwhile" in said
    assert said.endswith("1 error: nothing was deployed\n")
    assert git(remote, "rev-parse", "gh-pages").strip() == other


def test_a_push_that_is_refused_says_what_git_said(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    remote = repository.parent / "remote.git"
    hook(remote, "pre-receive", "printf 'protected \\033[2Jbranch\\n' >&2; exit 1")
    assert deploy(repository) == 1
    said = capsys.readouterr().err
    assert "error: the push failed; git says: remote: protected " in said
    assert "\033" not in said
    assert "mend what git names" in said
    assert git(remote, "for-each-ref") == ""


def test_the_hook_before_a_push_has_its_say_and_no_other_hook_runs(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = repository.parent / "ran"
    for name in ("post-index-change", "reference-transaction", "pre-commit", "commit-msg", "post-commit"):
        hook(repository / ".git", name, f"echo {name} >> '{ran}'")
    hook(repository / ".git", "pre-push", "echo 'not on a Monday' >&2; exit 1")
    assert deploy(repository) == 1
    assert "git says: not on a Monday" in capsys.readouterr().err
    assert not ran.exists()


def test_a_site_in_a_submodule_is_deployed(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "above")
    above = tmp_path / "above"
    git(above, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repository), "record")
    git(above / "record", "remote", "set-url", "origin", str(tmp_path / "remote.git"))
    assert deploy(above / "record") == 0
    assert published(repository) == tree(above / "record" / "build")
    assert not (above / "build").exists()


def test_a_commit_is_signed_where_those_of_its_maker_are_and_says_what_was_given(
    repository: Path, tmp_path: Path
) -> None:
    signer = tmp_path / "signer"
    signer.write_text("#!/bin/sh\necho '[GNUPG:] SIG_CREATED ' >&2\necho 'signed by Mara Lind'\n")
    signer.chmod(0o755)
    for name, value in (
        ("commit.gpgSign", "true"),
        ("gpg.program", str(signer)),
        ("i18n.commitEncoding", "latin1"),
    ):
        git(repository, "config", name, value)
    assert deploy(repository, "--message", "Ü \udcff") == 0  # as a terminal gives a byte that is no letter
    done = subprocess.run(
        ["git", "cat-file", "commit", "gh-pages"],
        cwd=tmp_path / "remote.git",
        capture_output=True,
        check=True,
    )
    head, _, message = done.stdout.partition(b"\n\n")
    assert b"\ngpgsig signed by Mara Lind" in head
    assert b"encoding" not in head
    assert message.decode().startswith("Ü ")  # what is no UTF-8 git reads as Latin-1


def test_a_push_whose_answer_is_lost_is_known_by_what_the_branch_holds(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert deploy(repository) == 0
    (repository / EVENT).write_text((repository / EVENT).read_text() + "\nMore was said.\n")
    hook(repository / ".git", "reference-transaction", "exit 1")  # git cannot note here what it pushed
    assert deploy(repository) == 0
    assert "to gh-pages on origin: 1 page changed" in capsys.readouterr().err
    assert published(repository) == tree(repository / "build")


def test_variables_that_name_another_repository_confuse_nothing(
    repository: Path, tmp_path: Path, dateline: Run
) -> None:
    git(tmp_path, "init", "-q", "another")
    another = {
        name: str(tmp_path / "another" / below)
        for name, below in (
            ("GIT_DIR", ".git"),
            ("GIT_WORK_TREE", ""),
            ("GIT_INDEX_FILE", ".git/index"),
            ("GIT_OBJECT_DIRECTORY", ".git/objects"),
            ("GIT_COMMON_DIR", ".git"),
        )
    }
    before = tree(tmp_path / "another")
    done = dateline("deploy", cwd=repository, GIT_NAMESPACE="elsewhere", **another)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "another") == before
    assert published(repository) == tree(repository / "build")


def test_a_site_below_the_root_of_its_repository_and_in_a_second_work_tree_is_deployed(
    repository: Path, tmp_path: Path
) -> None:
    git(repository, "worktree", "add", "-q", str(tmp_path / "second"), "-b", "second")
    below = tmp_path / "second" / "in a folder"
    below.mkdir()
    for name in ("content", "site.yaml"):
        (tmp_path / "second" / name).rename(below / name)
    assert deploy(below, "--branch", "pages/live") == 0
    assert published(repository, "pages/live") == tree(below / "build")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--branch", "main"], "main: error: this branch is checked out"),
        (["--branch", "a..b"], "a..b: error: no branch can be called that [DL151]"),
        (["--branch", "HEAD"], "HEAD: error: no branch can be called that [DL151]"),
        (
            ["--remote", "upstream"],
            "upstream: error: the repository has no remote of this name [DL151]\n    known here: origin",
        ),
        (["--remote", "../remote.git"], "the repository has no remote of this name [DL151]"),
        (
            ["--base-url", "http://localhost:8000/record/"],
            "site.yaml: error: the site is made for http://localhost:8000/record/",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_deployed_is_refused_before_anything_is_made(
    repository: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    assert deploy(repository, *options) == 1
    assert said in capsys.readouterr().err
    assert not (repository / "build").exists()
    assert git(repository.parent / "remote.git", "for-each-ref") == ""


def test_a_remote_that_is_gone_a_missing_identity_and_a_folder_outside_a_repository_are_told(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "remote.git").rename(tmp_path / "away.git")
    assert deploy(repository) == 1
    assert (
        "error: the branch cannot be fetched; git says: fatal: '../remote.git' does not"
        in capsys.readouterr().err
    )
    (tmp_path / "away.git").rename(tmp_path / "remote.git")
    (tmp_path / "gitconfig").write_text("[user]\n\tuseConfigOnly = true\n")
    assert deploy(repository) == 1
    assert "`git config user.name …`" in capsys.readouterr().err
    (repository / ".git").rename(tmp_path / "gone")
    assert deploy(repository) == 1
    assert "error: no repository can be used here: fatal: not a git repository" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert deploy(repository) == 1
    assert "error: no repository can be used here: git is not installed [DL150]" in capsys.readouterr().err


def test_with_an_error_in_the_record_nothing_is_deployed(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert deploy(repository) == 0
    before, text = published(repository), (repository / EVENT).read_text()
    (repository / EVENT).write_text(text.replace("kind: shelling", "kind: sheling"))
    assert deploy(repository) == 1
    assert "[DL033]" in capsys.readouterr().err
    (repository / EVENT).unlink()  # a build only warns of it
    assert deploy(repository) == 1
    assert "error: “events/2024-05-01-orla-bridge-shelling/” was published" in capsys.readouterr().err
    assert published(repository) == before


def test_what_is_too_large_is_told_by_build_and_check_and_refused_by_deploy(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LARGEST_SITE", 100_000)
    monkeypatch.setattr(limits, "LARGEST_FILE", 20_000)
    assert main(["--site", str(repository), "check"]) == 0
    said = capsys.readouterr().err
    assert "assets/dateline.css: warning: this file has" in said
    assert (
        "build: warning: the site has 0.00 GB, and GitHub Pages publishes none of more than 1 GB [DL156]"
        in said
    )
    assert main(["--site", str(repository), "build"]) == 0
    assert f"{repository}/build: warning: the site has" in capsys.readouterr().err
    assert deploy(repository) == 1
    assert "origin/gh-pages: error: the site has" in (said := capsys.readouterr().err)
    assert "assets/dateline.css: error: this file has" in said
    assert git(repository.parent / "remote.git", "for-each-ref") == ""


def test_a_build_holds_nothing_that_an_artifact_may_not(repository: Path) -> None:
    """Regular files and folders, after a second build as after the first: the folder kept for the next turn is no part of it."""
    settings = (repository / "site.yaml").read_text()
    for more in ("", "exports: off\n", ""):
        (repository / "site.yaml").write_text(settings + more)
        assert main(["--site", str(repository), "build"]) == 0
        with tarfile.open(repository.parent / "artifact.tar", "w") as made:
            made.add(repository / "build", ".")
        with tarfile.open(repository.parent / "artifact.tar") as artifact:
            assert all(member.isreg() or member.isdir() for member in artifact)


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@github.com:Mara/Orla.git", "https://mara.github.io/Orla/"),
        ("https://github.com/mara/orla", "https://mara.github.io/orla/"),
        ("https://x-access-token:abc@github.com/mara/orla.git/", "https://mara.github.io/orla/"),
        ("ssh://git@github.com:22/mara/mara.github.io.git", "https://mara.github.io/"),
        ("https://notgithub.com/mara/orla", ""),
        ("https://example.org/github.com.git", ""),
        ("../remote.git", ""),
    ],
)
def test_where_github_pages_shows_a_repository_is_known_by_its_address(remote: str, address: str) -> None:
    assert default_address(remote) == address


@pytest.mark.parametrize(
    ("base_url", "domain", "is_wrong"),
    [
        ("https://mara.github.io/orla/", "", False),
        ("https://mara.github.io/Orla", "", False),
        ("https://mara.github.io/", "", True),
        ("https://mara.github.io/other/", "", True),
        ("https://record.example.org/", "", False),
        ("https://record.example.org/", "record.example.org", False),
        ("https://www.example.org/", "example.org", False),
        ("https://mara.github.io/orla/", "record.example.org", True),
        ("http://127.0.0.1:8000/", "", True),
    ],
)
def test_a_site_made_for_another_place_than_the_branch_is_shown_at_is_known(
    base_url: str, domain: str, is_wrong: bool
) -> None:
    assert bool(misplaced(base_url, "git@github.com:mara/orla.git", domain)) == is_wrong


def test_a_manifest_reads_as_it_was_written() -> None:
    site = {"index.html": "0" * 64, "a file  with blanks.txt": "1" * 64}
    assert manifest.parse(manifest.serialise(site).decode()) == site
