"""A web archive (WARC, plain or compressed) → the pages in it. Warcio reads the records."""

import contextlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, Any, TypeAlias

from generator.patterns import deferred
from generator.reading.encoding import in_utf8

#: Warcio has no types.
_Record: TypeAlias = Any

NAMES = (".warc", ".warc.gz", ".arc", ".arc.gz")
#: What is read of an archive: bytes once opened, pages, and bytes of a page.
LARGEST, MOST, LARGEST_PAGE = 2_000_000_000, 5_000, 5_000_000
#: No record has so many bytes without a line break in its head; what has is made to fill the memory.
_UNBROKEN = 1_000_000
_BLOCK = 65_536
_CHARSET = deferred(r"charset\s?=\s?\"?([a-z0-9_:.-]{2,40})")
_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """A page as an archive holds it: where it was, on which day it was taken (UTC), and the record's own name."""

    url: str
    captured: date | None
    record: str
    raw: bytes


class ArchiveError(Exception):
    """An archive ends here; the message says why, for people."""


class _Opened(io.RawIOBase):
    """An archive's bytes, decompressed, counted: reading ends with `ArchiveError` where they are too many."""

    def __init__(self, stream: IO[bytes], *, compressed: bool) -> None:
        super().__init__()
        self._stream, self._compressed = stream, compressed
        self._machine = zlib.decompressobj(31)
        self._rest, self._count, self._unbroken, self._ended = b"", 0, 0, False

    def read(self, size: int = -1) -> bytes:
        block = self._more(size if 0 < size < _BLOCK else _BLOCK)
        self._count += len(block)
        self._unbroken = 0 if b"\n" in block else self._unbroken + len(block)
        if self._count > LARGEST:
            raise ArchiveError(f"only the first {LARGEST / 1e9:g} GB of this archive are read")
        if self._unbroken > _UNBROKEN:
            raise ArchiveError("this archive is damaged: a record in it has no end")
        return block

    def _more(self, size: int) -> bytes:
        if not self._compressed:
            return self._stream.read(size)
        try:
            return self._decompressed(size)
        except zlib.error:
            raise ArchiveError("this archive is damaged: it cannot be decompressed to its end") from None

    def _decompressed(self, size: int) -> bytes:
        """The next bytes. An archive is many compressed parts behind one another, one for each record."""
        while True:
            if self._machine.eof:
                self._rest, self._machine = self._machine.unused_data, zlib.decompressobj(31)
                self._ended = True
            raw = self._rest or self._stream.read(_BLOCK)
            if not raw:
                if not self._ended:
                    raise ArchiveError("this archive is cut off")
                return b""
            self._ended = False
            block = self._machine.decompress(raw, size)
            self._rest = self._machine.unconsumed_tail
            if block:
                return block


def read_archive(stream: IO[bytes]) -> Iterator[ArchivedPage]:
    """Yield every page that an archive holds, in its order: answers with status 200 that are HTML or plain text.

    Raises ArchiveError where the rest cannot be read.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only archives need it
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    buffered = io.BufferedReader(stream) if isinstance(stream, io.RawIOBase) else stream
    magic = buffered.peek(2)[:2] if isinstance(buffered, io.BufferedReader) else b""
    plain = _Opened(buffered, compressed=magic == b"\x1f\x8b")
    count = 0
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            for record in ArchiveIterator(plain, arc2warc=True):
                page = _page(record)
                count += page is not None
                if count > MOST:
                    raise ArchiveError(f"only the first {MOST:,} pages of this archive are read")
                if page:
                    yield page
    except ArchiveLoadFailed:
        raise ArchiveError("this archive is damaged, or it is none") from None
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, UnicodeError, EOFError):
        raise ArchiveError("this archive is damaged: a record in it cannot be understood") from None


def _page(record: _Record) -> ArchivedPage | None:
    headers, answer = record.rec_headers, record.http_headers
    if record.rec_type not in ("response", "resource") or (answer and answer.get_statuscode() != "200"):
        return None
    kind = (answer or headers).get_header("Content-Type") or ""
    kind, _, rest = kind.lower().partition(";")
    url = (headers.get_header("WARC-Target-URI") or "").strip("<> ")
    if kind.strip() not in _TYPES or not url.startswith(("http://", "https://")):
        return None
    charset = _CHARSET.search(rest)
    raw = record.content_stream().read(LARGEST_PAGE + 1)
    return ArchivedPage(
        url=url,
        captured=_day(headers.get_header("WARC-Date") or ""),
        record=headers.get_header("WARC-Record-ID") or "",
        raw=in_utf8(raw, charset[1]) if charset else raw,
    )


def _day(stamp: str) -> date | None:
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return None
