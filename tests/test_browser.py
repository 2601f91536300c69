"""This repository's own site in a real browser: Debian's Chromium, driven by Playwright."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browsing import in_chromium
from playwright.sync_api import Browser, Page, expect
from test_serving import EVENT, PAGE, Server

pytestmark = in_chromium("browser")
PHONE = {"width": 390, "height": 844}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(own_site: Path) -> Iterator[str]:
    """Where the built site is served, as any web host would."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(own_site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def faults(page: Page, address: str) -> list[str]:
    """Collect what goes wrong on a page while it is used: errors, and requests to anybody else."""
    found: list[str] = []
    page.on(
        "console",
        lambda message: found.append(message.text) if message.type in {"error", "warning"} else None,
    )
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "request",
        lambda request: None if request.url.startswith((address, "data:")) else found.append(request.url),
    )
    # What the next page cut short (Chromium asks for the icon last) did not fail.
    page.on(
        "requestfailed",
        lambda request: (
            found.append(f"failed: {request.url}") if request.failure != "net::ERR_ABORTED" else None
        ),
    )
    return found


def test_a_reader_comes_from_the_chronology_to_the_words_of_a_source(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.locator("main a[href*='/events/']").first.click()
    assert "/events/" in page.url
    page.locator("main a[href*='/sources/']").first.click()
    assert "/sources/" in page.url
    page.close()


def test_an_open_page_reloads_shows_what_is_wrong_and_recovers(browser: Browser, site: Path) -> None:
    server = Server(site)
    page = browser.new_page()
    found = faults(page, f"http://127.0.0.1:{server.port}")
    page.goto(f"http://127.0.0.1:{server.port}{PAGE}")
    entry = (site / EVENT).read_text()
    expect(page.locator("h1")).to_contain_text("Shells hit the bridge")

    (site / EVENT).write_text(entry.replace("Shells hit the bridge", "Shells missed the bridge"))
    expect(page.locator("h1")).to_contain_text("Shells missed the bridge")
    (site / EVENT).write_text(entry.replace("kind: shelling", "kind: <b>sheling</b>"))
    expect(page.locator("#dateline-problems")).to_contain_text(f"{EVENT}:6:7: error")
    assert page.locator("#dateline-problems b").count() == 0, "what a file holds is text, never markup"
    expect(page.locator("h1")).to_contain_text("Shells missed the bridge")
    (site / EVENT).write_text(entry)
    expect(page.locator("h1")).to_contain_text("Shells hit the bridge")
    expect(page.locator("#dateline-problems")).to_have_count(0)
    page.close()
    server.stop()
    found = [fault for fault in found if "/_dateline/events?" not in fault]  # cut off by every reload
    assert found == [], "the pages' content security policy must let the reload script work"
