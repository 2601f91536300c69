"""What keeps the addresses of entries that are no longer: tombstones, and aliases that lead to other entries."""

from collections.abc import Iterable, Iterator, Sequence

from generator import permalinks
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.record import Record
from generator.model.site import Alias, Amendment, Tombstone
from generator.model.vocabulary import Status
from generator.site.corrections import Noun, amendments, title


def tombstones(record: Record, shown: Sequence[tuple[str, Noun]]) -> tuple[Tombstone, ...]:
    """Return what is left of retracted entries, and of published ones that are no longer shown and became no other."""
    left = [
        _of(folder, noun, shown)
        for folder, noun in shown
        if isinstance(noun, Event | Escalation) and noun.status is Status.RETRACTED
    ]
    here = {permalinks.permalink(folder, noun.id) for folder, noun in shown}
    here |= {alias.address for alias in aliases(shown)}
    gone = (path for path in permalinks.entries(record.published) if path not in here)
    return tuple(sorted([*left, *map(_nameless, gone)], key=lambda one: one.address))


def _of(folder: str, noun: Event | Escalation, shown: Iterable[tuple[str, Noun]]) -> Tombstone:
    made = amendments(folder, noun)
    said = next(filter(_retracts, made), None)
    days, events = (noun.date, ()) if isinstance(noun, Event) else (noun.period, _standing(noun, shown))
    return Tombstone(
        address=permalinks.permalink(folder, noun.id),
        title=title(noun),
        retraction=said,
        days=days,
        amendments=made,
        events=tuple(events),
    )


def _standing(escalation: Escalation, shown: Iterable[tuple[str, Noun]]) -> list[Event]:
    """The events of an escalation that were not retracted with it, in the order of time."""
    events = (noun for _, noun in shown if isinstance(noun, Event) and noun.escalation == escalation.id)
    standing = (event for event in events if event.status is not Status.RETRACTED)
    return sorted(standing, key=lambda event: (event.date, event.id))


def _retracts(amendment: Amendment) -> bool:
    return amendment.correction.field == "status" and amendment.correction.now == Status.RETRACTED


def _nameless(address: str) -> Tombstone:
    return Tombstone(address=address, title=address.split("/")[1].replace("-", " "), gone=True)


def aliases(shown: Iterable[tuple[str, Noun]]) -> tuple[Alias, ...]:
    """Return the addresses that lead to entries which say `same_as`: never one of an entry that is there.

    An id that two entries claim leads to the first by id; the record has a problem then.
    """
    entries = list(shown)
    here = {permalinks.permalink(folder, noun.id) for folder, noun in entries}
    found: dict[str, Alias] = {}
    for alias in _claimed(entries):
        if alias.address not in here:
            found.setdefault(alias.address, alias)
    return tuple(found[address] for address in sorted(found))


def _claimed(entries: Iterable[tuple[str, Noun]]) -> Iterator[Alias]:
    for folder, noun in entries:
        target = permalinks.permalink(folder, noun.id)
        for other in noun.same_as:
            yield Alias(address=permalinks.permalink(folder, other), target=target, title=title(noun))
