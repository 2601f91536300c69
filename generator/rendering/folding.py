"""A short cut through layouts: what is the same on every page of a site is worked out once, when a layout is compiled.

Most of a page's frame is: the site's title, the words of its language, links to its sections. An expression made of
the names that all pages share, and of nothing else, becomes its text; a condition made of them, the branch that it
takes; a loop over them, its rounds. Whatever fails here stays as it is, to fail or not where it is drawn.
`tests/rendering/test_short_cuts.py` holds that the pages are the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from itertools import groupby
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

from generator.rendering.quick import printed
from generator.rendering.words import fill

#: Statements that bind no name for those that come after them.
_BINDS_NOTHING = (nodes.Output, nodes.If, nodes.For, nodes.CallBlock)
_SIMPLE = (str, int, bool, type(None))
_WORTH_A_LOOK = (nodes.Name, nodes.Getattr, nodes.Call, nodes.Filter)


def fold(trees: Mapping[str, nodes.Template], names: Mapping[str, object], environment: Environment) -> None:
    """Work out everything in layouts (by path) that follows from `names`: frozen values, and pure functions.

    A name that any layout gives to something else is left alone, and one that a page's view may have.
    """
    taken = {name for tree in trees.values() for name in _bound(tree)}
    taken |= {path.removesuffix(".html") for path in trees} | {"page"}
    folding = _Folding(environment, {name: names[name] for name in names if name not in taken})
    for tree in trees.values():
        folding.visit(tree)


def _bound(tree: nodes.Node) -> Iterator[str]:
    for node in tree.find_all((nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)):
        match node:
            case nodes.Name(ctx="load"):
                pass
            case nodes.Import():
                yield node.target
            case nodes.FromImport():
                yield from (name if isinstance(name, str) else name[1] for name in node.names)
            case nodes.Name() | nodes.Macro():
                yield node.name


class _Folding(NodeTransformer):
    def __init__(self, environment: Environment, known: Mapping[str, object]) -> None:
        self._environment, self._known = environment, known

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as Jinja2 has it
        """Put a simple value in the place of an expression."""
        if isinstance(node, _WORTH_A_LOOK):
            with suppress(Exception):
                value = self._value(node)
                if type(value) in _SIMPLE:
                    return nodes.Const(value, lineno=node.lineno)
        return super().visit(node, *args, **kwargs)

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: ANN401
        """Fold the parts of a node, and put together what is printed together now."""
        super().generic_visit(node, *args, **kwargs)
        for _, parts in node.iter_fields():
            if isinstance(parts, list):
                parts[:] = _joined(parts)
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        """Print what is known."""
        node.nodes = [self._printed(child) for child in node.nodes]
        return node

    def visit_If(self, node: nodes.If) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        """Keep the branch that is taken."""
        if node.elif_:
            first, *rest = node.elif_
            first.elif_, first.else_ = rest, node.else_
            node.elif_, node.else_ = [], [first]
        self.generic_visit(node)
        with suppress(Exception):
            branch = node.body if self._value(node.test) else node.else_
            return node if _binds(node) else branch
        return node

    def visit_For(self, node: nodes.For) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        """Write out the rounds of a loop over what is known."""
        with suppress(Exception):
            return self._rounds(node)
        return self.generic_visit(node)

    def _rounds(self, loop: nodes.For) -> list[nodes.Node]:
        """Raises Impossible, or anything else, where a round needs more than the names of things that are known."""
        things, name, rounds = self._value(loop.iter), loop.target.name, nodes.Scope([])  # type: ignore[attr-defined]
        if loop.test or loop.else_ or loop.recursive or _binds(loop):
            raise nodes.Impossible
        for thing in things:
            body = nodes.Scope(deepcopy(loop.body, {id(self._environment): self._environment}))
            rounds.body += _Folding(self._environment, {**self._known, name: thing}).visit(body).body
        if any(node.name in (name, "loop") for node in rounds.find_all(nodes.Name)):
            raise nodes.Impossible
        return rounds.body

    def _printed(self, node: nodes.Expr) -> nodes.Expr:
        if isinstance(node, _WORTH_A_LOOK):
            with suppress(Exception):
                return nodes.TemplateData(printed(self._value(node)), lineno=node.lineno)
        folded: nodes.Expr = self.visit(node)
        return folded

    def _value(self, node: nodes.Node | None) -> Any:  # noqa: ANN401
        """Raises Impossible, or anything else, where it cannot be known."""
        match node:
            case nodes.Const():
                return node.value
            case nodes.Name(ctx="load") if node.name in self._known:
                return self._known[node.name]
            case nodes.Getattr():
                return getattr(self._value(node.node), node.attr)
            case nodes.Call(node=nodes.Name(), dyn_args=None, dyn_kwargs=None):
                return self._called(self._value(node.node), node.args, node.kwargs)
            case nodes.Filter(name="fill", node=nodes.Expr(), dyn_args=None, dyn_kwargs=None):
                return self._called(fill, [node.node, *node.args], node.kwargs)
            case nodes.Expr():
                return node.as_const(nodes.EvalContext(self._environment))
        raise nodes.Impossible

    def _called(self, function: Any, args: Iterable[nodes.Expr | None], kwargs: Iterable[Any]) -> object:  # noqa: ANN401
        return function(*map(self._value, args), **{pair.key: self._value(pair.value) for pair in kwargs})


def _binds(node: nodes.Node) -> bool:
    return any(not isinstance(one, _BINDS_NOTHING) for one in node.find_all(nodes.Stmt))


def _joined(parts: Iterable[Any]) -> Iterator[Any]:
    for printing, group in groupby(parts, key=lambda part: isinstance(part, nodes.Output)):
        run = list(group)
        yield from (
            [nodes.Output([one for output in run for one in output.nodes], lineno=run[0].lineno)]
            if printing
            else run
        )
