"""Front matter to nouns: YAML nodes become frozen dataclasses, with every problem located and every key's place kept.

The dataclass decides: its fields are the keys, its types the readings. `no`, `12:30`, `010` or the key `on` are what
the field says, never what YAML 1.1 guesses.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

import yaml
from yaml.nodes import MappingNode

from generator.decode.lines import read_lines
from generator.decode.nodes import Sink, compose, places
from generator.decode.readers import INVALID, read_table
from generator.decode.shapes import shape_of
from generator.decode.text import FrontMatter, Text, front_matter, read_text, tidy_body
from generator.errors import Mark, Problem
from generator.model.record import KeyPath

__all__ = ["Decoded", "Marks", "decode_entry", "decode_known", "decode_table", "decode_yaml", "nearest"]

T = TypeVar("T")
_NO_FRONT_MATTER = "an entry begins with a line --- and “id: …”; an article belongs in content/articles"
_BEGINNING = yaml.Mark("", 0, 0, 0, None, 0)


class Marks(Mapping[KeyPath, Mark]):
    """Where the value of every key stands, found when first asked: most files have no problem to point at."""

    def __init__(self, find: Callable[[], tuple[Text, FrontMatter]]) -> None:
        self._find = find
        self._found: dict[KeyPath, Mark] | None = None

    @property
    def _marks(self) -> dict[KeyPath, Mark]:
        if self._found is None:
            text, front = self._find()
            node = compose(text.characters[front.start : front.end], Sink(text))
            found = places(node) if node else iter(())
            self._found = {keys: text.mark(front.start + index) for keys, index in found}
        return self._found

    def __getitem__(self, keys: KeyPath) -> Mark:
        return self._marks[keys]

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)


def nearest(marks: Mapping[KeyPath, Mark], keys: KeyPath, path: str) -> Mark:
    """Return the place of a key, or of the innermost thing around it that has one."""
    return next((marks[keys[:n]] for n in range(len(keys), -1, -1) if keys[:n] in marks), Mark(path))


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


def decode_entry(cls: type[T], raw: bytes | str, path: str, *, bare: bool = False) -> Decoded[T]:
    """Read a Markdown file with front matter into a dataclass; the body fills its `body` field, if it has one.

    `bare` allows a file without front matter: all of it is body, and the value is made from defaults.
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
    return _decode_lines(cls, text, front) or _decode(cls, text, front or FrontMatter(0, 0, 0))


def _decode_lines(cls: type[T], text: Text, front: FrontMatter | None) -> Decoded[T] | None:
    """Return what `_decode` does where it is read the short way."""
    if not front:
        return None
    body = tidy_body(text.characters[front.body :])
    read = read_lines(cast("type", cls), text.characters[front.start : front.end], body)
    if not read:
        return None
    value, fields = read
    return Decoded(value=cast("T", value), fields=fields, marks=Marks(lambda: (text, front)), body=body)


def decode_known(value: T, fields: Mapping[str, object], raw: bytes, path: str) -> Decoded[T]:
    """Return what `decode_entry` makes of a file that has no problem and whose value is known already."""

    def find() -> tuple[Text, FrontMatter]:
        text, _ = read_text(raw, path)
        assert text
        return text, front_matter(text.characters) or FrontMatter(0, 0, 0)

    return Decoded(value=value, fields=fields, marks=Marks(find))


def decode_yaml(cls: type[T], raw: bytes | str, path: str) -> Decoded[T]:
    """Read a YAML file (site.yaml) into a dataclass."""
    text, problems = read_text(raw, path)
    if text is None or problems:
        return Decoded(value=None, problems=problems)
    return _decode(cls, text, _whole(text))


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
        marks=Marks(lambda: (text, _whole(text))),
    )


def _whole(text: Text) -> FrontMatter:
    return FrontMatter(0, len(text.characters), len(text.characters))


def _decode(cls: type[T], text: Text, front: FrontMatter) -> Decoded[T]:
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
        marks=Marks(lambda: (text, front)),
        body=body,
    )
