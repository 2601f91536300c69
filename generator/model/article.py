"""An article: what was read, cleaned, before anything is understood."""

from dataclasses import dataclass
from datetime import date

from generator.model.vocabulary import PublishedBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document's text without its boilerplate.

    `id` becomes the source's id (publisher and day, made unique). `paragraphs` are the body, numbered from 1 by
    everything that points into them; the headline is `title` and no paragraph. `published` is None where no usable
    date was found: such an article waits. `retrieved` is the day it was taken from the web, `archive_url` the address of
    a kept copy. `corrections` are the numbers of the paragraphs, the last ones, that say what an earlier text had wrong. `sha256` is of the raw bytes, `path` where they were read.
    """

    id: str
    title: str
    paragraphs: tuple[str, ...]
    published: date | None = None
    published_basis: PublishedBasis | None = None
    publisher: str = ""
    agencies: tuple[str, ...] = ()
    author: str = ""
    url: str = ""
    archive_url: str = ""
    retrieved: date | None = None
    language: str = ""
    sha256: str = ""
    path: str = ""
    corrections: tuple[int, ...] = ()
