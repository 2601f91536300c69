"""Whether addresses still lead somewhere: their heads are asked for, those of several hosts at the same time."""

import queue
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from generator.fetching.addresses import Target, target_of
from generator.fetching.answer import (
    Answer,
    Asking,
    BarredError,
    LateError,
    RefusedError,
    UnknownHostError,
    UnreachedError,
)
from generator.fetching.manners import REDIRECTS, Manners
from generator.model.reach import Reach, Verdict

#: Why an address is asked for, told to its host.
CHECKING = "checks that the addresses which a record cites are still there"
#: So many hosts are asked at the same time, and so often in a row may one be silent before it is left in peace.
_HOSTS, _PATIENCE = 8, 2
_GONE = {404: "there is no such page", 410: "this page is gone"}
#: Beside 500 and above, the statuses of which another day may know better (RFC 9110, RFC 6585, RFC 8470).
_FOR_NOW = {
    408: "the host waited too long",
    425: "the host asks to come back",
    429: "the host asks to come back later",
}
_LATER = {429, 503}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Asks for addresses, as their hosts want it."""

    manners: Manners

    def visit(self, address: str) -> Verdict:
        """Return what is known of an address when its host was asked."""
        try:
            return self._follow(target_of(address))
        except UnknownHostError as error:
            return Verdict(Reach.GONE, str(error))
        except BarredError as error:
            return Verdict(Reach.CLOSED if error.lasting else Reach.SILENT, str(error))
        except RefusedError as error:
            return Verdict(Reach.CLOSED if error.private else Reach.SILENT, str(error))
        except LateError:
            return Verdict(Reach.SILENT, f"no answer in {self.manners.limits.seconds:g} seconds")
        except ValueError as error:
            return Verdict(Reach.CLOSED, str(error))

    def _follow(self, target: Target) -> Verdict:
        limits = self.manners.limits
        for _ in range(limits.redirects + 1):
            answer = self._asked(target)
            status = answer.status
            if status not in REDIRECTS or not answer.location:
                return judged(status)
            target = target_of(urljoin(target.url, answer.location))
        return Verdict(Reach.CLOSED, f"it leads on more than {limits.redirects} times", status)

    def _asked(self, target: Target) -> Answer:
        """Ask for the head of a page; where a host does not know how to answer that, for the page, and read no more of it."""
        try:
            answer = self._ask(target, "HEAD")
            if answer.status < 400 or answer.status in _LATER:
                return answer
        except (UnknownHostError, UnreachedError, BarredError):
            raise
        except RefusedError as error:
            if error.private:
                raise
        return self._ask(target, "GET")

    def _ask(self, target: Target, method: str) -> Answer:
        with self.manners.turn(target):
            until = time.monotonic() + self.manners.limits.seconds
            return self.manners.transport.ask(target, Asking(0, until, method))


def judged(status: int) -> Verdict:
    """Return what a status says of an address."""
    if status < 400:
        return Verdict(Reach.THERE, status=status)
    if status in _GONE:
        return Verdict(Reach.GONE, f"{_GONE[status]} (status {status})", status)
    if status >= 500 or status in _FOR_NOW:
        reason = _FOR_NOW.get(status, "the host is in trouble")
        return Verdict(Reach.SILENT, f"{reason} (status {status})", status)
    return Verdict(Reach.CLOSED, f"the host does not show it to programs (status {status})", status)


def host_of(address: str) -> str:
    """Return the host that an address names; “” where it names none."""
    try:
        return target_of(address).host
    except ValueError:
        return ""


def visits(addresses: Iterable[str], visitor: Visitor) -> Iterator[tuple[str, Verdict]]:
    """Yield each address with what is known of it now, in the order in which that is known.

    One host is asked by one thread. Where it asks to come back later, or is silent twice in a row, its other addresses
    are not asked for, and count as silent.
    """
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(host_of(address), []).append(address)
    hosts: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    for some in by_host.values():
        hosts.put(some)
    found: queue.SimpleQueue[tuple[str, Verdict] | BaseException] = queue.SimpleQueue()
    for _ in range(min(_HOSTS, len(by_host))):
        threading.Thread(target=_go_round, args=(hosts, visitor, found), daemon=True).start()
    for _ in range(sum(map(len, by_host.values()))):
        one = found.get()
        if isinstance(one, BaseException):
            raise one
        yield one


def _go_round(
    hosts: "queue.SimpleQueue[list[str]]",
    visitor: Visitor,
    found: "queue.SimpleQueue[tuple[str, Verdict] | BaseException]",
) -> None:
    try:
        while True:
            for one in _of_host(hosts.get_nowait(), visitor):
                found.put(one)
    except queue.Empty:
        return
    except Exception as error:  # noqa: BLE001 - it is raised again in the thread that waits
        found.put(error)


def _of_host(addresses: Iterable[str], visitor: Visitor) -> Iterator[tuple[str, Verdict]]:
    silent, last = 0, Verdict(Reach.SILENT)
    for address in addresses:
        if silent < _PATIENCE:
            last = visitor.visit(address)
            silent = silent + 1 if last.reach is Reach.SILENT else 0
            silent = _PATIENCE if last.status in _LATER else silent
        yield address, last
