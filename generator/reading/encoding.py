"""Bytes → text: byte order mark, UTF-8, the charset a page declares, and a guess, in this order."""

import codecs
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

from generator.patterns import deferred

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = deferred(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_:.-]{2,40})""")
_ASCII = bytes(range(128))
#: Below this share of bytes beyond ASCII a guess from letter statistics has nothing to go by.
_RARE = 0.05
#: Up to this share of bytes a zero is one that went astray into a text; more of them are no text's.
_STRAY = 0.01
#: What the guess looks at: statistics need no more, and time stays bounded.
_SAMPLE = 60_000
#: Characters without a shape of their own, which scraping leaves between letters.
_INVISIBLE = deferred("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_NEWLINE = deferred(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_CONTROL = deferred(r"[\x00-\x08\x0e-\x1f\x7f]")
#: The characters of all three; hardly any text has one.
_UNCLEAN = deferred(
    "[\x00-\x08\x0b-\x1f\x7f\x85\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
#: What a text does not hold: control characters, and the mark of bytes that could not be decoded.
_ODD = deferred(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


def decode(raw: bytes) -> str | None:
    """Return the text in NFC, lines ended by line feeds, without invisible characters; None where it is no text."""
    text = _decode(raw)
    if text is None or _binary(text):
        return None
    if _UNCLEAN.search(text):
        text = _CONTROL.sub("", _INVISIBLE.sub("", _NEWLINE.sub("\n", text)))
    return unicodedata.normalize("NFC", text)


def in_utf8(raw: bytes, charset: str) -> bytes:
    """A text in UTF-8 where only what came with it told its charset: a file on the disk has no answer around it."""
    with suppress(UnicodeDecodeError):
        raw.decode("utf-8")
        return raw
    with suppress(UnicodeError, LookupError):
        return raw.decode(charset).encode() if charset else raw
    return raw


def _decode(raw: bytes) -> str | None:
    for bom, name in _BOMS:
        if raw.startswith(bom):
            return raw[len(bom) :].decode(name, "replace")
    if b"\0" in raw:
        text = _without_mark(raw)
        if text is not None or raw.count(0) > _STRAY * len(raw):
            return text
        raw = raw.replace(b"\0", b"")
    for name in _charsets(raw):
        try:
            return raw.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("windows-1252", "replace")


def _charsets(raw: bytes) -> Iterator[str]:
    """Yield the charsets to try; a guess is dear, and made only where nothing else fits."""
    yield "utf-8"
    yield from _declared(raw)
    yield from _guessed(raw)


def _without_mark(raw: bytes) -> str | None:
    """UTF-16 without a byte order mark: in Latin text every other byte is zero. Anything else with zeros is no text."""
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if raw[offset::2].count(0) > 0.4 * len(raw) and raw[1 - offset :: 2].count(0) < 0.01 * len(raw):
            return raw.decode(name, "replace")
    return None


def _declared(raw: bytes) -> tuple[str, ...]:
    found = _DECLARED.search(raw[:4096]) if b"<" in raw[:4096] else None
    return (found.group(1).decode("ascii"),) if found else ()


def _guessed(raw: bytes) -> tuple[str, ...]:
    sample = raw[:_SAMPLE]
    if len(sample.translate(None, _ASCII)) < _RARE * len(sample):
        return ("windows-1252",)
    import charset_normalizer  # noqa: PLC0415 - hardly any text has to be guessed

    best = charset_normalizer.from_bytes(sample).best()
    return (best.encoding,) if best else ()


def _binary(text: str) -> bool:
    """Whether this is machine data: control characters or undecodable bytes in more than one place in a hundred."""
    head = text[:_SAMPLE]
    return len(_ODD.findall(head)) > 0.01 * len(head) + 1
