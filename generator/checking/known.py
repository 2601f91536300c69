"""What is known of addresses from the last days, as the text of one file; one that is damaged says nothing."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.reach import Reach, Verdict

#: For how many days nobody asks again. What is gone may be back tomorrow; a silent host is asked the next time.
LASTS = {
    Reach.THERE: timedelta(days=28),
    Reach.CLOSED: timedelta(days=28),
    Reach.GONE: timedelta(days=1),
    Reach.SILENT: timedelta(0),
}
_FORM = 1


@dataclass(frozen=True, slots=True)
class Known:
    """What was known of an address on a day."""

    day: date
    verdict: Verdict

    def holds(self, today: date) -> bool:
        """Whether nobody needs to ask again yet. What was found on a day to come was found by a wrong clock."""
        return self.day <= today < self.day + LASTS[self.verdict.reach]


def parse(text: str) -> dict[str, Known]:
    """Read what `serialise` wrote; nothing where the text is anything else."""
    try:
        said = json.loads(text)
        return dict(_rows(said["addresses"])) if said["form"] == _FORM else {}
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return {}


def _rows(said: Mapping[str, tuple[str, str, str, int]]) -> Iterator[tuple[str, Known]]:
    for address, (day, reach, reason, status) in said.items():
        yield address, Known(date.fromisoformat(day), Verdict(Reach(reach), str(reason), int(status)))


def serialise(known: Mapping[str, Known]) -> str:
    """Write what is known, by address; in ASCII, since half a letter may stand in an address."""
    rows = {
        address: (one.day.isoformat(), one.verdict.reach, one.verdict.reason, one.verdict.status)
        for address, one in sorted(known.items())
    }
    return json.dumps({"form": _FORM, "addresses": rows}, indent=0) + "\n"


def due(addresses: Iterable[str], known: Mapping[str, Known], today: date, *, fresh: bool) -> list[str]:
    """Return the addresses to ask for, sorted; those that were silent last time come last, so that others get a turn."""
    open_ = {one for one in addresses if fresh or one not in known or not known[one].holds(today)}
    return sorted(open_, key=lambda one: (one in known and known[one].verdict.reach is Reach.SILENT, one))
