"""The development server: the last good site stays up, errors are shown, and nobody else gets in."""

import http.client
import json
import re
import shutil
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
from generator.serving import watch
from generator.serving.preview import Snapshot
from generator.serving.responses import respond, state

EVENT = "content/events/2024/2024-05-01-orla-bridge-shelling.md"
PAGE = "/events/2024-05-01-orla-bridge-shelling/"
GOOD = Snapshot().after_build(
    {
        "index.html": b"<html><body>home</body></html>",
        "events/a/index.html": b"an event",
        "styled/index.html": b'<link rel="stylesheet" href="/assets/a.css"><script src="/assets/a.js"></script>',
        "404.html": b"<body>nothing here</body>",
        "assets/a.css": b"p {}",
        "assets/a.js": b"go()",
        "data/events.json": b"{}",
        "caf\u00e9.txt": b"coffee",
    }
)
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


@given(first=st.floats(0, 1e6), gap=st.floats(0, 100), number=st.integers(1, 3000))
def test_a_rebuild_waits_for_quiet_but_never_long(first: float, gap: float, number: int) -> None:
    due = watch.due(first, first + gap, number)
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
        ("/", 200, "text/html; charset=utf-8", b"<html><body>homeSCRIPT</body></html>"),
        ("/?q=1", 200, "text/html; charset=utf-8", b"<html><body>homeSCRIPT</body></html>"),
        ("/events/a/", 200, "text/html; charset=utf-8", b"an eventSCRIPT"),
        ("/data/events.json", 200, "application/json", b"{}"),
        ("/caf%C3%A9.txt", 200, "text/plain; charset=utf-8", b"coffee"),
        ("/events/", 404, "text/html; charset=utf-8", b"<body>nothing hereSCRIPT</body>"),
        ("/../../etc/passwd", 404, "text/html; charset=utf-8", b"<body>nothing hereSCRIPT</body>"),
        ("/%2e%2e/site.yaml", 404, "text/html; charset=utf-8", b"<body>nothing hereSCRIPT</body>"),
        ("/_dateline/other", 404, "text/plain; charset=utf-8", b"not found"),
    ],
)
def test_an_address_is_answered_from_the_files_of_the_site(
    address: str, status: int, media_type: str, body: bytes
) -> None:
    response = respond(GOOD, "/", address)
    shown = re.sub(
        rb'<script src="/_dateline/reload.js" data-[^>]+ defer></script>', b"SCRIPT", response.body
    )
    assert (response.status, response.media_type, shown) == (status, media_type, body)


def test_a_folder_without_its_slash_is_redirected() -> None:
    assert (respond(GOOD, "/", "/events/a").status, respond(GOOD, "/", "/events/a").location) == (
        301,
        "/events/a/",
    )


def test_below_a_path_the_site_is_found_there_and_nowhere_else() -> None:
    assert respond(GOOD, "/record/", "/record/events/a/").status == 200
    assert respond(GOOD, "/record/", "/events/a/").status == 404
    assert respond(GOOD, "/record/", "/record").location == "/record/"
    assert respond(GOOD, "/record/", "/").status == 404


def test_without_a_good_site_the_page_lists_what_is_wrong_and_escapes_it() -> None:
    response = respond(Snapshot().after_failure([PROBLEM]), "/", "/anything/")
    assert response.status == 500
    assert b"content/events/x.md:5:13" in response.body
    assert b"&lt;script&gt;alert(1)" in response.body
    assert b"<script>alert" not in response.body


def test_a_failure_keeps_the_last_good_site_and_its_version() -> None:
    failed = GOOD.after_failure([PROBLEM])
    now, before = state(failed, "/", "/"), state(GOOD, "/", "/")
    assert (failed.files, now.version, now.problems) == (GOOD.files, before.version, (str(PROBLEM),))


@pytest.mark.parametrize(
    ("changed", "loads_again", "looks_change"),
    [
        ("404.html", False, False),
        ("styled/index.html", True, False),
        ("assets/a.js", True, False),
        ("assets/a.css", False, True),
    ],
)
def test_a_page_loads_again_when_it_changed_and_takes_new_style_sheets_as_it_stands(
    changed: str, loads_again: bool, looks_change: bool
) -> None:
    body = GOOD.files[changed] + b"<!-- more -->"
    after = GOOD.after_failure([PROBLEM]).after_build({**GOOD.files, changed: body})
    was, now = (state(one, "/", "/styled/") for one in (GOOD, after))
    assert (was.version != now.version, was.styles != now.styles, now.problems) == (
        loads_again,
        looks_change,
        (),
    )
    assert after.step > GOOD.step


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


def test_a_record_that_was_taken_away_is_followed_when_it_comes_back(site: Path, server: Server) -> None:
    away, entry = site / "away", (site / EVENT).read_text()
    for number in range(2):
        shutil.copytree(site / "content", away)
        shutil.rmtree(site / "content")
        while server.ask(PAGE).status == 200:
            server.line()
        away.rename(site / "content")
        while server.ask(PAGE).status != 200:
            server.line()
        (site / EVENT).write_text(f"{entry}\nBack for time {number}.\n")
        until = time.monotonic() + 20
        while f"Back for time {number}." not in server.page(PAGE):
            assert time.monotonic() < until, "nobody looks any more"


def test_a_layout_that_is_wrong_keeps_the_last_good_site_and_says_so(site: Path, server: Server) -> None:
    states = server.states()
    next(states)
    (site / "layouts").mkdir()
    (site / "layouts" / "event.html").write_text("<p>{{ event.nothing }}</p>")
    wrong: dict[str, object] = {"problems": []}
    while not wrong["problems"]:
        wrong = next(states)
    assert "layouts/event.html:1" in str(wrong["problems"])
    assert server.ask(PAGE).status == 200
    (site / "layouts" / "event.html").write_text("<p>{{ event.title }}</p>")
    while not server.page(PAGE).startswith("<p>Shells hit the bridge at Orla;"):
        assert next(states), "a file may have been read while it was being saved: then there is more to come"


def test_many_files_that_come_at_once_are_answered_together(site: Path, server: Server) -> None:
    entry, folder = (site / EVENT).read_text(), site / "content" / "events" / "2025"
    away = site / "away"
    away.mkdir()
    for number in range(200):
        text = entry.replace("id: 2024-05-01-orla-bridge-shelling", f"id: of-many-{number}")
        (away / f"of-many-{number}.md").write_text(text)
    away.rename(folder)
    assert "ready after" in server.line()
    assert {server.ask(f"/events/of-many-{number}/").status for number in (0, 100, 199)} == {200}
    for path in sorted(folder.iterdir()):
        path.write_text(path.read_text().replace("title: ", "title: New "))
    while "New " not in server.page("/events/of-many-199/"):
        server.line()
    assert len(server.said) < 12, "two hundred changes are a few answers"


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
        assert server.ask("/").status == 404
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
