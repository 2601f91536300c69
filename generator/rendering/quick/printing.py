"""What a function that draws pages calls while it draws."""

from collections.abc import Callable
from typing import Any

from jinja2.runtime import LoopContext, StrictUndefined, markup_join
from markupsafe import Markup, escape

from generator.rendering.drawn import once
from generator.rendering.quick.values import Unsuited

#: So many strings are kept as they are printed: names and words come again and again.
_KEPT = 2**14


class _Strings(dict[str, str]):
    """What `escape` makes of a string."""

    def __missing__(self, value: str) -> str:
        unsafe = "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        made = str(escape(value)) if unsafe else value
        if len(self) >= _KEPT:
            self.clear()
        self[value] = made
        return made


class _Types(dict[type, Callable[[Any], str]]):
    """What prints values of a type."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        self[kind] = made = getattr(kind, "__html__", escape)
        return made


STRINGS = _Strings()
TYPES = _Types({str: STRINGS.__getitem__, Markup: lambda value: value, int: int.__repr__})


def printed(value: object) -> str:
    """Return what `escape` makes of a value, as any string: it is joined to others at once."""
    return TYPES[type(value)](value)


def fail() -> object:
    """Raise Unsuited."""
    raise Unsuited


def loop_of(things: Any) -> LoopContext:  # noqa: ANN401 - as Jinja2 has it
    """Return the `loop` of a loop that is asked for more than how far it is."""
    return LoopContext(things, StrictUndefined)


#: What functions that draw know, beside the constants of their layout.
NAMES: dict[str, object] = {
    "Markup": Markup,
    "P": STRINGS,
    "W": TYPES,
    "fail": fail,
    "loop_of": loop_of,
    "markup_join": markup_join,
    "once": once,
    "printed": printed,
}
