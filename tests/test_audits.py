"""Every sort of page in a real browser: what WCAG asks for, keys, widths, print, scripts, and what goes over the wire."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from audits.host import hosted
from audits.sites import Sites
from browsing import in_chromium, launched
from playwright.sync_api import Browser, Page, Playwright, Request
from test_browser import PHONE, faults

AXE = Path(__file__).parent / "audits/node_modules/axe-core/axe.min.js"
pytestmark = in_chromium("audits")
DESK = {"width": 1280, "height": 900}
#: How many keys are pressed on a page: the rest of a long one is more of the same.
KEYS = 60


@dataclass(frozen=True)
class Hosted:
    """The audited sites where they are served: the address of each, and of one page of every sort."""

    everything: str
    long: str
    pages: list[str]


@pytest.fixture(scope="module")
def web(audited: Sites) -> Iterator[Hosted]:
    with ExitStack() as stack:
        roots = {site: stack.enter_context(hosted(site)) for site in (audited.everything, audited.long)}
        pages = [roots[site] + address for site, address in audited.pages]
        yield Hosted(roots[audited.everything], roots[audited.long], pages)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=DESK, reduced_motion="reduce")
    yield page
    page.close()


#: Everything of WCAG 2.2 to level AA that a program can tell, and what the makers of axe hold to be good practice. A dark page differs in nothing but its colours.
WCAG = """async (dark) => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const runOnly = dark ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: tags };
  const { violations } = await axe.run({ runOnly, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0].html} ${nodes[0].failureSummary}`);
}"""


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core (make tests/audits/node_modules/.ready)")
def test_no_page_violates_wcag_in_light_or_dark_at_a_desk_or_on_a_phone(page: Page, web: Hosted) -> None:
    axe, found = AXE.read_text("utf-8"), []
    for address in web.pages:
        page.goto(address)
        page.evaluate(axe)  # not as a script of the page, whose policy forbids it
        for viewport in (DESK, PHONE):
            page.set_viewport_size(viewport)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                told = page.evaluate(WCAG, scheme == "dark")
                found += [f"{address} {viewport['width']} {scheme}: {one}" for one in told]
    assert found == [], "\n".join(found)


#: Notes, at every focus, what was reached, whether a ring is seen around it, and whether it lies in sight.
REACHED = """() => {
  const reached = window.reached = [];
  addEventListener('focusin', ({ target }) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(target), box = target.getBoundingClientRect();
    const ring = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    reached.push([target.outerHTML.slice(0, 120), ring, seen]);
  });
}"""
#: What a keyboard must reach, in the order in which it is read.
WANTED = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
  .map((one) => one.outerHTML.slice(0, 120))"""


def test_the_keyboard_reaches_everything_in_order_with_a_ring_around_it(page: Page, web: Hosted) -> None:
    for address in web.pages:
        page.goto(address)
        page.evaluate(REACHED)
        wanted = page.evaluate(WANTED)
        for _ in wanted[:KEYS]:
            page.keyboard.press("Tab")
        reached = page.evaluate("window.reached")
        assert [what for what, _, _ in reached] == wanted[:KEYS], address
        assert [what for what, ring, _ in reached if not ring] == [], address
        assert [what for what, _, seen in reached if not seen] == [], address


#: Boxes that show less than they hold and cannot be scrolled, but for those that are there for screen readers alone.
CUT = """() => [...document.body.querySelectorAll('*')].filter((one) => {
  const { overflowX, clipPath } = getComputedStyle(one);
  const hides = ['hidden', 'clip'].includes(overflowX) && clipPath === 'none';
  return hides && one instanceof HTMLElement && one.scrollWidth > one.clientWidth + 1;
}).map((one) => one.outerHTML.slice(0, 120))"""


def too_wide(page: Page, what: object) -> list[str]:
    """What of a page is wider than its window, or cut off."""
    window, wide = page.viewport_size["width"], page.evaluate("document.documentElement.scrollWidth")
    cut = page.evaluate(CUT)
    return [f"{page.url} {what}: {one}" for one in [*[f"{wide} px"] * (wide > window), *cut]]


@pytest.mark.parametrize(
    ("size", "widths"), [(16, (320, 390, 768, 1280)), (32, (640, 1280))], ids=["100 %", "200 %"]
)
def test_no_page_is_wider_than_its_window_at_any_width_or_size_of_text(
    playwright: Playwright, web: Hosted, size: int, widths: tuple[int, ...]
) -> None:
    found = []
    with launched(playwright, f"--blink-settings=defaultFontSize={size}") as browser:
        page = browser.new_page()
        for address in web.pages:
            page.goto(address)
            for width in widths:
                page.set_viewport_size({"width": width, "height": 900})
                found += too_wide(page, width)
    assert found == [], "\n".join(found)


def test_nothing_moves_for_those_who_want_no_motion(browser: Browser, web: Hosted) -> None:
    for motion, behaviour in (("reduce", "auto"), ("no-preference", "smooth")):
        page = browser.new_page(reduced_motion=motion)
        page.goto(f"{web.everything}/events/2019-03-01-everything/")
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour
        assert page.evaluate("document.getAnimations().length") == 0
        page.close()


def test_on_a_phone_a_table_that_is_set_as_a_list_is_still_a_table(page: Page, web: Hosted) -> None:
    def roles() -> list[int]:
        return [page.get_by_role(role).count() for role in ("table", "row", "columnheader", "cell")]

    page.goto(f"{web.everything}/escalations/lorvia-2019/")
    desk = roles()
    page.set_viewport_size(PHONE)
    assert roles() == desk
    assert all(desk)


#: Of A4, less a centimetre on either side, in CSS pixels.
PAPER = {"width": 718, "height": 1000}
#: What is folded, or lies where a screen would scroll.
UNSEEN = """() => [...document.querySelectorAll('details > :not(summary), .scroll, .prose table, .prose pre')]
  .filter((one) => !one.closest('.cite, .filter'))  // nobody copies or filters on paper
  .filter((one) => !one.checkVisibility({ contentVisibilityAuto: true }) || !one.offsetHeight || one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120))"""


def test_printed_everything_is_open_and_nothing_is_cut(browser: Browser, web: Hosted) -> None:
    page = browser.new_page(viewport=PAPER, java_script_enabled=False)
    page.emulate_media(media="print")
    found = []
    for address in web.pages:
        page.goto(address)
        found += too_wide(page, "in print") + [f"{address}: {one}" for one in page.evaluate(UNSEEN)]
    page.close()
    assert found == [], "\n".join(found)


def test_without_scripts_a_page_says_the_same_and_nobody_else_is_ever_asked(
    browser: Browser, page: Page, web: Hosted
) -> None:
    plain, asked = browser.new_page(viewport=DESK, java_script_enabled=False), []
    page.on("request", lambda request: asked.append(request.url))
    plain.on("request", lambda request: asked.append(request.url))
    wrong = faults(page, "http://127.0.0.1:")
    for address in web.pages:
        plain.goto(address)
        page.goto(address)
        # Two pages say that they need a script.
        same = address.endswith(("/search/", "/timeline/")) or text(plain) == text(page)
        assert same, address
        page.evaluate("document.querySelectorAll('summary').forEach((one) => one.click())")
    page.goto(f"{web.everything}/search/?q=ford")
    page.locator(".found a").first.wait_for()
    plain.close()
    assert [url for url in asked if not url.startswith((web.everything, web.long, "data:"))] == []
    assert wrong == []


def text(page: Page) -> str:
    return page.locator("body").inner_text()


def test_a_page_is_small_on_the_wire(browser: Browser, web: Hosted) -> None:
    assert loaded(browser, f"{web.everything}/") < 60_000
    assert loaded(browser, f"{web.long}/escalations/theatre-1-1/") < 400_000


def loaded(browser: Browser, address: str) -> int:
    """How many bytes of files a reader’s browser gets for a page, compressed as they are on the wire."""
    page = browser.new_page()
    answers: list[Request] = []
    page.on("requestfinished", lambda request: answers.append(request))  # noqa: PLW0108  Playwright wants a function of Python
    page.goto(address, wait_until="networkidle")
    size = sum(request.sizes()["responseBodySize"] for request in answers)
    page.close()
    return size
