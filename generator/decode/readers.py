"""Types to readers: the type of a dataclass field decides how the YAML node under its key is read.

A reader takes a node and a sink and returns the value, or `INVALID` after it has left a problem in the sink. Readers
are compiled once per type.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import is_dataclass
from datetime import date
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import get_args, get_origin

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.decode import scalars
from generator.decode.nodes import Sink, pairs
from generator.decode.shorthands import FROM_TEXT
from generator.decode.text import CONTROL, UNTURN, turned, turned_at
from generator.decode.wordings import wording
from generator.edtf import Edtf
from generator.errors import did_you_mean
from generator.model.config import Colour, Wording


class Invalid(Enum):
    """The one thing a reader returns that is no value."""

    INVALID = "invalid"


INVALID = Invalid.INVALID
Reader = Callable[[Node, Sink], object]

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[\s,._'’]\d{2,3})*[\s,._'’]\d{3}")
_SHAPES: dict[type[Node], str] = {MappingNode: "a mapping", SequenceNode: "a list", ScalarNode: "text"}

NULLS = ("", "~", "null")


def is_null(node: Node) -> bool:
    """Whether a node says “not given”: nothing at all, `~` or `null`, without quotes."""
    return isinstance(node, ScalarNode) and not node.style and node.value in NULLS


def reader_for(hint: object, name: str, nested: Callable[[type], Reader]) -> Reader:
    """Return the reader for a type; `name` is its key, for messages; `nested` gives the reader of a dataclass.

    Raises TypeError for a type no front matter can hold: a mistake in a dataclass, found when it is first used.
    """
    arguments = get_args(hint)
    if isinstance(hint, UnionType):
        kinds = [kind for kind in arguments if kind is not NoneType]
        return _one_of(kinds, name, nested)
    if get_origin(hint) is tuple:
        return _list_of(reader_for(arguments[0], name, nested), name, of_mappings=_is_mapping(arguments[0]))
    if not isinstance(hint, type):
        raise TypeError(f"{name}: no way to read {hint}")
    if hint in _SCALARS:
        return _SCALARS[hint](name)
    return _words(hint, name) if issubclass(hint, StrEnum) else nested(hint)


def _is_mapping(hint: object) -> bool:
    """Whether a type is read from a mapping only: no text may stand for it."""
    return is_dataclass(hint) and hint is not Edtf and hint not in FROM_TEXT


def _one_of(kinds: list[type], name: str, nested: Callable[[type], Reader]) -> Reader:
    """Read a union: a lone type, a plain value as it looks, or text beside a mapping."""
    if len(kinds) == 1:
        return reader_for(kinds[0], name, nested)
    if set(kinds) == {str, int, float}:
        return _as_it_looks(name)
    [mapping] = (reader_for(kind, name, nested) for kind in kinds if kind is not str)
    text = _text(name)
    return lambda node, sink: (mapping if isinstance(node, MappingNode) else text)(node, sink)


def scalar(node: Node, name: str, sink: Sink, wanted: str = "text") -> str | None:
    """Return a scalar's text, or None after reporting that it is none."""
    if type(node) is ScalarNode:
        value: str = node.value
        if value.isprintable():
            return value
        if CONTROL.search(value):
            sink.report(node, "DL004", f"“{name}” holds a control character", "delete it")
        elif (index := turned_at(value)) is not None:
            sink.report(node, "DL171", f"“{name}”: {turned(value[index])}", UNTURN)
        else:
            return value
    else:
        sink.report(node, "DL013", f"“{name}” takes {wanted}, not {_SHAPES[type(node)]}")
    return None


def _text(name: str) -> Reader:
    def read(node: Node, sink: Sink) -> object:
        if type(node) is ScalarNode and node.value.isprintable():
            return node.value
        value = scalar(node, name, sink)
        return INVALID if value is None else value

    return read


def _integer(name: str) -> Reader:
    def read(node: Node, sink: Sink) -> object:
        value = scalar(node, name, sink, "a whole number")
        if value is None:
            return INVALID
        with suppress(ValueError):
            if not node.style:  # type: ignore[attr-defined]
                return scalars.integer(value)
        sink.report(
            node, "DL014", f"“{name}” takes a whole number, not {_shown(node, value)}", _digits(value)
        )
        return INVALID

    return read


def _digits(value: str) -> str:
    """Offer the whole number a person may have meant: digits in quotes, or in groups."""
    value = value.strip()
    bare = re.sub(r"[\s,._'’]", "", value) if _GROUPED.fullmatch(value) else value
    with suppress(ValueError):
        return f"write {scalars.integer(bare)}"
    is_decimal = scalars.DECIMAL.fullmatch(value.replace(",", "."))
    return "write a whole number" if is_decimal else "write it in digits, without quotes"


def _shown(node: Node, value: str) -> str:
    quotes = getattr(node, "style", "") in ('"', "'")
    return f"the quoted text “{value}”" if quotes else f"“{value}”"


def _number(name: str) -> Reader:
    def read(node: Node, sink: Sink) -> object:
        value = scalar(node, name, sink, "a number")
        if value is None:
            return INVALID
        with suppress(ValueError):
            if not node.style:  # type: ignore[attr-defined]
                return scalars.number(value)
        hint = "write it with a decimal point and without quotes: 40.25"
        sink.report(node, "DL014", f"“{name}” takes a number, not {_shown(node, value)}", hint)
        return INVALID

    return read


def _boolean(name: str) -> Reader:
    def read(node: Node, sink: Sink) -> object:
        value = scalar(node, name, sink, "yes or no")
        if value is None:
            return INVALID
        with suppress(ValueError):
            return scalars.boolean(value)
        sink.report(node, "DL014", f"“{name}” takes yes or no, not “{value}”")
        return INVALID

    return read


def _date(name: str) -> Reader:
    def read(node: Node, sink: Sink) -> object:
        value = scalar(node, name, sink, "a date")
        if value is None:
            return INVALID
        try:
            return scalars.edtf(value)
        except ValueError as error:
            sink.report(node, "DL015", f"“{name}”: {error}", _looser_date(value))
            return INVALID

    return read


def _looser_date(value: str) -> str:
    """Offer the date a person may have meant: parts without their zeros, slashes or points between them."""
    match = re.match(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:$|[T ]\d)", value)
    if not match:
        return ""
    try:
        return f"did you mean “{date(*map(int, match.groups()))}”?"
    except ValueError:
        return ""


def _day(name: str) -> Reader:
    def read(node: Node, sink: Sink) -> object:
        value = scalar(node, name, sink, "a day")
        if value is None:
            return INVALID
        try:
            return scalars.day(value)
        except ValueError as error:
            if error.args:
                sink.report(node, "DL015", f"“{name}”: “{value}” is no day of the calendar")
                return INVALID
        sink.report(node, "DL015", f"“{name}” takes one day (2020-09-28), not “{value}”", _looser_date(value))
        return INVALID

    return read


def _words(cls: type[StrEnum], name: str) -> Reader:
    known = scalars.words(cls)

    def read(node: Node, sink: Sink) -> object:
        if type(node) is ScalarNode and node.value in known:
            return known[node.value]
        value = scalar(node, name, sink, "a word")
        if value is not None:
            sink.report(node, "DL016", f"“{name}” has no value “{value}”", did_you_mean(value, known))
        return INVALID

    return read


def _as_it_looks(name: str) -> Reader:
    """Read a value whose type is free: digits without quotes are a number, all else is text."""

    def read(node: Node, sink: Sink) -> object:
        value = scalar(node, name, sink)
        if value is None:
            return INVALID
        return value if node.style else scalars.as_it_looks(value)  # type: ignore[attr-defined]

    return read


def _list_of(item: Reader, name: str, *, of_mappings: bool) -> Reader:
    def read(node: Node, sink: Sink) -> object:
        if type(node) is not SequenceNode:
            shown = f"[{node.value}]" if type(node) is ScalarNode and node.value.isprintable() else "[…]"
            hint = "write each item on lines of its own: “- key: value”" if of_mappings else f"write {shown}"
            sink.report(node, "DL013", f"“{name}” takes a list, not {_SHAPES[type(node)]}", hint)
            return INVALID
        nodes: list[Node] = node.value
        before = len(sink.problems)
        values = [_empty(child, name, sink) if is_null(child) else item(child, sink) for child in nodes]
        return tuple(values) if len(sink.problems) == before else INVALID

    return read


def _empty(node: Node, name: str, sink: Sink) -> object:
    sink.report(node, "DL013", f"“{name}” has an empty item", "delete it, or put it in quotes")
    return INVALID


def read_table(item: Reader, node: Node, sink: Sink) -> dict[str, object]:
    """Read a mapping whose keys are free."""
    if not isinstance(node, MappingNode):
        sink.report(node, "DL013", "this is no mapping of “key: value”")
        return {}
    found: dict[str, object] = {}
    for key, child in pairs(node):
        word = scalar(key, "a key", sink)
        if word in found:
            sink.report(key, "DL011", f"“{word}” is given twice", "keep one")
        elif word is not None:
            found[word] = item(child, sink)
    return found


_SCALARS: Mapping[type, Callable[[str], Reader]] = {
    str: _text,
    int: _integer,
    float: _number,
    bool: _boolean,
    Edtf: _date,
    date: _day,
    Colour: _text,
    Wording: wording,
}
