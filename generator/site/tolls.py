"""Tellings → tolls: figures that count the same thing, as ranges with the rule that made them.

The rules are those of `generator/site/rules.py`; docs/claims.md works an example by hand.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from generator.edtf import Edtf
from generator.model.event import Place
from generator.model.figure import Standing, Telling, Toll
from generator.model.vocabulary import Measure, Scope, Victims
from generator.site.estimates import Estimate, estimate
from generator.site.figures import figures
from generator.site.places import by_place, of_one_event
from generator.site.rules import BACKGROUND
from generator.site.scopes import period_of, scoped

_MEASURES = {measure: rank for rank, measure in enumerate(Measure)}
_VICTIMS = {
    victims: rank
    for rank, victims in enumerate(sorted(Victims, key=lambda victims: victims is not Victims.ANY))
}


class _Subject(NamedTuple):
    """What a toll is a toll of. Days are compared by the days they reach from and to; a total from the beginning has none."""

    measure: Measure
    victims: Victims
    side: str | None
    scope: Scope
    days: tuple[date | None, date | None] | None


#: Tolls that were derived of one event's tellings, by their ids, and by whether other places have tolls of the day too.
Known = dict[tuple[object, ...], Toll]


def tolls(
    tellings: Iterable[Telling],
    since: date | None = None,
    known: Callable[[str], Known] = lambda _: {},
) -> tuple[Toll, ...]:
    """Derive every toll that these tellings tell of, totals first, then day by day.

    `since` is the day totals run from where it is known (the escalation's first). `known` are an event's tolls of days: most
    stand in its escalation as they do in itself, and are derived once.
    """
    subjects: defaultdict[_Subject, list[Telling]] = defaultdict(list)
    told = scoped(tellings)
    began = since or _began(told)
    for telling in told:
        subjects[_subject(telling, began)].append(telling)
    found: list[Toll] = []
    for subject, same in subjects.items():
        if subject.scope is Scope.TOTAL:
            found.append(_toll(subject, None, same, since))
        else:
            places = by_place(same) if subject.scope is Scope.DAY else [(None, same)]
            found += [_of_day(subject, place, group, known) for place, group in places]
    return tuple(sorted(found, key=order) if len(found) > 1 else found)


def _of_day(
    subject: _Subject, place: Place | None, told: Sequence[Telling], known: Callable[[str], Known]
) -> Toll:
    if not of_one_event(told):
        return _toll(subject, place, told, None)
    made, key = known(told[0].event.id), (place is None, *map(id, told))
    toll = made.get(key)
    if toll is None:
        toll = made[key] = _toll(subject, place, told, None)
    return toll


def order(toll: Toll) -> tuple[object, ...]:
    """The order tolls stand in: totals, then days; deaths before injuries; anyone before soldiers or civilians; no side before each side."""
    place = toll.place.name if toll.place else ""
    ranks = (_MEASURES[toll.measure], _VICTIMS[toll.victims], toll.side or "", place)
    return (not toll.total, toll.period.sort_key, *ranks, toll.rule)


def _began(told: Iterable[Telling]) -> date | None:
    """The first day that any total of several days runs from."""
    spans = [period_of(one) for one in told if one.claim.scope is Scope.TOTAL]
    firsts = [span.first for span in spans if span.first and not span.is_day]
    return min(firsts) if firsts else None


def _subject(telling: Telling, began: date | None) -> _Subject:
    claim = telling.claim
    scope, period = claim.scope, claim.period or telling.event.date
    if scope is Scope.PREVIOUS:
        scope = Scope.DAY if period.is_day else Scope.TOTAL
    days = _since(period, began) if scope is Scope.TOTAL else (period.first, period.last)
    return _Subject(claim.measure, claim.victims, claim.side, scope, days)


def _since(period: Edtf, began: date | None) -> tuple[date | None, date | None] | None:
    """None for a total from the beginning, or as of a day; else the first day of the stretch it counts."""
    other = period.first and began and not period.is_day and period.first != began
    return (period.first, None) if other else None


def _toll(subject: _Subject, place: Place | None, told: Sequence[Telling], since: date | None) -> Toll:
    total = subject.scope is Scope.TOTAL
    found = figures(told, total=total)
    counting = [figure for figure in found if figure.standing is Standing.COUNTS]
    background = subject.scope is Scope.BACKGROUND
    range_ = Estimate(rule=BACKGROUND) if background else estimate(counting)
    return Toll(
        measure=subject.measure,
        victims=subject.victims,
        side=subject.side,
        period=_stretch(told, None if subject.days else since) if total else _surest(told),
        total=total,
        low=range_.low,
        best=range_.best,
        high=range_.high,
        rule=range_.rule,
        figures=found,
        top=range_.top,
        voices=tuple(sorted({figure.voice for figure in counting}) if counting else ()),
        place=place,
    )


def _surest(told: Sequence[Telling]) -> Edtf:
    """The days of a toll as its surest figure says them."""
    first = period_of(told[0])
    spans = [period for one in told if (period := period_of(one)) is not first]
    return min([first, *spans], key=_sureness) if spans else first


def _sureness(period: Edtf) -> tuple[bool, bool, str]:
    return (period.uncertain, period.approximate, period.text)


def _stretch(told: Sequence[Telling], since: date | None) -> Edtf:
    """The days the totals cover together: from the escalation's first day, or theirs, to the last one they reach to."""
    firsts = [period.first for telling in told if (period := period_of(telling)).first]
    lasts = [period.last for telling in told if (period := period_of(telling)).last]
    first = min([*firsts, *([since] if since else [])], default=None)
    last = max(lasts, default=None)
    if first and last:
        return Edtf.span(first, max(first, last))
    return Edtf.parse(f"{first or '..'}/{last or '..'}")
