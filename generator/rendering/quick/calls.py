"""Calls, filters and tests of layouts as Python; what a pure function gives for what all pages share is worked out."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, nodes
from jinja2.runtime import Context
from markupsafe import Markup

from generator.rendering.drawn import once
from generator.rendering.quick.printing import NAMES
from generator.rendering.quick.values import FAIL, Code, Known, Macro, Scope, Unsuited, Value

_SIMPLE = (str, int, bool, type(None))
#: Results that are the same however often they are used.
_LASTING = (*_SIMPLE, float, Markup, tuple)
#: What the names of a function’s arguments begin with.
ARGUMENT = "a_"


class Calls:
    """Writes calls in the templates of one layout."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        #: What the functions know by a name: those of `printing.py`, and constants.
        self.names: dict[str, Any] = {**NAMES}
        self._constants: dict[int, str] = {}

    def function(self, macro: Macro) -> str:
        """Return the name of a function that draws a macro. Raises Unsuited."""
        raise NotImplementedError

    def value(self, node: nodes.Node | None, scope: Scope) -> Value:
        """What an expression is."""
        raise NotImplementedError

    def code(self, node: nodes.Node | None, scope: Scope) -> str:
        """Return Python for an expression."""
        return self.lifted(self.value(node, scope))

    def lifted(self, value: Value) -> str:
        """Return Python for a value."""
        match value:
            case Known(known):
                return f"({known!r})" if type(known) in _SIMPLE else self.constant(known)
            case Code(text):
                return text
        return FAIL.text

    def named(self, value: Value) -> str:
        """Python for a value that is no literal, of which Python would know better."""
        return self.constant(value.value) if isinstance(value, Known) else self.lifted(value)

    def constant(self, value: object) -> str:
        """Return the name that a value is known by."""
        name = self._constants.setdefault(id(value), f"k{len(self._constants)}")
        self.names[name] = value  # kept, so that its id stays its own
        return name

    def evaluated(self, code: str, operands: Iterable[Value]) -> Value:
        """Code for a pure expression; what it gives where all its operands are known."""
        if not all(isinstance(one, Known) for one in operands):
            return Code(code)
        return self.applied(partial(eval, code, self.names))

    def applied(self, function: Callable[[], object]) -> Value:
        """What a pure function gives for what is known."""
        try:
            return Known(function())
        except Exception:  # noqa: BLE001 - it goes wrong where it is drawn, or is never drawn
            return FAIL

    def call(self, node: nodes.Call, scope: Scope) -> Value:
        """What a call gives. Raises Unsuited."""
        callee = self.value(node.node, scope)
        if isinstance(callee, Macro):
            return Code(f"Markup({self.macro_called(callee, node, scope)})")
        if isinstance(callee, Known) and callee.value is once:
            return Code(f"Markup({self.once_called(node, scope)})")
        return self._applied(self.named(callee), callee, node, scope, lasting=False)

    def macro_called(self, macro: Macro, node: nodes.Call, scope: Scope) -> str:
        """Return Python for the text that a call of a macro draws. Raises Unsuited."""
        bound = self.bound(macro, node, scope)
        written = (f"{ARGUMENT}{name}={self.lifted(one)}" for name, one in bound.items())
        return f"{self.function(macro)}({', '.join(written)})"

    def once_called(self, node: nodes.Call, scope: Scope) -> str:
        """Return Python for what is drawn once. Raises Unsuited."""
        macro = self.value(node.args[0], scope) if node.args else None
        if not isinstance(macro, Macro) or node.kwargs or node.dyn_args or node.dyn_kwargs:
            raise Unsuited
        return f"once({', '.join((self.function(macro), *(self.code(one, scope) for one in node.args[1:])))})"

    def bound(self, macro: Macro, node: nodes.Call, scope: Scope) -> dict[str, Value]:
        """The arguments of a macro in a call, those that are given. Raises Unsuited."""
        names = macro.arguments
        if node.dyn_args or node.dyn_kwargs or len(node.args) > len(names):
            raise Unsuited
        pairs = [*zip(names, node.args, strict=False), *((pair.key, pair.value) for pair in node.kwargs)]
        bound = {name: self.value(one, scope) for name, one in pairs}
        if len(bound) < len(pairs) or bound.keys() - {*names}:
            raise Unsuited
        return bound

    def _applied(
        self,
        code: str,
        callee: Value,
        node: nodes.Call | nodes.Filter | nodes.Test,
        scope: Scope,
        *,
        lasting: bool,
    ) -> Value:
        """What calling something gives; where all is known, and what is given lasts, that itself."""
        values = [self.value(one, scope) for one in node.args]
        named = {str(pair.key): self.value(pair.value, scope) for pair in node.kwargs}
        if isinstance(node, (nodes.Filter, nodes.Test)):
            values.insert(0, self.value(node.node, scope))
        has_more = node.dyn_args is not None or node.dyn_kwargs is not None
        if not has_more and all(isinstance(one, Known) for one in (callee, *values, *named.values())):
            made = self.applied(lambda: _called(callee, values, named))
            if not lasting or not isinstance(made, Known) or isinstance(made.value, _LASTING):
                return made
        written = [*map(self.lifted, values)]
        written += [f"*{self.code(node.dyn_args, scope)}"] if node.dyn_args else []
        written += [
            f"{key}={self.lifted(one)}" if is_plain(key) else f"**{{{key!r}: {self.lifted(one)}}}"
            for key, one in named.items()
        ]
        written += [f"**{self.code(node.dyn_kwargs, scope)}"] if node.dyn_kwargs else []
        return Code(f"{code}({', '.join(written)})")

    def filtered(self, node: nodes.Filter, scope: Scope) -> Value:
        """What a filter makes of something."""
        function = self._with_environment(self.environment.filters, node.name) if node.node else FAIL
        return self._applied(self.lifted(function), function, node, scope, lasting=True)

    def tested(self, node: nodes.Test, scope: Scope) -> Value:
        """What a test says of something."""
        if node.name == "none":
            value = self.value(node.node, scope)
            return (
                Known(value.value is None)
                if isinstance(value, Known)
                else Code(f"({self.lifted(value)} is None)")
            )
        function = self._with_environment(self.environment.tests, node.name)
        return self._applied(self.lifted(function), function, node, scope, lasting=True)

    def _with_environment(self, functions: Mapping[str, Any], name: str) -> Value:
        """A filter or a test, given what Jinja2 would give it first."""
        function = functions.get(name)
        if function is None:
            return FAIL
        wanted = getattr(function, "jinja_pass_arg", None)
        return Known(partial(function, self._given_first(wanted.name)) if wanted else function)

    def _given_first(self, wanted: str) -> object:
        if wanted == "environment":
            return self.environment
        if wanted == "eval_context":
            return nodes.EvalContext(self.environment)
        return Context(self.environment, {}, "", {})


def is_plain(name: str) -> bool:
    """Whether Python takes a name as it is."""
    return name.isascii() and not iskeyword(name)


def _called(callee: Value, values: Iterable[Value], named: Mapping[Any, Value]) -> object:
    def plain(value: Value) -> Any:  # noqa: ANN401
        return value.value if isinstance(value, Known) else None

    return plain(callee)(*map(plain, values), **{key: plain(one) for key, one in named.items()})
