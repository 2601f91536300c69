"""Front matter to nouns: YAML nodes become frozen dataclasses, with every problem located and every key's place kept.

The dataclass decides: its fields are the keys, its types the readings. `no`, `12:30`, `010` or the key `on` are what
the field says, never what YAML 1.1 guesses.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

import yaml
from yaml.nodes import MappingNode

from generator.decode.lines import read_lines
from generator.decode.marks import Find, Marks, nearest
from generator.decode.nodes import Sink, compose
from generator.decode.readers import INVALID, read_table
from generator.decode.shapes import shape_of
from generator.decode.text import LONGEST_BODY, FrontMatter, Text, front_matter, read_text, tidy_body
from generator.errors import Mark, Problem
from generator.model.record import KeyPath

__all__ = ["Decoded", "Marks", "decode_entry", "decode_known", "decode_table", "decode_yaml", "nearest"]

T = TypeVar("T")
_NO_FRONT_MATTER = "an entry begins with a line --- and “id: …”; an article belongs in content/articles"
_BEGINNING = yaml.Mark("", 0, 0, 0, None, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded(Generic[T]):
    """What became of one file. `value` is None where a problem stands in its way.

    `fields` are the top-level values that could be read even so (the id of an entry that has a bad date, say);
    `body` is the text below the front matter, tidied.
    """

    value: T | None
    problems: tuple[Problem, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)
    marks: Mapping[KeyPath, Mark] = field(default_factory=dict)
    body: str = ""


def decode_entry(
    cls: type[T], raw: bytes | str, path: str, *, bare: bool = False, find: Find | None = None
) -> Decoded[T]:
    """Read a Markdown file with front matter into a dataclass; the body fills its `body` field, if it has one.

    `bare` allows a file without front matter: all of it is body, and the value is made from defaults. With `find`, which
    gives the text once more, it is not held for whoever asks where a key stands.
    """
    text, problems = read_text(raw, path)
    if text is None or problems:
        return Decoded(value=None, problems=problems)
    try:
        front = front_matter(text.characters)
    except ValueError as error:
        problem = Problem(text.mark(0), "DL006", str(error), "put a line with --- below it")
        return Decoded(value=None, problems=(problem,))
    if front is None and not bare:
        problem = Problem(text.mark(0), "DL005", "there is no front matter", _NO_FRONT_MATTER)
        return Decoded(value=None, problems=(problem,))
    front = front or FrontMatter(0, 0, 0)
    if len(text.characters) - front.body > LONGEST_BODY:
        message = f"the text below the front matter is longer than {LONGEST_BODY:,} characters"
        problem = Problem(text.mark(front.body), "DL170", message, "split it into several entries")
        return Decoded(value=None, problems=(problem,))
    again = find or (lambda: (text, front))
    return _decode_lines(cls, text, front, again) or _decode(cls, text, front, again)


def _decode_lines(cls: type[T], text: Text, front: FrontMatter, find: Find) -> Decoded[T] | None:
    """Return what `_decode` does where it is read the short way."""
    body = tidy_body(text.characters[front.body :])
    read = read_lines(cast("type", cls), text.characters[front.start : front.end], body)
    if not read:
        return None
    value, fields = read
    return Decoded(value=cast("T", value), fields=fields, marks=Marks(find), body=body)


def decode_known(value: T, fields: Mapping[str, object], find: Find) -> Decoded[T]:
    """Return what `decode_entry` makes of a file that has no problem and whose value is known already."""
    return Decoded(value=value, fields=fields, marks=Marks(find))


def decode_yaml(cls: type[T], raw: bytes | str, path: str) -> Decoded[T]:
    """Read a YAML file (site.yaml) into a dataclass."""
    text, problems = read_text(raw, path)
    if text is None or problems:
        return Decoded(value=None, problems=problems)
    front = FrontMatter(0, len(text.characters), len(text.characters))
    return _decode(cls, text, front, lambda: (text, front))


def decode_table(cls: type[T], raw: bytes | str, path: str) -> Decoded[dict[str, T]]:
    """Read a YAML file that maps names to values of one dataclass (published.yaml), in the file's order.

    A name whose value has a problem is left out; the others are there.
    """
    text, problems = read_text(raw, path)
    if text is None or problems:
        return Decoded(value=None, problems=problems)
    sink = Sink(text)
    node = compose(text.characters, sink)
    table = read_table(shape_of(cast("type", cls)).read, node, sink) if node else {}
    return Decoded(
        value=cast("dict[str, T]", {name: value for name, value in table.items() if value is not INVALID}),
        problems=tuple(sink.problems),
        marks=Marks(lambda: (text, FrontMatter(0, len(text.characters), 0))),
    )


def _decode(cls: type[T], text: Text, front: FrontMatter, find: Find) -> Decoded[T]:
    sink, shape = Sink(text, front.start), shape_of(cast("type", cls))
    body = tidy_body(text.characters[front.body :])
    node = compose(text.characters[front.start : front.end], sink)
    if node is None and not sink.problems:
        node = MappingNode("", [], _BEGINNING, _BEGINNING)
    values = shape.collect(node, sink) if node else {}
    if shape.has_body:
        values["body"] = body
    fields = {name: value for name, value in values.items() if value is not INVALID}
    finish = shape.refuse if sink.problems else shape.make
    value = finish(values, node, sink) if node else INVALID
    return Decoded(
        value=None if value is INVALID else cast("T", value),
        problems=tuple(sink.problems),
        fields=fields,
        marks=Marks(find),
        body=body,
    )
