"""Bytes → text: byte order mark, UTF-8, nearly UTF-8, the charset a page declares, and a guess, in this order."""

import codecs
import unicodedata
from dataclasses import dataclass

from generator.patterns import deferred
from generator.reading.charsets import charset_of

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: How documents begin that look like text and are not: PDF, RTF, PostScript.
_DOCUMENTS = (b"%PDF-", b"{\\rtf", b"%!PS")
_DECLARED = deferred(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_:.-]{2,40})""")
_ASCII = bytes(range(128))
#: Below this share of bytes beyond ASCII a guess from letter statistics has nothing to go by.
_RARE = 0.05
#: Up to this share of bytes a zero is one that went astray into a text; more of them are no text's.
_STRAY = 0.01
#: A text is in UTF-8, with bytes that went astray, where those that fit it are so many times as many as those that do not.
#: By chance they do not: in Latin scripts never, in Chinese ones every fourth byte.
_FIT = 2
#: What the guess looks at: statistics need no more, and time stays bounded.
_SAMPLE = 60_000
#: Characters without a shape of their own, which scraping leaves between letters.
_INVISIBLE = deferred("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_NEWLINE = deferred(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_CONTROL = deferred("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
#: The characters of all three; hardly any text has one.
_UNCLEAN = deferred(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
#: What a text does not hold: control characters, and the mark of bytes that could not be decoded.
_ODD = deferred(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document's text. `doubt` says, for people, what was replaced or guessed to get it; empty where nothing was."""

    text: str
    doubt: str = ""


def decode(raw: bytes) -> Decoded | None:
    """Return the text in NFC, lines ended by line feeds, without invisible characters; None where it is no text."""
    found = None if raw.startswith(_DOCUMENTS) else _decode(raw)
    if found is None or _binary(found.text):
        return None
    return Decoded(unicodedata.normalize("NFC", visible(found.text)), found.doubt)


def visible(text: str) -> str:
    """Return a text without invisible characters, lines ended by line feeds. A page may write them as entities, too."""
    if _UNCLEAN.search(text):
        text = _CONTROL.sub("", _INVISIBLE.sub("", _NEWLINE.sub("\n", text)))
    return text


def in_utf8(raw: bytes, charset: str) -> bytes:
    """A text in UTF-8 where only what came with it told its charset: a file on the disk has no answer around it."""
    if _as_utf8(raw):
        return raw
    text = _in_charset(raw, charset)
    return raw if text is None else text.encode()


def _decode(raw: bytes) -> Decoded | None:
    for bom, name in _BOMS:
        if raw.startswith(bom):
            return _told(raw[len(bom) :].decode(name, "replace"))
    if b"\0" in raw:
        text = _without_mark(raw)
        if text is not None:
            return _told(text)
        if raw.count(0) > _STRAY * len(raw):
            return None
        raw = raw.replace(b"\0", b"")
    if found := _as_utf8(raw):
        return found
    declared = _in_charset(raw, _declared(raw))
    return Decoded(declared) if declared is not None else _guessed(raw)


def _told(text: str) -> Decoded:
    """A text with the number of its bytes that had to be replaced."""
    count = text.count("\ufffd")
    return Decoded(text, f"{count} of its characters could not be decoded" if count else "")


def _as_utf8(raw: bytes) -> Decoded | None:
    """A text in UTF-8, also where some of its bytes are not; None where it is in something else."""
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError:
        fits = raw.decode("utf-8", "ignore")
    size = len(fits.encode())
    odd, telling = len(raw) - size, size - sum(char < "\x80" for char in fits)
    if telling <= _FIT * odd:
        return None
    return Decoded(raw.decode("utf-8", _LONE), f"{odd} of its bytes are not UTF-8, as the others are")


def _lone(error: UnicodeError) -> tuple[str, int]:
    """A byte between ASCII came from a text in windows-1252, pasted in; of others nobody can tell what they were."""
    assert isinstance(error, UnicodeDecodeError)
    raw, start, end = error.object, error.start, error.start + 1
    alone = not any(char > 0x7F for char in (*raw[max(0, start - 1) : start], *raw[end : end + 1]))
    return raw[start:end].decode("windows-1252", "replace") if alone else "\ufffd", end


_LONE = "dateline-lone"
codecs.register_error(_LONE, _lone)


def _in_charset(raw: bytes, label: str) -> str | None:
    charset = charset_of(label)
    try:
        return raw.decode(charset) if charset else None
    except UnicodeError:
        return None


def _guessed(raw: bytes) -> Decoded:
    sample, charset = raw[:_SAMPLE], "windows-1252"
    if len(sample.translate(None, _ASCII)) >= _RARE * len(sample):
        import charset_normalizer  # noqa: PLC0415 - hardly any text has to be guessed

        best = charset_normalizer.from_bytes(sample).best()
        charset = charset_of(best.encoding) if best else charset
    text = _in_charset(raw, charset)
    charset, text = (charset, text) if text is not None else ("windows-1252", raw.decode("cp1252", "replace"))
    return Decoded(text, f"it names no charset that fits, and {charset} is a guess")


def _without_mark(raw: bytes) -> str | None:
    """UTF-16 without a byte order mark: in Latin text every other byte is zero. Anything else with zeros is no text."""
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if raw[offset::2].count(0) > 0.4 * len(raw) and raw[1 - offset :: 2].count(0) < 0.01 * len(raw):
            return raw.decode(name, "replace")
    return None


def _declared(raw: bytes) -> str:
    found = _DECLARED.search(raw[:4096]) if b"<" in raw[:4096] else None
    return found.group(1).decode("ascii") if found else ""


def _binary(text: str) -> bool:
    """Whether this is machine data: control characters or undecodable bytes in more than one place in a hundred."""
    head = text[:_SAMPLE]
    return len(_ODD.findall(head)) > 0.01 * len(head) + 1
