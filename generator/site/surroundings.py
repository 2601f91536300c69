"""What an event's page is made of beside the event: so little of a record makes the page that all of the record makes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from generator.model.event import Event
from generator.model.record import Record
from generator.model.vocabulary import Status
from generator.site.assemble import Assembly
from generator.site.identities import Ids, event_by_one_id


class Surroundings(NamedTuple):
    """Which entries the pages of events look at; entries are named “events/ID”.

    `order` are the events that have a page, in the order of time. `common` are entries that any page may look at: the
    actors, whatever was or would be joined to another, one of each folder, and an event that names a place: pages tell which
    folders have anything, and whether there are places.
    `shared` are ids of sources that carry one text with others, with all of these; `joined` as in `Assembly`, `voices` as
    in `Origins`.
    """

    order: list[str]
    common: list[str]
    shared: Mapping[str, list[str]]
    joined: Ids
    voices: str

    @classmethod
    def of(cls, record: Record, made: Assembly) -> "Surroundings":
        """Learn them from a record and what was derived from it."""
        live = (event for event in made.site.chronology.values() if event.status is not Status.RETRACTED)
        originals = made.dossiers.numbers.library.voices.originals
        return cls(
            order=[event.id for event in live],
            common=sorted({*_common(record, made.joined), *_placed(made)}),
            shared=_shared((name, original.id) for name, original in originals.items()),
            joined=made.joined,
            voices=made.site.origins.voices if made.site.origins else "",
        )

    def around(self, events: Iterable[Event]) -> set[str] | None:
        """Name the entries that the pages of some events look at, and those events; None where more may be needed."""
        found = {*self.common}
        for event in events:
            place = self.order.index(event.id) if event.id in self.order else None
            cited = {*event_by_one_id(event, self.joined).cited}
            told = cited.union(*(self.shared.get(name, ()) for name in cited))
            if place is None or any("/" in name and name in self.shared for name in told):
                return None
            found |= {f"sources/{name}" for name in told}
            found |= {f"events/{name}" for name in self.order[max(place - 1, 0) : place + 2]}
            found.add(
                f"escalations/{self.joined['escalations'].get(event.escalation or '', event.escalation)}"
            )
        return found


def _common(record: Record, joined: Ids) -> Iterator[str]:
    yield from (f"actors/{entry.value.id}" for entry in record.actors)
    yield from (f"escalations/{entry.value.id}" for entry in record.escalations[:1])
    yield from (f"sources/{entry.value.id}" for entry in record.sources[:1])
    for folder, ids in joined.items():
        yield from (f"{folder}/{name}" for names in ids.items() for name in names)
        # Two that say they are a third are not it; each alone would be.
        yield from (f"{folder}/{entry.value.id}" for entry in getattr(record, folder) if entry.value.same_as)


def _placed(made: Assembly) -> Iterator[str]:
    """An event that counts and names a place."""
    places = made.site.places
    yield from (f"events/{places[place][0].id}" for place in islice(places, 1))


def _shared(originals: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name, original in originals:
        groups[original].append(name)
    return {name: sorted(group) for group in groups.values() if len(group) > 1 for name in group}
