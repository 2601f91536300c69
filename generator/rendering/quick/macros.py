"""Macros and blocks of layouts as Python: each is written out where it is drawn, or a function where that has no end."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from jinja2 import Environment, nodes

from generator.rendering.quick.calls import ARGUMENT
from generator.rendering.quick.expressions import Expressions
from generator.rendering.quick.frames import framed
from generator.rendering.quick.lines import Lines
from generator.rendering.quick.values import FAIL, Block, Code, Known, Macro, Module, Scope, Unsuited, Value

#: So many macros are written out in one layout.
_MANY = 500


class Shared(Protocol):
    """What the layouts of a site have in common."""

    def module(self, name: str) -> Module:
        """What can be imported from a template. Raises Unsuited."""
        ...

    def function(self, macro: Macro) -> Callable[..., str] | None:
        """What draws a macro of such a template; None while it is being made."""
        ...


class Macros(Expressions):
    """Writes macros and blocks of the templates of one layout."""

    def __init__(self, environment: Environment, shared: "Shared") -> None:
        super().__init__(environment)
        self.lines = Lines(1)
        self.functions: list[str] = []
        self.bodies: dict[str, list[list[nodes.Node]]] = {}
        self.top: Scope = {}
        self.shared = shared
        self._written: dict[tuple[Macro, int], str] = {}
        #: Whether these are the statements of a template that is imported.
        self.lasting = False
        #: The scopes that macros see, by their ids.
        self.captured: set[int] = set()
        self._within: list[nodes.Node] = []
        self._number = self._bindings = self._expanded = 0

    def statements(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        """Write statements. What is unusual ends the drawing."""
        raise NotImplementedError

    def expand(self, macro: Macro, call: nodes.Call, scope: Scope, caller: Value = FAIL) -> None:
        """Write what a macro draws where it is called. Raises Unsuited."""
        _check(macro, caller)
        self._expanded += 1
        if any(macro.node is one for one in self._within) or self._expanded > _MANY:
            if caller is not FAIL:
                raise Unsuited
            return self.lines.piece(self.macro_called(macro, call, scope))
        bound = self.bound(macro, call, scope)
        inner = framed(macro.node.body, macro.scope)
        if isinstance(macro.node, nodes.Macro):
            inner["loop"] = FAIL
        self._take_arguments(macro, bound, inner)
        inner["caller"] = caller
        self._within.append(macro.node)
        self.statements(macro.node.body, inner)  # raises nothing
        self._within.pop()
        return None

    def _take_arguments(self, macro: Macro, bound: dict[str, Value], scope: Scope) -> None:
        names = macro.arguments
        defaults = dict(zip(reversed(names), reversed(macro.node.defaults), strict=False))
        for name in names:
            if name in bound:
                value = bound[name]
                scope[name] = self.local(value) if isinstance(value, (Known, Code)) else FAIL
            elif name in defaults:
                value = self.value(defaults[name], scope)
                scope[name] = self.local(value) if isinstance(value, (Known, Code)) else FAIL
            else:
                scope[name] = FAIL

    def call_block(self, node: nodes.CallBlock, scope: Scope) -> None:
        """Write what a macro draws around what stands in its call. Raises Unsuited."""
        macro = self.value(node.call.node, scope)
        if not isinstance(macro, Macro):
            raise Unsuited
        self.expand(macro, node.call, scope, Macro(node, scope))

    def function(self, macro: Macro) -> str:
        """Write a macro as a function, once for what its names mean; it sees nothing of the page but its arguments."""
        _check(macro, FAIL)
        if macro.lasting and (made := self.shared.function(macro)):
            return self.constant(made)
        return self.local_function(macro)

    def local_function(self, macro: Macro) -> str:
        """Write a macro as a function of this layout."""
        key = (macro, self._bindings)
        if key not in self._written:
            self._written[key] = name = self.new("f")
            self._write(name, macro)
        return self._written[key]

    def _write(self, name: str, macro: Macro) -> None:
        shared: Scope = {
            name: one for name, one in macro.scope.items() if not isinstance(one, Code) or one.everywhere
        }
        inner = framed(macro.node.body, {**shared, "loop": FAIL, "caller": FAIL})
        arguments = self._arguments(macro, inner)
        within, self._within = self._within, []
        with self.into(Lines(1)) as lines:
            self.statements(macro.node.body, inner)
        self._within = within
        self.functions += written(name, arguments, lines)

    def _arguments(self, macro: Macro, scope: Scope) -> list[str]:
        names = macro.arguments
        defaults = [self.value(one, scope) for one in macro.node.defaults]
        scope.update({name: Code(f"{ARGUMENT}{name}") for name in names})
        if not all(isinstance(one, Known) for one in defaults):
            raise Unsuited
        bare = [f"{ARGUMENT}{name}" for name in names]
        start = len(bare) - len(defaults)
        return [
            *bare[:start],
            *(f"{name}={self.lifted(one)}" for name, one in zip(bare[start:], defaults, strict=True)),
        ]

    def block(self, node: nodes.Block, _: Scope) -> None:
        """Write the layout's own block where the frame has one. Raises Unsuited."""
        if node.scoped or node.required:
            raise Unsuited
        self.block_body(tuple(self.bodies[node.name]))

    def block_body(self, bodies: tuple[list[nodes.Node], ...]) -> None:
        """Write a block's body, of those that there are, the nearest first. Raises Unsuited."""
        if not bodies:
            raise Unsuited
        self.statements(bodies[0], framed(bodies[0], {**self.top, "super": Block(bodies[1:])}))

    @contextmanager
    def into(self, lines: Lines) -> Iterator[Lines]:
        """Write to other lines meanwhile."""
        outer, self.lines = self.lines, lines
        try:
            yield lines
        finally:
            self.lines = outer

    def bind(self, name: str, value: Value, scope: Scope) -> None:
        """Give a name to something from here on."""
        self._bindings += id(scope) in self.captured
        scope[name] = value

    def local(self, value: Known | Code) -> Known | Code:
        """A value that is worked out here and now."""
        if isinstance(value, Known) or (value.text.isidentifier()):
            return value
        name = self.new("x")
        self.lines.add(f"{name} = {value.text}")
        return Code(name)

    def new(self, kind: str) -> str:
        """Return a name that nothing else has."""
        self._number += 1
        return f"{kind}{self._number}"


def written(name: str, arguments: Iterable[str], lines: Lines) -> list[str]:
    """Write a function that returns what its lines print."""
    lines.flush()
    return [f"def {name}({', '.join(arguments)}):", "\to = []", *lines.lines, "\treturn ''.join(o)"]


def _check(macro: Macro, caller: Value) -> None:
    """Raise Unsuited for a macro that takes more than its arguments, or other than it is given."""
    takes_caller = isinstance(macro.node, nodes.Macro) and "caller" in macro.read
    if caller is not FAIL and not takes_caller:
        raise Unsuited
    if macro.read & {"varargs", "kwargs"} or "caller" in macro.arguments:
        raise Unsuited
