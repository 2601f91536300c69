"""A short cut: front matter line by line, as nearly every file has it, without YAML's parser and its nodes.

It knows keys with a plain or simply quoted value, lists and mappings of words in brackets, and blocks of these by indentation.
Whatever else there is, and whatever is wrong, is none of its business: the long way reads such a file whole and tells
of problems. `tests/test_decode_lines.py` holds that it reads what the long way reads.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass
from enum import StrEnum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from generator.decode.nodes import LENGTH
from generator.decode.readers import INVALID
from generator.decode.scalars import SCALARS, as_it_looks, words
from generator.decode.shapes import Shape, shape_of
from generator.decode.shorthands import FROM_TEXT

#: (indentation, dash, key, what stands beside it)
_LINE = re.compile(r"^( *)(- +)?(?:([a-z][a-z_0-9]*):(?: +|$))?(.*)$", re.MULTILINE)
_PLAIN = re.compile(r"(?!null$)(?:[\w(“‘«„/$€£]|-(?=\d))[^:#]*(?:(?::(?=\S)|(?<=\S)#)[^:#]*)*(?<! )")
_QUOTED = re.compile(r"""\"([^"\\]*)\"|'([^']*)'""")
#: What stands within brackets: words with fewer signs, or in quotes; lists and mappings of these, and lists of such mappings.
_SIGN = r"""[^\s,\[\]{}"'#:&*!?|>%@`]"""
_WORD = rf"""(?:(?!null[,\]}}])(?=\w){_SIGN}+(?: {_SIGN}+)*|"[^"\\]*"|'[^']*')"""
_PAIR = rf"[a-z][a-z_0-9]*: {_WORD}"
_MAPPING = rf"\{{{_PAIR}(?:, {_PAIR})*\}}"
_IN_BRACKETS = re.compile(rf"\[(?:{_WORD}(?:, {_WORD})*)?\]|\[{_MAPPING}(?:, {_MAPPING})*\]|{_MAPPING}")
_WORDS, _MAPPINGS = re.compile(_WORD), re.compile(_MAPPING)
_PAIRS = re.compile(rf"([a-z][a-z_0-9]*): ({_WORD})")
#: Below the last line.
_END = ("\n", "", "", "")
#: Of so many texts, each is looked at once and held once, as often as it stands somewhere: most are names.
_TEXTS = 1 << 16


class _UnusualError(Exception):
    """This is for the long way to read."""


@lru_cache(_TEXTS)
def _text(written: str) -> str:
    """Return the text that a scalar stands for, with or without quotes."""
    if _PLAIN.fullmatch(written):
        return written
    return _quoted(written)


def _quoted(written: str) -> str:
    if match := _QUOTED.fullmatch(written):
        return match[1] or match[2] or ""
    raise _UnusualError


def _refused(_: str) -> object:
    raise _UnusualError


@dataclass(frozen=True, slots=True)
class _Way:
    """How what stands at one place is read: a scalar as it is written, and what may stand there instead.

    `items` None: no list. `block` None: no mapping.
    """

    scalar: Callable[[str], object] = _refused
    items: "_Way | None" = None
    block: "_Block | None" = None


@dataclass(frozen=True, slots=True)
class _Block:
    """A mapping: its shape, and what stands under each key, with the field it fills and what that is when not given."""

    shape: Shape
    keys: Mapping[str, tuple[str, object, _Way]]


@dataclass(slots=True)
class _Lines:
    """Lines being read, of which `at` is the next."""

    rows: list[tuple[str, str, str, str]]
    at: int = 0

    def mapping(self, block: _Block, pad: str) -> dict[str, object]:
        """Read the keys that stand as deep as `pad` is long; a dash may take some of that from the first."""
        values: dict[str, object] = {}
        rows, keys = self.rows, block.keys
        while True:
            _, _, name, written = rows[self.at]
            field, default, way = keys[name]
            if field in values:
                raise _UnusualError
            self.at += 1
            if not written:
                values[field] = self.below(way, pad, default)
            elif written[0] in "[{":
                values[field] = _in_brackets(way, written)
            else:
                values[field] = way.scalar(written)
            indent, dash, _, _ = rows[self.at]
            if dash or indent != pad:
                return values

    def below(self, way: _Way, pad: str, default: object) -> object:
        """Read what stands below a key that has nothing beside it."""
        indent, dash, _, _ = self.rows[self.at]
        if dash and len(indent) >= len(pad):
            return self.items(way, indent)
        if len(indent) > len(pad):
            return self.value(way, indent)
        if default is MISSING:
            raise _UnusualError
        return default

    def items(self, way: _Way, pad: str) -> tuple[object, ...]:
        """Read the items whose dashes stand as deep as `pad` is long."""
        if way.items is None:
            raise _UnusualError
        values: list[object] = []
        while True:
            indent, dash, name, written = self.rows[self.at]
            if not dash or indent != pad:
                return tuple(values)
            if name:
                values.append(self.value(way.items, pad + " " * len(dash)))
            else:
                values.append(
                    _in_brackets(way.items, written) if written[:1] == "{" else way.items.scalar(written)
                )
                self.at += 1

    def value(self, way: _Way, pad: str) -> object:
        """Read a mapping into the value of its class."""
        if way.block is None:
            raise _UnusualError
        return _made(way.block, self.mapping(way.block, pad))


def _in_brackets(way: _Way, written: str) -> object:
    """Read a list or a mapping on one line."""
    if not _IN_BRACKETS.fullmatch(written):
        raise _UnusualError
    if written[0] == "{":
        return _in_braces(way, written)
    if way.items is None:
        raise _UnusualError
    if written[1] == "{":
        return tuple([_in_braces(way.items, one) for one in _MAPPINGS.findall(written)])
    return tuple(map(way.items.scalar, _WORDS.findall(written, 1, len(written) - 1)))


def _in_braces(way: _Way, written: str) -> object:
    found = _PAIRS.findall(written)
    if way.block is None or len({name for name, _ in found}) < len(found):
        raise _UnusualError
    ways = ((way.block.keys[name], word) for name, word in found)
    return _made(way.block, {field: one.scalar(word) for (field, _, one), word in ways})


def _made(block: _Block, values: dict[str, object]) -> object:
    value = block.shape.made(values)
    if value is INVALID:
        raise _UnusualError
    return value


def read_lines(cls: type, characters: str, body: str) -> tuple[object, dict[str, object]] | None:
    """Return the value that front matter and a body make, and its fields; None where that takes the long way."""
    lines = characters.removesuffix("\n")
    if not lines[:1].isalpha() or len(lines) > LENGTH or not lines.replace("\n", "").isprintable():
        return None
    rows, block = _LINE.findall(lines), _block_of(cls)
    rows.append(_END)
    reading = _Lines(rows)
    try:
        values = reading.mapping(block, "")
        if reading.at == len(rows) - 1:
            if block.shape.has_body:
                values["body"] = body
            return _made(block, values), values
    except (_UnusualError, KeyError, TypeError, ValueError):
        pass
    return None


@cache
def _block_of(cls: type) -> _Block:
    shape = shape_of(cls)
    ways = {name: (key.field, key.default, _way(key.hint)) for name, key in shape.keys.items()}
    return _Block(shape, ways)


def _way(hint: Any) -> _Way:  # noqa: ANN401 - a class, a union, or a tuple's type
    """Return how a type is read."""
    arguments = get_args(hint)
    if get_origin(hint) is tuple:
        return _Way(items=_way(arguments[0]))
    if isinstance(hint, UnionType):
        return _one_of([kind for kind in arguments if kind is not NoneType])
    if hint is str:
        return _Way(_text)
    if hint in SCALARS:
        return _Way(SCALARS[hint])
    if issubclass(hint, StrEnum):
        return _Way(words(hint).__getitem__)
    return _mapping(hint)


def _one_of(kinds: list[type]) -> _Way:
    if len(kinds) == 1:
        return _way(kinds[0])
    if set(kinds) == {str, int, float}:
        return _Way(_as_it_looks)
    [mapping] = (kind for kind in kinds if kind is not str)
    return _Way(_text, block=_block_of(mapping))


def _mapping(cls: type) -> _Way:
    """Return how a class is read, for which a text may stand."""
    block = _block_of(cls)
    if cls not in FROM_TEXT:
        return _Way(block=block)
    made = lru_cache(_TEXTS)(lambda written: _made(block, {FROM_TEXT[cls]: _text(written)}))
    return _Way(made, block=block)


def _as_it_looks(written: str) -> object:
    text = _text(written)
    return text if text != written else as_it_looks(text)
