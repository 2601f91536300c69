"""Tables that travel with the package: tab-separated text, “#” begins a remark, “|” separates values in a cell."""

import mmap
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table, cells stripped. Read once in a process."""
    lines = (_FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    return tuple(
        tuple(cell.strip() for cell in line.split("\t"))
        for line in lines
        if line.strip() and not line.startswith("#")
    )


def values(cell: str) -> tuple[str, ...]:
    """Return the values of a cell."""
    return tuple(value for value in cell.split("|") if value)


@cache
def rows_of(name: str, key: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table that begin with a key, in their order; the table is sorted by its bytes.

    Large tables are never read whole: the rows are found by halving the file.
    """
    table, wanted = _mapped(name), f"{key}\t".encode()
    low, high = 0, len(table)
    while low < high:  # the first line that does not sort before the key begins at `low` or later
        middle = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        after = table.find(b"\n", middle) + 1
        low, high = (after, high) if table[middle:after] < wanted else (low, middle)
    found = []
    while table[low : low + len(wanted)] == wanted:
        end = table.find(b"\n", low)
        found.append(tuple(table[low:end].decode().split("\t")))
        low = end + 1
    return tuple(found)


@cache
def _mapped(name: str) -> mmap.mmap:
    with (_FOLDER / f"{name}.tsv").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
