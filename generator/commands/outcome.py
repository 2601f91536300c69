"""What passes between a command and the command line. No problem is loaded where there is none."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from generator.errors import Problem, Severity


class Terminal(Protocol):
    """Where a person may be reading."""

    def progress(self, message: str) -> None:
        """Say how far long work has come. Called often; shown now and then."""

    def line(self, message: str) -> None:
        """Say one thing now."""


class Outcome(NamedTuple):
    """The end of a command: `output` is for programs (stdout), `summary` one line for people, `problems` unsorted.

    `silent` problems decide the exit code but are not printed: the output tells them. `failed` makes the exit code 1 without any.
    """

    summary: str = ""
    output: str = ""
    problems: "tuple[Problem, ...]" = ()
    silent: bool = False
    failed: bool = False

    @property
    def exit_code(self) -> int:
        """0 where all is fine or only warnings were found, 1 where there is an error."""
        return 1 if self.failed or any(problem.severity == "error" for problem in self.problems) else 0

    def number(self, severity: "Severity") -> int:
        """How many different problems are this severe."""
        return sum(problem.severity is severity for problem in set(self.problems))


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return “2 errors”, “1 error”, “0 errors”."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {plural or noun + 's'}"
