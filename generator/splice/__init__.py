"""Edits in a file's front matter that leave everything a person wrote where it stands.

An edit changes the characters of the one value it is about; comments, order, quotes, blank lines and line ends around
it stay byte for byte. Nothing is dumped again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.decode.nodes import pairs
from generator.decode.readers import is_null
from generator.decode.shapes import Shape, read_as, shape_in, type_at
from generator.decode.text import from_first_line, tidy_body
from generator.edtf import Edtf
from generator.encode import inline, lines, quoted, text
from generator.model.claim import Claim
from generator.model.record import KeyPath
from generator.splice import blocks, brackets
from generator.splice.page import Page


@dataclass(frozen=True, slots=True)
class Set:
    """Give the key or list item at `path` a value. A key that is not there is added where its field stands."""

    path: KeyPath
    value: object


@dataclass(frozen=True, slots=True)
class Append:
    """Add an item to the end of the list at `path`, which need not be there yet."""

    path: KeyPath
    value: object


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away the key or list item at `path`, with the comments inside it. What is not there is no error."""

    path: KeyPath


@dataclass(frozen=True, slots=True)
class Body:
    """Replace the text below the front matter."""

    text: str


Edit = Set | Append | Remove | Body


def splice(cls: type, characters: str, edits: Iterable[Edit], *, whole: bool = False) -> str:
    """Apply edits one after the other to an entry's text (`whole`: to a YAML file's) and return the new text.

    `cls` is the entry's dataclass: it says where a new key stands. Each path is one of the text which the edits
    before it made. Setting what is already there changes nothing, whatever way it is written. Raises DatelineError
    for a text whose front matter cannot be read, KeyError for a path below something that is not there.
    """
    for edit in edits:
        page = Page.read(characters, whole=whole)
        match edit:
            case Set(path, value):
                characters = _set(cls, page, path, value)
            case Append(path, value):
                characters = _append(cls, page, path, value)
            case Remove(path):
                characters = _remove(page, path)
            case Body(body):
                characters = _with_body(page, body)
    return characters


def _set(cls: type, page: Page, path: KeyPath, value: object) -> str:
    page = _unfolded(cls, page, path)
    node, parent = page.at(path), page.at(path[:-1])
    if node is not None:
        same = read_as(type_at(cls, path), node) == value or (value is None and is_null(node))
        return page.characters if same else _replace(page, path, node, value)
    name, shape = path[-1], shape_in(type_at(cls, path[:-1]))
    if isinstance(name, int) or (parent is None and len(path) > 1):
        raise KeyError(path)
    if shape and name in shape.keys and shape.keys[name].default == value:
        return page.characters
    return _add_key(page, parent, name, value, shape)


def _add_key(page: Page, parent: Node | None, name: str, value: object, shape: Shape | None) -> str:
    """Add a key to a mapping behind the last of those that stand before it in canonical order."""
    if parent is None:
        return page.with_lines(page.stop, page.stop, list(lines(text(name, flow=False), value)), 0)
    if not isinstance(parent, MappingNode):
        raise KeyError(name)
    after = _place(parent, name, list(shape.keys) if shape else [])
    if parent.flow_style:
        return brackets.insert(page, parent, after, f"{text(name)}: {inline(value, name)}")
    return blocks.insert_key(page, parent, after, text(name, flow=False), value)


def _place(parent: MappingNode, name: str, order: list[str]) -> int:
    """Return the number of the key to stand behind; -1 for none. A key without canonical order stands last."""
    rank = {key: number for number, key in enumerate(order)}
    if name not in rank:
        return len(parent.value) - 1
    before = [(rank.get(key.value, -1), number) for number, (key, _) in enumerate(pairs(parent))]
    return max((pair for pair in before if pair[0] < rank[name]), default=(-1, -1))[1]


def _replace(page: Page, path: KeyPath, node: Node, value: object) -> str:
    """Give what stands at a path another value, in the style it stands in."""
    name, parent = path[-1], page.at(path[:-1])
    styled = _in_style(node, value)
    if styled or page.in_brackets(path):
        begin = page.begin(node)
        new = styled or inline(value, str(name), flow=page.in_brackets(path))
        return page.replaced(begin, page.end(node), _colon(page, parent, node) + new)
    if isinstance(parent, SequenceNode):
        return blocks.replace_item(page, parent, node, value)
    assert isinstance(parent, MappingNode)
    key = next(key for key, _ in pairs(parent) if key.value == name)
    return blocks.replace_value(page, key, node, value)


def _colon(page: Page, parent: Node | None, node: Node) -> str:
    """Return what must stand between a key and a value where there was none: `{a}`, `{a:}`, `a:`."""
    key = (
        next((key for key, value in pairs(parent) if value is node), None)
        if isinstance(parent, MappingNode)
        else None
    )
    between = page.characters[page.end(key) : page.begin(node)] if key else " "
    return "" if between[-1:].isspace() else " " if ":" in between else ": "


def _in_style(node: Node, value: object) -> str:
    """Return a text in the quotes that the present one stands in; empty where there are none to keep."""
    if not isinstance(node, ScalarNode) or not isinstance(value, str | Edtf):
        return ""
    double = quoted(str(value))
    if node.style == "'" and double == f'"{value}"':
        return "'" + str(value).replace("'", "''") + "'"
    return double if node.style in ("'", '"') else ""


def _append(cls: type, page: Page, path: KeyPath, value: object) -> str:
    node = page.at(path)
    if node is None:
        return _set(cls, page, path, (value,))
    if is_null(node) or not node.value:
        return _replace(page, path, node, (value,))
    if not isinstance(node, SequenceNode):
        raise KeyError(path)
    if node.flow_style:
        return brackets.insert(page, node, len(node.value) - 1, inline(value))
    return blocks.append(page, node, value)


def _remove(page: Page, path: KeyPath) -> str:
    name, parent = path[-1], page.at(path[:-1])
    if page.at(path) is None or not isinstance(parent, MappingNode | SequenceNode):
        return page.characters
    names = (
        range(len(parent.value))
        if isinstance(parent, SequenceNode)
        else [key.value for key, _ in pairs(parent)]
    )
    number = list(names).index(name)
    if parent.flow_style:
        return brackets.cut(page, parent, number)
    if isinstance(parent, MappingNode):
        return blocks.cut_key(page, parent, number)
    return (
        _replace(page, path[:-1], parent, ())
        if len(parent.value) == 1
        else blocks.cut_item(page, parent, number)
    )


def _with_body(page: Page, body: str) -> str:
    present = page.characters[page.body :]
    if tidy_body(present) == body:
        return page.characters
    unended = page.newline if page.characters[page.body - 1] not in "\r\n" else ""
    blanks = present[: len(present) - len(from_first_line(present))] if present.strip() else page.newline
    new = unended + blanks + body.replace("\n", page.newline) + page.newline
    return page.characters[: page.body] + (new if body else "")


def _unfolded(cls: type, page: Page, path: KeyPath) -> Page:
    """Write out the shorthand, if any, that stands where a key is to be set."""
    above, parent, kind = path[:-1], page.at(path[:-1]), type_at(cls, path[:-1])
    if isinstance(parent, ScalarNode) and shape_in(kind) and not is_null(parent):
        return page.reread(_replace(page, above, parent, read_as(kind, parent)))
    if kind is Claim and path[-1] in ("min", "max", "qualifier") and page.at((*above, "count")) is not None:
        assert isinstance(parent, MappingNode)
        return _without_count(cls, page, above, parent)
    return page


def _without_count(cls: type, page: Page, path: KeyPath, node: MappingNode) -> Page:
    """Write a claim's `count` as the `min` and `max` it stands for."""
    claim = read_as(Claim, node)
    if not isinstance(claim, Claim):
        raise KeyError(path)
    first, *rest = [(name, end) for name, end in (("min", claim.min), ("max", claim.max)) if end is not None]
    key = next(key for key, _ in pairs(node) if key.value == "count")
    renamed = page.reread(page.replaced(page.begin(key), page.end(key), first[0]))
    return renamed.reread(_set(cls, renamed, (*path, *rest[0][:1]), rest[0][1])) if rest else renamed
