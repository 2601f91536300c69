"""The kinds of items and the decisions each takes: one table, by which they are listed, read and carried out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from generator.edtf import Edtf
from generator.encode import serialise
from generator.model.actor import Actor
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.question import Conflict, Deleted, Emptied, Likeness
from generator.model.record import Entry
from generator.model.source import Source
from generator.model.vocabulary import DateBasis, Status
from generator.reviewing.evidence import doubt
from generator.reviewing.item import Effect, Item, Rewriting
from generator.splice import Append, Body, Edit, Remove, Set

_Entry = Entry[Event] | Entry[Escalation]
_NOUNS: Mapping[str, type] = {
    "events": Event,
    "escalations": Escalation,
    "actors": Actor,
    "sources": Source,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision: the `value` it takes in a word for people, empty for none; what it does.

    `effect` raises ValueError, with what is wrong, for a value that does not fit.
    """

    value: str
    does: str
    effect: Callable[[Item, str], Effect]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item."""

    heading: str
    choices: Mapping[str, Choice]


def _edited(item: Item, told: str, *edits: Edit) -> Effect:
    entry = cast("_Entry", item.subject)
    return Effect(told=f"{entry.path}: {told}", changes={entry.path: Rewriting(type(entry.value), edits)})


def _status(status: Status) -> Callable[[Item, str], Effect]:
    def effect(item: Item, _: str) -> Effect:
        edits = (Set(("status",), status), Remove(("since_review",)))
        return _edited(item, f"status is {status}{_open_day(item, status)}", *edits)

    return effect


def _open_day(item: Item, status: Status) -> str:
    """What is not accepted with an entry: a day that is not certain waits for somebody who looks at it."""
    value = cast("_Entry", item.subject).value
    if not isinstance(value, Event) or status is not Status.REVIEWED or not doubt(value):
        return ""
    return f"; its day, {value.date}, is {doubt(value)} and still waits"


def _published(item: Item, value: str) -> Effect:
    path = cast("str", item.subject)
    return Effect(told=f"{path}: published {_day(value)}; ingest again", day=(path, _day(value)))


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"“{value}” is not a day: write 2020-09-28") from None


def _dated(item: Item, value: str) -> Effect:
    when = Edtf.parse(value)
    if not when.first:
        raise ValueError(f"“{value}” has no first day: write 2020-09-28")
    edits = (Set(("date",), when), Set(("date_basis",), DateBasis.EDITOR))
    return _edited(item, f"date is {when}, set by an editor", *edits)


def _date_stands(item: Item, _: str) -> Effect:
    told = f"date stays {cast('Entry[Event]', item.subject).value.date}, accepted by an editor"
    return _edited(item, told, Set(("date_basis",), DateBasis.EDITOR))


def _kept(item: Item, _: str) -> Effect:
    one = cast("Conflict", item.subject)
    return Effect(told=f"{one.mark.path}: “{one.keys[0]}” stays as it is", closed=(one.name, one.key))


def _taken(item: Item, _: str) -> Effect:
    one = cast("Conflict", item.subject)
    cls = _NOUNS[one.name.partition("/")[0]]
    edit: Edit = Body(str(one.derived)) if one.keys == ("body",) else Set(one.keys, one.derived)
    told = f"{one.mark.path}: “{one.keys[0]}” is what the articles say"
    return Effect(told=told, changes={one.mark.path: Rewriting(cls, (edit,))}, closed=(one.name, one.key))


def _one(item: Item, _: str) -> Effect:
    pair, (first, *others) = cast("tuple[Likeness, tuple[Entry[Actor], ...]]", item.subject)
    alias = pair.alias if first.value.id == pair.one else pair.name
    edits: list[Edit] = [] if alias in first.value.aliases else [Append(("aliases",), alias)]
    edits += [Append(("same_as",), other.value.id) for other in others]
    told = f"{first.path}: “{alias}” is another name of {first.value.id}; ingest again"
    return Effect(told=told, changes={first.path: Rewriting(Actor, tuple(edits))})


def _two(item: Item, _: str) -> Effect:
    pair, (first, *_others) = cast("tuple[Likeness, tuple[Entry[Actor], ...]]", item.subject)
    other = pair.other if first.value.id == pair.one else pair.one
    edit = Append(("not_same_as",), other)
    return Effect(
        told=f"{first.path}: {other} is somebody else", changes={first.path: Rewriting(Actor, (edit,))}
    )


def _joined(key: str, told: str) -> Callable[[Item, str], Effect]:
    def effect(item: Item, _: str) -> Effect:
        one, other = cast("tuple[Entry[Event], Entry[Event]]", item.subject)
        change = Rewriting(Event, (Append((key,), other.value.id),))
        return Effect(told=f"{one.path}: {other.value.id} {told}", changes={one.path: change})

    return effect


def _renamed(item: Item, value: str) -> Effect:
    if not value.strip() or not value.isprintable():
        raise ValueError("a title is some words on one line")
    edits = (Set(("title",), value.strip()), Set(("status",), Status.REVIEWED), Remove(("since_review",)))
    return _edited(item, f"its title is “{value.strip()}”, status is reviewed", *edits)


def _restored(item: Item, _: str) -> Effect:
    one = cast("Deleted", item.subject)
    told = f"{one.path}: {one.event.id} is here again, with what is new; ingest again"
    return Effect(
        told=told, created={one.path: serialise(one.event)}, closed=(f"events/{one.event.id}", "deleted")
    )


def _left(key: str, told: str) -> Callable[[Item, str], Effect]:
    def effect(item: Item, _: str) -> Effect:
        return Effect(told=f"{item.mark.path}: {told}", closed=(item.about, key))

    return effect


def _taken_by(item: Item, value: str) -> Effect:
    one, files = cast("tuple[Emptied, Mapping[str, Entry[Event]]]", item.subject)
    if value.strip() not in files:
        raise ValueError(
            f"“{value}” has nothing of what it had: write {' or '.join(files) or 'another decision'}"
        )
    entry = files[value.strip()]
    change = Rewriting(Event, (Append(("same_as",), one.event),))
    told = f"{entry.path}: the address of {one.event} leads here; ingest again"
    return Effect(told=told, changes={entry.path: change}, closed=(item.about, "emptied"))


_ACCEPT = Choice("", "status: reviewed, as it is", _status(Status.REVIEWED))
_DRAFT = Choice("", "status: draft, not published", _status(Status.DRAFT))

KINDS: Mapping[str, Kind] = {
    "article": Kind(
        "Articles without a day of publication",
        {"published": Choice("DATE", "the day it appeared, into published.yaml beside it", _published)},
    ),
    "conflict": Kind(
        "Values that you changed, and that the articles now tell otherwise",
        {
            "keep": Choice("", "what stands in the file", _kept),
            "take": Choice("", "what the articles say", _taken),
        },
    ),
    "date": Kind(
        "Events on a day that is not certain",
        {
            "day": Choice("DATE", "the day it happened", _dated),
            "accept": Choice("", "the date as it is, as an editor's", _date_stands),
        },
    ),
    "alias": Kind(
        "Actors that may be one",
        {
            "yes": Choice("", "they are one", _one),
            "no": Choice("", "they are two", _two),
        },
    ),
    "double": Kind(
        "Entries that may tell of one event",
        {
            "same": Choice("", "the first takes what the other has", _joined("same_as", "is this event")),
            "apart": Choice("", "they are two", _joined("not_same_as", "is another event")),
        },
    ),
    "emptied": Kind(
        "Published entries of which nothing is told any more, retracted by ingest",
        {
            "accept": Choice(
                "", "its page says that it was retracted", _left("emptied", "it stays retracted")
            ),
            "into": Choice("ID", "the address leads to the event that has what it had", _taken_by),
        },
    ),
    "deleted": Kind(
        "Entries that you deleted, and of which more is told since",
        {
            "restore": Choice("", "bring the entry back, with what is new alone", _restored),
            "leave": Choice("", "it stays deleted", _left("deleted", "it stays deleted")),
        },
    ),
    "since": Kind(
        "Reviewed entries to which more was added",
        {"accept": Choice("", "the review covers it too", _status(Status.REVIEWED)), "draft": _DRAFT},
    ),
    "escalation": Kind(
        "Escalations that nobody reviewed",
        {
            "accept": _ACCEPT,
            "rename": Choice("TITLE", "another title; status: reviewed", _renamed),
            "no": Choice("", "not an escalation: status: retracted", _status(Status.RETRACTED)),
        },
    ),
    "entry": Kind("Entries that nobody reviewed", {"accept": _ACCEPT, "draft": _DRAFT}),
}
