"""Which paths may be written: none that leaves the output folder, none that two systems would read differently."""

import re
from collections.abc import Collection, Iterable, Iterator

from generator.errors import DatelineError, Mark, Problem
from generator.model.page import Kept
from generator.publishing.staged import Staged
from generator.urls import DEVICES, collision_key

#: Characters that Windows file systems and the artifacts of GitHub Pages refuse (actions/upload-artifact), and controls.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
#: Most file systems hold 255 bytes in one name.
_LONGEST_NAME = 255


def checked(files: Iterable[Staged | Kept], before: Collection[str] = ()) -> Iterator[Staged | Kept]:
    """Pass on the files whose paths may be written. Raises DatelineError at the end, with every path that may not.

    `before` are paths that were written together: none of them collides with another of them, only with itself.
    """
    taken: dict[str, str] = {}
    passed: dict[str, None] = {}
    problems = []
    for file in files:
        if not taken and file.path in before and file.path not in passed:
            passed[file.path] = None
            yield file
            continue
        while passed:
            _collision(passed.popitem()[0], taken)
        refused = file.refused if isinstance(file, Staged) else None
        problem = refused if isinstance(refused, Problem) else _collision(file.path, taken)
        if problem:
            problems.append(problem)
        else:
            yield file
    if problems:
        raise DatelineError(problems)


def fault(path: str) -> Problem | None:
    """What is wrong with a path by itself, if anything."""
    names = path.split("/")
    if "" in names or "." in names or ".." in names:
        return Problem(Mark(path), "DL122", "this output path leaves the output folder or names no file")
    if _FORBIDDEN.search(path) or any(_is_odd(name) for name in names):
        hint = 'leave out \\ : * ? " < > | and control characters, a dot or blank at the end, and names of devices'
        return Problem(Mark(path), "DL122", "not every system can write a file of this name", hint)
    if any(len(name.encode()) > _LONGEST_NAME for name in names):
        return Problem(Mark(path), "DL122", "this output path has a name that is too long", "shorten the id")
    return None


def _is_odd(name: str) -> bool:
    return name != name.rstrip(". ") or name.partition(".")[0].lower() in DEVICES


def _collision(path: str, taken: dict[str, str]) -> Problem | None:
    """Enter a path and its folders among those taken; two spellings of one place collide, and so do folder and file."""
    clash = _taken_folder(path.rpartition("/")[0], taken) or taken.get(collision_key(path))
    if clash:
        hint = "rename one of them: some file systems and servers know no upper case, and none has a file in a file"
        return Problem(Mark(path), "DL123", f"“{path}” and “{clash}” would be written to one place", hint)
    taken[collision_key(path)] = path
    return None


def _taken_folder(folder: str, taken: dict[str, str]) -> str | None:
    """Enter a folder and those above it, with a slash at the end. Returns what is in its place already, if anything."""
    while folder and taken.get(folder) != f"{folder}/":
        at = taken.setdefault(collision_key(folder), f"{folder}/")
        if at != f"{folder}/":
            return at
        folder = folder.rpartition("/")[0]
    return None
