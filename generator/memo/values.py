"""Values to bytes and back: plain data and the classes a reader names, and nothing else whatever the bytes say.

The form is pickle's, read so that it can call nothing but the makers of the classes allowed.
"""

import io
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum, EnumType
from operator import attrgetter
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
        self._reducers = _Reducers({cls: _reducer(cls) for cls in every})
        self._reducers[EnumType] = attrgetter("__qualname__")

    def dumps(self, value: object) -> bytes:
        """Write a value. Raises pickle.PicklingError for what this codec does not know."""
        stream = io.BytesIO()
        writer = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
        writer.dispatch_table = self._reducers
        writer.dump(value)
        return stream.getvalue()

    def loads(self, raw: bytes) -> object:
        """Read a value. Raises Exception of any type where the bytes are none of this codec's; runs nothing of theirs."""
        return _Reader(raw, self._makers).load()


#: Returns what makes a value again, and from what; of a class, its name.
_Reducer = Callable[[Any], Any]


class _Reducers(dict[type, _Reducer]):
    """How values of each class are written: as what its maker takes."""

    def __missing__(self, cls: type) -> _Reducer:
        raise pickle.PicklingError(f"{cls.__qualname__} is no class of this codec")


def _reducer(cls: Any) -> _Reducer:  # noqa: ANN401 - a class of plain data, of members, or with fields
    if issubclass(cls, Enum):
        return lambda member: (cls, (member.value,))
    if not is_dataclass(cls):
        return lambda value: value.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
    names = [field.name for field in fields(cls)]
    if len(names) < 2:
        return lambda value: (cls, tuple(getattr(value, name) for name in names))
    every = attrgetter(*names)
    return lambda value: (cls, every(value))


class _Reader(pickle.Unpickler):
    def __init__(self, raw: bytes, makers: Mapping[tuple[str, str], _Maker]) -> None:
        super().__init__(io.BytesIO(raw))
        self._makers = makers

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        return self._makers[module, name]


def _maker(cls: type) -> _Maker:
    if issubclass(cls, Enum):
        return _member(cls)
    return maker(cls) if is_dataclass(cls) else cls


def maker(cls: type, *, by_name: bool = False) -> _Maker:
    """Return what makes a value of a frozen class from all its fields, or, `by_name`, from those that have no default.

    It makes what the class makes, without the detour that a frozen one takes, for a class that has no code of its own for
    when a value is made.
    """
    every = fields(cls)
    setters = {f"_set{n}": getattr(cls, one.name).__set__ for n, one in enumerate(every)}
    defaults = {f"_default{n}": one.default for n, one in enumerate(every) if by_name}
    given = [
        f"{one.name}=_default{n}" if by_name and one.default is not MISSING else one.name
        for n, one in enumerate(every)
    ]
    lines = [f" _set{n}(_made, {one.name})" for n, one in enumerate(every)]
    scope: dict[str, Any] = {"_new": cls.__new__, "_cls": cls, **setters, **defaults}
    # Made of field names alone: a loop over the setters would take twice as long, for every value there is.
    head = f"def make({', '.join(['*', *given] if by_name else given)}):"
    exec("\n".join([head, " _made = _new(_cls)", *lines, " return _made"]), scope)  # noqa: S102
    return cast("_Maker", scope["make"])


def _member(cls: type[Enum]) -> _Maker:
    members = {member.value: member for member in cls}
    return members.__getitem__
