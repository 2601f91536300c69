"""What is wrong with a site's content is said with its place, its reason and its way out.

A case is a small site with an `expected.txt`: the problems as they are printed. A new one needs no Python.
"""

import re
from dataclasses import MISSING
from enum import StrEnum
from pathlib import Path

import pytest

from generator import pool
from generator.build import load
from generator.decode import decode_entry, decode_yaml
from generator.decode.shapes import shape_of
from generator.encode import inline
from generator.model.actor import Actor, Role
from generator.model.claim import Claim, Statement
from generator.model.config import Config, Theme, Wording
from generator.model.correction import Correction
from generator.model.escalation import Escalation, Phase
from generator.model.event import Event, Participant, Place
from generator.model.source import Source
from generator.model.vocabulary import DEFAULT_KINDS, Kind
from generator.reading.front_matter import ArticleFrontMatter

REPOSITORY = Path(__file__).resolve().parent.parent
GENERATOR, DOCS = REPOSITORY / "generator", REPOSITORY / "docs"
SAMPLE = Path(__file__).parent / "rendering" / "sample"
CASES = sorted(path.parent for path in Path(__file__).with_name("content").glob("*/*/expected.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_every_problem_is_told_with_its_place(case: Path) -> None:
    _, problems = load(case)
    assert "".join(f"{problem}\n" for problem in problems) == (case / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("case", [*CASES, SAMPLE], ids=lambda case: case.name)
def test_however_many_processes_read_the_record_and_its_problems_are_the_same(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = load(case)
    monkeypatch.setattr(pool, "WORTH_SHARING", 1)
    assert load(case, jobs=2) == alone


def test_every_code_is_listed_once_in_order_and_every_listed_code_is_used() -> None:
    used = {
        code for path in GENERATOR.rglob("*.py") for code in re.findall(r"DL\d{3}", path.read_text("utf-8"))
    }
    listed = re.findall(r"^\| (DL\d{3}) \|", (DOCS / "problems.md").read_text("utf-8"), re.MULTILINE)
    assert listed == sorted(used)


REFERENCE = (DOCS / "front-matter.md").read_text("utf-8")
#: The heading that documents each class.
DOCUMENTED = {
    "Event": Event,
    "Place": Place,
    "Participant": Participant,
    "Claim": Claim,
    "Statement": Statement,
    "Correction": Correction,
    "Actor": Actor,
    "Role": Role,
    "Escalation": Escalation,
    "Phase": Phase,
    "Source": Source,
    "Article": ArticleFrontMatter,
    "Site": Config,
    "Colours": Theme,
    "Kinds of event": Kind,
}


def default(value: object) -> str:
    """How the reference says what a key is when left out."""
    if value is MISSING:
        return "must be there"
    return (
        "empty"
        if value == ""
        else "none"
        if value in (None, (), Theme(), Wording())
        else f"`{inline(value)}`"
    )


@pytest.mark.parametrize("heading", DOCUMENTED)
def test_the_reference_lists_every_key_with_its_default(heading: str) -> None:
    section = re.split(rf"^##+ {heading}$", REFERENCE, flags=re.MULTILINE)[1].split("\n##")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| .+ \|$", section, re.MULTILINE)
    keys = shape_of(DOCUMENTED[heading]).keys
    assert {name: left_out for name, _, left_out in rows} == {
        name: default(key.default) for name, key in keys.items()
    }
    for name, takes, _ in rows:
        words = keys[name].hint
        if isinstance(words, type) and issubclass(words, StrEnum):
            assert re.findall(r"`([\w-]+)`", takes) == list(words)


def test_the_examples_of_the_reference_are_sound() -> None:
    examples = re.findall(r"^```yaml (\w+)\n(.*?)^```$", REFERENCE, re.MULTILINE | re.DOTALL)
    nouns = {"event": Event, "actor": Actor, "escalation": Escalation, "source": Source}
    for word, text in examples:
        decoded = decode_entry(nouns[word], text, word) if word in nouns else decode_yaml(Config, text, word)
        assert not decoded.problems
    assert {word for word, _ in examples} == {*nouns, "site"}


def test_the_reference_lists_every_kind() -> None:
    listed = REFERENCE.split("### Kinds of event")[1].split("A site")[0]
    assert re.findall(r"[a-z-]+", listed) == [kind.id for kind in DEFAULT_KINDS]
