"""Places in YAML: where a cursor stands, and what has a value."""

import re
from dataclasses import dataclass
from typing import Protocol

from generator.model.record import KeyPath

#: A key with its colon and the blanks behind it.
KEY = re.compile(
    r"(?P<name>\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'#\[\]{},:-](?:[^:#,\[\]{}\n]*[^\s:#,\[\]{}])?)"
    r"[ \t]*:(?:[ \t]+|(?=[\r\n,}]|\Z))"
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value that is there, or a key whose value stands further down; `text` without quotes."""

    keys: KeyPath
    text: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """What stands at a cursor may be a key of the mapping `key_in`, or the value at `value_at`, or become either.

    It begins at `start`; `name` is the key that is being changed.
    """

    start: int
    key_in: KeyPath | None = None
    value_at: KeyPath | None = None
    name: str = ""


class Reading(Protocol):
    """A text that is being read, with what was found so far. YAML ends at `end`, the cursor stands at `at`."""

    text: str
    end: int
    at: int
    cursor: Cursor | None
    leaves: list[Leaf]
