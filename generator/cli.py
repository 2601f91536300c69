"""The command line: the only place that prints, prompts or exits."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from generator import __version__
from generator.commands.outcome import Outcome
from generator.errors import DatelineError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 fine (warnings allowed), 1 errors; a wrong usage exits with 2."""
    arguments = parser().parse_args(argv)
    try:
        command = import_module(f"generator.commands.{arguments.command}")
        outcome: Outcome = command.run(arguments, say)
    except KeyboardInterrupt:
        return 130
    except DatelineError as error:
        outcome = Outcome(problems=error.problems)
    except Exception as error:
        return confess(error)
    return show(outcome)


def parser() -> argparse.ArgumentParser:
    """Build the parser of the whole command line."""
    top = argparse.ArgumentParser(prog="dateline")
    top.add_argument("--site", type=Path, metavar="DIR")
    top.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    extract = commands.add_parser("extract")
    extract.add_argument("article", type=Path)
    extract.add_argument("--published", type=date.fromisoformat, metavar="DATE")
    extract.add_argument("--json", action="store_true")
    return top


def say(message: str) -> None:
    """Tell a person at a terminal how work goes on."""
    if sys.stderr.isatty():
        print(message, file=sys.stderr)


def show(outcome: Outcome) -> int:
    """Print a command's output, problems and summary. Returns the exit code."""
    sys.stdout.write(outcome.output)
    for problem in sorted(set(outcome.problems)):
        print(problem, file=sys.stderr)
    if outcome.summary:
        print(outcome.summary, file=sys.stderr)
    return 1 if outcome.failed else 0


def confess(error: Exception) -> int:
    """Report a failure nobody foresaw in one line; the traceback only with DATELINE_DEBUG=1."""
    print(f"dateline: this is our bug: {type(error).__name__}: {error}", file=sys.stderr)
    if os.environ.get("DATELINE_DEBUG"):
        traceback.print_exception(error)
    return 1
