"""What an article's own front matter supplies, with located problems."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from generator.errors import Mark, Problem
from generator.model.vocabulary import PublishedBasis
from generator.patterns import deferred
from generator.reading.supplied import Supplied, possible

if TYPE_CHECKING:  # nouns that no article needs
    from yaml.nodes import Node

    from generator.model.record import KeyPath

#: A fence is front matter where a key follows it; elsewhere a line of dashes is a rule in the text.
_BEGINS = deferred(r"---[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n){0,50}(?:[\w-]{1,40}[ \t]*:|---|\{)")
_NO_ADDRESS = ("DL066", "“{}” is no web address", "copy it from the browser's address bar")
#: What is told of values that are left out: the code, the message and what to do.
_IMPOSSIBLE = {
    "url": _NO_ADDRESS,
    "archive_url": _NO_ADDRESS,
    "published": ("DL069", "nothing was published on {}", "correct the year"),
    "language": ("DL019", "“language” cannot be “{}”", "write its code, e.g. en or pt-BR"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFrontMatter:
    """The keys of an article's front matter and of its entry in the sidecar, all optional. `note` is for people."""

    title: str = ""
    published: date | None = None
    publisher: str = ""
    agencies: tuple[str, ...] = ()
    author: str = ""
    url: str = ""
    language: str = ""
    archive_url: str = ""
    retrieved: date | None = None
    note: str = ""


def split_front_matter(text: str, path: str) -> tuple[Supplied, str, int, tuple[Problem, ...]]:
    """Return what a document's front matter says, the text below it, that text's first line, and the problems.

    What can be read of a front matter with problems is used.
    """
    if text.startswith(("+++", "{")):
        return _of_another_kind(text, path)
    if not _BEGINS.match(text):
        return Supplied(), text, 1, ()
    from generator.decode.text import front_matter  # noqa: PLC0415 - YAML is for articles with front matter

    try:
        fence = front_matter(text)
    except ValueError:
        fence = None
    if fence is None:
        return Supplied(), text, 1, ()
    supplied, problems = _said(text[: fence.body], path)
    return supplied, text[fence.body :], text.count("\n", 0, fence.body) + 1, problems


def _of_another_kind(text: str, path: str) -> tuple[Supplied, str, int, tuple[Problem, ...]]:
    """Front matter in TOML or JSON; its problems are told of its first line."""
    from generator.reading.dialects import in_yaml  # noqa: PLC0415 - for few articles

    try:
        front, end = in_yaml(text)
    except ValueError as error:
        what = f"the front matter cannot be read as TOML: {error}"
        return Supplied(), text, 1, (Problem(Mark(path, 1), "DL007", what, "correct it, or write YAML"),)
    if not end:
        return Supplied(), text, 1, ()
    supplied, problems = _said(front, path)
    told = tuple(replace(problem, mark=Mark(path, 1)) for problem in problems)
    return supplied, text[end:], text.count("\n", 0, end) + 1, told


def _said(front: str, path: str) -> tuple[Supplied, tuple[Problem, ...]]:
    """What front matter with its fences says, in our keys or in those of other tools."""
    from generator.decode import decode_entry  # noqa: PLC0415 - YAML is for articles with front matter

    decoded = decode_entry(ArticleFrontMatter, front, path)
    values: dict[str, object] = {
        field.name: decoded.fields.get(field.name, field.default) for field in fields(ArticleFrontMatter)
    }
    said = decoded.problems
    if said:
        from generator.reading.dialects import translated  # noqa: PLC0415 - for few articles

        values, said = translated(_keys(front), values, said, path)
    supplied, problems = supplied_from(values, PublishedBasis.FRONT_MATTER, decoded.marks, path)
    return supplied, (*said, *problems)


def _keys(front: str) -> "dict[str, tuple[int, Node]]":
    """The keys of front matter, each with its line in the file and its value."""
    from yaml.nodes import MappingNode  # noqa: PLC0415 - YAML is for articles with front matter

    from generator.decode.nodes import Sink, compose, pairs  # noqa: PLC0415
    from generator.decode.text import Text, front_matter  # noqa: PLC0415

    fence = front_matter(front)
    inner = front[fence.start : fence.end] if fence else ""
    root = compose(inner, Sink(Text("", inner)))
    found = pairs(root) if isinstance(root, MappingNode) else ()
    return {str(key.value): (key.start_mark.line + 2, value) for key, value in found}


def supplied_from(
    values: dict[str, object], basis: PublishedBasis, marks: "Mapping[KeyPath, Mark]", path: str, *above: str
) -> tuple[Supplied, tuple[Problem, ...]]:
    """Make decoded values `Supplied`; what cannot be an address, a day or a language is left out with a problem.

    `marks` are the places of the keys in the file `path`, where they stand below the keys `above`.
    """
    from generator.decode import nearest  # noqa: PLC0415 - whoever comes here has read YAML

    supplied = Supplied(**{**values, "basis": basis})  # type: ignore[arg-type]
    problems = []
    known = possible(supplied)
    for name, (code, message, hint) in _IMPOSSIBLE.items():
        was = getattr(supplied, name)
        if was and not getattr(known, name):
            told = message.format(f"{was}"[:80])
            problems.append(Problem(nearest(marks, (*above, name), path), code, told, hint))
    return known, tuple(problems)
