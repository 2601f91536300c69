"""The manifest: what Dateline wrote into an output folder, so that it never removes anything else.

Its form is that of `sha256sum`: `sha256sum --check .dateline-manifest` tells whether a published site is whole.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from generator.errors import DatelineError, Mark, Problem

NAME = ".dateline-manifest"

#: The manifest of half a million files; a larger one was not written here.
LARGEST = 64 * 1024 * 1024

#: SHA-256 in hex, by output path.
Manifest = Mapping[str, str]


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file's bytes in hex."""
    return hashlib.sha256(content).hexdigest()


def serialise(manifest: Manifest) -> bytes:
    """Return the manifest's text: one line per file, sorted by path."""
    return "".join(f"{manifest[path]}  {path}\n" for path in sorted(manifest)).encode()


def parse(text: str) -> Manifest:
    """Read a manifest's text; the inverse of `serialise`."""
    lines = (line.partition("  ") for line in text.splitlines())
    return {path: sha256 for sha256, _, path in lines if path}


def renewed(lines: bytes, path: str, sha256: str) -> bytes | None:
    """Return a manifest's text with another digest for one of its paths; None where it is not sure to have it."""
    start = lines.find(f"  {path}\n".encode()) - len(sha256)
    if start < 0 or (start and lines[start - 1 : start] != b"\n"):
        return None
    return lines[:start] + sha256.encode() + lines[start + len(sha256) :]


def of_folder(out: Path) -> Manifest:
    """Read what Dateline wrote into a folder; nothing where there is none or it is empty.

    Raises DatelineError for a folder that holds something and was not made by Dateline.
    """
    if not out.exists():
        return {}
    if not out.is_dir():
        raise DatelineError(
            [Problem(Mark(str(out)), "DL121", "the output is not a folder", "give another --out")]
        )
    if (out / NAME).is_file() and (out / NAME).stat().st_size <= LARGEST:
        return parse((out / NAME).read_text("utf-8", "replace"))
    if next(out.iterdir(), None):
        hint = "give an empty folder with --out; Dateline only replaces what it wrote itself"
        raise DatelineError(
            [Problem(Mark(str(out)), "DL120", "this folder holds files that are not Dateline's", hint)]
        )
    return {}
