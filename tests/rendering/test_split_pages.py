"""Tables that are too long for their page: no row is lost on the way to the pages of years and months, none added."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import linkcheck
import pytest
from conftest import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.pages import Element, Strict, files_of, pages_of, sample_record, site_of

from generator.edtf import Edtf
from generator.model.event import Event
from generator.model.record import Record
from generator.model.site import Site
from generator.rendering import render
from generator.rendering.page import Page
from generator.rendering.pages import pages
from generator.rendering.views import ledgers, parts

SAMPLE = sample_record()
ADDRESS = "https://record.example/"
FOLDERS = ("escalations", "actors", "sources")


@dataclass(frozen=True)
class Limits:
    """More rows than `most` are split, and then the newest `newest` stay."""

    most: int
    newest: int = 3
    of_total: int = 2


@contextmanager
def limits(of: Limits) -> Iterator[None]:
    with (
        patch.object(parts, "MOST", of.most),
        patch.object(ledgers, "NEWEST_ROWS", of.newest),
        patch.object(ledgers, "NEWEST_OF_TOTAL", of.of_total),
    ):
        yield


def drawn(site: Site, of: Limits) -> dict[str, Element]:
    """The pages that have tables, and those of their parts."""

    def some(*of_site: Any) -> list[Page]:
        return [
            page for page in pages(*of_site) if page.layout in ("escalation", "actor", "source", "claims")
        ]

    with (
        limits(of),
        patch.object(render, "pages", some),
        patch.object(render, "pieces", lambda *_: ()),
        patch.object(render, "files", lambda *_: ()),
        patch.object(render, "feeds", lambda _: ()),
    ):
        return {path: Strict(html).root for path, html in pages_of(files_of(site)).items()}


#: The rows of a page's tables: where a table stands, and what in it is a row.
ROWS: dict[str, Callable[[Element], list[Element]]] = {
    "ladder": lambda leaf: [row for row in leaf.find("tr") if row.find("td")],
    "told": lambda leaf: [row for row in leaf.find("tr") if row.find("td")],
    "totals": lambda leaf: [
        *(row for row in leaf.find("tr") if row.find("td")),
        *leaf.find("section", class_="one"),
    ],
    "tolls": lambda leaf: [row for row in leaf.find("tr") if row.find("td")],
    "sources": lambda leaf: leaf.find("dl")[0].find("li"),
    "claims-about": lambda leaf: [row for row in leaf.find("tr") if row.find("td")],
    "claims-made": lambda leaf: [row for row in leaf.find("tr") if row.find("td")],
    "claims": lambda leaf: [row for row in leaf.find("tr") if row.find("td")],
    "statements": lambda leaf: [one for one in leaf.find("ul", class_="statements")[0].children if said(one)],
}


def said(one: Element | str) -> bool:
    return isinstance(one, Element) and one.tag == "li"


def words_of(one: Element) -> str:
    """What a row says. A picture in it has the scale of the rows beside it."""
    said = (child if isinstance(child, str) else f" {words_of(child)} " for child in one.children)
    return "" if one.tag == "svg" else " ".join("".join(said).split())


def rows(pages: list[Element]) -> Counter[tuple[str, str, tuple[str, ...]]]:
    """Every row by its table, its words and its links."""
    return Counter(
        (name, words_of(row), tuple(link.attributes["href"] for link in row.find("a")))
        for page in pages
        for name, of in ROWS.items()
        for leaf in page.find("section", id=name)
        for row in of(leaf)
    )


def owners(pages: dict[str, Element]) -> list[str]:
    return [path for path in pages if re.fullmatch(rf"(?:{'|'.join(FOLDERS)})/[^/]+/index\.html", path)]


def claims_of(owner: str, pages: dict[str, Element]) -> list[Element]:
    above = owner.removesuffix("index.html") + "claims/"
    return [page for path, page in pages.items() if path.startswith(above)]


def again(event: Event, number: int, years: int) -> Event:
    """The same event once more, some years later."""

    def later(date: Edtf) -> Edtf:
        return Edtf.parse(re.sub(r"\d{4}", lambda found: str(int(found[0]) + years), date.text))

    moved = (
        replace(claim, period=later(claim.period) if claim.period else None, part_of=None)
        for claim in event.claims
    )
    return replace(event, id=f"{event.id}-{number}", date=later(event.date), claims=tuple(moved))


def with_more(record: Record, repeated: list[tuple[int, int]]) -> Record:
    more = [
        replace(entry, value=again(entry.value, number, years))
        for number, (which, years) in enumerate(repeated)
        for entry in [record.events[which % len(record.events)]]
    ]
    return replace(record, events=(*record.events, *more))


REPEATED = st.lists(st.tuples(st.integers(0, 30), st.sampled_from([0, 4, 8])), max_size=12)


@settings(max_examples=cases(12), deadline=None)
@given(REPEATED, st.builds(Limits, st.integers(0, 25), st.integers(1, 6), st.integers(1, 3)))
def test_the_pages_of_split_tables_hold_the_rows_that_stood_on_one(
    repeated: list[tuple[int, int]], of: Limits
) -> None:
    site = site_of(with_more(SAMPLE, repeated))
    whole, split = drawn(site, Limits(10**9)), drawn(site, of)
    assert owners(whole) == owners(split)
    for owner in owners(whole):
        stood, found = rows([whole[owner]]), claims_of(owner, split)
        if found:
            assert rows(found) == stood, owner
            assert rows([split[owner]]) <= stood, owner
        else:
            assert rows([split[owner]]) == stood, owner


LONG = with_more(SAMPLE, [(n, 4 * (n % 3)) for n in range(30)])


@pytest.fixture(scope="module")
def split() -> dict[str, Element]:
    return drawn(site_of(LONG), Limits(8))


@pytest.fixture(scope="module")
def whole() -> dict[str, Element]:
    return drawn(site_of(LONG), Limits(10**9))


def test_a_page_that_shows_the_newest_rows_says_of_how_many_and_leads_to_all(
    split: dict[str, Element],
) -> None:
    page = split["escalations/autumn-2021/index.html"]
    told = page.find("section", id="told")[0]
    all_of_them = rows(claims_of("escalations/autumn-2021/index.html", split))
    number = sum(many for (name, _, _), many in all_of_them.items() if name == "told")
    note = told.find("div", class_="more")[0]
    assert note.find("p")[0].text == f"The newest 3 of {number} are shown here. All of them, by year:"
    years = [link.attributes["href"] for link in note.find("a")]
    assert years == sorted(years)
    assert years[0] == "/escalations/autumn-2021/claims/2021/"
    assert len([row for row in told.find("tr") if row.find("td")]) == 3


def test_every_total_keeps_its_range_and_a_figure_of_it_on_the_page(
    whole: dict[str, Element], split: dict[str, Element]
) -> None:
    for owner in owners(whole):
        totals = [page[owner].find("section", class_="toll") for page in (whole, split)]
        heads = [[one.find("header")[0].text for one in found] for found in totals]
        assert heads[0] == heads[1], owner
        assert all(
            one.find("tbody", class_="row") or one.find("details", class_="evidence") for one in totals[1]
        ), owner


def test_a_month_of_the_ladder_is_whole_where_it_is_shown(
    whole: dict[str, Element], split: dict[str, Element]
) -> None:
    for owner in (path for path in owners(whole) if path.startswith("escalations/")):
        months = [ladder_months(page[owner]) for page in (whole, split)]
        assert months[1].items() <= months[0].items(), owner


def ladder_months(page: Element) -> dict[str, list[str]]:
    return {
        row.find("p", class_="label")[0].text: [cell.text for cell in row.find("title")]
        for row in page.find("div", class_="ladder-row")
    }


def test_pages_of_claims_are_pages_like_others(tmp_path: Path) -> None:
    site = site_of(LONG, base_url=ADDRESS)
    with limits(Limits(8)):
        files = files_of(site)
    read = {path: Strict(html) for path, html in pages_of(files).items()}
    assert {path: page.repairs for path, page in read.items() if page.repairs} == {}
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert linkcheck.broken(tmp_path, ADDRESS) == []
    for path, page in read.items():
        levels = [int(one.tag[1]) for one in page.root.walk() if re.fullmatch("h[1-6]", one.tag)]
        assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False)), path
        for toll in page.root.find("section", class_="toll"):
            assert all(row.find("td", class_="who")[0].text for row in toll.find("tbody", class_="row")), path


def test_a_short_record_has_no_page_of_claims_and_nothing_says_there_is_more() -> None:
    files = pages_of(files_of(site_of(SAMPLE)))
    assert not any("/claims/" in path for path in files)
    assert not any('class="more' in html for html in files.values())


def test_no_page_of_a_long_escalation_is_long_and_all_of_them_grow_with_the_record() -> None:
    sizes = []
    for number in (150, 300):
        clash = next(one for one in SAMPLE.events if len(one.value.claims) > 2 and one.value.escalation)
        spread = [replace(clash, value=on_day(clash.value, n)) for n in range(number)]
        made = pages_of(files_of(site_of(replace(SAMPLE, events=tuple(spread)))))
        assert {path: len(html) for path, html in made.items() if len(html) > 350_000} == {}
        sizes.append(sum(map(len, made.values())))
    assert sizes[1] < 2.2 * sizes[0]


def on_day(event: Event, number: int) -> Event:
    """The event on another day of a long war, its figures of that day."""
    day = Edtf.parse(f"{2010 + number // 60}-{1 + number // 5 % 12:02}-{1 + number % 5 * 6:02}")
    claims = tuple(replace(claim, period=day, part_of=None) for claim in event.claims[:3])
    return replace(event, id=f"{day}-clash", date=day, claims=claims)
