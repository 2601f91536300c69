"""Changes of files: what each says, and what it shall say."""

from dataclasses import dataclass
from typing import Any, cast

from generator.decode import decode_entry
from generator.editing.hand import AnyEntry, written
from generator.model.record import Entry


@dataclass(frozen=True, slots=True)
class Change:
    """One file: what it says, and what it shall say. None stands for no file."""

    path: str
    old: str | None
    new: str | None


def ended_alike(text: str, present: str) -> str:
    """Return an untouched file's new text with the line ends of the present one, which may be those of another system."""
    if written(text) == written(present):
        return present
    return text.replace("\n", "\r\n") if "\r\n" in present else text


def reread(entry: AnyEntry, text: str) -> AnyEntry:
    """Return an entry as its new text has it."""
    decoded = decode_entry(type(entry.value), text, entry.path)
    return (
        Entry(value=cast("Any", decoded.value), path=entry.path, marks=decoded.marks)
        if decoded.value
        else entry
    )
