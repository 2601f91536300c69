"""content/ingested.yaml: what ingest derived last time, as digests, so that a person's hand is recognised.

Three levels of a YAML mapping, one line each, so that two branches merge by line:

    events/2020-07-14-…:            # a file ingest made, by folder and id
      articles:                     # the articles it rests on
        content/articles/a.txt: 5e884898da28
      claims:                       # every item of a list, by key
        c1a2b3 independent-…: 2bb80d537b1d
      fields:                       # every other field, and the whole text
        title: 03ac674216f3
      open:                         # conflicts a person has not decided: what ingest would put there
        date: 5feceb66ffc8
"""

import json
import re
from collections.abc import Iterator, Mapping

from generator.errors import DatelineError, Mark, Problem

PATH = "content/ingested.yaml"

#: Part of a file → item → digest.
Row = Mapping[str, Mapping[str, str]]
#: “events/ID” → what was derived for it.
Ledger = Mapping[str, Row]

_HEADER = """\
# What `dateline ingest` derived, as digests: how it knows a person's edits and deletions, and leaves them alone.
# Commit this file with the rest; do not edit it.
"""
_LINE = re.compile(r'( {0,4})("(?:[^"\\]|\\.)*"|[\w./(][^":#]*):(?: ([0-9a-f]*))?')
_PLAIN = re.compile(r"[a-z_][\w./ ()-]*", re.ASCII)
#: Words YAML reads as something else than themselves.
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def parse(text: str, path: str = PATH) -> Ledger:
    """Read a ledger, or another file that is written like one.

    Raises DatelineError that names the first line that is none of a ledger's.
    """
    ledger: dict[str, dict[str, dict[str, str]]] = {}
    row: dict[str, dict[str, str]] = {}
    part: dict[str, str] = {}
    for number, line in enumerate(text.replace("\r", "").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if not match or len(match[1]) % 2:
            raise DatelineError([_broken(path, number)])
        key = json.loads(match[2]) if match[2].startswith('"') else match[2]
        if not match[1]:
            row = ledger.setdefault(key, {})
        elif len(match[1]) == 2:
            part = row.setdefault(key, {})
        else:
            part[key] = match[3] or ""
    return ledger


def serialise(ledger: Ledger) -> str:
    """Write a ledger, sorted; the inverse of `parse`. One without entries is no text."""
    return _HEADER + "".join(f"{line}\n" for line in _lines(ledger)) if ledger else ""


def _lines(ledger: Ledger) -> Iterator[str]:
    for name, row in sorted(ledger.items()):
        yield f"{_quoted(name)}:"
        for part, items in sorted(row.items()):
            if items:
                yield f"  {_quoted(part)}:"
            for key, value in sorted(items.items()):
                yield f"    {_quoted(key)}: {value}".rstrip()


def _quoted(key: str) -> str:
    bare = _PLAIN.fullmatch(key) and not key.endswith(" ") and key not in _WORDS
    return key if bare else json.dumps(key, ensure_ascii=False)


def _broken(path: str, number: int) -> Problem:
    return Problem(
        Mark(path, number),
        "DL090",
        "the ledger of ingest cannot be read here",
        "take the last committed version; without it nothing can be told to be yours or the program's",
    )
