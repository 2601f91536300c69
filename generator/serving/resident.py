"""A site that stays in memory: what a change touches is made anew, and nothing else.

A change of events that stay in their place (with their ids, days, actors and sources) is answered from the site that is
there; any other change reads the folder again. What comes of both ways is the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.build import BuildOptions, read
from generator.content.again import Ids, checked_again, ids_of
from generator.content.decoding import digests
from generator.decode import decode_entry
from generator.errors import Problem, Severity
from generator.files import read_file
from generator.model.event import Event
from generator.model.record import Entry, Record
from generator.rendering.edition import Edition
from generator.rendering.layouts import Layouts
from generator.search import index_of
from generator.site.assemble import Assembly, assembly

#: So many changed entries at once are read one by one.
_FEW = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """A site in memory: `events` are its entries by path, `ids` those of all entries, `problems` the warnings."""

    options: BuildOptions
    record: Record
    events: Mapping[str, Entry[Event]]
    ids: Ids
    problems: tuple[Problem, ...]
    assembly: Assembly
    edition: Edition

    @classmethod
    def opened(cls, options: BuildOptions, before: Iterable[Entry[Any]] = ()) -> "Resident":
        """Read a whole site. Raises DatelineError where it cannot be built, or its layouts are wrong.

        Entries that were read `before` are not decoded again where their files are what they were.
        """
        record, problems = read(options, before=before)
        made = assembly(record, drafts=options.drafts)
        edition = Edition.of(made.site, Layouts.read(options.site), index_of)
        edition.proof()
        return cls(
            options=options,
            record=record,
            events={entry.path: entry for entry in record.events},
            ids=ids_of(record),
            problems=problems,
            assembly=made,
            edition=edition,
        )

    def after(self, paths: Iterable[str]) -> "Resident":
        """Return the site after files (posix paths relative to it) changed. Raises as `opened` does."""
        changed = [*paths]
        here: Resident | None = self if len(changed) <= _FEW else None
        for path in changed:
            here = here and here.amended(path)
        return here or Resident.opened(self.options, self.entries())

    def entries(self) -> Iterator[Entry[Any]]:
        """Yield every entry as it was read last."""
        yield from self.events.values()
        yield from self.record.actors
        yield from self.record.escalations
        yield from self.record.sources

    def amended(self, path: str) -> "Resident | None":
        """Return the site after one file changed; None where that changes more than what an event says."""
        old, (file, _) = self.events.get(path), read_file(self.options.site, path)
        if old is None or file is None:
            return None
        decoded = decode_entry(Event, file.raw, path)
        if decoded.value is None or decoded.problems:
            return None
        whole, head = digests(file.raw)
        entry = Entry(value=decoded.value, path=path, marks=decoded.marks, whole=whole, head=head)
        found = checked_again(entry, self.record, self.ids)
        made = self.assembly.amended(entry.value) if entry.value.id == old.value.id else None
        if made is None or any(problem.severity is Severity.ERROR for problem in found):
            return None
        others = (problem for problem in self.problems if problem.mark.path != path)
        return replace(
            self,
            events={**self.events, path: entry},
            problems=tuple(sorted((*others, *found))),
            assembly=made,
            edition=self.edition.amended(made.site, entry.value.id),
        )
