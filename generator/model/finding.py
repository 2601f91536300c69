"""Findings: what one article says, each pointing at its words. Nothing here is merged or judged yet."""

from dataclasses import dataclass

from generator.edtf import Edtf
from generator.errors import Problem
from generator.model.article import Article
from generator.model.claim import Claim, Statement
from generator.model.vocabulary import ActorKind, DateBasis, Measure, Precision, Victims


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFinding:
    """A state, body, group or organisation the article names. `of` is the parent's slug, `aliases` other names in the text."""

    slug: str
    name: str
    kind: ActorKind
    of: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFinding:
    """A person with the office the article gives them. `of` is the slug of the state or body they speak for."""

    slug: str
    name: str
    role: str | None = None
    of: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFinding:
    """A place the article names, with coordinates where the gazetteer is sure of it.

    `region` is the first-level region it lies in (a province, a governorate, a federal state), as the article names it,
    else as the gazetteer does.
    """

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFinding:
    """A dated happening. `planned` marks what is only announced for a later day; it never becomes an entry by itself.

    `claims` and `statements` are indexes into the article's `Findings.claims` and `Findings.statements`.
    """

    date: Edtf
    date_basis: DateBasis
    kind: str
    title: str
    actors: tuple[str, ...] = ()
    place: str | None = None
    paragraph: int | None = None
    quote: str = ""
    planned: bool = False
    claims: tuple[int, ...] = ()
    statements: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFinding:
    """A claim and the state or group its claimant speaks for."""

    claim: Claim
    claimant_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VictimFinding:
    """One person who was harmed, told of and not counted: a part in an event.

    `who` is the name, or the noun where the text gives none (“mayor”), `person` the slug of a named one, `quote` the
    sentence that says so.
    """

    who: str
    measure: Measure
    person: str | None = None
    victims: Victims = Victims.ANY
    paragraph: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything one article says, in the order it says it."""

    article: Article
    actors: tuple[ActorFinding, ...] = ()
    persons: tuple[PersonFinding, ...] = ()
    places: tuple[PlaceFinding, ...] = ()
    claims: tuple[ClaimFinding, ...] = ()
    victims: tuple[VictimFinding, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[EventFinding, ...] = ()
    problems: tuple[Problem, ...] = ()
