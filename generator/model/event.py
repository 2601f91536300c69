"""An event: what is held to have happened on a day, and every claim about it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.edtf import Edtf
from generator.model.claim import Claim, Statement
from generator.model.correction import Correction
from generator.model.source import Source
from generator.model.vocabulary import DateBasis, ParticipantRole, Precision, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: `country` is ISO 3166-1 alpha-2, `lat` and `lon` decimal degrees (WGS 84)."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor's part in an event."""

    actor: str
    role: ParticipantRole = ParticipantRole.PARTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One dated entry. `id` is permanent: the permalink comes from it. `body` is Markdown, below the front matter.

    `same_as` are ids of events that are this one: their addresses lead here. `not_same_as` are events that a person
    told apart from it. `since_review` are the dotted paths of what ingest added or changed after a person's review.
    """

    id: str
    title: str
    date: Edtf
    date_basis: DateBasis = DateBasis.EDITOR
    kind: str = "other"
    escalation: str | None = None
    place: Place | None = None
    status: Status = Status.UNREVIEWED
    since_review: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    sources: tuple[str | Source, ...] = ()
    corrections: tuple[Correction, ...] = ()
    same_as: tuple[str, ...] = ()
    not_same_as: tuple[str, ...] = ()
    body: str = field(default="", metadata={"body": True})

    @property
    def named(self) -> Iterator[str | None]:
        """Who the event names: who takes part, gives a figure, is counted, speaks or is spoken of."""
        yield from (part.actor for part in self.participants)
        for claim in self.claims:
            yield from (claim.claimant, claim.side)
        for statement in self.statements:
            yield from (statement.speaker, statement.of, statement.to)

    @property
    def cited(self) -> Iterator[str]:
        """The ids of its sources, in its order; those that only a claim or a statement names come last."""
        yield from (source.id if isinstance(source, Source) else source for source in self.sources)
        yield from (claim.source for claim in self.claims)
        yield from (said.source for said in self.statements)

    @property
    def effective_status(self) -> Status:
        """The status that holds for all of it: what came since the review, nobody reviewed."""
        return Status.UNREVIEWED if self.status is Status.REVIEWED and self.since_review else self.status
