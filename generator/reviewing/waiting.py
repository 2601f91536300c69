"""Everything that waits: each kind of item is a function in one list."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.decode import nearest
from generator.encode import serialise
from generator.errors import Mark
from generator.model.actor import Actor
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.question import Questions
from generator.model.record import Entry, KeyPath, Record
from generator.model.vocabulary import DateBasis, Status
from generator.reviewing.evidence import Places, claim_line, of_event, shortened
from generator.reviewing.item import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a review looks at. `undated` are the articles without a day: path → headline."""

    record: Record
    questions: Questions
    undated: Mapping[str, str]
    places: Places


def waiting(desk: Desk) -> tuple[Item, ...]:
    """List everything that waits, by kind, then by place."""
    return tuple(
        item for found in _KINDS for item in sorted(found(desk), key=lambda item: (item.mark, item.about))
    )


def _articles(desk: Desk) -> Iterator[Item]:
    for path, title in desk.undated.items():
        line = "no day of publication is known" + (f": “{title}”" if title else "")
        yield Item("article", path, path, Mark(path), line, (f"read {path}",), path)


def _conflicts(desk: Desk) -> Iterator[Item]:
    for one in desk.questions.conflicts:
        here, derived = _shown(one.here), _shown(one.derived)
        yield Item(
            "conflict",
            f"{one.name} {one.key}",
            f"{here}\n{derived}",
            one.mark,
            f"{one.name.partition('/')[2]}: “{one.keys[0]}” was changed here, and the articles now say something else",
            (f"here: {here}", f"articles: {derived}"),
            one,
        )


def _shown(value: object) -> str:
    if isinstance(value, str) or value is None or not hasattr(value, "__dataclass_fields__"):
        return " ".join(str(value if value is not None else "nothing").split())
    parts = ((name, getattr(value, name)) for name in value.__dataclass_fields__)
    return ", ".join(f"{name}: {part}" for name, part in parts if part not in (None, "", ()))


def _dates(desk: Desk) -> Iterator[Item]:
    for entry in desk.record.events:
        event = entry.value
        basis = event.date_basis
        unsure = event.date.uncertain or event.date.approximate or basis is DateBasis.PUBLISHED
        if unsure and basis is not DateBasis.EDITOR and event.status in _OPEN:
            why = "taken from the day of publication" if basis is DateBasis.PUBLISHED else "uncertain"
            line = f"{event.id}: its day, {event.date}, is {why}"
            yield Item(
                *("date", f"events/{event.id}", f"{event.date} {basis}", _mark(entry, ("date",)), line),
                *(of_event(event, desk.places), entry),
            )


def _likenesses(desk: Desk) -> Iterator[Item]:
    files = {entry.value.id: entry for entry in desk.record.actors}
    for pair in desk.questions.likenesses:
        there = [files[name] for name in (pair.one, pair.other) if name in files]
        if there:
            line = f"“{pair.alias}” ({pair.other}) may be “{pair.name}” ({pair.one})"
            evidence = tuple(_actor(entry) for entry in there)
            about, mark = f"{pair.one} {pair.other}", Mark(there[0].path)
            yield Item(
                "alias", about, f"{pair.name}\n{pair.alias}", mark, line, evidence, (pair, tuple(there))
            )


def _actor(entry: Entry[Actor]) -> str:
    actor = entry.value
    offices = [f"{role.title}{f' of {role.of}' if role.of else ''}" for role in actor.roles]
    told = [actor.kind.value, *([f"of {actor.parent}"] if actor.parent else []), *offices]
    return f"{actor.id}: {', '.join(told)} ({entry.path})"


def _doubles(desk: Desk) -> Iterator[Item]:
    files = {entry.value.id: entry for entry in desk.record.events}
    for pair in desk.questions.doubles:
        one, other = files[pair.one], files[pair.other]
        about, line = f"{pair.one} {pair.other}", f"{pair.one} and {pair.other} may be one"
        told = (*of_event(one.value, desk.places), f"{other.path}:", *of_event(other.value, desk.places))
        yield Item("double", about, about, _mark(one, ("id",)), line, (pair.why, *told), (one, other))


def _since(desk: Desk) -> Iterator[Item]:
    entries: Iterable[Entry[Event] | Entry[Escalation]] = (*desk.record.events, *desk.record.escalations)
    for entry in entries:
        value = entry.value
        if value.status is Status.REVIEWED and value.since_review:
            yield _entry_item(
                "since", entry, "more was added or changed after its review", _news(value, desk)
            )


def _news(value: Event | Escalation, desk: Desk) -> tuple[str, ...]:
    claims = {f"claims.{one.id}": one for one in value.claims} if isinstance(value, Event) else {}
    lines = [claim_line(claims[path], desk.places) if path in claims else path for path in value.since_review]
    return shortened(lines)


def _escalations(desk: Desk) -> Iterator[Item]:
    for entry in desk.record.escalations:
        one = entry.value
        if one.status in _OPEN:
            days = sum(event.value.escalation == one.id for event in desk.record.events)
            told = f"{one.title}: {one.period}, {' and '.join(one.parties) or 'no parties'}, entries: {days}"
            yield _entry_item("escalation", entry, "nobody has reviewed this escalation", (told,))


def _entries(desk: Desk) -> Iterator[Item]:
    for entry in desk.record.events:
        if entry.value.status in _OPEN:
            yield _entry_item(
                "entry", entry, f"“{entry.value.title}” is unreviewed", of_event(entry.value, desk.places)
            )


def _entry_item(
    kind: str, entry: Entry[Event] | Entry[Escalation], line: str, evidence: tuple[str, ...]
) -> Item:
    value = entry.value
    folder = "events" if isinstance(value, Event) else "escalations"
    mark = _mark(entry, ("status",))
    return Item(
        *(kind, f"{folder}/{value.id}", serialise(value), mark, f"{value.id}: {line}", evidence, entry)
    )


def _mark(entry: Entry[Event] | Entry[Escalation], keys: KeyPath) -> Mark:
    place = nearest(entry.marks, keys, entry.path)
    return Mark(place.path, place.line)


#: Of these nobody has decided anything. A draft is somebody's own work.
_OPEN = (Status.UNREVIEWED,)
_KINDS: tuple[Callable[[Desk], Iterable[Item]], ...] = (
    _articles,
    _conflicts,
    _dates,
    _likenesses,
    _doubles,
    _since,
    _escalations,
    _entries,
)
