"""`dateline check`: everything that is wrong with a site, and nothing of it written."""

import json
import os
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from generator.check import Checked, check
from generator.commands.outcome import Outcome, Terminal, counted
from generator.commands.site_folder import site_folder
from generator.errors import DatelineError, Problem, Severity
from generator.model.reach import Reach

#: What is said of addresses, by what is known of them.
_REACH = {
    Reach.THERE: "answer",
    Reach.GONE: "are gone",
    Reach.SILENT: "are silent for now",
    Reach.CLOSED: "are closed to programs",
}


def run(arguments: Namespace, terminal: Terminal) -> Outcome:
    """Read, check and render a site without publishing it; report in the form asked for."""
    site = site_folder(arguments)
    try:
        checked = check(site, terminal.progress)
        problems, told = checked.problems, ""
        if arguments.external:
            found, told = _external(site, checked, arguments, terminal)
            problems += found
        fine = f"nothing is wrong with {counted(checked.events, 'event')}" if not problems else ""
        summary = "; ".join(filter(None, (fine, told)))
    except DatelineError as error:
        told = "no address was asked for" if arguments.external else ""
        problems, summary = error.problems, told
    if arguments.format == "text":
        return Outcome(summary=summary, problems=problems)
    form = _FORMS[arguments.format]
    return Outcome(output=form(site, sorted(set(problems))), problems=problems, silent=True)


def _external(
    site: Path, checked: Checked, arguments: Namespace, terminal: Terminal
) -> tuple[tuple[Problem, ...], str]:
    """Ask for the addresses that the record cites; return what is wrong with them, and how many there are of each sort."""
    from generator.external import Round  # noqa: PLC0415 - the network is for those who ask for it
    from generator.fetching.manners import Manners  # noqa: PLC0415
    from generator.fetching.transport import Transport  # noqa: PLC0415
    from generator.fetching.visits import CHECKING, Visitor  # noqa: PLC0415

    transport = Transport(private=arguments.allow_private, purpose=CHECKING)
    visitor, today = Visitor(Manners(transport=transport)), datetime.now(UTC).date()
    told = Round(site, visitor, today, arguments.fresh, terminal.progress).go([*checked.cited()])
    sorts = ", ".join(
        f"{told.reach[reach]:,} {words}" for reach, words in _REACH.items() if told.reach[reach]
    )
    total = counted(sum(told.reach.values()), "address", "addresses")
    return told.problems, f"asked for {told.asked:,} of {total}" + (f": {sorts}" if sorts else "")


def _json(_site: Path, problems: list[Problem]) -> str:
    rows = [
        {
            "path": problem.mark.path,
            "line": problem.mark.line,
            "column": problem.mark.column,
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps({"problems": rows}, ensure_ascii=False, indent=2) + "\n"


def _github(site: Path, problems: list[Problem]) -> str:
    """Workflow commands, which GitHub shows as notes beside the lines of a pull request."""
    return "".join(f"{_annotation(site, problem)}\n" for problem in problems)


def _annotation(site: Path, problem: Problem) -> str:
    place = {
        "file": _in_repository(site, problem.mark.path),
        "line": problem.mark.line,
        "endLine": problem.mark.line,
        "col": problem.mark.column,
        "title": problem.code,
    }
    properties = ",".join(
        f"{name}={_escaped(str(value), _IN_PROPERTY)}" for name, value in place.items() if value
    )
    text = f"{problem.message}\n{problem.hint}".strip()
    return f"::{_COMMANDS[problem.severity]} {properties}::{_escaped(text, _IN_TEXT)}"


def _in_repository(site: Path, path: str) -> str:
    """The path of a site's file as GitHub knows it: from the top of what was checked out, in which the site may be a folder; “” for none."""
    file = (site / path).absolute()
    if not file.exists():
        return ""
    tops = (Path(top).absolute() for top in (os.environ.get("GITHUB_WORKSPACE"), Path.cwd()) if top)
    top = next((top for top in tops if file.is_relative_to(top)), None)
    return file.relative_to(top).as_posix() if top else path


def _escaped(text: str, forbidden: str) -> str:
    return "".join(f"%{ord(char):02X}" if char in forbidden else char for char in text)


#: What a workflow command must not hold as it is (github.com/actions/toolkit, packages/core/src/command.ts).
_IN_TEXT = "%\r\n"
_IN_PROPERTY = f"{_IN_TEXT}:,"
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_FORMS = {"json": _json, "github": _github}
