"""content/urls.txt: every address a build ever published, one a line, so that none is ever lost.

    events/2031-05-02-keld-fighting/
    feed.xml

Paths are relative to the site's base address. The file only grows; `dateline build` adds to it, a person commits it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.errors import Mark, Problem, Severity
from generator.urls import DEVICES

PATH = "content/urls.txt"
_HEADER = """\
# Every address that was ever published here. `dateline build` adds to it; commit it with the rest. A line goes only
# if its page was never public.
"""
#: The folders whose entries have a page each.
FOLDERS = ("events", "actors", "escalations", "sources")
#: A path below the base address: neither the base itself, nor what leads out of it, nor a whole address.
_ADDRESS = re.compile(r"(?!/)(?!.*//)(?!.*(?:^|/)\.)[^\s:?#<>\"\\|*\x00-\x1f\x7f]+(?<![=.])")
#: Names that no page's folder can have everywhere: a device's, one with a dot at its end, one of more bytes than systems hold.
_ODD = re.compile(rf"(?:^|/)(?:{'|'.join(sorted(DEVICES))})(?:[./]|$)|\./", re.IGNORECASE)
_LONGEST_NAME = 255
#: What git leaves in a file that two branches changed alike.
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_PAGE = "index.html"


def parse(text: str) -> frozenset[str]:
    """Read the addresses of a ledger; lines that are none count for nothing, and both sides of a conflict count."""
    return frozenset(lines(text))


@lru_cache(maxsize=2)
def lines(text: str) -> Mapping[str, int]:
    """Return the addresses of a ledger with the line each first stands on, counted from 1.

    A build asks several times for those of one text, and for those of what it adds to it.
    """
    found: dict[str, int] = {}
    for number, line in _content(text):
        if _ADDRESS.fullmatch(line) and not _ODD.search(line) and not _is_long(line):
            found.setdefault(line, number)
    return found


def _is_long(line: str) -> bool:
    return 4 * len(line) > _LONGEST_NAME and any(
        len(name.encode("utf-8", "replace")) > _LONGEST_NAME for name in line.split("/")
    )


def faults(text: str) -> tuple[Problem, ...]:
    """Return a warning for every line that is neither an address nor a comment."""
    addresses = lines(text)
    return tuple(_fault(number, line) for number, line in _content(text) if line not in addresses)


def _content(text: str) -> Iterator[tuple[int, str]]:
    stripped = enumerate((line.strip() for line in text.removeprefix("\ufeff").split("\n")), 1)
    return ((number, line) for number, line in stripped if line and not line.startswith("#"))


def _fault(number: int, line: str) -> Problem:
    hint = "write it as a path below the base address, “events/ID/”, or delete the line"
    message = f"“{line[:60]}” is no address" if line.isprintable() else "this line is no address"
    if line.startswith(_CONFLICT):
        message, hint = "a merge left its mark here", "delete the line; keep the addresses of both sides"
    return Problem(Mark(PATH, number), "DL128", message, hint, Severity.WARNING)


def serialise(paths: Iterable[str]) -> str:
    """Write a ledger, sorted; the inverse of `parse`."""
    return _HEADER + "".join(f"{path}\n" for path in sorted(set(paths)))


def permalink(folder: str, identity: str) -> str:
    """Return the address of an entry: “events/ID/”."""
    return f"{folder}/{identity}/"


def entry_of(address: str) -> str:
    """Return the address of the entry that an address belongs to (“actors/x/” of “actors/x/feed.xml”), or nothing."""
    folder, _, rest = address.partition("/")
    identity, slash, _ = rest.partition("/")
    return permalink(folder, identity) if slash and identity and folder in FOLDERS else ""


def entries(addresses: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses of the entries that any of some addresses belongs to, sorted."""
    return tuple(sorted({entry_of(address) for address in addresses} - {""}))


def published(text: str, folder: str) -> frozenset[str]:
    """Return the ids of the entries of one folder whose address was published."""
    start = f"{folder}/"
    return frozenset(path[len(start) : -1] for path in entries(parse(text)) if path.startswith(start))


def address(path: str) -> str | None:
    """Return the address to keep of a file of the site: a page's folder, a feed, a data file; None for all else.

    The parts of a large data file are found through that file, and may be cut otherwise in time.

    The base address itself is no line: it is kept as long as there is a site.
    """
    if path.endswith(f"/{_PAGE}"):
        return path.removesuffix(_PAGE)
    folder, _, name = path.rpartition("/")
    return path if folder == "data" or name == "feed.xml" else None
