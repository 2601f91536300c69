"""The record: everything under content/, read and cross-checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.errors import Mark
from generator.model.actor import Actor
from generator.model.config import Config
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.source import Source

Noun = TypeVar("Noun", Event, Actor, Escalation, Source)

#: The folders of content/ that hold entries, and what each of theirs is.
NOUNS: Mapping[str, type] = {
    "events": Event,
    "actors": Actor,
    "escalations": Escalation,
    "sources": Source,
}
#: A path into a front matter: ("claims", 0, "source").
KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[Noun]):
    """One Markdown file: its value, and where each of its keys stands. `path` is posix, relative to the site.

    `whole` is a digest of the file, `head` one of its front matter alone; `bare` one of that without its title, where it is
    known.
    """

    value: Noun
    path: str
    marks: Mapping[KeyPath, Mark] = field(default_factory=dict, compare=False, repr=False)
    whole: bytes = field(default=b"", compare=False, repr=False)
    head: bytes = field(default=b"", compare=False, repr=False)
    bare: bytes = field(default=b"", compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All entries of a site, each tuple sorted by id, and every address that was ever published."""

    config: Config
    events: tuple[Entry[Event], ...] = ()
    actors: tuple[Entry[Actor], ...] = ()
    escalations: tuple[Entry[Escalation], ...] = ()
    sources: tuple[Entry[Source], ...] = ()
    published: frozenset[str] = frozenset()
