"""A person's hand: which files are no longer as ingest wrote them, and what follows from that.

What a person touched is fixed, and so is everything it refers to by id; what was published is fixed as to its id and
the claims it has. All else is derived anew from all articles, so that the order in which they came leaves no trace.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator import permalinks
from generator.editing.actors import references
from generator.editing.identity import digest, item_key, whole_digest
from generator.editing.ledger import Ledger, Row, Section, is_any
from generator.editing.sameness import Sameness, related, said_of
from generator.model.actor import Actor
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.record import Entry
from generator.model.source import Source
from generator.model.vocabulary import Status

Noun = Event | Actor | Escalation | Source
AnyEntry = Entry[Event] | Entry[Actor] | Entry[Escalation] | Entry[Source]
N = TypeVar("N", Event, Actor, Escalation, Source)

#: Type of noun → its folder, which with an id names an entry: “events/2020-07-14-…”.
FOLDERS: Mapping[type[Noun], str] = {
    Event: "events",
    Escalation: "escalations",
    Source: "sources",
    Actor: "actors",
}
#: In a ledger's row: the digest of the whole file as ingest wrote it.
WHOLE = "file"


@dataclass(frozen=True, slots=True)
class Hand:
    """What a person did since the ledger was written, by name of entry (“events/ID”).

    `entries` are all entries of the record. `touched` are the ones a person wrote or changed, `published` those that
    have an address, `fixed` both and those a person says something of elsewhere, `kept` all these and what they refer
    to, `own` those a person made; `closed` are files that were `deleted` or that cannot be read: nothing is written
    there. `homes` tells for every claim and statement of a fixed or closed event, those a person took out included, its
    event's id. `same` is what a person says is one, or two.
    """

    ledger: Ledger
    entries: Mapping[str, AnyEntry]
    touched: frozenset[str]
    published: frozenset[str]
    fixed: frozenset[str]
    own: frozenset[str]
    kept: frozenset[str]
    deleted: frozenset[str]
    closed: frozenset[str]
    homes: Mapping[str, str]
    same: Sameness

    @property
    def unread(self) -> bool:
        """Whether there are files that cannot be read: nobody knows what those refer to."""
        return self.closed > self.deleted

    def values(self, cls: type[N], names: Iterable[str]) -> Iterator[N]:
        """Yield the values among some entries that are of one type, by id."""
        for name in sorted(names):
            value = self.entries[name].value if name in self.entries else None
            if isinstance(value, cls):
                yield value

    def events(self) -> Iterator[tuple[Event, str]]:
        """Yield every event and its file."""
        return ((e.value, e.path) for e in self.entries.values() if isinstance(e.value, Event))


def name_of(noun: Noun) -> str:
    """Name an entry by its folder and id."""
    return f"{FOLDERS[type(noun)]}/{noun.id}"


def is_retracted(noun: Noun) -> bool:
    """Whether a person took an entry back: nothing is written into it, and nothing of it counts."""
    return getattr(noun, "status", None) is Status.RETRACTED


def path_of(name: str) -> str:
    """Return where ingest makes an entry's file: events lie by year, which their ids begin with."""
    folder, identity = name.split("/", 1)
    return f"content/{folder}/{identity[:4]}/{identity}.md" if folder == "events" else f"content/{name}.md"


def find_hand(every: Iterable[AnyEntry], texts: Mapping[str, str], ledger: Ledger, urls: str = "") -> Hand:
    """Compare the files with what the ledger says ingest wrote; `urls` is the text of content/urls.txt."""
    entries = {name_of(entry.value): entry for entry in every}
    same = said_of(entries.values())
    ledger = _carried(ledger, entries, same)
    touched = {
        name for name, entry in entries.items() if not as_written(texts[entry.path], ledger.get(name, {}))
    }
    published = (_published(urls) & entries.keys()) - same.into.keys()
    fixed = ((touched | published | {*related(same)}) & entries.keys()) - same.into.keys()
    missing = {name for name in ledger if name not in entries}
    deleted = {name for name in missing if path_of(name) not in texts}
    homes = _homes([*sorted(missing), *sorted(touched | fixed | same.into.keys())], entries, ledger, same)
    relied = {other for name in fixed | touched for other in refers(entries[name].value)}
    relied |= {f"sources/{key.rsplit(' ', 1)[-1]}" for key in homes if " " in key}
    return Hand(
        ledger=ledger,
        entries=entries,
        touched=frozenset(touched),
        published=frozenset(published),
        fixed=frozenset(fixed),
        own=frozenset(name for name in touched if WHOLE not in ledger.get(name, {}).get("fields", {})),
        kept=frozenset((touched | fixed | (relied & entries.keys())) - same.into.keys()),
        deleted=frozenset(deleted),
        closed=frozenset(missing),
        homes={key: name.removeprefix("events/") for key, name in homes.items()},
        same=same,
    )


def _published(urls: str) -> set[str]:
    return {f"{folder}/{name}" for folder in FOLDERS.values() for name in permalinks.published(urls, folder)}


def _carried(ledger: Ledger, entries: Mapping[str, AnyEntry], same: Sameness) -> Ledger:
    """Let an entry that took another's place remember what a person took out of that one: it stays out."""
    rows = dict(ledger)
    for name, root in sorted(same.into.items()):
        if name in entries and name in rows and root in entries:
            for part in ("claims", "statements"):
                here = {item_key(item) for item in getattr(entries[name].value, part, ())}
                out = {key: mark for key, mark in rows[name].get(part, {}).items() if key not in here}
                if out:
                    rows[root] = {**rows.get(root, {}), part: {**out, **rows.get(root, {}).get(part, {})}}
    return rows


def _homes(
    names: Iterable[str], entries: Mapping[str, AnyEntry], ledger: Ledger, same: Sameness
) -> dict[str, str]:
    """Return the event of every claim and statement: where it stands now, else where ingest last wrote it.

    What a joined event has is the other's, but for what a person wrote there: that stays until it is moved by hand.
    """
    names = [name for name in names if name.startswith("events/")]
    homes: dict[str, str] = {}
    for name in names:
        for part in ("claims", "statements"):
            homes |= dict.fromkeys(ledger.get(name, {}).get(part, ()), same.now(name))
    for name in sorted({*names} & entries.keys(), key=lambda name: (name not in same.into, name)):
        for part in ("claims", "statements"):
            row = ledger.get(name, {}).get(part, {})
            for item in getattr(entries[name].value, part, ()):
                key = item_key(item)
                by_hand = name in same.into and not is_any(digest(item), row.get(key, ""))
                homes[key] = name if by_hand else same.now(name)
    return homes


def as_written(text: str, row: Row) -> bool:
    """Whether a file is to the letter what ingest wrote; how its lines end does not count."""
    digest = written(text)
    if isinstance(row, Section) and row.says(WHOLE, digest):
        return True
    return is_any(digest, row.get("fields", {}).get(WHOLE, ""))


def written(text: str) -> str:
    """Return the digest of a whole file."""
    return whole_digest(text.replace("\r\n", "\n"))


def refers(noun: Noun) -> set[str]:
    """Name every entry that an entry refers to."""
    match noun:
        case Event():
            actors = {part.actor for part in noun.participants} | set(_speakers(noun))
            cited = {claim.source for claim in noun.claims} | {said.source for said in noun.statements}
            cited |= {one for one in noun.sources if isinstance(one, str)}
            wars = {f"escalations/{noun.escalation}"} if noun.escalation else set()
            return wars | _named("actors", actors) | _named("sources", cited)
        case Escalation():
            return _named("actors", noun.parties)
        case Actor():
            return _named("actors", references(noun))
        case Source():
            return _named("sources", noun.independence)


def _speakers(event: Event) -> Iterator[str]:
    for claim in event.claims:
        yield from (name for name in (claim.side, claim.claimant) if name)
    for said in event.statements:
        yield from (name for name in (said.speaker, said.of, said.to) if name)


def _named(folder: str, names: Iterable[str]) -> set[str]:
    return {f"{folder}/{name}" for name in names}
