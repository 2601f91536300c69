"""Text on its way to a page: Markdown, dates and numbers, case by case. The cases are files beside this one."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from rendering.pages import Strict, sample_record, site_of

from generator.edtf import Edtf
from generator.model.claim import Claim
from generator.model.vocabulary import Measure, Qualifier
from generator.rendering.charts.scale import Scale
from generator.rendering.context import Context
from generator.rendering.dates import when
from generator.rendering.layouts import Layouts
from generator.rendering.markdown import Markdown
from generator.rendering.views.numbers import claim_number
from generator.rendering.words import fill
from generator.urls import Links

HERE = Path(__file__).parent
MARKDOWN = Markdown(Links("https://example.github.io/record/"))
CASES = re.findall(
    r"^([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.$",
    (HERE / "markdown.txt").read_text("utf-8"),
    re.MULTILINE | re.DOTALL,
)
DATES = [line.split(None, 2) for line in (HERE / "dates.txt").read_text("utf-8").splitlines()]
NUMBERS = [line.split(None, 3) for line in (HERE / "numbers.txt").read_text("utf-8").splitlines()]
SITE = site_of(sample_record())
LAYOUTS = Layouts.read()


@pytest.mark.parametrize(("law", "body", "html"), CASES, ids=[case[0] for case in CASES])
def test_markdown(law: str, body: str, html: str) -> None:
    assert str(MARKDOWN.render(body)).strip() == html, law


def test_a_body_without_words_is_nothing() -> None:
    assert MARKDOWN.render(" \n\n") == ""


@given(
    st.lists(
        st.sampled_from(
            [
                *"<>\"'&;:/\\()[]!#`=\n \x00\t",
                "a",
                "script",
                "img",
                "svg",
                "javascript:",
                "onload",
                "{{",
                "//",
                "h1",
            ]
        )
    )
)
def test_no_body_can_leave_its_place_or_load_anything(parts: list[str]) -> None:
    page = Strict(f"<div>{MARKDOWN.render(''.join(parts))}</div>")
    assert not [
        one
        for one in page.root.walk()
        if one.tag in {"script", "style", "iframe", "object", "embed", "form", "h1", "meta", "base"}
    ]
    for element in page.root.walk():
        assert not [name for name in element.attributes if name.startswith("on") or name in {"style", "id"}]
        assert not re.match(r"(?i)\s*(javascript|data|vbscript):", element.attributes.get("href", ""))
        assert not re.match(r"(?i)\s*(\w+:|[/\\]{2})", element.attributes.get("src", ""))
    assert len(page.root.children) == 1


@pytest.mark.parametrize(("language", "edtf", "text"), DATES)
def test_a_date_in_words(language: str, edtf: str, text: str) -> None:
    told = when(Edtf.parse(edtf), LAYOUTS.words(language)).text
    assert re.sub(r"\s", " ", told) == text


@pytest.mark.parametrize(
    ("edtf", "iso"), [("2020-09-28?", "2020-09-28"), ("2020-09~", "2020-09"), ("2020-09/2020-10", "")]
)
def test_a_machine_reads_what_html_lets_it_read(edtf: str, iso: str) -> None:
    assert when(Edtf.parse(edtf), LAYOUTS.words("en")).iso == iso


@pytest.mark.parametrize(("qualifier", "low", "high", "text"), NUMBERS)
def test_a_claim_keeps_its_claimants_terms(qualifier: str, low: str, high: str, text: str) -> None:
    ends = [None if end == "-" else int(end) for end in (low, high)]
    claim = Claim(
        id="c", measure=Measure.KILLED, min=ends[0], max=ends[1], qualifier=Qualifier(qualifier), source="s"
    )
    context = Context(SITE, Links("http://localhost/"), LAYOUTS.words("en"))
    assert claim_number(claim, context) == text


@given(st.text())
def test_what_fills_a_pattern_is_escaped(text: str) -> None:
    assert fill("{x}", x=text) == escape(text)


@given(st.lists(st.integers(0, 10**9), min_size=1))
def test_every_number_lies_on_its_scale_in_order(numbers: list[int]) -> None:
    scale = Scale.over(numbers)
    places = [float(scale.at(number).rstrip("%")) for number in sorted(numbers)]
    assert places == sorted(places)
    assert places[0] > 0
    assert places[-1] < 100
    assert max(scale.ticks()) <= scale.ceiling
