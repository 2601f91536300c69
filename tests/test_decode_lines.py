"""The short way through front matter: what it reads, the long way reads; what is usual, it reads."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from noun_strategies import NASTY, NOUNS, UNHURRIED, nouns

from generator.decode import decode_entry, lines
from generator.encode import serialise
from generator.model.actor import Actor
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.source import Source

USUAL = """\
id: 2011-03-05-a
title: "Shelling: three “killed” & more"
date: 2011-03-05
escalation: spring-2011
place: {place}
status: reviewed
participants: [army, rebels]
claims:
  - id: c1
    measure: killed
    min: 4
    max: 4
    claimant: ministry
    source: s1
    quote: "four, he said: no more"
  -   id: c2
      measure: wounded
      qualifier: vague
      source: s1
sources:
- id: s1
  title: It's about 3:30 at no. 5#b
  url: https://paper.example/a?b=c#d
- s2
statements:
  - speaker: ministry
    act: accuse
    date: 2011-03?
    source: s1
same_as: []
"""


def decoded(cls: type, text: str | bytes) -> Any:
    return decode_entry(cls, text, "content/a.md")


def is_short(cls: type, front: str) -> bool:
    return lines.read_lines(cls, front, "") is not None


def agree(cls: type, text: str | bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold that both ways make the same of a file, to the last field."""
    short = decoded(cls, text)
    with monkeypatch.context() as patch:
        patch.setattr("generator.decode.read_lines", lambda *_: None)
        long = decoded(cls, text)
    assert repr((short.value, short.fields, short.problems, short.body)) == repr(
        (long.value, long.fields, long.problems, long.body)
    )
    assert dict(short.marks) == dict(long.marks)


@pytest.mark.parametrize(
    "place",
    ["Aden", "'Aden'", '"Aden"', "\n  name: Aden\n  lat: -4.5\n  lon: 40", "{name: Aden, country: YE}"],
)
def test_what_is_usual_takes_the_short_way(place: str) -> None:
    assert is_short(Event, USUAL.replace("{place}", place))


@given(st.sampled_from(NOUNS).flatmap(nouns))
def test_what_this_program_writes_is_read_alike(noun: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        agree(type(noun), serialise(noun), patch)


VALUES = st.sampled_from((*NASTY, "", "a", "a b", "4", "2011", "s1", "killed", "[a, b]", "[a,b]", "[a, null]", "[ a ]", "[-a]", '"a"', "'a'", "{name: b}", "{name: b, name: c}", "{name: b, lat: 4}", '[{id: a}, {id: "}, b"}]', '[a, "b, c"]', "{name: null}", "a:b", "a#b", "-4", "- a", "$5", "“a”", "x # y", '"a" ', "a ", "null "))  # fmt: skip
LINES = st.tuples(
    st.sampled_from(["", "  ", "    ", "   ", "  - ", "- ", "    - ", "  -   ", " "]),
    st.sampled_from(["id: ", "title: ", "date: ", "claims:", "place:", "name: ", "measure: ", "source: ", "sources:", "min: ", "kind:  ", "kind : ", "none: ", "? ", ""]),
    VALUES,
).map("".join)  # fmt: skip


@UNHURRIED
@given(st.lists(LINES, max_size=6), st.integers(0, 6))
@example(["place:", "    name: a", "  lat: 4"], 3)
@example(["same_as: []", "claims:", "- id: c1", "  measure: killed", "  source: s", "  count: 4"], 3)
@example(["kind: a", "  b"], 3)
@example(["  kind: a"], 0)
@example(["- kind: a"], 0)
@example(["kind: 'a'", "", "# b"], 3)
def test_any_lines_among_usual_ones_are_read_alike(odd: list[str], at: int) -> None:
    usual = ["id: a", "title: A day", "date: 2011", "status: reviewed"]
    front = "\n".join([*usual[:at], *odd, *usual[at:]])
    with pytest.MonkeyPatch.context() as patch:
        agree(Event, f"---\n{front}\n---\nText.\n", patch)


@UNHURRIED
@given(
    st.integers(0, len(USUAL)),
    st.integers(0, 3),
    st.sampled_from(NASTY) | st.text(" -:\n#[],'\"{}ab4", max_size=4),
)
def test_a_usual_file_with_something_else_in_it_is_read_alike(start: int, gone: int, new: str) -> None:
    usual = USUAL.replace("{place}", "Aden")
    with pytest.MonkeyPatch.context() as patch:
        agree(Event, f"---\n{usual[:start]}{new}{usual[start + gone :]}---\nText.\n", patch)


@pytest.mark.parametrize(
    ("cls", "front"),
    [
        (Actor, "id: a\nname: A\nkind: state\naliases:\n  - B\n  - 'C d'\nroles:\n  - title: t\n    of: b\n"),
        (Escalation, "id: a\ntitle: A\nperiod: 2011/..\nphases:\n  - label: one\n    from: 2011-02\n"),
        (Source, "id: a\nurl: https://paper.example/\nlanguage: en\nagencies: [Reuters, AFP]\n"),
        (Event, "id: a\ntitle: A\ndate: 2011\ncorrections:\n  - date: 2012\n    field: claims.c1.min\n    was: 4\n    now: '5'\n"),
    ],
)  # fmt: skip
def test_every_sort_of_entry_has_a_short_way(cls: type, front: str) -> None:
    assert is_short(cls, front)
    with pytest.MonkeyPatch.context() as patch:
        agree(cls, f"---\n{front}---\n", patch)
