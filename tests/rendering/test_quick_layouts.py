"""However the statements of layouts stand in each other, the short way draws what the long way draws, or fails like it."""

from conftest import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from generator.errors import DatelineError
from generator.rendering import templates
from generator.rendering.context import LinkView

#: What stands in a line. `m`, `n`, `c` and `d` are macros, `p` and `r` imported ones, where a layout has them.
LEAVES = (
    *(
        "{{ a }}",
        "t ",
        "{{ s }}",
        "{{ x }}",
        "{{ words.less }}",
        "{{ words.link }}",
        "{{ a.b }}",
        "{{ one }}",
    ),
    *("{{ loop.index }}", "{{ loop.first }}", "{{ loop.last }}", "{{ loop.cycle(1, 2) }}", "{{ caller() }}"),
    *(
        "{{ m(a) }}",
        "{{ m(x) }}",
        "{{ m(words.less) }}",
        "{{ n('<', y=a) }}",
        "{{ m(m(a)) }}",
        "{{ m(a)|upper }}",
    ),
    *(
        "{{ once(m, a) }}",
        "{{ once(n, a, 2) }}",
        "{{ p(a) }}",
        "{{ r(a, b=s) }}",
        "{{ q.p(x) }}",
        "{{ super() }}",
    ),
    *(
        "{% set s = 1 %}",
        "{% set s = a %}",
        "{% set s = words.less %}",
        "{% set x = s %}",
        "{{ s is defined }}",
    ),
    *("{{ words.pattern|fill(x=m(a)) }}", "{{ words.pattern|fill(x=s) }}", "{{ words.list|join('<') }}"),
    *("{{ [a, s]|join(words.less) }}", "{{ [a, '<']|join(words.safe) }}", "{{ a ~ s }}", "{{ (a, s) }}"),
    *(
        "{{ 'y' if a else s }}",
        "{{ 'y' if words.none else m(a) }}",
        "{{ a or s }}",
        "{{ a is none }}",
        "{{ not s }}",
    ),
    *(
        "{% from 'parts.html' import p %}",
        "{% from 'parts.html' import r as m %}",
        "{% import 'parts.html' as q %}",
    ),
    *(
        "{{ words.list[0] }}{{ words.list[1:] }}",
        "{{ a[0] }}",
        "{{ a|length }}",
        "{{ a|e }}{{ s|safe }}",
        "{{ self.k() }}",
    ),
    *(
        "{{ s|default('d') }}",
        "{{ shout(s) }}",
        "{{ words.less() }}",
        "{{ s == 1 }}{{ 5 is none }}",
        "{{ -1 + 3 }}",
    ),
)
#: What stands around other things.
AROUND = (
    "{%% if a %%}%s{%% else %%}%s{%% endif %%}",
    "{%% if words.none %%}%s{%% elif a.b %%}%s{%% endif %%}",
    "{%% for one in words.list %%}%s{%% endfor %%}%s",
    "{%% for one in a %%}%s{%% else %%}%s{%% endfor %%}",
    "{%% for x in [1, a] if x != 1 %%}%s{%% endfor %%}%s",
    "{%% for one, x in [(1, a), ('<', 2)] %%}%s{%% endfor %%}%s",
    "{%% macro m(x) %%}%s{%% endmacro %%}%s",
    "{%% macro m(x, s='<') %%}%s{%% endmacro %%}{{ m(a) }}%s",
    "{%% macro n(x, y=s) %%}%s{%% endmacro %%}%s",
    "{%% macro c(x) %%}%s{{ caller() }}{%% endmacro %%}{%% call c(a) %%}%s{%% endcall %%}",
    "{%% call c(a) %%}%s{%% endcall %%}%s",
    "{%% call(x) d(a) %%}%s{%% endcall %%}%s",
    "{%% set s %%}%s{%% endset %%}%s",
    "{%% block k %%}%s{%% endblock %%}%s",
)
#: What a template says first.
GIVEN = (
    "{% macro m(x) %}({{ x }}){% endmacro %}{% macro n(x, y=2) %}{{ x }}{{ y }}{% endmacro %}"
    "{% macro c(x) %}{{ x }}<{{ caller() }}>{% endmacro %}{% macro d(y) %}{{ caller(y) }}{% endmacro %}"
    "{% from 'parts.html' import p, r %}{% import 'parts.html' as q %}{% set s = a %}{% set x = 5 %}"
)
BODIES = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: (
        st.tuples(st.sampled_from(AROUND), inner, inner).map(lambda three: three[0] % three[1:])
        | st.lists(inner, min_size=2, max_size=3).map("".join)
    ),
    max_leaves=6,
)
FIRST = st.sampled_from([GIVEN, GIVEN, ""])
PAGES = st.builds("{}{}".format, FIRST, BODIES) | st.builds(
    "{{% extends 'base.html' %}}{}{{% block b %}}{}{{% endblock %}}".format, FIRST, BODIES
)
IMPORTED = st.sampled_from(["{{ x }}{{ b }}", "{{ words.less }}{% if x %}{{ r(none) }}{% endif %}"]) | BODIES


class Thing:
    """A view."""

    def __init__(self, **fields: object) -> None:
        self.__dict__.update(fields)

    def __repr__(self) -> str:
        return "<thing>"


VALUES = (
    *(None, True, 3, "<b", Markup("<i>"), LinkView("/<", "a<"), ["a", "<"], {"b": "<"}),
    *(Thing(b="<"), Thing(b=LinkView("", "x")), Thing(b=["p", "q"])),
)
WORDS = {
    "less": "<",
    "safe": Markup("<b>"),
    "link": LinkView("/<", "<"),
    "pattern": "<{x}>",
    "none": None,
    "list": ("<", LinkView("", "x"), ("y",), 2),
}


@settings(max_examples=cases(300))
@given(PAGES, IMPORTED, FIRST, BODIES, st.sampled_from(VALUES))
def test_a_layout_of_any_make_is_drawn_or_fails_alike(
    page: str, imported: str, first: str, frame: str, value: object
) -> None:
    sources = {
        "page.html": page,
        "parts.html": "{% macro p(x) %}<p>{{ x }}</p>{% endmacro %}{% macro r(x, b=1) %}"
        + imported
        + "{% endmacro %}",
        "base.html": f"{first}<{{% block b %}}{{{{ a }}}}{{% endblock %}}>{frame}",
    }
    assert drawn(sources, value, quick=True) == drawn(sources, value, quick=False)


def drawn(sources: dict[str, str], value: object, *, quick: bool) -> str:
    names = {"shout": lambda word: f"{word}!<", "words": Thing(**WORDS)}
    try:
        return templates.Press(sources, names, quick=quick).draw("page", "/a/", {"a": value})
    except DatelineError as error:
        return "\n".join(map(str, error.problems))
    except RecursionError:
        return "a macro without an end"
