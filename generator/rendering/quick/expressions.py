"""The expressions of layouts as Python: what every page shares is worked out, the rest is native reads and calls."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from jinja2 import nodes
from markupsafe import Markup

from generator.rendering.quick.calls import Calls, is_plain
from generator.rendering.quick.values import FAIL, Code, Known, Loop, Module, Scope, Value

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


class Expressions(Calls):
    """Writes expressions of the templates of one layout."""

    def value(self, node: nodes.Node | None, scope: Scope) -> Value:
        """What an expression is."""
        known = self._KINDS.get(type(node))
        return known(self, node, scope) if known else FAIL

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
                    f"{text}.{node.attr}" if is_plain(node.attr) else f"getattr({text}, {node.attr!r})"
                )
        return FAIL

    def _item(self, node: nodes.Getitem, scope: Scope) -> Value:
        if isinstance(node.arg, nodes.Slice):
            ends = (node.arg.start, node.arg.stop, node.arg.step)
            which = ":".join(self.code(end, scope) if end else "" for end in ends)
            return Code(f"{self.named(self.value(node.node, scope))}[{which}]")
        whole, part = self.value(node.node, scope), self.value(node.arg, scope)
        return self.evaluated(f"{self.named(whole)}[{self.lifted(part)}]", (whole, part))

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
        nodes.Call: Calls.call,
        nodes.Filter: Calls.filtered,
        nodes.Test: Calls.tested,
        **dict.fromkeys(_ARITHMETIC, _arithmetic),
    }
