"""content/urls.txt on the disk: read before a build, added to after it."""

from collections.abc import Iterable
from pathlib import Path

from generator import permalinks
from generator.errors import Mark, Problem, Severity
from generator.files import read_file, write_atomic


def read(site: Path) -> tuple[str, tuple[Problem, ...]]:
    """Read the ledger of a site, which need not be there, with every line that is no address."""
    place = site / permalinks.PATH
    if not place.exists() and place.resolve().is_relative_to(site.resolve()):
        return "", ()
    file, refused = read_file(site, permalinks.PATH)
    text = file.raw.decode("utf-8", "replace") if file else ""
    return text, (*refused, *permalinks.faults(text))


def add(site: Path, served: Iterable[str]) -> tuple[int, tuple[Problem, ...]]:
    """Write down the addresses that were published now and never before. Returns how many those are.

    The file is read anew, so that nothing added meanwhile is lost, and left alone while a line in it is no address: what
    that was meant to be only a person knows.
    """
    text, faults = read(site)
    before = permalinks.parse(text)
    new = {*served} - before
    if not new or faults:
        return 0, ()
    try:
        write_atomic((site / permalinks.PATH).resolve(), permalinks.serialise(before | new).encode())
    except OSError as error:
        message = f"the addresses of this build could not be written down: {error.strerror or error}"
        hint = "the site is published all the same; allow writing here and build again, so that they are kept"
        return 0, (Problem(Mark(permalinks.PATH), "DL129", message, hint, Severity.WARNING),)
    return len(new), ()
