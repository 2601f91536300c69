"""Git, as a program: one repository, asked and written to without its work tree, its index and its hooks."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

#: What would make git work elsewhere than in the folder it is started in, as inside a hook (`git rev-parse --local-env-vars`).
#: Configuration given in the environment stays: machines that deploy get their credentials that way.
_ELSEWHERE = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NAMESPACE",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_QUARANTINE_PATH",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
#: Hooks are for what a person does, and no daemon need look at an index that is gone in a moment.
_QUIETLY = ("-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false", "-c", "core.splitIndex=false")
#: So many lines of what git said are told.
_LINES = 8


class GitError(Exception):
    """Git could not do a thing; the message is what it said, on one line."""


@dataclass(frozen=True, slots=True)
class Git:
    """The repository that holds `folder`. `places` are the variables that name it, so that no other is found."""

    folder: Path
    places: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> "Git":
        """Find the repository that a folder lies in. Raises GitError."""
        here = cls(folder)
        top, git_dir = (
            here.run("rev-parse", f"--{place}").removesuffix("\n")
            for place in ("show-toplevel", "absolute-git-dir")
        )
        return cls(Path(top), {"GIT_DIR": git_dir})

    def run(
        self,
        *words: str,
        given: bytes = b"",
        within: Path | None = None,
        places: Mapping[str, str] | None = None,
    ) -> str:
        """Run a command that needs no work tree. Returns what it prints. Raises GitError.

        `given` is what it reads, `within` the folder it is started in, `places` are more variables.
        """
        command = ["git", *_QUIETLY, *words]
        return _run(command, within or self.folder, {**self.places, **(places or {})}, given)

    def push(self, remote: str, commit: str, branch: str) -> None:
        """Make a commit the head of a branch on a remote, which must be its ancestor; nothing else is pushed.

        The repository's pre-push hook has its say, as for every push of a person. Raises GitError.
        """
        command = ["git", "push", "--quiet", "--no-follow-tags", "--recurse-submodules=no"]
        _run([*command, remote, f"{commit}:refs/heads/{branch}"], self.folder, {}, b"")


def _run(command: Sequence[str], folder: Path, places: Mapping[str, str], given: bytes) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and every word is ours or was checked
            command, cwd=folder, env={**environment, **places}, input=given, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise GitError("git is not installed") from None
    if done.returncode:
        raise GitError(_told(done.stderr) or f"git ended with {done.returncode}")
    return os.fsdecode(done.stdout)


def _told(stderr: bytes) -> str:
    """Return what git and the other side said, without advice and without what a terminal would obey."""
    lines = (_shown(line) for line in stderr.decode("utf-8", "replace").replace("\r", "\n").split("\n"))
    said = [line for line in lines if line and not line.startswith("hint:")]
    return "; ".join(said[-_LINES:])


def _shown(line: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in line).strip()
