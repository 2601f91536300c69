"""What a person says of two entries: `same_as`, they are one; `not_same_as`, they are two."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.decode import nearest
from generator.errors import Problem, Severity
from generator.joins import joined
from generator.model.actor import Actor
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.record import Entry
from generator.model.source import Source

Joined = Entry[Event] | Entry[Actor] | Entry[Escalation]
_FOLDERS: Mapping[type, str] = {Event: "events", Actor: "actors", Escalation: "escalations"}


@dataclass(frozen=True, slots=True)
class Sameness:
    """Entries by name (“events/ID”): `into` maps what a person joined to what it is now, `apart` are pairs of two.

    `problems` are orders that cannot be followed, and joined entries that are still there.
    """

    into: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()
    problems: tuple[Problem, ...] = ()

    def now(self, name: str) -> str:
        """Return what an entry is now: itself, unless a person joined it to another."""
        return self.into.get(name, name)

    def pairs(self, folder: str) -> frozenset[tuple[str, str]]:
        """Return the ids in a folder that a person told apart, each pair both ways round."""
        start = f"{folder}/"
        return frozenset(
            (one.removeprefix(start), other.removeprefix(start))
            for one, other in self.apart
            if one.startswith(start)
        )

    def ids(self, folder: str) -> dict[str, str]:
        """Map the ids in a folder that were joined to others."""
        start = f"{folder}/"
        return {
            one.removeprefix(start): other.removeprefix(start)
            for one, other in self.into.items()
            if one.startswith(start)
        }


def said_of(every: Iterable[Joined | Entry[Source]]) -> Sameness:
    """Read what a person says of the entries. A circle joins nothing; of two that take one, the first does."""
    entries = {
        f"{_FOLDERS[type(entry.value)]}/{entry.value.id}": entry
        for entry in every
        if not isinstance(entry.value, Source)
    }
    into = joined((name, _names(name, entry.value.same_as)) for name, entry in entries.items())
    apart: set[tuple[str, str]] = set()
    for name, entry in sorted(entries.items()):
        for other in _names(name, entry.value.not_same_as):
            apart |= {(name, other), (other, name)}
    return Sameness(into, frozenset(apart), tuple(_left(entries, into)))


def _names(name: str, ids: Iterable[str]) -> list[str]:
    """The ids that an entry names, as names of its own folder."""
    return [f"{name.split('/', 1)[0]}/{other}" for other in ids]


def _left(entries: Mapping[str, Joined], into: Mapping[str, str]) -> Iterator[Problem]:
    """Tell of the entries that are the same as others and still there, because a person wrote in them."""
    for name in sorted(into.keys() & entries.keys()):
        root = entries[into[name]]
        keys = ("same_as",)
        message = f"“{entries[name].value.id}” is the same as this, and its file {entries[name].path} is still there"
        first = ", its `same_as` first of all," if entries[name].value.same_as else ""
        hint = f"move what you wrote there{first} to this file, then delete it; what ingest derived is here"
        yield Problem(nearest(root.marks, keys, root.path), "DL044", message, hint, Severity.WARNING)


def related(same: Sameness) -> Iterable[str]:
    """Name the entries that a person says something of in another."""
    return {*same.into.values(), *(name for pair in same.apart for name in pair)}
