"""What stands in a file for good although nothing derives it any more, or no longer all of it."""

from dataclasses import dataclass, replace
from typing import TypeVar

from generator.editing.change import reread
from generator.editing.conflicts import OPEN
from generator.editing.hand import AnyEntry, Noun, is_retracted
from generator.editing.identity import digest, item_key
from generator.editing.ledger import Row, is_any
from generator.editing.reconcile import Merge
from generator.editing.sheets import Sheets
from generator.editing.withdrawn import emptied, warned
from generator.model.claim import Claim, Statement
from generator.model.event import Event
from generator.model.question import Emptied
from generator.splice import Append, Edit, Remove, Set, splice

N = TypeVar("N", bound=Noun)
#: Among what is open in a row: that nothing is told of the entry any more.
EMPTIED = "emptied"


@dataclass(slots=True)
class Standing(Sheets):
    """Work on entries that were published or that a person touched, and that the articles no longer tell of as they did."""

    def _keep(self, name: str, entry: AnyEntry, value: Noun) -> None:
        """Keep a published entry that nothing derives any more, but for what no article tells; as a tombstone if that is all."""
        row, there = self.rows[name], value
        if isinstance(value, Event) and not is_retracted(value) and (value.claims or value.statements):
            there = self._standing(value)
            if there.claims or there.statements:
                there = self._owned_up(name, entry, there)
            else:
                there, row = self.withdrawals.retracted(value), {**row, OPEN: {EMPTIED: ""}}
                to = self.withdrawals.told_of(value)
                self.problems.append(emptied(value, entry.path, to))
        if there != entry.value:
            self._rewrite(name, entry, there)
            self.rows[name] = {**self.rows[name], OPEN: row.get(OPEN, {})}
        if isinstance(there, Event) and EMPTIED in self.rows[name].get(OPEN, {}):
            self.emptied.append(Emptied(event=there.id, to=self.withdrawals.told_of(there)))

    def _standing(self, event: Event, row: Row | None = None) -> Event:
        """Return what of an event is told still, or rests on articles that are gone; of a touched one, what a person wrote."""

        def stands(part: str, item: Claim | Statement) -> bool:
            as_written = row is None or is_any(digest(item), row.get(part, {}).get(item_key(item), ""))
            return not as_written or self.orphan(part, item) or self.withdrawals.stands(item)

        claims = (one for one in event.claims if stands("claims", one))
        statements = (one for one in event.statements if stands("statements", one))
        return replace(event, claims=tuple(claims), statements=tuple(statements))

    def _clear(self, name: str, entry: AnyEntry) -> None:
        """Take out of a touched event that nothing derives any more what ingest wrote there and no article tells."""
        row, value = self.hand.ledger.get(name, {}), entry.value
        if not isinstance(value, Event) or name in self.hand.same.into or is_retracted(value):
            return
        there = self._standing(value, row)
        if there != value:
            text, _ = Merge(name, entry, self.texts[entry.path], row, there, self.orphan).merged(
                telling=False
            )
            merged, text = self._told_in(name, entry, text)
            self._write(name, entry.path, merged.value, text)
            gone = {item_key(item) for item in (*value.claims, *value.statements)}
            gone -= {item_key(item) for item in (*there.claims, *there.statements)}
            parts = (
                (part, {key: mark for key, mark in row[part].items() if key not in gone}) for part in row
            )
            self.rows[name] = dict(parts)

    def _owned_up(self, name: str, entry: AnyEntry, after: N) -> N:
        """Put down as corrections what a published event lost, and tell it."""
        before = entry.value
        if name not in self.hand.published or not (isinstance(before, Event) and isinstance(after, Event)):
            return after
        made = self.withdrawals.corrections(before, after)
        if before.status is not after.status:
            made = (self.withdrawals.revived(before, after), *made)
        if not made:
            return after
        self.problems.append(warned(after, entry.path, made))
        return replace(after, corrections=(*after.corrections, *made))

    def _told_in(self, name: str, entry: AnyEntry, text: str) -> tuple[AnyEntry, str]:
        """Add the corrections of a touched event to its new text."""
        merged = reread(entry, text)
        made = self._owned_up(name, entry, merged.value).corrections[len(merged.value.corrections) :]
        if made:
            key, whole = ("corrections",), (*merged.value.corrections, *made)
            edits: list[Edit] = (
                [Append(key, one) for one in made] if merged.value.corrections else [Set(key, whole)]
            )
            text = splice(type(entry.value), text, edits)
            merged = reread(entry, text)
        return merged, text

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
            self._write(name, entry.path, reread(entry, text).value, text)
            self.rows[name] = row
