"""Mappings whose values are made when they are first asked for: a large site is derived where, and as far as, it is shown."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")
#: So much is held of what can be made again, unless another number is told.
_HELD = 24_000


class Derived(Mapping[Key, Value]):
    """What `make`, a pure function, makes of each of `keys` (unique, their order kept), each made once."""

    __slots__ = ("_keys", "_made", "_make")

    def __init__(self, keys: Collection[Key], make: Callable[[Key], Value]) -> None:
        self._keys, self._make = keys, make
        self._made: dict[Key, Value] = {}

    def __getitem__(self, key: Key) -> Value:
        try:
            return self._made[key]
        except KeyError:
            if key not in self._keys:
                raise
        return self._made.setdefault(key, self._make(key))

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Lately(dict[Key, Value]):
    """What was made lately and can be made again: once it is more than `most`, all of it is let go of."""

    __slots__ = ("_most",)

    def __init__(self, made: Mapping[Key, Value] | None = None, most: int = _HELD) -> None:
        super().__init__(made or {})
        self._most = most

    def __setitem__(self, key: Key, made: Value) -> None:
        if len(self) >= self._most:
            self.clear()
        super().__setitem__(key, made)

    def hold(self, key: Key, made: Value) -> Value:
        """Hold what was made for a key, and return it."""
        self[key] = made
        return made

    def copy(self) -> "Lately[Key, Value]":
        """Hold the same elsewhere."""
        return Lately(self, self._most)
