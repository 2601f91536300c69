"""The sample record in a real browser: one page of every layout, on a phone, in the light and in the dark."""

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import sync_playwright
from rendering.pages import files_of, sample_record, site_of

from generator.rendering.context import Context
from generator.rendering.layouts import Layouts
from generator.rendering.pages import pages
from generator.urls import Links

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium on this machine (Debian: apt-get install chromium)"
    ),
    pytest.mark.xdist_group("browser"),
]
TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
SITE = site_of(sample_record())


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    files = files_of(SITE)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.lstrip("/") + ("index.html" if self.path.endswith("/") else "")
            self.send_response(200 if path in files else 404)
            self.send_header("Content-Type", TYPES.get(path.rpartition(".")[2], "text/plain"))
            self.end_headers()
            self.wfile.write(files.get(path, b""))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def longest_of_every_layout() -> list[str]:
    context = Context(SITE, Links(SITE.config.base_url), Layouts.read().words("en"))
    by_layout = {page.layout: page.path for page in pages(context, tuple) if page.layout != "moved"}
    return [
        *by_layout.values(),
        "/events/2021-09-12-fighting-along-line/",
        "/escalations/autumn-2021/",
        "/actors/voland/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_layout_fits_a_phone_and_obeys_its_policy(address: str, scheme: str) -> None:
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
        page.on("console", lambda message: complaints.append(message.text))
        page.on("response", lambda got: complaints.append(got.url) if got.status >= 400 else None)
        for path in longest_of_every_layout():
            page.goto(address + path)
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= 390, f"{path} is {width} px wide"
        browser.close()
    assert complaints == []


def test_a_link_to_a_claim_opens_its_quotation(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{address}/events/2021-09-12-fighting-along-line/#ca4")
        assert page.locator("tbody:has(#ca4) details").get_attribute("open") is not None
        assert page.locator("tbody:has(#ca4) blockquote").is_visible()
        browser.close()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_map_fits_a_phone_and_its_places_are_reached_by_the_keyboard(address: str, direction: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"{address}/escalations/tollgate-2019/")
        page.evaluate("way => document.documentElement.dir = way", direction)
        box = page.locator(".map svg").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["height"] > 150
        words = page.locator(".map text").evaluate_all(
            "all => all.map(one => { const {x, right} = one.getBoundingClientRect(); return [x, right] })"
        )
        assert all(box["x"] - 1 <= left and right <= box["x"] + box["width"] + 1 for left, right in words)
        page.locator(".map a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/places/sarn-ch/")
        assert page.locator("h1").inner_text() == "Sarn"
        browser.close()
