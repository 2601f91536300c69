"""A page of HTML → its lines, and what its metadata say. Trafilatura finds the body, htmldate the day."""

import re
from dataclasses import dataclass
from datetime import date

import trafilatura
from htmldate import find_date
from lxml import etree

from generator.model.vocabulary import PublishedBasis
from generator.reading.lines import Line, Lines, split
from generator.reading.supplied import Supplied

_TAG = re.compile(r"<(?:!doctype html|html|head|body|article|main|div|p|meta|table|section)\b", re.IGNORECASE)
#: Days that a page may be dated on: fixed, so that the clock has no say.
_FIRST, _LAST = "1980-01-01", "2099-12-31"
_BLOCKS = ("p", "head", "item", "quote", "cell", "code")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: the headline in `said.title`, the body's lines, the summary it gives of itself."""

    said: Supplied
    lines: Lines
    description: str = ""


def is_html(text: str, path: str) -> bool:
    """Whether a document is a page: by its suffix and a tag, or by the tags it begins with."""
    head = text.lstrip()[:2000]
    named = path.casefold().endswith((".html", ".htm", ".xhtml"))
    return bool(_TAG.search(head)) if named else bool(_TAG.match(head))


def read_html(text: str) -> Page:
    """Read a page. A page without a body that reads like an article gives no lines."""
    tree = trafilatura.load_html(text)
    if tree is None:
        return Page(Supplied(basis=PublishedBasis.METADATA), ())
    meta = trafilatura.extract_metadata(text, extensive=False)
    said = Supplied(
        published=_day(text),
        title=(meta.title or "").strip(),
        publisher=(meta.sitename or "").strip(),
        author=(meta.author or "").strip(),
        url=meta.url if meta.url and meta.url.startswith(("http://", "https://")) else "",
        language=_language(tree),
        basis=PublishedBasis.METADATA,
    )
    return Page(said, _body(text), (meta.description or "").strip())


def _day(text: str) -> date | None:
    found = find_date(text, extensive_search=False, original_date=True, min_date=_FIRST, max_date=_LAST)
    return date.fromisoformat(found) if found else None


def _language(tree: etree._Element) -> str:
    for node in tree.iter("html"):
        return str(node.get("lang") or "").strip()
    return ""


def _body(text: str) -> Lines:
    document = trafilatura.bare_extraction(text, include_comments=False, favor_recall=True)
    if document is None or document.body is None:
        return ()
    blocks = [
        " ".join("".join(node.itertext()).split())
        for node in document.body.iter(*_BLOCKS)
        if _innermost(node)
    ]
    return tuple(Line(line.text, 0, True) for block in blocks for line in split(block))


def _innermost(node: etree._Element) -> bool:
    return not any(True for _ in node.iterchildren(*_BLOCKS))
