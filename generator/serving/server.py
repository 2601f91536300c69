"""The server: HTTP on loopback, for one person's browser on this machine."""

import io
import json
import socket
import sys
import threading
import time
from dataclasses import asdict
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from generator.errors import DatelineError, Mark, Problem
from generator.serving.preview import Preview
from generator.serving.responses import EVENTS, Response, State, respond, state

ADDRESS = "127.0.0.1"
#: Names under which a browser on this machine may ask. Any other is a foreign site that had its name point here.
_HOSTS = {ADDRESS, "localhost"}
_KEEP_ALIVE = 10.0  # seconds between signs of life, so that a closed browser is noticed
DEFAULT_PORT = 8000
_TRIES = 20
#: A browser opens six connections to a host, and one more for each page that waits for changes; these are many browsers.
_MOST = 100
#: Seconds that a request may take to come, or the next one on a connection that is kept.
_PATIENCE = 10.0
#: No address of a site is so long, and no page of one takes so many bytes to ask for.
_LONGEST = 8_000


def bind(port: int | None, preview: Preview, base_path: str, *, live: bool = True) -> ThreadingHTTPServer:
    """Open a port: the one asked for (0: any that is free), else the first free one from 8000 up.

    Without `live`, pages are sent as they are published. Raises DatelineError when it is taken.
    """
    handler = partial(_Handler, preview, base_path, live)
    for number in range(DEFAULT_PORT, DEFAULT_PORT + _TRIES) if port is None else (port,):
        try:
            return _Server((ADDRESS, number), handler)
        except OSError as error:
            reason = error.strerror
    wanted = f"port {port}" if port is not None else f"ports {DEFAULT_PORT} to {DEFAULT_PORT + _TRIES - 1}"
    hint = "give another with --port, or --port 0 for any that is free"
    raise DatelineError([Problem(Mark(ADDRESS), "DL131", f"cannot listen on {wanted}: {reason}", hint)])


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, *args: object) -> None:
        self._free = threading.BoundedSemaphore(_MOST)
        super().__init__(*args)  # type: ignore[arg-type]

    def process_request(self, request: object, client_address: object) -> None:
        """Answer on a thread of its own, or hang up where too many are being answered."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)  # type: ignore[arg-type]
        else:
            self.shutdown_request(request)  # type: ignore[arg-type]

    def process_request_thread(self, request: object, client_address: object) -> None:
        try:
            super().process_request_thread(request, client_address)  # type: ignore[arg-type]
        finally:
            self._free.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away before it had its answer."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Timely(io.RawIOBase):
    """What comes over a connection `until` a moment (of the clock that only goes on). Raises TimeoutError after it."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection, self.until = connection, 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        self.connection.settimeout(max(self.until - time.monotonic(), 0.001))
        return self.connection.recv_into(buffer)


class _Handler(BaseHTTPRequestHandler):
    rfile: io.BufferedReader
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "dateline", ""
    timeout = _PATIENCE

    def __init__(self, preview: Preview, base_path: str, live: bool, *args: object) -> None:
        self._preview, self._base_path, self._live = preview, base_path, live
        super().__init__(*args)  # type: ignore[arg-type]

    @property
    def _port(self) -> int:
        assert isinstance(self.server, _Server)
        return self.server.server_port

    def setup(self) -> None:
        super().setup()
        self.rfile = io.BufferedReader(_Timely(self.connection))

    def handle_one_request(self) -> None:
        """Read one request and answer it; hang up on one that comes letter by letter (the base class waits for each)."""
        assert isinstance(self.rfile.raw, _Timely)
        self.rfile.raw.until = time.monotonic() + _PATIENCE
        super().handle_one_request()

    def do_GET(self) -> None:
        """Answer a request; the name is the one http.server calls."""
        self.connection.settimeout(_PATIENCE)
        if self.headers.get("Content-Length") or self.headers.get("Transfer-Encoding"):
            self.close_connection = True  # what comes behind is no request
        if len(self.path) > _LONGEST:
            self._send(Response(414, "text/plain; charset=utf-8", b"no page has so long an address"))
        elif not self._is_ours():
            self._send(Response(403, "text/plain; charset=utf-8", b"this server answers to localhost only"))
        elif self._live and self.path.partition("?")[0] == EVENTS:
            self._stream(parse_qs(urlsplit(self.path).query).get("page", ["/"])[0])
        else:
            self._send(respond(self._preview.now, self._base_path, self.path, live=self._live))

    do_HEAD = do_GET  # noqa: N815

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Refuse what is no request, in our own words: the base class would repeat what was sent."""
        self.close_connection = True
        self._send(Response(code, "text/plain; charset=utf-8", HTTPStatus(code).phrase.encode()))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: every page would be a line."""

    def _is_ours(self) -> bool:
        """Whether host and, where given, origin are this machine under this port."""
        asked = [f"//{self.headers.get('Host', '')}"]
        asked += [origin] if (origin := self.headers.get("Origin")) else []
        return all(self._is_local(address) for address in asked)

    def _is_local(self, address: str) -> bool:
        try:
            parts = urlsplit(address)
            name, port = parts.hostname, parts.port or 80
        except ValueError:
            return False
        return name in _HOSTS and port == self._port

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        self.send_header("Content-Type", response.media_type)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if response.location:
            self.send_header("Location", response.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def _stream(self, page: str) -> None:
        """Tell a page every new state as a server-sent event (HTML Living Standard §9.2) until it goes away."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        step = -1
        try:
            while self.command != "HEAD":
                snapshot = self._preview.next(step, _KEEP_ALIVE)
                now = state(snapshot, self._base_path, page) if snapshot else None
                self.wfile.write(_event(now) if now else b": here\n\n")
                step = snapshot.step if snapshot else step
        except OSError:
            return  # the page is gone


def _event(now: State) -> bytes:
    return f"event: state\ndata: {json.dumps(asdict(now))}\n\n".encode()
