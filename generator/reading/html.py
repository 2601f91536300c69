"""A page of HTML → its lines, and what its metadata say. Trafilatura finds the body, htmldate the day."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from generator.model.vocabulary import PublishedBasis
from generator.patterns import deferred
from generator.reading.encoding import visible
from generator.reading.lines import Line, Lines, key, split
from generator.reading.listing import is_listing
from generator.reading.supplied import Supplied
from generator.reading.tables import with_rows_told
from generator.reading.teasers import is_headline

#: lxml has no types.
_Element: TypeAlias = Any

_UNSAID = Supplied(basis=PublishedBasis.METADATA)
#: The class of an `<article>` that holds what a feed says about a report.
SUMMARY = "summary-of-a-feed"
#: Elements that have to be closed, and how many of them may lie in one another.
_ELEMENT = deferred(
    r"<(/?)(?:a|abbr|article|aside|b|big|blockquote|center|cite|code|div|em|figure|font|form|h[1-6]|i|ins|main|ol|s|section|small|span|strong|sub|sup|table|u|ul)\b",
    re.IGNORECASE,
)
_DEEPEST = 1000
_FRAGMENT = deferred(r'<article class="([a-z-]{1,40})">\n')

_TAG = deferred(r"<(?:!doctype html|html|head|body|article|main|div|p|meta|table|section)\b", re.IGNORECASE)
#: Days that a page may be dated on: fixed, so that the clock has no say.
_EARLIEST, _LATEST = "1980-01-01", "2099-12-31"
#: What begins a new paragraph in the tree that trafilatura makes, and the sign that marks it.
_BLOCKS, _BREAK = ("p", "head", "item", "quote", "cell", "code", "lb", "list", "table"), "\ue000"
_HTML_BLOCKS = (
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "table",
    "tr",
    "td",
    "pre",
    "article",
    "section",
)
#: What marks a paragraph that is a link as a whole, and how much of it a link must be.
_LINK, _LINKED = "\ue001", 0.9
#: What sites put between a headline and their name.
_MARKS = (" | ", " - ", " – ", " — ", " • ", " :: ")


def is_html(text: str, path: str) -> bool:
    """Whether a document is a page: by its suffix and a tag in it, or by the tag it begins with."""
    head = text.lstrip()[:2000]
    named = path.casefold().endswith((".html", ".htm", ".xhtml"))
    return bool(_TAG.search(head) if named else _TAG.match(head))


@dataclass(frozen=True, slots=True)
class Page:
    """What a page's metadata say, the lines of its body, and whether these are a list of other reports."""

    metadata: Supplied = _UNSAID
    lines: Lines = ()
    listing: bool = False


def read_html(text: str) -> Page:
    """Read a page; it has no lines where nothing in it reads like an article."""
    if _is_too_deep(text):
        return Page()
    if _FRAGMENT.match(text):
        return Page(lines=_fragment(text))
    import trafilatura  # noqa: PLC0415 - a fifth of a second that only pages need

    tree: _Element = trafilatura.load_html(text)
    if tree is not None and tree.getparent() is not None:
        # A stray element in front of the page is taken for all of it.
        text = f"<html><body>{text}</body></html>"
        tree = trafilatura.load_html(text)
    if tree is None:
        return Page()
    said: Any = trafilatura.extract_metadata(text, extensive=False)
    url = said.url or ""
    metadata = Supplied(
        published=_day(text),
        title=_headline(_said(said.title), _said(said.sitename)),
        publisher=_said(said.sitename),
        author=_said(said.author),
        url=url if url.startswith(("https://", "http://")) else "",
        language=_said(next(iter(tree.xpath("/html/@lang")), "")),
        basis=PublishedBasis.METADATA,
    )
    lines = _body(text)
    return Page(metadata, lines, listing=is_listing(tree, lines))


def _said(value: object) -> str:
    """What a page's metadata say, on one line."""
    return " ".join(visible(str(value or "")).split())


def _day(text: str) -> date | None:
    from htmldate import find_date  # noqa: PLC0415 - only pages need it

    found = find_date(text, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST)
    return date.fromisoformat(found) if found else None


def _headline(title: str, publisher: str) -> str:
    """The title without the publisher's name behind it."""
    head, mark, tail = max((title.rpartition(mark) for mark in _MARKS), key=lambda parts: len(parts[0]))
    named = mark and key(tail).replace(" ", "") == key(publisher).replace(" ", "")
    return (head if named else title).strip()


def _is_too_deep(text: str) -> bool:
    """Whether a page's elements lie in one another deeper than any page's: to read such a page takes for ever."""
    depth = 0
    for tag in _ELEMENT.finditer(text):
        depth += -1 if tag[1] else 1
        if depth > _DEEPEST:
            return True
    return False


def is_summary(text: str) -> bool:
    """Whether a page is what a feed says about a report, and not the report."""
    fragment = _FRAGMENT.match(text)
    return bool(fragment and fragment[1] == SUMMARY)


def _fragment(text: str) -> Lines:
    """The lines of an entry of a feed, all of which belongs to it but what a browser does not show."""
    from lxml import html  # noqa: PLC0415 - only feeds need it

    tree: _Element = html.document_fromstring(text)
    for hidden in list(tree.iter("script", "style", "template", "noscript", "iframe", "figure")):
        hidden.drop_tree()
    return _lines(tree, _HTML_BLOCKS, "a")


def _body(text: str) -> Lines:
    import trafilatura  # noqa: PLC0415 - only pages need it

    document: Any = trafilatura.bare_extraction(
        text, include_comments=False, favor_recall=True, include_links=True
    )
    if document is None or document.body is None:
        return ()
    with_rows_told(document.body)
    return _lines(document.body, _BLOCKS, "ref")


def _lines(body: _Element, blocks: tuple[str, ...], link: str) -> Lines:
    """Cut a tree into lines at its blocks; `link` is the tag of a link in it."""
    for block in body.iter(*blocks):
        block.text = _BREAK + (_LINK if _is_link(block, link) else "") + (block.text or "")
        block.tail = _BREAK + (block.tail or "")
    paragraphs = visible("".join(body.itertext())).split(_BREAK)
    lines = (line for paragraph in paragraphs for line in split(paragraph.replace("\n", " ")))
    return tuple(_line(line.text) for line in lines if line.text != _LINK)


def _is_link(block: _Element, link: str) -> bool:
    """Whether a block is nothing but a link."""
    linked = "".join("".join(found.itertext()) for found in block.iter(link))
    return len(key(linked)) > _LINKED * len(key("".join(block.itertext())))


def _line(text: str) -> Line:
    line = Line(text.lstrip(_LINK), gap=True)
    return line.drop("teaser") if text.startswith(_LINK) and is_headline(line.text) else line
