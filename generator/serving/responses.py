"""What the server answers: a pure function of the snapshot and the address asked for.

Pages are looked up among the files of the built site, in memory: there is no other file that could be reached.
"""

from dataclasses import dataclass
from html import escape
from importlib.resources import files
from pathlib import PurePosixPath
from string import Template
from urllib.parse import unquote

from generator.serving.preview import Snapshot

#: Addresses of the server's own, which no site has.
OWN = "/_dateline/"
EVENTS = f"{OWN}events"
_HTML = "text/html; charset=utf-8"
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


def respond(snapshot: Snapshot, base_path: str, address: str) -> Response:
    """Answer a GET. `base_path` is where the site lives (“/”, or “/record/” as on project pages)."""
    path = unquote(address.partition("?")[0].partition("#")[0])
    if path.startswith(OWN):
        return _own(path.removeprefix(OWN))
    if not snapshot.files:
        return Response(500, _HTML, _with_script(_error_page(snapshot), snapshot))
    if not path.startswith(base_path):
        return Response(302, _HTML, b"", location=base_path) if path == "/" else _missing(snapshot)
    name = path.removeprefix(base_path)
    if f"{name}/index.html" in snapshot.files:
        return Response(301, _HTML, b"", location=f"{address.partition('?')[0]}/")
    name = f"{name}index.html" if name.endswith("/") or not name else name
    if name not in snapshot.files:
        return _missing(snapshot)
    return _file(snapshot, name, 200)


def _file(snapshot: Snapshot, name: str, status: int) -> Response:
    media_type = _TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
    body = snapshot.files[name]
    return Response(status, media_type, _with_script(body, snapshot) if media_type == _HTML else body)


def _missing(snapshot: Snapshot) -> Response:
    if "404.html" in snapshot.files:
        return _file(snapshot, "404.html", 404)
    return Response(
        404, _HTML, _with_script(b"<!doctype html><title>Not found</title><p>Not found.</p>", snapshot)
    )


def _own(name: str) -> Response:
    if name == "reload.js":
        return Response(200, _TYPES[".js"], files(__package__).joinpath(name).read_bytes())
    return Response(404, _TYPES[".txt"], b"not found")


def _with_script(page: bytes, snapshot: Snapshot) -> bytes:
    script = f'<script src="{OWN}reload.js" data-version="{snapshot.version}" defer></script>'.encode()
    head, end, tail = page.rpartition(b"</body>")
    return head + script + end + tail if end else page + script


def _error_page(snapshot: Snapshot) -> bytes:
    page = Template(files(__package__).joinpath("error.html").read_text("utf-8"))
    items = "".join(f"<li><pre>{escape(str(problem))}</pre></li>\n" for problem in snapshot.problems)
    return page.substitute(problems=items).encode()
