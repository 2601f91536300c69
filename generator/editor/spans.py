"""How far a problem reaches: a problem has the place where something begins, an editor underlines all of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yaml.nodes import MappingNode, Node, ScalarNode

from generator.decode.nodes import Sink, compose, pairs
from generator.decode.text import Text
from generator.editor.outline import yaml_in
from generator.errors import Problem


@dataclass(frozen=True, slots=True)
class Span:
    """A problem with its line and the columns it begins and ends at, all from 0."""

    problem: Problem
    line: int
    begin: int
    end: int


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as editors count them (Language Server Protocol, “Text Documents”)."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def spans(text: str, problems: Iterable[Problem], *, whole: bool = False) -> list[Span]:
    """Return how far problems of a file reach: to the end of a key or a value, or of its first line; else of the line.

    What has no place is told of the first line.
    """
    lines, found = lines_of(text), [*problems]
    ends = _ends(text, whole=whole) if found else {}
    return [_span(problem, lines, ends) for problem in found]


def _span(problem: Problem, lines: list[str], ends: dict[tuple[int, int], tuple[int, int]]) -> Span:
    row = min(max(problem.mark.line, 1), len(lines)) - 1
    line = lines[row]
    begin = min(max(problem.mark.column, 1) - 1, len(line))
    last, end = ends.get((row, begin), (row, len(line.rstrip())))
    return Span(problem, row, begin, max(begin, min(end, len(line)) if last == row else len(line.rstrip())))


def _ends(text: str, *, whole: bool) -> dict[tuple[int, int], tuple[int, int]]:
    """Return where keys and values end, by where they begin; of those that begin at one place, the smallest."""
    start, end = yaml_in(text, whole=whole)
    yaml = text[start : end + 1]
    node = compose(yaml, Sink(Text("", yaml))) if yaml else None
    above = Text("", text).mark(start).line - 1
    return dict(_places(node, above)) if node else {}


def _places(node: Node, above: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    begin, end = node.start_mark, node.end_mark
    yield (begin.line + above, begin.column), (end.line + above, end.column)
    if isinstance(node, MappingNode):
        for key, value in pairs(node):
            yield from _places(key, above)
            yield from _places(value, above)
    elif not isinstance(node, ScalarNode):
        for item in node.value:
            yield from _places(item, above)
