"""How much is asked for, how long is waited for it, and how compressed bytes are opened within these limits."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from generator.fetching.answer import RefusedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may cost: `size` in bytes once opened, `seconds` from the first name looked up to the last byte.

    `redirects` is how many are followed, `pause` the seconds between two requests to one host where its robots.txt
    asks for no longer pause, `longest_pause` the most that is waited for it, `robots` the bytes read of a robots.txt
    (RFC 9309 asks for at least 500 KiB).
    """

    size: int = 5_000_000
    seconds: float = 20.0
    redirects: int = 5
    pause: float = 1.0
    longest_pause: float = 10.0
    robots: int = 512_000


class TooLargeError(Exception):
    """More bytes came than the limits allow; `begin` are those within them."""

    def __init__(self, begin: bytes = b"") -> None:
        super().__init__()
        self.begin = begin


#: Window sizes that tell zlib the form: gzip, or deflate with its header or without (RFC 9110 names both so).
_WINDOWS = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}
#: What a part of gzip begins with, and how much is opened at once: what is left of it behind each part is copied.
_GZIP, _BLOCK = b"\x1f", 4096


def opened(chunks: Iterable[bytes], encoding: str, most: int) -> bytes:
    """Join what came, decompressed as `encoding` says, and never hold more than `most` bytes of it.

    Raises TooLargeError, and RefusedError where the encoding is unknown, or the bytes are not of it or not all there.
    """
    encoding = encoding.strip().lower()
    if encoding not in ("", "identity", *_WINDOWS):
        raise RefusedError(f"the host sends it in an encoding that is not known here, “{encoding[:40]}”")
    raw = _joined(chunks, most)
    plain, whole = _inflated(raw[:most], encoding, most) if encoding in _WINDOWS else (raw, True)
    if max(len(raw), len(plain)) > most:
        raise TooLargeError(plain[:most])
    if not whole:
        raise RefusedError("the host broke off in the middle of it")
    return plain


def _inflated(raw: bytes, encoding: str, most: int) -> tuple[bytes, bool]:
    """What is compressed, up to a byte more than `most`, and whether it comes to its end."""
    for window in _WINDOWS[encoding]:
        try:
            return _members(raw, window, most + 1)
        except zlib.error:
            continue
    raise RefusedError(f"what the host sends is not “{encoding}”, as it says")


def _members(raw: bytes, window: int, most: int) -> tuple[bytes, bool]:
    """Open all parts that stand behind one another (RFC 1952, 2.2); what follows them and is none is passed over."""
    machine, plain = zlib.decompressobj(window), bytearray()
    for start in range(0, len(raw), _BLOCK):
        block = raw[start : start + _BLOCK]
        while block and len(plain) < most:
            if machine.eof and block[:1] != _GZIP:
                return bytes(plain), True
            machine = zlib.decompressobj(window) if machine.eof else machine
            plain += machine.decompress(block, most - len(plain))
            block = machine.unused_data
    return bytes(plain), machine.eof or not raw


def _joined(chunks: Iterable[bytes], most: int) -> bytes:
    """Join what came; where that is more than `most` bytes, only so much that it shows."""
    parts, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        parts.append(chunk)
        if size > most:
            break
    return b"".join(parts)
