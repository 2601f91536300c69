"""Which toll a claim stands in: a part goes with its whole, an older figure with the figure that replaced it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from generator.edtf import Edtf
from generator.model.claim import Claim
from generator.model.figure import Telling
from generator.model.vocabulary import Measure, Scope, Victims

#: Scopes that a part cannot leave: what is inside a count of another time is of that time.
_BINDING = (Scope.BACKGROUND, Scope.PREVIOUS)
_Ids = tuple[str, str]


class _Teller(NamedTuple):
    """One voice in one source, and what it gives numbers of."""

    source: str
    voice: str
    measure: Measure
    victims: Victims
    side: str | None


class _Older(NamedTuple):
    """What tellings of one older figure share: who gives it, what it says, and of which days."""

    claimant: str
    measure: Measure
    victims: Victims
    side: str | None
    numbers: tuple[int | None, int | None]
    days: tuple[date | None, date | None]


_Numbers = Mapping[_Teller, list[int]]


def period_of(telling: Telling) -> Edtf:
    """The days a figure covers: its own, else its event's."""
    return telling.claim.period or telling.event.date


def scoped(tellings: Iterable[Telling]) -> list[Telling]:
    """Return the tellings with each claim's scope and period as they stand in tolls; nothing else changes."""
    parts = list(tellings)
    if [one for one in parts if one.claim.part_of]:
        by_id = {(one.event.id, one.claim.id): one.claim for one in parts}
        parts = [_with_whole(one, by_id) if one.claim.part_of else one for one in parts]
    older = [one for one in parts if one.claim.scope is Scope.PREVIOUS]
    return _previous_with_totals(parts) if older else parts


def _with_whole(telling: Telling, by_id: Mapping[_Ids, Claim]) -> Telling:
    """A part has from its whole what it does not say itself; a part of another time's figure is of that time."""
    claim = telling.claim
    whole, seen = claim, {claim.id}
    while whole.part_of and whole.part_of not in seen:
        seen.add(whole.part_of)
        above = by_id.get((telling.event.id, whole.part_of))
        if above is None:
            break
        whole = above
        claim = _inside(claim, whole)
    return telling if claim is telling.claim else replace(telling, claim=claim)


def _inside(part: Claim, whole: Claim) -> Claim:
    """A part as it stands inside one whole. A day without a date is what a part is called that says nothing."""
    if part.scope is Scope.BACKGROUND:
        return part
    unsaid = part.scope is Scope.DAY and part.period is None
    scope = whole.scope if unsaid or whole.scope in _BINDING else part.scope
    return replace(part, scope=scope, period=part.period or whole.period)


def _previous_with_totals(told: list[Telling]) -> list[Telling]:
    """An older figure of a day stands with its voice's total where the total, and no day's figure, is no lower.

    All sources that tell it are asked together: a paper that repeats it, and nothing else, moves it nowhere.
    """
    numbers = {scope: _numbers(told, scope) for scope in (Scope.DAY, Scope.TOTAL)}
    tellers: defaultdict[_Older, set[_Teller]] = defaultdict(set)
    for telling in told:
        if telling.claim.scope is Scope.PREVIOUS:
            tellers[_older(telling)].add(_teller(telling))
    return [
        _with_total(telling, tellers[_older(telling)], numbers)
        if telling.claim.scope is Scope.PREVIOUS
        else telling
        for telling in told
    ]


def _with_total(telling: Telling, tellers: Iterable[_Teller], numbers: Mapping[Scope, _Numbers]) -> Telling:
    claim, days = telling.claim, period_of(telling)
    number = claim.min if claim.max is None else claim.max
    outgrown = {
        scope: number is not None
        and max((n for one in tellers for n in given.get(one, ())), default=-1) >= number
        for scope, given in numbers.items()
    }
    total = days.is_day and outgrown[Scope.TOTAL] and not outgrown[Scope.DAY]
    if not total or days.last is None:
        return telling
    return replace(telling, claim=replace(claim, period=Edtf.parse(f"../{days.last}")))


def _numbers(told: Iterable[Telling], scope: Scope) -> _Numbers:
    """The numbers that each voice gives of each thing in one source."""
    found: defaultdict[_Teller, list[int]] = defaultdict(list)
    for telling in told:
        if telling.claim.scope is scope:
            found[_teller(telling)] += [n for n in (telling.claim.min, telling.claim.max) if n is not None]
    return found


def _teller(telling: Telling) -> _Teller:
    claim = telling.claim
    return _Teller(telling.source.id, telling.voice, claim.measure, claim.victims, claim.side)


def _older(telling: Telling) -> _Older:
    claim, days = telling.claim, period_of(telling)
    who, numbers = claim.claimant or telling.voice, (claim.min, claim.max)
    return _Older(who, claim.measure, claim.victims, claim.side, numbers, (days.first, days.last))
