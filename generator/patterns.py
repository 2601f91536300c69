"""Regular expressions that are compiled when they are first asked: to compile all takes longer than to read an article."""

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

_Call = Callable[..., Any]


class _Pattern:
    """Stands for a pattern: the first call of any method compiles it, and gives each method its place here."""

    __slots__ = ("findall", "finditer", "flags", "fullmatch", "match", "pattern", "search", "split", "sub")
    findall: _Call
    finditer: _Call
    fullmatch: _Call
    match: _Call
    search: _Call
    split: _Call
    sub: _Call

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> _Call:
        """Asked only for what is not here yet."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return cast("_Call", getattr(self, name))


_METHODS = tuple(name for name in _Pattern.__slots__ if name not in ("flags", "pattern"))


def deferred(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what acts as `re.compile(pattern, flags)`; whether the expression is well formed shows when it is asked.

    It has the methods of a pattern but for `subn` and `scanner`, and its text, not its groups.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(pattern, flags))
