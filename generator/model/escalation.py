"""An escalation: one flare-up, from its first day to its last."""

from dataclasses import dataclass, field

from generator.edtf import Edtf
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
    """A flare-up. `period` is EDTF, open (`2023-09-19/..`) while it lasts; `parties` are actor ids."""

    id: str
    title: str
    period: Edtf
    parties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    status: Status = Status.UNREVIEWED
    body: str = field(default="", metadata={"body": True})
