"""What somebody gives → articles for the shelf: what to call each, and what is known about it beside its text."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from generator.files import SourceFile
from generator.patterns import deferred
from generator.reading.archive import NAMES as ARCHIVES
from generator.reading.archive import ArchivedPage
from generator.reading.encoding import decode, visible
from generator.reading.feed import Entry, has_tags
from generator.reading.html import SUMMARY, is_html
from generator.reading.supplied import Supplied, possible
from generator.urls import address_error

#: Files that hold one article, and those that hold several.
ARTICLE_NAMES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
FEED_NAMES = (".xml", ".rss", ".atom", ".rdf")
CONTAINER_NAMES = (*FEED_NAMES, *ARCHIVES)
#: Files that a person takes for an article and that are none here; what else lies beside a saved page is nobody's news.
DOCUMENT_NAMES = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".eml", ".mht", ".mhtml", ".epub")
#: Parts of an address that tell where a reader came from, and nothing about the page.
_TRACKING = deferred(r"utm_\w+|fbclid|gclid|igshid|mc_[ce]id|cmpid|ocid|smid|at_\w+|ref(?:_src)?|amp")
#: The copy of a page in a public archive: when it was taken, and the page's own address.
_COPY = deferred(r"https?://web\.archive\.org/web/(?P<day>\d{8})\d{0,6}[a-z_]{0,4}/(?P<url>https?:/{1,2}.+)")
_LONGEST_NAME, _DIGITS = 60, 6


@dataclass(frozen=True, slots=True)
class Given:
    """An article from elsewhere, with what is said beside it. `path` is where it was, `file.path` ends in its name."""

    path: str
    file: SourceFile
    said: Supplied


def from_page(url: str, raw: bytes, retrieved: date) -> Given:
    """An article that was fetched."""
    return _at(url, Given(url, _file(url, raw), possible(Supplied(url=plain_url(url), retrieved=retrieved))))


def from_archive(page: ArchivedPage, archive: str) -> Given:
    """An article out of a web archive: each capture of an address is an article of its own."""
    note = " ".join(filter(None, ("from", archive.rpartition("/")[2], page.record)))
    said = possible(Supplied(url=plain_url(page.url), retrieved=page.captured, note=visible(note)))
    file = _file(page.url, page.raw, f"{page.url} {page.captured}")
    return _at(page.url, Given(f"{archive}: {page.url}", file, said))


def from_entry(entry: Entry, feed: str, retrieved: date | None) -> Given:
    """An entry of a feed as an article, in the words that the feed carries."""
    raw = entry.text.strip()
    if not entry.whole or has_tags(raw):
        raw = f'<article class="{"entry" if entry.whole else SUMMARY}">\n{raw}\n</article>'
    said = about_entry(entry, Supplied(url=plain_url(entry.url) if entry.url else "", retrieved=retrieved))
    name = entry.url or f"{feed} {entry.title}"
    return Given(entry.url or feed, _file(name, f"{raw}\n".encode()), said)


def about_entry(entry: Entry, said: Supplied) -> Supplied:
    """Add what a feed says about an entry."""
    of_entry = replace(
        said,
        title=entry.title,
        published=entry.published,
        publisher=entry.publisher,
        author=entry.author,
        language=entry.language,
    )
    return possible(of_entry)


def plain_url(url: str) -> str:
    """An address without its fragment and the parts that only tell where a reader came from."""
    parts = _parts(url)
    if not parts.query and not parts.fragment:
        return url
    query = [
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])
    ]
    kept = parts.query if len(query) == parts.query.count("&") + 1 else urlencode(query)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, kept, ""))


def _parts(address: str) -> SplitResult:
    """The parts of an address; none where it cannot be taken apart (“http://[”)."""
    return urlsplit("" if address_error(address) else address)


def is_named(path: str, names: Sequence[str]) -> bool:
    """Whether a file's name ends in one of several ways."""
    return path.lower().endswith(tuple(names))


def is_article(path: str) -> bool:
    """Whether a file among articles is one: a README is not."""
    return not path.rpartition("/")[2].lower().startswith("readme.")


def _at(url: str, given: Given) -> Given:
    """A public archive's copy of a page speaks of the page's own address, and of the day it was taken."""
    copy = _COPY.fullmatch(url)
    if not copy:
        return given
    original = re.sub(r"^(https?:)/+", r"\1//", copy["url"])
    try:
        day = date.fromisoformat(f"{copy['day'][:4]}-{copy['day'][4:6]}-{copy['day'][6:]}")
    except ValueError:
        return given
    said = replace(given.said, url=plain_url(original), archive_url=url, retrieved=day)
    return replace(given, said=said)


def _file(address: str, raw: bytes, identity: str = "") -> SourceFile:
    decoded = decode(raw)
    suffix = "html" if decoded and is_html(decoded.text, ".html") else "txt"
    return SourceFile(f"{_name(address, identity or address)}.{suffix}", raw)


def _name(address: str, identity: str) -> str:
    """A file's name made of an address: its host, its last telling part, and a digest of what identifies it."""
    parts = _parts(address)
    words = [
        part for part in re.split(r"[/.]", parts.path) if len(part) > 3 and re.search(r"[^\W\d]{3}", part)
    ]
    telling = max(words, key=len, default="")
    host = (parts.hostname or "").removeprefix("www.")
    name = re.sub(r"[^a-z0-9]+", "-", f"{host} {telling}".lower()).strip("-")[:_LONGEST_NAME].rstrip("-")
    digest = hashlib.sha256(identity.encode()).hexdigest()[:_DIGITS]
    return f"{name or 'article'}-{digest}"
