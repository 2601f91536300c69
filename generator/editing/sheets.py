"""The sheets on the desk: every entry as it is and as it shall be, and what is to be told of it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from generator.editing.accounts import Memory
from generator.editing.change import Change, ended_alike
from generator.editing.hand import AnyEntry, Hand, Noun, path_of, refers
from generator.editing.ledger import Row
from generator.editing.reconcile import row_of
from generator.editing.telling import Plot
from generator.editing.withdrawn import Withdrawals
from generator.encode import serialise
from generator.errors import Problem
from generator.model.claim import Claim, Statement
from generator.model.event import Event
from generator.model.question import Conflict, Deleted, Emptied, Likeness, Questions
from generator.model.record import Entry

#: “events/ID” → an entry, and all that it refers to.
References = dict[str, tuple[Noun, frozenset[str]]]
#: “events/ID” → the key of a draft, and the row of the file that holds it.
There = dict[str, tuple[bytes, Row]]


@dataclass(slots=True)
class Sheets:
    """Work in progress. `lost` are the sources whose article is no longer there; what rests on them stays.

    `taken` are the paths of all files as systems know them that tell no letter cases apart, once they were asked for.
    `plots` tells what each derived event is about.
    """

    hand: Hand
    texts: Mapping[str, str]
    lost: Collection[str]
    plots: Mapping[str, Plot]
    withdrawals: Withdrawals
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
    emptied: list[Emptied] = field(default_factory=list)
    deleted: list[Deleted] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.values = {name: entry.value for name, entry in self.hand.entries.items()}
        self.rows = dict(self.hand.ledger)

    @property
    def questions(self) -> Questions:
        """Everything that is left for a person to decide."""
        return Questions(
            tuple(self.conflicts),
            self.likenesses,
            emptied=tuple(self.emptied),
            deleted=tuple(self.deleted),
        )

    def orphan(self, part: str, item: object) -> bool:
        """Whether an item of a list rests on an article that is no longer there."""
        if isinstance(item, Claim | Statement):
            return item.source in self.lost
        return item in self.lost if part == "sources" else bool(self.lost)

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

    def _rewrite(self, name: str, entry: AnyEntry, value: Noun) -> None:
        """Write an untouched file anew."""
        self._write(name, entry.path, value, ended_alike(serialise(value), self.texts[entry.path]))

    def _write(self, name: str, path: str, value: Noun, text: str) -> None:
        self.values[name] = value
        self.rows[name] = row_of(value, text)
        if text != self.texts.get(path):
            self.changes[path] = Change(path, self.texts.get(path), text)
