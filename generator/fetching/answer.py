"""What a request comes to: an answer, or the reason why there is none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asking:
    """How one request is made: for at most `most` bytes by `until` (of `time.monotonic`); with 0, for the head alone."""

    most: int
    until: float
    method: str = "GET"


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


class UnknownHostError(RefusedError):
    """There is no host of this name: whoever knows all names says so."""


class BarredError(RefusedError):
    """A host asks programs not to read a page; where that is not `lasting`, it cannot say now whether they may."""

    def __init__(self, reason: str, *, lasting: bool = True) -> None:
        super().__init__(reason)
        self.lasting = lasting


class LateError(Exception):
    """No answer was had in time."""
