"""Jinja2 as the layouts use it: autoescaped, strict about names, compiled once, deterministic, its errors located."""

import traceback
from collections.abc import Container, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from functools import cached_property
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

from generator.errors import DatelineError, Mark, Problem, did_you_mean
from generator.rendering.drawn import once
from generator.rendering.quick.layout import Drawing, Quick
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

    Without `quick`, no short cut is taken. Raises DatelineError with the place of every syntax error, but for templates
    that are `sound`: they are read when they are drawn.
    """

    def __init__(
        self,
        sources: Mapping[str, str],
        names: Mapping[str, object],
        *,
        quick: bool = True,
        sound: Container[str] = (),
    ) -> None:
        self._trees = _Trees(sources)
        self._trees.check(name for name in sources if name not in sound)
        self._names = names
        self._slow = set() if quick else {*sources}
        self._drawings: dict[str, tuple[tuple[str, ...], Drawing]] = {}

    def draw(self, layout: str, page: str, values: Mapping[str, object]) -> str:
        """Draw a page at a site path. Raises DatelineError where the layout is wrong, with its place."""
        name = f"{layout}.html"
        if name not in self._slow:
            with suppress(Exception):
                return self._drawing(layout, values)(*values.values())
            self._slow.add(name)
        with _located(page, self._trees.sources):
            return self._plain.get_template(name).render(values)

    @property
    def taken_slowly(self) -> frozenset[str]:
        """The layouts that no short cut can be taken for."""
        return frozenset(self._slow)

    def _drawing(self, layout: str, values: Iterable[str]) -> Drawing:
        names = tuple(values)
        if layout not in self._drawings or self._drawings[layout][0] != names:
            self._drawings[layout] = names, self._quick.drawing(f"{layout}.html", names)
        return self._drawings[layout][1]

    @cached_property
    def _quick(self) -> Quick:
        return Quick(_environment(), self._trees.tree, self._names)

    @cached_property
    def _plain(self) -> Environment:
        return _environment(self._trees, self._names)


class _Trees(BaseLoader):
    """Templates by their names, each parsed once, and compiled as Jinja2 does it."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = sources
        self._environment = _environment()
        self._parsed: dict[str, nodes.Template] = {}

    def check(self, names: Iterable[str]) -> None:
        """Raise DatelineError with every syntax error of some templates."""
        problems = list[Problem]()
        for name in names:
            try:
                self._environment.compile(self.tree(name), name, FOLDER + name, raw=True)
            except TemplateSyntaxError as error:
                problems.append(_unreadable(name, error))
        if problems:
            raise DatelineError(problems)

    def tree(self, name: str) -> nodes.Template:
        """Return a template as it was parsed. Raises TemplateSyntaxError and TemplateNotFound."""
        if name not in self._parsed:
            if name not in self.sources:
                raise TemplateNotFound(name)
            self._parsed[name] = self._environment.parse(self.sources[name], name, FOLDER + name)
        return self._parsed[name]

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """Return a template as Jinja2 draws it. Raises TemplateNotFound, and DatelineError for a syntax error."""
        try:
            code = environment.compile(self.tree(name), name, FOLDER + name)
        except TemplateSyntaxError as error:
            raise DatelineError([_unreadable(name, error)]) from error
        return environment.template_class.from_code(environment, code, {**(globals or {})})


def _unreadable(name: str, error: TemplateSyntaxError) -> Problem:
    return Problem(Mark(FOLDER + name, error.lineno), "DL110", f"this layout cannot be read: {error.message}")


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
