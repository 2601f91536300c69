"""Front matter as other tools write it (Hugo, Jekyll, Obsidian, web clippers): keys of other names, and keys nobody needs."""

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from generator.errors import Mark, Problem, Severity
from generator.patterns import deferred
from generator.reading.dates import day_in
from generator.reading.lines import words

if TYPE_CHECKING:
    from yaml.nodes import Node

#: Our key → what other tools call it, in small letters without marks between words.
_CALLED = {
    "published": words(
        "date publisheddate publishedat publishdate pubdate datepublished publicationdate datecreated posted"
    ),
    "author": words("author authors byline creator creators writer writers"),
    "url": words("link source sourceurl canonical canonicalurl permalink originalurl pageurl href"),
    "publisher": words("source site sitename outlet publication newspaper website provider"),
    "title": words("headline name"),
    "language": words("lang locale"),
    "retrieved": words(
        "accessed accessdate saved savedat clipped clippedat dateaccessed dateretrieved retrievedat"
    ),
    "note": words("notes comment comments"),
}
_DAYS = ("published", "retrieved")
#: Our own keys that may be told in another form: a day with its hour, authors as a list.
_FORMS = words("published retrieved author")
_ISO = deferred(r"\s*(\d{4}-\d\d-\d\d)(?=[T\s]|$)")
_WEB, _BETWEEN = ("https://", "http://"), deferred(r"[\s_-]+")
#: A key so near to one of ours is one of ours, mistyped.
_NEAR = 0.8
_MISREAD = ("DL010", "DL013", "DL015")
_HINT = "nothing need be done; what they say that matters here can be said with the keys of docs/articles.md"


def translated(
    keys: Mapping[str, "tuple[int, Node]"],
    values: dict[str, object],
    problems: tuple[Problem, ...],
    path: str,
) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """Complete what our own keys say by what other tools' keys do, and tell of all that mean nothing here at once.

    `keys` are those of a front matter, each with its line and its value, `problems` what is wrong with them.
    """
    values, understood, foreign = dict(values), set(), []
    for name, (line, node) in keys.items():
        for ours in _ours(name) if _is_misread(line, problems) else ():
            found = _value(ours, _texts(node), exact=name in _FORMS)
            if found and not values.get(ours):
                values[ours] = found
            if found:
                understood.add(line)
                break
        else:
            if name not in values and not difflib.get_close_matches(name, values, 1, _NEAR):
                foreign.append(name)
                understood.add(line)
    kept = tuple(one for one in problems if one.code not in _MISREAD or one.mark.line not in understood)
    return values, (*kept, *_told(foreign, path))


def _is_misread(line: int, problems: tuple[Problem, ...]) -> bool:
    return any(one.code in _MISREAD and one.mark.line == line for one in problems)


def _ours(name: str) -> Iterator[str]:
    """Our keys that a key can mean, most likely first."""
    if name in _FORMS:
        yield name
    plain = _BETWEEN.sub("", name.casefold())
    yield from (ours for ours, called in _CALLED.items() if plain in called or plain == ours)


def _texts(node: "Node") -> list[str]:
    """The words of a value: of a list, its items', of a mapping its name."""
    parts = node.value if isinstance(node.value, list) else [node]
    names = [one[1] for one in parts if isinstance(one, tuple) and one[0].value == "name"]
    said = names or [one for one in parts if not isinstance(one, tuple)]
    return [
        text
        for one in said
        for text in ([one.value.strip()] if isinstance(one.value, str) else _texts(one))
        if text
    ]


def _value(ours: str, said: list[str], *, exact: bool) -> date | str | None:
    """What a value means for one of our keys, a day in words not if `exact`; None where it cannot be that."""
    first = said[0] if said else ""
    if ours in _DAYS:
        iso = _ISO.match(first)
        try:
            return date.fromisoformat(iso[1]) if iso else None if exact else day_in(first)
        except ValueError:
            return None
    is_address = first.startswith(_WEB)
    if ours == "url":
        return first if is_address else None
    return None if is_address and ours == "publisher" else ", ".join(said) or None


def _told(foreign: list[str], path: str) -> tuple[Problem, ...]:
    if not foreign:
        return ()
    what = f"keys that mean nothing here were passed over: {', '.join(foreign)}"
    return (Problem(Mark(path, 1), "DL103", what, _HINT, Severity.WARNING),)


#: How front matter begins that is TOML or JSON.
_TOML_FENCE, _JSON = "+++", "{"
_TOML = deferred(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def in_yaml(text: str) -> tuple[str, int]:
    """Front matter in TOML or JSON as YAML, and where the text below it begins: 0 where there is none.

    Raises ValueError where it is TOML with a mistake.
    """
    import tomllib  # noqa: PLC0415 - hardly any article has it

    found: Mapping[str, object] = {}
    end = 0
    if text.startswith(_TOML_FENCE) and (fence := _TOML.match(text)):
        try:
            found, end = tomllib.loads(fence[1]), fence.end()
        except RecursionError:
            raise ValueError("it is nested too deep") from None
    elif text.startswith(_JSON):
        try:
            found, end = json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            return "", 0
    lines = (f"{json.dumps(key)}: {json.dumps(value, default=str)}\n" for key, value in found.items())
    return f"---\n{''.join(lines)}---\n", end
