"""Tables that travel with the package: tab-separated text, “#” begins a remark, “|” separates values in a cell."""

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
