"""An escalation: one flare-up, from its first day to its last."""

from dataclasses import dataclass, field

from generator.edtf import Edtf
from generator.model.correction import Correction
from generator.model.vocabulary import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stretch of an escalation that a person marked, with the reason for marking it."""

    label: str
    from_: Edtf | None = None
    to: Edtf | None = None
    trigger: str = ""
    end: str = ""
    rationale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """A flare-up. `period` is EDTF, open (`2023-09-19/..`) while it lasts; `parties` are actor ids.

    `same_as` are ids of escalations that are this one: their addresses lead here. `not_same_as` are escalations that a
    person told apart from it. `since_review` are the dotted paths of what ingest added or changed after the review.
    """

    id: str
    title: str
    period: Edtf
    parties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    status: Status = Status.UNREVIEWED
    since_review: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    same_as: tuple[str, ...] = ()
    not_same_as: tuple[str, ...] = ()
    body: str = field(default="", metadata={"body": True})

    @property
    def effective_status(self) -> Status:
        """The status that holds for all of it: what came since the review, nobody reviewed."""
        return Status.UNREVIEWED if self.status is Status.REVIEWED and self.since_review else self.status
