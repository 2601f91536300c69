"""Where a cursor stands in YAML that may be half typed, and what is there already.

Of YAML, this knows what front matter is written in: mappings and lists by indentation or in brackets, quotes, comments,
blocks of text (`|`, `>`). What it does not understand it passes over.
"""

import re
from dataclasses import dataclass, field

from generator.decode.nodes import DEPTH
from generator.decode.text import front_matter
from generator.editor.brackets import Brackets
from generator.editor.places import KEY, Cursor, Leaf
from generator.model.record import KeyPath

_DASH = re.compile(r"-(?:[ \t]+|(?=[\r\n]|\Z))")
_VALUE = re.compile(
    r"\"(?P<double>(?:[^\"\\\n]|\\.)*)|'(?P<single>(?:[^'\n]|'')*)|(?P<plain>(?:(?!\s#)[^\r\n])*)"
)
_FENCE = re.compile(r"---[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Outline:
    """What was understood of a text: where the cursor stands, None for nowhere that a key or a value could; what there is."""

    cursor: Cursor | None
    leaves: tuple[Leaf, ...]

    def keys_in(self, mapping: KeyPath) -> set[str]:
        """Return the keys that a mapping has already."""
        depth = len(mapping)
        below = (leaf.keys for leaf in self.leaves if leaf.keys[:depth] == mapping)
        return {str(keys[depth]) for keys in below if len(keys) > depth}

    def ids_in(self, folder: str) -> list[str]:
        """Return the ids of a list's items: of mappings that have one, and items that are nothing but one."""
        found = (leaf for leaf in self.leaves if leaf.keys[:1] == (folder,) and leaf.text)
        return [leaf.text for leaf in found if len(leaf.keys) == 2 or leaf.keys[2:] == ("id",)]


def yaml_in(text: str, *, whole: bool) -> tuple[int, int]:
    """Return where the YAML of a file begins and ends: all of it, or its front matter, to the end while none is closed."""
    opening = _FENCE.match(text)
    try:
        front = None if whole else front_matter(text)
    except ValueError:
        return (opening.end(), len(text)) if opening else (0, -1)
    if front:
        return front.start, front.end - 1
    return (0, len(text)) if whole else (0, -1)


def outline(text: str, at: int, *, whole: bool = False) -> Outline:
    """Return the outline of a file around a position. No text and no position raise anything."""
    start, end = yaml_in(text, whole=whole)
    scan = _Scan(text, end, at)
    while start <= end:
        start = scan.line(start) + 1
    return Outline(scan.cursor, tuple(scan.leaves))


@dataclass(slots=True)
class _Level:
    """A mapping or a list that is open: the column it stands in, and the key or the number of the item one is at."""

    column: int
    key: str | int


@dataclass(slots=True)
class _Scan:
    """One reading of lines. `prose` is the column that the lines of a block of text stand to the right of."""

    text: str
    end: int
    at: int
    cursor: Cursor | None = None
    leaves: list[Leaf] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)
    prose: int | None = None

    def line(self, start: int) -> int:
        """Read the line that begins at a position. Returns where it ends, or the last one that its value reaches to."""
        stop = self.text.find("\n", start, self.end)
        stop = self.end if stop < 0 else stop
        line = self.text[start:stop].rstrip()
        column = len(line) - len(line.lstrip(" "))
        if self.prose is not None and (not line or column > self.prose):
            return stop
        if not line:
            self.blank(start, stop)
        elif line[column] != "#":
            self.prose = None
            return max(stop, self.content(start, column, stop))
        return stop

    def blank(self, start: int, stop: int) -> None:
        """Note the cursor on a line of blanks: their number says in which mapping."""
        if start <= self.at <= stop:
            open_here = [*self.levels]
            self.close(self.at - start, items=True)
            here = self.mapping(self.at - start)
            is_below = here == self.path() and bool(here)
            self.cursor = Cursor(self.at, key_in=here, value_at=here if is_below else None)
            self.levels = open_here  # what stands further down goes on where it was

    def content(self, start: int, column: int, stop: int) -> int:
        """Read a line that says something: its dashes, its key, its value."""
        is_item = False
        while len(self.levels) < DEPTH and (dash := _DASH.match(self.text, start + column, stop)):
            self.item(column)
            column, is_item = dash.end() - start, True
        if not is_item:
            self.close(column, items=True)
        begin, key = start + column, KEY.match(self.text, start + column, stop)
        if not key:
            return self.value(begin, stop, self.mapping(column) if is_item else self.path(), column=column)
        mapping, name = self.mapping(column), key["name"].strip("\"'")
        if begin <= self.at <= key.end("name"):
            self.cursor = Cursor(begin, key_in=mapping, name=name)
        self.enter(column, name)
        self.leaves.append(Leaf((*mapping, name)))
        if key.end("name") + 1 < self.at < key.end():
            self.cursor = Cursor(self.at, value_at=(*mapping, name))
        return self.value(key.end(), stop, (*mapping, name))

    def value(self, begin: int, stop: int, keys: KeyPath, *, column: int | None = None) -> int:
        """Read a value, or, in a column of its own, what may yet become a key. Returns where it ends."""
        first = self.text[begin : begin + 1] if begin < stop else ""
        if first and first in "[{":
            margin = self.levels[-1].column if self.levels else -1
            return Brackets(self, begin, keys, margin).read()
        if first and first in "|>":
            self.prose = self.levels[-1].column if self.levels else -1
            return stop
        value = _VALUE.match(self.text, begin, stop)
        assert value
        if begin <= self.at <= max(value.end(), begin) and self.text[begin - 1 : begin] != ":":
            self.at_value(begin, keys, column, is_quoted=value["plain"] is None)
        self.leaves.append(Leaf(keys, (value["double"] or value["single"] or value["plain"] or "").strip()))
        return stop

    def at_value(self, begin: int, keys: KeyPath, column: int | None, *, is_quoted: bool) -> None:
        """Note the cursor in a value that begins at a position."""
        if is_quoted and self.at > begin:
            self.cursor = Cursor(begin + 1, value_at=keys)
        elif column is not None:
            here = self.mapping(column)
            self.cursor = Cursor(begin, key_in=here, value_at=keys if here == keys else None)
        else:
            self.cursor = Cursor(begin, value_at=keys)

    def path(self) -> KeyPath:
        """The keys that lead to where one is."""
        return tuple(level.key for level in self.levels)

    def mapping(self, column: int) -> KeyPath:
        """The keys that lead to the mapping of a column, whether it is there or begins here."""
        path = self.path()
        is_there = self.levels and self.levels[-1].column == column and isinstance(path[-1], str)
        return path[:-1] if is_there else path

    def close(self, column: int, *, items: bool) -> None:
        """Leave what stands to the right of a column; with `items`, a list in it, too."""
        while self.levels and (
            self.levels[-1].column > column
            or (items and self.levels[-1].column == column and isinstance(self.levels[-1].key, int))
        ):
            self.levels.pop()

    def item(self, column: int) -> None:
        """Begin the next item of the list in a column."""
        self.close(column, items=False)
        last = self.levels[-1] if self.levels else None
        if last and last.column == column and isinstance(last.key, int):
            last.key += 1
        else:
            self.levels.append(_Level(column, 0))

    def enter(self, column: int, key: str) -> None:
        """Go to a key of the mapping in a column."""
        last = self.levels[-1] if self.levels else None
        if last and last.column == column and isinstance(last.key, str):
            last.key = key
        else:
            self.levels.append(_Level(column, key))
