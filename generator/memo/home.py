"""The folder of a site that holds what is remembered, and what tells it from a copy of it."""

import os

FOLDER = ".dateline"
#: The folder in it that editors read, and the one of a site that tells an editor so.
SCHEMAS, EDITOR = f"{FOLDER}/schemas", ".vscode"


def made(site: str) -> bool:
    """Whether the folder is there to be written to, made if it was not. Raises OSError."""
    home = f"{site}/{FOLDER}"
    if not os.path.lexists(home):
        os.mkdir(home)  # noqa: PTH102 - a run that has nothing to do has no time for pathlib
        with open(f"{home}/.gitignore", "w", encoding="utf-8") as stream:  # noqa: PTH123
            stream.write("*\n")
    return not os.path.islink(home)  # noqa: PTH114


def place(about: os.stat_result, home: str) -> bytes:
    """Name the place of a file in that folder as no one can who makes one elsewhere: by numbers of the file system."""
    numbers = about.st_dev, about.st_ino, os.stat(home).st_ino  # noqa: PTH116
    return " ".join(map(str, numbers)).encode()
