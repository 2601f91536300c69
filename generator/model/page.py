"""What rendering hands to publishing: files of the site, as bytes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """One file of the built site. `path` is posix, relative to the output folder (“events/x/index.html”)."""

    path: str
    content: bytes
