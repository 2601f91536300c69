"""`dateline new`: an entry to fill in, valid from the start."""

import json
from argparse import Namespace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from string import Template

from generator.commands.outcome import Outcome, Terminal
from generator.commands.site_folder import shown, site_folder
from generator.edtf import Edtf
from generator.errors import DatelineError, Mark, Problem
from generator.files import write_atomic
from generator.urls import slug

_FOLDERS = {"event": "events", "actor": "actors", "escalation": "escalations"}


def run(arguments: Namespace, terminal: Terminal) -> Outcome:  # noqa: ARG001 - one file is written in no time
    """Write an entry that says what can be filled in. Raises DatelineError rather than touch one that is there."""
    site, noun = site_folder(arguments), arguments.noun
    day: Edtf = arguments.date or Edtf.day(datetime.now(tz=UTC).astimezone().date())
    entry_id = _checked(arguments.id) if arguments.id else _made_id(noun, arguments.title, day)
    path = site / "content" / _FOLDERS[noun] / _year(noun, day) / f"{entry_id}.md"
    taken = sorted((site / "content" / _FOLDERS[noun]).rglob(f"{entry_id}.md"))
    if taken:
        raise _problem(
            shown(taken[0]), "DL133", "this entry is already there", "edit it, or give another --id"
        )
    template = Template(files("generator.scaffold").joinpath(f"new/{noun}.md").read_text("utf-8"))
    title = json.dumps(arguments.title, ensure_ascii=False)  # a JSON string is a YAML string
    text = template.substitute(id=entry_id, title=title, date=day, start=_start(day))
    write_atomic(path, text.encode())
    return Outcome(
        output=f"{shown(path)}\n", summary=f"wrote {shown(path)}: fill it in, then `dateline check`"
    )


def _made_id(noun: str, title: str, day: Edtf) -> str:
    words = slug(title)
    if not words:
        raise _problem(
            title, "DL134", "no id can be made from this title", "give one in Latin letters with --id"
        )
    return {"event": f"{_first(day)}-{words}", "actor": words, "escalation": f"{words}-{_first(day)[:4]}"}[
        noun
    ]


def _checked(entry_id: str) -> str:
    if entry_id == slug(entry_id):
        return entry_id
    raise _problem(
        entry_id, "DL134", "this cannot be an id", "an id has lower-case letters, digits and single hyphens"
    )


def _first(day: Edtf) -> str:
    return str(day.first or day.last)


def _year(noun: str, day: Edtf) -> Path:
    return Path(_first(day)[:4]) if noun == "event" else Path()


def _start(day: Edtf) -> str:
    """An escalation's period: as given, or open from its first day."""
    return str(day) if "/" in str(day) else f"{day}/.."


def _problem(place: str, code: str, message: str, hint: str) -> DatelineError:
    return DatelineError([Problem(Mark(place), code, message, hint)])
