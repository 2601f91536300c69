"""What `check` sees in bodies: the short way through them, and the places it names."""

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from generator.checking.bodies import Link, Sightings, sightings
from generator.checking.links import Way, way, way_in
from generator.urls import Links

#: What bodies are made of: words, marks that mean something, and links of all sorts.
PIECES = st.sampled_from(
    [
        "word", " ", "\n", "\n\n", "[a](/events/x/)", "[b c](https://e.example/p_q)", "[d\ne](../up/)", "[", "]", "(", ")",
        "](", "`", "``", "~~~\n", "\\", "<https://e.example/>", '<a href="/raw/">x</a>', "![p](/p.png)", "[r]", "[r]: /ref/\n",
        "# ", "\n# ", "\n### ", "- ", "\n- ", "> ", "    ", "\t", "*", "**", "_", '[a](/t/ "title")', "[a](<sp ace>)",
        "[a](/b_(c)/)", "\n---\n", "\n===\n", "|", "1. ", "&amp;", "[ü](/ü/)",
    ]
)  # fmt: skip
BODIES = st.lists(PIECES, max_size=12).map("".join).map(str.strip)


@given(BODIES)
def test_the_short_way_through_a_body_sees_what_the_parser_sees(body: str) -> None:
    short, whole = sightings(body), parsed(body)
    assert [link.target for link in short.links] == [link.target for link in whole.links]
    assert short.faults == whole.faults


def parsed(body: str) -> Sightings:
    """What the parser sees: an entity is looked for by the parser alone."""
    return sightings(f"{body}\n\n`")


@given(BODIES)
def test_a_link_stands_where_it_is_said_to_stand(body: str) -> None:
    lines = body.split("\n")
    for link in sightings(body).links:
        line = lines[link.line - 1]
        spelt = line[link.column - 1 :].startswith((link.target, unquote(link.target)))
        assert spelt or link.target == "/ref/"  # which stands elsewhere


@given(
    st.from_regex(r"(\.\./|/|[a-z-]{1,4}/?|#[a-z]?|\?q=1|//|https://own\.example/r/?){1,4}", fullmatch=True)
)
def test_the_short_way_to_a_page_leads_where_the_long_one_does(target: str) -> None:
    links = Links("https://own.example/r/")
    long = (
        way_in(links.href(target), "events/x/", links)
        if target.startswith("/") and target[1:2] != "/"
        else None
    )
    assert long is None or way(target, "events/x/", links) == long


def test_links_lead_to_pages_of_the_site_or_out_of_it() -> None:
    links = Links("https://own.example/r/")
    ways = {
        "/actors/y/": Way("actors/y/"),
        "../y/#c1": Way("events/y/", "c1"),
        "#c1": Way("events/x/", "c1"),
        "https://own.example/r/actors/y/?a=b": Way("actors/y/"),
        "https://own.example/r": Way(""),
        "https://own.example/else/": None,
        "https://other.example/r/": None,
        "//other.example/r/": None,
        "mailto:a@example.org": None,
        "../../../../up/": None,
        "http://[": None,
    }
    assert {target: way(target, "events/x/", links) for target in ways} == ways


def test_headings_and_pictures_are_told_at_their_lines() -> None:
    seen = sightings(
        "## One\n\nText\n\n#### Two\n\n![ ](/a.png)\n\n![a](/b.png) <img src='/c.png'> <img src=/d.png alt>\n"
    )
    assert [(fault.line, fault.column, fault.code) for fault in seen.faults] == [
        (5, 1, "DL167"),
        (7, 6, "DL166"),
        (9, 24, "DL166"),
    ]
    assert seen.links[0] == Link("/a.png", 7, 6)
