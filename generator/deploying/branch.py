"""A branch on a remote: what stands there now, and its next commit. Nothing local is changed but the store of objects."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.deploying.git import Git, GitError

_FILE = "100644"
_REF = "branch refs/heads/"
#: What a message is written in, whatever a person writes theirs in.
_IN_UTF_8 = ("-c", "i18n.commitEncoding=UTF-8")
#: Nothing is named, brought along or tidied up: a person finds the repository as it was.
_FETCH = (
    *("--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance"),
    "--refmap=",
)


class Blob(NamedTuple):
    """What stands at a path of a commit: its mode, and the id of its content."""

    mode: str
    id: str


#: The files of a commit by path.
Tree = Mapping[str, Blob]


class Tip(NamedTuple):
    """The head of a branch: its commit, “” where there is no such branch, and its files."""

    commit: str
    tree: Tree


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch on a remote of a repository. All of its methods raise GitError."""

    git: Git
    remote: str
    name: str

    def __str__(self) -> str:
        return f"{self.remote}/{self.name}"

    def head(self) -> str:
        """Ask the remote for the commit at the head; “” where there is no such branch."""
        ref = f"refs/heads/{self.name}"
        lines = (line.split("\t") for line in self.git.run("ls-remote", self.remote, ref).splitlines())
        return next((commit for commit, name in lines if name == ref), "")

    def fetched(self) -> Tip:
        """Bring the head here, under no name."""
        commit = self.head()
        if not commit:
            return Tip("", {})
        self.git.run("fetch", *_FETCH, self.remote, f"refs/heads/{self.name}")
        lines = self.git.run("ls-tree", "-r", "-z", "--full-tree", commit).split("\0")[:-1]
        entries = ((about.split(" "), path) for about, _, path in (line.partition("\t") for line in lines))
        return Tip(commit, {path: Blob(mode, blob) for (mode, _, blob), path in entries})

    def push(self, commit: str) -> None:
        """Make a commit the head, of which the present one must be an ancestor."""
        self.git.push(self.remote, commit, self.name)


def remotes(git: Git) -> list[str]:
    """Return the names of all remotes. Raises GitError."""
    return git.run("remote").split("\n")[:-1]


def checked_out(git: Git) -> set[str]:
    """Return the branches that somebody works on, in this work tree or in another of the same repository."""
    lines = git.run("worktree", "list", "--porcelain").split("\n")
    return {line.removeprefix(_REF) for line in lines if line.startswith(_REF)}


def is_name(git: Git, branch: str) -> bool:
    """Whether a branch can be called that."""
    try:
        git.run("check-ref-format", f"refs/heads/{branch}")
    except GitError:
        return False
    return not branch.startswith("-") and branch != "HEAD"


def text_of(git: Git, blob: Blob) -> str:
    """Return the text of a file of a commit. Raises GitError."""
    return git.run("cat-file", "blob", blob.id)


def sizes_of(git: Git, blobs: Iterable[Blob]) -> list[int]:
    """Return how many bytes files of a commit have; 0 for what is no file. Raises GitError."""
    asked = "".join(f"{blob.id}\n" for blob in blobs).encode()
    told = git.run("cat-file", "--batch-check=%(objectsize)", given=asked).splitlines()
    return [int(size) if size.isdecimal() else 0 for size in told]


def tree_of(git: Git, folder: Path, paths: Iterable[str]) -> tuple[Tree, dict[str, int]]:
    """Return files of a folder as a commit would have them, byte for byte, and their sizes. Raises GitError, OSError."""
    algorithm = git.run("rev-parse", "--show-object-format").strip()
    tree, found = dict[str, Blob](), dict[str, int]()
    for path in paths:
        raw = (folder / path).read_bytes()
        tree[path] = Blob(_FILE, hashlib.new(algorithm, b"blob %d\0" % len(raw) + raw).hexdigest())
        found[path] = len(raw)
    return tree, found


def store(git: Git, folder: Path, tree: Tree) -> None:
    """Put files of a folder into the repository's store. Raises GitError where one is not what it was."""
    given = b"".join(os.fsencode(path) + b"\n" for path in tree)
    # Configuration may name another work tree, as it does in a submodule, below which git would look for the paths.
    here = {"GIT_WORK_TREE": str(folder.resolve())}
    words = ("hash-object", "-w", "--no-filters", "--stdin-paths")
    ids = git.run(*words, given=given, within=folder, places=here).split()
    if ids != [blob.id for blob in tree.values()]:
        raise GitError(f"{folder} was changed meanwhile: run the command again")


def committed(git: Git, tree: Tree, parent: str, message: str) -> str:
    """Make a commit of files that are in the store, with a temporary index; return its id. Raises GitError.

    It is signed where the commits of whoever makes it are, which this command of git would not do by itself.
    """
    lines = (f"{blob.mode} {blob.id}\t{path}\0" for path, blob in sorted(tree.items()))
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        index = {"GIT_INDEX_FILE": f"{folder}/index"}
        git.run("update-index", "-z", "--index-info", given=os.fsencode("".join(lines)), places=index)
        root = git.run("write-tree", places=index).strip()
    parents = ("-p", parent) if parent else ()
    is_signed = git.run("config", "--type=bool", "--default=false", "commit.gpgSign").strip() == "true"
    signing = ("-S",) if is_signed else ()
    words = (*_IN_UTF_8, "commit-tree", root, *parents, *signing, "-F", "-")
    return git.run(*words, given=os.fsencode(message)).strip()
