"""How hosts are treated: as their robots.txt asks, one request at a time, with a pause between two."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

from generator.fetching.addresses import Target, target_of
from generator.fetching.answer import BarredError
from generator.fetching.limits import Limits, TooLargeError
from generator.fetching.robots import Robots, robots_of
from generator.fetching.transport import Transport

#: Statuses that lead on where they come with a location.
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass
class Manners:
    """Remembers each host's robots.txt and when it was asked last. Several threads may ask by it."""

    limits: Limits = field(default_factory=Limits)
    transport: Transport = field(default_factory=Transport)
    _robots: dict[str, Robots] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)
    _turns: defaultdict[str, threading.Lock] = field(default_factory=lambda: defaultdict(threading.Lock))

    @contextmanager
    def turn(self, target: Target) -> Iterator[None]:
        """Wait until a host may be asked, and keep all others from asking it meanwhile.

        Raises BarredError where its robots.txt asks programs not to, RefusedError where the host cannot say or cannot be
        reached, LateError.
        """
        with self._turns[target.host]:
            self._permit(target)
            self._wait(target)
            yield

    def _permit(self, target: Target) -> None:
        rules = self._rules(target)
        if rules.allows(target.url):
            return
        if rules.rules:
            raise BarredError(f"the robots.txt of {target.host} asks programs not to read this page")
        raise BarredError(
            f"{target.host} is in trouble and does not say what programs may read", lasting=False
        )

    def _rules(self, target: Target) -> Robots:
        """The robots.txt of a target's origin, asked for once; its redirects are followed as a page's are."""
        if target.origin not in self._robots:
            self._robots[target.origin] = self._asked_robots(replace(target, path="/robots.txt"))
        return self._robots[target.origin]

    def _asked_robots(self, target: Target) -> Robots:
        try:
            for _ in range(self.limits.redirects + 1):
                answer = self.transport.get(
                    target, self.limits.robots, time.monotonic() + self.limits.seconds
                )
                if answer.status not in REDIRECTS or not answer.location:
                    return robots_of(answer.status, answer.raw.decode("utf-8", "replace"))
                target = target_of(urljoin(target.url, answer.location))
        except TooLargeError as error:  # what is within the limit holds (RFC 9309, 2.5)
            return robots_of(200, error.begin.decode("utf-8", "replace"))
        except ValueError:
            return robots_of(404, "")
        return robots_of(404, "")

    def _wait(self, target: Target) -> None:
        """Wait until a host that was asked before may be asked again."""
        pause = min(max(self.limits.pause, self._robots[target.origin].delay), self.limits.longest_pause)
        ready = self._asked.get(target.host, 0.0) + pause
        if target.host in self._asked and (rest := ready - time.monotonic()) > 0:
            time.sleep(rest)
        self._asked[target.host] = time.monotonic()
