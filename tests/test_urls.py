"""Slugs are safe anywhere, links stay below the base path, and one address belongs to one id."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.urls import Links, collision_key, slug

IDS = st.from_regex(r"[a-z0-9éə日א]{1,8}(-[a-z0-9]{1,5})?", fullmatch=True)
BASES = st.sampled_from(
    ["https://example.org", "https://example.org/", "https://example.github.io/record", "https://example.github.io/record/",
     "http://localhost:8000/a/b/", "https://example.org//a//"]
)  # fmt: skip


@given(st.text())
def test_a_slug_is_lower_case_letters_digits_and_single_hyphens(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))


@given(st.text())
def test_the_slug_of_a_slug_is_itself(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@given(st.text(st.characters(codec="ascii")))
def test_case_and_unicode_form_change_no_slug(text: str) -> None:
    assert slug(text.upper()) == slug(text.lower()) == slug(unicodedata.normalize("NFKD", text))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("İlham Əliyev", "ilham-aliyev"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Smørrebrød & Œuvre", "smorrebrod-oeuvre"),
        ("Đà Nẵng", "da-nang"),
        ("  --The “Post”--  ", "the-post"),
        ("Ирина", ""),
        ("Isık", "isik"),
        ("IŞIK", "isik"),
    ],
)
def test_a_name_is_spelt_in_latin_letters(text: str, made: str) -> None:
    assert slug(text) == made


@given(st.text())
def test_what_file_systems_and_servers_fold_has_one_key(text: str) -> None:
    key = collision_key(text)
    assert collision_key(key) == key
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert collision_key(unicodedata.normalize(form, text)) == key
    assert collision_key(text.casefold()) == key


@pytest.mark.parametrize(
    ("one", "other"), [("a", "A"), ("é", "e\u0301"), ("ß", "ss"), ("ﬁ", "fi"), ("İ", "i\u0307")]
)
def test_two_spellings_of_one_address_collide(one: str, other: str) -> None:
    assert collision_key(one) == collision_key(other)


@given(BASES, IDS)
def test_a_link_stays_below_the_base_path(base: str, name: str) -> None:
    links = Links(base)
    href = links.href(f"/events/{name}/")
    assert links.base_path.startswith("/")
    assert links.base_path.endswith("/")
    assert href.startswith(links.base_path)
    assert href.isascii()
    assert "//" not in href
    assert unquote(href) == f"{links.base_path}events/{name}/"


@given(BASES, IDS, IDS)
def test_an_absolute_address_is_the_link_at_the_site_s_host(base: str, name: str, fragment: str) -> None:
    links = Links(base)
    parts = urlsplit(links.absolute(f"/events/{name}/#{fragment}"))
    assert (parts.scheme, parts.netloc) == (urlsplit(base).scheme, urlsplit(base).netloc)
    assert parts.path == links.href(f"/events/{name}/")
    assert unquote(parts.fragment) == fragment


@pytest.mark.parametrize(
    ("base", "path", "href"),
    [
        ("https://example.org/", "/", "/"),
        ("https://example.org/record", "/", "/record/"),
        ("https://example.org/record/", "/events/x/#c1", "/record/events/x/#c1"),
        ("https://example.org/", "/search/?q=a&b=c", "/search/?q=a&b=c"),
        ("https://example.org/", "/events/ə x/", "/events/%C9%99%20x/"),
        ("https://example.org/дата/", "/", "/%D0%B4%D0%B0%D1%82%D0%B0/"),
    ],
)
def test_a_link_looks_so(base: str, path: str, href: str) -> None:
    assert Links(base).href(path) == href
