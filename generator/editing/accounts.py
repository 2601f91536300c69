"""Findings to accounts: everything one article reports, in the names of the cast; worked out once and remembered."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from generator.editing.actors import Cast
from generator.editing.reports import Report, Told, implied, tell
from generator.editing.rolls import Roll, renamed
from generator.editing.sources import signed
from generator.editing.stretches import Stretch, stretches
from generator.memo.classes import ENTRIES
from generator.memo.store import NO_STORE, Memo, Store, key_of
from generator.model.finding import Findings


@dataclass(frozen=True, slots=True)
class Account:
    """What one article reports. `reports` has the implied ones too; `names` are all that it names."""

    told: Told
    reports: tuple[Report, ...]
    stretches: tuple[Stretch, ...]
    names: tuple[str, ...]


#: Everything that an account is made of.
CLASSES = (*ENTRIES, Account, Told, Report, Stretch, Counter)
#: Names findings by what is in them.
Key = Callable[[Findings], bytes]


def by_content(findings: Findings) -> bytes:
    """Name findings by all that they say."""
    return key_of(repr(findings))


class Memory:
    """What the editor remembers of other runs.

    `accounts`: article, id and cast → account. `prints`: article → the fingerprint of its text. `rows`: what an entry is made of → the digest of its row in the ledger.
    `ledgers`: the text of a ledger → whether ingest wrote it. `key` names an article's findings.
    """

    def __init__(self, store: Store = NO_STORE, key: Key = by_content) -> None:
        self.key = key
        self.accounts = Memo(store, "account", CLASSES, whole=True)
        self.prints = Memo(store, "fingerprint", whole=True)
        self.rows = Memo(store, "row", None, whole=True)
        self.ledgers = Memo(store, "ledger")


@dataclass(frozen=True, slots=True)
class Marks:
    """Digests of what names mean in a cast: who each is called, and whom it stands for."""

    cast: Cast
    _known: dict[str, str] = field(default_factory=dict)

    def of(self, names: Iterable[str]) -> str:
        """Return the digest of several names, in their order."""
        return "\n".join(map(self._one, names))

    def _one(self, name: str) -> str:
        if name not in self._known:
            around = self.cast.around([name])
            self._known[name] = f"{name} {[*around.actors.values()]} {[*around.belongs.items()]}"
        return self._known[name]


@dataclass(frozen=True, slots=True)
class Accountant:
    """Makes the accounts of articles. `names` are those that change, `keys` what each account that was made depends on."""

    names: Mapping[str, str]
    cast: Cast
    marks: Marks
    memory: Memory
    keys: dict[str, bytes] = field(default_factory=dict)

    def account(self, source: str, found: Findings, roll: Roll) -> Account:
        """Return what an article reports: nothing but its findings, its id and the cast of its names goes into it."""
        raw = sorted(roll.names)
        final = tuple(self.names.get(name, name) for name in raw)
        seen = (*final, *sorted(roll.places))
        key = key_of(self.memory.key(found), source, "\n".join((*raw, "", *final)), self.marks.of(seen))
        self.keys[source] = key

        def make() -> Account:
            cast = self.cast.around(seen)
            told = tell(renamed(signed(found, source), self.names), cast)
            reports = (*told.reports, *implied(told, cast))
            return Account(told, reports, tuple(stretches(told, reports, cast)), final)

        return self.memory.accounts(key, make)
