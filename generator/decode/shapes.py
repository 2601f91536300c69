"""Dataclasses to shapes: which keys a mapping may have, which it must, and how each is read."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass
from functools import cache
from types import SimpleNamespace, UnionType
from typing import get_args, get_origin, get_type_hints

from yaml.nodes import MappingNode, Node, ScalarNode

from generator.decode.checks import Finding, check, check_parts
from generator.decode.nodes import Sink, pairs
from generator.decode.readers import INVALID, NULLS, Reader, is_null, reader_for, scalar
from generator.decode.shorthands import EXTRA_KEYS, FROM_TEXT, unfold
from generator.decode.text import Text
from generator.edtf import Edtf
from generator.errors import did_you_mean
from generator.memo.values import maker
from generator.model.config import Colour
from generator.model.record import KeyPath


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping: the field it fills, the reader of its value, what it is when not given."""

    field: str
    hint: object
    read: Reader
    default: object


@dataclass(frozen=True, slots=True)
class Shape:
    """A dataclass as front matter: its keys in canonical order, by the name they have in YAML.

    `required` are the keys without a default, `filled` the fields among theirs that must hold more than blanks. `new` makes
    a value from its fields by name; it `folds` where some keys are no fields.
    """

    cls: type
    new: Callable[..., object]
    keys: Mapping[str, Key]
    required: tuple[tuple[str, str], ...]
    folds: bool
    filled: tuple[str, ...]
    has_body: bool

    def read(self, node: Node, sink: Sink) -> object:
        """Read a nested mapping, or the text that may stand for it."""
        before = len(sink.problems)
        if type(node) is ScalarNode and self.cls in FROM_TEXT:
            name = FROM_TEXT[self.cls]
            values: dict[str, object] = {name: scalar(node, name, sink)}
        else:
            values = self.collect(node, sink)
        if len(sink.problems) == before:
            return self.make(values, node, sink)
        return self.refuse(values, node, sink)

    def collect(self, node: Node, sink: Sink) -> dict[str, object]:
        """Read every key of a mapping into values by field name, `INVALID` where one could not be read."""
        values: dict[str, object] = {}
        if not isinstance(node, MappingNode):
            sink.report(
                node, "DL013", "this is no mapping of “key: value”", f"it takes: {', '.join(self.keys)}"
            )
            return values
        for key_node, value_node in pairs(node):
            key = self.keys.get(key_node.value) if type(key_node) is ScalarNode else None
            if key is None or key.field in values:
                self._misfit(key_node, node, sink)
            elif value_node.value in NULLS and is_null(value_node):
                values[key.field] = self._not_given(key, value_node, sink)
            else:
                values[key.field] = key.read(value_node, sink)
        for name, field in self.required:
            if field not in values:
                sink.report(node, "DL012", f"“{name}” is missing", f"add “{name}: …”")
        return values

    def made(self, values: dict[str, object]) -> object:
        """Make the value of values that all could be read; `INVALID` where anything is wrong, which `make` tells.

        Raises TypeError where a required one is missing.
        """
        if self.folds and unfold(values):
            return INVALID
        value = self.new(**values)
        for field in self.filled:
            if not str(values[field]).strip():
                return INVALID
        return INVALID if check(value) else value

    def make(self, values: dict[str, object], node: Node, sink: Sink) -> object:
        """Make the value of values that all could be read; `INVALID` where they do not go together."""
        wrong = unfold(values)
        if wrong:
            sink.report(_under(node, "count"), "DL018", wrong)
            return INVALID
        value = self.new(**values)
        found = [*self._blanks(values), *check(value)]
        self._report(found, node, sink)
        return INVALID if found else value

    def refuse(self, values: Mapping[str, object], node: Node, sink: Sink) -> object:
        """Report what else is wrong with values some of which could not be read. Returns `INVALID`."""
        sound = {key.field: key.default for key in self.keys.values()}
        sound |= {field: value for field, value in values.items() if value is not INVALID}
        parts = SimpleNamespace(
            **{field: None if value is MISSING else value for field, value in sound.items()}
        )
        self._report(check_parts(self.cls, parts), node, sink)
        return INVALID

    def _report(self, found: Iterable[Finding], node: Node, sink: Sink) -> None:
        for name, code, message, hint in found:
            sink.report(_under(node, name, "count"), code, message, hint)

    def _not_given(self, key: Key, node: Node, sink: Sink) -> object:
        if key.hint is Colour:
            sink.report(
                node, "DL012", f"“{key.field}” is empty", "put a colour in quotes: # begins a comment"
            )
            return INVALID
        if key.default is not MISSING:
            return key.default
        sink.report(node, "DL012", f"“{key.field.removesuffix('_')}” is empty")
        return INVALID

    def _blanks(self, values: Mapping[str, object]) -> Iterator[Finding]:
        for field in self.filled:
            if not str(values[field]).strip():
                yield field, "DL012", f"“{field}” is empty", ""

    def _misfit(self, key: Node, mapping: MappingNode, sink: Sink) -> None:
        """Report a key that is no key, unknown, or given a second time."""
        name = key.value
        if not isinstance(key, ScalarNode):
            sink.report(key, "DL013", "a key is one word", f"it takes: {', '.join(self.keys)}")
        elif name in self.keys:
            sink.report(key, "DL011", f"“{name}” is given twice", "keep one")
        elif name == "<<":
            sink.report(key, "DL008", "front matter knows no merge keys (“<<”)", "write the keys out")
        else:
            hint = self._whole_again(key, mapping) if name.isdecimal() else did_you_mean(name, self.keys)
            sink.report(key, "DL010", f"“{name}” is no key here", hint)

    def _whole_again(self, torn: Node, mapping: MappingNode) -> str:
        """Offer the number that commas tore into keys, as in `{count: 1,200}`."""
        name, parts = "", [""]
        for key, value in pairs(mapping):
            if type(key) is ScalarNode and key.value.isdecimal() and is_null(value):
                parts.append(key.value)
            elif torn.value in parts[1:]:
                break
            else:
                name, parts = str(key.value), [str(value.value)]
        hint, number = self.keys[name].hint if name in self.keys else None, "".join(parts)
        if int not in (hint, *get_args(hint)):
            return "write a decimal with a point: 40.25"
        is_grouped = number.isdecimal() and all(len(part) == 3 for part in parts[1:])
        return f"a comma ends the value: write {number}" if is_grouped else "write a whole number"


def _under(node: Node, *names: str) -> Node:
    """Return the value under the first of some keys that is there, or the node itself."""
    found = pairs(node) if isinstance(node, MappingNode) else ()
    values = {key.value: value for key, value in found if type(key) is ScalarNode}
    return next((values[name] for name in names if name in values), node)


def _nested(cls: type) -> Reader:
    return shape_of(cls).read


@cache
def shape_of(cls: type) -> Shape:
    """Compile a dataclass. Fields marked {"body": True} are not front matter; `from_` is `from` in YAML."""
    hints = {**get_type_hints(cls), **EXTRA_KEYS.get(cls, {})}
    fields = {f.name: f.default for f in dataclasses.fields(cls) if not f.metadata.get("body")}
    fields |= dict.fromkeys(EXTRA_KEYS.get(cls, ()))
    names = {field: field.removesuffix("_") for field in fields}
    required = [field for field, default in fields.items() if default is MISSING]
    return Shape(
        cls,
        maker(cls, by_name=True),
        {
            name: Key(field, hints[field], reader_for(hints[field], name, _nested), fields[field])
            for field, name in names.items()
        },
        tuple((names[field], field) for field in required),
        cls in EXTRA_KEYS,
        tuple(field for field in required if hints[field] is str),
        any(f.metadata.get("body") for f in dataclasses.fields(cls)),
    )


def type_at(cls: type, path: KeyPath) -> object:
    """Return the type of what stands at a key path of a class; None where no field leads there."""
    hint: object = cls
    for key in path:
        shape = shape_in(hint)
        if isinstance(key, int):
            hint = get_args(hint)[0] if get_origin(hint) is tuple else None
        else:
            hint = shape.keys[key].hint if shape and key in shape.keys else None
    return hint


def shape_in(hint: object) -> Shape | None:
    """Return the shape of the mappings that a type allows, or None where it allows none."""
    kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    mappings = (kind for kind in kinds if dataclasses.is_dataclass(kind) and kind is not Edtf)
    return next((shape_of(kind) for kind in mappings if isinstance(kind, type)), None)


def read_as(hint: object, node: Node, name: str = "", sink: Sink | None = None) -> object:
    """Read one node as a type, outside any file. `INVALID` where it cannot be; the sink, if any, has the reason."""
    return reader_for(hint, name, _nested)(node, sink or Sink(Text("", ""))) if hint else INVALID
