"""Jinja2 as the layouts use it: autoescaped, strict about names, compiled once, deterministic, its errors located."""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from functools import cached_property
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.compiler import CodeGenerator

from generator.errors import DatelineError, Mark, Problem, did_you_mean
from generator.rendering.drawn import once
from generator.rendering.folding import fold
from generator.rendering.quick import QuickGenerator, Unsuited, quick_template
from generator.rendering.words import fill

FOLDER = "layouts/"
#: What a layout can get wrong while it runs. Anything raised outside of a layout is a fault of ours and goes through.
_MISTAKES = (
    TemplateError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)


class Press:
    """Draws pages with the templates of `sources` (by name); `names` are known to every template and macro.

    Without `quick`, no short cut is taken. Raises DatelineError with the place of every syntax error.
    """

    def __init__(
        self, sources: Mapping[str, str], names: Mapping[str, object], *, quick: bool = True
    ) -> None:
        self._sources, self._names = sources, names
        self._slow = set() if quick else {*sources}
        self._quick = _environment(_Loader(_compiled(sources, QuickGenerator, names), quick_template), names)

    def draw(self, layout: str, page: str, values: Mapping[str, object]) -> str:
        """Draw a page at a site path. Raises DatelineError where the layout is wrong, with its place."""
        name = f"{layout}.html"
        if name not in self._slow:
            with suppress(Exception):
                return self._quick.get_template(name).render(values)
            self._slow.add(name)
        with _located(page, self._sources):
            return self._plain.get_template(name).render(values)

    @property
    def taken_slowly(self) -> frozenset[str]:
        """The layouts that no short cut can be taken for."""
        return frozenset(self._slow)

    @cached_property
    def _plain(self) -> Environment:
        return _environment(_Loader(_compiled(self._sources, CodeGenerator), _template), self._names)


#: Makes a template of code.
_Maker = Callable[[Environment, CodeType, dict[str, Any]], Template]


class _Loader(BaseLoader):
    def __init__(self, code: Mapping[str, CodeType], make: _Maker) -> None:
        self._code, self._make = code, make

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        if name not in self._code:
            raise TemplateNotFound(name)
        return self._make(environment, self._code[name], {**(globals or {})})


def _template(environment: Environment, code: CodeType, known: dict[str, Any]) -> Template:
    return environment.template_class.from_code(environment, code, known)


def _compiled(
    sources: Mapping[str, str], generator: type[CodeGenerator], known: Mapping[str, object] | None = None
) -> Mapping[str, CodeType]:
    """Compile templates, but for those that a generator is not made for, with what is `known` worked out in them.

    Raises DatelineError with every syntax error.
    """
    environment, problems = _environment(), list[Problem]()
    environment.code_generator_class = generator
    trees, code = dict[str, nodes.Template](), dict[str, CodeType]()

    @contextmanager
    def collected(name: str) -> Iterator[None]:
        try:
            yield
        except TemplateSyntaxError as error:
            what = f"this layout cannot be read: {error.message}"
            problems.append(Problem(Mark(FOLDER + name, error.lineno), "DL110", what))

    for name, source in sources.items():
        with collected(name):
            trees[name] = environment.parse(source, name, FOLDER + name)
    fold(trees, known or {}, environment)
    for name, tree in trees.items():
        with collected(name), suppress(Unsuited):
            code[name] = environment.compile(tree, name, FOLDER + name)
    if problems:
        raise DatelineError(problems)
    return code


@contextmanager
def _located(page: str, known: Iterable[str]) -> Iterator[None]:
    """Turn a mistake in a layout, made while it rendered `page`, into a DatelineError that says where it is."""
    try:
        yield
    except TemplateNotFound as error:
        hint = did_you_mean(str(error.name), known)
        raise _mistake(error, page, "DL112", f"there is no layout “{error.name}”", hint) from error
    except _MISTAKES as error:
        raise _mistake(
            error, page, "DL111", f"this layout failed: {error}", f"seen on the page {page}"
        ) from error


def _mistake(error: Exception, page: str, code: str, message: str, hint: str) -> Exception:
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(FOLDER)
    ]
    if not frames and not isinstance(error, TemplateError):
        return error
    place = Mark(frames[-1].filename, frames[-1].lineno or 0) if frames else Mark(FOLDER + page.strip("/"))
    return DatelineError([Problem(place, code, message, hint)])


def _environment(loader: BaseLoader | None = None, names: Mapping[str, object] | None = None) -> Environment:
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        loader=loader,
    )
    made.filters["fill"] = fill
    made.globals["once"] = once
    del made.globals["lipsum"], made.filters["random"]  # chance has no place in a build
    made.globals.update(names or {})
    return made
