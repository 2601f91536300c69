"""The expressions of layouts as Python: what every page shares is worked out, the rest is native reads and calls."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from keyword import iskeyword
from typing import Any, ClassVar

from jinja2 import Environment, nodes
from jinja2.runtime import Context
from markupsafe import Markup

from generator.rendering.drawn import once
from generator.rendering.quick.printing import NAMES
from generator.rendering.quick.values import FAIL, Code, Known, Loop, Macro, Module, Scope, Unsuited, Value

_SIMPLE = (str, int, bool, type(None))
#: Results that are the same however often they are used.
_LASTING = (*_SIMPLE, float, Markup, tuple)
#: What the names of a function’s arguments begin with.
ARGUMENT = "a_"
_ARITHMETIC = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
    nodes.Mod: "%",
    nodes.Pow: "**",
}
_COMPARED = {
    "eq": "==",
    "ne": "!=",
    "gt": ">",
    "gteq": ">=",
    "lt": "<",
    "lteq": "<=",
    "in": "in",
    "notin": "not in",
}


class Expressions:
    """Writes expressions of the templates of one layout."""

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
        known = self._KINDS.get(type(node))
        return known(self, node, scope) if known else FAIL

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

    def _named(self, value: Value) -> str:
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

    def _const(self, node: nodes.Const, _: Scope) -> Value:
        return Known(node.value)

    def _template_data(self, node: nodes.TemplateData, _: Scope) -> Value:
        return Known(Markup(node.data))  # noqa: S704 - what the layout says

    def _name(self, node: nodes.Name, scope: Scope) -> Value:
        return scope.get(node.name, FAIL)

    def _attribute(self, node: nodes.Getattr, scope: Scope) -> Value:
        match self.value(node.node, scope):
            case Known(known):
                return self.applied(lambda: getattr(known, node.attr))
            case Module(macros):
                return macros.get(node.attr, FAIL)
            case Loop() as loop:
                return loop.asked(node.attr) or FAIL
            case Code(text) if text != FAIL.text:
                return Code(
                    f"{text}.{node.attr}" if _is_plain(node.attr) else f"getattr({text}, {node.attr!r})"
                )
        return FAIL

    def _item(self, node: nodes.Getitem, scope: Scope) -> Value:
        if isinstance(node.arg, nodes.Slice):
            ends = (node.arg.start, node.arg.stop, node.arg.step)
            which = ":".join(self.code(end, scope) if end else "" for end in ends)
            return Code(f"{self._named(self.value(node.node, scope))}[{which}]")
        whole, part = self.value(node.node, scope), self.value(node.arg, scope)
        return self.evaluated(f"{self._named(whole)}[{self.lifted(part)}]", (whole, part))

    def _compare(self, node: nodes.Compare, scope: Scope) -> Value:
        operands = [self.value(one, scope) for one in (node.expr, *(part.expr for part in node.ops))]
        first, *rest = map(self.lifted, operands)
        code = "".join(f" {_COMPARED[part.op]} {other}" for part, other in zip(node.ops, rest, strict=True))
        return self.evaluated(f"({first}{code})", operands)

    def _not(self, node: nodes.Not, scope: Scope) -> Value:
        value = self.value(node.node, scope)
        return self.evaluated(f"(not {self.lifted(value)})", (value,))

    def _either(self, node: nodes.And | nodes.Or, scope: Scope) -> Value:
        left = self.value(node.left, scope)
        is_and = isinstance(node, nodes.And)
        if isinstance(left, Known):
            return self.value(node.right, scope) if bool(left.value) is is_and else left
        return Code(f"({self.lifted(left)} {'and' if is_and else 'or'} {self.code(node.right, scope)})")

    def _conditional(self, node: nodes.CondExpr, scope: Scope) -> Value:
        test = self.value(node.test, scope)
        if isinstance(test, Known):
            return self.value(node.expr1 if test.value else node.expr2, scope)
        then, other = self.code(node.expr1, scope), self.code(node.expr2, scope)
        return Code(f"({then} if {self.lifted(test)} else {other})")

    def _arithmetic(self, node: nodes.BinExpr, scope: Scope) -> Value:
        return Code(
            f"({self.code(node.left, scope)} {_ARITHMETIC[type(node)]} {self.code(node.right, scope)})"
        )

    def _sign(self, node: nodes.UnaryExpr, scope: Scope) -> Value:
        return Code(f"({'-' if isinstance(node, nodes.Neg) else '+'}{self.code(node.node, scope)})")

    def _concat(self, node: nodes.Concat, scope: Scope) -> Value:
        return Code(f"markup_join([{self._listed(node.nodes, scope)}])")

    def _list(self, node: nodes.List, scope: Scope) -> Value:
        return Code(f"[{self._listed(node.items, scope)}]")

    def _tuple(self, node: nodes.Tuple, scope: Scope) -> Value:
        return Code(f"({self._listed(node.items, scope)})") if node.ctx == "load" else FAIL

    def _dict(self, node: nodes.Dict, scope: Scope) -> Value:
        pairs = (f"{self.code(pair.key, scope)}: {self.code(pair.value, scope)}" for pair in node.items)
        return Code(f"{{{', '.join(pairs)}}}")

    def _listed(self, items: Iterable[nodes.Expr], scope: Scope) -> str:
        return "".join(f"{self.code(item, scope)}, " for item in items)

    def _call(self, node: nodes.Call, scope: Scope) -> Value:
        callee = self.value(node.node, scope)
        if isinstance(callee, Macro):
            return Code(f"Markup({self.macro_called(callee, node, scope)})")
        if isinstance(callee, Known) and callee.value is once:
            return Code(f"Markup({self.once_called(node, scope)})")
        return self._applied(self._named(callee), callee, node, scope, lasting=False)

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
            f"{key}={self.lifted(one)}" if _is_plain(key) else f"**{{{key!r}: {self.lifted(one)}}}"
            for key, one in named.items()
        ]
        written += [f"**{self.code(node.dyn_kwargs, scope)}"] if node.dyn_kwargs else []
        return Code(f"{code}({', '.join(written)})")

    def _filter(self, node: nodes.Filter, scope: Scope) -> Value:
        function = self._with_environment(self.environment.filters, node.name) if node.node else FAIL
        return self._applied(self.lifted(function), function, node, scope, lasting=True)

    def _test(self, node: nodes.Test, scope: Scope) -> Value:
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

    _KINDS: ClassVar[Mapping[type, Callable[[Any, Any, Scope], Value]]] = {
        nodes.Const: _const,
        nodes.TemplateData: _template_data,
        nodes.Name: _name,
        nodes.Getattr: _attribute,
        nodes.Getitem: _item,
        nodes.Compare: _compare,
        nodes.Not: _not,
        nodes.And: _either,
        nodes.Or: _either,
        nodes.CondExpr: _conditional,
        nodes.Neg: _sign,
        nodes.Pos: _sign,
        nodes.Concat: _concat,
        nodes.List: _list,
        nodes.Tuple: _tuple,
        nodes.Dict: _dict,
        nodes.Call: _call,
        nodes.Filter: _filter,
        nodes.Test: _test,
        **dict.fromkeys(_ARITHMETIC, _arithmetic),
    }


def _is_plain(name: str) -> bool:
    """Whether Python takes a name as it is."""
    return name.isascii() and not iskeyword(name)


def _called(callee: Value, values: Iterable[Value], named: Mapping[Any, Value]) -> object:
    def plain(value: Value) -> Any:  # noqa: ANN401
        return value.value if isinstance(value, Known) else None

    return plain(callee)(*map(plain, values), **{key: plain(one) for key, one in named.items()})
