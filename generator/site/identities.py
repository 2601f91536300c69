"""One id for everything: what a person joined goes by the entry that took it, a source in place by its event's id and its own.

Everything the site derives comes after this, so that nothing else has to know of `same_as` or of where a source is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import is_
from typing import Any, TypeVar

from generator.frozen import changed
from generator.joins import joins
from generator.model.actor import Actor, Role
from generator.model.claim import Claim, Statement
from generator.model.escalation import Escalation
from generator.model.event import Event, Participant
from generator.model.record import Entry, Noun, Record
from generator.model.source import Source

#: By folder, the ids that are another's now.
Ids = Mapping[str, Mapping[str, str]]

_Naming = TypeVar(
    "_Naming", bound=Event | Participant | Claim | Statement | Actor | Role | Escalation | Source
)

#: The fields of each noun that name entries, or hold nouns that do, with the folder of what they name.
_NAMING: Mapping[type, Mapping[str, str]] = {
    Event: {
        "escalation": "escalations",
        "participants": "actors",
        "claims": "",
        "statements": "",
        "sources": "sources",
    },
    Participant: {"actor": "actors"},
    Claim: {"side": "actors", "claimant": "actors", "source": "sources"},
    Statement: {"speaker": "actors", "of": "actors", "to": "actors", "source": "sources"},
    Actor: {"parent": "actors", "roles": ""},
    Role: {"of": "actors"},
    Escalation: {"parties": "actors"},
    Source: {"independence": "sources"},
}
#: What decides whose word an entry's is: where the one that stays does not say it, it has it from those it took.
_TAKEN: Mapping[type, tuple[str, ...]] = {
    Actor: ("parent", "roles"),
    Source: ("publisher", "agencies", "published", "independence"),
}


def by_one_id(record: Record) -> Record:
    """Return the record with every id as it is now; entries that were joined to others and are still there stay.

    The id of a source written in place becomes “EVENT/ID”: any number of events may have an `s1` of their own.
    """
    ids = joined(record)
    return replace(
        record,
        events=_entries(record.events, ids),
        actors=_entries(record.actors, ids),
        escalations=_entries(record.escalations, ids),
        sources=_entries(record.sources, ids),
    )


def joined(record: Record) -> Ids:
    """By folder, the ids that a person joined to another, with what they are now."""
    return {
        "actors": joins(record.actors).into,
        "escalations": joins(record.escalations).into,
        "sources": joins(record.sources).into,
    }


def event_by_one_id(event: Event, ids: Ids) -> Event:
    """Return an event that takes no other as `by_one_id` would."""
    own = _in_place(event)
    if any(ids.values()) or [one for one in event.sources if not isinstance(one, str) and one.independence]:
        return _renamed(event, ids)
    return _placed(event, own) if own else event


def _placed(event: Event, own: Mapping[str, str]) -> Event:
    """An event that writes out sources in place, in a record in which nobody joined anything: what most are."""
    claims = [changed(one, {"source": own[one.source]}) if one.source in own else one for one in event.claims]
    said = [
        changed(one, {"source": own[one.source]}) if one.source in own else one for one in event.statements
    ]
    sources = [one if isinstance(one, str) else changed(one, {"id": own[one.id]}) for one in event.sources]
    changes = {"claims": tuple(claims), "statements": tuple(said), "sources": tuple(sources)}
    return changed(event, changes)


def _entries(entries: tuple[Entry[Noun], ...], ids: Ids) -> tuple[Entry[Noun], ...]:
    any_joined = any(ids.values())
    if not any_joined and not any(_holds_sources(entry.value) for entry in entries):
        return entries
    whole = _whole(entries) if any_joined else {}
    return tuple([_entry(entry, whole.get(entry.value.id, entry.value), ids) for entry in entries])


def _entry(entry: Entry[Noun], noun: Noun, ids: Ids) -> Entry[Noun]:
    now = event_by_one_id(noun, ids) if isinstance(noun, Event) else _renamed(noun, ids)
    return entry if now is entry.value else changed(entry, {"value": now})


def _whole(entries: Sequence[Entry[Noun]]) -> dict[str, Noun]:
    """The entries that took others, with what they lack and those have."""
    every = {entry.value.id: entry.value for entry in entries}
    whole: dict[str, Noun] = {}
    for other, name in sorted(joins(entries).into.items()):
        noun, taken = whole.get(name, every[name]), every.get(other)
        lacks = [field for field in _TAKEN.get(type(noun), ()) if not getattr(noun, field)]
        whole[name] = replace(noun, **{field: getattr(taken, field) for field in lacks}) if taken else noun
    return whole


def _renamed(noun: _Naming, ids: Ids) -> _Naming:
    """A noun in which every id is what it is now; none of an entry's own names the entry itself."""
    own = _in_place(noun)
    if own:
        ids = {**ids, "sources": {**ids["sources"], **own}}
    found: dict[str, Any] = {
        field: now
        for field, folder in _NAMING[type(noun)].items()
        if (value := getattr(noun, field)) and (now := _now(value, folder, ids)) is not value
    }
    if isinstance(noun, Actor) and found.get("parent") == noun.id:
        found["parent"] = None
    if isinstance(noun, Source) and noun.id in (others := found.get("independence", noun.independence)):
        found["independence"] = tuple(other for other in others if other != noun.id)
    return replace(noun, **found) if found else noun


def _now(value: object, folder: str, ids: Ids) -> object:
    match value:
        case str():
            return ids[folder].get(value, value)
        case tuple():
            now = tuple(dict.fromkeys([_now(one, folder, ids) for one in value]))
            return value if len(now) == len(value) and all(map(is_, now, value)) else now
        case Source():
            return _renamed(replace(value, id=ids["sources"][value.id]), ids)
        case Participant() | Claim() | Statement() | Role():
            return _renamed(value, ids)
    return value


def _in_place(noun: object) -> dict[str, str]:
    """The sources that an event writes out itself, by the ids they have there."""
    if not isinstance(noun, Event):
        return {}
    return {one.id: f"{noun.id}/{one.id}" for one in noun.sources if not isinstance(one, str)}


def _holds_sources(noun: object) -> bool:
    return isinstance(noun, Event) and any(not isinstance(one, str) for one in noun.sources)
