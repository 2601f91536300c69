"""What the reports of one group say together: its day, its place, its kind, whose doing it is."""

from collections import Counter
from collections.abc import Iterable

from generator.editing.actors import Cast
from generator.editing.merge import Group
from generator.editing.reports import FIGHTING, TALKS, Report
from generator.editing.stretches import leading
from generator.edtf import Edtf
from generator.model.event import Place
from generator.model.vocabulary import DateBasis, Precision

_BASES = (DateBasis.STATED, DateBasis.RELATIVE, DateBasis.PUBLISHED, DateBasis.EDITOR)
_PRECISIONS = (*Precision, None)


def dated(group: Group) -> tuple[Edtf, DateBasis]:
    """Return the group's date and where it came from: a sure day before a doubtful one before a longer time."""
    reports = _told(group)
    weight: Counter[Edtf] = Counter()
    for report in reports:
        weight[report.day] += 1 + len(report.claims)
    day = min(weight, key=lambda day: (_doubt(day), -weight[day], day.sort_key))
    return day, min((report.basis for report in reports if report.day == day), key=_BASES.index)


def _doubt(day: Edtf) -> tuple[bool, bool]:
    return (not day.is_day, day.uncertain or day.approximate)


def located(reports: Iterable[Report]) -> Place | None:
    """Return the place most reports name; of several the most exact, then the first in the alphabet."""
    places = [report.place for report in reports if report.place]
    if len(places) < 2:
        return places[0] if places else None
    named = Counter(place.name for place in places)
    return min(
        places,
        key=lambda place: (
            -named[place.name],
            place.lat is None,
            _PRECISIONS.index(place.precision),
            place.name,
            str(place),
        ),
        default=None,
    )


def most_told(group: Group) -> str:
    """Return the kind most reports give; among equals the one that stands first in the list of fighting."""
    counted = Counter(report.kind for report in _told(group))
    order = {kind: number for number, kind in enumerate(FIGHTING)}
    return min(counted, key=lambda kind: (-counted[kind], order.get(kind, len(order)), kind))


def doers(group: Group, cast: Cast) -> tuple[str, ...]:
    """Return whose doing it is: the two parties of fighting, the speakers of words, else everybody, first named first."""
    if group.fighting:
        return _pair(group)
    if group.spoken:
        speakers = [said.speaker for said in group.statements]
        return tuple(
            leading(Counter(speakers or [name for report in group.reports for name in report.actors[:1]]))
        )
    lists = [_acting(report, cast) for report in group.reports]
    if len(lists) == 1:
        return tuple(dict.fromkeys(lists[0]))
    named = Counter(name for names in lists for name in names)
    first = {name: min(names.index(name) for names in lists if name in names) for name in named}
    return tuple(sorted(named, key=lambda name: (first[name] > 0, -named[name], first[name], name)))


def _acting(report: Report, cast: Cast) -> list[str]:
    """List who acts: whoever talks is named, in all else whoever they stand for."""
    if report.kind in TALKS:
        return list(report.actors)
    return list(dict.fromkeys(cast.party(name) or name for name in report.actors))


def _pair(group: Group) -> tuple[str, ...]:
    """Return the two sides of a day's fighting: those of its escalation, unless the reports name others."""
    named = Counter(party for report in _told(group) for party in report.parties)
    known = group.episode.pair if group.episode else ()
    if len(known) == 2 and ({*named} <= {*known} or {*known} <= {*named}):
        return known
    return tuple(sorted(leading(named)[:2]))


def _told(group: Group) -> list[Report]:
    return [report for report in group.reports if report.told] or group.reports
