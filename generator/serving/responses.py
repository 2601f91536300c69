"""What the server answers: a pure function of the snapshot and the address asked for.

Pages are looked up among the files of the site, in memory: there is no other file that could be reached. A page that a
layout cannot draw says why.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import quote, unquote

from generator.errors import DatelineError, Problem
from generator.files import WELL_KNOWN
from generator.serving.media_types import HTML, SCRIPT, TEXT, media_type
from generator.serving.preview import Snapshot

#: Addresses of the server's own, which no site has.
OWN = "/_dateline/"
EVENTS = f"{OWN}events"
#: What a page takes its looks and its behaviour from.
_LINKED = re.compile(rb'(?:href|src)="([^"#?]+\.(css|js))"')


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


def respond(snapshot: Snapshot, base_path: str, address: str, *, live: bool = True) -> Response:
    """Answer a GET. `base_path` is where the site lives (“/”, or “/record/” as on project pages).

    Without `live`, pages are sent as they are published, and know nothing of changes.
    """
    path = _path(address)
    if live and path.startswith(OWN):
        return _own(path.removeprefix(OWN))
    found = _found(snapshot, base_path, path, live=live)
    if not live or found.media_type != HTML or found.location:
        return found
    return replace(found, body=_with_script(found.body, _state(snapshot, base_path, found)))


def state(snapshot: Snapshot, base_path: str, address: str) -> State:
    """Tell the page at an address how things are."""
    return _state(snapshot, base_path, _found(snapshot, base_path, _path(address)))


def _path(address: str) -> str:
    return unquote(address.partition("?")[0].partition("#")[0])


def _found(snapshot: Snapshot, base_path: str, path: str, *, live: bool = True) -> Response:
    if not snapshot.files:
        return _wrong(snapshot.problems, live=live)
    try:
        return _at(snapshot.files, unquote(base_path), path)
    except DatelineError as error:
        return _wrong(error.problems, live=live)


def _at(files: Mapping[str, bytes], base_path: str, path: str) -> Response:
    """Look an address up as GitHub Pages does: the file itself, the page of that name, the folder’s index.

    Names count letter by letter, whatever the disk thinks of upper case: files are looked up in memory.
    """
    if f"{path}/" == base_path:
        return _moved(base_path)
    if not path.startswith(base_path):
        return _outside(base_path)
    name = path.removeprefix(base_path)
    is_folder = not name or name.endswith("/")
    if _is_hidden(name):
        return _missing(files)
    for file in (f"{name}index.html",) if is_folder else (name, f"{name}.html"):
        body = files.get(file)
        if body is not None:
            return Response(200, media_type(file), body)
    return _missing(files) if is_folder or f"{name}/index.html" not in files else _moved(f"{path}/")


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") and part != WELL_KNOWN for part in name.split("/"))


def _moved(path: str) -> Response:
    return Response(301, HTML, b"", location=quote(path))


def _missing(files: Mapping[str, bytes]) -> Response:
    page = files.get("404.html", b"<!doctype html><title>Not found</title><p>Not found.</p>")
    return Response(404, HTML, page)


def _outside(base_path: str) -> Response:
    """Say where the site is: what is asked for belongs to another site of the same host."""
    link = f'<a href="{escape(quote(base_path))}">{escape(base_path)}</a>'
    page = f"<!doctype html><title>Not found</title><p>This is no part of the site, which is at {link}.</p>"
    return Response(404, HTML, page.encode())


def _wrong(problems: Iterable[Problem], *, live: bool) -> Response:
    page = Template(files(__package__).joinpath("error.html").read_text("utf-8"))
    items = "".join(f"<li><pre>{escape(str(problem))}</pre></li>\n" for problem in problems)
    then = "this page comes back by itself" if live else "then load this page again"
    return Response(500, HTML, page.substitute(problems=items, then=then).encode())


def _own(name: str) -> Response:
    if name == "reload.js":
        return Response(200, SCRIPT, files(__package__).joinpath(name).read_bytes())
    return Response(404, TEXT, b"not found")


def _state(snapshot: Snapshot, base_path: str, page: Response) -> State:
    linked: dict[bytes, list[bytes]] = {b"css": [], b"js": []}
    for address, kind in _LINKED.findall(page.body):
        name = unquote(address.decode("utf-8", "replace")).removeprefix(unquote(base_path))
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
