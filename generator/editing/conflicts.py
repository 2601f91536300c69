"""Conflicts: a person's value and what the articles make now. Each is told once, and open until a person decides.

Which are open stands in the ledger, in the part `open` of the entry's row: value → digest of what ingest would put
there. It is closed when the file says the same, when the articles do no more, or when a person keeps what stands there.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.editing.identity import digest, plain
from generator.editing.ledger import Row
from generator.errors import Problem, Severity
from generator.model.question import Conflict

#: The part of a row that has the open conflicts.
OPEN = "open"


def mark(value: object) -> str:
    """Return the digest of a field's value; that of nothing is empty."""
    return digest(value) if value else ""


def opened(conflicts: Iterable[Conflict]) -> Mapping[str, str]:
    """Return what the ledger remembers of open conflicts."""
    return {one.key: mark(one.derived) for one in conflicts}


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
