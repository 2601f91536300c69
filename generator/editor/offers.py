"""What fits at a cursor, and what a key means, as a schema says (`schema/document.py`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from generator.editor.outline import Outline, outline
from generator.editor.places import Cursor
from generator.model.record import KeyPath
from generator.schema.forms import Json

#: By lists of a file and keys of their items: the list of the same file whose ids are named there.
_WITHIN: Mapping[tuple[str, str], str] = {
    ("claims", "part_of"): "claims",
    ("claims", "source"): "sources",
    ("statements", "source"): "sources",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A key or a word that may stand from `start` to the cursor; `meaning` is a key's."""

    label: str
    text: str
    start: int
    meaning: str = ""
    is_key: bool = False


def offers(schema: Json, text: str, at: int, *, whole: bool = False) -> list[Offer]:
    """Return what may stand at a position of a file: keys in the order of the reference, words, ids.

    `whole`: the file is YAML to its end, not Markdown with front matter.
    """
    seen = outline(text, at, whole=whole)
    if not seen.cursor:
        return []
    return [*_words(schema, seen, seen.cursor), *_keys(schema, seen, seen.cursor)]


def meaning(schema: Json, text: str, at: int, *, whole: bool = False) -> str:
    """Return what the key at a position means, or that of the value there; “” where none is known."""
    cursor = outline(text, at, whole=whole).cursor
    if not cursor:
        return ""
    keys = (
        (*cursor.key_in, cursor.name) if cursor.name and cursor.key_in is not None else cursor.value_at or ()
    )
    while keys and isinstance(keys[-1], int):
        keys = keys[:-1]
    told = (str(part["description"]) for part in _below(schema, keys) if "description" in part)
    return next(told, "") if keys else ""


def _words(schema: Json, seen: Outline, cursor: Cursor) -> Iterator[Offer]:
    if cursor.value_at is None:
        return
    here = _within(seen, cursor.value_at)
    said = [word for part in _choices(schema, cursor.value_at) for word in _listed(part)]
    for word in dict.fromkeys([*here, *said]):
        yield Offer(word, word, cursor.start)


def _within(seen: Outline, keys: KeyPath) -> list[str]:
    """Return the ids of the file itself that may stand somewhere, but for that of the item one is in."""
    folder = _WITHIN.get((str(keys[0]), str(keys[-1])), "") if len(keys) == 3 else ""
    own = {leaf.text for leaf in seen.leaves if leaf.keys == (*keys[:2], "id")}
    return [name for name in seen.ids_in(folder) if folder != keys[0] or name not in own]


def _listed(part: Json) -> list[str]:
    if part.get("type") == "boolean":
        return ["yes", "no"]
    return [str(word) for word in cast("list[object]", part.get("enum") or part.get("examples") or [])]


def _keys(schema: Json, seen: Outline, cursor: Cursor) -> Iterator[Offer]:
    if cursor.key_in is None:
        return
    present = seen.keys_in(cursor.key_in) - {cursor.name}
    for part in _choices(schema, cursor.key_in):
        for name, value in cast("Mapping[str, Json]", part.get("properties", {})).items():
            if name not in present:
                text = name if cursor.name else f"{name}: "
                yield Offer(name, text, cursor.start, str(value.get("description", "")), is_key=True)


def _choices(schema: Json, keys: KeyPath) -> Iterator[Json]:
    """Yield what may stand at a key path, each choice by itself."""
    for part in _below(schema, keys):
        yield from _parts(schema, part)


def _below(schema: Json, keys: KeyPath) -> Iterator[Json]:
    """Yield the parts of a schema that a key path leads to."""
    if not keys:
        yield schema
        return
    for part in _choices(schema, keys[:-1]):
        found = part.get("items") if isinstance(keys[-1], int) else _value(part, keys[-1])
        if isinstance(found, Mapping):
            yield found


def _value(part: Json, key: str) -> object:
    named = cast("Mapping[str, object]", part.get("properties", {}))
    return named.get(key) or part.get("additionalProperties")


def _parts(schema: Json, part: Json) -> Iterator[Json]:
    """Yield a part of a schema and what it refers to or chooses from."""
    yield part
    if "$ref" in part:
        name = str(part["$ref"]).rpartition("/")[2]
        yield from _parts(schema, cast("Mapping[str, Json]", schema["definitions"])[name])
    for several in ("anyOf", "allOf"):
        for one in cast("list[Json]", part.get(several, [])):
            yield from _parts(schema, one)
