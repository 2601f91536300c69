"""The pictures of previews: their size, what they show, and that nothing is drawn as a box."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from rendering.pages import Strict, files_of, pages_of, sample_record, site_of

from generator.rendering.cards.lettering import drawable, fitted, font
from generator.rendering.cards.month import Month
from generator.rendering.cards.plate import Plate, drawn
from generator.rendering.layouts import Layouts

SIZE = (1200, 630)
MONTH = Month("May 2019", 3, 31, ((11, 3), (13, 4)))
PLATE = Plate("A record", "The tollgate", "May 2019", "", (MONTH,), is_mirrored=False)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return files_of(site_of(sample_record(), base_url="https://example.github.io/record/"))


def picture(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    assert image.format == "PNG"
    return image.convert("RGB")


def test_the_site_and_every_escalation_have_a_card(files: dict[str, bytes]) -> None:
    found = {path for path in files if path.endswith(".png")}
    ids = [entry.value.id for entry in sample_record().escalations]
    assert found == {"card.png", *(f"escalations/{one}/card.png" for one in ids)}
    assert {picture(files[path]).size for path in found} == {SIZE}
    assert len({files[path] for path in found}) == len(found)


def test_every_page_names_a_card_that_is_there(files: dict[str, bytes]) -> None:
    base = "https://example.github.io/record/"
    for path, html in pages_of(files).items():
        metas = Strict(html).root.find("meta")
        told = meta(metas)
        if not told.get("og:image"):
            continue
        assert told["og:image"].removeprefix(base) in files, path
        assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
        assert told["og:image:alt"]
        assert told["twitter:card"] == "summary_large_image"
        assert told["og:description"] == told["description"] != "", path
    event = meta(Strict(pages_of(files)["events/2019-05-13-general-killed/index.html"]).root.find("meta"))
    assert event["og:image"] == f"{base}escalations/tollgate-2019/card.png"
    assert event["og:description"].startswith("13 May 2019: ")


#: What ogp.me asks of every page, the types it has beside those of music and video, and what X reads of a card.
ASKED = {"og:title", "og:type", "og:image", "og:url"}
TYPES = {"website", "article", "book", "profile"}
CARD = {"twitter:card", "twitter:image:alt"}


def test_every_page_that_search_engines_list_says_what_ogp_asks_for_once(files: dict[str, bytes]) -> None:
    for path, html in pages_of(files).items():
        found = [one.attributes for one in Strict(html).root.find("meta")]
        told = [
            (name, one["content"]) for one in found if (name := one.get("property") or one.get("name", ""))
        ]
        names = Counter(name for name, _ in told if name.startswith(("og:", "twitter:")))
        values = dict(told)
        if values.get("robots") == "noindex":
            continue
        assert names.keys() >= ASKED | CARD, path
        assert {*names.values()} == {1}, path
        assert values["og:type"] in TYPES
        assert all(values[name].startswith("https://") for name in ("og:url", "og:image"))
        assert {name for name in names if name.startswith("twitter:")} == CARD
        assert 0 < len(values["twitter:image:alt"]) <= 420


def test_where_no_layout_shows_a_card_there_is_none() -> None:
    theme = Layouts.read()
    bare = {path: raw for path, raw in theme.files.items() if path.endswith(".html")}
    base = b'<link rel="icon" type="image/svg+xml" href="x">{% block main %}{% endblock %}'
    files = files_of(site_of(sample_record()), replace(theme, own=bare | {"base.html": base}))
    assert "index.html" in files
    assert not [path for path in files if path.endswith(".png")]


def meta(found: list[Strict]) -> Mapping[str, str]:
    named = (one.attributes for one in found)
    return {one.get("property") or one.get("name", ""): one.get("content", "") for one in named}


def test_the_same_plate_gives_the_same_bytes() -> None:
    assert drawn(PLATE, SIZE) == drawn(PLATE, SIZE)
    assert drawn(replace(PLATE, months=()), SIZE) != drawn(PLATE, SIZE)


def test_a_day_with_a_report_has_its_colour_at_its_place() -> None:
    left = picture(drawn(PLATE, SIZE))
    right = picture(drawn(replace(PLATE, is_mirrored=True), SIZE))
    red, at = (0x93, 0x1F, 0x2B), (74 + 12 * 34 + 3, SIZE[1] - 74 - 68 + 27 + 3)
    assert near(left.getpixel(at), red)
    assert near(right.getpixel((SIZE[0] - 1 - at[0], at[1])), red)


def near(found: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) < 24 for one, other in zip(found, colour, strict=True))


def test_what_the_font_lacks_is_left_out_and_no_box_is_drawn() -> None:
    assert drawable("Gəncə, Şuşa – Łódź; Київ, Αθήνα") == "Gəncə, Şuşa – Łódź; Київ, Αθήνα"
    assert drawable("a\u200bb\n c\x00") == "ab c"
    assert [drawable(one) for one in ("خبر", "גשר", "東京", "a \U0001f600")] == ["", "", "", ""]
    empty = drawn(replace(PLATE, title="東京", above="", below=""), SIZE)
    assert empty == drawn(replace(PLATE, title="", above="", below=""), SIZE)


@pytest.mark.parametrize("title", ["word " * 60, "w" * 300, "", "One", "Two words"])
def test_a_title_is_never_wider_than_its_place(title: str) -> None:
    size, lines = fitted(drawable(title), 1052, (66, 58, 50, 42), 2)
    assert len(lines) <= 2
    assert all(font(size, is_bold=True).getlength(line) <= 1052 for line in lines)
