"""A short cut through TOML: tables of plain words in quotes, one to a line, as files of words are.

Anything else hands the whole text to Python's reader, which also tells what is wrong with it.
`tests/rendering/test_short_cuts.py` holds that what is read is the same.
"""

import re
from collections.abc import Iterable
from typing import Any

#: The path of a table, a key and its words; or a line that says nothing.
_LINE = re.compile(
    r"\[([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)\]"
    r'|([A-Za-z0-9_-]+) = "([^"\\\x00-\x1f\x7f]*)"'
    r"|(?:#[^\x00-\x1f\x7f]*)?"
)
Table = dict[str, Any]


def loads(text: str) -> Table:
    """Read a TOML document. Raises ValueError where it is none."""
    if (found := table_of_words(text)) is not None:
        return found
    from tomllib import loads as whole  # noqa: PLC0415 - takes longer to load than such a file to read

    return whole(text)


def table_of_words(text: str) -> Table | None:
    """Return the tables of a document; None where it may hold more than words, or is wrong."""
    root: Table = {}
    here, known = root, set[str]()
    for line in text.split("\n"):
        found = _LINE.fullmatch(line)
        if not found:
            return None
        path, key, words = found.groups()
        if path:
            below = None if path in known else _below(root, path.split("."))
            if below is None:
                return None
            known.add(path)
            here = below
        elif key:
            if key in here:
                return None
            here[key] = words
    return root


def _below(table: Table, path: Iterable[str]) -> Table | None:
    """Return the table at a path, made if it is not there; None where words are in its way."""
    for name in path:
        table = table.setdefault(name, {})
        if isinstance(table, str):
            return None
    return table
