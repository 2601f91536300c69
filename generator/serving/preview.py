"""The preview: the last good site and what is wrong now, shared by the builder and the server's threads."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from generator.errors import Problem
from generator.model.page import File


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One moment. `step` counts every change, `version` names the site that stands; problems keep the last site up."""

    step: int = 0
    version: str = ""
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()

    def after_build(self, files: Iterable[File]) -> "Snapshot":
        """The moment after a build that went well; the version stays where no byte changed."""
        site = MappingProxyType({file.path: file.content for file in files})
        version = self.version if site == self.files else self._new_version()
        return Snapshot(step=self.step + 1, version=version, files=site)

    def after_failure(self, problems: Iterable[Problem]) -> "Snapshot":
        """The moment after a build that failed; without a good site every failure is a new page."""
        version = self.version if self.files else self._new_version()
        return replace(self, step=self.step + 1, version=version, problems=tuple(sorted(set(problems))))

    def _new_version(self) -> str:
        return f"{self.version.partition('.')[0]}.{self.step + 1}"


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
