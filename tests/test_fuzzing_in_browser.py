"""Pages made of hostile content in a real browser: nothing runs, nothing is asked of anybody else, no rule is broken.

Every payload would set `window.__pwned` or open a dialog, and the first test holds that the browser would tell.
"""

import random
import shutil
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from conftest import tree
from fuzzing.mutation import SCRIPTS, SEED, rounds
from playwright.sync_api import Browser, sync_playwright
from test_browser import Quiet
from test_fuzzing import built, front_matters, new_site, pages, sound

from generator.ingest import IngestOptions, ingest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium on this machine (Debian: apt-get install chromium)"
    ),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def told(browser: Browser, folder: Path, paths: list[str]) -> dict[str, list[str]]:
    """Open pages of a folder as any host would serve them; return what a browser says that should not be, by path."""
    found: dict[str, list[str]] = {}
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base, page = f"http://127.0.0.1:{server.server_port}/", browser.new_page()
        said: list[str] = []
        page.on("dialog", lambda dialog: (said.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda one: None if one.url.startswith(base) else said.append(f"asked {one.url}"))
        page.on(
            "framenavigated",
            lambda one: None if one.url.startswith((base, "about:blank")) else said.append(one.url),
        )
        for path in paths:
            page.goto(base + path, wait_until="load")
            if page.evaluate("() => window.__pwned !== undefined"):
                said.append("a script ran")
            if wrong := [one for one in said if "404" not in one]:
                found[path] = wrong
            said.clear()
        page.close()
        server.shutdown()
    return found


def hostile_record(folder: Path, number: int) -> Path:
    """A site of mutated entries and of what mutated pages tell, with a payload in every text of one event."""
    chance = random.Random(f"{SEED} browser {number}")
    start = number * 60
    files = list(front_matters(start + 60))[start:] + [*pages(start + 20)][start:]
    site = new_site(folder, dict(files))
    sound(site)
    ingest(IngestOptions(site=site), lambda _: None)
    for index, script in enumerate(SCRIPTS):
        (site / f"content/events/script-{index}.md").write_text(full_of(script, index, chance), "utf-8")
    sound(site)
    return site


def full_of(script: str, index: int, chance: random.Random) -> str:
    """An event that says a payload wherever it can say anything."""
    said = '"' + script.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return (
        f"---\nid: script-{index}\ntitle: {said}\ndate: 2011-03-{chance.randint(1, 28):02}\nkind: armed-clash\n"
        f"place: {{name: {said}, lat: 40.9, lon: 45.2}}\nparticipants: [northmark]\nescalation: keld-2011\n"
        f"sources: [{{id: s, title: {said}, publisher: {said}, author: {said}, agencies: [{said}]}}]\n"
        f"claims: [{{id: c1, measure: killed, count: 7, claimant: northmark, source: s, quote: {said}}}]\n"
        f"statements: [{{speaker: ana-verin, act: deny, denies: {said}, source: s, quote: {said}}}]\n"
        f"corrections: [{{date: 2011-03-06, field: title, was: {said}, now: {said}, why: {said}}}]\n---\n\n{script}\n\na {script} b\n"
    )


def chosen(files: Mapping[str, bytes], chance: random.Random, most: int) -> list[str]:
    """Pages to open: those all entries meet on, and some of all others."""
    every = sorted(path for path in files if path.endswith(".html"))
    first = [
        path for path in ("index.html", "timeline/index.html", "corrections/index.html") if path in every
    ]
    return [*first, *chance.sample(every, min(most, len(every)))]


def test_the_browser_tells_when_a_payload_runs(browser: Browser, tmp_path: Path) -> None:
    for name, script in {
        "a": SCRIPTS[0],
        "b": SCRIPTS[2],
        "c": SCRIPTS[9],
        "d": "<img src='//elsewhere.example/a.png'>",
    }.items():
        (tmp_path / f"{name}.html").write_text(f"<!doctype html><title>a</title><p>{script}</p>")
    assert sorted(told(browser, tmp_path, ["a.html", "b.html", "c.html", "d.html"])) == [
        "a.html",
        "b.html",
        "c.html",
        "d.html",
    ]


@pytest.mark.parametrize("number", range(max(1, rounds(2_000) // 100)))
def test_no_page_made_of_hostile_content_runs_anything_or_asks_anybody_else(
    browser: Browser, tmp_path: Path, number: int
) -> None:
    site = hostile_record(tmp_path / "site", number)
    files = built(site, entries=120)
    assert len([path for path in files if path.startswith("events/script-")]) >= 30
    wanted = chosen(files, random.Random(number), 10 if rounds(100) < 100 else 100)
    assert told(browser, site / "build", wanted) == {}


def test_every_sort_of_page_obeys_its_content_security_policy(browser: Browser, own_site: Path) -> None:
    """The record of this repository, of which one page of each sort is opened."""
    sorts: dict[str, str] = {}
    for path in sorted(tree(own_site)):
        if path.endswith(".html"):
            parts = path.split("/")
            sorts.setdefault(f"{parts[0]} {len(parts)}", path)
    assert told(browser, own_site, list(sorts.values())) == {}
