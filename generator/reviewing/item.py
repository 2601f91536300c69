"""Items of a review: what waits, the evidence beside it, and the decisions it takes."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.errors import Mark
from generator.splice import Edit


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What one file is to become: the dataclass that its keys are read by, and the edits."""

    cls: type
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a decision does: `told` in one line, the `changes` of files by path.

    `created` are the texts of new files by path, `closed` is what is open no more, by entry and key in the ledger; `day`
    an article's path and its day of publication.
    """

    told: str
    changes: Mapping[str, Rewriting] = field(default_factory=dict)
    created: Mapping[str, str] = field(default_factory=dict)
    closed: tuple[str, str] | None = None
    day: tuple[str, date] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits. `kind` is a key of `KINDS`, `subject` what a decision is about.

    `about` names it for good, `now` tells in full what it is at present: from the two comes the id.
    """

    kind: str
    about: str
    now: str
    mark: Mark
    line: str
    evidence: tuple[str, ...]
    subject: object

    @property
    def name(self) -> str:
        """The part of the id that stays: eight hex digits of what it is about."""
        return _digest(f"{self.kind} {self.about}", 8)

    @property
    def id(self) -> str:
        """The id: what it is about, and four hex digits of what it says now."""
        return f"{self.name}-{_digest(self.now, 4)}"


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
