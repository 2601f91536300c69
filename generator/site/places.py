"""Where figures were counted: the towns of one day are told apart, a province is no place of its own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.model.event import Event, Place
from generator.model.figure import Telling
from generator.model.vocabulary import Precision
from generator.site.scopes import period_of
from generator.urls import collision_key

#: Too wide to be another place than the fighting's. A place whose precision nobody gave is one by its name.
_WIDE = frozenset({Precision.PROVINCE, Precision.COUNTRY})


def named_place(event: Event) -> Place | None:
    """Return the place of an event if it is narrower than a province."""
    return event.place if event.place and event.place.precision not in _WIDE else None


def spot(event: Event) -> str:
    """Return what two events at one place share; empty where an event names none."""
    place = named_place(event)
    return collision_key(place.name) if place else ""


def of_one_event(told: Sequence[Telling]) -> bool:
    """Whether all tellings (one at least) are of one event: then all are of one place."""
    event = told[0].event
    return not [one for one in told if one.event is not event]


def by_place(told: Sequence[Telling]) -> Iterator[tuple[Place | None, Sequence[Telling]]]:
    """Split the tellings of one day by place where they are of two or more; else leave them together."""
    if of_one_event(told):
        yield None, told
        return
    split: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in told:
        split[spot(telling.event) if _of_its_own_day(telling) else ""].append(telling)
    if len(split.keys() - {""}) < 2:
        yield None, told
        return
    for name, group in split.items():
        first = min((telling.event for telling in group), key=lambda event: event.id)
        yield named_place(first) if name else None, group


def _of_its_own_day(telling: Telling) -> bool:
    """Whether a figure is of its event's own day, however sure either is: then it is of the event's place too."""
    period, day = period_of(telling), telling.event.date
    return (period.first, period.last) == (day.first, day.last)
