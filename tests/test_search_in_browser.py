"""Searching in a real browser: Debian's Chromium, driven by Playwright, over a site below a path."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from browsing import in_chromium
from conftest import REPOSITORY
from playwright.sync_api import Browser, Page, expect
from test_browser import PHONE, Quiet, faults

from generator.build import BuildOptions, build

pytestmark = in_chromium("browser")
ACTOR = """---
id: {id}
name: {name}
kind: person
aliases: [{alias}]
---
{body}
"""
ACTORS = (
    ACTOR.format(
        id="goekce", name="Gökçe Şahinöz", alias="Gökhan Şahin", body="Sie sprach über Flüchtlinge."
    ),
    ACTOR.format(
        id="pashin", name="Юрий Пашин", alias="Pashin", body="Говорил о перемирии &lt;b id=evil&gt; & so."
    ),
    ACTOR.format(id="eliyev", name="Əli Əliyev", alias="Aliyev", body="Danışıqlar haqqında danışdı."),
)


@pytest.fixture(scope="module", params=["en", "az", "ru"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def address(language: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("searched")
    site, host = folder / "site", folder / "host"
    shutil.copytree(REPOSITORY / "generator/scaffold/site", site)
    text = (site / "site.yaml").read_text("utf-8").replace("language: en", f"language: {language}")
    (site / "site.yaml").write_text(f"{text}search: on\n", "utf-8")
    for number, actor in enumerate(ACTORS):
        (site / f"content/actors/more-{number}.md").write_text(actor, "utf-8")
    options = BuildOptions(site=site, out=host / "record", base_url="https://example.org/record/")
    assert build(options, lambda _: None).problems == ()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(host))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/record"
        server.shutdown()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport=PHONE)
    found = faults(page, address.rpartition("/")[0])
    yield page
    page.close()
    assert found == [], "nothing fails, nobody else is asked, and the policy of the page is kept"


def found(page: Page) -> list[str]:
    expect(page.locator("#told")).not_to_have_text("")
    expect(page.locator(".found")).to_have_attribute("aria-busy", "false")
    return page.locator(".found a").all_inner_texts()


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ("bridge", "Shells hit the bridge"),
        ("orla", "bridge"),
        ("Gökçe", "Gökçe Şahinöz"),
        ("Gökhan", "Gökçe Şahinöz"),
        ("Flüchtlinge", "Gökçe Şahinöz"),
        ("Пашин", "Юрий Пашин"),
        ("перемирии", "Юрий Пашин"),
        ("Əliyev", "Əli Əliyev"),
        ("haqqında", "Əli Əliyev"),
        ("Aliyev", "Əli Əliyev"),
    ],
)
def test_words_of_any_letters_are_found(page: Page, address: str, words: str, link: str) -> None:
    page.goto(f"{address}/search/?q={words}")
    assert any(link in one for one in found(page))
    assert page.locator("#evil").count() == 0


def test_a_reader_types_narrows_opens_and_comes_back_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    page.locator("nav.sections a[href$='/search/']").click()
    box = page.get_by_role("searchbox")
    box.focus()
    page.keyboard.type("northmark")
    everything = found(page)
    expect(page.locator("#told")).to_have_attribute("aria-live", "polite")
    assert str(len(everything)) in page.locator("#told").inner_text()
    assert "q=northmark" in page.url
    page.locator("#sort").select_option("actor")
    expect(page.locator(".found li").first).to_contain_text("Actors")
    narrowed = found(page)
    assert 0 < len(narrowed) < len(everything)
    assert "sort=actor" in page.url

    page.reload()
    assert found(page) == narrowed
    assert (box.input_value(), page.locator("#sort").input_value()) == ("northmark", "actor")
    box.focus()
    for _ in range(3):  # the choice, the button, the first result
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(narrowed[0])
    assert "/record/actors/" in page.url
    page.go_back()
    assert found(page) == narrowed
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_nothing_found_is_told_and_nothing_asked_shows_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/search/?q=%3Cb%3Exyzzyplugh%3C/b%3E&sort=nonsense")
    assert found(page) == []
    expect(page.locator("#told")).to_contain_text("<b>xyzzyplugh</b>")
    page.get_by_role("searchbox").fill("")
    expect(page.locator("#told")).to_have_text("")
    assert page.url.endswith("/search/")


def test_without_javascript_the_page_says_so_and_leads_to_the_lists(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/search/")
    expect(page.locator("form")).to_be_hidden()
    expect(page.locator("main")).to_contain_text("Search needs JavaScript")
    page.locator("main a[href$='/actors/']").click()
    expect(page.locator("main")).to_contain_text("Əli Əliyev")
    page.close()


def test_where_the_index_is_not_there_the_page_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{address}/search/?q=bridge")
    expect(page.locator("#told")).to_contain_text("could not be loaded")
    page.unroute("**/pagefind/**")
    page.get_by_role("button", name="Search").click()
    assert found(page)
    page.close()
