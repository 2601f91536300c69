"""A correction names the field it corrects by a dotted path: `claims.c1.min`, `place.name`, `date`."""

import dataclasses
from collections.abc import Iterator

from generator.content.library import Library, warning
from generator.errors import Problem, did_you_mean
from generator.model.claim import Claim
from generator.model.correction import Correction
from generator.model.record import KeyPath

#: What an item is called by that has no id.
_NAMING = "actor"


def misdirected_corrections(library: Library) -> Iterator[Problem]:
    """Yield a warning for every correction whose path leads nowhere in its entry, and to nothing taken out of it."""
    for entry in library.entries():
        for n, correction in enumerate(entry.value.corrections):
            lost = _lost(entry.value, correction.field.split("."))
            if lost and not _taken_out(correction, entry.value.corrections):
                message = f"the path “{correction.field}” leads to no field: there is no “{lost[0]}”"
                yield warning(entry, ("corrections", n, "field"), "DL040", message, lost[1])


def _taken_out(correction: Correction, others: tuple[Correction, ...]) -> bool:
    """Whether what a correction names, or what it stood in, was taken out by a correction or got another name."""
    gone = {path for other in others for path in _left(other)}
    names = correction.field.split(".")
    return any(".".join(names[:end]) in gone for end in range(1, len(names) + 1))


def _left(correction: Correction) -> Iterator[str]:
    """Yield the path that leads nowhere since a correction: of what it took out, of an item it gave another name."""
    above, _, last = correction.field.rpartition(".")
    if correction.was is not None and (correction.now is None or last == correction.was):
        yield correction.field
    if last == _NAMING and above.rpartition(".")[2] == correction.was:
        yield above


def lost_on(value: object, path: str) -> tuple[str, str] | None:
    """Follow a dotted path down an entry. Returns the first name that is not there and a hint, or None."""
    return _lost(value, path.split("."))


def key_path(value: object, path: str) -> KeyPath:
    """Return the keys that a dotted path stands for, a list's item by its number. Raises KeyError."""
    keys: list[str | int] = []
    for name in path.split("."):
        keys.append(_number(value, name) if isinstance(value, tuple) else name)
        value = _below(value).get(name)
    return tuple(keys)


def _number(items: tuple[object, ...], name: str) -> int:
    found = [n for n, item in enumerate(items) if _name(item) == name]
    if not found and name.isdecimal() and int(name) < len(items):
        found = [int(name)]
    if not found:
        raise KeyError(name)
    return found[0]


def by_name(value: object, path: str) -> str:
    """Return a dotted path that names items of lists by what they are called, for their numbers change with others.

    An item that no name tells from the others keeps its number. Raises KeyError where the path leads nowhere.
    """
    names = []
    for name in path.split("."):
        names.append(_for_good(value, name) if isinstance(value, tuple) else name)
        value = _below(value).get(name)
    return ".".join(names)


def _for_good(items: tuple[object, ...], name: str) -> str:
    number = _number(items, name)
    item = items[number]
    own = str(getattr(item, "id", getattr(item, _NAMING, item if isinstance(item, str) else "")))
    known = own and "." not in own and [_name(one) for one in items].count(own) == 1
    return own if known else str(number)


def at(value: object, path: str) -> object:
    """Return what stands at a dotted path of an entry; None where nothing does."""
    for name in path.split("."):
        value = _below(value).get(name)
    return value


def _lost(value: object, path: list[str]) -> tuple[str, str] | None:
    """Follow a path down a value. Returns the first name that is not there and a hint, or None.

    What is below a value that is not given cannot be told, and is let pass.
    """
    for name in path:
        below = _below(value)
        if value is None:
            return None
        if name not in below:
            return name, did_you_mean(name, (key for key in below if not key.isdecimal()))
        value = below[name]
    return None


def _below(value: object) -> dict[str, object]:
    """Return what a path may name below a value: fields, or the items of a list by id or by number from 0."""
    if isinstance(value, tuple):
        return {str(n): item for n, item in enumerate(value)} | {_name(item): item for item in value}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            field.name.removesuffix("_"): getattr(value, field.name) for field in dataclasses.fields(value)
        }
        return fields | ({"count": _count(value)} if isinstance(value, Claim) else {})
    return {}


def _count(claim: Claim) -> int | str | None:
    """A claim's number in one: of two ends, both."""
    ends = dict.fromkeys(end for end in (claim.min, claim.max) if end is not None)
    return next(iter(ends), None) if len(ends) < 2 else "–".join(map(str, ends))


def _name(item: object) -> str:
    """What a path may call an item of a list, beside its number."""
    return str(getattr(item, "id", getattr(item, _NAMING, item)))
