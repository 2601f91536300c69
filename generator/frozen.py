"""A short cut: a frozen value with some fields changed, without the detour that `dataclasses.replace` takes.

`tests/test_site.py` holds that what comes of it is the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def changed(value: T, changes: Mapping[str, object]) -> T:
    """Return a value of a frozen dataclass that has slots and no code of its own for when one is made."""
    cls: Any = type(value)
    made: T = _copier(cls, tuple(changes))(value, *changes.values())
    return made


@cache
def _copier(cls: Any, changing: tuple[str, ...]) -> Callable[..., Any]:  # noqa: ANN401 - a dataclass
    """Write the function that sets one field after the other, as dataclasses write what makes them."""
    names = [field.name for field in fields(cls)]
    known: dict[str, Any] = {f"set_{name}": getattr(cls, name).__set__ for name in names}
    known |= {"new": object.__new__, "cls": cls}
    lines = [f"  set_{name}(made, {'new_' if name in changing else 'value.'}{name})" for name in names]
    head = f"def copier({', '.join(['value', *(f'new_{name}' for name in changing)])}):\n  made = new(cls)"
    exec("\n".join((head, *lines, "  return made")), known)  # noqa: S102 - what was written here
    made: Callable[..., Any] = known["copier"]
    return made
