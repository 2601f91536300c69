"""A host on loopback for built sites: it compresses as GitHub Pages does, and knows the page for what is not there."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: What GitHub Pages sends compressed, by the beginning of its type.
COMPRESSED = (
    "text/",
    "image/svg",
    "application/javascript",
    "application/json",
    "application/xml",
    "application/atom",
)


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address, without a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, folder)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Host(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, *arguments: object) -> None:
        self.folder = folder
        super().__init__(*arguments)

    def do_GET(self) -> None:
        file = self.folder / unquote(urlsplit(self.path).path).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        there = file.is_file()
        self._send(200 if there else 404, file if there else self.folder / "404.html")

    def _send(self, status: int, file: Path) -> None:
        kind, body = mimetypes.guess_type(file.name)[0] or "application/octet-stream", file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "max-age=600")
        if kind.startswith(COMPRESSED):
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
