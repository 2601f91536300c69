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
from generator.model.vocabulary import Status
from generator.reviewing.evidence import Places, claim_line, doubt, of_event, shortened
from generator.reviewing.item import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """What a review looks at. `undated` are the articles without a day: path → headline."""

    record: Record
    questions: Questions
    undated: Mapping[str, str]
    places: Places


def waiting(inbox: Inbox) -> tuple[Item, ...]:
    """List everything that waits, by kind, then by place."""
    return tuple(
        item for found in _KINDS for item in sorted(found(inbox), key=lambda item: (item.mark, item.about))
    )


def _articles(inbox: Inbox) -> Iterator[Item]:
    for path, title in inbox.undated.items():
        line = "no day of publication is known" + (f": “{title}”" if title else "")
        yield Item("article", path, path, Mark(path), line, (f"read {path}",), path)


def _conflicts(inbox: Inbox) -> Iterator[Item]:
    for one in inbox.questions.conflicts:
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


def _dates(inbox: Inbox) -> Iterator[Item]:
    for entry in inbox.record.events:
        event = entry.value
        if (why := doubt(event)) and event.status in _PUBLISHED:
            line, now = f"{event.id}: its day, {event.date}, is {why}", f"{event.date} {event.date_basis}"
            place, evidence = _mark(entry, ("date",)), of_event(event, inbox.places)
            yield Item("date", f"events/{event.id}", now, place, line, evidence, entry)


def _likenesses(inbox: Inbox) -> Iterator[Item]:
    files = {entry.value.id: entry for entry in inbox.record.actors}
    for pair in inbox.questions.likenesses:
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


def _doubles(inbox: Inbox) -> Iterator[Item]:
    files = {entry.value.id: entry for entry in inbox.record.events}
    for pair in inbox.questions.doubles:
        one, other = files[pair.one], files[pair.other]
        about, line = f"{pair.one} {pair.other}", f"{pair.one} and {pair.other} may be one"
        told = (*of_event(one.value, inbox.places), f"{other.path}:", *of_event(other.value, inbox.places))
        yield Item("double", about, about, _mark(one, ("id",)), line, (pair.why, *told), (one, other))


def _emptied(inbox: Inbox) -> Iterator[Item]:
    files = {entry.value.id: entry for entry in inbox.record.events}
    for one in inbox.questions.emptied:
        entry, others = files[one.event], {name: files[name] for name in one.to if name in files}
        line = f"{one.event}: nothing of what it had is told of it any more"
        told = tuple(f"{other.path} has it now" for other in others.values())
        mark = _mark(entry, ("status",))
        evidence = (*told, *of_event(entry.value, inbox.places))
        yield Item("emptied", f"events/{one.event}", " ".join(others), mark, line, evidence, (one, others))


def _deleted(inbox: Inbox) -> Iterator[Item]:
    for one in inbox.questions.deleted:
        line = f"{one.event.id}: you deleted it, and more is told of it"
        about, told = f"events/{one.event.id}", of_event(one.event, inbox.places)
        yield Item("deleted", about, serialise(one.event), Mark(one.path), line, told, one)


def _since(inbox: Inbox) -> Iterator[Item]:
    entries: Iterable[Entry[Event] | Entry[Escalation]] = (*inbox.record.events, *inbox.record.escalations)
    for entry in entries:
        value = entry.value
        if value.status is Status.REVIEWED and value.since_review:
            yield _entry_item(
                "since", entry, "more was added or changed after its review", _news(value, inbox)
            )


def _news(value: Event | Escalation, inbox: Inbox) -> tuple[str, ...]:
    claims = {f"claims.{one.id}": one for one in value.claims} if isinstance(value, Event) else {}
    lines = [
        claim_line(claims[path], inbox.places) if path in claims else path for path in value.since_review
    ]
    return shortened(lines)


def _escalations(inbox: Inbox) -> Iterator[Item]:
    for entry in inbox.record.escalations:
        one = entry.value
        if one.status in _OPEN:
            days = sum(event.value.escalation == one.id for event in inbox.record.events)
            told = f"{one.title}: {one.period}, {' and '.join(one.parties) or 'no parties'}, entries: {days}"
            yield _entry_item("escalation", entry, "nobody has reviewed this escalation", (told,))


def _entries(inbox: Inbox) -> Iterator[Item]:
    for entry in inbox.record.events:
        if entry.value.status in _OPEN:
            yield _entry_item(
                "entry", entry, f"“{entry.value.title}” is unreviewed", of_event(entry.value, inbox.places)
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


#: A day that is not certain waits for somebody who looks at it, also where an entry was accepted for all it claims.
_PUBLISHED = (Status.UNREVIEWED, Status.REVIEWED)
#: Of these nobody has decided anything. A draft is somebody's own work.
_OPEN = (Status.UNREVIEWED,)
_KINDS: tuple[Callable[[Inbox], Iterable[Item]], ...] = (
    _articles,
    _conflicts,
    _dates,
    _likenesses,
    _doubles,
    _emptied,
    _deleted,
    _since,
    _escalations,
    _entries,
)
