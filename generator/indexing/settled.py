"""The files of an index in a form that is the same for the same entries, byte for byte.

Pagefind writes the values of a filter in the order of a hash table, which differs from run to run, and names the filter's
file, and the file that names it, after their bytes. Here the values are put in order, and both get names anew.
"""

import gzip
import hashlib
import zlib
from collections.abc import Mapping

#: What stands before the bytes that are packed.
_MAGIC = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_FILTER, _META = ".pf_filter", ".pf_meta"
#: What is published of what Pagefind brings: not the search forms of its own.
_BROUGHT = ("pagefind.js", "pagefind-worker.js", _ENTRY)
_INDEX = (_FILTER, _META, ".pf_index", ".pf_fragment", ".pagefind")
#: The sizes in bytes of CBOR's longer numbers, by what their heads say.
_LONG = {24: 1, 25: 2, 26: 4, 27: 8}
_TEXT, _LIST = 3, 4


def settled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files to publish, by path. Raises ValueError for an index of another form than the known one."""
    try:
        return _settled(files)
    except (ValueError, IndexError, OSError, EOFError, zlib.error) as error:
        raise ValueError(f"Pagefind made an index of a form that is not known here: {error}") from error


def _settled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    if not {*_BROUGHT} <= files.keys():
        raise ValueError("a file is missing")
    found = {path: raw for path, raw in sorted(files.items()) if path.endswith(_INDEX) or path in _BROUGHT}
    for path in [path for path in found if path.endswith(_FILTER)]:
        raw = in_order(_unpacked(found.pop(path)))
        _rename(found, path, raw, _FILTER)
    for path in [path for path in found if path.endswith(_META)]:
        _rename(found, path, _unpacked(found.pop(path)), _META)
    return dict(sorted(found.items()))


def in_order(raw: bytes) -> bytes:
    """Return a filter (CBOR: its name, its values with their pages) with its values in order."""
    start, count = _head(raw, _end(raw, _head(raw, 0)[0]))[:2]
    values, at = list[bytes](), start
    for _ in range(count):
        end = _end(raw, at)
        values.append(raw[at:end])
        at = end
    if at != len(raw):
        raise ValueError("this is no filter of Pagefind")
    return raw[:start] + b"".join(sorted(values)) + raw[at:]


def _rename(found: dict[str, bytes], path: str, raw: bytes, suffix: str) -> None:
    """Put a file under a name made of its bytes, as long as the old one, and tell those that name it."""
    folder, slash, name = path.rpartition("/")
    old = name.removesuffix(suffix).removeprefix("pagefind.")
    language, _, digits = old.rpartition("_")
    new = f"{language}_{hashlib.sha256(raw).hexdigest()[: len(digits)]}"
    found[f"{folder}{slash}{name.replace(old, new)}"] = gzip.compress(_MAGIC + raw, mtime=0)
    for other in [one for one in found if one.endswith(_META) or one == _ENTRY]:
        found[other] = _replaced(found[other], old.encode(), new.encode(), is_packed=other != _ENTRY)


def _replaced(content: bytes, old: bytes, new: bytes, *, is_packed: bool) -> bytes:
    if not is_packed:
        return content.replace(old, new)
    return gzip.compress(_MAGIC + _unpacked(content).replace(old, new), mtime=0)


def _unpacked(content: bytes) -> bytes:
    raw = gzip.decompress(content)
    if not raw.startswith(_MAGIC):
        raise ValueError("this is no index of Pagefind")
    return raw.removeprefix(_MAGIC)


def _head(raw: bytes, at: int) -> tuple[int, int, int]:
    """Read the head of a CBOR item: where what it holds begins, its number, and its major type."""
    major, short = divmod(raw[at], 32)
    size = _LONG.get(short, 0)
    if short > max(_LONG):
        raise ValueError("this is no filter of Pagefind")
    number = int.from_bytes(raw[at + 1 : at + 1 + size], "big") if size else short
    return at + 1 + size, number, major


def _end(raw: bytes, at: int) -> int:
    """Return where a CBOR item ends: a number, a text, or a list of items."""
    start, number, major = _head(raw, at)
    if major == _TEXT:
        return start + number
    for _ in range(number if major == _LIST else 0):
        start = _end(raw, start)
    return start
