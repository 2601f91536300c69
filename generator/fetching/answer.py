"""What a request comes to: an answer, or the reason why there is none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered: `raw` is the body, opened; `location` where it sends us instead."""

    status: int
    raw: bytes
    content_type: str = ""
    location: str = ""


class RefusedError(Exception):
    """No answer was had; the message says why, for people. `private`: the host is not on the public internet."""

    def __init__(self, reason: str, *, private: bool = False) -> None:
        super().__init__(reason)
        self.private = private


class UnreachedError(RefusedError):
    """One of a host's machines was not reached; another may be."""


class LateError(Exception):
    """No answer was had in time."""
