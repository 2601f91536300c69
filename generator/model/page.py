"""What rendering hands to publishing: files of the site, as bytes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """One file of the built site. `path` is posix, relative to the output folder (“events/x/index.html”).

    `key` is a digest of all that it is made of, where that is known: files of one path and key have one content.
    """

    path: str
    content: bytes
    key: bytes = b""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that stands as it was published last: it would be made of the same again."""

    path: str
    key: bytes
