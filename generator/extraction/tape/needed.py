"""Which letters a sentence must have for a pattern over the tape to match it: told from the pattern once, asked before it is."""

import re

_CLASS = re.compile(r"\[[^\]]*\]|\\.")
#: A group that holds no other, its sort, and whether it may be left out.
_GROUP = re.compile(r"\((\?(?:P<\w+>|[:=!]|<[=!]))?([^()]*)\)([?*]|\{0)?")
_LOOKAROUND = ("?=", "?!", "?<=", "?<!")
#: How often a letter stands that must stand; a letter that may be left out; what is no letter.
_OFTEN = re.compile(r"(?:\{[1-9][^}]*\}|\+)\??")
_OPTIONAL = re.compile(r".(?:[?*]|\{0[^}]*\})\??")
_MARKS = re.compile(r"[.^$]")


def letters_needed(pattern: str) -> frozenset[str]:
    """Return letters without which a pattern matches nothing: those it has outside classes, choices and what may be left out.

    The pattern is one of this package's: letters, classes, groups and bounds, no class with a bracket in it.
    """
    plain, more = _CLASS.sub(".", pattern), 1
    while more:
        plain, more = _GROUP.subn(_of_group, plain)
    if "|" in plain:
        return frozenset()
    return frozenset(_MARKS.sub("", _OPTIONAL.sub("", _OFTEN.sub("", plain))))


def _of_group(match: re.Match[str]) -> str:
    sort, text, left_out = match.groups()
    needed = not left_out and sort not in _LOOKAROUND and "|" not in text
    return text if needed else "." + (left_out or "")
