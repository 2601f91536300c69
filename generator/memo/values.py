"""Values to bytes and back: plain data and the classes a reader names, and nothing else whatever the bytes say.

The form is pickle's, read so that it can call nothing but the makers of the classes allowed.
"""

import io
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, cast

#: Kinds of plain data that have a class of their own in pickle's form.
_PLAIN: tuple[type, ...] = (date,)
_Maker = Callable[..., object]


class Codec:
    """Writes and reads values made of plain data, dates, and the frozen dataclasses and enums of `classes`."""

    def __init__(self, classes: Iterable[type]) -> None:
        every = (*_PLAIN, *classes)
        self._makers: Mapping[tuple[str, str], _Maker] = {
            (cls.__module__, cls.__qualname__): _maker(cls) for cls in every
        }
        self._fields = {cls: tuple(field.name for field in fields(cls)) for cls in every if is_dataclass(cls)}

    def dumps(self, value: object) -> bytes:
        """Write a value. Raises pickle.PicklingError for what this codec does not know."""
        stream = io.BytesIO()
        _Writer(stream, self._makers, self._fields).dump(value)
        return stream.getvalue()

    def loads(self, raw: bytes) -> object:
        """Read a value. Raises Exception of any type where the bytes are none of this codec's; runs nothing of theirs."""
        return _Reader(raw, self._makers).load()


class _Writer(pickle.Pickler):
    def __init__(
        self,
        stream: io.BytesIO,
        makers: Mapping[tuple[str, str], _Maker],
        names: Mapping[type, tuple[str, ...]],
    ) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._makers, self._names = makers, names

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 - as pickle has it
        cls = type(value)
        if cls in self._names:
            return cls, tuple(getattr(value, name) for name in self._names[cls])
        if isinstance(value, Enum):
            return cls, (value.value,)
        known = value if isinstance(value, type) else cls
        if (known.__module__, known.__qualname__) not in self._makers:
            raise pickle.PicklingError(f"{known.__qualname__} is no class of this codec")
        return NotImplemented


class _Reader(pickle.Unpickler):
    def __init__(self, raw: bytes, makers: Mapping[tuple[str, str], _Maker]) -> None:
        super().__init__(io.BytesIO(raw))
        self._makers = makers

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        return self._makers[module, name]


def _maker(cls: type) -> _Maker:
    """Return what makes a value of a class from its parts, without the detour that a frozen class takes."""
    if issubclass(cls, Enum):
        return _member(cls)
    if not is_dataclass(cls):
        return cls
    setters = {f"set{n}": getattr(cls, one.name).__set__ for n, one in enumerate(fields(cls))}
    lines = [f" {setter}(made, value{n})" for n, setter in enumerate(setters)]
    values = ", ".join(f"value{n}" for n in range(len(setters)))
    scope: dict[str, Any] = {"new": cls.__new__, "cls": cls, **setters}
    # Made of nothing but numbers: a loop over the setters would take twice as long, for every value there is.
    body = "\n".join([f"def make({values}):", " made = new(cls)", *lines, " return made"])
    exec(body, scope)  # noqa: S102
    return cast("_Maker", scope["make"])


def _member(cls: type[Enum]) -> _Maker:
    members = {member.value: member for member in cls}
    return members.__getitem__
