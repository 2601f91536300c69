"""`dateline correct`: a value that was published and found wrong is changed, and the change is told."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from yaml import Mark as YamlMark
from yaml.nodes import Node, ScalarNode

from generator.amend import edited, find, mark_of, open_book, told, write
from generator.commands.outcome import Outcome, Terminal
from generator.commands.site_folder import site_folder
from generator.content.corrections import at, key_path, lost_on
from generator.decode.nodes import Sink, compose
from generator.decode.readers import INVALID
from generator.decode.shapes import read_as, type_at
from generator.decode.shorthands import unfold
from generator.decode.text import Text
from generator.edtf import Edtf
from generator.encode import inline
from generator.errors import DatelineError, Mark, Problem
from generator.model.claim import Claim
from generator.model.correction import Correction
from generator.model.record import Entry, KeyPath
from generator.splice import Edit, Remove, Set

_BEGINNING = YamlMark("", 0, 0, 0, None, 0)
#: What no correction changes, with what to do instead.
_NEVER = {
    "id": "an id is permanent: its address is made from it",
    "status": "`dateline retract` takes an entry back; who has checked one changes this line in the file",
    "corrections": "they are what happened: edit the file if one is wrong itself",
    "body": "edit the text below the front matter in the file",
}


@dataclass(frozen=True, slots=True)
class _Change:
    """One field of an entry: its dotted path, its keys, and what stands there now."""

    entry: Entry[Any]
    field: str
    keys: KeyPath
    was: object


def run(arguments: Namespace, terminal: Terminal) -> Outcome:  # noqa: ARG001 - one file is written in no time
    """Change or take out values of one entry. Raises DatelineError, with nothing written, for what cannot be."""
    book = open_book(site_folder(arguments))
    found = find(book, arguments.id)
    entry = found.entry
    if entry is None:
        hint = "bring it back from your version control, or say `dateline retract` why it is gone"
        raise DatelineError([Problem(Mark(found.id), "DL137", "the file of this entry is gone", hint)])
    pairs = _pairs(arguments.changes, remove=arguments.remove)
    edits: list[Edit] = []
    corrections = []
    for field, value in pairs:
        change = _change(entry, field)
        made, now = _removal(change) if value is None else _setting(change, value)
        edits += made
        was, after = _plain(change.was), _plain(now)
        corrections.append(Correction(date=_today(), field=field, was=was, now=after, why=arguments.why))
    edits += told(book, entry, corrections)
    write(book, entry.path, edited(book, entry, edits))
    text = "; its text was not changed: read that too" if getattr(entry.value, "body", "") else ""
    return Outcome(
        summary=f"corrected {found.id}, {', '.join(map(_in_short, corrections))}, in {entry.path}{text}"
    )


def _in_short(made: Correction) -> str:
    was, now = ("nothing" if value is None else value for value in (made.was, made.now))
    return f"{made.field}: {was} → {now}"


def _pairs(words: Sequence[str], *, remove: bool) -> Iterator[tuple[str, str | None]]:
    """Put fields and values together; without values where fields are taken out. Raises DatelineError."""
    if remove:
        return ((field, None) for field in words)
    if len(words) % 2:
        hint = "write FIELD VALUE, and values of several words in quotes; --remove takes fields alone"
        raise DatelineError([Problem(Mark(words[-1]), "DL138", "this field has no value", hint)])
    return zip(words[::2], words[1::2], strict=True)


def _change(entry: Entry[Any], field: str) -> _Change:
    """Find a field of an entry. Raises DatelineError where the path leads nowhere, or no correction may change it."""
    if field.rpartition(".")[2] == "id" or field.partition(".")[0] in _NEVER:
        hint = _NEVER["id" if field.rpartition(".")[2] == "id" else field.partition(".")[0]]
        raise _refused(entry, (), f"“{field}” is not corrected like this", hint)
    if lost := lost_on(entry.value, field):
        message = f"the path “{field}” leads to no field: there is no “{lost[0]}”"
        raise _refused(entry, (), message, lost[1] or "write it as a dotted path: claims.c1.min")
    above, _, last = field.rpartition(".")
    if above and at(entry.value, above) is None:
        hint = f"correct “{above}” as a whole: {above} '{{{last}: …}}'"
        raise _refused(entry, (), f"there is no “{above}” here that “{last}” could stand in", hint)
    return _Change(entry, field, key_path(entry.value, field), at(entry.value, field))


def _removal(change: _Change) -> tuple[list[Edit], object]:
    if change.was is None or change.was == ():
        raise _refused(
            change.entry, change.keys, f"there is no “{change.field}” to take out", "nothing was changed"
        )
    return [Remove(change.keys)], None


def _setting(change: _Change, text: str) -> tuple[list[Edit], object]:
    """Return the edits that give a field a value, and the value. One that cannot be read is left to the decoder to tell."""
    hint = type_at(type(change.entry.value), change.keys)
    now = read_as(hint, _node(text))
    if now is INVALID:
        return [Set(change.keys, text)], text
    if now == change.was:
        raise _refused(change.entry, change.keys, f"“{change.field}” says so already", "nothing was changed")
    if change.keys[-1] == "count" and change.keys not in change.entry.marks:
        return list(_ends(change, now)), now
    return [Set(change.keys, now)], now


def _node(text: str) -> Node:
    """Read a value as YAML where it is a list or a mapping in brackets; all else is text as it stands."""
    node = compose(text, Sink(Text("", text))) if text[:1] in ("{", "[") else None
    return node or ScalarNode("", text, _BEGINNING, _BEGINNING)


def _ends(change: _Change, count: object) -> Iterator[Edit]:
    """Write a count as the ends it stands for, as the claim is worded."""
    claim = at(change.entry.value, change.field.rpartition(".")[0])
    assert isinstance(claim, Claim)
    ends: dict[str, object] = {"count": count, "qualifier": claim.qualifier}
    unfold(ends)
    for name in ("min", "max"):
        if ends[name] != getattr(claim, name):
            yield Set((*change.keys[:-1], name), ends[name])


def _plain(value: object) -> str | int | float | None:
    """What a correction says of a value: a list or a mapping on one line, without the words of others."""
    match value:
        case None | int() | float():
            return value
        case Enum():
            return str(value.value)
        case Edtf() | str():
            return str(value)
        case tuple():
            return f"[{', '.join(str(_plain(part)) for part in value)}]"
    if is_dataclass(value) and not isinstance(value, type):
        return inline(replace(value, quote="") if hasattr(value, "quote") else value)
    return str(value)


def _refused(entry: Entry[Any], keys: KeyPath, message: str, hint: str) -> DatelineError:
    return DatelineError([Problem(mark_of(entry, keys), "DL138", message, hint)])


def _today() -> Edtf:
    return Edtf.day(datetime.now(tz=UTC).astimezone().date())
