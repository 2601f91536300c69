"""The desk: derived entries meet the files, one by one; what comes of it is changes, a ledger and problems."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from generator.decode import decode_entry, nearest
from generator.editing.accounts import Memory
from generator.editing.conflicts import told_first
from generator.editing.drafts import Draft
from generator.editing.hand import AnyEntry, Hand, Noun, is_retracted, path_of, refers, written
from generator.editing.identity import digest, item_key
from generator.editing.ledger import Row, is_any, section
from generator.editing.reconcile import Merge, fitted, only, remembered, rewritten, row_of
from generator.editing.renaming import renamed
from generator.editing.telling import Plot
from generator.encode import serialise
from generator.errors import Mark, Problem, Severity
from generator.memo.store import key_of
from generator.model.claim import Claim, Statement
from generator.model.event import Event
from generator.model.question import Conflict, Likeness, Questions
from generator.model.record import Entry
from generator.splice import Remove, splice
from generator.urls import collision_key

#: “events/ID” → an entry, and all that it refers to.
References = dict[str, tuple[Noun, frozenset[str]]]
#: “events/ID” → the key of a draft, and the row of the file that holds it.
There = dict[str, tuple[bytes, Row]]

#: In a ledger's row: the claims and statements that were told of an entry after it was retracted.
RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Change:
    """One file: what it says, and what it shall say. None stands for no file."""

    path: str
    old: str | None
    new: str | None


@dataclass(slots=True)
class Desk:
    """Work in progress. `lost` are the sources whose article is no longer there; what rests on them stays.

    `taken` are the paths of all files as systems know them that tell no letter cases apart, once they were asked for.
    `plots` tells what each derived event is about.
    """

    hand: Hand
    texts: Mapping[str, str]
    lost: Collection[str]
    plots: Mapping[str, Plot]
    memory: Memory = field(default_factory=Memory)
    references: References = field(default_factory=dict)
    there: There = field(default_factory=dict)
    values: dict[str, Noun] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    conflicts: list[Conflict] = field(default_factory=list)
    likenesses: tuple[Likeness, ...] = ()

    def __post_init__(self) -> None:
        self.values = {name: entry.value for name, entry in self.hand.entries.items()}
        self.rows = dict(self.hand.ledger)

    @property
    def questions(self) -> Questions:
        """Everything that is left for a person to decide."""
        return Questions(tuple(self.conflicts), self.likenesses)

    def orphan(self, part: str, item: object) -> bool:
        """Whether an item of a list rests on an article that is no longer there."""
        if isinstance(item, Claim | Statement):
            return item.source in self.lost
        return item in self.lost if part == "sources" else bool(self.lost)

    def put(self, draft: Draft) -> None:
        """Bring one derived entry into its file: a new one, an untouched one, or one a person had a hand in."""
        name = draft.name
        entry = self.hand.entries.get(name)
        if name in self.hand.closed or (entry and self._is_there(draft)):
            return
        if entry is None:
            self._create(draft)
        elif is_retracted(entry.value):
            self._leave(name, draft.noun, entry)
        elif name in self.hand.touched:
            self._merge(name, draft.noun, entry)
            self._beside(draft)
        else:
            noun = draft.noun
            value = rewritten(noun, renamed(entry.value, self.hand.same), self.orphan)
            if isinstance(value, Event) and value != noun:
                value = self.plots[value.id].told(value)
            self._rewrite(name, entry, value)
            self._beside(draft)
            if value == noun:
                self.memory.rows.put(draft.key, key_of(section(self.rows[name])))

    def _is_there(self, draft: Draft) -> bool:
        """Whether an untouched file holds a draft to the letter: its row says so, which has the digest of the file."""
        row = self.hand.ledger.get(draft.name)
        if row is None or draft.name in self.hand.touched:
            return False
        known = self.there.get(draft.name)
        if known is None or known[0] != draft.key or known[1] is not row:
            if self.memory.rows.get(draft.key) != key_of(section(row)):
                return False
            self.there[draft.name] = draft.key, row
        return True

    def _beside(self, draft: Draft) -> None:
        """Remember what a draft says besides."""
        if draft.beside and draft.name in self.values and draft.name in self.rows:
            self.rows[draft.name] = {**self.rows[draft.name], **draft.beside}

    def _leave(self, name: str, noun: Noun, entry: AnyEntry) -> None:
        """Write nothing into a retracted entry. What is told of it for the first time is told to a person, once.

        What was told is remembered apart: if the entry stands again, it gets what came in the meantime.
        """
        row = self.hand.ledger.get(name, {})
        parts = ("claims", "statements")
        known = {item_key(item) for part in parts for item in getattr(entry.value, part, ())}
        known = known.union(*(row.get(part, {}) for part in parts))
        more = {item_key(item) for part in parts for item in getattr(noun, part, ())} - known
        if more:
            self.rows[name] = {**row, RETRACTED: dict.fromkeys(sorted(more), "")}
        if new := more - row.get(RETRACTED, {}).keys():
            sources = ", ".join(sorted({key.rsplit(" ", 1)[-1] for key in new}))
            message = f"“{noun.id}” was retracted, and more is reported of it: {sources}"
            hint = "`dateline retract ID --undo` lets it stand, `dateline new` makes another; else it stays as it is"
            mark = nearest(entry.marks, ("status",), entry.path)
            self.problems.append(Problem(mark, "DL139", message, hint, Severity.WARNING))

    def revive(self, draft: Draft) -> None:
        """Make an entry again that a person deleted, because others refer to it."""
        name, noun = draft.name, draft.noun
        if name in self.hand.deleted:
            self._create(draft)
            message, hint = (
                f"“{noun.id}” was deleted, but entries refer to it",
                "it is here again; change those entries first",
            )
            self.problems.append(Problem(Mark(path_of(name)), "DL093", message, hint, Severity.WARNING))

    def drop(self, name: str) -> None:
        """Let go of an untouched entry that nothing derives any more, but for what rests on articles now gone.

        What was published stays: its address is somebody's link.
        """
        entry = self.hand.entries.get(name)
        if not entry or name in self.hand.touched or name not in self.values or self.hand.unread:
            return
        value = renamed(entry.value, self.hand.same)
        if name in self.hand.published:
            if value != entry.value:
                self._rewrite(name, entry, value)
            return
        if isinstance(value, Event) and any(self.orphan("sources", source) for source in value.sources):
            self._rewrite(name, entry, only(value, self.orphan))
        else:
            del self.values[name], self.rows[name]
            self.changes[entry.path] = Change(entry.path, self.texts[entry.path], None)

    def hand_over(self, name: str, to: str) -> None:
        """Take out of a joined event that a person touched what stands in the other now, as ingest derived it."""
        entry, taker = self.hand.entries[name], self.values.get(to)
        if name not in self.hand.touched or not (isinstance(entry.value, Event) and isinstance(taker, Event)):
            return
        row = {part: dict(items) for part, items in self.hand.ledger.get(name, {}).items()}
        edits = []
        for part in ("claims", "statements"):
            there = {item_key(item) for item in getattr(taker, part)}
            for number, item in reversed(list(enumerate(getattr(entry.value, part)))):
                if (key := item_key(item)) in there and is_any(digest(item), row.get(part, {}).get(key, "")):
                    edits.append(Remove((part, number)))
                    del row[part][key]
        if edits:
            text = splice(Event, self.texts[entry.path], edits)
            self._write(name, entry.path, _reread(entry, text).value, text)
            self.rows[name] = row

    def drop_all_but(self, folder: str, wanted: Collection[str]) -> bool:
        """Let go of the entries of a folder that are not wanted. Returns whether any went."""
        before = len(self.values)
        for name in self.hand.entries:
            if name.startswith(f"{folder}/") and name.removeprefix(f"{folder}/") not in wanted:
                self.drop(name)
        return len(self.values) < before

    def referred(self, folder: str) -> set[str]:
        """Return the ids in a folder that any entry refers to."""
        names: set[str] = set()
        for name, value in self.values.items():
            known = self.references.get(name)
            if known is None or known[0] is not value:
                known = self.references[name] = value, frozenset(refers(value))
            names |= known[1]
        return {name.removeprefix(f"{folder}/") for name in names if name.startswith(f"{folder}/")}

    def events(self) -> Iterator[Event]:
        """Yield the events as they shall be."""
        return (value for value in self.values.values() if isinstance(value, Event))

    def after(self) -> dict[str, str]:
        """Return the texts as they shall be."""
        texts = {path: text for path, text in self.texts.items() if path not in self.changes}
        return texts | {path: one.new for path, one in self.changes.items() if one.new is not None}

    def entries(self) -> Iterator[AnyEntry]:
        """Yield all entries as they shall be."""
        for name, value in self.values.items():
            entry = self.hand.entries.get(name)
            yield Entry(value=cast("Any", value), path=entry.path if entry else path_of(name))

    def _create(self, draft: Draft) -> None:
        name, noun, path = draft.name, draft.noun, path_of(draft.name)
        self.taken = self.taken or {collision_key(path) for path in self.texts}
        if collision_key(path) in self.taken:
            message = f"“{noun.id}” would be written here, but this file holds something else"
            hint = "give the file the name of its id, or mend what keeps it from being read"
            self.problems.append(Problem(Mark(path), "DL095", message, hint))
        else:
            self._write(name, path, noun, serialise(noun))
            self._beside(draft)
            self.memory.rows.put(draft.key, key_of(section(self.rows[name])))

    def _merge(self, name: str, noun: Noun, entry: AnyEntry) -> None:
        row = self.hand.ledger.get(name, {})
        noun = fitted(noun, entry.value, row)
        # Without a ledger, ingest knows its own files again. With one, a file it knows nothing of is a person's.
        if not self.hand.ledger and self.texts[entry.path] == serialise(noun):
            self.rows[name] = row_of(noun, self.texts[entry.path])
            return
        if not row and not isinstance(noun, Event):
            return
        merge = Merge(name, entry, self.texts[entry.path], row, noun, self.orphan)
        text, conflicts = merge.merged(telling=False)
        merged = _reread(entry, text)
        if isinstance(noun, Event) and isinstance(merged.value, Event):
            told = self.plots[noun.id].told(merged.value)
            noun = replace(noun, title=told.title, body=told.body)
            text, more = Merge(name, merged, text, row, noun, self.orphan).merged(telling=True)
            merged, conflicts = _reread(entry, text), [*conflicts, *more]
        self._write(name, entry.path, merged.value, text)
        self.rows[name] = remembered(noun, row, self.lost, conflicts)
        self.conflicts += conflicts
        self.problems += told_first(conflicts, row)

    def _rewrite(self, name: str, entry: AnyEntry, value: Noun) -> None:
        """Write an untouched file anew."""
        self._write(name, entry.path, value, ended_alike(serialise(value), self.texts[entry.path]))

    def _write(self, name: str, path: str, value: Noun, text: str) -> None:
        self.values[name] = value
        self.rows[name] = row_of(value, text)
        if text != self.texts.get(path):
            self.changes[path] = Change(path, self.texts.get(path), text)


def ended_alike(text: str, present: str) -> str:
    """Return an untouched file's new text with the line ends of the present one, which may be those of another system."""
    if written(text) == written(present):
        return present
    return text.replace("\n", "\r\n") if "\r\n" in present else text


def _reread(entry: AnyEntry, text: str) -> AnyEntry:
    """Return an entry as its new text has it."""
    decoded = decode_entry(type(entry.value), text, entry.path)
    return (
        Entry(value=cast("Any", decoded.value), path=entry.path, marks=decoded.marks)
        if decoded.value
        else entry
    )
