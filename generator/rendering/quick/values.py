"""What a name or an expression of a layout is known to be when its function is written."""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2 import nodes


class Unsuited(Exception):  # noqa: N818 - no error: the layout is drawn the long way
    """A layout uses something of Jinja2's that this short cut leaves out."""


@dataclass(frozen=True, slots=True)
class Known:
    """A value that is the same on every page of the site."""

    value: Any


@dataclass(frozen=True, slots=True)
class Code:
    """A Python expression, whole enough to stand anywhere; one that is known `everywhere` in any function."""

    text: str
    everywhere: bool = False


@dataclass(frozen=True, eq=False)
class Macro:
    """A macro, or the body of a call block, with the scope that it was written in; that of an import is `lasting`."""

    node: nodes.Macro | nodes.CallBlock
    scope: "Scope"
    lasting: bool = False

    @cached_property
    def arguments(self) -> tuple[str, ...]:
        """The names of what it takes."""
        return tuple(name.name for name in self.node.args)

    @cached_property
    def read(self) -> frozenset[str]:
        """The names that its body reads."""
        return frozenset(name.name for name in self.node.find_all(nodes.Name) if name.ctx == "load")


@dataclass(frozen=True, slots=True)
class Module:
    """A template that was imported, by the names of its macros."""

    macros: Mapping[str, Macro]


@dataclass(frozen=True, slots=True)
class Loop:
    """The `loop` of a loop that is only asked how far it is: `number` counts its rounds from 0."""

    number: str

    def asked(self, name: str) -> Code | None:
        """Return `loop.NAME`."""
        answers = {"first": "({} == 0)", "index0": "{}", "index": "({} + 1)"}
        return Code(answers[name].format(self.number)) if name in answers else None


@dataclass(frozen=True, slots=True)
class Block:
    """What `super()` draws: the bodies of a block's ancestors, the nearest first."""

    bodies: tuple[list[nodes.Node], ...]


Value = Known | Code | Macro | Module | Loop | Block
#: What each name is known to be.
Scope = MutableMapping[str, Value]
#: What ends the drawing, so that it is done the long way.
FAIL = Code("fail()")
