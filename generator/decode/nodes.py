"""YAML text to nodes, in the small part of YAML that front matter needs.

libyaml parses; what a scalar means is decided by the field that takes it, never by YAML's own guesses. Anchors,
aliases, merge keys, tags and further documents are refused: nothing a person writes by hand needs them, and each is
a way to make a small file large or a plain value surprising.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import yaml
from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.decode.text import Text, one_line
from generator.errors import Problem

#: Front matter deeper or longer (characters) than this was made to do harm, or by a broken program.
DEPTH, LENGTH = 24, 4_000_000

_INDICATOR = re.compile(r"[&*!](?<![^\s\[{,:?-][&*!])(?:(?<=!)|(?!\s))")
_DEEP_BLOCK = re.compile(rf"\n[ ?:-]{{{DEPTH}}}")

#: What libyaml says → what it means for a person, what to do, and whether to point at where the construct began.
_EXPLANATIONS: tuple[tuple[str, str, str, bool], ...] = (
    (
        "found unexpected end of stream",
        "a quote is opened here and never closed",
        "close it on this line",
        True,
    ),
    (
        "found unexpected document indicator",
        "a quote is opened here and never closed",
        "close it on this line",
        True,
    ),
    ("expected ',' or ']'", "a list is opened with “[” here and never closed", "close it with “]”", True),
    ("expected ',' or '}'", "a mapping is opened with “{” here and never closed", "close it with “}”", True),
    (
        "mapping values are not allowed",
        "“: ” cannot stand here",
        "put the whole text in double quotes",
        False,
    ),
    ("unknown escape character", "“\\” starts an escape", "write “\\\\”, or use single quotes", False),
    (
        "could not find expected ':'",
        "this line is no “key: value”",
        "write a colon and a space after the key",
        True,
    ),
    ("another document", "“---” begins a second document", "one file holds one entry", False),
    ("expected <document start>", "a second document begins here", "one file holds one entry", False),
    (
        "expected key",
        "this does not fit what stands above",
        "check quotes, and line up the indentation",
        False,
    ),
    ("expected '-' indicator", "this is no item of the list above", "check the indentation", False),
)


class _Composer(CParser):
    """libyaml's composer without YAML's tag resolution: a node's tag is what the text says, or None."""

    def resolve(self, *_: object) -> None: ...
    def descend_resolver(self, *_: object) -> None: ...
    def ascend_resolver(self) -> None: ...


class _TooDeepError(Exception):
    """The node that would be one too deep has this one for its parent."""

    def __init__(self, parent: Node) -> None:
        self.index: int = parent.start_mark.index
        super().__init__()


class _CountingComposer(_Composer):
    depth = 0

    def descend_resolver(self, *position: object) -> None:
        self.depth += 1
        if self.depth > DEPTH:
            parent = position[0]
            assert isinstance(parent, Node)
            raise _TooDeepError(parent)

    def ascend_resolver(self) -> None:
        self.depth -= 1


@dataclass(slots=True)
class Sink:
    """Where readers leave problems: the file they read, and where in it the YAML begins."""

    text: Text
    start: int = 0
    problems: list[Problem] = field(default_factory=list)

    def report(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Add an error at a node."""
        self.at(node.start_mark.index, code, message, hint)

    def at(self, index: int, code: str, message: str, hint: str = "") -> None:
        """Add an error at a position within the YAML."""
        self.problems.append(
            Problem(self.text.mark(self.start + index), code, one_line(message), one_line(hint))
        )


def compose(characters: str, sink: Sink) -> Node | None:
    """Parse YAML into its root node. None where there is none; what went wrong, if anything, is in the sink."""
    if len(characters) > LENGTH:
        sink.at(0, "DL009", f"this is longer than {LENGTH:,} characters", "split it into several files")
        return None
    brackets = characters.count("[") + characters.count("{")
    deep = brackets >= DEPTH or _DEEP_BLOCK.search(f"\n{characters}")
    composer = (_CountingComposer if deep else _Composer)(characters)
    try:
        node = composer.get_single_node()
        refused = _refused(characters) if _INDICATOR.search(characters) else None
    except yaml.YAMLError as error:
        _explain(error, characters, sink)
    except _TooDeepError as error:
        sink.at(
            error.index, "DL009", f"this is nested more than {DEPTH} levels deep", "nothing here needs that"
        )
    else:
        if not refused:
            return node
        index, what = refused
        sink.at(index, "DL008", f"front matter knows no {what}", "write the value out, or put it in quotes")
    finally:
        composer.dispose()
    return None


def _refused(characters: str) -> tuple[int, str] | None:
    """Return the position and the sort of the first anchor, alias or tag; None where there is none."""
    parser = CParser(characters)
    while event := parser.get_event():
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None) or ""
        sort = f"anchors (“&{anchor}”)" if anchor else f"tags (“{tag.replace('tag:yaml.org,2002:', '!!')}”)"
        if anchor or tag:
            assert event.start_mark
            return event.start_mark.index, f"aliases (“*{anchor}”)" if isinstance(
                event, yaml.AliasEvent
            ) else sort
    return None


def _explain(error: yaml.YAMLError, characters: str, sink: Sink) -> None:
    """Say what libyaml could not read, where, in words for people."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    at = getattr(error, "problem_mark", None)
    index = min(at.index if at else getattr(error, "position", 0), len(characters))
    began = getattr(error, "context_mark", None)
    for phrase, message, hint, from_start in _EXPLANATIONS:
        if phrase in problem:
            sink.at(began.index if from_start and began else index, "DL007", message, hint)
            return
    if "cannot start any token" in problem:
        message, hint = _stray(characters[index : index + 1])
        sink.at(index, "DL007", message, hint)
    elif "undefined alias" in problem:
        sink.at(index, "DL008", "front matter knows no aliases (“*”)", "put the value in quotes")
    else:
        sink.at(
            index,
            "DL007",
            f"this cannot be read as YAML: {problem}",
            "check quotes, brackets and indentation",
        )


def _stray(character: str) -> tuple[str, str]:
    if character == "\t":
        return "a tab stands in the indentation", "indent with spaces"
    return f"a value cannot begin with “{character}”", "put the whole value in double quotes"


def pairs(node: MappingNode) -> Iterable[tuple[Node, Node]]:
    """Return a mapping's key and value nodes (PyYAML leaves them untyped)."""
    value: list[tuple[Node, Node]] = node.value
    return value


def places(node: Node, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """Yield every key path below a node, itself first, with the position of its value."""
    yield keys, node.start_mark.index
    if isinstance(node, MappingNode):
        for key, value in pairs(node):
            if isinstance(key, ScalarNode):
                yield from places(value, (*keys, key.value))
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.value):
            yield from places(item, (*keys, number))
