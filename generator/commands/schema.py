"""`dateline schema`: what front matter and settings take, as JSON Schemas for editors and other programs."""

from argparse import Namespace
from pathlib import Path

from generator import schemas
from generator.build import load
from generator.commands.outcome import Outcome, Terminal, counted
from generator.commands.site_folder import shown, site_folder
from generator.errors import DatelineError, Mark, Problem
from generator.schema.document import Known


def run(arguments: Namespace, terminal: Terminal) -> Outcome:  # noqa: ARG001 - a handful of files is written in no time
    """Print one schema, or write them for a site. Raises DatelineError where its settings cannot be read."""
    site = _site(arguments)
    what = _known(site) if site else schemas.NO_SITE
    names = [arguments.name] if arguments.name else [*schemas.SUBJECTS]
    if arguments.name and not arguments.out:
        return Outcome(output=schemas.texts(what, names)[arguments.name])
    folder = arguments.out or _own(site_folder(arguments))
    schemas.write(folder, what, names)
    return Outcome(summary=f"{counted(len(names), 'schema')} in {shown(folder)}/")


def _site(arguments: Namespace) -> Path | None:
    """The site whose ids and kinds are known; none is needed for what every site has in common."""
    try:
        return site_folder(arguments)
    except DatelineError:
        if arguments.site or not (arguments.name or arguments.out):
            raise
        return None


def _known(site: Path) -> Known:
    record, problems = load(site)
    if record is None:
        raise DatelineError(problems)
    return schemas.known(record.config, schemas.ids_of(record))


def _own(site: Path) -> Path:
    """The schemas' folder in a site. Raises DatelineError where a link stands in its place."""
    if schemas.is_own(site):
        return site / schemas.FOLDER
    hint = "delete it, or say where to with --out"
    raise DatelineError([Problem(Mark(schemas.FOLDER), "DL001", "a link stands here, or below", hint)])
