"""Everything that comes of claims, made when it is first asked for: tolls, ladders, and whose each figure is.

No number depends on what an event is called or on its body: the events here are without both, so that a site whose
titles and bodies changed has the numbers it had.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from generator.derived import Lately
from generator.frozen import changed
from generator.model.dossier import Mentions
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.figure import Figure, Rung, Toll
from generator.model.vocabulary import Kind
from generator.site.index import Ids, Index, is_live
from generator.site.ladder import ladder, level
from generator.site.library import Evidence, Library
from generator.site.rules import BACKGROUND, SUM_OF_DAYS
from generator.site.sums import sums_of_days
from generator.site.tolls import Known, order, tolls

T = TypeVar("T")
_Tolls = tuple[Toll, ...]
#: Of so many events it is held what their claims rest on: of all events of a large site, it is too much.
_EVENTS = 2**13


def counted(event: Event) -> Event:
    """An event as far as numbers see it."""
    return changed(event, {"title": "", "body": ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers of the `events` (as `counted` makes them) and `escalations` of a site, by id."""

    events: Mapping[str, Event]
    escalations: Mapping[str, Escalation]
    kinds: Mapping[str, Kind]
    library: Library
    index: Index
    _evidence: dict[str, Evidence] = field(default_factory=lambda: Lately(most=_EVENTS))
    _tolls: dict[str, _Tolls] = field(default_factory=dict)
    _days: dict[str, Known] = field(default_factory=lambda: Lately(most=_EVENTS))
    _levels: dict[str, int] = field(default_factory=dict)
    _totals: dict[str, _Tolls] = field(default_factory=dict)
    _ladders: dict[str, tuple[Rung, ...]] = field(default_factory=dict)
    _figures: dict[str, Mapping[str, Mentions]] = field(default_factory=dict)

    def evidence(self, event: str) -> Evidence:
        """Gather what an event rests on."""
        found = self._evidence.get(event)
        return found or _once(self._evidence, event, lambda: self.library.evidence(self.events[event]))

    def of_event(self, event: str) -> _Tolls:
        """Return the tolls of an event's own claims; none of one that counts no more."""
        found = self._tolls.get(event)
        if found is not None or not is_live(self.events[event]):
            return found or ()
        return _once(self._tolls, event, lambda: tolls(self.evidence(event).tellings, None, self._known))

    def _known(self, event: str) -> Known:
        return _once(self._days, event, dict)

    def level(self, event: str) -> int:
        """Return an event's own rung of the ladder."""
        found = self._levels.get(event)
        return self._level(self.events[event]) if found is None else found

    def _level(self, event: Event) -> int:
        if not is_live(event):
            return 0
        return self._levels.setdefault(event.id, level(event, self.kind(event), self.of_event(event.id)))

    def of_escalation(self, escalation: str) -> _Tolls:
        """Return the tolls of an escalation, in total and day by day."""
        return _once(self._totals, escalation, partial(self._total, escalation))

    def ladder(self, escalation: str) -> tuple[Rung, ...]:
        """Return the rungs of an escalation's days."""
        return _once(self._ladders, escalation, partial(self._ladder, escalation))

    def _ladder(self, escalation: str) -> tuple[Rung, ...]:
        events = [self.events[event] for event in self._members(escalation)]
        found = [toll for toll in self.of_escalation(escalation) if toll.rule != SUM_OF_DAYS]
        return ladder([(event, self.kind(event)) for event in events], found)

    def kind(self, event: Event) -> Kind:
        """Return the kind of an event; one that the vocabulary has not is called by its id."""
        return self.kinds.get(event.kind) or Kind(id=event.kind, label=event.kind)

    def mentions(self, name: str, events: Ids) -> Mentions:
        """Return the figures of one actor or source, who is named in `events`, in the order of the events they stand in."""
        own = [self.events[event].escalation for event in events]
        wars = [one for one in dict.fromkeys(own) if one in self.escalations]
        alone = [
            event
            for event, war in zip(events, own, strict=True)
            if war not in self.escalations or event in self.index.background
        ]
        shelves = [
            *(self._of(f"escalations/{war}") for war in wars),
            *(self._of(f"events/{event}") for event in alone),
        ]
        found = [shelf[name] for shelf in shelves if name in shelf]
        return Mentions(
            made=_in_time(figure for one in found for figure in one.made),
            about=_in_time(figure for one in found for figure in one.about),
            told=_in_time(figure for one in found for figure in one.told),
        )

    def _members(self, escalation: str) -> Ids:
        return self.index.members.get(escalation, ())

    def _total(self, escalation: str) -> _Tolls:
        since = self.escalations[escalation].period.first
        told = (telling for event in self._members(escalation) for telling in self.evidence(event).tellings)
        found = [toll for toll in tolls(told, since, self._known) if toll.rule != BACKGROUND]
        return tuple(sorted([*found, *sums_of_days(found)], key=order))

    def _of(self, entry: str) -> Mapping[str, Mentions]:
        return _once(self._figures, entry, lambda: _by_name(self._standing(*entry.split("/", 1))))

    def _standing(self, folder: str, name: str) -> Iterator[Figure]:
        """Yield every figure where it stands: in its escalation; in its event where that has none, or it is background."""
        if folder == "escalations":
            standing = (toll for toll in self.of_escalation(name) if toll.rule != SUM_OF_DAYS)
        else:
            alone = self.events[name].escalation not in self.escalations
            standing = (toll for toll in self.of_event(name) if alone or toll.rule == BACKGROUND)
        return (figure for toll in standing for figure in toll.figures)

    def amended(self, event: Event) -> "Numbers":
        """Return the numbers with an event in the place of that of its id, which the index has at the same place."""
        new, old = counted(event), self.events[event.id]
        if new == old:
            return self
        touched = {event.id, f"events/{event.id}", f"escalations/{new.escalation}"}
        return replace(
            self,
            events={**self.events, event.id: new},
            _evidence=_but(self._evidence, touched),
            _tolls=_but(self._tolls, touched),
            _days=_but(self._days, touched),
            _levels=_but(self._levels, touched),
            _totals=_but(self._totals, {new.escalation or ""}),
            _ladders=_but(self._ladders, {new.escalation or ""}),
            _figures=_but(self._figures, touched),
        )


def _once(made: dict[str, T], key: str, make: Callable[[], T]) -> T:
    found = made.get(key)
    if found is None:
        found = made[key] = make()
    return found


def _but(made: dict[str, T], touched: Iterable[str]) -> dict[str, T]:
    left = made.copy()
    for key in touched:
        left.pop(key, None)
    return left


def _in_time(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(
        sorted(figures, key=lambda figure: (figure.event.date.sort_key, figure.event.id, figure.claim.id))
    )


def _by_name(figures: Iterable[Figure]) -> Mapping[str, Mentions]:
    """Put figures under the ids of who gave them, whose people they count, and which sources tell them."""
    found: dict[str, tuple[list[Figure], list[Figure], list[Figure]]] = {}
    for figure in figures:
        claim, told = figure.claim, [source.id for source in figure.sources]
        for place, names in enumerate(([claim.claimant or ""], [claim.side or ""], told)):
            for name in names:
                found.setdefault(name, ([], [], []))[place].append(figure)
    return {
        name: Mentions(made=tuple(made), about=tuple(about), told=tuple(told))
        for name, (made, about, told) in found.items()
    }
