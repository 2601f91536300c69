"""What nothing refers to, and what rests on nothing."""

from collections.abc import Collection, Iterator

from generator import permalinks
from generator.checking.links import AnyEntry
from generator.decode import nearest
from generator.errors import Problem, Severity
from generator.model.record import Record
from generator.model.source import Source
from generator.model.vocabulary import Status

#: Entries that are on their way, or were taken back, need no one and nothing.
_ASIDE = (Status.DRAFT, Status.RETRACTED)
#: What to say of an entry that nothing refers to, by folder.
_ALONE = {
    "actors": ("no event, escalation or other actor names", "name it where it belongs, or delete this file"),
    "escalations": ("no event belongs to", "write `escalation: {id}` in its events"),
    "sources": ("no event rests on", "list it under the `sources` of an event, or delete this file"),
}


def orphans(record: Record, linked: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for every actor, escalation and source that nothing refers to.

    `linked` are the addresses that bodies link to.
    """
    named = {"actors": _actors(record), "escalations": _escalations(record), "sources": _sources(record)}
    for folder, (what, hint) in _ALONE.items():
        for entry in getattr(record, folder):
            name = entry.value.id
            is_named = {name, *entry.value.same_as} & named[folder]
            if not is_named and _stands(entry) and permalinks.permalink(folder, name) not in linked:
                yield _warning(entry, "DL161", f"{what} “{name}”", hint.format(id=name))


def _stands(entry: AnyEntry) -> bool:
    return getattr(entry.value, "status", None) not in _ASIDE


def _actors(record: Record) -> set[str | None]:
    named: set[str | None] = set()
    for event in record.events:
        named.update(event.value.named)
    for actor in record.actors:
        named |= {actor.value.parent, *(role.of for role in actor.value.roles)} - {actor.value.id}
    for escalation in record.escalations:
        named.update(escalation.value.parties)
    return named


def _escalations(record: Record) -> set[str | None]:
    return {entry.value.escalation for entry in record.events}


def _sources(record: Record) -> set[str | None]:
    cited: set[str | None] = set()
    for event in record.events:
        cited.update(event.value.cited)
        for source in event.value.sources:
            if isinstance(source, Source):
                cited.update(source.independence)
    return cited.union(*(entry.value.independence for entry in record.sources))


def unsourced(record: Record) -> Iterator[Problem]:
    """Yield a warning for every event that rests on no source."""
    for entry in record.events:
        if _stands(entry) and not any(entry.value.cited):
            hint = "add it: `sources: [ID]`, or written out in place"
            yield _warning(entry, "DL162", f"“{entry.value.id}” rests on no source", hint)


def _warning(entry: AnyEntry, code: str, message: str, hint: str) -> Problem:
    return Problem(nearest(entry.marks, ("id",), entry.path), code, message, hint, Severity.WARNING)
