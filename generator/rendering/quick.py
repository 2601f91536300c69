"""A short cut through Jinja2: layouts compiled to the attribute reads and calls that views need, and to nothing else.

Jinja2 reads `a.b` through a function that also looks for an item `b`, calls through one that may hand over the context,
and makes a new `Markup` of everything it prints. Views are objects, layouts call functions and macros, and what is
printed is joined at once, so none of this is needed. Where a page drawn like this fails for any reason, it is drawn
again as Jinja2 does it (`templates.py`): the bytes, and the mistakes in layouts, are the same.
`tests/rendering/test_short_cuts.py` holds this.
"""

from collections.abc import Callable
from keyword import iskeyword
from types import CodeType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape


class Unsuited(Exception):  # noqa: N818 - no error: the layout is drawn the long way
    """A layout uses something of Jinja2's that this short cut leaves out."""


class QuickGenerator(CodeGenerator):
    """Writes native attribute reads and calls. Raises Unsuited for blocks that switch escaping off and on."""

    _shown: nodes.Expr | None = None  # a call that is printed as it is

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - as Jinja2 has it
        """Write `a.b`."""
        self.write("getattr(" if iskeyword(node.attr) else "(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})" if iskeyword(node.attr) else f").{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Write `a[0]`."""
        if not (isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int)):
            return super().visit_Getitem(node, frame)
        self.write("(")
        self.visit(node.node, frame)
        return self.write(f")[{node.arg.value}]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write `called(a, …)`, or what prints that too."""
        self.write("shown(" if node is self._shown else "called(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401
        self._shown = node if isinstance(node, nodes.Call) else None
        if not self._shown:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401
        if not isinstance(node, nodes.Call):
            super()._output_child_post(node, frame, finalize)

    def visit_ScopedEvalContextModifier(self, *_: object) -> None:  # noqa: N802
        """Refuse `{% autoescape %}`."""
        raise Unsuited

    visit_EvalContextModifier = visit_ScopedEvalContextModifier  # type: ignore[assignment]  # noqa: N815


class QuickMacro(Macro):
    """A macro that takes arguments as they come, and gives what it draws as it is to what prints it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._unusual = self.catch_varargs or self.catch_kwargs or self.explicit_caller
        #: How many arguments it takes where it takes nothing else.
        self.plain = -1 if self._unusual or self.caller else self._argument_count
        self.drawing = self._func

    def __call__(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401
        """Draw it."""
        return str.__new__(Markup, self.text(args, kwargs))

    def text(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
        """Draw it as a plain string."""
        absent = self._argument_count - len(args)
        if absent < 0 or self._unusual or self.caller != ("caller" in kwargs):
            return super().__call__(*args, **kwargs)
        if not kwargs:
            return self._func(*args, *(missing,) * absent)
        rest = [kwargs.pop(name, missing) for name in self.arguments[len(args) :]]
        if kwargs and [*kwargs] != ["caller"]:
            raise TypeError
        return self._func(*args, *rest, *kwargs.values())


def printed(value: object) -> str:
    """Return what `escape` makes of a value, as any string: it is joined to others at once."""
    if type(value) is str:
        unsafe = "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        return escape(value) if unsafe else value
    if type(value) is Markup:
        return value
    if type(value) is int:
        return str(value)
    html = getattr(value, "__html__", None)
    return html() if html else escape(value)


def called(function: Callable[..., object], *args: object, **kwargs: object) -> object:
    """Call something."""
    return function(*args, **kwargs)


def shown(function: Callable[..., object], *args: object, **kwargs: object) -> str:
    """Call something and return what `printed` makes of it."""
    if type(function) is not QuickMacro:
        return printed(function(*args, **kwargs))
    if not kwargs and len(args) == function.plain:
        return function.drawing(*args)
    return function.text(args, kwargs)


def quick_template(environment: Environment, code: CodeType, known: dict[str, Any]) -> Template:
    """Return a template of code that `QuickGenerator` wrote."""
    template = environment.template_class.from_code(environment, code, known)
    names = template.root_render_func.__globals__
    names |= {"escape": printed, "called": called, "shown": shown, "Macro": QuickMacro}
    return template
