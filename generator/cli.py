"""The command line: the only place that prints, prompts or exits."""

import gc
import io
import os
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from generator.commands.arguments import parser

if TYPE_CHECKING:
    from argparse import Namespace
    from types import ModuleType

    from generator.commands.outcome import Outcome


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 fine (warnings allowed), 1 errors; a wrong usage exits with 2."""
    speak_utf8()
    return run(parser().parse_args(argv))


def run(arguments: "Namespace") -> int:
    """Run the command that was asked for. Returns the exit code.

    Nobody searches for garbage meanwhile. What a command reads and makes are values that cannot point back at themselves,
    let go of by counting references alone; of the rest, which can, there is as little for a large site as for a small
    one. The search would be a fifth of a build. A command that stays begins it when it is ready.
    """
    gc.disable()
    terminal = Terminal()
    try:
        outcome: Outcome = loaded(arguments.command).run(arguments, terminal)
        return show(outcome, terminal)
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # the reader has gone: nothing left to flush
        return 0
    except Exception as error:
        return fail(error, terminal)


def fail(error: Exception, terminal: "Terminal") -> int:
    """Tell why a command did not come to its end. Returns the exit code."""
    from generator.commands.outcome import Outcome
    from generator.errors import DatelineError, Mark, Problem

    if isinstance(error, DatelineError):
        return show(Outcome(problems=error.problems), terminal)
    if isinstance(error, OSError):
        place, reason = Mark(str(error.filename or "dateline")), error.strerror or str(error)
        return show(Outcome(problems=(Problem(place, "DL132", f"the system refuses: {reason}"),)), terminal)
    return confess(error)


def loaded(command: str) -> "ModuleType":
    """Return the module of a command. It is imported when it is called, so that `--help` needs no library at all.

    What comes with it stays as long as the process: it is kept out of the search for garbage at the end.
    """
    module = import_module(f"generator.commands.{command}")
    gc.freeze()
    return module


class Terminal:
    """Tells a person on stderr how work goes on: on one line at a terminal, now and then in a log."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._pause = 0.1 if self._live else 5.0  # seconds between messages
        self._next = time.monotonic() + (1.0 if self._live else self._pause)
        self._open = False

    def progress(self, message: str) -> None:
        """Show a message if work has gone on for a second and nothing was shown just now."""
        if (now := time.monotonic()) < self._next:
            return
        self._next, self._open = now + self._pause, self._live
        print(
            f"\r\033[K{message}" if self._live else message,
            end="" if self._live else "\n",
            file=sys.stderr,
            flush=True,
        )

    def line(self, message: str) -> None:
        """Show one line, clearing any progress."""
        print(f"\r\033[K{message}" if self._open else message, file=sys.stderr, flush=True)
        self._open = False


def show(outcome: "Outcome", terminal: Terminal) -> int:
    """Print a command's output, problems, their count and its summary. Returns the exit code."""
    sys.stdout.write(outcome.output)
    sys.stdout.flush()
    if not outcome.silent:
        for problem in sorted(set(outcome.problems)):
            terminal.line(str(problem))
        if last := ": ".join(filter(None, (", ".join(counts(outcome)), outcome.summary))):
            terminal.line(last)
    return outcome.exit_code


def counts(outcome: "Outcome") -> list[str]:
    """Return how many problems of each sort there are, in words."""
    if not outcome.problems:
        return []
    from generator.commands.outcome import counted
    from generator.errors import Severity

    return [counted(number, severity.value) for severity in Severity if (number := outcome.number(severity))]


def confess(error: Exception) -> int:
    """Report what nobody foresaw in one line; the traceback only where DATELINE_DEBUG is set."""
    what = " ".join(f"{type(error).__name__}: {error}".split())
    hint = "please report it, with the output of the same command under DATELINE_DEBUG=1"
    print(f"dateline: this is a fault of Dateline, not yours ({what}): {hint}", file=sys.stderr)
    if os.environ.get("DATELINE_DEBUG"):
        import traceback

        traceback.print_exception(error)
    return 1


def speak_utf8() -> None:
    """Print UTF-8 whatever the locale says; what a terminal cannot show becomes an escape, never an exception."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
