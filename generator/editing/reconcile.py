"""Three versions of one entry to one: what ingest derived last time, what it derives now, what the file says.

Where the file says what was derived last time, it gets what is derived now. Where it says something else, a person
said it: it stays, and if what is derived has changed as well, a warning tells both.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from generator.decode import nearest
from generator.editing.hand import WHOLE, AnyEntry, Noun, written
from generator.editing.identity import digest, item_key, plain
from generator.editing.ledger import Row
from generator.encode import serialise
from generator.errors import Problem, Severity
from generator.model.claim import Claim
from generator.model.event import Event, Participant
from generator.splice import Append, Body, Edit, Remove, Set, splice

N = TypeVar("N", bound=Noun)
#: Whether an item of a list rests on an article that is here no more: such an item is never taken away.
Orphan = Callable[[str, object], bool]
#: What a person alone says of an entry.
_NOT_DERIVED = ("id", "status", "corrections", "phases", "same_as", "not_same_as")
#: Fields of an event that are made from its others.
TELLING = ("title", "body")


def row_of(noun: Noun, text: str) -> Row:
    """Return what the ledger remembers of a derived entry; `text` is the file ingest writes for it."""
    row: dict[str, dict[str, str]] = {"fields": {WHOLE: written(text)}}
    for name, value in _derived(noun):
        if isinstance(value, tuple):
            row[name] = {item_key(item): digest(item) for item in value}
        elif value:
            row["fields"][name] = _mark(value)
    return row


def _mark(value: object) -> str:
    return digest(value) if value else ""


def _derived(noun: Noun) -> Iterator[tuple[str, object]]:
    for field in fields(noun):
        if field.name not in _NOT_DERIVED:
            yield field.name, getattr(noun, field.name)


def rewritten(derived: N, present: Noun, orphan: Orphan) -> N:
    """Return what an untouched file shall hold: what is derived now, and what rests on articles that are gone."""
    kept: dict[str, Any] = {}
    for name, value in _derived(derived):
        if isinstance(value, tuple):
            here = {item_key(item) for item in value}
            left = [
                item for item in getattr(present, name) if orphan(name, item) and item_key(item) not in here
            ]
            kept |= {name: (*value, *left)} if left else {}
    return replace(derived, **kept)


def only(present: N, orphan: Orphan) -> N:
    """Return what of an entry rests on articles that are gone."""
    kept: dict[str, Any] = {}
    for name, value in _derived(present):
        if isinstance(value, tuple):
            kept[name] = tuple(item for item in value if orphan(name, item))
    return replace(present, **kept)


def remembered(derived: Noun, row: Row, lost: Collection[str]) -> Row:
    """Return the new row of a touched entry: what is derived now, and the items whose articles are gone.

    The row of an entry that a person made never holds the digest of a whole file.
    """
    new = {part: dict(items) for part, items in row_of(derived, serialise(derived)).items()}
    if WHOLE not in row.get("fields", {}):
        del new["fields"][WHOLE]
    for part in ("claims", "statements"):
        old = row.get(part, {})
        new.setdefault(part, {}).update(
            {key: value for key, value in old.items() if key.rsplit(" ", 1)[-1] in lost}
        )
    return new


def fitted(derived: Noun, present: Noun) -> Noun:
    """Return a derived event whose parts point at the wholes that a person put down under ids of their own."""
    if not (isinstance(derived, Event) and isinstance(present, Event)):
        return derived
    here = {claim.id for claim in present.claims}
    theirs = {_substance(claim): claim.id for claim in reversed(present.claims)}
    names = {
        claim.id: theirs[_substance(claim)]
        for claim in derived.claims
        if claim.id not in here and _substance(claim) in theirs
    }
    return replace(
        derived,
        claims=tuple(
            replace(claim, part_of=names.get(claim.part_of or "", claim.part_of)) for claim in derived.claims
        ),
    )


@dataclass(frozen=True, slots=True)
class Merge:
    """One touched entry: its value and text, the ledger's row of it, and what is derived now."""

    entry: AnyEntry
    text: str
    row: Row
    derived: Noun
    orphan: Orphan

    def text_and_problems(self, *, telling: bool) -> tuple[str, list[Problem]]:
        """Return the file's new text and the conflicts: for what an event is called and tells, or for all else."""
        edits: list[Edit] = []
        problems: list[Problem] = []
        for name, new in _derived(self.derived):
            old = getattr(self.entry.value, name)
            if telling is not (name in TELLING and isinstance(self.derived, Event)):
                continue
            if isinstance(new, tuple):
                edits += self._items(name, old, new, problems)
            elif self._takes(name, old, new, problems):
                edits.append(Body(str(new)) if name == "body" else Set((name.removesuffix("_"),), new))
        return splice(type(self.entry.value), self.text, edits), problems

    def _takes(self, name: str, old: object, new: object, problems: list[Problem]) -> bool:
        """Whether a field takes the value derived now. A field of an entry ingest never wrote is a person's."""
        last, here, now = self.row.get("fields", {}).get(name, ""), _mark(old), _mark(new)
        if not self.row or now in (last, here):
            return False
        if here == last:
            return True
        problems.append(self._conflict((name,), old, new))
        return False

    def _items(
        self, name: str, old: Sequence[object], new: Sequence[object], problems: list[Problem]
    ) -> Iterator[Edit]:
        """Yield the edits of a list: changed items where they stand, then what goes from the end, then what comes."""
        last = self.row.get(name, {})
        derived = {item_key(item): item for item in new}
        here = [item_key(item) for item in old]
        for number, (key, item) in enumerate(zip(here, old, strict=True)):
            if key in derived and key in last and digest(derived[key]) not in (last[key], digest(item)):
                if digest(item) == last[key]:
                    yield Set((name, number), derived[key])
                else:
                    problems.append(self._conflict((name, number), item, derived[key]))
        for number, (key, item) in reversed(list(enumerate(zip(here, old, strict=True)))):
            if (
                key in last
                and key not in derived
                and digest(item) == last[key]
                and not self.orphan(name, item)
            ):
                yield Remove((name, number))
        for key, item in derived.items():
            if key not in last and key not in here and not _is_there(item, old):
                yield Append((name,), item)

    def _conflict(self, keys: tuple[str | int, ...], old: object, new: object) -> Problem:
        return Problem(
            nearest(self.entry.marks, keys, self.entry.path),
            "DL091",
            f"“{keys[0]}” was changed here, and ingest would now make something else of it too: {_shown(new)}",
            f"kept as it is: {_shown(old)}; change it if the new one is right",
            Severity.WARNING,
        )


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


def _shown(value: object) -> str:
    value = plain(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shown(part)}" for key, part in value.items()) + "}"
    text = " ".join(str(value).split())
    return f"“{text if len(text) <= 80 else text[:79] + '…'}”" if isinstance(value, str) else text
