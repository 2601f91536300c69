"""A short cut: a frozen value with some fields changed, without the detour that `dataclasses.replace` takes.

`tests/test_site.py` holds that what comes of it is the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
_Slot = tuple[str, Callable[[object], Any], Callable[[object, Any], None]]


def changed(value: T, changes: Mapping[str, object]) -> T:
    """Return a value of a frozen dataclass that has slots and no code of its own for when one is made."""
    cls: Any = type(value)
    made: T = object.__new__(cls)
    for name, read, write in _slots(cls):
        write(made, changes[name] if name in changes else read(value))
    return made


@cache
def _slots(cls: Any) -> tuple[_Slot, ...]:  # noqa: ANN401 - a dataclass
    members = ((field.name, getattr(cls, field.name)) for field in fields(cls))
    return tuple((name, member.__get__, member.__set__) for name, member in members)
