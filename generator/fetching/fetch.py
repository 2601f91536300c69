"""One address → one document or one problem: robots.txt first, redirects by hand, each hop judged like the first."""

import time
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import urljoin

from generator.errors import Mark, Problem
from generator.fetching.addresses import Target, target_of
from generator.fetching.answer import BarredError, LateError, RefusedError
from generator.fetching.limits import Limits, TooLargeError
from generator.fetching.manners import REDIRECTS, Manners
from generator.fetching.transport import Transport

_SAVE = "open it in a browser and save the page, or its text, as a file"
#: What hosts mean by their refusals, by status or by its first digit.
_STATUS = {
    401: "the host asks for a password",
    402: "the host asks for payment",
    403: "the host refuses to show this page to programs",
    404: "there is no such page",
    410: "this page is gone",
    429: "the host asks to come back later",
    451: "this page is blocked for legal reasons",
    4: "the host refuses this page",
    5: "the host is in trouble",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as its host sent it. `url` is where it was found after all redirects; `content_type` has no parameters."""

    url: str
    raw: bytes
    content_type: str = ""
    charset: str = ""


@dataclass
class Fetcher:
    """Fetches documents one after the other, as each host wants it."""

    limits: Limits = field(default_factory=Limits)
    transport: Transport = field(default_factory=Transport)
    _manners: Manners = field(init=False)

    def __post_init__(self) -> None:
        self._manners = Manners(self.limits, self.transport)

    def fetch(self, address: str) -> Fetched | Problem:
        """Return the document at an address, or the problem (DL070 to DL073) that there is."""
        try:
            return self._follow(target_of(address))
        except _StopError as stop:
            return Problem(Mark(address), stop.code, stop.message, stop.hint)
        except RefusedError as error:
            return Problem(Mark(address), _code(error), str(error), _PRIVATE if error.private else _SAVE)
        except TooLargeError:
            message = f"this page is larger than {self.limits.size / 1_000_000:g} MB"
            return Problem(
                Mark(address), "DL073", message, "save the text of the report alone as a .txt file"
            )
        except LateError:
            message = f"the host did not send this page in {self.limits.seconds:g} seconds"
            return Problem(Mark(address), "DL073", message, f"try again later, or {_SAVE}")
        except ValueError as error:
            return Problem(
                Mark(address), "DL070", str(error), "copy the address from the browser's address bar"
            )

    def _follow(self, target: Target) -> Fetched:
        spent = 0.0
        for _ in range(self.limits.redirects + 1):
            with self._manners.turn(target):
                begun = time.monotonic()
                answer = self.transport.get(target, self.limits.size, begun + self.limits.seconds - spent)
                spent += time.monotonic() - begun
            if answer.status not in REDIRECTS or not answer.location:
                break
            target = target_of(urljoin(target.url, answer.location))
        else:
            raise _StopError("DL073", f"this address leads on more than {self.limits.redirects} times", _SAVE)
        if answer.status != 200:
            status = _STATUS.get(answer.status, _STATUS.get(answer.status // 100, "the host sends no page"))
            raise _StopError("DL071", f"{status} (status {answer.status})", _SAVE)
        kind, charset = _content_type(answer.content_type)
        return Fetched(target.url, answer.raw, kind, charset)


def _code(error: RefusedError) -> str:
    if error.private:
        return "DL070"
    return "DL072" if isinstance(error, BarredError) else "DL071"


_PRIVATE = "give --allow-private if you know this host and mean it"


class _StopError(Exception):
    """The end of one fetch, as a problem."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def _content_type(header: str) -> tuple[str, str]:
    message = Message()
    message["content-type"] = header
    return message.get_content_type() if header else "", str(message.get_content_charset() or "")
