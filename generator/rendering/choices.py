"""The index that readers filter the chronology by: of every event its days, and what it can be chosen for.

It holds neither titles nor figures: a reader’s browser learns from it which entries fit, and takes these from the pages
of the chronology, where they stand as they always do, each figure with whoever gave it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from generator.model.dossier import EventDossier
from generator.model.event import Event
from generator.model.page import File
from generator.model.site import Site
from generator.rendering.context import Context
from generator.rendering.views import listings
from generator.rendering.views.narrowed import has_filter

#: The folder of the site that holds the index, and the file of it that names the others.
FOLDER = "filter/"
_CONTENTS = "index.json"
#: So many events are looked at in one go; a file of the index holds no more than so many.
_STRETCH, _LARGE = 2_000, 20_000
_EPOCH = date(1970, 1, 1).toordinal()
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

#: The values of an event in one field.
Values = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """What entries are chosen by: the values of one, and what a value is called."""

    values: Callable[[EventDossier, Site], Iterable[str | None]]
    name: Callable[[str, Context], str]


#: By the names they have in addresses, in the order of the form.
FIELDS: Mapping[str, _Field] = {
    "escalation": _Field(
        lambda of, site: (of.event.escalation,) if of.event.escalation in site.escalations else (),
        lambda value, context: context.site.escalations[value].escalation.title,
    ),
    "kind": _Field(lambda of, _: (of.event.kind,), lambda value, context: context.kind(value).name),
    "rung": _Field(
        lambda of, _: (str(of.level),), lambda value, context: f"{value}: {context.level_name(int(value))}"
    ),
    "actor": _Field(lambda of, _: of.event.named, lambda value, context: context.actor(value).name),
    "side": _Field(
        lambda of, _: (claim.side for claim in of.event.claims),
        lambda value, context: context.actor(value).name,
    ),
    "place": _Field(lambda of, _: (of.event.place.name if of.event.place else None,), lambda value, _: value),
    "source": _Field(lambda of, _: (source.publisher for source in of.sources), lambda value, _: value),
}


@dataclass(frozen=True, slots=True)
class Lines:
    """Some events of the chronology, in its order: of each its id, its first and last day, its values by field."""

    ids: tuple[str, ...]
    first: tuple[int | None, ...]
    last: tuple[int | None, ...]
    values: Mapping[str, Sequence[Values]]


def live(site: Site) -> list[Event]:
    """The events of the chronology, in the order of its pages."""
    return [event for events in site.years.values() for event in events]


def lines(context: Context) -> Iterator[Callable[[], Lines]]:
    """Yield what makes the lines of the index, stretch by stretch; nothing where a site leaves the filter out."""
    events = live(context.site) if has_filter(context) else []
    for start in range(0, len(events), _STRETCH):
        yield partial(_lines, events[start : start + _STRETCH], context.site)


def files(made: Iterable[Lines], context: Context) -> Iterator[File]:
    """Make the files of the index of all lines in their order; none of no lines."""
    shelf, number = _Shelf(), 0
    for some in made:
        if shelf.ids and len(shelf.ids) + len(some.ids) > _LARGE:
            number += 1
            yield shelf.file(number)
            shelf = _Shelf(known=shelf.known)
        shelf.add(some)
    if shelf.ids:
        number += 1
        yield shelf.file(number)
    if number:
        yield File(f"{FOLDER}{_CONTENTS}", _written(_contents(number, shelf.known, context)))


def _lines(events: Sequence[Event], site: Site) -> Lines:
    dossiers = [site.events[event.id] for event in events]
    return Lines(
        ids=tuple([event.id for event in events]),
        first=tuple([_day(event.date.first) for event in events]),
        last=tuple([_day(event.date.last) for event in events]),
        values={
            name: [tuple(dict.fromkeys(filter(None, field.values(one, site)))) for one in dossiers]
            for name, field in FIELDS.items()
        },
    )


def _day(day: date | None) -> int | None:
    """A day as their number since 1970-01-01; none where a date is open."""
    return day.toordinal() - _EPOCH if day else None


@dataclass(slots=True)
class _Shelf:
    """Columns that wait for their file. `known` are the numbers of all values so far, by field."""

    ids: list[str] = field(default_factory=list)
    first: list[int | None] = field(default_factory=list)
    last: list[int | None] = field(default_factory=list)
    counts: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    values: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    known: dict[str, dict[str, int]] = field(default_factory=lambda: {name: {} for name in FIELDS})

    def add(self, some: Lines) -> None:
        """Put lines below the others."""
        self.ids += some.ids
        self.first += some.first
        self.last += some.last
        for name, rows in some.values.items():
            known = self.known[name]
            self.counts[name] += map(len, rows)
            self.values[name] += [known.setdefault(value, len(known)) for row in rows for value in row]

    def file(self, number: int) -> File:
        """Write the columns down."""
        columns = {"id": self.ids, "first": _steps(self.first), "last": _steps(self.last)}
        chosen = {name: [self.counts[name], self.values[name]] for name in FIELDS}
        return File(f"{FOLDER}{number}.json", _written({**columns, **chosen}))


def _steps(days: Iterable[int | None]) -> list[int | None]:
    """Each day as its distance from the one before it: these are small numbers."""
    made, before = list[int | None](), 0
    for day in days:
        made.append(None if day is None else day - before)
        before = before if day is None else day
    return made


def _contents(number: int, known: Mapping[str, Iterable[str]], context: Context) -> dict[str, object]:
    """What is in the files: how many there are, the pages that the events stand on, the names of the values."""
    links, site = context.links, context.site
    named = {name: [[value, FIELDS[name].name(value, context)] for value in known[name]] for name in FIELDS}
    pages = listings.leaves(live(site), "/timeline/", context)
    return {"files": number, "pages": [[links.href(part.path), len(part.events)] for part in pages], **named}


def _written(members: Mapping[str, object]) -> bytes:
    """An object with one member a line."""
    text = ",\n".join(f"{_dump(name)}:{_dump(value)}" for name, value in members.items())
    return f"{{{text}}}\n".encode("utf-8", "replace")
