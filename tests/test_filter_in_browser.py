"""Filtering the chronology in a real browser: Debian's Chromium, driven by Playwright, over a site below a path."""

import random
import re
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import filtered_site
import pytest
from browsing import in_chromium
from conftest import cases
from filtered_site import FIELDS, chosen, values
from playwright.sync_api import Browser, Page, Route, expect
from test_browser import PHONE, Quiet, faults

from generator.build import BuildOptions, build, prepare

pytestmark = in_chromium("browser")
ENTRIES = 320


@dataclass(frozen=True)
class Built:
    """A site over HTTP: its address, its folder, its entries and the level of each."""

    address: str
    out: Path
    events: list[dict[str, Any]]
    levels: Mapping[str, int]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    folder = tmp_path_factory.mktemp("filtered")
    events = filtered_site.write(folder / "site", ENTRIES)
    options = BuildOptions(
        site=folder / "site", out=folder / "host/record", base_url="https://example.org/record/"
    )
    build(options, lambda _: None)
    site = prepare(options).assembly.site
    levels = {name: dossier.level for name, dossier in site.events.items()}
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder / "host"))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Built(f"http://127.0.0.1:{server.server_port}/record", folder / "host/record", events, levels)
        server.shutdown()


@pytest.fixture
def page(browser: Browser, built: Built) -> Iterator[Page]:
    page = browser.new_page(viewport=PHONE)
    found = faults(page, built.address.rpartition("/")[0])
    yield page
    page.close()
    assert found == [], "nothing fails, nobody else is asked, and the policy of the page is kept"


def settled(page: Page) -> None:
    expect(page.locator("#fits")).to_have_attribute("aria-busy", "false")


def shown(page: Page) -> list[str]:
    """The entries that are shown, after all that fit have been asked for."""
    settled(page)
    while page.locator("#more").is_visible():
        before = page.locator("#fits .entry").count()
        page.locator("#more").click()
        expect(page.locator(f"#fits .entry >> nth={before}")).to_be_attached()
        settled(page)
    hrefs = page.locator("#fits .entry-title a").evaluate_all(
        "all => all.map((one) => one.getAttribute('href'))"
    )
    return [href.removeprefix("/record/events/").rstrip("/") for href in hrefs]


def offered(page: Page, field: str) -> dict[str, int]:
    """What can be chosen in a field, and how many entries each choice is said to leave."""
    texts = page.locator(f"select[name={field}] option").evaluate_all(
        "all => all.map((one) => [one.value, one.text])"
    )
    return {value: int(text.rpartition("(")[2].rstrip(")")) for value, text in texts if value}


def some_filter(built: Built, some: random.Random) -> dict[str, str]:
    """A combination that may fit something, and at times cannot."""
    event = some.choice(built.events)
    there = values(event, built.levels[event["id"]])
    wanted = {
        name: some.choice(sorted(there[name])) for name in FIELDS if there[name] and some.random() < 0.3
    }
    if some.random() < 0.4:
        wanted["from"] = f"{some.randint(2031, 2033)}-0{some.randint(1, 5)}-{some.randint(10, 28)}"
    if some.random() < 0.4:
        wanted["to"] = f"{some.randint(2031, 2033)}-0{some.randint(1, 5)}-{some.randint(10, 28)}"
    return wanted


def test_what_is_shown_and_counted_is_what_python_chooses_of_the_record(page: Page, built: Built) -> None:
    some = random.Random(11)
    sizes = []
    for _ in range(cases(60)):
        wanted = some_filter(built, some)
        if not wanted:
            continue
        fits = chosen(built.events, built.levels, wanted)
        page.goto(f"{built.address}/timeline/?{urlencode(wanted)}")
        ids = shown(page)
        assert len(ids) == len(set(ids))
        assert {*ids} == {event["id"] for event in fits}, wanted
        told = page.locator("#told").inner_text()
        assert told.startswith(f"{len(fits)} " if fits else "No entry fits"), (told, wanted)
        for field in FIELDS:
            without = {name: value for name, value in wanted.items() if name != field}
            left = chosen(built.events, built.levels, without)
            counts = Counter(
                value for event in left for value in values(event, built.levels[event["id"]])[field]
            )
            choice = {wanted[field]: 0} if field in wanted else {}
            assert offered(page, field) == {**choice, **counts}, (field, wanted)
        sizes.append(len(fits))
    assert min(sizes) < 5
    assert max(sizes) > 50


def test_entries_that_fit_look_as_they_do_in_the_chronology(page: Page, built: Built) -> None:
    page.goto(f"{built.address}/timeline/?from=2032-01-01&to=2032-12-31&kind=shelling")
    shown(page)
    html = page.locator("#fits .entry").evaluate_all("all => all.map((one) => one.outerHTML.trim())")
    pages = "".join(path.read_text("utf-8") for path in sorted((built.out / "timeline").rglob("*.html")))
    assert html
    whole = [re.sub(r"\s+", "", one) for one in re.findall(r"<article.*?</article>", pages, re.DOTALL)]
    assert {re.sub(r"\s+", "", one) for one in html} <= {*whole}
    levels = page.locator("#fits .day").evaluate_all(
        "all => all.map((one) => [one.className.slice(-1), one.querySelector('.square').innerText.slice(-1)])"
    )
    assert all(one == other for one, other in levels)


def test_a_reader_chooses_reloads_goes_back_and_takes_it_all_back_by_keyboard(
    page: Page, built: Built
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{built.address}/timeline/")
    assert not any("/filter/" in url for url in asked), "nothing is loaded before somebody filters"
    summary = page.locator("#filter summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("select[name=actor] option")).not_to_have_count(1)
    actor = page.get_by_label("Actor")
    actor.focus()
    page.keyboard.type("Cora")
    expect(page.locator("#told")).to_have_attribute("aria-live", "polite")
    expect(page.locator("#told")).to_contain_text("Cora-Dane")
    assert page.url.endswith("/timeline/?actor=cora-dane")
    assert actor.evaluate("one => one === document.activeElement"), "what was chosen keeps the focus"
    one = {*shown(page)}
    assert one == {event["id"] for event in chosen(built.events, built.levels, {"actor": "cora-dane"})}
    expect(page.locator("#chronology")).to_be_hidden()

    page.get_by_label("Kind").select_option("shelling")
    expect(page.locator("#told")).to_contain_text("Shelling")
    both = {*shown(page)}
    assert both < one
    page.reload()
    assert {*shown(page)} == both
    assert page.get_by_label("Kind").input_value() == "shelling"
    page.go_back()
    expect(page.locator("#told")).not_to_contain_text("Shelling")
    assert {*shown(page)} == one
    assert page.get_by_label("Kind").input_value() == ""
    page.locator("#whole").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#chronology")).to_be_visible()
    expect(page.locator("#told")).to_have_text("")
    assert page.url.endswith("/timeline/")
    assert summary.evaluate("one => one === document.activeElement")


def test_long_results_come_in_steps_that_a_keyboard_follows(page: Page, built: Built) -> None:
    page.goto(f"{built.address}/timeline/?from=2031-01-01")
    settled(page)
    first = page.locator("#fits .entry").count()
    assert 50 <= first < len(chosen(built.events, built.levels, {"from": "2031-01-01"}))
    more = page.get_by_role("button", name="Show more entries")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#fits .entry >> nth={first}")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('#fits .entry') !== null")
    now = page.locator("#fits .entry").count()
    page.reload()
    settled(page)
    assert page.locator("#fits .entry").count() == now, "as much is shown as before"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize(
    ("query", "told", "fits"),
    [
        ("actor=nobody", "This record knows no “nobody” here: Actor", False),
        ("place=%3Cb%3Ex%3C/b%3E", "“<b>x</b>”", False),
        ("from=2031-02-30", "“2031-02-30” is no day: From", False),
        ("to=soon", "“soon” is no day: To", False),
        ("from=2032-01-01&to=2031-01-01", "The period ends before it begins", False),
        ("length=1&kind=shelling", "“length” in the address", True),
        ("kind=shelling&kind=statement", "Only one choice each can be made here: Kind. “statement”", True),
    ],
)
def test_what_an_address_asks_for_in_vain_is_told(
    page: Page, built: Built, query: str, told: str, *, fits: bool
) -> None:
    page.goto(f"{built.address}/timeline/?{query}")
    expect(page.locator("#told")).to_contain_text(told)
    settled(page)
    assert bool(shown(page)) == fits
    assert page.locator("#told b").count() == 0
    page.get_by_role("button", name="Show the whole chronology").click()
    expect(page.locator("#told")).to_have_text("")
    expect(page.locator("#chronology")).to_be_visible()


def test_a_period_is_typed_as_days(page: Page, built: Built) -> None:
    page.goto(f"{built.address}/timeline/")
    page.locator("#filter summary").click()
    expect(page.locator("select[name=kind] option")).not_to_have_count(1)
    page.get_by_label("From").focus()
    page.keyboard.type("03012031", delay=60)
    expect(page.locator("#told")).to_contain_text("From: 1 March 2031")
    page.get_by_label("To", exact=True).fill("2031-03-31")
    expect(page.locator("#told")).to_contain_text("To: 31 March 2031")
    wanted = {"from": "2031-03-01", "to": "2031-03-31"}
    assert page.url.endswith(f"/timeline/?{urlencode(wanted)}")
    assert {*shown(page)} == {event["id"] for event in chosen(built.events, built.levels, wanted)}
    page.go_back()
    expect(page.locator("#told")).not_to_contain_text("To:")
    assert "to=" not in page.url


def test_addresses_of_letters_that_others_add_are_no_filter(page: Page, built: Built) -> None:
    page.goto(f"{built.address}/timeline/?utm_source=letter&fbclid=1")
    page.locator("#filter summary").click()
    expect(page.locator("select[name=kind] option")).not_to_have_count(1)
    expect(page.locator("#told")).to_have_text("")
    expect(page.locator("#chronology")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("actors/aldmoor/", {"actor": "aldmoor"}),
        ("kinds/threat/", {"kind": "threat"}),
        ("escalations/first-winter/", {"escalation": "first-winter"}),
        ("timeline/2031/02/", {"from": "2031-02-01", "to": "2031-02-28"}),
    ],
)
def test_a_list_leads_to_its_own_entries(page: Page, built: Built, path: str, wanted: dict[str, str]) -> None:
    page.goto(f"{built.address}/{path}")
    page.get_by_role("link", name="Filter these entries").click()
    assert {*shown(page)} == {event["id"] for event in chosen(built.events, built.levels, wanted)}


def test_without_javascript_there_is_no_form_and_the_lists_are_named(browser: Browser, built: Built) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{built.address}/timeline/?actor=aldmoor")
    expect(page.locator("#filter")).to_be_hidden()
    assert "needs JavaScript" in page.locator("main").inner_text()
    assert page.locator("noscript a").all_inner_texts() == ["Escalations", "Actors", "Places", "Kinds"]
    expect(page.locator("#chronology a").first).to_be_visible()
    page.close()


def test_where_the_index_is_not_there_the_page_says_so_and_tries_again(
    browser: Browser, built: Built
) -> None:
    page = browser.new_page()
    page.route("**/filter/**", lambda route: route.abort())
    page.goto(f"{built.address}/timeline/?actor=aldmoor")
    expect(page.locator("#told")).to_contain_text("could not be loaded")
    expect(page.locator("#chronology")).to_be_visible()
    page.unroute("**/filter/**")
    page.locator("#filter summary").click()
    expect(page.locator("#told")).to_contain_text("fit")
    page.close()


def test_an_entry_that_is_not_on_its_page_any_more_is_a_plain_link(browser: Browser, built: Built) -> None:
    page = browser.new_page()
    page.route("**/timeline/2033/", lambda route: route.fulfill(body="<p>Nothing", content_type="text/html"))
    page.goto(f"{built.address}/timeline/?from=2033-05-01&kind=statement")
    settled(page)
    fits = chosen(built.events, built.levels, {"from": "2033-05-01", "kind": "statement"})
    there = page.locator("#fits a[href*='/events/']").evaluate_all("all => all.map((one) => one.pathname)")
    assert {f"/record/events/{event['id']}/" for event in fits} == {*there}
    page.close()


def test_the_jump_bar_leads_to_years_and_months_by_keyboard(page: Page, built: Built) -> None:
    page.goto(f"{built.address}/timeline/2031/03/")
    bar = page.get_by_role("navigation", name="Years and months")
    expect(bar.locator("a")).to_have_text(["2031", "Jan", "Feb", "Mar", "Apr", "May", "2032", "2033"])
    expect(bar.locator("[aria-current=page]")).to_have_text("Mar")
    expect(bar.locator("[aria-current=true]")).to_have_text("2031")
    bar.get_by_text("Apr").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("April 2031")
    bar.get_by_text("2032").click()
    expect(page.locator("h1")).to_have_text("2032")
    bar.get_by_text("May").click()
    assert page.url.endswith("/timeline/2032/#m-2032-05")
    for width in (390, 800, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 700})
        page.evaluate("scrollTo(0, 900)")
        over = page.evaluate(
            """() => {
                const box = document.querySelector(".jumps > ul").getBoundingClientRect();
                const touches = (one) => one.left < box.right && box.left < one.right && one.top < box.bottom && box.top < one.bottom;
                return [...document.querySelectorAll(".entry, .month-title, .date")].filter((one) => touches(one.getBoundingClientRect())).length;
            }"""
        )
        assert over == 0, f"the bar covers entries at {width} px"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def in_persian(route: Route) -> None:
    """A page in a language whose digits and years browsers write otherwise than the pages of the site do."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace('lang="ar"', 'lang="fa"', 1))


def test_a_chronology_on_one_page_from_right_to_left_filters_too(browser: Browser, tmp_path: Path) -> None:
    events = filtered_site.write(tmp_path / "site", 30)
    text = (tmp_path / "site/site.yaml").read_text("utf-8").replace("language: en", "language: ar", 1)
    (tmp_path / "site/site.yaml").write_text(text, "utf-8")
    (tmp_path / "site/layouts").mkdir()
    (tmp_path / "site/layouts/listing.html").write_text("")  # all of it stands on one page
    build(BuildOptions(site=tmp_path / "site"), lambda _: None)
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "site/build"))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page(viewport=PHONE)
        page.goto(f"http://127.0.0.1:{server.server_port}/timeline/?side=aldmoor")
        settled(page)
        assert page.evaluate("document.dir") == "rtl"
        with_side = [event for event in events if "aldmoor" in {claim["side"] for claim in event["claims"]}]
        assert page.locator("#fits .entry").count() == len(with_side)
        page.locator("#filter summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.route("**/timeline/*", in_persian)
        page.goto(f"{page.url}&from=2031-01-01")
        settled(page)
        told = page.locator("#told").inner_text()
        assert "2031" in told
        assert {letter for letter in told + page.locator("#filter").inner_text() if letter.isdigit()} <= {
            *"0123456789"
        }
        page.close()
        server.shutdown()
