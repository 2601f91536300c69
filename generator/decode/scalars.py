"""A scalar's text to its value, without a word on what is wrong: each function raises ValueError where it is none."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache

from generator.edtf import Edtf

INTEGER = re.compile(r"[+-]?\d{1,15}")
DECIMAL = re.compile(r"[+-]?\d{1,320}(?:\.\d{1,400})?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

#: Dates are read once each: of ten thousand entries, most stand on a day that another has too.
edtf = lru_cache(maxsize=1 << 16)(Edtf.parse)


def integer(text: str) -> int:
    """Read a whole number, decimal and of plain digits."""
    if INTEGER.fullmatch(text) and text.isascii():
        return int(text)
    raise ValueError


def number(text: str) -> float:
    """Read a decimal number, of plain digits and a point at most."""
    if DECIMAL.fullmatch(text) and text.isascii():
        return float(text)
    raise ValueError


def boolean(text: str) -> bool:
    """Read one of the many names of yes and no."""
    found = _BOOLEANS.get(text.lower())
    if found is None:
        raise ValueError
    return found


def day(text: str) -> date:
    """Read one day of the calendar, in ten characters. Its ValueError has a text where only the calendar is against it."""
    if _DAY.fullmatch(text):
        return date.fromisoformat(text)
    raise ValueError


def as_it_looks(text: str) -> str | int | float:
    """Read a value whose type is free: digits are a number, all else is text."""
    if not text.isascii() or not DECIMAL.fullmatch(text):
        return text
    return float(text) if "." in text else int(text)


def words(cls: type[StrEnum]) -> Mapping[str, StrEnum]:
    """Return the members of a class by what they are written as."""
    return {member.value: member for member in cls}


#: What a scalar without quotes says that is no text, by the type of its field.
SCALARS: Mapping[type, Callable[[str], object]] = {
    int: integer,
    float: number,
    bool: boolean,
    Edtf: edtf,
    date: day,
}
