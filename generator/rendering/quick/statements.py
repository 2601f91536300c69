"""The statements of layouts as Python: what is printed one after the other is one piece, macros stand where they are called."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from jinja2 import nodes

from generator.rendering.quick.branches import Branches
from generator.rendering.quick.frames import framed
from generator.rendering.quick.printing import printed
from generator.rendering.quick.values import FAIL, Block, Code, Known, Macro, Module, Scope, Unsuited
from generator.rendering.words import placeholders


class Statements(Branches):
    """Writes statements of the templates of one layout."""

    def statements(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        """Write statements."""
        for node in body:
            self.statement(node, scope)

    def statement(self, node: nodes.Node, scope: Scope) -> None:
        """Write a statement; one that is unusual ends the drawing."""
        try:
            self._STATEMENTS[type(node)](self, node, scope)
        except (KeyError, Unsuited):
            self.lines.add(FAIL.text)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for one in node.nodes:
            self._print(one, scope)

    def _print(self, node: nodes.Expr, scope: Scope) -> None:
        if isinstance(node, nodes.TemplateData):
            return self.lines.text(node.data)
        special = self._PRINTED.get(type(node))
        if special and special(self, node, scope):
            return None
        value = self.value(node, scope)
        if isinstance(value, Known):
            return self.lines.text(str(printed(value.value)))
        return self._piece(self.lifted(value))

    def _piece(self, code: str) -> None:
        name, given = (code, code) if code.isidentifier() else ("t", f"t := {code}")
        self.lines.piece(f"(P[{name}] if type({given}) is str else W[type({name})]({name}))")

    def _print_call(self, node: nodes.Call, scope: Scope) -> bool:
        callee = self.value(node.node, scope)
        match callee:
            case Macro():
                self.expand(callee, node, scope)
            case Block(bodies):
                self.block_body(bodies)
            case Known(known) if known is self.names["once"]:
                self.lines.piece(self.once_called(node, scope))
            case _:
                return False
        return True

    def _print_filter(self, node: nodes.Filter, scope: Scope) -> bool:
        if node.dyn_args or node.dyn_kwargs or not node.node:
            return False
        if node.name == "fill" and not node.args:
            return self._print_filled(node, scope)
        if node.name == "join" and len(node.args) == 1 and not node.kwargs:
            between = self.value(node.args[0], scope)
            if isinstance(between, Known) and type(between.value) is str:
                between = Known(str(printed(between.value)))
                self.lines.piece(f"{self.lifted(between)}.join(map(printed, {self.code(node.node, scope)}))")
                return True
        return False

    def _print_filled(self, node: nodes.Filter, scope: Scope) -> bool:
        pattern = self.value(node.node, scope)
        given = {str(pair.key): pair.value for pair in node.kwargs}
        pieces = placeholders(pattern.value) if isinstance(pattern, Known) else None
        if pieces is None or {name for _, name in pieces if name} != given.keys():
            return False
        for text, name in pieces:
            self.lines.text(text)
            if name:
                self._print(given[name], scope)
        return True

    def _print_conditional(self, node: nodes.CondExpr, scope: Scope) -> bool:
        if not node.expr2:
            return False
        then, other = nodes.Output([node.expr1]), nodes.Output([node.expr2])
        self.if_(nodes.If(node.test, [then], [], [other]), scope)
        return True

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        value = self.value(node.node, scope)
        if not isinstance(node.target, nodes.Name) or not isinstance(value, (Known, Code)):
            raise Unsuited
        self.bind(node.target.name, self.local(value), scope)

    def _assign_block(self, node: nodes.AssignBlock, scope: Scope) -> None:
        if node.filter or not isinstance(node.target, nodes.Name):
            raise Unsuited
        kept, name = self.new("o"), self.new("x")
        self.lines.add(f"{kept} = o; o = []")
        self.statements(node.body, framed(node.body, {**scope, node.target.name: FAIL}))
        self.lines.add(f"{name} = Markup(''.join(o)); o = {kept}")
        self.bind(node.target.name, Code(name), scope)

    def _import(self, node: nodes.Import, scope: Scope) -> None:
        self.bind(node.target, self._imported(node), scope)

    def _from_import(self, node: nodes.FromImport, scope: Scope) -> None:
        macros = self._imported(node).macros
        for one in node.names:
            name, alias = (one, one) if isinstance(one, str) else one
            self.bind(alias, macros.get(name, FAIL), scope)

    def _imported(self, node: nodes.Import | nodes.FromImport) -> Module:
        if node.with_context or not isinstance(node.template, nodes.Const):
            raise Unsuited
        return self.shared.module(node.template.value)

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        self.bind(node.name, Macro(node, scope, self.lasting), scope)
        self.captured.add(id(scope))

    _STATEMENTS: ClassVar[Mapping[type, Callable[[Any, Any, Scope], None]]] = {
        nodes.Output: _output,
        nodes.If: Branches.if_,
        nodes.For: Branches.for_,
        nodes.Assign: _assign,
        nodes.AssignBlock: _assign_block,
        nodes.Import: _import,
        nodes.FromImport: _from_import,
        nodes.Macro: _macro,
        nodes.CallBlock: Branches.call_block,
        nodes.Block: Branches.block,
    }
    _PRINTED: ClassVar[Mapping[type, Callable[[Any, Any, Scope], bool]]] = {
        nodes.Call: _print_call,
        nodes.Filter: _print_filter,
        nodes.CondExpr: _print_conditional,
    }
