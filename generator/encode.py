"""Nouns to front matter: the inverse of `generator.decode`, in the style a person would write.

Keys stand in the order of the fields, defaults are left out, small mappings take one line, claims take a block.
"""

import dataclasses
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import cast

from generator.edtf import Edtf
from generator.model.claim import Claim
from generator.model.source import Source

#: Longest line that a list or a small mapping may take before it becomes a block.
WIDTH = 120
INDENT = "  "
#: Always written key by key, however short.
_BLOCKS = (Claim, Source)
#: The words of others stand in quotes, whatever they look like.
_QUOTED = frozenset({"quote"})

#: Words and figures that YAML 1.1 (types bool, null, int, float, timestamp, merge, value) or YAML 1.2 (core schema)
#: reads as something else than text.
_NO_TEXT = re.compile(
    r"""~ | null | y(?:es)? | no? | true | false | on | off | = | <<
    | [-+]? 0 (?: x[0-9a-f_]+ | o[0-7_]+ | b[01_]+ )
    | [-+]? [0-9][0-9_,]* (?: :[0-9]+ )* (?: \.[0-9_]* )? (?: e[-+]?[0-9]+ )?
    | [-+]? \. [0-9_]+ (?: e[-+]?[0-9]+ )?
    | [-+]? \. (?: inf | nan )
    | [0-9]{4} - [0-9]{1,2} (?: - [0-9]{1,2} (?: (?: t | [ \t]+ ) .* )? )?""",
    re.VERBOSE | re.IGNORECASE,
)
#: A text YAML reads back as it stands: no indicator in front, no “: ” or “ #” within, no blanks around.
_PLAIN = re.compile(r"(?![\s\-?:,\[\]{}#&*!|>'\"%@`=]|\.{3}$)(?:[^\s:#]|:(?=\S)|(?<=\S)#| (?=\S))+")
#: What ends a plain scalar within brackets, the question mark only for PyYAML's own scanner.
_FLOW = re.compile(r"[,\[\]{}?]")
#: Line breaks of any kind and what YAML 1.2 (section 5.1) does not count as printable.
_ESCAPED = re.compile('[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"\\\\]')
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def serialise(noun: object) -> str:
    """Return an entry as the text of its file: front matter, then the body, if it has one."""
    body = str(getattr(noun, "body", ""))
    return f"---\n{front_matter(noun)}---\n" + (f"\n{body}\n" if body else "")


def front_matter(value: object) -> str:
    """Return a dataclass as block YAML, a line for each key at least."""
    return "".join(f"{line}\n" for name, part in given(value) for line in lines(name, part))


def given(value: object) -> Iterator[tuple[str, object]]:
    """Yield the keys of a dataclass that say more than its defaults, in canonical order."""
    for field, name in _fields(cast("type", type(value))):
        part = getattr(value, field.name)
        if part != field.default:
            yield name, part


@cache
def _fields(cls: type) -> tuple[tuple[dataclasses.Field[object], str], ...]:
    fields = [field for field in dataclasses.fields(cls) if not field.metadata.get("body")]
    return tuple((field, field.name.removesuffix("_")) for field in fields)


def lines(name: str, value: object, indent: int = 0) -> Iterator[str]:
    """Yield the lines of one key of a block mapping, without line ends."""
    pad = INDENT * indent
    yield from _fitted(f"{pad}{name}: ", value, name, f"{pad}{name}:", indent + 1)


def item(value: object, indent: int = 0) -> Iterator[str]:
    """Yield the lines of one item of a block list."""
    pad = INDENT * indent
    yield from _fitted(f"{pad}- ", value, "", "", indent + 1)


def _fitted(start: str, value: object, name: str, head: str, indent: int) -> Iterator[str]:
    """Yield a value on the line it starts if it may stand there and fits, else as a block below `head`."""
    on_one = start + inline(value, name, flow=False)
    if not _is_composite(value) or (len(on_one) <= WIDTH and not _wants_block(value)):
        yield on_one
    elif isinstance(value, tuple):
        yield head
        for part in value:
            yield from item(part, indent)
    else:
        below = [line for key, part in given(value) for line in lines(key, part, indent)]
        yield from [head, *below] if head else [start + below[0].lstrip(), *below[1:]]


def _is_composite(value: object) -> bool:
    return bool(value) and (isinstance(value, tuple) or _is_mapping(value))


def _is_mapping(value: object) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, Edtf)


def _wants_block(value: object) -> bool:
    return any(map(_wants_block, value)) if isinstance(value, tuple) else isinstance(value, _BLOCKS)


def inline(value: object, name: str = "", *, flow: bool = True) -> str:
    """Return a value on one line. `name` is its key; `flow` says that it stands within brackets."""
    if isinstance(value, tuple):
        return f"[{', '.join(inline(part) for part in value)}]"
    if _is_mapping(value):
        return f"{{{', '.join(f'{key}: {inline(part, key)}' for key, part in given(value))}}}"
    if isinstance(value, str):
        return quoted(value) if name in _QUOTED else text(value, flow=flow)
    return _plainly(value, flow=flow)


def _plainly(value: object, *, flow: bool) -> str:
    """Return what is no text as YAML: dates and numbers without quotes."""
    match value:
        case Edtf():
            return quoted(value.text) if flow and _FLOW.search(value.text) else value.text
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case float():
            return format(Decimal(repr(value)), "f")
    return str(value)


def text(value: str, *, flow: bool = True) -> str:
    """Return a text as a YAML scalar, in quotes only where a YAML 1.1 or 1.2 reader would misread it."""
    plain = _PLAIN.fullmatch(value) and not _NO_TEXT.fullmatch(value) and not _ESCAPED.search(value)
    return value if plain and not (flow and _FLOW.search(value)) else quoted(value)


def quoted(value: str) -> str:
    """Return a text in double quotes."""
    return f'"{_ESCAPED.sub(lambda match: _escape(match[0]), value)}"'


def _escape(character: str) -> str:
    return _SHORT.get(character) or f"\\u{ord(character):04X}"
