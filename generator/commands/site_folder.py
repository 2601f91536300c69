"""Which site a command works on."""

from argparse import Namespace
from pathlib import Path

SETTINGS = "site.yaml"


def site_folder(arguments: Namespace) -> Path:
    """The folder given with `--site`, else the nearest at or above this one that holds site.yaml.

    Raises DatelineError when there is none.
    """
    given: Path | None = arguments.site
    start = Path.cwd()
    for folder in (given,) if given else (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return folder
    from generator.errors import DatelineError, Mark, Problem  # noqa: PLC0415 - most sites are found

    where = f"{given} holds no site.yaml" if given else "neither this folder nor one above it holds site.yaml"
    hint = "make a site with `dateline init DIR`, or say where yours is with `dateline --site DIR …`"
    raise DatelineError([Problem(Mark(str(given or ".")), "DL130", where, hint)])


def shown(path: Path) -> str:
    """A path as a person at a prompt would write it: relative where it lies below the present folder."""
    path, here = path.absolute(), Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
