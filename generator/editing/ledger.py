"""content/ingested.yaml: what ingest derived last time, as digests, so that a person's hand is recognised.

One line of YAML for each file ingest made, by folder and id, so that two branches merge by line:

    events/2020-07-14-…: {"claims":{"c1a2b3 independent-…":"2bb80d537b1d"},"fields":{"file":"9c1185a5c5e9","title":…}}

“fields” has the digest of every field that is no list, and under “file” that of the whole text; a list has its items by key;
“articles” of a source names where its text lies, “open” the conflicts a person has not decided, with what ingest would put
there. Where a merge left two lines for one file, either may be what it says: several digests are joined by commas, and only
what is in both lines is known to have been written.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import cast

from generator.editing.nested import Nested
from generator.errors import DatelineError, Mark, Problem

PATH = "content/ingested.yaml"

#: Part of a file → item → digest, or several joined by commas.
Row = Mapping[str, Mapping[str, str]]
#: “events/ID” → what was derived for it.
Ledger = Mapping[str, Row]

_HEADER = """\
# What `dateline ingest` derived, as digests: how it knows a person's edits and deletions, and leaves them alone.
# Commit this file with the rest; do not edit it. After a merge of two branches, keep the lines of both.
"""
#: In a row: the parts whose items are no list of the entry's.
_WHOLE_PARTS = ("fields", "articles", "open")
_BEGIN = ": {"
_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_PLAIN = re.compile(r"[a-z_][\w./ ()-]*", re.ASCII)
#: Words YAML reads as something else than themselves.
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def parse(text: str, path: str = PATH) -> Ledger:
    """Read a ledger, or another file that is written like one.

    Raises DatelineError that names the first line that is none of a ledger's.
    """
    ledger: dict[str, Row] = {}
    nested = Nested()
    for number, line in enumerate(text.replace("\r", "").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        if found := _entry(line):
            name, row = found
            ledger[name] = _either(ledger[name], row) if name in ledger else row
        elif not nested.takes(line):
            raise DatelineError([_broken(path, number, line)])
    return {**nested.rows, **ledger}


def _entry(line: str) -> tuple[str, Row] | None:
    """Read one line; None where it is none of a ledger's."""
    try:
        name, end = json.JSONDecoder().raw_decode(line) if line[0] == '"' else _bare(line)
        row = json.loads(line[end + len(_BEGIN) - 1 :]) if line.startswith(_BEGIN, end) else None
    except ValueError:
        return None
    if not isinstance(row, dict) or not all(map(_is_part, row.values())):
        return None
    return name, row


def _is_part(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def _bare(line: str) -> tuple[str, int]:
    end = line.index(_BEGIN)
    return line[:end], end


def _either(one: Row, other: Row) -> Row:
    """Make a row of two of which either may be true of the file."""
    return {part: _both(part, one.get(part, {}), other.get(part, {})) for part in {*one, *other}}


def _both(part: str, one: Mapping[str, str], other: Mapping[str, str]) -> Mapping[str, str]:
    keys = one.keys() | other.keys() if part in _WHOLE_PARTS else one.keys() & other.keys()
    return {key: joined(one.get(key, ""), other.get(key, "")) for key in keys}


def joined(*digests: str) -> str:
    """Join digests of which any may be true; an empty one stands for nothing."""
    return ",".join(sorted({one for digest in digests for one in digest.split(",")}))


def is_any(digest: str, of: str) -> bool:
    """Whether a digest is one of those joined."""
    return digest in of.split(",")


class Section(Mapping[str, Mapping[str, str]]):
    """A row as the text `serialise` wrote; read when somebody asks."""

    __slots__ = ("_row", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._row: Row | None = None

    def says(self, key: str, digest: str) -> bool:
        """Whether the row holds a digest under a key, seen without reading it: JSON writes no such quotes elsewhere."""
        return f'"{key}":"{digest}"' in self.text

    def _read(self) -> Row:
        if self._row is None:
            self._row = json.loads(self.text)
        return cast("Row", self._row)

    def __getitem__(self, part: str) -> Mapping[str, str]:
        return self._read()[part]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())


def sections(text: str) -> Ledger:
    """Read a ledger that is to the letter what `serialise` wrote: its rows stay texts until they are asked for."""
    ledger: dict[str, Row] = {}
    for line in text.removeprefix(_HEADER).split("\n"):
        if line:
            name, end = json.JSONDecoder().raw_decode(line) if line[0] == '"' else _bare(line)
            ledger[name] = Section(line[end + len(_BEGIN) - 1 :])
    return ledger


def section(row: Row) -> str:
    """Write one row, without its name."""
    if isinstance(row, Section):
        return row.text
    parts = {part: items for part, items in row.items() if items}
    return json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def serialise(ledger: Ledger) -> str:
    """Write a ledger, sorted; the inverse of `parse`. One without entries is no text."""
    rows = (f"{_quoted(name)}: {section(ledger[name])}\n" for name in sorted(ledger))
    return _HEADER + "".join(rows) if ledger else ""


def _quoted(key: str) -> str:
    bare = _PLAIN.fullmatch(key) and not key.endswith(" ") and key not in _WORDS
    return key if bare else json.dumps(key, ensure_ascii=False)


def _broken(path: str, number: int, line: str) -> Problem:
    if line.startswith(_MARKS):
        what, hint = (
            "a merge of two branches was not finished here",
            "keep the lines of both, and delete the marks",
        )
    else:
        what = "the ledger of ingest cannot be read here"
        hint = "take the last committed version; without it nothing can be told to be yours or the program's"
    return Problem(Mark(path, number), "DL090", what, hint)
