"""The desk: derived entries meet the files, one by one; what comes of it is changes, a ledger and problems."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from generator.decode import nearest
from generator.editing.change import Change, reread
from generator.editing.conflicts import OPEN, told_first
from generator.editing.drafts import Draft
from generator.editing.hand import AnyEntry, Noun, is_retracted, path_of
from generator.editing.identity import item_key
from generator.editing.ledger import Row, section
from generator.editing.merge import Item
from generator.editing.reconcile import Merge, fitted, only, remembered, rewritten, row_of
from generator.editing.renaming import renamed
from generator.editing.standing import Standing
from generator.encode import serialise
from generator.errors import Mark, Problem, Severity
from generator.memo.store import key_of
from generator.model.event import Event
from generator.model.question import Deleted
from generator.urls import collision_key

#: In a ledger's row: the claims and statements that were told of an entry after it was retracted.
RETRACTED = "retracted"
#: In a ledger's row: the claims and statements that were told of an entry after it was deleted.
SINCE = "since"
#: Among what is open in a row: that more is told of an entry that was deleted.
DELETED = "deleted"


@dataclass(slots=True)
class Desk(Standing):
    """Work in progress: each derived entry is brought into its file."""

    def put(self, draft: Draft) -> None:
        """Bring one derived entry into its file: a new one, an untouched one, or one a person had a hand in."""
        name = draft.name
        entry = self.hand.entries.get(name)
        if name in self.hand.closed or (entry and self._is_there(draft)):
            return
        if entry is None:
            self._create(draft)
        elif is_retracted(entry.value) and name in self.hand.touched:
            self._leave(name, draft.noun, entry)
        elif name in self.hand.touched:
            self._merge(name, draft.noun, entry)
            self._beside(draft)
        else:
            noun = draft.noun
            value = rewritten(noun, renamed(entry.value, self.hand.same), self.orphan)
            if isinstance(value, Event) and value != noun:
                value = self.plots[value.id].told(value)
            self._rewrite(name, entry, self._owned_up(name, entry, value))
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

    def leave_out(self, draft: Draft) -> None:
        """Leave out what is told of an event that a person deleted. What it did not have is told to a person, once."""
        name, row = draft.name, self.hand.ledger.get(draft.name, {})
        items = self.plots[name.removeprefix("events/")].group.items()
        had = {key for part in ("claims", "statements") for key in row.get(part, {})}
        more = {item_key(item) for item in items} - had
        if new := more - row.get(SINCE, {}).keys():
            row = {**row, SINCE: dict.fromkeys(sorted(more), ""), OPEN: {DELETED: ""}}
            sources = ", ".join(sorted({key.rsplit(" ", 1)[-1] for key in new}))
            message = f"“{draft.noun.id}” was deleted, and more is reported of it: {sources}"
            hint = "none of that is in the record; bring it back with what is new, or leave it, with `dateline review`"
            self.problems.append(Problem(Mark(path_of(name)), "DL048", message, hint, Severity.WARNING))
        elif not more and DELETED in row.get(OPEN, {}):
            row = {**row, OPEN: {}}
        self.rows[name] = row
        if DELETED in row.get(OPEN, {}) and isinstance(draft.noun, Event):
            self.deleted.append(Deleted(event=self._anew(draft.noun, row), path=path_of(name)))

    def _anew(self, event: Event, row: Row) -> Event:
        """Return what a deleted event would be of that alone which it did not have."""
        claims = tuple(one for one in event.claims if item_key(one) not in row.get("claims", {}))
        statements = tuple(one for one in event.statements if item_key(one) not in row.get("statements", {}))
        items: tuple[Item, ...] = (*claims, *statements)
        cited = {item.source for item in items}
        sources = tuple(one for one in event.sources if one in cited or one not in row.get("sources", {}))
        anew = replace(event, claims=claims, statements=statements, sources=sources)
        return self.plots[event.id].told(anew)

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
        if not entry or name not in self.values or self.hand.unread:
            return
        if name in self.hand.touched:
            self._clear(name, entry)
            return
        value = renamed(entry.value, self.hand.same)
        if name in self.hand.published:
            self._keep(name, entry, value)
            return
        if isinstance(value, Event) and any(self.orphan("sources", source) for source in value.sources):
            self._rewrite(name, entry, only(value, self.orphan))
        else:
            del self.values[name], self.rows[name]
            self.changes[entry.path] = Change(entry.path, self.texts[entry.path], None)

    def drop_all_but(self, folder: str, wanted: Collection[str]) -> bool:
        """Let go of the entries of a folder that are not wanted. Returns whether any went."""
        before = len(self.values)
        for name in self.hand.entries:
            if name.startswith(f"{folder}/") and name.removeprefix(f"{folder}/") not in wanted:
                self.drop(name)
        return len(self.values) < before

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
        merged = reread(entry, text)
        if isinstance(noun, Event) and isinstance(merged.value, Event):
            told = self.plots[noun.id].told(merged.value)
            noun = replace(noun, title=told.title, body=told.body)
            text, more = Merge(name, merged, text, row, noun, self.orphan).merged(telling=True)
            merged, conflicts = reread(entry, text), [*conflicts, *more]
        merged, text = self._told_in(name, entry, text)
        self._write(name, entry.path, merged.value, text)
        self.rows[name] = remembered(noun, row, self.lost, conflicts)
        self.conflicts += conflicts
        self.problems += told_first(conflicts, row)
