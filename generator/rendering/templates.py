"""Jinja2 as the layouts use it: autoescaped, strict about names, compiled once, deterministic, its errors located."""

import traceback
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
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
)

from generator.errors import DatelineError, Mark, Problem, did_you_mean
from generator.rendering.words import fill

FOLDER = "layouts/"
#: Code objects by template name, and what could not be found where it was asked for is not in it.
Compiled = Mapping[str, CodeType]
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


class _Compiled(BaseLoader):
    def __init__(self, code: Compiled) -> None:
        self.code = code

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        if name not in self.code:
            raise TemplateNotFound(name)
        return environment.template_class.from_code(environment, self.code[name], globals or {})


def compiled(sources: Mapping[str, str]) -> Compiled:
    """Compile templates. Raises DatelineError with the place of every syntax error."""
    environment, code, problems = _environment(None), {}, []
    for name, source in sources.items():
        try:
            code[name] = environment.compile(source, name, FOLDER + name)
        except TemplateSyntaxError as error:
            problems.append(
                Problem(
                    Mark(FOLDER + name, error.lineno), "DL110", f"this layout cannot be read: {error.message}"
                )
            )
    if problems:
        raise DatelineError(problems)
    return code


def environment(code: Compiled, names: Mapping[str, Any]) -> Environment:
    """Return an environment over compiled templates in which `names` are known everywhere."""
    made = _environment(_Compiled(code))
    made.globals.update(names)
    return made


@contextmanager
def located(page: str, code: Compiled) -> Iterator[None]:
    """Turn a mistake in a layout, made while it rendered `page`, into a DatelineError that says where it is."""
    try:
        yield
    except TemplateNotFound as error:
        hint = did_you_mean(str(error.name), code)
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


def _environment(loader: BaseLoader | None) -> Environment:
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
    del made.globals["lipsum"], made.filters["random"]  # chance has no place in a build
    return made
