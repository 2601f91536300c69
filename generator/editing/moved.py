"""Rows of a ledger whose files were not deleted, but given another id: a merge of two branches brings such rows back.

Without this, what an entry held before it got another id would pass for deleted by a person.
"""

from collections.abc import Container, Iterable, Iterator, Mapping

from generator.editing.hand import AnyEntry, name_of, path_of
from generator.editing.identity import digest, item_key
from generator.editing.ledger import Ledger, Row
from generator.model.event import Event
from generator.model.source import Source

_ITEMS = ("claims", "statements")


def without_moved(ledger: Ledger, entries: Iterable[AnyEntry], texts: Mapping[str, str]) -> Ledger:
    """Leave out the rows of files that are gone and all of whose claims, statements or text stand under other ids.

    Where some of it stands elsewhere, the row says nothing of that any more: what is here, nobody deleted. (What names an
    actor whose id is another now is found by no row.)
    """
    values = {name_of(entry.value): entry.value for entry in entries}
    gone = [name for name in ledger if name not in values and path_of(name) not in texts]
    held = {key for value in values.values() for key in _held(value)} if gone else set()
    rows = dict(ledger)
    for name in gone:
        told = {*_told(rows[name])}
        if told and told <= held:
            del rows[name]
        elif told & held:
            rows[name] = _without(rows[name], held)
    return rows


def _without(row: Row, held: Container[str]) -> Row:
    here = {
        part: {key: mark for key, mark in row.get(part, {}).items() if key not in held} for part in _ITEMS
    }
    return {**row, **{part: items for part, items in here.items() if part in row}}


def _held(value: object) -> Iterator[str]:
    """Yield what tells that an entry is here under whatever id."""
    if isinstance(value, Event):
        yield from map(item_key, (*value.claims, *value.statements))
    elif isinstance(value, Source) and value.sha256:
        yield digest(value.sha256)


def _told(row: Row) -> Iterator[str]:
    for part in _ITEMS:
        yield from row.get(part, {})
    if text := row.get("fields", {}).get("sha256"):
        yield text
