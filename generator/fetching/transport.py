"""The edge to the network: a host's name is looked up once, its machines judged, and one of them asked, in time."""

import queue
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.fetching.addresses import Target, is_public
from generator.fetching.answer import (
    Answer,
    Asking,
    LateError,
    RefusedError,
    UnknownHostError,
    UnreachedError,
)

#: What whoever looks names up says of one that nobody has; anything else may be otherwise tomorrow.
_NOBODYS = {getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)}
#: What a page is asked for, told to its host.
READING = "reads news articles for a record; a person asked for this page"
Resolve = Callable[[str, int], Sequence[str]]


def look_up(host: str, port: int) -> Sequence[str]:
    """The numbers of a host's machines. Raises OSError where the name is unknown."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True)
class Transport:
    """Makes requests. `private` allows hosts that are not on the public internet; `resolve` looks names up.

    `purpose` is told to every host.
    """

    private: bool = False
    resolve: Resolve = look_up
    purpose: str = READING

    def get(self, target: Target, most: int, until: float) -> Answer:
        """Ask for one page of at most `most` bytes by `until` (of `time.monotonic`). Raises as `ask` does."""
        return self.ask(target, Asking(most, until))

    def ask(self, target: Target, asking: Asking) -> Answer:
        """Make one request.

        Raises RefusedError, LateError, TooLargeError, ValueError. The work is done by a thread of its own: looking a
        name up and reading the head of an answer know no limit in time, and a thread can be left behind.
        """
        results: queue.Queue[Answer | Exception] = queue.Queue()

        def work() -> None:
            try:
                results.put(self._ask(target, asking))
            except Exception as error:  # noqa: BLE001 - it is raised again below, in the thread that asked
                results.put(error)

        threading.Thread(target=work, daemon=True).start()
        try:
            result = results.get(timeout=max(0.0, asking.until - time.monotonic()))
        except queue.Empty:
            raise LateError from None
        if isinstance(result, Exception):
            raise result
        return result

    def _ask(self, target: Target, asking: Asking) -> Answer:
        from generator.fetching.request import ask  # noqa: PLC0415 - httpx takes a quarter of a second to load

        problem: RefusedError = UnknownHostError(f"there is no host “{target.host}”")
        for machine in self._machines(target):
            try:
                return ask(target, machine, asking, self.purpose)
            except UnreachedError as error:
                problem = error
        raise problem

    def _machines(self, target: Target) -> Sequence[str]:
        """The numbers of a host, every one of them judged: the connection is made to these and looked up no more."""
        try:
            found = self.resolve(target.host, target.port)
        except UnicodeError:
            return ()
        except OSError as error:
            if error.errno in _NOBODYS:
                return ()
            raise RefusedError(f"the name “{target.host}” cannot be looked up now") from None
        if not self.private and not all(is_public(number) for number in found):
            raise RefusedError(f"“{target.host}” is not on the public internet", private=True)
        return found
