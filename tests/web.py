"""A small web on loopback for the tests: pages by path, each with a status, headers and bytes, or a way to send them."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Page:
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    #: Seconds between the bytes of the body; -1: not even the head is ever finished.
    drip: float = 0.0
    #: The status for those who ask for the head alone; 0: the same.
    head: int = 0


@dataclass
class Web:
    pages: dict[str, Page]
    base: str = ""
    #: Every request that came: its path and its headers.
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    #: How each was asked for: GET or HEAD.
    methods: list[str] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


def report(title: str, day: str = "2018-06-04", sentence: str = "") -> bytes:
    """A page with a report."""
    body = (
        sentence or "Two farmers were killed when shells hit a village on Sunday, the district office said."
    )
    more = (
        "Officials said that the road to the north stayed closed and that schools would not open this week."
    )
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>"
        f'<meta property="article:published_time" content="{day}T10:00:00Z"></head><body><article><h1>{title}</h1>'
        f"<p>{body}</p>"
        + f"<p>{more} Helpers brought water and bread to those who had fled to the school.</p>"
        * 1
        + "<p>Fighting was heard on both banks of the river until the evening, residents told a local radio "
        "station, and two bridges were hit. The army did not comment on the reports.</p></article></body></html>"
    ).encode()


@contextlib.contextmanager
def serving(pages: dict[str, Page]) -> Iterator[Web]:
    web = Web(pages)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(web))
    server.daemon_threads = True
    web.base = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()


def _handler(web: Web) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append((self.path, dict(self.headers)))
            web.methods.append(self.command)
            page = web.pages.get(self.path, Page(status=404))
            alone = self.command == "HEAD"
            with contextlib.suppress(OSError):
                if page.drip < 0:
                    self._drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 10_000, 0.05)
                    return
                self.send_response((alone and page.head) or page.status)
                for name, value in page.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                if not alone:
                    self._drip(page.body, page.drip) if page.drip else self.wfile.write(page.body)

        do_HEAD = do_GET  # noqa: N815 - the library asks for this name

        def _drip(self, body: bytes, pause: float) -> None:
            for number in range(len(body)):
                self.wfile.write(body[number : number + 1])
                self.wfile.flush()
                time.sleep(pause)

        def log_message(self, *_: object) -> None:
            pass

    return Handler
