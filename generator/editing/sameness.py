"""What a person says of two entries: `same_as`, they are one; `not_same_as`, they are two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.errors import Problem
from generator.joins import AnyEntry, joins
from generator.model.actor import Actor
from generator.model.escalation import Escalation
from generator.model.event import Event

_FOLDERS: Mapping[str, type] = {"events": Event, "actors": Actor, "escalations": Escalation}


@dataclass(frozen=True, slots=True)
class Sameness:
    """Entries by name (“events/ID”): `into` maps what a person joined to what it is now, `apart` are pairs of two.

    `problems` are orders that cannot be followed.
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


def said_of(every: Iterable[AnyEntry]) -> Sameness:
    """Read what a person says of the entries. Orders that contradict each other join nothing."""
    said = [entry for entry in every if entry.value.same_as or getattr(entry.value, "not_same_as", ())]
    into: dict[str, str] = {}
    apart: set[tuple[str, str]] = set()
    problems: list[Problem] = []
    for folder, cls in _FOLDERS.items() if said else ():
        found = joins(entry for entry in said if isinstance(entry.value, cls))
        into |= {f"{folder}/{name}": f"{folder}/{root}" for name, root in found.into.items()}
        apart |= {(f"{folder}/{one}", f"{folder}/{other}") for one, other in found.apart}
        problems += found.problems
    return Sameness(into, frozenset(apart), tuple(problems))


def related(same: Sameness) -> Iterable[str]:
    """Name the entries that a person says something of in another."""
    return {*same.into.values(), *(name for pair in same.apart for name in pair)}
