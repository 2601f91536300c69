"""Shapes to schemas: what `decode/shapes.py` reads a dataclass from, key by key."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import get_args, get_origin

from generator.decode.shapes import Key, shape_of
from generator.decode.shorthands import FROM_TEXT
from generator.edtf import Edtf
from generator.model.config import Colour, Wording
from generator.schema.forms import DATE, FILLED, FORMS, IDS, TYPES, Json
from generator.schema.reference import Reference, Section, heading

DRAFT = "http://json-schema.org/draft-07/schema#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a site adds: its entries' ids by folder of content/, and all kinds of event.

    Ids are offered and never demanded: an actor may be named before it has a file. Kinds are a closed list, unless
    nobody knows of which site it is (`is_open`).
    """

    kinds: Sequence[str]
    ids: Mapping[str, Sequence[str]] = field(default_factory=dict)
    is_open: bool = False


def document(cls: type, known: Known, reference: Reference, *, of_table: bool = False) -> Json:
    """Return the schema of a file that holds one value of a class, or, `of_table`, many of them by name."""
    writer = _Writer(known, reference)
    parts = {_name(part): writer.mapping(part) for part in (cls, *_parts(cls))}
    definitions = {**_shared(known), **parts}
    root = (
        {"type": ["object", "null"], "additionalProperties": _ref(_name(cls))}
        if of_table
        else parts[_name(cls)]
    )
    used = dict.fromkeys(_used(root, definitions))
    return {
        "$schema": DRAFT,
        "title": heading(cls),
        **root,
        "definitions": {name: definitions[name] for name in definitions if name in used},
    }


def _used(part: object, definitions: Json) -> Iterator[str]:
    """Yield the names of the definitions that a part of a schema refers to, themselves or by way of others."""
    if isinstance(part, Mapping):
        name = str(part.get("$ref", "")).rpartition("/")[2]
        if name:
            yield name
            rest = {other: one for other, one in definitions.items() if other != name}
            yield from _used(definitions.get(name), rest)
        for value in part.values():
            yield from _used(value, definitions)
    elif isinstance(part, list):
        for value in part:
            yield from _used(value, definitions)


def _name(cls: type) -> str:
    return cls.__name__.lower()


def _ref(name: str) -> Json:
    return {"$ref": f"#/definitions/{name}"}


def _shared(known: Known) -> Json:
    """What many keys have in common. A value is text whatever YAML takes it for: `title: 12` is, and `country: no`."""
    yes_or_no = {
        "not": {"type": ["array", "null", "number", "object", "string"]}
    }  # by its name, editors would offer it
    text = {"anyOf": [{"type": ["string", "number"]}, yes_or_no]}
    ids = {folder: {**text, "examples": [*names]} for folder, names in known.ids.items()}
    kinds = {**text, "examples": [*known.kinds]} if known.is_open else {"enum": [*known.kinds]}
    return {
        "date": DATE,
        "nothing": {"not": {"type": ["array", "boolean", "number", "object", "string"]}},
        "text": text,
        "words": {
            "type": "object",
            "propertyNames": {"pattern": r"^[^.]+$"},
            "additionalProperties": {"anyOf": [_ref("text"), _ref("nothing"), _ref("words")]},
        },
        "kinds": kinds,
        **ids,
    }


def _parts(cls: type) -> Iterator[type]:
    """Yield the classes that stand within one."""
    for key in shape_of(cls).keys.values():
        for hint in _flat(key.hint):
            if is_dataclass(hint) and hint not in (Edtf, Wording):
                assert isinstance(hint, type)
                yield hint
                yield from _parts(hint)


def _flat(hint: object) -> Iterator[object]:
    """Yield the types that a type is made of."""
    if isinstance(hint, UnionType) or get_origin(hint) is tuple:
        for part in get_args(hint):
            yield from _flat(part)
    else:
        yield hint


@dataclass(frozen=True, slots=True)
class _Writer:
    known: Known
    reference: Reference

    def mapping(self, cls: type) -> Json:
        """Return the schema of a class's mappings: no other key than its own, none missing that must be there."""
        shape, said = shape_of(cls), self.reference.get(heading(cls), Section())
        about = {"description": said.about} if said.about else {}
        return {
            **about,
            "type": "object",
            "additionalProperties": False,
            "required": [name for name, _ in shape.required],
            "properties": {
                name: self._key(cls, name, key, said.meanings.get(name, ""))
                for name, key in shape.keys.items()
            },
        }

    def _key(self, cls: type, name: str, key: Key, meaning: str) -> Json:
        shape, default = shape_of(cls), key.default
        value = self._value(cls, key.field, key.hint, filled=key.field in shape.filled)
        must = (name, key.field) in shape.required or key.hint is Colour
        is_plain = isinstance(default, str | int | float) and default != ""
        choices = value["anyOf"] if set(value) == {"anyOf"} else [value]
        assert isinstance(choices, list)
        return {
            **({"description": meaning} if meaning else {}),
            **({"default": default} if is_plain else {}),
            "anyOf": [*choices, *([] if must else [_ref("nothing")])],
        }

    def _value(self, cls: type, name: str, hint: object, *, filled: bool = False) -> Json:
        """Return the schema of a type, as a field of a class has it."""
        if isinstance(hint, UnionType):
            return self._one_of(cls, name, [kind for kind in get_args(hint) if kind is not NoneType])
        if get_origin(hint) is tuple:
            return {"type": "array", "items": self._value(cls, name, get_args(hint)[0])}
        form = FORMS.get(cls, {}).get(name, {})
        if hint is str:
            return self._text(cls, name, FILLED if filled and not form else form)
        assert isinstance(hint, type)
        if hint in TYPES:
            return {**TYPES[hint], **form}
        if issubclass(hint, StrEnum):
            return {"enum": [member.value for member in hint]}
        return self._nested(hint)

    def _one_of(self, cls: type, name: str, kinds: list[type]) -> Json:
        if set(kinds) == {str, int, float}:
            return _ref("text")
        values = [self._value(cls, name, kind) for kind in kinds]
        return values[0] if len(values) == 1 else {"anyOf": values}

    def _text(self, cls: type, name: str, form: Json) -> Json:
        folder = IDS.get(cls, {}).get(name, "text")
        text = _ref(folder if folder in ("kinds", *self.known.ids) else "text")
        return {"allOf": [text, form]} if form else text

    def _nested(self, cls: type) -> Json:
        if cls not in FROM_TEXT:
            return _ref(_name(cls))
        name = FROM_TEXT[cls]
        alone = self._value(cls, name, str, filled=True)
        return {"anyOf": [alone, _ref(_name(cls))]}
