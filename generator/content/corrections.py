"""A correction names the field it corrects by a dotted path: `claims.c1.min`, `place.name`, `date`."""

import dataclasses
from collections.abc import Iterator

from generator.content.library import Library, warning
from generator.errors import Problem, did_you_mean


def misdirected_corrections(library: Library) -> Iterator[Problem]:
    """Yield a warning for every correction whose path leads nowhere in its event."""
    for entry in library.events:
        for n, correction in enumerate(entry.value.corrections):
            lost = _lost(entry.value, correction.field.split("."))
            if lost:
                message = f"the path “{correction.field}” leads to no field: there is no “{lost[0]}”"
                yield warning(entry, ("corrections", n, "field"), "DL040", message, lost[1])


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
        named = {str(getattr(item, "id", getattr(item, "actor", item))): item for item in value}
        return named | {str(n): item for n, item in enumerate(value)}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name.removesuffix("_"): getattr(value, field.name) for field in dataclasses.fields(value)
        }
    return {}
