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
    """More bytes came than the limits allow."""


#: Window sizes that tell zlib the form: gzip, or deflate with its header or without (RFC 9110 names both so).
_WINDOWS = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}


def opened(chunks: Iterable[bytes], encoding: str, most: int) -> bytes:
    """Join what came, decompressed as `encoding` says, and never hold more than `most` bytes of it.

    Raises TooLargeError, and RefusedError where the encoding is unknown or the bytes are not of it. A stream that ends too
    early gives what is there.
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return _joined(chunks, most)
    if encoding not in _WINDOWS:
        raise RefusedError(f"the host sends it in an encoding that is not known here, “{encoding[:40]}”")
    raw = _joined(chunks, most)
    for window in _WINDOWS[encoding]:
        try:
            machine = zlib.decompressobj(window)
            plain = machine.decompress(raw, most + 1)
        except zlib.error:
            continue
        if len(plain) > most:
            raise TooLargeError
        return plain
    raise RefusedError(f"what the host sends is not “{encoding}”, as it says")


def _joined(chunks: Iterable[bytes], most: int) -> bytes:
    parts, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise TooLargeError
        parts.append(chunk)
    return b"".join(parts)
