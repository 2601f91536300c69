"""The escalation ladder: per day the highest rung any event reached, with what it rests on. A ladder, not a score."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from generator.edtf import Edtf
from generator.model.event import Event
from generator.model.figure import Rung, Standing, Toll
from generator.model.vocabulary import Act, Kind, Measure

#: The rungs. What each is called, and what a day must show to reach it, stands in the words of the interface, under `levels`.
LADDER: tuple[int, ...] = tuple(range(6))
WORDS, DEATHS, MANY_DEATHS = 1, 4, 5
_HOSTILE = frozenset({Act.THREATEN, Act.ACCUSE})
_CLAIMED = frozenset({Standing.COUNTS, Standing.VAGUE, Standing.PART})
#: An entry dated by more days than this says nothing of any one of them.
_LONGEST = timedelta(days=366)
_DAY_TO_DAY = re.compile(r"[\d-]{10}[~?%]?/[\d-]{10}[~?%]?")


def level(event: Event, kind: Kind, tolls: Iterable[Toll]) -> int:
    """The rung of one event: of its kind, its statements, and the deaths claimed within its own days."""
    words = [WORDS for statement in event.statements if statement.act in _HOSTILE]
    deaths = [_deaths(toll) for toll in tolls if not toll.total and _lies_in(toll.period, event.date)]
    return max([kind.rung, *words, *deaths])


def ladder(events: Sequence[tuple[Event, Kind]], tolls: Iterable[Toll]) -> tuple[Rung, ...]:
    """The rungs of an escalation's days, from its events (chronological) and its tolls; days without a report absent."""
    reached: defaultdict[date, list[tuple[int, Event]]] = defaultdict(list)
    for event, kind in events:
        for day, rung in _acts(event, kind):
            reached[day].append((rung, event))
    deadly: defaultdict[date, list[Toll]] = defaultdict(list)
    for toll in tolls:
        if not toll.total and toll.period.first and toll.period.is_day and _deaths(toll):
            deadly[toll.period.first].append(toll)
    position = {event.id: index for index, (event, _) in enumerate(events)}
    return tuple(_rung(day, reached[day], deadly[day], position) for day in sorted({*reached, *deadly}))


def _acts(event: Event, kind: Kind) -> Iterator[tuple[date, int]]:
    """The rung of an event's kind on each of its days, and of its hostile words on the day they were said."""
    yield from ((day, kind.rung) for day in _days(event.date))
    for statement in event.statements:
        said = statement.date or event.date
        if statement.act in _HOSTILE and said.is_day and said.first:
            yield said.first, WORDS


def _rung(
    day: date, acts: Sequence[tuple[int, Event]], deadly: Sequence[Toll], position: dict[str, int]
) -> Rung:
    highest = max([*(rung for rung, _ in acts), *map(_deaths, deadly)])
    tolls = tuple(toll for toll in deadly if _deaths(toll) == highest)
    told = [telling.event for toll in tolls for figure in toll.figures for telling in figure.tellings]
    events = {event.id: event for event in [*(event for rung, event in acts if rung == highest), *told]}
    return Rung(
        day=day,
        level=highest,
        events=tuple(sorted(events.values(), key=lambda event: position.get(event.id, 0))),
        tolls=tolls,
    )


def _deaths(toll: Toll) -> int:
    """The rung a toll reaches by itself; 0 where it claims no death."""
    if toll.measure is not Measure.KILLED:
        return 0
    claims = [figure.claim for figure in toll.figures if figure.standing in _CLAIMED]
    if not any(claim.max is None or claim.max > 0 for claim in claims):
        return 0
    return MANY_DEATHS if (toll.low or 0) >= 25 else DEATHS


def _lies_in(period: Edtf, days: Edtf) -> bool:
    first, last = period.first, period.last
    return first is not None and last is not None and days.covers(first) and days.covers(last)


def _days(when: Edtf) -> Iterator[date]:
    """The days an entry covers. A month or a year as a whole does not say which of its days it means."""
    if when.first is None or when.last is None or when.last - when.first > _LONGEST:
        return
    if when.is_day or _DAY_TO_DAY.fullmatch(when.text):
        yield from (
            when.first + timedelta(days=number) for number in range((when.last - when.first).days + 1)
        )
