"""The site's data as files under /data/, for spreadsheets, maps, calendars and other programs.

No file holds the moment it was made: the same record gives the same bytes. A file that would be too large is cut into
one for each piece of the record, and at its own address stands what leads to them.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.model.page import File
from generator.model.site import Site
from generator.rendering import calendar, slides
from generator.rendering.context import Context
from generator.rendering.one_line import dump
from generator.rendering.package import Written, package, resource
from generator.rendering.pieces import COMMA, Piece, pieces
from generator.rendering.tables import TABLES, head
from generator.urls import Links

#: More bytes than this are cut.
LARGE = 10_000_000
FOLDER = "data/"


def exports(context: Context) -> Iterator[File]:
    """Make every data file of the site."""
    return files((make() for make in pieces(context)), context.site, context.links)


def files(made: Iterable[Piece], site: Site, links: Links) -> Iterator[File]:
    """Put pieces together: the parts of large files as they come, then every file at its own address."""
    shelves = {name: _Shelf(name, form) for name, form in _forms(site, links).items()}
    newest: date | None = None
    for piece in made:
        newest = max(filter(None, (newest, piece.updated)), default=None)
        for name, text in piece.added.items():
            yield from shelves[name].add(piece.name, text)
    written = {}
    for name, shelf in shelves.items():
        file, written[name] = shelf.close()
        yield file
    resources = COMMA.join(dump(resource(table, written[f"{table.name}.csv"])) for table in TABLES)
    form = _json("resources", package(site, links, newest))
    yield File(f"{FOLDER}datapackage.json", form.whole([resources.encode("utf-8", "replace")]))


@dataclass(frozen=True, slots=True)
class _Form:
    """What stands around the pieces of a file and between them.

    `leading` makes what stands at the address of a file that is cut, of the paths of its parts and the newest of them.
    """

    head: bytes
    between: bytes
    tail: bytes
    leading: Callable[[Sequence[str], bytes], bytes]

    def whole(self, texts: Iterable[bytes]) -> bytes:
        """A file that holds these pieces."""
        return self.head + self.between.join(texts) + self.tail


@dataclass(slots=True)
class _Shelf:
    """One data file on its way: its pieces wait until they are too much for one file; then each is one."""

    name: str
    form: _Form
    size: int = 0
    waiting: list[tuple[str, bytes]] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    newest: bytes = b""

    def add(self, part: str, text: bytes) -> Iterator[File]:
        """Put a piece behind the others; yield the files that this makes."""
        self.waiting.append((part, text))
        self.size += len(text)
        if self.size > LARGE:
            yield from (self._part(*one) for one in self.waiting)
            self.waiting.clear()

    def close(self) -> tuple[File, Written]:
        """Return the file at its own address, and how it was written."""
        if self.parts:
            content = self.form.leading(self.parts, self.newest)
            return File(f"{FOLDER}{self.name}", content), Written(self.size, tuple(self.parts))
        content = self.form.whole(text for _, text in self.waiting)
        digest = hashlib.sha256(content).hexdigest()
        return File(f"{FOLDER}{self.name}", content), Written(len(content), digest=digest)

    def _part(self, part: str, text: bytes) -> File:
        stem, dot, suffix = self.name.partition(".")
        self.newest = self.form.whole([text])
        self.size += len(self.form.whole([]))
        self.parts.append(f"{stem}/{part}{dot}{suffix}")
        return File(f"{FOLDER}{self.parts[-1]}", self.newest)


def _forms(site: Site, links: Links) -> dict[str, _Form]:
    """Every data file but the last, by its name."""
    config = site.config
    about = {"title": config.title, "description": config.description, "url": links.absolute("/")}
    return {
        **{f"{table.name}.csv": _Form(head(table).encode(), b"", b"", _table_of_parts) for table in TABLES},
        "citations.bib": _Form(b"", b"", b"", _comment_of_parts),
        "citations.json": replace(_json("citations"), head=b"[\n", tail=b"\n]\n"),
        "claims.json": _json("claims"),
        "events.json": _json("events", about),
        "events.geojson": _json("features", {"type": "FeatureCollection"}),
        "events.ics": _Form(_bytes(calendar.beginning(site)), b"", calendar.END.encode(), _only_newest),
        "timelinejs.json": _json("events", slides.front(site)),
    }


def _json(name: str, members: Mapping[str, object] = {}) -> _Form:
    """An object whose last member is a list, one item a line, so that versions can be compared line by line."""
    front = "".join(f"{dump(key)}: {dump(value)},\n" for key, value in members.items())

    def leading(parts: Sequence[str], _newest: bytes) -> bytes:
        return _bytes(f'{{{front}"parts": [\n{COMMA.join(map(dump, parts))}\n]}}\n')

    return _Form(_bytes(f"{{{front}{dump(name)}: [\n"), COMMA.encode(), b"\n]}\n", leading)


def _table_of_parts(parts: Sequence[str], _newest: bytes) -> bytes:
    return "\r\n".join(["part", *parts, ""]).encode()


def _comment_of_parts(parts: Sequence[str], _newest: bytes) -> bytes:
    """BibTeX passes over what stands outside of entries."""
    return "\n".join(["The parts of this file:", *parts, ""]).encode()


def _only_newest(_parts: Sequence[str], newest: bytes) -> bytes:
    """A calendar that people subscribe to tells of the newest events."""
    return newest


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
