"""A whole layout as one function: its own blocks in the frame that it extends, and what it imports."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import Environment, nodes

from generator.rendering.drawn import once
from generator.rendering.quick.frames import framed
from generator.rendering.quick.macros import written
from generator.rendering.quick.statements import Statements
from generator.rendering.quick.values import Code, Known, Macro, Module, Scope, Unsuited

#: What a template that extends another says for all its blocks.
_SAID_FIRST = (nodes.Macro, nodes.Import, nodes.FromImport, nodes.Assign, nodes.AssignBlock)
_IMPORTED = (nodes.Macro, nodes.Import, nodes.FromImport)
#: More frames in each other than any layout has.
_FRAMES = 8
#: Draws a page from its values, in their order.
Drawing = Callable[..., str]


class Quick:
    """Makes functions of layouts. `tree` gives a template by its name; `names` are frozen values and pure functions."""

    def __init__(
        self, environment: Environment, tree: Callable[[str], nodes.Template], names: Mapping[str, object]
    ) -> None:
        self._environment, self._tree, self._shared = environment, tree, names
        self._modules: dict[str, Module | None] = {}
        self._functions: dict[Macro, Drawing | None] = {}
        self._found: dict[int, Sequence[nodes.Block]] = {}  # by the ids of trees, which are kept

    def drawing(self, layout: str, values: Iterable[str]) -> Drawing:
        """Return what draws pages of a layout from its values. Raises Unsuited, or what the template raises."""
        made, source = self.source(layout, values)
        return _run(source, "draw", made.names)

    def source(self, layout: str, values: Iterable[str]) -> tuple[Statements, str]:
        """Return the Python of a layout, and what knows its names. Raises Unsuited, or what the template raises."""
        made = self._statements()
        arguments = {name: Code(f"v{number}") for number, name in enumerate(values)}
        made.top = {**self._ground, **arguments}
        *inner, root = self._chain(layout)
        for template in (*inner, root):
            for block in self._blocks(template):
                made.bodies.setdefault(block.name, []).append(block.body)
        for template in inner:
            made.top = framed(template.body, made.top)  # its macros see what it says itself
            made.statements(_said_first(template), made.top)
        made.top = framed(root.body, made.top)
        made.statements(root.body, made.top)
        drawing = written("draw", (one.text for one in arguments.values()), made.lines)
        return made, "\n".join((*made.functions, *drawing))

    def _statements(self) -> Statements:
        made = Statements(self._environment, self)
        made.names |= {f"g_{name}": value for name, value in self._environment.globals.items()}
        return made

    @property
    def _ground(self) -> Scope:
        """What every template knows. Jinja2's own functions are called when a page is drawn: some are not pure."""
        own: Scope = {
            name: Known(value) if value is once else Code(f"g_{name}", everywhere=True)
            for name, value in self._environment.globals.items()
        }
        return {**own, **{name: Known(value) for name, value in self._shared.items()}}

    def _chain(self, layout: str) -> list[nodes.Template]:
        """A template, and those that it extends."""
        chain = [self._tree(layout)]
        while extended := _extended(chain[-1]):
            chain.append(self._tree(extended))
            if len(chain) > _FRAMES:
                raise Unsuited
        return chain

    def _blocks(self, template: nodes.Template) -> Sequence[nodes.Block]:
        if id(template) not in self._found:
            self._found[id(template)] = [*template.find_all(nodes.Block)]
        return self._found[id(template)]

    def module(self, name: str) -> Module:
        """What can be imported from a template that prints nothing of its own. Raises Unsuited."""
        if name not in self._modules:
            self._modules[name] = None
            self._modules[name] = self._imported(self._tree(name))
        found = self._modules[name]
        if found is None:
            raise Unsuited
        return found

    def function(self, macro: Macro) -> Drawing | None:
        """Return what draws a macro that was imported; None while that is being written."""
        if macro not in self._functions:
            self._functions[macro] = None
            made = self._statements()
            name = made.local_function(macro)
            self._functions[macro] = _run("\n".join(made.functions), name, made.names)
        return self._functions[macro]

    def _imported(self, template: nodes.Template) -> Module | None:
        made, scope = self._statements(), framed(template.body, self._ground)
        made.lasting = True
        for node in template.body:
            if isinstance(node, _IMPORTED):
                made.statement(node, scope)
            elif not isinstance(node, nodes.Output) or not _is_text(node):
                return None
        own = [node.name for node in template.body if isinstance(node, nodes.Macro)]
        names = (name for name in own if not name.startswith("_"))
        macros = {name: macro for name in names if isinstance(macro := scope[name], Macro)}
        return Module(macros) if len({*own}) == len(own) and not made.lines.lines else None


def _run(source: str, name: str, names: dict[str, Any]) -> Drawing:
    exec(compile(source, "<layout>", "exec"), names)  # noqa: S102 - what was written here
    made: Drawing = names[name]
    return made


def _is_text(node: nodes.Output) -> bool:
    return all(isinstance(one, nodes.TemplateData) for one in node.nodes)


def _extended(template: nodes.Template) -> str:
    """The name of the template that a template extends, before all else; “” for none."""
    match template.body[:1]:
        case [nodes.Extends(template=nodes.Const(value=str(name)))]:
            return name
    return ""


def _said_first(template: nodes.Template) -> Iterator[nodes.Node]:
    """What a template that extends another says for all blocks. Raises Unsuited where it says more."""
    for node in template.body[1:]:
        if isinstance(node, _SAID_FIRST):
            yield node
        elif not isinstance(node, (nodes.Output, nodes.Block)):
            raise Unsuited
