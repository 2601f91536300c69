"""A source: the published thing a claim points at."""

from dataclasses import dataclass, field

from generator.edtf import Edtf
from generator.model.vocabulary import PublishedBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article, report or post. `independence` lists sources that carry the same agency's text; `sha256` is of the raw bytes."""

    id: str
    title: str = ""
    publisher: str = ""
    agencies: tuple[str, ...] = ()
    author: str = ""
    url: str = ""
    archive_url: str = ""
    published: Edtf | None = None
    published_basis: PublishedBasis | None = None
    retrieved: Edtf | None = None
    language: str = ""
    sha256: str = ""
    independence: tuple[str, ...] = ()
    body: str = field(default="", metadata={"body": True})
