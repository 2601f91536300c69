"""Views that are made in one step, and fields of them made when a layout first asks: what no page shows costs nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from typing import Any, Generic, Literal, TypeVar, cast, dataclass_transform

T = TypeVar("T")


class Late(Generic[T]):
    """A field of a frozen view, made of what `_made_of` holds, once; `is_asked` says that this process made it for any view."""

    def __init__(self, make: Callable[..., T], *, near: bool = False) -> None:
        self._make, self.near, self.is_asked = make, near, False

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, view: object, owner: type | None = None) -> T:
        if view is None:
            return cast("T", self)  # what the class itself knows of the field
        self.is_asked = True
        known = view.__dict__
        made = known[self._name] = self._make(*known["_made_of"])
        return made


def late(make: Callable[..., T], *, near: bool = False, init: Literal[False] = False) -> T:
    """Declare a field of a view that `make` gives for the values in the view's `_made_of`.

    A `near` one comes of nothing but the files that the view is about: those of its entries, and of what these rest on.
    """
    return cast("T", field(default=Late(make, near=near), init=init))


def far_fields(views: Iterable[type]) -> tuple[Late[Any], ...]:
    """The fields of some views that are not near: their `is_asked` tells whether this process ever made them."""
    fields_ = (one for view in views for one in vars(view).values())
    return tuple(one for one in fields_ if isinstance(one, Late) and not one.near)


def made_of() -> Any:  # noqa: ANN401 - each view says what its own is
    """Declare what the late fields of a view are made of. It is no part of what layouts see."""
    return field(repr=False, compare=False)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(late, made_of))
def view(cls: type[T]) -> type[T]:
    """Declare a view: a frozen dataclass that is made of the names and values of its fields, all set at once."""
    made: Any = dataclass(frozen=True, kw_only=True)(cls)
    made.__init__ = _filler(made)
    return cast("type[T]", made)


def settle(made: Any) -> None:  # noqa: ANN401 - a view
    """Make all late fields of a view now, after which it holds nothing but them."""
    known = made.__dict__
    if known["_made_of"]:
        for one in fields(made):
            getattr(made, one.name)
        known["_made_of"] = ()


def _filler(cls: Any) -> Callable[..., None]:  # noqa: ANN401 - a dataclass
    """What makes a view: its values are its dictionary, just as they are given."""
    fill = vars(cls)["__dict__"].__set__

    def filled(self: object, **values: object) -> None:
        fill(self, values)

    return filled
