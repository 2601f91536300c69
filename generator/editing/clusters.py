"""Union-find over keys: things that share a key belong together, in whatever order they come."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


class Forest:
    """Disjoint sets of the numbers 0 … size-1; the smallest number of a set stands for it."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def root(self, number: int) -> int:
        """Return the number that stands for a number's set."""
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make one set of two."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parents[high] = low

    def sets(self, things: Sequence[Thing]) -> list[list[Thing]]:
        """Return the things by set, both in the order given."""
        found: dict[int, list[Thing]] = {}
        for number, thing in enumerate(things):
            found.setdefault(self.root(number), []).append(thing)
        return list(found.values())


def sharing(things: Sequence[Thing], keys: Callable[[Thing], Iterable[Hashable]]) -> list[list[Thing]]:
    """Gather the things that share a key, directly or through others."""
    forest, first = Forest(len(things)), dict[Hashable, int]()
    for number, thing in enumerate(things):
        for key in keys(thing):
            forest.join(number, first.setdefault(key, number))
    return forest.sets(things)
