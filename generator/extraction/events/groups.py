"""Happenings that are one event: told in the lead and again in the body, exactly and in general words."""

from collections.abc import Sequence
from operator import itemgetter

from generator.edtf import Edtf
from generator.extraction.events import titles
from generator.extraction.events.happenings import Happening
from generator.extraction.events.words import VIOLENT
from generator.model.vocabulary import DateBasis

_MANY = 60  # events of a day that a happening may be one with
_BASES = (DateBasis.STATED, DateBasis.RELATIVE, DateBasis.PUBLISHED)


class Group:
    """Happenings that are one event: of one day, and between the same parties. `claims` are indexes of what is counted in it."""

    def __init__(self, first: Happening) -> None:
        """Begin with the happening told first."""
        self.date: Edtf = first.dated.days
        self.kind = first.sign.kind  # told in the most exact words
        self._exactness = _exactness(first)
        self._places: set[str] = set()
        self._towns: set[str] = set()
        self.planned = first.dated.planned
        self.name = titles.named(first.sign.words)
        self.happenings: list[Happening] = []
        self.parties: list[str] = []
        self.sentences: list[int] = []
        self.claims: list[int] = []
        self.add(first)

    def add(self, one: Happening) -> None:
        """Take a happening in."""
        self.happenings.append(one)
        self.sentences.append(one.tape.sentence.index)
        self.parties += [party for party in one.parties if party not in self.parties]
        if _exactness(one) < self._exactness:
            self.kind, self._exactness = one.sign.kind, _exactness(one)
        if one.place:
            self._places.add(one.place)
            self._towns |= {one.place} if one.town else set()

    @property
    def best(self) -> Happening:
        """The happening whose words stand for the event: the surest day, the most exact words, the most parties, the first."""
        return min(
            self.happenings,
            key=lambda one: (
                one.dated.said,
                _BASES.index(one.dated.basis),
                one.sign.kind != self.kind,
                -len(one.parties),
                one.tape.sentence.index,
            ),
        )

    def takes(self, one: Happening) -> bool:
        """Whether a happening is the same event: same day, parties that do not exclude each other, and kind or general words."""
        named = titles.named(one.sign.words)
        days = _plain(one.dated.days)
        if (_plain(self.date), self.planned, self.name) != (days, one.dated.planned, named):
            return False
        if self.parties and one.parties and not set(self.parties) & set(one.parties):
            return False
        if one.town and self._towns and one.place not in self._towns:
            return False
        return one.sign.kind == self.kind or (self._is_general(one) and not self.is_elsewhere(one))

    def covers(self, one: Happening) -> bool:
        """Whether force told without a day of its own is that of this event, already dated."""
        same_day = self.kind in VIOLENT and _plain(self.date) == _plain(one.dated.days) and not self.planned
        return same_day and (one.sign.general or one.sign.kind == self.kind or not self.is_elsewhere(one))

    def is_elsewhere(self, one: Happening) -> bool:
        """Whether a happening names a place, and the event others only."""
        return bool(one.place and self._places and one.place not in self._places)

    def _is_general(self, one: Happening) -> bool:
        """Whether both are force, and one of them is told in general words only."""
        force = self.kind in VIOLENT and one.sign.kind in VIOLENT
        return force and (one.sign.general or self._exactness[0])


def _plain(days: Edtf) -> str:
    """A date without its doubts: a day and the same day, unsure, are one."""
    return days.text.rstrip("?~%")


def _exactness(one: Happening) -> tuple[bool, int]:
    return (one.sign.general, one.sign.rank)


class Groups:
    """An article's events in the order in which they were made, found by their day."""

    def __init__(self) -> None:
        """Begin without any."""
        self.all: list[Group] = []
        self._by_day: dict[str, list[tuple[int, Group]]] = {}

    def add(self, group: Group) -> None:
        """Take an event in."""
        self._by_day.setdefault(_plain(group.date), []).append((len(self.all), group))
        self.all.append(group)

    def on(self, *days: Edtf) -> list[Group]:
        """Return the events of any of these days; of a day with very many the last."""
        found = [
            row for day in dict.fromkeys(map(_plain, days)) for row in self._by_day.get(day, ())[-_MANY:]
        ]
        return [group for _, group in sorted(found, key=itemgetter(0))]

    def last_within(self, days: Edtf, kinds: frozenset[str]) -> Edtf | None:
        """Return the last day within a period on which something of some kinds happened."""
        told = (
            rows[0][1].date
            for rows in self._by_day.values()
            if any(group.kind in kinds for _, group in rows[:_MANY])
        )
        return max((day for day in told if day.last and days.covers(day.last)), default=None)


def grouped(happenings: Sequence[Happening]) -> Groups:
    """Return the events that happenings make; those with a day of their own come first and take the others in."""
    groups = Groups()
    for one in sorted(happenings, key=lambda one: not one.dated.own):
        inherits = not one.dated.own and one.sign.kind in VIOLENT
        near = groups.on(one.dated.days)
        if inherits and any(group.covers(one) for group in near):
            continue
        group = next((group for group in near if group.takes(one)), None)
        if group:
            group.add(one)
        else:
            groups.add(Group(one))
    return groups
