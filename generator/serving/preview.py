"""The preview: the last good site and what is wrong now, shared by the builder and the server's threads."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from generator.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One moment: `files` of the site that stands, by path. `step` counts every change; problems keep the last site up."""

    step: int = 0
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()

    def after_build(self, files: Mapping[str, bytes]) -> "Snapshot":
        """The moment after a build that went well."""
        return Snapshot(step=self.step + 1, files=files)

    def after_failure(self, problems: Iterable[Problem]) -> "Snapshot":
        """The moment after a build that failed."""
        return replace(self, step=self.step + 1, problems=tuple(sorted(set(problems))))


class Preview:
    """The present snapshot, and a way to wait for the next."""

    def __init__(self, first: Snapshot) -> None:
        self.now = first
        self._changed = threading.Condition()

    def show(self, snapshot: Snapshot) -> None:
        """Make a snapshot the present one and wake everybody who waits."""
        with self._changed:
            self.now = snapshot
            self._changed.notify_all()

    def next(self, step: int, seconds: float) -> Snapshot | None:
        """Wait for a snapshot other than that of a step; None when it takes longer."""
        with self._changed:
            return self.now if self._changed.wait_for(lambda: self.now.step != step, seconds) else None
