"""What is known about an article beside its text: from flags, its front matter, the sidecar or a page's metadata."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from generator.model.source import LANGUAGE
from generator.model.vocabulary import PublishedBasis
from generator.urls import address_error

#: Who is believed first where two of them name the same thing.
PRECEDENCE = (
    PublishedBasis.EDITOR,
    PublishedBasis.FLAG,
    PublishedBasis.FRONT_MATTER,
    PublishedBasis.SIDECAR,
    PublishedBasis.METADATA,
    PublishedBasis.TEXT,
)


#: The days that can be one of publication: from the first newspaper (Strasbourg, 1605) on. A page's empty field says
#: 0001-01-01, and a mistyped year leaves no room to count back from it.
_EARLIEST, _LATEST = date(1605, 1, 1), date(2999, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """What somebody says about an article. Empty means unsaid; `basis` is who says it (None: a flag).

    `published` is a civil day, `language` a BCP 47 tag, `url` the address of the article, `agencies` the news agencies
    whose text it carries. `retrieved` is the day it was taken from the web, `archive_url` the address of a kept copy.
    `note` is for people and read by nobody else.
    """

    published: date | None = None
    publisher: str = ""
    agencies: tuple[str, ...] = ()
    title: str = ""
    url: str = ""
    author: str = ""
    language: str = ""
    archive_url: str = ""
    retrieved: date | None = None
    note: str = ""
    basis: PublishedBasis | None = None


def combined(*layers: Supplied) -> Supplied:
    """Lay several over each other: each field from the first in `PRECEDENCE` that says it.

    The `basis` of the result is that of its `published`, or None where nobody names a day that can be one.
    """
    ranked = sorted(map(possible, layers), key=lambda layer: PRECEDENCE.index(_basis(layer)))
    said: dict[str, Any] = {}
    for field in fields(Supplied):
        said[field.name] = next(filter(None, (getattr(layer, field.name) for layer in ranked)), field.default)
    said["basis"] = next((_basis(layer) for layer in ranked if layer.published), None)
    return Supplied(**said)


def possible(said: Supplied) -> Supplied:
    """Leave out what no entry can hold: a day before the first newspaper, an address or a language that is none.

    What an article says of itself goes into a file that is built from, and could stand in the way of all others.
    """
    return replace(
        said,
        published=said.published if can_be_published(said.published) else None,
        url=address(said.url),
        archive_url=address(said.archive_url),
        language=language(said.language),
    )


def address(url: str) -> str:
    """Return a web address as it is; empty where it is none."""
    return "" if not url or address_error(url) else url


def language(tag: str) -> str:
    """Return a language's tag, with hyphens; empty where it is none. Pages say “en_US”, too."""
    tag = tag.replace("_", "-")
    return tag if LANGUAGE.fullmatch(tag) else ""


def can_be_published(day: date | None) -> bool:
    """Whether a day can be one of publication; no day can."""
    return day is None or _EARLIEST <= day <= _LATEST


def _basis(layer: Supplied) -> PublishedBasis:
    return layer.basis or PublishedBasis.FLAG
