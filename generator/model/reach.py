"""What asking for an address comes to."""

from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """Whether an address still leads somewhere.

    `there`: its host sends it. `gone`: its host says that it is not there, or there is no such host. `silent`: no answer
    for now. `closed`: nobody can tell, for the host does not let programs see it, or it may not be asked for.
    """

    THERE = "there"
    GONE = "gone"
    SILENT = "silent"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of an address. `reason` is for people; `status` is what a host answered, 0 where none did."""

    reach: Reach
    reason: str = ""
    status: int = 0
