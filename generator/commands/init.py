"""`dateline init`: a new site that builds at once and explains itself."""

import json
from argparse import Namespace
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from generator import __version__, schemas
from generator.build import load
from generator.commands.outcome import Outcome, Terminal
from generator.commands.site_folder import shown
from generator.errors import DatelineError, Mark, Problem
from generator.files import write_atomic
from generator.memo.home import EDITOR

#: Files that have another name in the package, where theirs would mean something.
_NAMES = {"gitignore": ".gitignore", "gitattributes": ".gitattributes"}


def run(arguments: Namespace, terminal: Terminal) -> Outcome:  # noqa: ARG001 - a dozen files are written in no time
    """Write a small site into a new or empty folder. Raises DatelineError for one that holds anything."""
    folder: Path = arguments.dir
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = "give a new folder; nothing was written"
        raise DatelineError(
            [Problem(Mark(str(folder)), "DL135", "this is there already and not empty", hint)]
        )
    scaffold = files("generator.scaffold")
    _copy(scaffold.joinpath("site"), folder)
    _copy(scaffold.joinpath("vscode"), folder / EDITOR)
    _write_schemas(folder)
    if arguments.pages:
        workflow = scaffold.joinpath("pages/pages.yml").read_bytes()
        write_atomic(folder / ".github/workflows/pages.yml", workflow)
        write_atomic(folder / "requirements.txt", f"{_REQUIREMENTS}{requirement()}\n".encode())
    then = (
        "say in requirements.txt where the workflow gets Dateline"
        if arguments.pages
        else "read its README.md"
    )
    look = f"dateline --site {shown(folder)} serve"
    return Outcome(summary=f"made a site in {shown(folder)}/ — look with `{look}`, then {then}")


_REQUIREMENTS = """\
# What the workflow in .github/workflows/pages.yml installs: the Dateline that made this site, in a form that pip reads.
"""


def requirement() -> str:
    """Say for pip where this Dateline came from, or show what to write where that is not known.

    Where a package came from is recorded at its installation (PyPA specification “direct URL”, PEP 610).
    """
    try:
        origin = json.loads(distribution("dateline").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        origin = {}
    if vcs := origin.get("vcs_info"):
        return f"dateline @ {vcs['vcs']}+{origin['url']}@{vcs['commit_id']}"
    return f"# Say where yours is:\n# dateline @ git+https://github.com/OWNER/REPOSITORY@v{__version__}"


def _write_schemas(site: Path) -> None:
    record, _ = load(site)
    if record and schemas.is_own(site):
        schemas.write(site / schemas.FOLDER, schemas.known(record.config, schemas.ids_of(record)))


def _copy(source: Traversable, target: Path) -> None:
    for item in sorted(source.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            _copy(item, target / item.name)
        else:
            write_atomic(target / _NAMES.get(item.name, item.name), item.read_bytes())
