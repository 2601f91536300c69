"""The development server: the last good site stays up, errors are shown, and nobody else gets in."""

import http.client
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest
from conftest import REPOSITORY
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Mark, Problem
from generator.model.page import File
from generator.serving import watch
from generator.serving.preview import Snapshot
from generator.serving.responses import respond

EVENT = "content/events/2024/2024-05-01-orla-bridge-shelling.md"
PAGE = "/events/2024-05-01-orla-bridge-shelling/"
GOOD = Snapshot(version="1").after_build(
    [
        File("index.html", b"<html><body>home</body></html>"),
        File("events/a/index.html", b"an event"),
        File("404.html", b"<body>nothing here</body>"),
        File("data/events.json", b"{}"),
        File("caf\u00e9.txt", b"coffee"),
    ]
)
SCRIPT = b'<script src="/_dateline/reload.js" data-version="1.1" defer></script>'
PROBLEM = Problem(Mark("content/events/x.md", 5, 13), "DL012", "“<script>alert(1)</script>” is no date")


@pytest.mark.parametrize(
    "path",
    [
        "site.yaml",
        "content/events/2024/a.md",
        "content/actors",
        "layouts/event.html",
        "layouts/assets/site.css",
    ],
)
def test_a_change_of_what_is_built_is_worth_a_rebuild(path: str) -> None:
    assert watch.is_relevant(path)


@pytest.mark.parametrize(
    "path",
    [
        "build/index.html",
        ".git/index",
        ".dateline/memo",
        "README.md",
        "other/site.yaml",
        "content/articles/report.txt",
        "content/events/.a.md.swp",
        "content/events/a.md~",
        "content/events/4913",
        "content/events/#a.md#",
        "content/events/.#a.md",
        "content/events/.goutputstream-X1Y2",
        "content/events/a.md.tmp",
        "content/.dateline-0a1b2c.tmp",
        "content/events/a.md___jb_tmp___",
    ],
)
def test_what_is_not_built_and_what_editors_leave_behind_is_not(path: str) -> None:
    assert not watch.is_relevant(path)


@given(first=st.floats(0, 1e6), gap=st.floats(0, 100))
def test_a_rebuild_waits_for_quiet_but_never_long(first: float, gap: float) -> None:
    due = watch.due(first, first + gap)
    assert due <= first + gap + watch.QUIET
    assert due <= first + watch.LONGEST


def test_a_burst_of_changes_is_one_rebuild() -> None:
    changes: watch.Changes = Queue()
    for path in ("content/a.md", "content/b.md", "content/a.md"):
        changes.put((time.monotonic(), path))
    assert watch.next_burst(changes) == {"content/a.md", "content/b.md"}
    assert changes.empty()


@pytest.mark.parametrize(
    ("address", "status", "media_type", "body"),
    [
        ("/", 200, "text/html; charset=utf-8", b"<html><body>home" + SCRIPT + b"</body></html>"),
        ("/?q=1", 200, "text/html; charset=utf-8", b"<html><body>home" + SCRIPT + b"</body></html>"),
        ("/events/a/", 200, "text/html; charset=utf-8", b"an event" + SCRIPT),
        ("/data/events.json", 200, "application/json", b"{}"),
        ("/caf%C3%A9.txt", 200, "text/plain; charset=utf-8", b"coffee"),
        ("/events/", 404, "text/html; charset=utf-8", b"<body>nothing here" + SCRIPT + b"</body>"),
        ("/../../etc/passwd", 404, "text/html; charset=utf-8", b"<body>nothing here" + SCRIPT + b"</body>"),
        ("/%2e%2e/site.yaml", 404, "text/html; charset=utf-8", b"<body>nothing here" + SCRIPT + b"</body>"),
        ("/_dateline/other", 404, "text/plain; charset=utf-8", b"not found"),
    ],
)
def test_an_address_is_answered_from_the_files_of_the_site(
    address: str, status: int, media_type: str, body: bytes
) -> None:
    response = respond(GOOD, "/", address)
    assert (response.status, response.media_type, response.body) == (status, media_type, body)


def test_a_folder_without_its_slash_is_redirected() -> None:
    assert (respond(GOOD, "/", "/events/a").status, respond(GOOD, "/", "/events/a").location) == (
        301,
        "/events/a/",
    )


def test_below_a_path_the_site_is_found_there_and_nowhere_else() -> None:
    assert respond(GOOD, "/record/", "/record/events/a/").status == 200
    assert respond(GOOD, "/record/", "/events/a/").status == 404
    assert respond(GOOD, "/record/", "/").location == "/record/"


def test_without_a_good_site_the_page_lists_what_is_wrong_and_escapes_it() -> None:
    response = respond(Snapshot().after_failure([PROBLEM]), "/", "/anything/")
    assert response.status == 500
    assert b"content/events/x.md:5:13" in response.body
    assert b"&lt;script&gt;alert(1)" in response.body
    assert b"<script>alert" not in response.body


def test_a_failure_keeps_the_last_good_site_and_its_version() -> None:
    failed = GOOD.after_failure([PROBLEM])
    assert (failed.files, failed.version, failed.problems) == (GOOD.files, GOOD.version, (PROBLEM,))


def test_a_build_of_the_same_bytes_reloads_no_page() -> None:
    again = GOOD.after_failure([PROBLEM]).after_build([File(*item) for item in GOOD.files.items()])
    assert (again.version, again.problems) == (GOOD.version, ())
    assert again.step > GOOD.step


class Server:
    """The real command, serving a real folder."""

    def __init__(self, site: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "generator", "--site", str(site), "serve", "--port", "0", *options],
            cwd=REPOSITORY,
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            encoding="utf-8",
        )
        self.said: list[str] = []
        while not (match := re.match(r"serving http://127\.0\.0\.1:(\d+)(/\S*)", self.line())):
            assert self.process.poll() is None, self.said
        self.port, self.base_path = int(match[1]), match[2]

    def line(self) -> str:
        self.said.append(self.process.stderr.readline())
        return self.said[-1]

    def ask(self, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers=headers)
        return connection.getresponse()

    def page(self, path: str) -> str:
        return self.ask(path).read().decode()

    def states(self) -> Iterator[dict[str, object]]:
        """What open pages are told, as it comes."""
        stream = self.ask("/_dateline/events")
        for line in stream:
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=20)
        self.said += self.process.stderr.read().splitlines()
        self.process.stderr.close()
        return code


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    server = Server(site)
    yield server
    if server.process.poll() is None:
        server.stop()


def test_an_edit_is_served_an_error_is_shown_over_the_last_good_page_and_a_repair_recovers(
    site: Path, server: Server
) -> None:
    states = server.states()
    first = next(states)
    assert first["problems"] == []
    entry = (site / EVENT).read_text()

    (site / EVENT).write_text(entry.replace("Shells hit the bridge at Orla;", "A title of today;"))
    changed = next(states)
    assert changed["version"] != first["version"]
    assert "A title of today" in server.page(PAGE)

    (site / EVENT).write_text(entry.replace("date: 2024-05-01", "date: 2024-15-01"))
    failed = next(states)
    assert failed["version"] == changed["version"], "no page reloads: the last good one stays"
    assert f"{EVENT}:4:" in str(failed["problems"])
    assert "A title of today" in server.page(PAGE)

    (site / EVENT).write_text(entry)
    repaired = next(states)
    assert repaired["problems"] == []
    assert "Shells hit the bridge at Orla" in server.page(PAGE)
    assert server.stop() == 0
    assert "Traceback" not in "".join(server.said)


def test_a_site_that_is_broken_at_the_start_says_so_and_comes_up_when_repaired(site: Path) -> None:
    entry = (site / EVENT).read_text()
    (site / EVENT).write_text(entry.replace("kind: shelling", "kind: sheling"))
    server = Server(site)
    try:
        broken = server.ask("/")
        page = broken.read().decode()
        assert (broken.status, f"{EVENT}:6:" in page) == (500, True)
        states = server.states()
        first = next(states)
        (site / EVENT).write_text(entry)
        assert next(states)["version"] != first["version"]
        assert server.ask("/").status == 200
    finally:
        server.stop()


def test_a_folder_of_layouts_made_while_serving_counts(site: Path, server: Server) -> None:
    states = server.states()
    next(states)
    (site / "layouts" / "static").mkdir(parents=True)
    (site / "layouts" / "static" / "humans.txt").write_text("we are")
    while server.ask("/humans.txt").status == 404:
        next(states)
    (site / "layouts" / "static" / "humans.txt").write_text("we were")
    while server.page("/humans.txt") != "we were":
        next(states)


def test_only_this_machine_under_its_own_name_is_answered(server: Server) -> None:
    assert server.ask("/", Host=f"localhost:{server.port}").status == 200
    assert server.ask("/", Host="evil.example").status == 403
    assert server.ask("/", Host="localhost:1").status == 403
    assert server.ask("/_dateline/events", Origin="https://evil.example").status == 403
    assert server.ask("/", method="POST").status == 501


def test_missing_pages_pages_without_slash_and_head_requests(server: Server) -> None:
    assert server.ask("/nowhere/").status == 404
    assert "reload.js" in server.page("/nowhere/")
    assert server.ask(PAGE.rstrip("/")).getheader("Location") == PAGE
    head = server.ask(PAGE, method="HEAD")
    assert (head.status, head.read(), head.getheader("Content-Type")) == (
        200,
        b"",
        "text/html; charset=utf-8",
    )


def test_pages_are_served_below_the_path_of_the_sites_own_address(site: Path) -> None:
    settings = site / "site.yaml"
    settings.write_text(
        settings.read_text().replace("http://localhost/ ", "https://example.github.io/record/ ")
    )
    server = Server(site, "--pages")
    try:
        assert server.base_path == "/record/"
        assert 'href="/record/' in server.page("/record/")
        assert server.ask("/").getheader("Location") == "/record/"
    finally:
        server.stop()


def test_a_port_that_is_taken_is_a_clear_error(site: Path, server: Server) -> None:
    command = [sys.executable, "-m", "generator", "--site", str(site), "serve", "--port", str(server.port)]
    done = subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 1
    assert f"cannot listen on port {server.port}" in done.stderr
    assert "DL131" in done.stderr


def test_nothing_is_written_by_serving(site: Path, server: Server) -> None:
    server.page("/")
    assert {path.name for path in site.iterdir()} == {
        "README.md",
        "content",
        "gitattributes",
        "gitignore",
        "site.yaml",
    }
