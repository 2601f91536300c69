"""What the made-up record is made of."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Actor:
    id: str
    name: str
    kind: str
    parent: str
    body: str


@dataclass(frozen=True)
class Escalation:
    id: str
    title: str
    first: date
    last: date
    parties: tuple[str, ...]
    body: str


@dataclass(frozen=True)
class Source:
    """`own`: several events may cite it, so that it has a page."""

    id: str
    publisher: str
    title: str
    url: str
    published: date
    own: bool


@dataclass(frozen=True)
class Claim:
    measure: str
    count: int
    victims: str
    side: str
    claimant: str
    source: Source


@dataclass(frozen=True)
class Event:
    """`place` is what it is called; `number` counts the events of a day."""

    id: str
    title: str
    day: date
    number: int
    kind: str
    escalation: str
    place: str
    participants: tuple[str, ...]
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    body: str
