"""A source: the published thing a claim points at."""

import re
from dataclasses import dataclass, field

from generator.edtf import Edtf
from generator.model.correction import Correction
from generator.model.vocabulary import PublishedBasis

#: The form of a language's tag (BCP 47), as far as it is held to one.
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article, report or post. `independence` lists sources that carry the same agency's text; `sha256` is of the raw bytes.

    `same_as` are ids of sources that are this one: their addresses lead here. In a `Site`, the id of a source written in
    place is “EVENT/ID”.
    """

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
    corrections: tuple[Correction, ...] = ()
    same_as: tuple[str, ...] = ()
    body: str = field(default="", metadata={"body": True})

    @property
    def written_id(self) -> str:
        """The id as it is written, without the event that a source in place belongs to."""
        return self.id.rpartition("/")[2]
