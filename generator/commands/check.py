"""`dateline check`: everything that `build` would find wrong, and nothing written."""

import json
from argparse import Namespace

from generator.build import OUT, BuildOptions, prepare
from generator.commands.outcome import Outcome, Terminal, counted
from generator.commands.site_folder import site_folder
from generator.errors import DatelineError, Problem, Severity
from generator.model.page import Kept
from generator.pool import cores
from generator.publishing.limits import beyond


def run(arguments: Namespace, terminal: Terminal) -> Outcome:  # noqa: ARG001 - nothing here takes long
    """Read, check and render a site without publishing it; report in the form asked for."""
    try:
        prepared = prepare(BuildOptions(site=site_folder(arguments), drafts=True, strict=True, jobs=cores()))
        # layouts show what is wrong with them only when they are rendered
        made = prepared.made(lambda file: (file.path, len(file.content)))
        sizes = dict(one for one in made if not isinstance(one, Kept))
        problems = (*prepared.problems, *beyond(sizes, OUT))
        summary = (
            f"nothing is wrong with {counted(len(prepared.assembly.site.events), 'event')}"
            if not problems
            else ""
        )
    except DatelineError as error:
        problems, summary = error.problems, ""
    if arguments.format == "text":
        return Outcome(summary=summary, problems=problems)
    form = _FORMS[arguments.format]
    return Outcome(output=form(sorted(set(problems))), problems=problems, silent=True)


def _json(problems: list[Problem]) -> str:
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


def _github(problems: list[Problem]) -> str:
    """Workflow commands, which GitHub shows as notes beside the lines of a pull request."""
    return "".join(f"{_annotation(problem)}\n" for problem in problems)


def _annotation(problem: Problem) -> str:
    place = {
        "file": problem.mark.path,
        "line": problem.mark.line,
        "col": problem.mark.column,
        "title": problem.code,
    }
    properties = ",".join(
        f"{name}={_escaped(str(value), _IN_PROPERTY)}" for name, value in place.items() if value
    )
    text = f"{problem.message}\n{problem.hint}".strip()
    return f"::{_COMMANDS[problem.severity]} {properties}::{_escaped(text, _IN_TEXT)}"


def _escaped(text: str, forbidden: str) -> str:
    return "".join(f"%{ord(char):02X}" if char in forbidden else char for char in text)


#: What a workflow command must not hold as it is (github.com/actions/toolkit, packages/core/src/command.ts).
_IN_TEXT = "%\r\n"
_IN_PROPERTY = f"{_IN_TEXT}:,"
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_FORMS = {"json": _json, "github": _github}
