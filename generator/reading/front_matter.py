"""What an article's own front matter and the sidecar beside it supply: YAML, read into `Supplied` with located problems."""

import re
from collections.abc import Iterable
from datetime import date

import yaml

from generator.errors import Mark, Problem, Severity, did_you_mean
from generator.model.vocabulary import PublishedBasis
from generator.reading.supplied import Supplied

_FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
#: Front matter longer than this is none.
_LONGEST = 20_000
#: The keys an article may carry.
KEYS = ("title", "published", "publisher", "agencies", "author", "url", "language", "note")
_Problems = tuple[Problem, ...]


def split_front_matter(text: str) -> tuple[str, str, int]:
    """Return the YAML at the head of a document (or “”), the rest, and the number of the rest's first line."""
    fenced = _FENCED.match(text[:_LONGEST])
    if not fenced or not re.match(r"\s*(?:#.*\n\s*)*[\w\"']+\s*:", fenced["yaml"] or "x:"):
        return "", text, 1
    return fenced["yaml"], text[fenced.end() :], text.count("\n", 0, fenced.end()) + 1


def front_matter(text: str, path: str) -> tuple[Supplied, _Problems]:
    """Read an article's front matter; its first line is line 2 of the file."""
    node, problems = compose(text, path, 1)
    if node is None:
        return Supplied(basis=PublishedBasis.FRONT_MATTER), problems
    supplied, more = supplied_from(node, path, 1, PublishedBasis.FRONT_MATTER)
    return supplied, (*problems, *more)


def compose(text: str, path: str, above: int) -> tuple[yaml.Node | None, _Problems]:
    """Parse YAML to a node; `above` lines stand before it in the file."""
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader), ()
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        mark = Mark(path, place.line + 1 + above, place.column + 1) if place else Mark(path, 1 + above)
        what = getattr(error, "problem", None) or "it is not YAML"
        return None, (
            Problem(
                mark,
                "DL066",
                f"this cannot be read: {what}",
                "quote text that holds “: ” or starts with a sign",
            ),
        )


def supplied_from(
    node: yaml.Node, path: str, above: int, basis: PublishedBasis
) -> tuple[Supplied, _Problems]:
    """Read a mapping of `KEYS`; what cannot be read is left out with a problem."""
    if not isinstance(node, yaml.MappingNode):
        return Supplied(basis=basis), (
            _problem(node, path, above, "a list of keys and values is wanted here", _EXAMPLE),
        )
    said: dict[str, object] = {}
    problems: list[Problem] = []
    for key, value in node.value:
        try:
            said[_known(key.value, said)] = _value(key.value, value)
        except ValueError as error:
            problems.append(_problem(key, path, above, *error.args))
    return Supplied(basis=basis, **said), tuple(problems)  # type: ignore[arg-type]


_EXAMPLE = "for instance published: 2018-06-04"


def _known(name: str, said: Iterable[str]) -> str:
    if name not in KEYS:
        raise ValueError(f"an article has no key “{name}”", did_you_mean(name, KEYS))
    if name in said:
        raise ValueError(f"“{name}” stands here twice", "keep one of them")
    return name


def _value(name: str, node: yaml.Node) -> object:
    if name == "agencies":
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return tuple(text for item in items if (text := _text(name, item)))
    return _day(_text(name, node)) if name == "published" else _text(name, node)


def _text(name: str, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise ValueError(f"“{name}” wants one value", "write it on the line of its key")
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value).strip()


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10] if re.match(r"\d{4}-\d\d-\d\d[T ]", text) else text)
    except ValueError:
        raise ValueError(f"“{text}” is no day", "write year, month and day: 2018-06-04") from None


def _problem(node: yaml.Node, path: str, above: int, message: str, hint: str = "") -> Problem:
    mark = Mark(path, node.start_mark.line + 1 + above, node.start_mark.column + 1)
    return Problem(mark, "DL067", message, hint, Severity.ERROR)
