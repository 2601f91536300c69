"""What a command hands back to the command line."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.errors import Problem, Severity

#: Tells a person how long work goes on; cli.py decides whether anybody is there to read it.
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The end of a command: `output` is for programs (stdout), `summary` one line for people, `problems` unsorted."""

    summary: str = ""
    output: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether any problem is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)
