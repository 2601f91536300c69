"""Asks whether the addresses that a record cites are still there, and remembers for some time what came of it."""

import contextlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.checking.addresses import Cited, gone, silent
from generator.checking.known import Known, due, parse, serialise
from generator.errors import Mark, Problem, Severity
from generator.fetching.visits import Visitor, host_of, visits
from generator.files import read_file, write_atomic
from generator.memo import home
from generator.model.reach import Reach, Verdict

#: The file below `.dateline/` that says what is known of addresses.
NAME = "addresses.json"


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the addresses of a record: how many were `asked` for now, how many there are of each reach."""

    problems: tuple[Problem, ...]
    asked: int
    reach: Mapping[Reach, int]


@dataclass
class Round:
    """One round to the hosts of a record. `fresh` asks for what is known, too."""

    site: Path
    visitor: Visitor
    today: date
    fresh: bool = False
    progress: Callable[[str], None] = lambda _: None
    _known: dict[str, Known] = field(default_factory=dict)

    def go(self, cited: Sequence[Cited]) -> Told:
        """Ask for the addresses of which nothing is known from the last days, and tell what is wrong with all.

        What was learnt is kept, however this ends.
        """
        addresses = {one.plain for one in cited}
        known = parse(self._read())
        self._known = {one: known[one] for one in addresses if one in known}
        asked = due(addresses, self._known, self.today, fresh=self.fresh)
        try:
            now = self._asked(asked)
        finally:
            self._write(serialise(self._known))
        verdicts = {one: self._known[one].verdict for one in addresses}
        unreached = _unreached(now)
        problems = (*gone(cited, verdicts), *(unreached or silent(cited, verdicts)))
        return Told(problems, len(asked), Counter(verdict.reach for verdict in verdicts.values()))

    def _asked(self, asked: Sequence[str]) -> dict[str, Verdict]:
        """Ask. That there is no host of a name is believed only where another host was heard."""
        others = {one for one in self._known if self._known[one].verdict.reach is Reach.THERE} - {*asked}
        verdicts: dict[str, Verdict] = {}
        for address, verdict in visits(asked, self.visitor):
            verdicts[address] = verdict
            self.progress(f"asking: {len(verdicts):,} of {len(asked):,} addresses")
            if not _is_unknown(verdict):
                self._known[address] = Known(self.today, verdict)
        unknown = {address: verdict for address, verdict in verdicts.items() if _is_unknown(verdict)}
        heard = any(verdict.status for verdict in verdicts.values())
        if unknown and not heard and others:
            heard = self.visitor.visit(min(others)).status != 0
        for address, verdict in unknown.items():
            verdicts[address] = verdict if heard else Verdict(Reach.SILENT, verdict.reason)
            self._known[address] = Known(self.today, verdicts[address])
        return verdicts

    def _read(self) -> str:
        file, _ = read_file(self.site, f"{home.FOLDER}/{NAME}")
        return file.raw.decode("utf-8", "replace") if file else ""

    def _write(self, text: str) -> None:
        """What cannot be kept is asked for again."""
        with contextlib.suppress(OSError):
            if home.made(str(self.site)):
                write_atomic(self.site / home.FOLDER / NAME, text.encode())


def _is_unknown(verdict: Verdict) -> bool:
    """Whether there is no host of the name, as far as this machine is told: without a network it is told so of all."""
    return verdict.reach is Reach.GONE and not verdict.status


def _unreached(now: Mapping[str, Verdict]) -> list[Problem]:
    """One warning in place of many, where several hosts were asked and not one was heard."""
    hosts = {host_of(address) for address in now}
    if len(hosts) < 2 or any(verdict.reach is not Reach.SILENT or verdict.status for verdict in now.values()):
        return []
    message = f"none of {len(hosts):,} hosts can be reached"
    return [
        Problem(Mark("--external"), "DL169", message, "is this machine on the network?", Severity.WARNING)
    ]
