"""Reports to entries: one day, one escalation, the same fighting or the same deed become one group."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from generator.editing.actors import Cast
from generator.editing.episodes import Episode, Episodes
from generator.editing.identity import item_key
from generator.editing.reports import Report
from generator.editing.rules import ENTRY_HAS_IT, FAR, Reason
from generator.editing.ties import tie_deeds, tie_fighting
from generator.editing.weave import Seed, Weave
from generator.edtf import Edtf
from generator.model.claim import Claim, Statement

Days = tuple[date, date]
Item = Claim | Statement


@dataclass(slots=True)
class Group:
    """The reports of one entry to be, and the claims and statements that found their way to it.

    `reasons` tell why each of them is here, `entry` is the fixed entry that has claims or statements of the reports.
    """

    reports: list[Report]
    escalation: str | None
    episode: Episode | None
    reasons: list[Reason] = field(default_factory=list)
    entry: str | None = None
    claims: list[Claim] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.claims = [claim for report in self.reports for claim in report.claims]
        self.statements = [said for report in self.reports for said in report.statements]

    def items(self) -> list[Item]:
        """List the claims and statements."""
        return [*self.claims, *self.statements]

    def add(self, item: Item, reason: Reason) -> None:
        """Take in a claim or a statement."""
        self.reasons.append(reason)
        if isinstance(item, Claim):
            self.claims.append(item)
        else:
            self.statements.append(item)

    def let_go(self, keys: Collection[str]) -> None:
        """Let go of the claims and statements of some keys."""
        self.claims = [claim for claim in self.claims if item_key(claim) not in keys]
        self.statements = [said for said in self.statements if item_key(said) not in keys]

    def absorb(self, other: "Group") -> None:
        """Take in all of another group."""
        self.reports += other.reports
        self.claims += other.claims
        self.statements += other.statements
        self.reasons += other.reasons

    @property
    def fighting(self) -> bool:
        """Whether this is an entry of fighting."""
        return any(report.fighting for report in self.reports)

    @property
    def kind(self) -> str:
        """The kind of what is no fighting: all its reports have one."""
        return self.reports[0].kind

    @property
    def spoken(self) -> bool:
        """Whether all of it was said, not done."""
        return all(report.spoken for report in self.reports)

    @property
    def days(self) -> Days:
        """The days the entry is of."""
        return days(self.reports[0].day)


def days(day: Edtf) -> Days:
    """Return the days by which reports are told apart: an interval counts as its last day, a month as itself."""
    first, last = day.first or day.last or date.min, day.last or day.first or date.max
    return (last, last) if "/" in day.text else (first, last)


@dataclass(frozen=True, slots=True)
class Fixed:
    """What is fixed of merging: `homes` maps a report's name to the entry its claims are in, `seeds` are those entries."""

    homes: Mapping[str, str] = field(default_factory=dict)
    seeds: Mapping[str, Seed] = field(default_factory=dict)


def group(reports: Iterable[Report], episodes: Episodes, cast: Cast, fixed: Fixed) -> list[Group]:
    """Gather the reports that become one entry, sorted by day."""
    shelves: defaultdict[tuple[Days, str, str], list[tuple[Report, Episode | None]]] = defaultdict(list)
    for report in reports:
        episode = episodes.at(report.source, report.day)
        place = report.place.name if report.place else ""
        escalation = episode.escalation(days(report.day)[1], place, report.parties) if episode else None
        shelves[days(report.day), report.family, escalation or ""].append((report, episode))
    found: list[Group] = []
    for (_, family, escalation), shelf in sorted(shelves.items(), key=itemgetter(0)):
        shelf.sort(key=lambda pair: (pair[0].source, pair[0].number))
        episode = next((episode for _, episode in shelf if episode), None)
        for some, reasons, entry in _sets([report for report, _ in shelf], family, escalation, cast, fixed):
            found.append(Group(some, escalation or None, episode, reasons, entry))
    return found


def _sets(
    reports: list[Report], family: str, escalation: str, cast: Cast, fixed: Fixed
) -> Iterator[tuple[list[Report], list[Reason], str | None]]:
    """Yield what becomes one entry of one day's reports: the reports, the reasons, the fixed entry it is."""
    if len(reports) == 1:
        home = fixed.homes.get(reports[0].name)
        yield reports, [Reason(ENTRY_HAS_IT.id, reports[0].name, f"events/{home}")] if home else [], home
        return
    woven = _woven(reports, family, bool(escalation), cast, fixed).woven()
    for some, reasons, entry in sorted(woven, key=lambda one: _prominence(one[0])) if escalation else woven:
        if entry:
            again = _woven(some, family, bool(escalation), cast, Fixed())
            reasons = _told_first(again, fixed.homes, entry) or reasons  # noqa: PLW2901 - the better ones
        yield some, reasons, entry


def _woven(reports: Sequence[Report], family: str, one_war: bool, cast: Cast, fixed: Fixed) -> Weave:
    entries = sorted({fixed.homes[report.name] for report in reports if report.name in fixed.homes})
    seeds = [fixed.seeds[entry] for entry in entries]
    weave = Weave(reports, seeds, fixed.homes, FAR if family == "fighting" else None)
    if family == "fighting":
        tie_fighting(weave, one_war)
    else:
        tie_deeds(weave, family if one_war else "", cast)
    return weave


def _told_first(weave: Weave, homes: Mapping[str, str], entry: str) -> list[Reason]:
    """Return what the reports of a fixed entry share, and that it has them; nothing where that does not tie them all."""
    reasons = list(weave.reasons)
    for reports, _, _ in weave.woven():
        held = next((report for report in reports if report.name in homes), None)
        if held is None:
            return []
        reasons.append(Reason(ENTRY_HAS_IT.id, held.name, f"events/{entry}"))
    return reasons


def _prominence(reports: Sequence[Report]) -> tuple[bool, int, str, int]:
    """Sort what is known to be somewhere before what is not, then what most reports tell of."""
    somewhere = any(report.place and report.place.lat is not None for report in reports)
    return (not somewhere, -len(reports), reports[0].source, reports[0].number)
