"""Feeds and sitemaps against grammars (RELAX NG) of what their standards let them be, and what no grammar can tell."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from records import record
from test_exports import ATOM, LINKS, site, written

from generator.rendering.sitemap import sitemaps
from generator.site.assemble import assemble

FOLDER = Path(__file__).parent / "grammars"
GRAMMARS = {name: etree.RelaxNG(file=FOLDER / f"{name}.rng") for name in ("atom", "sitemap")}
FEED = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>urn:x:1</id><title>A record</title>
<updated>2031-05-01T00:00:00Z</updated><author><name>An archive</name></author><link href="/" rel="alternate"/>
<entry><id>urn:x:2</id><title>Shells</title><updated>2031-05-01T12:00:00+04:00</updated><summary>Four.</summary></entry></feed>"""
MAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/</loc></url></urlset>"""


def faults(name: str, raw: bytes) -> list[str]:
    grammar = GRAMMARS[name]
    grammar.validate(etree.fromstring(raw))
    return [f"{one.line}: {one.message}" for one in grammar.error_log]


def apart(raw: bytes) -> list[str]:
    """What RFC 4287 asks of a feed and no grammar can: authors (4.1.1), links (4.1.1, 4.1.2) and ids (4.1.1)."""
    feed, found = etree.fromstring(raw), []
    entries = feed.findall(f"{ATOM}entry")
    if feed.find(f"{ATOM}author") is None and any(one.find(f"{ATOM}author") is None for one in entries):
        found.append("an entry has no author")
    for element in (feed, *entries):
        links = [link.attrib for link in element.findall(f"{ATOM}link")]
        kinds = Counter(
            (one.get("type"), one.get("hreflang")) for one in links if one.get("rel") == "alternate"
        )
        if any(count > 1 for count in kinds.values()):
            found.append("two links lead to the same in one type and language")
    if len({entry.findtext(f"{ATOM}id") for entry in entries}) < len(entries):
        found.append("two entries are one")
    return found


@pytest.mark.parametrize("publisher", ["An archive", ""])
def test_every_feed_is_what_rfc_4287_lets_a_feed_be(publisher: str) -> None:
    feeds = written(site(publisher=publisher))
    assert {re.sub("/.*/", "/", file.path) for file in feeds} == {
        "feed.xml",
        "actors/feed.xml",
        "escalations/feed.xml",
        "corrections/feed.xml",
    }
    for file in feeds:
        assert (faults("atom", file.content), apart(file.content)) == ([], []), file.path


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_titles_hold_a_feed_is_one(title: str, name: str) -> None:
    events = [{"id": one, "date": "2031", "title": title} for one in ("e", "f")]
    for file in written(assemble(record({"config": {"title": name}, "events": events}))):
        assert (faults("atom", file.content), apart(file.content)) == ([], []), file.path


def test_every_sitemap_is_what_its_protocol_lets_it_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.rendering.sitemap._MOST", 2)
    for paths in (["/"], ["/", "/events/é&x/", "/c/"]):
        for file in sitemaps(paths, LINKS):
            assert faults("sitemap", file.content) == [], file.path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<id>urn:x:1</id>", b""),
        (b"<id>urn:x:2</id>", b"<id>2</id>"),
        (b"<title>Shells</title>", b"<title>Shells</title><title>Mines</title>"),
        (b"<title>Shells</title>", b"<title type='markdown'>Shells</title>"),
        (b"T00:00:00Z", b"T00:00:00"),
        (b"T12:00:00+04:00", b""),
        (b'href="/"', b""),
        (b"<summary>", b"<subtitle>Few</subtitle><summary>"),
        (b"<summary>", b"<told>Few</told><summary>"),
        (b"<name>An archive</name>", b"<email>archive</email>"),
    ],
)
def test_the_grammar_of_feeds_refuses_what_is_none(old: bytes, new: bytes) -> None:
    assert faults("atom", FEED) == []
    assert old in FEED
    assert faults("atom", FEED.replace(old, new)) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<loc>https://a.example/</loc>", b""),
        (b"https://a.example/", b"/a/"),
        (b"</loc>", b"</loc><lastmod>1 May</lastmod>"),
        (b"<url><loc>https://a.example/</loc></url>", b""),
    ],
)
def test_the_grammar_of_sitemaps_refuses_what_is_none(old: bytes, new: bytes) -> None:
    assert faults("sitemap", MAP) == []
    assert faults("sitemap", MAP.replace(old, new)) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<author><name>An archive</name></author>", b""),
        (
            b'<link href="/" rel="alternate"/>',
            b'<link href="/" rel="alternate"/><link href="/a" rel="alternate"/>',
        ),
        (b"</entry>", b"</entry><entry><id>urn:x:2</id></entry>"),
    ],
)
def test_what_no_grammar_can_tell_is_refused_too(old: bytes, new: bytes) -> None:
    assert apart(FEED) == []
    assert apart(FEED.replace(old, new)) != []
