"""What the server answers: a pure function of the snapshot and the address asked for.

Pages are looked up among the files of the site, in memory: there is no other file that could be reached. A page that a
layout cannot draw says why.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from importlib.resources import files
from pathlib import PurePosixPath
from string import Template
from urllib.parse import quote, unquote

from generator.errors import DatelineError, Problem
from generator.serving.preview import Snapshot

#: Addresses of the server's own, which no site has.
OWN = "/_dateline/"
EVENTS = f"{OWN}events"
_HTML = "text/html; charset=utf-8"
#: What a page takes its looks and its behaviour from.
_LINKED = re.compile(rb'(?:href|src)="([^"#?]+\.(css|js))"')
_TYPES = {
    ".html": _HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP answer. `location` is where a redirect points."""

    status: int
    media_type: str
    body: bytes
    location: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """What an open page is to know of a moment: digests of itself and of its looks, and what is wrong now.

    A page whose `version` is another must load again; where only its `styles` are, its style sheets must.
    """

    version: str
    styles: str
    problems: tuple[str, ...]


def respond(snapshot: Snapshot, base_path: str, address: str) -> Response:
    """Answer a GET. `base_path` is where the site lives (“/”, or “/record/” as on project pages)."""
    path = _path(address)
    if path.startswith(OWN):
        return _own(path.removeprefix(OWN))
    found = _found(snapshot, base_path, path)
    if found.media_type != _HTML or found.location:
        return found
    return replace(found, body=_with_script(found.body, _state(snapshot, base_path, found)))


def state(snapshot: Snapshot, base_path: str, address: str) -> State:
    """Tell the page at an address how things are."""
    return _state(snapshot, base_path, _found(snapshot, base_path, _path(address)))


def _path(address: str) -> str:
    return unquote(address.partition("?")[0].partition("#")[0])


def _found(snapshot: Snapshot, base_path: str, path: str) -> Response:
    if not snapshot.files:
        return _wrong(snapshot.problems)
    try:
        return _file_at(snapshot, base_path, path)
    except DatelineError as error:
        return _wrong(error.problems)


def _file_at(snapshot: Snapshot, base_path: str, path: str) -> Response:
    if not path.startswith(base_path):
        return Response(302, _HTML, b"", location=base_path) if path == "/" else _missing(snapshot)
    name = path.removeprefix(base_path)
    if not name or name.endswith("/"):
        name = f"{name}index.html"
    elif f"{name}/index.html" in snapshot.files:
        return Response(301, _HTML, b"", location=quote(f"{path}/"))
    body = snapshot.files.get(name)
    if body is None:
        return _missing(snapshot)
    return Response(200, _TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream"), body)


def _missing(snapshot: Snapshot) -> Response:
    page = snapshot.files.get("404.html", b"<!doctype html><title>Not found</title><p>Not found.</p>")
    return Response(404, _HTML, page)


def _wrong(problems: Iterable[Problem]) -> Response:
    page = Template(files(__package__).joinpath("error.html").read_text("utf-8"))
    items = "".join(f"<li><pre>{escape(str(problem))}</pre></li>\n" for problem in problems)
    return Response(500, _HTML, page.substitute(problems=items).encode())


def _own(name: str) -> Response:
    if name == "reload.js":
        return Response(200, _TYPES[".js"], files(__package__).joinpath(name).read_bytes())
    return Response(404, _TYPES[".txt"], b"not found")


def _state(snapshot: Snapshot, base_path: str, page: Response) -> State:
    linked: dict[bytes, list[bytes]] = {b"css": [], b"js": []}
    for address, kind in _LINKED.findall(page.body):
        name = unquote(address.decode("utf-8", "replace")).removeprefix(base_path)
        linked[kind].append(snapshot.files.get(name, b"") if snapshot.files else b"")
    shown = snapshot.problems if snapshot.files else ()  # without a site the page lists them
    return State(_digest(page.body, *linked[b"js"]), _digest(*linked[b"css"]), tuple(map(str, shown)))


def _digest(*contents: bytes) -> str:
    return hashlib.blake2b(b"".join(contents), digest_size=8).hexdigest()


def _with_script(page: bytes, now: State) -> bytes:
    told = f'data-version="{now.version}" data-styles="{now.styles}"'
    script = f'<script src="{OWN}reload.js" {told} defer></script>'.encode()
    head, end, tail = page.rpartition(b"</body>")
    return head + script + end + tail if end else page + script
