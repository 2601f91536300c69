"""The sample record in a real browser: one page of every layout, on a phone, in the light and in the dark."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from browsing import in_chromium
from playwright.sync_api import Browser
from records import record as record_of
from rendering.pages import files_of, sample_record, site_of
from rendering.test_pictures import long_record

from generator.model.config import Colour, Theme
from generator.model.site import Site
from generator.rendering.context import Context
from generator.rendering.layouts import Layouts
from generator.rendering.pages import pages
from generator.site.assemble import assemble
from generator.urls import Links

pytestmark = in_chromium("browser")
TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
SITE = site_of(sample_record())


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(SITE) as served:
        yield served


@pytest.fixture(scope="module")
def arabic() -> Iterator[str]:
    theme = Theme(accent=Colour("#8a1f11"), accent_dark=Colour("#f0a090"))
    with serving(site_of(sample_record(), language="ar", theme=theme)) as served:
        yield served


@contextmanager
def serving(site: Site) -> Iterator[str]:
    files = files_of(site)

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


@pytest.mark.parametrize("language", ["address", "arabic"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_layout_fits_a_phone_and_obeys_its_policy(
    browser: Browser, scheme: str, language: str, request: pytest.FixtureRequest
) -> None:
    complaints: list[str] = []
    address = request.getfixturevalue(language)
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    page.on("console", lambda message: complaints.append(message.text))
    page.on("response", lambda got: complaints.append(got.url) if got.status >= 400 else None)
    for path in longest_of_every_layout():
        page.goto(address + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{path} is {width} px wide"
    page.close()
    assert complaints == []


def test_a_link_to_a_claim_opens_its_quotation(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/events/2021-09-12-fighting-along-line/#ca4")
    assert page.locator("tbody:has(#ca4) details").get_attribute("open") is not None
    assert page.locator("tbody:has(#ca4) blockquote").is_visible()
    page.close()


#: Where the middles of some elements are, from the left of the window.
MIDDLES = """found => found.map(one => { const box = one.getBoundingClientRect(); return box.left + box.width / 2; })"""


def test_charts_begin_where_the_reader_does(browser: Browser, address: str, arabic: str) -> None:
    marks = (
        "/events/2021-09-14-upper-mirna-count/ .axis >> nth=0 >> text",
        "/escalations/autumn-2021/ .ladder-row >> nth=0 >> rect",
        "/escalations/autumn-2021/ .ladder .tick",
    )
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    for path, _, mark in (one.partition(" ") for one in marks):
        order = []
        for served in (address, arabic):
            page.goto(served + path)
            order.append(page.locator(mark).evaluate_all(MIDDLES))
        assert order[0] == sorted(order[0])
        assert order[1] == sorted(order[1], reverse=True)
        assert len(order[0]) == len(order[1]) > 1
    page.close()


def test_a_dot_stands_over_its_number_in_either_direction(
    browser: Browser, address: str, arabic: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    for served in (address, arabic):
        page.goto(f"{served}/events/2021-09-14-upper-mirna-count/")
        table = page.locator("table.charted").first
        marks = table.locator(".axis line").evaluate_all(MIDDLES)
        numbers = [int(one.replace(",", "")) for one in table.locator(".axis text").all_text_contents()]
        [dot, *_] = table.locator("circle").evaluate_all(MIDDLES)
        scale = (marks[-1] - marks[0]) / (numbers[-1] - numbers[0])
        assert abs(marks[0] + 84 * scale - dot) < 1
    page.close()


def test_arabic_letters_are_left_as_they_join(browser: Browser, arabic: str) -> None:
    script = """() => [...document.querySelectorAll('body *')].filter(one => {
        const style = getComputedStyle(one);
        return style.letterSpacing !== 'normal' || style.textTransform !== 'none' || style.fontStyle !== 'normal';
    }).map(one => one.outerHTML)"""
    page = browser.new_page()
    for path in ("/", "/events/2021-09-14-upper-mirna-count/", "/corrections/"):
        page.goto(arabic + path)
        assert page.evaluate(script) == []
    page.close()


#: Of each line that names several: the way each name runs, and where it begins, from the left.
NAMED = """found => found.map(line => (line.style.whiteSpace = 'nowrap') && [...line.querySelectorAll('bdi')]
  .map(name => [getComputedStyle(name).direction, name.getBoundingClientRect().right]))
  .filter(names => names.length > 1)"""


def test_names_in_a_row_stand_in_the_order_of_the_language_each_in_its_own(
    browser: Browser, address: str, arabic: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    for served, own_voice in ((address, "ltr"), (arabic, "rtl")):
        page.goto(f"{served}/escalations/autumn-2021/")
        rows = page.locator(".gists .by").evaluate_all(NAMED)
        assert any({way for way, _ in names} == {"ltr", own_voice} for names in rows)
        for names in rows:
            begins = [place for _, place in names]
            assert begins == sorted(begins, reverse=served == arabic)
    page.close()


def test_a_line_of_facts_is_broken_between_any_two(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}/timeline/2021/")
    together = page.locator(".entry .meta").evaluate_all(
        """found => found.flatMap(line => {
          Object.assign(line.style, {width: 0, overflowWrap: 'normal'});
          return [...line.querySelectorAll('span + span')].filter(one =>
            [...one.previousElementSibling.getClientRects()].pop().bottom > one.getClientRects()[0].bottom - 1);
        }).map(one => one.textContent)"""
    )
    assert together == []
    page.close()


def test_the_kinds_are_read_on_a_phone_without_moving_their_table(browser: Browser, address: str) -> None:
    page = browser.new_page()
    for path in ("/kinds/", "/methodology/"):
        cells = []
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            page.goto(address + path)
            cells.append([page.get_by_role(role).count() for role in ("columnheader", "rowheader", "cell")])
            box = page.locator(".scroll").evaluate("one => [one.scrollWidth, one.clientWidth]")
            assert box[0] <= box[1], f"{path} at {width} px"
        assert cells[0] == cells[1]
        assert all(cells[0])
    page.close()


@pytest.mark.parametrize(
    ("scheme", "colour"), [("light", "rgb(138, 31, 17)"), ("dark", "rgb(240, 160, 144)")]
)
def test_a_sites_own_colours_are_seen(browser: Browser, arabic: str, scheme: str, colour: str) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{arabic}/kinds/")
    assert page.locator(".nameplate").evaluate("one => getComputedStyle(one).color") == colour
    page.close()


def pictured() -> dict[str, bytes]:
    """The files of a record whose totals were told on several days, and whose entries name many."""
    return files_of(assemble(record_of(long_record(120))))


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_every_dot_is_seen_inside_of_its_picture(browser: Browser, media: str, direction: str) -> None:
    files = pictured()
    html = files["escalations/war/index.html"].decode().replace('dir="ltr"', f'dir="{direction}"')
    css = files["assets/dateline.css"].decode()
    width = 390 if media == "screen" else 718  # the latter of A4
    page = browser.new_page(viewport={"width": width, "height": 844}, java_script_enabled=True)
    page.emulate_media(media=media)  # type: ignore[arg-type]
    page.set_content(re.sub(r"<meta http-equiv[^>]*>|<link[^>]*>|<script.*?</script>", "", html))
    page.add_style_tag(content=css)
    outside = page.evaluate(OUTSIDE)
    dots = page.locator(".course svg a").count()
    page.close()
    assert dots > 20
    assert outside == []


#: The dots whose middle is not inside of the picture they are in.
OUTSIDE = """() => [...document.querySelectorAll('.course svg a')].filter(dot => {
  const frame = dot.ownerSVGElement.getBoundingClientRect(), box = dot.getBoundingClientRect();
  const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
  return !(frame.width > 200 && x > frame.left && x < frame.right && y > frame.top && y < frame.bottom);
}).map(dot => dot.textContent)"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_map_fits_a_phone_and_its_places_are_reached_by_the_keyboard(
    browser: Browser, address: str, direction: str
) -> None:
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
    page.close()
