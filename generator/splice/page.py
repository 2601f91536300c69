"""A text with the places of its nodes: what stands where, and where a line begins and ends."""

import re
from dataclasses import dataclass
from functools import cached_property

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.decode.nodes import Sink, compose, pairs
from generator.decode.text import FrontMatter, Text, front_matter
from generator.errors import DatelineError, Problem
from generator.model.record import KeyPath

_BREAK = re.compile(r"\r\n?|\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


@dataclass(frozen=True)
class Page:
    """An entry's text, or a YAML file's (`whole`).

    Positions are indexes into `characters`: the YAML goes from `start` to `stop`, the body begins at `body`. `root` is
    None where there are no keys.
    """

    characters: str
    start: int
    stop: int
    body: int
    root: Node | None
    whole: bool

    @classmethod
    def read(cls, characters: str, *, whole: bool) -> "Page":
        """Find the nodes of a text. Raises DatelineError."""
        mark = int(characters.startswith("\ufeff"))
        text = Text("(the text to edit)", characters[mark:])
        front = FrontMatter(0, len(text.characters), len(text.characters)) if whole else _front_matter(text)
        sink = Sink(text, front.start)
        root = compose(text.characters[front.start : front.end], sink)
        if sink.problems:
            raise DatelineError(sink.problems)
        return cls(characters, front.start + mark, front.end + mark, front.body + mark, root, whole)

    def reread(self, characters: str) -> "Page":
        """Return the page of a text made from this one."""
        return Page.read(characters, whole=self.whole)

    @cached_property
    def newline(self) -> str:
        """The line end this text uses."""
        found = _BREAK.search(self.characters)
        return found[0] if found else "\n"

    def chain(self, path: KeyPath) -> list[Node | None]:
        """Return the nodes on the way to a path, the root first; None from where the way ends."""
        found = [self.root]
        for key in path:
            found.append(_child(found[-1], key))
        return found

    def at(self, path: KeyPath) -> Node | None:
        """Return the node at a path, or None."""
        return self.chain(path)[-1]

    def in_brackets(self, path: KeyPath) -> bool:
        """Whether what stands at a path stands within a flow list or mapping."""
        return any(getattr(node, "flow_style", False) for node in self.chain(path)[:-1])

    def begin(self, node: Node) -> int:
        """Return the position of a node's first character."""
        return self.start + int(node.start_mark.index)

    def end(self, node: Node) -> int:
        """Return the position after a node's last character; libyaml's own end lies behind comments and blanks."""
        if is_block(node):
            last = node.value[-1]
            return self.end(last[1] if isinstance(last, tuple) else last)
        begin, end = self.begin(node), self.start + int(node.end_mark.index)
        if (
            isinstance(node, ScalarNode)
            and "+" in self.characters[begin : begin + 3]
            and node.style in ("|", ">")
        ):
            return end
        return begin + len(self.characters[begin:end].rstrip())

    def line(self, index: int) -> int:
        """Return where the line that holds a position begins."""
        return max(self.characters.rfind("\n", 0, index), self.characters.rfind("\r", 0, index)) + 1

    def next_line(self, index: int) -> int:
        """Return where the first line at or after a position begins."""
        if self.line(index) == index and index > self.start:
            return index
        found = _LINE.match(self.characters, index)
        return found.end() if found else index

    def below(self, index: int, column: int) -> int:
        """Return where the next line begins, comments that are indented more than `column` passed over."""
        index = self.next_line(index)
        comment = re.compile(rf"[ \t]{{{column + 1},}}#[^\r\n]*(?:\r\n?|\n|\Z)")
        while index < len(self.characters) and (found := comment.match(self.characters, index)):
            index = found.end()
        return index

    def replaced(self, begin: int, end: int, new: str) -> str:
        """Return the text with one stretch replaced."""
        return self.characters[:begin] + new + self.characters[end:]

    def with_lines(self, begin: int, end: int, lines: list[str], column: int) -> str:
        """Return the text with whole lines replaced by others, indented to a column (from 0)."""
        new = "".join(f"{' ' * column}{line}{self.newline}" for line in lines)
        unended = begin > self.start and self.characters[begin - 1] not in "\r\n"
        return self.replaced(begin, end, self.newline + new if unended else new)


def _front_matter(text: Text) -> FrontMatter:
    try:
        front = front_matter(text.characters)
    except ValueError as error:
        raise DatelineError([Problem(text.mark(0), "DL006", str(error))]) from None
    if front is None:
        raise DatelineError([Problem(text.mark(0), "DL005", "there is no front matter to edit")])
    return front


def is_block(node: Node | None) -> bool:
    """Whether a node is a list or mapping in block style (a block is never empty)."""
    return isinstance(node, SequenceNode | MappingNode) and not node.flow_style


def _child(node: Node | None, key: str | int) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(key, int):
        return node.value[key] if 0 <= key < len(node.value) else None
    if isinstance(node, MappingNode):
        return next((value for name, value in pairs(node) if name.value == key), None)
    return None
