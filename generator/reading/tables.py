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
    """Write each row of a table of victims as one cell of a sentence, in the tree that trafilatura makes."""
    for table in body.iter("table"):
        rows = [
            [" ".join("".join(cell.itertext()).split()) for cell in row.iter("cell")]
            for row in table.iter("row")
        ]
        heads = [_head(text) for text in rows[0]] if rows else []
        if any(heads) and not heads[0]:
            _rewrite(table, [_told(row, heads) for row in rows[1:]])


def _head(text: str) -> str:
    found = [word for word in text.casefold().replace("(", " ").replace(")", " ").split() if word in _COUNTED]
    return _SAID.get(found[0], found[0]) if len(found) == 1 and len(text.split()) <= _LONGEST else ""


def _told(row: list[str], heads: list[str]) -> str:
    """A row as a sentence, its name first; empty where it holds no number."""
    counts = [
        f"{text} {head}" for text, head in zip(row, heads, strict=False) if head and _NUMBER.fullmatch(text)
    ]
    return f"{row[0]}: {', '.join(counts)}." if counts and row[0] else ""


def _rewrite(table: _Element, sentences: list[str]) -> None:
    first, *rest = list(table.iter("row"))
    table.remove(first)
    for row, sentence in zip(rest, sentences, strict=True):
        for cell in list(row)[1:]:
            row.remove(cell)
        for cell in row:
            for inner in list(cell):
                cell.remove(inner)
            cell.text = sentence
