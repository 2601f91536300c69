"""The words of a schema: docs/front-matter.md, the one place that says what each key means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

NAME = "front-matter.md"
_HERE = Path(__file__).resolve().parent
#: The headings of classes that have another there.
_HEADINGS: Mapping[str, str] = {
    "ArticleFrontMatter": "Article",
    "Config": "Site",
    "Kind": "Kinds of event",
    "Theme": "Colours",
}
_SECTION = re.compile(r"^##+ (.+)\n+((?:(?!##|\||```).+\n)*)((?:(?!##).*\n)*)", re.MULTILINE)
_ROW = re.compile(r"^\| `(\w+)` \| .+? \| .+? \| (.+) \|$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


@dataclass(frozen=True, slots=True)
class Section:
    """What is said of a class, and of its fields by the key they have in YAML."""

    about: str = ""
    meanings: Mapping[str, str] = field(default_factory=dict)


Reference = Mapping[str, Section]


def place() -> Path:
    """Inside the package once installed, among the documentation in a checkout."""
    inside = _HERE / NAME
    return inside if inside.is_file() else _HERE.parent.parent / "docs" / NAME


def heading(cls: type) -> str:
    """Return the heading a class has in the reference."""
    return _HEADINGS.get(cls.__name__, cls.__name__)


def sections(text: str) -> Reference:
    """Return the reference's sections by heading, as plain text: an editor follows no link of it."""
    return {
        title: Section(_plain(about), {key: _plain(meaning) for key, meaning in _ROW.findall(rest)})
        for title, about, rest in _SECTION.findall(text)
    }


def _plain(text: str) -> str:
    return _LINK.sub(r"\1", " ".join(text.split()))
