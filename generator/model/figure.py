"""Figures and what comes of them: how claims stand beside each other, tolls, and the ladder of days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.edtf import Edtf
from generator.model.claim import Claim
from generator.model.event import Event, Place
from generator.model.source import Source
from generator.model.vocabulary import Measure, Victims


class Standing(StrEnum):
    """How a claim stands in a range."""

    COUNTS = "counts"  # its number is inside the range
    SUPERSEDED = "superseded"  # a newer figure of the same claimant takes its place
    PART = "part"  # counted inside another figure of the same toll
    PREVIOUS = "previous"  # the article itself calls it older
    BACKGROUND = "background"  # of another time
    VAGUE = "vague"  # gives no number


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
