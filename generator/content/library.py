"""All entries of a run with what is known about them: the one thing every cross-check looks at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.decode import nearest
from generator.decode.text import one_line
from generator.errors import Mark, Problem, Severity
from generator.model.actor import Actor
from generator.model.config import Config
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.record import Entry, KeyPath
from generator.model.source import Source

AnyEntry = Entry[Event] | Entry[Actor] | Entry[Escalation] | Entry[Source]


@dataclass(frozen=True, slots=True)
class Holder:
    """A file that has an id. Its place is looked up only when a problem points at it."""

    path: str
    marks: Mapping[KeyPath, Mark]

    @property
    def mark(self) -> Mark:
        """Where the id stands."""
        return nearest(self.marks, ("id",), self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The entries that could be read, each tuple by path, and the ids of all that exist.

    `ids` maps a folder to every id in it with the files that have it, by path, those of entries with a problem included:
    an entry with a bad date is no unknown entry.
    """

    config: Config
    events: tuple[Entry[Event], ...] = ()
    actors: tuple[Entry[Actor], ...] = ()
    escalations: tuple[Entry[Escalation], ...] = ()
    sources: tuple[Entry[Source], ...] = ()
    ids: Mapping[str, Mapping[str, Sequence[Holder]]]

    def entries(self) -> Iterator[AnyEntry]:
        """Yield all entries, folder by folder."""
        yield from self.events
        yield from self.actors
        yield from self.escalations
        yield from self.sources


def error(entry: AnyEntry, keys: KeyPath, code: str, message: str, hint: str = "") -> Problem:
    """Return an error at a key of an entry."""
    return Problem(nearest(entry.marks, keys, entry.path), code, one_line(message), one_line(hint))


def warning(entry: AnyEntry, keys: KeyPath, code: str, message: str, hint: str = "") -> Problem:
    """Return a warning at a key of an entry."""
    return Problem(
        nearest(entry.marks, keys, entry.path), code, one_line(message), one_line(hint), Severity.WARNING
    )
