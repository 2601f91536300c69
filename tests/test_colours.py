"""A site's own colours: what is accepted can be read by whoever sees light and dark alone."""

import re
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from rendering.pages import files_of, pages_of, sample_record, site_of

from generator import colours
from generator.decode import decode_yaml
from generator.model.config import Colour, Config, Theme
from generator.rendering.layouts import Layouts
from generator.rendering.stylesheet import stylesheet

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
CSS = Layouts.read().files["assets/dateline.css"].decode()


def properties(css: str) -> list[dict[str, str]]:
    """The custom properties of each `:root`: those of the light, then those of the dark."""
    return [
        dict(re.findall(r"--(\w+): (#\w+);", block))
        for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    ]


def test_the_checks_know_the_colours_of_the_style_sheet() -> None:
    for name, told in zip(colours.PAPERS, properties(CSS), strict=False):
        known = {"paper": colours.PAPERS[name], "ink": colours.INKS[name], "soft": colours.LABELS[name]}
        assert told | known == told


@given(COLOURS, COLOURS)
def test_contrast_has_no_side_and_is_greatest_from_black_to_white(one: str, other: str) -> None:
    assert colours.contrast(one, other) == colours.contrast(other, one)
    assert 1 <= colours.contrast(one, other) <= colours.contrast("#000", "#fff") == 21


@given(COLOURS, COLOURS)
def test_what_is_offered_for_a_faint_colour_can_be_read(colour: str, paper: str) -> None:
    assert colours.contrast(colours.readable(colour, paper), paper) >= colours.ENOUGH


@given(COLOURS, COLOURS, st.booleans())
@example(accent="#0b57a4", paper="#ffffff", dark=False)
@example(accent="#e0c080", paper="#000000", dark=True)
def test_what_is_accepted_can_be_read_on_the_paper_and_on_its_tint(
    accent: str, paper: str, dark: bool
) -> None:
    end = "_dark" if dark else ""
    text = f'title: A\ntheme: {{accent{end}: "{accent}", paper{end}: "{paper}"}}\n'
    decoded = decode_yaml(Config, text, "site.yaml")
    assert {one.code for one in decoded.problems} <= {"DL116"}
    if decoded.value:
        [told] = [one for one in properties(stylesheet(decoded.value.theme).decode()) if one]
        for ground in (told["paper"], told["faint"]):
            assert colours.contrast(told["accent"], ground) >= colours.ENOUGH
            assert colours.contrast(colours.LABELS[f"paper{end}"], ground) >= colours.ENOUGH


def test_a_site_without_colours_has_no_style_sheet_for_them() -> None:
    assert stylesheet(Theme()) == b""


def test_pages_lead_to_a_sites_own_colours_only_where_it_sets_some() -> None:
    theme = Theme(accent=Colour("#8a1f11"))
    own = replace(Layouts.read(), own={"assets/theme.css": b"b { color: red }"})
    link = 'href="/record/assets/theme.css"'
    for site, layouts, css in (
        (site_of(sample_record(), base_url="https://x.example/record/"), None, None),
        (
            site_of(sample_record(), base_url="https://x.example/record/", theme=theme),
            None,
            stylesheet(theme),
        ),
        (
            site_of(sample_record(), base_url="https://x.example/record/", theme=theme),
            own,
            b"b { color: red }",
        ),
    ):
        files = files_of(site, layouts)
        assert files.get("assets/theme.css") == css
        assert {link in html for html in pages_of(files).values()} == {css is not None}
