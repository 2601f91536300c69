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
    """Run the command that was asked for. Returns the exit code."""
    from generator.commands.outcome import Outcome
    from generator.errors import DatelineError, Mark, Problem

    terminal = Terminal()
    try:
        outcome: Outcome = loaded(arguments.command).run(arguments, terminal)
        return show(outcome, terminal)
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # the reader has gone: nothing left to flush
        return 0
    except DatelineError as error:
        return show(Outcome(problems=error.problems), terminal)
    except OSError as error:
        place, reason = Mark(str(error.filename or "dateline")), error.strerror or str(error)
        return show(Outcome(problems=(Problem(place, "DL132", f"the system refuses: {reason}"),)), terminal)
    except Exception as error:
        return confess(error)


def loaded(command: str) -> "ModuleType":
    """Return the module of a command. It is imported when it is called, so that `--help` needs no library at all.

    What comes with it stays as long as the process: it is kept out of the search for garbage, a twentieth of the start.
    """
    name = f"generator.commands.{command}"
    if name not in sys.modules:
        gc.disable()
        try:
            import_module(name)
            gc.freeze()
        finally:
            gc.enable()
    return sys.modules[name]


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
    from generator.commands.outcome import counted
    from generator.errors import Severity

    sys.stdout.write(outcome.output)
    sys.stdout.flush()
    if not outcome.silent:
        for problem in sorted(set(outcome.problems)):
            terminal.line(str(problem))
        counts = [
            counted(number, severity.value) for severity in Severity if (number := outcome.count(severity))
        ]
        if last := ": ".join(filter(None, (", ".join(counts), outcome.summary))):
            terminal.line(last)
    return outcome.exit_code


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
