"""What a person says of two entries: `same_as`, they are one; `not_same_as`, they are two.

Orders that contradict each other join nothing, and are told.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.decode import nearest
from generator.decode.text import one_line
from generator.errors import Mark, Problem
from generator.model.actor import Actor
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.record import Entry, KeyPath
from generator.model.source import Source

AnyEntry = Entry[Event] | Entry[Actor] | Entry[Escalation] | Entry[Source]
#: Which entry takes another, and where it says so.
_Order = tuple[AnyEntry, KeyPath]
_Orders = Mapping[str, _Order]


@dataclass(frozen=True, slots=True)
class Joins:
    """The orders of one folder, by id.

    `into` maps what was joined to what it is now, `taken` to the order that says so; `apart` are pairs of two, each
    both ways round; `problems` are the orders that cannot be followed.
    """

    into: Mapping[str, str]
    taken: _Orders
    apart: frozenset[tuple[str, str]]
    problems: tuple[Problem, ...]


def joins(entries: Iterable[AnyEntry]) -> Joins:
    """Read the orders of one folder. What two entries take, what leads in a circle and what is told apart stays."""
    every = sorted(entries, key=lambda entry: (entry.value.id, entry.path))
    problems: list[Problem] = []
    taken = dict(_taken(every, problems))
    circles = [name for name in taken if _root(name, taken) is None]
    problems += (_circle(name, taken) for name in circles if _returns(name, taken))
    into = {name: root for name in taken if (root := _root(name, taken))}
    told = [
        (entry.value.id, other, entry, ("not_same_as", n))
        for entry in every
        for n, other in enumerate(getattr(entry.value, "not_same_as", ()))
    ]
    torn = set()
    for one, other, entry, keys in told:
        if (root := into.get(one, one)) == into.get(other, other):
            torn.add(root)
            message = f"“{other}” is said to be the same as this, and not to be"
            problems.append(_error(entry, keys, "DL042", message, "leave it out of one of the two lists"))
    into = {name: root for name, root in into.items() if root not in torn}
    apart = frozenset(pair for one, other, *_ in told for pair in ((one, other), (other, one)))
    return Joins(into, {name: taken[name] for name in into}, apart, tuple(problems))


def _taken(every: Iterable[AnyEntry], problems: list[Problem]) -> Iterator[tuple[str, _Order]]:
    """Yield what one entry takes, and no other."""
    orders: defaultdict[str, list[_Order]] = defaultdict(list)
    for entry in every:
        for n, name in enumerate(entry.value.same_as):
            orders[name].append((entry, ("same_as", n)))
    for name, (first, *others) in sorted(orders.items()):
        for other, keys in others:
            message = f"“{name}” is the same as “{first[0].value.id}” already ({first[0].path})"
            hint = "leave it out of all but one: until then it is joined to none"
            problems.append(_error(other, keys, "DL043", message, hint))
        if not others:
            yield name, first


def _root(name: str, taken: _Orders) -> str | None:
    """Follow what an entry was joined to up to the last; None where that leads round in a circle."""
    seen = {name}
    while name in taken:
        name = taken[name][0].value.id
        if name in seen:
            return None
        seen.add(name)
    return name


def _returns(name: str, taken: _Orders) -> bool:
    """Whether a circle leads back to an entry; others only lead into one."""
    seen, here = set[str](), name
    while here not in seen:
        seen.add(here)
        here = taken[here][0].value.id
    return name == here


def _circle(name: str, taken: _Orders) -> Problem:
    entry, keys = taken[name]
    message = f"“{name}” is joined to itself, by way of “{entry.value.id}”"
    hint = "leave it out of the entry that shall stay none of the other’s"
    return _error(entry, keys, "DL042", message, hint)


def _error(entry: AnyEntry, keys: KeyPath, code: str, message: str, hint: str) -> Problem:
    mark: Mark = nearest(entry.marks, keys, entry.path)
    return Problem(mark, code, one_line(message), one_line(hint))
