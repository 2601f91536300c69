"""Serialising and parsing are inverses, and other readers of YAML see what was meant."""

import dataclasses
import re
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from noun_strategies import NASTY, NOUNS, TEXTS, UNHURRIED, nouns

from generator import encode
from generator.decode import decode_entry, decode_yaml
from generator.edtf import Edtf
from generator.encode import front_matter, inline, serialise, text
from generator.model.config import Config

ANY_NOUN = st.one_of(*map(nouns, NOUNS))


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema: the other set of words and figures that are no text."""

    yaml_implicit_resolvers: ClassVar = {}


for tag, pattern, first in (
    ("null", r"|~|null|Null|NULL", ["", "~", "n", "N"]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", list("-+.0123456789")),
):  # fmt: skip
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), first)

LOADERS = (yaml.CSafeLoader, yaml.SafeLoader, Core)


def assert_texts_are_texts(value: object, read: object) -> None:
    """Compare what a foreign reader made of a value, wherever a text was meant."""
    if isinstance(value, tuple):
        for part, part_read in zip(value, read, strict=True):
            assert_texts_are_texts(part, part_read)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Edtf):
        for key, part in encode.given(value):
            assert_texts_are_texts(part, read[key])
    elif isinstance(value, str):
        assert read == value
        assert isinstance(read, str)


@UNHURRIED
@given(ANY_NOUN)
def test_what_is_serialised_is_parsed_back(noun: object) -> None:
    decoded = decode_entry(type(noun), serialise(noun), "content/x.md")
    assert not decoded.problems
    assert decoded.value == noun


@UNHURRIED
@given(ANY_NOUN)
def test_serialising_what_was_parsed_changes_nothing(noun: object) -> None:
    once = serialise(noun)
    assert serialise(decode_entry(type(noun), once.encode(), "content/x.md").value) == once


@UNHURRIED
@given(nouns(Config))
def test_settings_are_parsed_back(config: Config) -> None:
    assert decode_yaml(Config, front_matter(config), "site.yaml").value == config


@UNHURRIED
@given(ANY_NOUN)
def test_another_reader_takes_texts_for_texts(noun: object) -> None:
    for loader in LOADERS:
        assert_texts_are_texts(noun, yaml.load(front_matter(noun), loader))


@given(TEXTS)
def test_a_text_stands_in_a_list_a_mapping_and_alone(value: str) -> None:
    for loader in LOADERS:
        assert yaml.load(f"[a, {text(value)}, b]", loader)[1] == value
        assert yaml.load(f"{{a: {text(value)}, b: c}}", loader)["a"] == value
        assert yaml.load(f"a: {text(value, flow=False)}\n", loader)["a"] == value


@pytest.mark.parametrize("value", NASTY)
def test_a_misleading_text_is_read_as_text_everywhere(value: str) -> None:
    for loader in LOADERS:
        assert yaml.load(f"- {text(value, flow=False)}\n- {text(value)}\n", loader) == [value, value]


@pytest.mark.parametrize(
    "value", ["Tavush", "Aden, Yemen", "it's", "2020-07-14-fighting", "who?", "é 👩‍🚒", "a:b", "AT&T"]
)
def test_a_plain_text_stands_without_quotes(value: str) -> None:
    assert text(value, flow=False) == value


SERIALISED = Path(__file__).with_name("content") / "serialised"
FOLDERS = dict(zip(("events", "actors", "escalations", "sources"), NOUNS, strict=True))


@pytest.mark.parametrize("case", sorted(SERIALISED.glob("*/*.md")), ids=lambda path: path.stem)
def test_an_entry_in_canonical_form_stays_as_it_is(case: Path) -> None:
    decoded = decode_entry(FOLDERS[case.parent.name], case.read_bytes(), case.name)
    assert not decoded.problems
    assert serialise(decoded.value) == case.read_text("utf-8")


@given(st.floats(-1e9, 1e9))
def test_a_number_is_written_without_exponent(number: float) -> None:
    assert "e" not in inline(number)
    assert float(inline(number)) == number
