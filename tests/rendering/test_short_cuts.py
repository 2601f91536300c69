"""Every short cut of rendering makes, to the byte, what the long way makes."""

import json
import tomllib
from dataclasses import FrozenInstanceError
from datetime import date
from urllib.parse import quote

import pytest
from babel import Locale
from babel.dates import format_date
from babel.localedata import locale_identifiers
from conftest import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from rendering.pages import files_of, sample_record, site_of

from generator import pool
from generator.edtf import Edtf
from generator.errors import DatelineError
from generator.rendering import dates, render, templates, toml
from generator.rendering.context import Context, LinkView
from generator.rendering.layouts import Layouts
from generator.rendering.locales import locale_of
from generator.rendering.markdown import Markdown
from generator.rendering.one_line import dump
from generator.rendering.prose import prose
from generator.rendering.views import event
from generator.rendering.views.event import event_view
from generator.urls import Links

MARKDOWN, LINKS = Markdown(Links("https://example.org/x/")), Links("https://example.org/x/")
#: Prose, what looks like prose and is not, and what is neither.
PIECES = (
    *(
        "word",
        "a, b",
        "it’s",
        "“q”",
        "é",
        "1918",
        "$5",
        "{x}",
        "%",
        "@",
        "www.x.org",
        "http://a.b",
        "a:",
        "(b)",
        "!",
    ),
    *(
        "\n",
        "\n\n",
        " ",
        "  ",
        "\n ",
        "\n    ",
        "\t",
        "\r",
        "\u00a0",
        "\u2028",
        "\u3000",
        "\u202f\n",
        "\x85",
        "&amp;",
        "<b>",
        "\\",
        "`c`",
    ),
    *(
        "1.",
        "1)",
        "12",
        "-",
        "--",
        "---",
        "===",
        "+",
        "#",
        "|",
        "~~s~~",
        "- a",
        "\n- a",
        "\n- **b**",
        "- ",
        "> q",
        "\n> q",
    ),
    *(
        "> q\n> r\n",
        "\n> \n> ",
        "> q\n\n> r",
        "> - a",
        "> > a",
        "\n\n- a\n- b\n\n",
        "![i](/a.png)",
        "![i](https://a.b/c.png)",
        "[x]",
    ),
    *(
        "**b**",
        "**b c**",
        "**",
        "*",
        "*e*",
        "*e f*",
        "(*e*),",
        "*é*",
        "**_a_**",
        "*a**b*",
        "**a*",
        "**b****c**",
        "é**b**",
    ),
    *(
        "[l](https://a.b/c)",
        "[l m](/x/y/)",
        "[l\nm](https://a.b/)",
        "[l](//a.b)",
        "[l](http://A.b)",
        "[l]( /a)",
        "[l]()",
    ),
    *(
        "[_](/)",
        "**[l](/a)**",
        "[**l**](/a)",
        "[é](/a)",
        "[l](https://a-b.c/d_e/f-g.html)",
        "[a b](/c)[d](/e)",
        "_a_",
    ),
)
BODIES = (
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
    | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
    | st.text(max_size=30)
)


@settings(max_examples=cases(300))
@given(BODIES.filter(str.strip))
def test_prose_is_what_the_parser_and_the_cleaner_make_of_it(body: str) -> None:
    assert prose(body, LINKS.href) in (None, MARKDOWN.parsed(body))


def test_a_body_of_paragraphs_lists_links_and_bold_words_takes_the_short_cut() -> None:
    body = "He *said* it, **twice**.\nAnd [there](/a/), too.\n\n> Once [more](https://a.b/c).\n\n- one\n- two, 3\n\nThe end."
    assert prose(body, LINKS.href) is not None


@pytest.mark.parametrize("quotes", [True, False])
def test_the_sample_site_is_drawn_alike_by_the_short_and_the_long_way(
    quotes: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = site_of(sample_record(), quotes=quotes)
    short = files_of(site)
    press = Layouts.press
    monkeypatch.setattr(Layouts, "press", lambda self, **names: press(self, quick=False, **names))
    assert files_of(site) == short


def test_what_is_drawn_once_is_what_would_be_drawn_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(sample_record())
    once = files_of(site)
    monkeypatch.setattr(templates, "once", lambda macro, *views: macro(*views))
    assert files_of(site) == once


def test_the_theme_takes_the_short_cut_on_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    presses: list[templates.Press] = []
    press = Layouts.press

    def kept(self: Layouts, **names: object) -> templates.Press:
        presses.append(press(self, **names))
        return presses[-1]

    monkeypatch.setattr(Layouts, "press", kept)
    list(render.render(site_of(sample_record()), Layouts.read()))
    assert [one.taken_slowly for one in presses] == [frozenset()]


def test_however_many_processes_draw_the_files_are_the_same_in_the_same_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = site_of(sample_record())
    alone = list(render.render(site, Layouts.read()))
    monkeypatch.setattr(pool, "WORTH_SHARING", 1)
    assert list(render.render(site, Layouts.read(), 3)) == alone


LOCALES = sorted(locale_identifiers())


@settings(max_examples=cases(300))
@given(st.dates(), st.sampled_from(LOCALES).map(locale_of))
def test_a_day_in_full_and_a_weekday_are_what_babel_writes(day: date, locale: Locale) -> None:
    assert dates.long(day, locale) == format_date(day, "long", locale)
    assert dates.weekday(Edtf.day(day), locale) == format_date(day, "EEEE", locale)


@settings(max_examples=cases(200))
@given(st.text(max_size=20) | st.text("ab/#?é ’&%", max_size=20))
def test_a_link_is_what_quoting_makes_of_it(path: str) -> None:
    path = path.encode("utf-8", "ignore").decode()
    assert LINKS.href(path) == "/x/" + quote(path.lstrip("/"), safe="/#?=&%:@!$'()*+,;~-._")


class Thing:
    """A view with a name that is a word of Python's."""

    def __init__(self, **fields: object) -> None:
        self.__dict__.update(fields)


VALUES = st.deferred(
    lambda: st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-5, 5),
        st.text("ab<&\"'é ", max_size=4),
        st.text("ab<&", max_size=3).map(Markup),
        st.builds(LinkView, st.text("a/<", max_size=3), st.text("a<", max_size=3)),
        st.lists(st.sampled_from(["a", "<"]), max_size=2),
    )
)
WHOLES = st.one_of(
    VALUES, st.fixed_dictionaries({"b": VALUES, "class": VALUES}), st.builds(Thing, b=VALUES, items=VALUES)
)
#: Whatever Jinja2 lets a layout say about a view, or about none.
LAYOUTS = (
    "{{ a }}|{{ a.b }}",
    "{{ a.class }}",
    "{{ a.items }}{{ a['b'] }}",
    "{{ a.b is defined }}{{ a.b or 1 }}",
    "{% if a %}{{ a.b|length }}{% endif %}",
    "{{ a.b|default('x') }}",
    "{% for c in a %}{{ loop.index }}{{ c }}{{ loop.cycle('x', 'y') }}{% else %}none{% endfor %}",
    "{% macro m(x, y='<') %}{{ x }}{{ y }}{% endmacro %}{{ m(a) }}{{ m(a, a) }}{{ m(y=a) }}{{ m() }}",
    "{% macro m(x) %}{{ x }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(a, 2, z=a) }}",
    "{% macro m(x) %}{{ x }}{{ caller(a) }}{% endmacro %}{% call(c) m(1) %}{{ c }}<i>{{ a }}{% endcall %}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(a)|upper }}{{ m(a) ~ a }}{% set s = m(a) %}{{ s }}{{ m(m(a)) }}",
    "{% macro m(x) %}{% endmacro %}{{ m(a, a) }}",
    "{% set s %}<b>{{ a }}</b>{% endset %}{{ s }}{{ s|e }}",
    "{% autoescape false %}{{ a }}{% endautoescape %}{{ a }}",
    "{{ a|safe }}{{ a|e }}{{ a|string|e }}{{ (a, 1)|join('<') }}",
    "{{ range(2)|list }}{{ dict(x=a).x }}{{ nothing }}",
    "{% set n = namespace(x=a) %}{{ n.x }}{{ shout(a) }}",
    "{% from 'parts.html' import p %}{{ p(a) }}{% include 'parts.html' %}",
    "{% extends 'base.html' %}{% block x %}{{ super() }}{{ a }}{{ self.y() }}{% endblock %}{% block y %}{{ a.b }}{% endblock %}",
    "{{ a.b.c }}",
    "{{ a() }}",
    "{{ words.less }}{{ words.link }}{{ words.safe }}{{ words.pattern|fill(x=words.link) }}{{ words.pattern|fill(x=a) }}",
    "{{ shout('<') }}{{ shout(words.less)|upper }}{{ shout(words.less, nothing=1) }}",
    "{{ words.nothing }}",
    "{{ words.nothing is defined }}{{ words.less is defined }}{{ words.less|length }}",
    "{% if words.none %}{{ words.none.b }}{% else %}{{ a }}{% endif %}{% if words.less and a %}x{% endif %}",
    "{% if words.none %}{% set s = 1 %}{% endif %}{{ s }}",
    "{% if words.none %}{% elif words.less %}{{ words.less }}{% endif %}{{ words.none or words.less }}",
    "{% for one in words.list %}{{ one }}{% if one == a %}!{% endif %}{{ words.less }}{% endfor %}{{ one }}",
    "{% for one in words.list %}{{ loop.index }}{{ one }}{% endfor %}{% for one in words.list if one == a %}{{ one }}{% endfor %}",
    "{% for one in words.list %}{% for one in one %}{{ one }}{% endfor %}{% for b in one %}{{ b }}{{ one }}{% endfor %}{% endfor %}",
    "{% for one in words.list %}{% set s = one %}{{ s }}{% endfor %}{% for one in words.empty %}{{ one }}{% else %}none{% endfor %}",
    "{% for one in words.list %}{{ m(one) }}{% endfor %}{% macro m(x) %}{{ x }}{% endmacro %}",
    "{% macro m(words) %}{{ words }}{% endmacro %}{{ m(a) }}{{ words.less }}",
    "{% set words = a %}{{ words }}{{ words.less }}",
    "{% for words in [a] %}{{ words.b }}{% endfor %}",
    "{% from 'parts.html' import p as words %}{{ words(a) }}",
    "{% import 'parts.html' as words %}{{ words.p(a) }}",
    "{% macro m(x, y='<') %}{{ x }}{{ y }}{{ caller() }}{% endmacro %}{% call m(a, y=words.less) %}{{ words.safe }}{% endcall %}",
    "{% macro m(x, y='<') %}{{ x }}{{ y }}{{ caller is defined }}{% endmacro %}{{ m(y=a, x=1) }}{{ m(a, x=1) }}",
    "{% macro m(x) %}{{ x }}{{ caller() }}{% endmacro %}{{ m(a) }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{% call m(a) %}{% endcall %}",
    "{{ a[0] }}{{ a[-1] }}{{ a[true] }}",
    "{{ page }}{{ parts }}",
    "{{ a.nothing }}",
)


@settings(max_examples=cases(150))
@given(st.sampled_from(LAYOUTS), WHOLES)
def test_a_layout_draws_or_fails_alike_by_the_short_and_the_long_way(layout: str, value: object) -> None:
    sources = {
        "page.html": layout,
        "parts.html": "{% macro p(x) %}<p>{{ x }}</p>{% endmacro %}{{ a }}",
        "base.html": "<{% block x %}{{ a }}{% endblock %}>{% block y %}{% endblock %}",
    }
    words = Thing(
        less="<",
        safe=Markup("<b>"),
        link=LinkView("/<", "<"),
        pattern="<{x}>",
        none=None,
        empty=(),
        list=("<", LinkView("", "x"), ("y",), 2),
    )
    names = {"shout": lambda word: f"{word}!<", "words": words, "page": "no", "parts": "no"}
    assert drawn(sources, names, value, quick=True) == drawn(sources, names, value, quick=False)


def drawn(sources: dict[str, str], names: dict[str, object], value: object, *, quick: bool) -> str:
    try:
        return templates.Press(sources, names, quick=quick).draw("page", "/a/", {"a": value})
    except DatelineError as error:
        return "\n".join(map(str, error.problems))


@pytest.fixture(scope="module")
def context() -> Context:
    site, layouts = site_of(sample_record()), Layouts.read()
    return Context(site, Links(site.config.base_url), layouts.words(site.config.language))


def test_what_no_layout_asks_a_view_for_is_not_made(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = event_view(next(iter(context.site.events.values())), context)
    made = view.tolls
    for name in ("toll_view", "told_views", "statement_views", "source_line"):
        monkeypatch.delattr(event, name)
    assert view.title
    assert view.body
    assert view.tolls is made
    with pytest.raises(NameError):
        view.sources  # noqa: B018


def test_a_view_that_is_made_late_is_frozen_and_equal_to_one_of_the_same(context: Context) -> None:
    dossier = next(one for one in context.site.events.values() if one.tolls)
    one, other = event_view(dossier, context), event_view(dossier, context)
    assert one.tolls[0].figures[0].citations[0].source.name
    assert one == other
    with pytest.raises(FrozenInstanceError):
        one.tolls = ()  # type: ignore[misc]


@settings(max_examples=cases(200))
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    )
)
def test_one_encoder_for_all_writes_what_json_writes(value: object) -> None:
    assert dump(value) == json.dumps(value, ensure_ascii=False)


#: Lines of tables of words, right and wrong, and what is more than words.
WORDS = (
    "[a]",
    "[a.b]",
    "[b]",
    "[ a ]",
    "[a-1]",
    "[[a]]",
    'b = "x"',
    'c = "{n} ä # “q”"',
    'a.b = "x"',
    "c = 1",
)
ODD = (
    "",
    "# note",
    "#\tnote",
    " ",
    'd = "\\n"',
    "d = 'x'",
    'd = "x" # y',
    'd="x"',
    'd = "\x01"',
    'd = "\r',
    "é = 1",
)


@settings(max_examples=cases(500))
@given(st.lists(st.sampled_from(WORDS + ODD), max_size=6), st.sampled_from(["\n", "\n", "\r\n"]))
def test_a_table_of_words_that_is_read_the_short_way_is_what_toml_says(lines: list[str], end: str) -> None:
    read = toml.table_of_words(end.join(lines))
    assert read is None or read == tomllib.loads(end.join(lines))


def test_the_words_of_the_theme_are_read_the_short_way() -> None:
    for path, raw in Layouts.read().files.items():
        assert not path.endswith(".toml") or toml.table_of_words(raw.decode()) is not None
