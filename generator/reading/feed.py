"""A feed, RSS or Atom, → its entries. Feedparser reads the formats; what an entry is to us is decided here."""

import re
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any, TypeAlias

from generator.patterns import deferred
from generator.reading.encoding import visible
from generator.reading.lines import key

#: Feedparser has no types.
_Node: TypeAlias = Any

#: How a feed begins, after the XML declaration, comments, style sheets and a document type.
_ROOT = deferred(rb"<(?:rss|feed|(?:[a-z]{1,10}:)?RDF)[\s>]", re.IGNORECASE)
_PAGE = deferred(rb"<(?:!doctype html|html)\b", re.IGNORECASE)
_HEAD = 4000
#: Entities of its own are no part of RSS or Atom, and the way to make a small file a large text.
_ENTITIES = deferred(rb"<!ENTITY", re.IGNORECASE)
#: How a text ends that goes on elsewhere.
_CUT = deferred(
    r"(?:\.\.\.|…|\[(?:…|\.\.\.|&#8230;|&hellip;)\]|(?:read|continue|see|view)(?: (?:more|on|reading|the (?:full|rest)[\w ]*|full \w+))+)\W*$",
    re.IGNORECASE,
)
#: A description of so many words is a report; a shorter one is what the feed says about a report.
_WHOLE = 150
_TAG = deferred(r"<[a-zA-Z/!][^<>]{0,2000}>")
_ISO = deferred(r"\s*(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed: a report, or what the feed says about one.

    `text` is its content as it came, HTML or plain; `whole` whether that is the report and not a summary of it.
    `published` is the day as the publisher writes it, in no other time zone than his.
    """

    url: str
    title: str
    published: date | None
    author: str
    publisher: str
    language: str
    text: str
    whole: bool


def is_feed(raw: bytes) -> bool:
    """Whether a document is a feed: by its root element."""
    head = raw[:_HEAD]
    return bool(_ROOT.search(head)) and not _PAGE.search(head)


def read_feed(raw: bytes) -> tuple[Entry, ...]:
    """Return the entries of a feed, in its order. Raises ValueError, with a reason for people, where it is none."""
    import feedparser  # noqa: PLC0415 - a fifth of a second that only feeds need

    if _ENTITIES.search(raw[:_HEAD]):
        raise ValueError("this feed declares entities of its own, which no feed needs")
    found: _Node = feedparser.parse(BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version") and not found.entries:
        raise ValueError("this feed cannot be read")
    about = found.feed
    return tuple(_entry(entry, _text(about, "title"), _text(about, "language")) for entry in found.entries)


def _entry(entry: _Node, publisher: str, language: str) -> Entry:
    contents = [str(one.get("value") or "") for one in entry.get("content") or ()]
    content, summary = max(contents, key=len, default=""), str(entry.get("summary") or "")
    text = content if len(content) >= len(summary) else summary
    said = plain(text)
    whole = bool(content or len(said.split()) >= _WHOLE) and not _CUT.search(said[-80:])
    source: _Node = entry.get("source") or {}
    url = _text(entry, "link") or _text(entry, "id")
    return Entry(
        url=url if url.startswith(("http://", "https://")) else "",
        title=plain(_text(entry, "title")),
        published=_day(entry),
        author=_text(entry, "author"),
        publisher=_text(source, "title") or publisher,
        language=language,
        text=text,
        whole=whole and key(said) != key(_text(entry, "title")),
    )


def plain(text: str) -> str:
    """A text without its tags, white space made single."""
    return " ".join(_TAG.sub(" ", text).split())


def has_tags(text: str) -> bool:
    """Whether a text is HTML."""
    return bool(_TAG.search(text))


def _text(node: _Node, name: str) -> str:
    return visible(str(node.get(name) or "")).strip()


def _day(entry: _Node) -> date | None:
    """The day as it is written, not as it is in Greenwich; of two days the first publication's."""
    from email.utils import parsedate  # noqa: PLC0415 - only feeds need it

    for name in ("published", "created", "updated"):
        written, parsed = _text(entry, name), entry.get(f"{name}_parsed")
        iso = _ISO.match(written)
        parts = [int(part) for part in iso.groups()] if iso else (parsedate(written) or parsed)
        if parts:
            try:
                return date(*parts[:3])
            except ValueError:
                continue
    return None
