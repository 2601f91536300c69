"""Frames: bodies of templates in which a name that is given there means that alone, from the first line to the last."""

from collections.abc import Iterable, Iterator

from jinja2 import nodes

from generator.rendering.quick.values import FAIL, Scope


def framed(body: Iterable[nodes.Node], scope: Scope) -> Scope:
    """Return the scope of a frame within another. Before a name is given here, nobody knows what it means."""
    return {**scope, **{name: FAIL for name in _given(body) if name in scope}}


def _given(body: Iterable[nodes.Node]) -> Iterator[str]:
    for node in body:
        match node:
            case nodes.Assign() | nodes.AssignBlock():
                yield from (name.name for name in _names(node.target))
            case nodes.Import():
                yield node.target
            case nodes.FromImport():
                yield from (one if isinstance(one, str) else one[1] for one in node.names)
            case nodes.Macro():
                yield node.name
            case nodes.If():
                yield from _given((*node.body, *node.elif_, *node.else_))


def _names(target: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(target, nodes.Name):
        yield target
    yield from target.find_all(nodes.Name)
