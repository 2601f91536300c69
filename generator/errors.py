"""Problems: values that say where something is wrong, what it is, and what to do about it.

Nothing in the generator prints a problem or stops at the first one: stages return them, the command line
collects, sorts, prints and counts them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops publication; a warning waits for a person."""

    ERROR = "error"
    WARNING = "warning"


def visible(text: str) -> str:
    """Return a text with its unprintable characters written as escapes, but for line feeds."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or one == "\n" else ascii(one)[1:-1] for one in text)


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file: path relative to the site (posix form), line and column counted from 1; 0 = unknown."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([visible(self.path), *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, located, with a stable code (listed in docs/problems.md)."""

    mark: Mark
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        """What is told may quote anything: nothing of it speaks to a terminal, or turns the order of letters."""
        for name in ("message", "hint"):
            object.__setattr__(self, name, visible(getattr(self, name)))

    def __str__(self) -> str:
        hint = f"\n    {self.hint}" if self.hint else ""
        return f"{self.mark}: {self.severity}: {self.message} [{self.code}]{hint}"


class DatelineError(Exception):
    """Work that cannot go on, with every problem known at that moment.

    Raised only where a stage has nothing it could return; `problems` is never empty.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["DatelineError"], tuple[tuple[Problem, ...]]]:
        """Go from one process to another with the problems."""
        return type(self), (self.problems,)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the sentence that offers the nearest known word, or lists a few, or nothing.

    Nearness is difflib's ratio on folded case; a list longer than twelve words helps nobody and is left out.
    """
    import difflib  # noqa: PLC0415 - most runs find nothing to hint at

    names = {str(name).casefold(): str(name) for name in known}
    near = difflib.get_close_matches(str(word).casefold(), names, n=1, cutoff=0.6)
    if near:
        return f"did you mean “{names[near[0]]}”?"
    return f"known here: {', '.join(sorted(names.values()))}" if 0 < len(names) <= 12 else ""
