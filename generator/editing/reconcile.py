"""Three versions of one entry to one: what ingest derived last time, what it derives now, what the file says.

Where the file says what was derived last time, it gets what is derived now. Where it says something else, a person
said it: it stays, and if what is derived has changed as well, that is a conflict, which waits for a person.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from generator.decode import nearest
from generator.editing.conflicts import OPEN, UNDECIDED, mark, opened
from generator.editing.hand import WHOLE, AnyEntry, Noun, written
from generator.editing.identity import digest, item_key
from generator.editing.ledger import Row, is_any
from generator.encode import serialise
from generator.model.actor import Actor
from generator.model.claim import Claim, Statement
from generator.model.escalation import Escalation
from generator.model.event import Event, Participant
from generator.model.question import Conflict
from generator.model.record import KeyPath
from generator.model.vocabulary import Status
from generator.splice import Append, Body, Edit, Remove, Set, splice

N = TypeVar("N", bound=Noun)
#: Whether an item of a list rests on an article that is here no more: such an item is never taken away.
Orphan = Callable[[str, object], bool]
#: What a person alone says of an entry.
_NOT_DERIVED = ("id", "status", "corrections", "phases", "same_as", "not_same_as", "since_review")
#: Fields of an event that are made from its others.
TELLING = ("title", "body")


def row_of(noun: Noun, text: str) -> Row:
    """Return what the ledger remembers of a derived entry; `text` is the file ingest writes for it."""
    row: dict[str, dict[str, str]] = {"fields": {WHOLE: written(text)}}
    for name, value in _derived(noun):
        if isinstance(value, tuple):
            row[name] = {item_key(item): digest(item) for item in value}
        elif value:
            row["fields"][name] = mark(value)
    return row


def _derived(noun: Noun) -> Iterator[tuple[str, object]]:
    for field in fields(noun):
        if field.name not in _NOT_DERIVED:
            yield field.name, getattr(noun, field.name)


def rewritten(derived: N, present: Noun, orphan: Orphan) -> N:
    """Return what an untouched file shall hold: what is derived now, what rests on articles that are gone, corrections."""
    kept: dict[str, Any] = {}
    for name, value in _derived(derived):
        if isinstance(value, tuple):
            here = {item_key(item) for item in value}
            left = [
                item for item in getattr(present, name) if orphan(name, item) and item_key(item) not in here
            ]
            kept |= {name: (*value, *left)} if left else {}
    return replace(derived, corrections=present.corrections, **kept)


def only(present: N, orphan: Orphan) -> N:
    """Return what of an entry rests on articles that are gone."""
    kept: dict[str, Any] = {}
    for name, value in _derived(present):
        if isinstance(value, tuple):
            kept[name] = tuple(item for item in value if orphan(name, item))
    return replace(present, **kept)


def remembered(derived: Noun, row: Row, lost: Collection[str], conflicts: Iterable[Conflict]) -> Row:
    """Return the new row of a touched entry: what is derived now, the items whose articles are gone, the open conflicts.

    The row of an entry that a person made never holds the digest of a whole file.
    """
    new = {part: dict(items) for part, items in row_of(derived, serialise(derived)).items()}
    if WHOLE not in row.get("fields", {}):
        del new["fields"][WHOLE]
    new[OPEN] = dict(opened(conflicts))
    for part in ("claims", "statements"):
        orphans = {
            key: UNDECIDED if f"{part} {key}" in row.get(OPEN, {}) else value
            for key, value in row.get(part, {}).items()
            if key.rsplit(" ", 1)[-1] in lost
        }
        new.setdefault(part, {}).update(orphans)
    return new


def fitted(derived: N, present: N, row: Row) -> N:
    """Return what is derived as it fits what a person put down.

    An event's parts point at the wholes that a person put down under ids of their own. An actor's name that a person
    put down stays theirs: articles make it an alias of this actor only because it stands there.
    """
    if isinstance(derived, Actor) and isinstance(present, Actor) and row:
        theirs = {item_key(name) for name in present.aliases} - row.get("aliases", {}).keys()
        kept = tuple(name for name in derived.aliases if item_key(name) not in theirs)
        return replace(derived, aliases=kept)
    if isinstance(derived, Event) and isinstance(present, Event):
        return replace(derived, claims=tuple(_whole(derived.claims, present.claims)))
    return derived


def _whole(derived: Sequence[Claim], present: Sequence[Claim]) -> Iterator[Claim]:
    here, ours = {claim.id for claim in present}, {claim.id for claim in derived}
    theirs = {_substance(claim): claim.id for claim in reversed(present) if claim.id not in ours}
    names = {
        claim.id: theirs[_substance(claim)]
        for claim in derived
        if claim.id not in here and _substance(claim) in theirs
    }
    for claim in derived:
        yield replace(claim, part_of=names.get(claim.part_of or "", claim.part_of))


@dataclass(frozen=True, slots=True)
class Merge:
    """One touched entry: its value and text, the ledger's row of it, and what is derived now."""

    name: str
    entry: AnyEntry
    text: str
    row: Row
    derived: Noun
    orphan: Orphan

    def merged(self, *, telling: bool) -> tuple[str, list[Conflict]]:
        """Return the file's new text and the conflicts: for what an event is called and tells, or for all else."""
        edits: list[Edit] = []
        conflicts: list[Conflict] = []
        for name, new in _derived(self.derived):
            old = getattr(self.entry.value, name)
            if telling is not (name in TELLING and isinstance(self.derived, Event)):
                continue
            if isinstance(new, tuple):
                edits += self._items(name, old, new, conflicts)
            elif self._takes(name, old, new, conflicts):
                edits.append(Body(str(new)) if name == "body" else Set((name.removesuffix("_"),), new))
        if edits and not telling:
            edits += self._since_review(_path(edit) for edit in edits)
        return splice(type(self.entry.value), self.text, edits), conflicts

    def _takes(self, name: str, old: object, new: object, conflicts: list[Conflict]) -> bool:
        """Whether a field takes the value derived now. A field of an entry ingest never wrote is a person's."""
        last, here, now = self.row.get("fields", {}).get(name, ""), mark(old), mark(new)
        if not self.row or now == here:
            return False
        if is_any(here, last):
            return True
        if not (is_any(now, last) and self._closed(name, now)):
            conflicts.append(self._conflict((name.removesuffix("_"),), name, old, new))
        return False

    def _closed(self, key: str, now: str) -> bool:
        """Whether no conflict about a value is open."""
        found = self.row.get(OPEN, {})
        return key not in found or not is_any(now, found[key])

    def _items(
        self, name: str, old: Sequence[object], new: Sequence[object], conflicts: list[Conflict]
    ) -> Iterator[Edit]:
        """Yield the edits of a list: changed items where they stand, then what goes from the end, then what comes."""
        last = self.row.get(name, {})
        derived = {item_key(item): item for item in new}
        here = [item_key(item) for item in old]
        for number, (key, item) in enumerate(zip(here, old, strict=True)):
            now = digest(derived[key]) if key in derived and key in last else digest(item)
            if now == digest(item):
                continue
            if is_any(digest(item), last[key]):
                yield Set((name, number), derived[key])
            elif not (is_any(now, last[key]) and self._closed(f"{name} {key}", now)):
                conflicts.append(self._conflict((name, number), f"{name} {key}", item, derived[key]))
        for number, (key, item) in reversed(list(enumerate(zip(here, old, strict=True)))):
            if (
                key in last
                and key not in derived
                and is_any(digest(item), last[key])
                and not self.orphan(name, item)
            ):
                yield Remove((name, number))
        theirs = [item for key, item in zip(here, old, strict=True) if key not in last and key not in derived]
        for key, item in derived.items():
            if key not in last and key not in here and not _is_there(item, theirs):
                yield Append((name,), item)

    def _conflict(self, keys: KeyPath, key: str, old: object, new: object) -> Conflict:
        mark = nearest(self.entry.marks, keys, self.entry.path)
        return Conflict(name=self.name, mark=mark, keys=keys, key=key, here=old, derived=new)

    def _since_review(self, changed: Iterable[str]) -> Iterator[Edit]:
        """Yield the edit that says what a reviewed entry got since: a person's word does not cover it."""
        value = self.entry.value
        if isinstance(value, Event | Escalation) and value.status is Status.REVIEWED:
            since = tuple(sorted({*value.since_review, *changed}))
            if since != value.since_review:
                yield Set(("since_review",), since)


def _is_there(item: object, others: Sequence[object]) -> bool:
    """Whether a person put the same down already: a claim under an id of their own, an actor in another part."""
    if isinstance(item, Claim):
        return any(_substance(item) == _substance(other) for other in others if isinstance(other, Claim))
    if isinstance(item, Participant):
        return any(item.actor == other.actor for other in others if isinstance(other, Participant))
    return False


def _substance(claim: Claim) -> tuple[object, ...]:
    return (
        *(
            claim.source,
            claim.measure,
            claim.min,
            claim.max,
            claim.victims,
            claim.side,
            claim.scope,
            claim.period,
        ),
        claim.claimant,
    )


def _path(edit: Edit) -> str:
    """Name what an edit changes as a dotted path, a list's item by its id; a list alone where something goes from it."""
    name, *below = getattr(edit, "path", ("body",))
    item = getattr(edit, "value", None)
    if isinstance(edit, Remove) or (isinstance(edit, Set) and not below):
        return str(name)
    if isinstance(item, Statement):
        return f"{name}.{item.speaker}"
    return f"{name}.{getattr(item, 'id', getattr(item, 'actor', item))}"
