"""The site: the record with everything derived from it, ready to be rendered. Built by `generator/site/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.edtf import Edtf
from generator.model.actor import Actor
from generator.model.config import Config
from generator.model.correction import Correction
from generator.model.dossier import ActorDossier, EscalationDossier, EventDossier, SourceDossier
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A correction and the entry it was made in: `address` is that entry's page, `value` the entry itself.

    `anchor` is the correction's own fragment there. It is made from what the correction says, so it stays when others come.
    """

    address: str
    title: str
    anchor: str
    correction: Correction
    value: Event | Escalation | Actor | Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What is left of an entry: `title` is what it was called, `amendments` are its corrections, newest first.

    `retraction` is the one that says when and why; None where no one said. `gone` entries have not even a file any more.
    `days` are those it was of; `events` are those of a retracted escalation that stand by themselves now.
    """

    address: str
    title: str
    retraction: Amendment | None = None
    days: Edtf | None = None
    amendments: tuple[Amendment, ...] = ()
    events: tuple[Event, ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """An address that leads to another: both are site paths without the slash in front, “events/x/”."""

    address: str
    target: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """What a site was made of, to tell whether something was made of the same before.

    `wholes` and `heads` are digests of the entries' files and of their front matter alone, by folder and id
    (“events/ID”), `bares` those of front matter without its title, of events. `voices` differs where a claim can have become
    another's word, or an entry, or what was joined to it, another's.
    """

    wholes: Mapping[str, bytes]
    heads: Mapping[str, bytes]
    voices: str
    bares: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything derived, each thing when it is first asked for.

    `chronology` and `events` are by id, in the order of time (oldest first); the other maps are by id, in that id's order.
    `years` maps a year to its events; `kinds` a kind's id, `places` a place's id (`urls.place_id`) to its events. Sources written in place in an event
    have no dossier and no page of their own; their ids are “EVENT/ID”. Ids that a person joined (`same_as`) are one
    everywhere here. A retracted event stands among `events` and nowhere else: in no list,
    toll or ladder; a retracted escalation has no dossier. `tombstones` are what is left of both, and of published entries
    that are gone; `aliases` are the addresses of entries that became part of others; both by address. `published` is
    every address ever published. `corrections` are newest first. `rules`, by id, and the rungs of the `ladder` are what everything
    here was made by. Where the site's `quotes` are off, no claim and no statement here carries one.
    """

    config: Config
    chronology: Mapping[str, Event]
    events: Mapping[str, EventDossier]
    actors: Mapping[str, ActorDossier]
    escalations: Mapping[str, EscalationDossier]
    sources: Mapping[str, SourceDossier]
    years: Mapping[int, tuple[Event, ...]]
    kinds: Mapping[str, tuple[Event, ...]]
    places: Mapping[str, tuple[Event, ...]]
    corrections: tuple[Amendment, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    aliases: tuple[Alias, ...] = ()
    published: frozenset[str] = frozenset()
    origins: Origins | None = None
    rules: tuple[str, ...] = ()
    ladder: tuple[int, ...] = ()
