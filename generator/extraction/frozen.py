"""`@frozen`: a dataclass whose values never change, for what extraction makes by the hundred.

That nothing is assigned after construction is held by the type checker (`make check`), not at run time: a dataclass
that is frozen at run time sets each of its fields through a function call, and takes four times as long to make.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform, overload

_T = TypeVar("_T")


@overload
def frozen(cls: type[_T], /) -> type[_T]: ...
@overload
def frozen(
    *, eq: bool = True, kw_only: bool = False, slots: bool = True
) -> Callable[[type[_T]], type[_T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(
    cls: type[_T] | None = None, /, *, eq: bool = True, kw_only: bool = False, slots: bool = True
) -> type[_T] | Callable[[type[_T]], type[_T]]:
    """Make a class a dataclass with slots whose values equal and hash by their fields; `eq=False`: by identity.

    `slots=False` is for classes with cached properties.
    """
    made = dataclass(eq=eq, unsafe_hash=eq, kw_only=kw_only, slots=slots)
    return made(cls) if cls else made
