"""Fields of a view that are made when a layout first asks for them: what no page shows costs nothing."""

from collections.abc import Callable
from dataclasses import field
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")


class Late(Generic[T]):
    """A field of a frozen view, made of what `_made_of` holds, once."""

    def __init__(self, make: Callable[..., T]) -> None:
        self._make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, view: object, owner: type | None = None) -> T:
        if view is None:
            return cast("T", self)  # what the class itself knows of the field
        known = view.__dict__
        known[self._name] = made = self._make(*known["_made_of"])
        return made


def late(make: Callable[..., T]) -> T:
    """Declare a field of a dataclass that `make` gives for the values in the view's `_made_of`."""
    return cast("T", field(default=Late(make), init=False))


def made_of() -> Any:  # noqa: ANN401 - each view says what its own is
    """Declare what the late fields of a view are made of. It is no part of what layouts see."""
    return field(repr=False, compare=False)
