"""content/urls.txt: every address a build ever published, one a line, so that none is ever lost.

    events/2031-05-02-keld-fighting/
    feed.xml

Paths are relative to the site's base address. The file only grows; `dateline build` adds to it, a person commits it.
"""

from collections.abc import Iterable

PATH = "content/urls.txt"
_HEADER = """\
# Every address that was ever published here. `dateline build` adds to it; commit it with the rest. A line goes only
# if its page was never public.
"""


def parse(text: str) -> frozenset[str]:
    """Read the addresses of a ledger. A merge of two branches leaves nothing behind that is not an address or a comment."""
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def serialise(paths: Iterable[str]) -> str:
    """Write a ledger, sorted; the inverse of `parse`."""
    return _HEADER + "".join(f"{path}\n" for path in sorted(set(paths)))


def permalink(folder: str, identity: str) -> str:
    """Return the address of an entry: “events/ID/”."""
    return f"{folder}/{identity}/"


def published(text: str, folder: str) -> frozenset[str]:
    """Return the ids of the entries of one folder whose address was published."""
    start = f"{folder}/"
    found = (path[len(start) :].strip("/") for path in parse(text) if path.startswith(start))
    return frozenset(name for name in found if name and "/" not in name and "." not in name)
