"""One entry checked again, among entries that are as they were."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from generator.content.crosscheck import LAWS, repeated_ids
from generator.content.library import Holder, Library
from generator.errors import Problem
from generator.model.event import Event
from generator.model.record import Entry, Noun, Record
from generator.model.source import Source

#: By folder, the files that have each id.
Ids = Mapping[str, Mapping[str, Sequence[Holder]]]


def ids_of(record: Record) -> Ids:
    """Return the ids of a record all of whose files could be read."""
    return {
        "events": _holders(record.events),
        "actors": _holders(record.actors),
        "escalations": _holders(record.escalations),
        "sources": _holders(record.sources),
    }


def _holders(shelf: Iterable[Entry[Noun]]) -> dict[str, Sequence[Holder]]:
    return {entry.value.id: (Holder(entry.path, entry.marks),) for entry in shelf}


def checked_again(entry: Entry[Event], record: Record, ids: Ids) -> tuple[Problem, ...]:
    """Return what is wrong with an event that took the place of that of its id and file, among the rest of a record.

    What is wrong with other entries does not depend on it, and nothing is with ids, which are as they were.
    """
    library = Library(
        config=record.config,
        events=(entry,),
        escalations=record.escalations,
        sources=tuple(_cited(entry.value, record)),
        ids=ids,
    )
    found = chain.from_iterable(law(library) for law in LAWS if law is not repeated_ids)
    return tuple(sorted(problem for problem in found if problem.mark.path == entry.path))


def _cited(event: Event, record: Record) -> Iterator[Entry[Source]]:
    """Yield the entries of the sources that an event rests on, which stand by id."""
    for name in dict.fromkeys(event.cited):
        at = bisect_left(record.sources, name, key=lambda entry: entry.value.id)
        yield from (one for one in record.sources[at : at + 1] if one.value.id == name)
