"""Whatever is asked of the development server: an answer of HTTP, in time, of nothing but the site, and no traceback."""

import contextlib
import io
import re
import socket
import sys
import threading
import time
from collections.abc import Iterator
from http import HTTPStatus

import pytest
from fuzzing.mutation import mutated, numbered, rounds
from fuzzing.seeds import OF_REQUESTS, REQUESTS

from generator.serving.preview import Preview, Snapshot
from generator.serving.server import bind

FILES = {
    "index.html": b"<!doctype html><html><body>home</body></html>",
    "events/a/index.html": b"<body>an event</body>",
    "404.html": b"<body>nothing here</body>",
    "data/events.json": b"{}",
}
#: What any answer is: one of these, of HTTP, without a line that a request brought in.
STATUS = re.compile(
    rb"(?:HTTP/1.1 100 Continue\r\n\r\n)*HTTP/1\.[01] (?:200|301|302|400|403|404|405|414|417|431|501|505) [A-Za-z -]+\r\n"
)
#: How an answer begins that has no head, for who asks as before HTTP/1.0.
HEADLESS = (
    b"event: state\ndata: ",
    b"not found",
    b"no page has so long",
    *(status.phrase.encode() for status in HTTPStatus if status >= 400),
)
_MOST = 200_000


@contextlib.contextmanager
def serving() -> Iterator[int]:
    server = bind(0, Preview(Snapshot().after_build(FILES)), "/")
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving() as port:
        yield port


def answer(port: int, request: bytes, seconds: float = 10.0) -> tuple[bytes, float]:
    """What comes back for bytes that are sent, to the end or to the first state of a page, and after how long."""
    start = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as connection:
        found = b""
        try:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            while len(found) < _MOST and b"\ndata: " not in found and (part := connection.recv(65_536)):
                found += part
        except OSError:
            pass  # it was not read to its end: what came before counts
    return found, time.monotonic() - start


def is_answer(found: bytes) -> bool:
    """Whether bytes are nothing, an error page of before HTTP/1.0, or answers of ours."""
    head = found.partition(b"\r\n\r\n")[0].lower()
    plain = not found or found.startswith(
        (b"<!DOCTYPE HTML", b"<!doctype html>", b"<body>", b"{}", b"(() =>", b"//", b"this server", *HEADLESS)
    )
    return b"set-cookie" not in head and (plain or bool(STATUS.match(found)))


def test_mutated_requests_are_answered_with_nothing_but_the_site_and_leave_no_traceback(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = io.StringIO()
    monkeypatch.setattr(sys, "stderr", told)
    for number, chance in numbered("request", rounds(10_000)):
        text = mutated(chance, chance.choice(REQUESTS).replace("HOST", f"localhost:{port}"), OF_REQUESTS)
        found, seconds = answer(port, text.encode("utf-8", "surrogatepass"))
        assert is_answer(found), (number, text, found[:300])
        assert seconds < 2, (number, text)
        assert b"root:" not in found, (number, text)
        assert b"<script>alert(1)" not in found, (number, text)
    assert told.getvalue() == ""
    assert answer(port, f"GET / HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n".encode())[0].endswith(b"</html>")


def test_a_request_that_comes_letter_by_letter_is_hung_up_on(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.serving.server._PATIENCE", 0.3)
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        until = time.monotonic() + 10
        with pytest.raises(ConnectionError):
            _send_slowly(connection, until)


def _send_slowly(connection: socket.socket, until: float) -> None:
    while time.monotonic() < until:
        connection.sendall(b"a")
        time.sleep(0.02)


def test_more_connections_than_browsers_open_are_hung_up_on_until_others_are_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("generator.serving.server._MOST", 3)
    monkeypatch.setattr("generator.serving.server._PATIENCE", 0.5)
    with serving() as port, contextlib.ExitStack() as held:
        asked = f"GET / HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n".encode()
        for _ in range(3):
            held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
        assert answer(port, asked)[0] == b""
        until = time.monotonic() + 10
        while not answer(port, asked)[0]:
            assert time.monotonic() < until, "those that say nothing are still waited for"


def test_a_large_body_is_not_read_and_is_no_second_request(port: int) -> None:
    inner = f"GET /data/events.json HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"
    outer = f"GET / HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: {len(inner)}\r\n\r\n{inner}"
    found, _ = answer(port, outer.encode())
    assert found.count(b"HTTP/1.1 200") == 1
    assert b"application/json" not in found


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        ("GET /events/ HTTP/1.1", b"404"),  # no list of what is in a folder
        ("GET /../../../../etc/passwd HTTP/1.1", b"404"),
        ("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1", b"404"),
        ("GET /..%5c..%5csite.yaml HTTP/1.1", b"404"),
        ("GET /events/a%0d%0aSet-Cookie:%20a=b HTTP/1.1", b"404"),
        ("GET //elsewhere.example/ HTTP/1.1", b"404"),
        (f"GET /{'a' * 9_000} HTTP/1.1", b"414"),
        (f"GET /{'a' * 70_000} HTTP/1.1", b"414"),
        ("GET", b"400"),
        ("GET / HTTP/x", b"400"),
        ("GET / / HTTP/1.1", b"400"),
        ("POST / HTTP/1.1", b"501"),
        ("<script>alert(1)</script> / HTTP/1.1", b"501"),
    ],
)
def test_what_is_no_request_for_a_page_is_told_so(port: int, request_line: str, status: bytes) -> None:
    found, _ = answer(port, f"{request_line}\r\nHost: localhost:{port}\r\n\r\n".encode())
    assert (f" {status.decode()} " in found[:20].decode()) or status == b"400", found[:100]
    assert b"<script>" not in found
    assert b"root:" not in found


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
        "[::1]",
        "localhost:1",
        "a@localhost",
    ],
)
def test_a_name_that_leads_here_from_elsewhere_is_refused(port: int, host: str) -> None:
    found, _ = answer(port, f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
    assert found.startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize(
    "origin", ["null", "http://elsewhere.example", "http://localhost:1", "http://[", "file://"]
)
def test_a_page_from_elsewhere_learns_nothing(port: int, origin: str) -> None:
    asked = f"GET / HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: {origin}\r\nConnection: close\r\n\r\n"
    assert answer(port, asked.encode())[0].startswith(b"HTTP/1.1 403 ")
