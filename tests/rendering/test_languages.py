"""A site in another language shows nothing of the English interface, and what is written in yet another says so."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from babel import Locale
from rendering.pages import Element, Strict, files_of, pages_of, sample_record, site_of
from rendering.test_made_of import short_lists

from generator.model.config import Wording
from generator.model.page import File
from generator.model.record import Record
from generator.model.vocabulary import DEFAULT_KINDS
from generator.rendering import drawing
from generator.rendering.layouts import Layouts
from generator.rendering.page import Page
from generator.rendering.words import PLURALS, Words, names, tongue
from generator.site.ladder import LADDER
from generator.site.rules import RULES

THEME = Layouts.read()
ENGLISH = THEME.words("en")
#: The languages that come with the theme, beside English.
LANGUAGES = sorted({Path(path).stem for path in THEME.files if path.startswith("words/")} - {"en"})
#: Groups of words that are told apart by number.
COUNTED = sorted(key.removesuffix(".one") for key in ENGLISH.table if key.endswith(".one"))
#: Letters that no interface has, for what is no word of the interface.
LETTERS = str.maketrans({chr(ord("a") + n): chr(ord("ა") + n) for n in range(26)})
#: Fields of the record that hold what somebody wrote.
PROSE = {"title", "name", "publisher", "author", "quote", "body", "denies", "rationale", "label", "trigger"}
PROSE |= {"end", "agencies", "aliases", "why", "subtitle", "description", "places", "was", "now"}
#: Names that are the same in every language.
PROPER = {"Atom", "JavaScript", "GeoNames", "geonames", "org", "CC", "BY", "ACLED", "PLOVER", "UCDP"}
PROPER |= {
    "BibTeX",
    "CSL",
    "JSON",
    "Natural",
    "Earth",
    "Correlates",
    "of",
    "War",
    "SHA",
    "Dateline",
    "Frictionless",
    "TimelineJS",
}
ADDRESS = re.compile(
    r"https?://\S+|\{\w+\}|\b[\w-]+\.(?:csv|json|geojson|ics|xml|bib)\b|\bcontent/\w+/|\bkB\b"
)
#: Attributes that are read out, or shown.
SPOKEN = (
    "title",
    "alt",
    "aria-label",
    "placeholder",
    "content",
    "data-label",
    "data-none",
    "data-busy",
    "data-failed",
)


def own(language: str) -> Words:
    """The words of a language alone."""
    return Words.of(language, tomllib.loads(THEME.files[f"words/{language}.toml"].decode()))


def counted(key: str) -> bool:
    return key.rpartition(".")[2] in PLURALS and key.rpartition(".")[0] in COUNTED


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_word_and_none_that_nobody_shows(language: str) -> None:
    table = own(language).table
    assert {key for key in table if not counted(key)} == {key for key in ENGLISH.table if not counted(key)}
    assert not [key for key in table if not table[key] and ENGLISH.table.get(key)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_tells_numbers_apart_as_it_does(language: str) -> None:
    table, forms = own(language).table, {*Locale(language).plural_form.tags, "other"}
    for group in COUNTED:
        assert {form for form in PLURALS if f"{group}.{form}" in table} == forms, group
        assert all("{n}" in table[f"{group}.{form}"] for form in forms & {"few", "many", "other"}), group


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_keeps_its_names_in_every_language(language: str) -> None:
    for key, text in own(language).table.items():
        if counted(key):
            english = names(ENGLISH.table[f"{key.rpartition('.')[0]}.other"]) or set()
            assert (names(text) or set()) <= english, key
        else:
            assert names(text) == names(ENGLISH.table[key]), key


def test_the_vocabulary_and_the_words_call_a_kind_the_same() -> None:
    assert {kind.id: kind.label for kind in DEFAULT_KINDS} == {
        key.removeprefix("kind_names."): text
        for key, text in ENGLISH.table.items()
        if key.startswith("kind_names.")
    }


def ids(group: str) -> set[str]:
    """The ids of what has a table of words each."""
    return {key.split(".")[1] for key in ENGLISH.table if key.startswith(f"{group}.")}


def test_every_rule_and_every_rung_of_the_program_has_words_and_no_other() -> None:
    assert ids("rules") == {*RULES}
    assert ids("levels") == {*map(str, LADDER)}


def foreign(value: Any, name: str = "") -> Any:
    """The same with other letters in everything that somebody wrote."""
    if isinstance(value, str) and type(value) is str:
        return value.casefold().translate(LETTERS) if name in PROSE else value
    if type(value) is tuple:
        return tuple(foreign(one, name) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        made = {
            one.name: getattr(value, one.name) for one in fields(value) if one.init and one.name != "marks"
        }
        return replace(value, **{key: foreign(one, key) for key, one in made.items()})
    return value


def foreign_record() -> Record:
    record = sample_record()
    shelves = ("events", "actors", "escalations", "sources")
    made = replace(record, **{name: foreign(getattr(record, name)) for name in shelves})
    config = replace(foreign(record.config), language="ar", publisher="", repository="")
    return replace(made, config=config, published=record.published | {"actors/42/"})


@pytest.fixture(scope="module")
def drawn() -> tuple[set[str], dict[str, bytes]]:
    """An Arabic site in which nobody wrote a Latin letter: the layouts that its pages have, and its files."""
    layouts, draw = set[str](), drawing.draw

    def noted(page: Page, *rest: Any) -> File:
        layouts.add(page.layout)
        return draw(page, *rest)

    with short_lists(), patch("generator.rendering.render.draw", noted):
        return layouts, files_of(site_of(foreign_record()))


@pytest.fixture(scope="module")
def arabic(drawn: tuple[set[str], dict[str, bytes]]) -> dict[str, bytes]:
    return drawn[1]


def spoken(element: Element) -> Iterator[str]:
    """What a page says, but for what is said to be in another language, addresses and data."""
    if element.tag in ("script", "style") or element.attributes.get("lang", "ar") != "ar":
        return
    if element.attributes.get("class") in ("address", "geo"):
        return
    if element.tag != "meta" or element.attributes.get("name") == "description":
        yield from (element.attributes[name] for name in SPOKEN if name in element.attributes)
    for child in element.children:
        yield from [child] if isinstance(child, str) else spoken(child)


def latin(text: str) -> set[str]:
    return {*re.findall(r"[A-Za-z]{2,}", ADDRESS.sub("", text))} - PROPER


def test_there_is_an_arabic_page_of_every_layout(drawn: tuple[set[str], dict[str, bytes]]) -> None:
    layouts = {path.removesuffix(".html") for path in THEME.files if re.fullmatch(r"\w+\.html", path)}
    assert drawn[0] == layouts - {"base"}


def test_no_page_of_an_arabic_site_says_a_word_of_the_english_interface(arabic: dict[str, bytes]) -> None:
    for path, html in pages_of(arabic).items():
        page = Strict(html).root
        [root] = page.find("html")
        assert (root.attributes["lang"], root.attributes["dir"]) == ("ar", "rtl")
        assert latin(" ".join(spoken(root))) == set(), path


def test_no_feed_of_an_arabic_site_says_a_word_of_the_english_interface(arabic: dict[str, bytes]) -> None:
    for path, raw in arabic.items():
        if path.endswith("feed.xml"):
            told = re.findall(r"<(?:title|summary)>(.*?)</|label=\"(.*?)\"", raw.decode(), re.DOTALL)
            assert latin(" ".join(map(" ".join, told))) == set(), path


def test_commas_are_those_of_the_language(arabic: dict[str, bytes]) -> None:
    for path, html in pages_of(arabic).items():
        said = " ".join(spoken(Strict(html).root.find("body")[0]))
        assert not re.findall(r".{0,60}[\u0620-\u064a][,;?].{0,30}", said), path


def test_a_language_nobody_translated_has_what_there_is_and_english_below(tmp_path: Path) -> None:
    folder = tmp_path / "layouts" / "words"
    folder.mkdir(parents=True)
    (folder / "qkv.toml").write_text('[nav]\nactors = "Wezu"\n[claims]\nsaid_by = "ki {claimants}"\n')
    record = sample_record()
    site = site_of(record, language="qkv")
    html = pages_of(files_of(site, Layouts.read(tmp_path)))["index.html"]
    page = Strict(html).root
    assert page.find("html")[0].attributes["lang"] == "qkv"
    nav = [link.text for link in page.find("nav", class_="sections")[0].find("a")]
    assert "Wezu" in nav
    assert "Sources" in nav
    assert any(one.text.startswith("ki ") for one in page.find("span", class_="by"))


def test_words_in_the_settings_lie_on_top_of_all_others() -> None:
    site = site_of(sample_record(), words=Wording((("nav.timeline", "Day by day"),)))
    page = Strict(pages_of(files_of(site))["index.html"]).root
    assert "Day by day" in [link.text for link in page.find("nav", class_="sections")[0].find("a")]


def test_a_kind_that_the_site_calls_otherwise_keeps_its_name_in_every_language() -> None:
    record = sample_record()
    relabelled = replace(DEFAULT_KINDS[0], label="Fighting")
    html = pages_of(files_of(site_of(record, language="ar", kinds=(relabelled,))))["kinds/index.html"]
    told = [row.find("th")[0].text for row in Strict(html).root.find("tbody")[0].find("tr")]
    assert told[:2] == ["Fighting", THEME.words("ar")("kind_names.shelling")]


@pytest.mark.parametrize(
    ("language", "page", "attributes"),
    [
        ("en", "ar", ' lang="en" dir="ltr"'),
        ("ar-EG", "en", ' lang="ar-EG" dir="rtl"'),
        ("he", "en", ' lang="he" dir="rtl"'),
        ("en-GB", "en", ""),
        ("", "en", ""),
        ("qkv", "en", ' lang="qkv" dir="auto"'),
    ],
)
def test_words_in_another_language_say_which_and_where_they_begin(
    language: str, page: str, attributes: str
) -> None:
    assert tongue(language, page) == attributes


def test_a_quotation_and_a_headline_say_their_language_on_a_page_in_another() -> None:
    record = sample_record()
    sources = tuple(replace(one, value=replace(one.value, language="en")) for one in record.sources)
    quoted = replace(record, sources=sources)
    for language, tongues in (("ar", {("en", "ltr")}), ("en", {("", "")})):
        pages = pages_of(files_of(site_of(quoted, language=language)))
        source = Strict(pages["sources/standard-2021-09-15-third-day/index.html"]).root
        event = Strict(pages["events/2021-09-14-upper-mirna-count/index.html"]).root
        found = [*source.find("h1"), *(link for one in event.find("cite") for link in one.find("a"))]
        found += [one for quote in event.find("blockquote") for one in quote.find("p")]
        assert {(one.attributes.get("lang", ""), one.attributes.get("dir", "")) for one in found} == tongues
