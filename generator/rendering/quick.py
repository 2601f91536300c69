"""A short cut through Jinja2: layouts compiled to the attribute reads and calls that views need, and to nothing else.

Jinja2 reads `a.b` through a function that also looks for an item `b`, calls through one that may hand over the context,
and makes a new `Markup` of everything it prints. Views are objects, layouts call functions and macros, and what is
printed is joined at once, so none of this is needed. Where a page drawn like this fails for any reason, it is drawn
again as Jinja2 does it (`templates.py`): the bytes, and the mistakes in layouts, are the same.
`tests/rendering/test_short_cuts.py` holds this.
"""

import re
from collections.abc import Callable
from keyword import iskeyword
from types import CodeType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

_UNSAFE = re.compile("[&<>\"']")


class Unsuited(Exception):  # noqa: N818 - no error: the layout is drawn the long way
    """A layout uses something of Jinja2's that this short cut leaves out."""


class QuickGenerator(CodeGenerator):
    """Writes native attribute reads and calls. Raises Unsuited for blocks that switch escaping off and on."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - as Jinja2 has it
        """Write `a.b`."""
        self.write("getattr(" if iskeyword(node.attr) else "(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})" if iskeyword(node.attr) else f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write `called(a, …)`."""
        self.write("called(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def visit_ScopedEvalContextModifier(self, *_: object) -> None:  # noqa: N802
        """Refuse `{% autoescape %}`."""
        raise Unsuited

    visit_EvalContextModifier = visit_ScopedEvalContextModifier  # type: ignore[assignment]  # noqa: N815


class QuickMacro(Macro):
    """A macro that takes its positional arguments as they come."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401
        """Draw it."""
        absent = self._argument_count - len(args)
        if kwargs or self.caller or self.catch_varargs or absent < 0:
            return super().__call__(*args, **kwargs)
        return str.__new__(Markup, self._func(*args, *(missing,) * absent))


def printed(value: object) -> str:
    """Return what `escape` makes of a value, as any string: it is joined to others at once."""
    if type(value) is str:
        return escape(value) if _UNSAFE.search(value) else value
    if type(value) is Markup:
        return value
    html = getattr(value, "__html__", None)
    return html() if html else escape(value)


def called(function: Callable[..., object], *args: object, **kwargs: object) -> object:
    """Call something."""
    return function(*args, **kwargs)


def quick_template(environment: Environment, code: CodeType, known: dict[str, Any]) -> Template:
    """Return a template of code that `QuickGenerator` wrote."""
    template = environment.template_class.from_code(environment, code, known)
    names = template.root_render_func.__globals__
    names |= {"escape": printed, "called": called, "Macro": QuickMacro}
    return template
