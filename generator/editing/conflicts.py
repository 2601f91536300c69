"""Conflicts: a person's value and what the articles make now. Each is told once, and open until a person decides.

Which are open stands in the ledger, in the part `open` of the entry's row: value → digest of what ingest would put
there. It is closed when the file says the same, when the articles do no more, or when a person keeps what stands there.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.editing.identity import digest, plain
from generator.editing.ledger import Ledger, Row
from generator.errors import Problem, Severity
from generator.model.question import Conflict

#: The part of a row that has the open conflicts.
OPEN = "open"

#: In a row, instead of the digest of a value that a person was asked about and that no article tells any more.
UNDECIDED = "undecided"


def mark(value: object) -> str:
    """Return the digest of a field's value; that of nothing is empty."""
    return digest(value) if value else ""


def opened(conflicts: Iterable[Conflict]) -> Mapping[str, str]:
    """Return what the ledger remembers of open conflicts."""
    return {one.key: mark(one.derived) for one in conflicts}


def lapsed(rows: Ledger, names: Iterable[str], conflicts: Iterable[Conflict]) -> Ledger:
    """Close the conflicts of some entries that are none any more: no article that is here tells otherwise.

    If one does again, it is a conflict again: nobody has decided.
    """
    still = {(one.name, one.key) for one in conflicts}
    after = dict(rows)
    for name in names:
        gone = [key for key in rows.get(name, {}).get(OPEN, {}) if (name, key) not in still]
        if gone:
            after[name] = _without(rows[name], gone)
    return after


def _without(row: Row, keys: Collection[str]) -> Row:
    new = {part: dict(items) for part, items in row.items()}
    for key in keys:
        part, _, item = key.partition(" ")
        new[part if item else "fields"][item or key] = UNDECIDED
        del new[OPEN][key]
    return new


def told_first(conflicts: Iterable[Conflict], row: Row) -> Iterator[Problem]:
    """Yield a warning for every conflict that the last ingest did not tell."""
    known = row.get(OPEN, {})
    for one in conflicts:
        if known.get(one.key) != mark(one.derived):
            yield Problem(
                one.mark,
                "DL091",
                f"“{one.keys[0]}” was changed here, and ingest would now make something else of it too: {shown(one.derived)}",
                f"kept as it is: {shown(one.here)}; decide with `dateline review`",
                Severity.WARNING,
            )


def shown(value: object) -> str:
    """Return a value on one line for people to read."""
    value = plain(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {shown(part)}" for key, part in value.items()) + "}"
    text = " ".join(str(value).split())
    return f"“{text if len(text) <= 80 else text[:79] + '…'}”" if isinstance(value, str) else text
