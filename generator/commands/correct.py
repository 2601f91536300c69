"""`dateline correct`: a value that was published and found wrong is changed, and the change is told."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from generator.amend import edited, find, mark_of, open_book, told, write
from generator.commands.outcome import Outcome, Terminal
from generator.commands.site_folder import site_folder
from generator.content.corrections import at, by_name, key_path, lost_on
from generator.decode.argument import read_argument
from generator.decode.nodes import Sink
from generator.decode.readers import INVALID, is_null
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

#: What no correction changes, with what to do instead.
_NEVER = {
    "id": "an id is permanent: its address is made from it",
    "status": "`dateline retract` takes an entry back; who has checked one changes this line in the file",
    "corrections": "they are what happened: edit the file if one is wrong itself",
    "body": "edit the text below the front matter in the file",
}


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of an entry: its dotted path, items of lists by their ids; its keys; what stands there now."""

    entry: Entry[Any]
    path: str
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
    asked = _pairs(arguments.changes, remove=arguments.remove)
    fields = [(_field(entry, path), value) for path, value in asked]
    _refuse_doubles([field for field, _ in fields])
    changes = [_removal(field) if value is None else _setting(field, value) for field, value in fields]
    corrections = [
        Correction(date=_today(), field=field.path, was=_plain(field.was), now=_plain(now), why=arguments.why)
        for (field, _), (_, now) in zip(fields, changes, strict=True)
    ]
    edits = [*_in_order(edit for made, _ in changes for edit in made), *told(book, entry, corrections)]
    write(book, entry.path, edited(book, entry, edits))
    text = "; its text was not changed: read that too" if getattr(entry.value, "body", "") else ""
    done = ", ".join(map(_in_short, corrections))
    return Outcome(summary=f"corrected {found.id}, {done}, in {entry.path}{text}")


def _in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Put what is taken out at the end, the last of a list first: so the numbers of the others still hold."""
    every = list(edits)
    removed = sorted((edit.path for edit in every if isinstance(edit, Remove)), reverse=True)
    return [*(edit for edit in every if not isinstance(edit, Remove)), *map(Remove, removed)]


def _in_short(made: Correction) -> str:
    if made.now is None:
        return f"{made.field}: taken out"
    return f"{made.field}: {'nothing' if made.was is None else made.was} → {made.now}"


def _pairs(words: Sequence[str], *, remove: bool) -> Iterator[tuple[str, str | None]]:
    """Put fields and values together; without values where fields are taken out. Raises DatelineError."""
    if remove:
        return ((field, None) for field in words)
    if len(words) % 2:
        hint = "write FIELD VALUE, and values of several words in quotes; --remove takes fields alone"
        raise DatelineError([Problem(Mark(words[-1]), "DL138", "this field has no value", hint)])
    return zip(words[::2], words[1::2], strict=True)


def _field(entry: Entry[Any], path: str) -> _Field:
    """Find a field of an entry. Raises DatelineError where the path leads nowhere, or no correction may change it."""
    last, first = path.rpartition(".")[2], path.partition(".")[0]
    if last == "id" or first in _NEVER:
        hint = _NEVER["id" if last == "id" else first]
        raise _refused(entry, (), f"“{path}” is not corrected like this", hint)
    if lost := lost_on(entry.value, path):
        message = f"the path “{path}” leads to no field: there is no “{lost[0]}”"
        raise _refused(entry, (), message, lost[1] or "write it as a dotted path: claims.c1.min")
    above = path.rpartition(".")[0]
    if above and at(entry.value, above) is None:
        hint = f"correct “{above}” as a whole: {above} '{{{last}: …}}'"
        raise _refused(entry, (), f"there is no “{above}” here that “{last}” could stand in", hint)
    return _Field(entry, by_name(entry.value, path), key_path(entry.value, path), at(entry.value, path))


def _refuse_doubles(fields: Sequence[_Field]) -> None:
    """Raise DatelineError where a field is named twice, or one that lies in another: one of the two would never stand."""
    found = [
        Problem(mark_of(field.entry, field.keys), "DL138", *told)
        for n, field in enumerate(fields)
        for other in fields[:n]
        if (told := _overlap(field, other))
    ]
    if found:
        raise DatelineError(found)


def _overlap(one: _Field, other: _Field) -> tuple[str, str] | None:
    """Say what is wrong with naming both of two fields, and what to do; None where nothing is."""
    if one.keys == other.keys:
        return f"“{one.path}” is named twice", "name it once, with the value it is to have"
    for inner, outer in ((one, other), (other, one)):
        if _within(inner, outer):
            return f"“{inner.path}” is a part of “{outer.path}”, which is named too", "name one of the two"
    return None


def _within(inner: _Field, outer: _Field) -> bool:
    """Whether a field lies in another, as a claim's lower end does in its count."""
    above, last = outer.keys[:-1], outer.keys[-1]
    ends = [(*above, "min"), (*above, "max")] if last == "count" else []
    return inner.keys in ends or inner.keys[: len(outer.keys)] == outer.keys


def _removal(field: _Field) -> tuple[list[Edit], object]:
    if field.was is None or field.was == ():
        raise _refused(
            field.entry, field.keys, f"there is no “{field.path}” to take out", "nothing was changed"
        )
    return [Remove(field.keys)], None


def _setting(field: _Field, text: str) -> tuple[list[Edit], object]:
    """Return the edits that give a field a value, and the value. Raises DatelineError where a file could not hold it."""
    now = _read(field, text)
    if now == field.was:
        raise _refused(field.entry, field.keys, f"“{field.path}” says so already", "nothing was changed")
    if field.keys[-1] == "count" and field.keys not in field.entry.marks:
        return list(_ends(field, now)), now
    return [Set(field.keys, now)], now


def _read(field: _Field, text: str) -> object:
    """Read a value as the field would in a file; what is wrong is told in the same words, at the field."""
    sink = Sink(Text("", text))
    node = read_argument(text, sink)
    if node and text and is_null(node):
        hint = "take the field out with --remove"
        raise _refused(field.entry, field.keys, f"“{text}” is no value: it says that there is none", hint)
    name = next(key for key in reversed(field.keys) if isinstance(key, str))
    value = read_as(type_at(type(field.entry.value), field.keys), node, name, sink) if node else INVALID
    if value is not INVALID:
        return value
    place, given = mark_of(field.entry, field.keys), f"in what is given for “{field.path}”"
    quote = "" if node else f"; if it is text, put it in double quotes within the others: '\"{text[:1]}…\"'"
    raise DatelineError(
        [Problem(place, one.code, f"{given}: {one.message}", one.hint + quote) for one in sink.problems]
    )


def _ends(field: _Field, count: object) -> Iterator[Edit]:
    """Write a count as the ends it stands for, as the claim is worded."""
    claim = at(field.entry.value, field.path.rpartition(".")[0])
    assert isinstance(claim, Claim)
    ends: dict[str, object] = {"count": count, "qualifier": claim.qualifier}
    unfold(ends)
    for name in ("min", "max"):
        if ends[name] != getattr(claim, name):
            yield Set((*field.keys[:-1], name), ends[name])


def _plain(value: object) -> str | int | float | None:
    """What a correction says of a value: a list or a mapping on one line."""
    match value:
        case None | int() | float():
            return value
        case Enum():
            return str(value.value)
        case Edtf() | str():
            return str(value)
    return inline(value)


def _refused(entry: Entry[Any], keys: KeyPath, message: str, hint: str) -> DatelineError:
    return DatelineError([Problem(mark_of(entry, keys), "DL138", message, hint)])


def _today() -> Edtf:
    return Edtf.day(datetime.now(tz=UTC).astimezone().date())
