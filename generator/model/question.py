"""Questions: what ingest cannot decide, and a person must."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.errors import Mark, Problem, Severity
from generator.model.event import Event
from generator.model.record import KeyPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A person's value stands, and the articles now make something else of it than they did.

    `name` is the entry's (“events/ID”), `keys` the path of the value in its front matter, `here` what stands there,
    `derived` what ingest would put there. `key` is the value's name in the ledger.
    """

    name: str
    mark: Mark
    keys: KeyPath
    key: str
    here: object
    derived: object


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Likeness:
    """Two actors that may be one: `alias` is what the articles call the second, `name` the first; both also as ids."""

    one: str
    other: str
    name: str
    alias: str
    person: bool = False

    @property
    def problem(self) -> Problem:
        """Return the warning that proposes it."""
        code, what = _KINDS[self.person]
        one_name = self.alias.casefold() == self.name.casefold()
        return Problem(
            Mark(f"content/actors/{self.other}.md"),
            code,
            f"“{self.alias}” is the name of {self.one} too: they may be one"
            if one_name
            else f"“{self.alias}” may be another {what} of “{self.name}” ({self.one})",
            "say so, or that they are two, with `dateline review`",
            Severity.WARNING,
        )


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Double:
    """Two events, by id, that merging would make one if nobody had fixed them, and why: a rule of merging in words."""

    one: str
    other: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Emptied:
    """A published event, by id, of which nothing is told any more; `to` are the events that have what it had."""

    event: str
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """An event that a person deleted, and of which more is told since: `event` is what it would be of that alone."""

    event: Event
    path: str


#: Whether it is a person → code and word of the warning.
_KINDS: Mapping[bool, tuple[str, str]] = {False: ("DL099", "name"), True: ("DL092", "spelling")}


@dataclass(frozen=True, slots=True)
class Questions:
    """Everything an ingest leaves open."""

    conflicts: tuple[Conflict, ...] = field(default=())
    likenesses: tuple[Likeness, ...] = field(default=())
    doubles: tuple[Double, ...] = field(default=())
    emptied: tuple[Emptied, ...] = field(default=())
    deleted: tuple[Deleted, ...] = field(default=())
