"""Tables of victims in a page → a sentence for each row, as a person could have written it: “Gao: 20 killed, 31 wounded”."""

from typing import Any, TypeAlias

from generator.patterns import deferred
from generator.reading.lines import words

#: lxml has no types.
_Element: TypeAlias = Any

#: Words of a column's head that say what its numbers count; “number killed”, “killed (civilians)” are these, too.
_COUNTED = words("killed dead deaths fatalities wounded injured missing captured abducted displaced")
_SAID = {"deaths": "dead", "fatalities": "dead"}
_NUMBER = deferred(r"\d{1,3}(?:[, ]\d{3})*|\d{1,7}")
_LONGEST = 6


def with_rows_told(body: _Element) -> None:
    """Write what the rows of tables of victims count as sentences, in the tree that trafilatura makes."""
    for table in list(body.iter("table")):
        rows = table.findall("row")
        heads = [_head(_text(cell)) for cell in rows[0].findall("cell")] if rows else []
        if any(heads) and not heads[0]:
            table.remove(rows[0])
            for row in rows[1:]:
                _tell(row, heads)


def _text(cell: _Element) -> str:
    return " ".join("".join(cell.itertext()).split())


def _head(text: str) -> str:
    found = [word for word in text.casefold().replace("(", " ").replace(")", " ").split() if word in _COUNTED]
    return _SAID.get(found[0], found[0]) if len(found) == 1 and len(text.split()) <= _LONGEST else ""


def _tell(row: _Element, heads: list[str]) -> None:
    """Put the counts of a row into one sentence, its first cell's; cells that count nothing stay."""
    cells = row.findall("cell")
    name = _text(cells[0]) if cells else ""
    counts = [
        (cell, f"{text} {head}")
        for cell, head in zip(cells, heads, strict=False)
        if head and _NUMBER.fullmatch(text := _text(cell))
    ]
    if not counts or not name:
        return
    for cell, _ in counts:
        row.remove(cell)
    for inner in list(cells[0]):
        cells[0].remove(inner)
    cells[0].text = f"{name}: {', '.join(said for _, said in counts)}."
