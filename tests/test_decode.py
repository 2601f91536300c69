"""The field decides what a scalar means, everything wrong is located, and nothing makes the reader fall over."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from noun_strategies import NASTY, NOUNS, UNHURRIED, nouns

from generator.decode import decode_entry, decode_table, decode_yaml, nearest
from generator.decode.checks import id_error
from generator.decode.text import read_text
from generator.encode import serialise
from generator.errors import Mark
from generator.model.actor import Actor
from generator.model.claim import Claim
from generator.model.config import Config
from generator.model.event import Event, Participant, Place
from generator.model.source import Source
from generator.model.vocabulary import Qualifier
from generator.reading.front_matter import ArticleFrontMatter
from generator.urls import address_error, odd_address_error

EVENT = "id: a\ntitle: A day\ndate: 2011-03-05\n"
CLAIM = "{id: c1, measure: killed, source: s1, "


def entry(front: str, cls: type = Event) -> object:
    decoded = decode_entry(cls, f"---\n{front}---\n", "content/a.md")
    assert not decoded.problems, decoded.problems
    return decoded.value


def claim(rest: str) -> Claim:
    return entry(f"{EVENT}claims: [{CLAIM}{rest}}}]\n").claims[0]


@pytest.mark.parametrize(
    "value",
    [
        "no",
        "Yes",
        "on",
        "12:30",
        "010",
        "0x1F",
        "1_000",
        "1e5",
        "2020-09-28",
        ".inf",
        "=",
        "y",
        "Null",
        "NULL",
    ],
)
def test_a_text_is_what_stands_there(value: str) -> None:
    assert entry(f"id: a\ntitle: {value}\ndate: 2011\n").title == value
    assert entry(f"id: a\nname: a\nkind: state\naliases: [{value}, x]\n", Actor).aliases == (value, "x")


@pytest.mark.parametrize(("value", "number"), [("7", 7), ("010", 10), ("+3", 3), ("0", 0)])
def test_a_whole_number_is_decimal(value: str, number: int) -> None:
    assert claim(f"min: {value}, qualifier: at_least").min == number


@pytest.mark.parametrize(
    "value", ["1,200", "seven", '"7"', "0x1F", "1_000", "7.0", "1e3", "٧", "²", "9" * 5000]
)
def test_what_is_no_whole_number_is_a_problem(value: str) -> None:
    text = f"---\n{EVENT}claims:\n  - id: c1\n    measure: killed\n    source: s1\n    min: {value}\n---\n"
    [problem] = decode_entry(Event, text, "content/a.md").problems
    assert (problem.code, problem.mark) == ("DL014", Mark("content/a.md", 9, 10))


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("true", True),
        ("yes", True),
        ("on", True),
        ("ON", True),
        ("false", False),
        ("no", False),
        ("off", False),
    ],
)
def test_yes_and_no_have_many_names(value: str, meant: bool) -> None:
    assert decode_yaml(Config, f"title: a\nquotes: {value}\n", "site.yaml").value == Config(
        title="a", quotes=meant
    )


@pytest.mark.parametrize("value", ["", "~", "null", "# nothing yet"])
def test_an_empty_value_is_not_given(value: str) -> None:
    assert entry(f"{EVENT}place: {value}\nkind: {value}\nclaims: {value}\nescalation: {value}\n") == entry(
        EVENT
    )


def test_shorthands_stand_for_the_whole() -> None:
    event = entry(f"{EVENT}place: Aden\nparticipants: [army, {{actor: rebels}}]\nsources: [s1, {{id: s2}}]\n")
    assert event.place == Place(name="Aden")
    assert event.participants == (Participant(actor="army"), Participant(actor="rebels"))
    assert event.sources == ("s1", Source(id="s2"))


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [("exact", 7, 7), ("about", 7, 7), ("at_least", 7, None), ("more_than", 7, None), ("up_to", None, 7)],
)
def test_one_count_is_read_as_its_qualifier_says(qualifier: str, low: int | None, high: int | None) -> None:
    found = claim(f"count: 7, qualifier: {qualifier}")
    assert (found.min, found.max, found.qualifier) == (low, high, Qualifier(qualifier))


@pytest.mark.parametrize(("written", "meant"), [("4", 4), ("4.5", 4.5), ('"4"', "4"), ("four", "four"), ("010", 10), ("~", None)])  # fmt: skip
def test_a_corrected_value_is_what_it_looks_like(written: str, meant: object) -> None:
    found = (
        entry(f"{EVENT}corrections: [{{date: 2011, field: claims.c1.min, was: {written}}}]\n")
        .corrections[0]
        .was
    )
    assert (found, type(found)) == (meant, type(meant))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_change_nothing(newline: str, mark: str) -> None:
    text = f"---\n{EVENT}kind: shelling # a\n---\n\nOne.\n\n    code\n"
    same = mark + text.replace("\n", newline)
    decoded = decode_entry(Event, same.encode(), "a.md")
    assert decoded.value == decode_entry(Event, text, "a.md").value
    assert decoded.value.body == "One.\n\n    code"
    assert decoded.marks["kind",] == Mark("a.md", 5, 7)


@UNHURRIED
@given(st.sampled_from(NOUNS), st.binary(max_size=200))
def test_no_bytes_make_the_reader_fall_over(cls: type, raw: bytes) -> None:
    for whole in (raw, b"---\n" + raw, b"---\n" + raw + b"\n---\n"):
        decoded = decode_entry(cls, whole, "a.md")
        assert decoded.problems
        assert decoded.value is None
        assert all(problem.mark.line and problem.mark.column for problem in decoded.problems)
    decode_yaml(Config, raw, "site.yaml")
    decode_table(ArticleFrontMatter, raw, "published.yaml")


YAML_PIECES = st.lists(
    st.sampled_from([*NASTY, "id: ", "claims:\n", "  - ", "- ", ": ", "\n", "\n  ", "{", "}", "[", "]", ", ", "? ", "&a ", "*a", "!!x ", "#"]),
    max_size=30,
).map("".join)  # fmt: skip


@UNHURRIED
@given(st.sampled_from(NOUNS), YAML_PIECES)
def test_no_yaml_makes_the_reader_fall_over(cls: type, front: str) -> None:
    decoded = decode_entry(cls, f"---\n{front}\n---\n", "a.md")
    assert (decoded.value is None) == bool(decoded.problems)
    assert all("\n" not in problem.message for problem in decoded.problems)


@UNHURRIED
@given(st.one_of(*map(nouns, NOUNS)), st.data())
def test_a_damaged_entry_is_read_or_its_damage_is_told(noun: object, data: st.DataObject) -> None:
    text = serialise(noun)
    start = data.draw(st.integers(0, len(text)))
    damaged = text[:start] + data.draw(st.sampled_from(NASTY)) + text[start + data.draw(st.integers(0, 3)) :]
    decoded = decode_entry(type(noun), damaged, "a.md")
    assert (decoded.value is None) == bool(decoded.problems)
    lines = damaged.splitlines()
    assert all(problem.mark.line <= len(lines) + 1 for problem in decoded.problems)


@UNHURRIED
@given(nouns(Event))
def test_every_key_has_the_place_of_its_value(event: Event) -> None:
    text = serialise(event)
    decoded = decode_entry(Event, text, "a.md")
    rows = text.split("\n")
    for keys, mark in decoded.marks.items():
        if keys == ("id",):
            assert rows[mark.line - 1][mark.column - 1 :].strip('"') == event.id
        elif keys[-1:] == ("measure",):
            assert rows[mark.line - 1][mark.column - 1 :] == event.claims[keys[1]].measure
    assert {keys[0] for keys in decoded.marks if keys} >= {"id", "title", "date"}


def test_a_key_that_is_not_there_has_the_place_of_what_is_around_it() -> None:
    marks = decode_entry(Event, f"---\n{EVENT}place:\n  name: Aden\n---\n", "a.md").marks
    assert nearest(marks, ("place", "country"), "a.md") == marks["place",] == Mark("a.md", 6, 3)
    assert nearest(marks, ("claims", 0, "min"), "a.md") == Mark("a.md", 2, 1)
    assert nearest({}, ("claims",), "a.md") == Mark("a.md")


def test_what_could_be_read_of_a_broken_entry_is_there() -> None:
    decoded = decode_entry(Event, "---\nid: a\ntitle: A day\ndate: never\n---\nText.\n", "a.md")
    assert decoded.value is None
    assert decoded.fields == {"id": "a", "title": "A day", "body": "Text."}


def test_a_table_keeps_what_could_be_read_in_order() -> None:
    text = "b.txt: {published: 2011-03-05}\na.txt: {published: 2011-13-05}\nb.txt: {}\n"
    decoded = decode_table(ArticleFrontMatter, text, "published.yaml")
    assert decoded.value == {"b.txt": ArticleFrontMatter(published=date(2011, 3, 5))}
    assert [problem.code for problem in decoded.problems] == ["DL015", "DL011"]


def test_a_file_without_front_matter_may_be_all_body() -> None:
    decoded = decode_entry(ArticleFrontMatter, "\n\nOne.\n", "a.txt", bare=True)
    assert (decoded.value, decoded.body) == (ArticleFrontMatter(), "One.")


@given(st.text(max_size=12))
def test_an_id_is_safe_as_a_file_name_an_address_and_a_fragment(text: str) -> None:
    if not id_error(text):
        assert not set(text) & set('/\\.:*?"<>|#%&= \t\n\0')
        assert text == text.lower()
        assert text.strip("-") == text != ""
        assert not read_text(text, "a")[1]


@pytest.mark.parametrize(
    "name", ["a", "2020-07-14-tavush-fighting", "c1", "ərdoğan", "日本", "ирина-1", "a" * 200]
)
def test_letters_of_any_script_make_an_id(name: str) -> None:
    assert not id_error(name)


@pytest.mark.parametrize("name", ["", "-", "a-", "a--b", "A", "a b", "a.b", "../a", "a/b", "a\\b", "e\u0301", "a" * 201, "a\u200d", "½", "#a"])  # fmt: skip
def test_what_could_be_mistaken_is_no_id(name: str) -> None:
    assert id_error(name)


@given(
    st.one_of(
        st.text(max_size=30).map("https://{}".format),
        st.from_regex(r"https?://[a-z0-9.-]{1,12}(:[0-9]{1,6})?[/?#][ -~]{0,20}", fullmatch=True),
        st.from_regex(r"[a-z]{1,5}:/{0,3}[a-z0-9.@:\[\]-]{0,20}/?.{0,9}", fullmatch=True),
    )
)
def test_an_address_is_told_alike_the_short_way_and_the_long(url: str) -> None:
    assert address_error(url) == odd_address_error(url)
