"""The site: the record with everything derived from it, ready to be rendered. Built by `generator/site/`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.edtf import Edtf
from generator.model.actor import Actor
from generator.model.claim import Claim, Statement
from generator.model.config import Config
from generator.model.correction import Correction
from generator.model.escalation import Escalation
from generator.model.event import Event, Place
from generator.model.source import Source
from generator.model.vocabulary import Kind, Measure, ParticipantRole, Victims


class Standing(StrEnum):
    """How a claim stands in a range."""

    COUNTS = "counts"  # its number is inside the range
    SUPERSEDED = "superseded"  # a newer figure of the same claimant takes its place
    PART = "part"  # counted inside another figure of the same toll
    PREVIOUS = "previous"  # the article itself calls it older
    BACKGROUND = "background"  # of another time
    VAGUE = "vague"  # gives no number


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule the site's numbers are made by: its stable id and the one sentence the methodology page prints."""

    id: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderRule:
    """A rung of the escalation ladder: its level, its name, what a day must show to reach it, and whose measure that is."""

    level: int
    name: str
    criterion: str
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim as one source tells it, in the event that holds it. Its words are `claim.quote`; `voice` as in `Figure`.

    `event` is without its title and body: no number depends on those.

    `origin` is what a newer figure must share with an older one to take its place: the claimant; where that is a state
    or another actor that speaks through several bodies, the claimant as one outlet tells it; else the outlet.
    """

    claim: Claim
    event: Event
    source: Source
    voice: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of one claimant: how it stands, and everyone who tells it.

    `sources` has more than one where several papers quote one claimant's same figure: one claim, many sources.
    `claim` and `event` are those of the earliest telling; `tellings` are all, in order of publication. `voice` is
    whose word it is in the end: the actor at the top of the claimant's chain of parents; for an article's own voice
    the actor that its agency or publisher is, else the slug of its name. Figures of one voice are no independent
    confirmation of each other. `successor` is the figure that counts in the place of one that is superseded or that
    its source calls earlier, where there is one.
    """

    claim: Claim
    event: Event
    sources: tuple[Source, ...]
    standing: Standing
    tellings: tuple[Telling, ...] = ()
    voice: str = ""
    successor: "Figure | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What is said of one measure, victims and side over one period, as a range with the rule that made it.

    `low` and `high` are persons; `high` None = open end (“at least 55”), `low` None = open beginning (“up to 50”). Both
    None where no figure gives a number. `top` is the highest number that was named, also where the end is open.
    `best` is the figure the rule prefers, or None where it prefers none. `rule` is the id of a row of `Site.rules`.
    `figures` are all claims of the toll, those outside the range too, in order of telling; `voices` are the
    independent voices behind the figures that count. `place` is given only where a day has tolls of several places.
    """

    measure: Measure
    victims: Victims
    side: str | None
    period: Edtf
    total: bool
    low: int | None
    best: int | None
    high: int | None
    rule: str
    figures: tuple[Figure, ...]
    top: int | None = None
    voices: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """The highest level one day reached (0-5) and what it rests on: the events, and for levels 4 and 5 the tolls."""

    day: date
    level: int
    events: tuple[Event, ...]
    tolls: tuple[Toll, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDossier:
    """An event with all that its page needs; `sources` in the order the event names them.

    `updated` is the newest day on which something in it was published or corrected; the event's own first day where no
    source has a date. `count` and `rise` make `tolls` and `level` when these are asked for.
    """

    event: Event
    kind: Kind
    escalation: Escalation | None
    actors: tuple[tuple[Actor, ParticipantRole], ...]
    sources: tuple[Source, ...]
    count: Callable[[], tuple[Toll, ...]]
    rise: Callable[[], int]
    previous: Event | None = None
    next: Event | None = None
    updated: date | None = None

    @property
    def tolls(self) -> tuple[Toll, ...]:
        """The tolls that are made from this event's own claims."""
        return self.count()

    @property
    def level(self) -> int:
        """Its own rung of the ladder."""
        return self.rise()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Figures that are somebody's: those an actor gave, those about an actor's people, those a source tells."""

    made: tuple[Figure, ...] = ()
    about: tuple[Figure, ...] = ()
    told: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorDossier:
    """An actor with the events that name them and what they said. `mention` makes the claims when these are asked for."""

    actor: Actor
    parent: Actor | None
    members: tuple[Actor, ...]
    events: tuple[Event, ...]
    statements: tuple[tuple[Event, Statement], ...]
    mention: Callable[[], Mentions]

    @property
    def claims_made(self) -> tuple[Figure, ...]:
        """The claims they made."""
        return self.mention().made

    @property
    def claims_about(self) -> tuple[Figure, ...]:
        """The claims about their people."""
        return self.mention().about


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationDossier:
    """An escalation with its events; `retracted` are those that were of it and count no more.

    `cite`, `count` and `rise` make `sources`, `tolls` and `ladder` when these are asked for.
    """

    escalation: Escalation
    parties: tuple[Actor, ...]
    events: tuple[Event, ...]
    cite: Callable[[], tuple[Source, ...]]
    count: Callable[[], tuple[Toll, ...]]
    rise: Callable[[], tuple[Rung, ...]]
    retracted: tuple[Event, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of its events once each, oldest first."""
        return self.cite()

    @property
    def tolls(self) -> tuple[Toll, ...]:
        """Its tolls, in total and day by day."""
        return self.count()

    @property
    def ladder(self) -> tuple[Rung, ...]:
        """The ladder of its days."""
        return self.rise()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDossier:
    """A source with everything the record took from it. `mention` makes the figures when these are asked for."""

    source: Source
    events: tuple[Event, ...]
    statements: tuple[tuple[Event, Statement], ...]
    mention: Callable[[], Mentions]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures it tells."""
        return self.mention().told


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
    (“events/ID”). `voices` differs where a claim can have become another's word.
    """

    wholes: Mapping[str, bytes]
    heads: Mapping[str, bytes]
    voices: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything derived, each thing when it is first asked for.

    `chronology` and `events` are by id, in the order of time (oldest first); the other maps are by id, in that id's order.
    `years` maps a year to its events; `kinds` a kind's id to its events. Sources written in place in an event
    have no dossier and no page of their own; their ids are “EVENT/ID”. Ids that a person joined (`same_as`) are one
    everywhere here. A retracted event stands among `events` and nowhere else: in no list,
    toll or ladder; a retracted escalation has no dossier. `tombstones` are what is left of both, and of published entries
    that are gone; `aliases` are the addresses of entries that became part of others; both by address. `published` is
    every address ever published. `corrections` are newest first. `rules` and `ladder_rules` are the tables everything here was
    made by. Where the site's `quotes` are off, no claim and no statement here carries one.
    """

    config: Config
    chronology: Mapping[str, Event]
    events: Mapping[str, EventDossier]
    actors: Mapping[str, ActorDossier]
    escalations: Mapping[str, EscalationDossier]
    sources: Mapping[str, SourceDossier]
    years: Mapping[int, tuple[Event, ...]]
    kinds: Mapping[str, tuple[Event, ...]]
    corrections: tuple[Amendment, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    aliases: tuple[Alias, ...] = ()
    published: frozenset[str] = frozenset()
    origins: Origins | None = None
    rules: tuple[Rule, ...] = ()
    ladder_rules: tuple[LadderRule, ...] = ()
