"""A correction: what was published and found wrong. Every sort of entry keeps its own."""

from dataclasses import dataclass

from generator.edtf import Edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A value that was published and found wrong. `field` is a dotted path in the front matter."""

    date: Edtf
    field: str
    was: str | int | float | None = None
    now: str | int | float | None = None
    why: str = ""
