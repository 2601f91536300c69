"""Spellings of one name: when two are so close that they are one person's."""

import re
from functools import lru_cache

from generator.urls import slug

#: What transliterations into Latin letters do differently with one sound, folded to one spelling (ISO 9, ALA-LC, BGN).
_FOLDS = (
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"kh|gh|q|ck|c(?=[aou])"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"tch|tsch|ch"), "c"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee|ie"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ff$"), "v"),
    (re.compile(r"o"), "u"),
    (re.compile(r"e"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=1 << 14)
def sound(name: str) -> tuple[str, ...]:
    """Return a name's parts as they sound: what is left when spelling habits are folded."""
    return tuple(_folded(part) for part in slug(name).split("-") if part)


def _folded(part: str) -> str:
    for pattern, replacement in _FOLDS:
        part = pattern.sub(replacement, part)
    return part


def alike(one: str, other: str) -> bool:
    """Whether two names are spellings of one: as many parts, and every pair equal in sound or one letter off.

    One letter may differ in parts of four letters or more, two in parts of eight or more, and not in all parts at
    once: “Hassan Ali” is not “Hasan Ari”, and a part as short as an initial must agree.
    """
    parts = list(zip(sound(one), sound(other), strict=False))
    if len(sound(one)) != len(sound(other)) or len(parts) < 2:
        return False
    gaps = [distance(a, b) for a, b in parts]
    return 0 in gaps and all(
        gap <= min(len(a), len(b)) // 4 and gap <= 2 for gap, (a, b) in zip(gaps, parts, strict=True)
    )


def distance(one: str, other: str) -> int:
    """Levenshtein's distance: the letters to insert, delete or change."""
    row = list(range(len(other) + 1))
    for number, a in enumerate(one, 1):
        before, row = row, [number]
        for column, b in enumerate(other, 1):
            row.append(min(row[-1] + 1, before[column] + 1, before[column - 1] + (a != b)))
    return row[-1]
