"""An edit changes one value and nothing that a person wrote around it."""

import dataclasses
import itertools
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from noun_strategies import NOUNS, RESTRICTED, UNHURRIED, nouns, of_type
from yaml.nodes import ScalarNode

from generator import encode
from generator.decode import decode_entry
from generator.decode.nodes import Sink, compose
from generator.decode.shapes import read_as, type_at
from generator.decode.text import Text
from generator.edtf import Edtf
from generator.encode import inline, quoted, serialise
from generator.errors import DatelineError
from generator.model.claim import Claim
from generator.model.config import Config
from generator.model.event import Event, Participant, Place
from generator.model.vocabulary import ParticipantRole, Qualifier
from generator.splice import Append, Body, Edit, Remove, Set, splice

CASES = Path(__file__).with_name("content") / "splice"


class Writer:
    """Writes a noun the way people do: every style that YAML has, comments and blank lines between."""

    def __init__(self, style: int) -> None:
        self.chance, self.number = random.Random(style), itertools.count(1)

    def maybe(self) -> bool:
        return self.chance.random() < 0.25

    def comment(self) -> str:
        return f"# note {next(self.number)} - [x], {{y}}: “z”"

    def scalar(self, value: object, key: str, *, flow: bool) -> str:
        if isinstance(value, str) and not isinstance(value, Edtf):
            if self.maybe():
                return quoted(value)
            if self.maybe() and quoted(value) == f'"{value}"':
                return "'" + value.replace("'", "''") + "'"
        return inline(value, key, flow=flow)

    def keys(self, value: object) -> list[tuple[str, object]]:
        found = list(encode.given(value))
        counted = isinstance(value, Claim) and value.min is not None
        if (
            counted
            and value.min == value.max
            and value.qualifier in (Qualifier.EXACT, Qualifier.ABOUT)
            and self.maybe()
        ):
            found = [("count" if key == "min" else key, part) for key, part in found if key != "max"]
        return self.chance.sample(found, len(found)) if self.maybe() else found

    def flow(self, value: object, key: str = "") -> str:
        if isinstance(value, tuple):
            return self.brackets("[", [self.flow(part) for part in value], "]")
        if dataclasses.is_dataclass(value) and not isinstance(value, Edtf):
            return self.brackets("{", [f"{k}: {self.flow(part, k)}" for k, part in self.keys(value)], "}")
        return self.scalar(value, key, flow=True)

    def brackets(self, opening: str, parts: list[str], closing: str) -> str:
        if not parts or not self.maybe():
            return opening + ", ".join(parts) + closing
        notes = [f" {self.comment()}" if self.maybe() else "" for _ in parts]
        rows = "".join(f"          {part},{note}\n" for part, note in zip(parts, notes, strict=True))
        return f"{opening}\n{rows}          {closing}"

    def block(self, value: object, indent: int) -> list[str]:
        """Lines of a mapping or list, each with its whole indentation."""
        pad, rows = " " * indent, []
        if isinstance(value, tuple):
            for part in value:
                rows += self.notes(pad) + self.item(part, indent)
            return rows
        for key, part in self.keys(value):
            rows += self.notes(pad) + self.key(key, part, indent)
        return rows

    def key(self, key: str, value: object, indent: int) -> list[str]:
        pad, end = " " * indent, f" {self.comment()}" if self.maybe() else ""
        composite = isinstance(value, tuple) or (
            dataclasses.is_dataclass(value) and not isinstance(value, Edtf)
        )
        if isinstance(value, Place) and value == Place(name=value.name) and self.maybe():
            return [f"{pad}{key}: {self.scalar(value.name, '', flow=False)}{end}"]
        if composite and value and not self.maybe():
            deeper = indent + self.chance.choice([0, 2, 3] if isinstance(value, tuple) else [2, 4])
            return [f"{pad}{key}:{end}", *self.block(value, deeper)]
        shown = self.flow(value) if composite else self.scalar(value, key, flow=False)
        return [f"{pad}{key}: {shown}{end}"]

    def item(self, value: object, indent: int) -> list[str]:
        pad = " " * indent
        if isinstance(value, Participant) and value.role is ParticipantRole.PARTY and self.maybe():
            return [f"{pad}- {self.scalar(value.actor, '', flow=False)}"]
        if dataclasses.is_dataclass(value) and not self.maybe():
            first, *rest = self.block(value, indent + 2)
            if first.strip() and not first.lstrip().startswith("#"):
                return [f"{pad}- {first.lstrip()}", *rest]
            return [f"{pad}-", first, *rest]
        return [f"{pad}- {self.flow(value)}"]

    def notes(self, pad: str) -> list[str]:
        return [""] * self.maybe() + [pad + self.comment()] * self.maybe()


@st.composite
def written(draw: st.DrawFn, cls: type = Event) -> tuple[object, str]:
    """A noun and a text that a person may have written for it."""
    noun, writer = draw(nouns(cls)), Writer(draw(st.integers(0, 10**6)))
    rows = ["---", *writer.block(noun, 0), "---"]
    body = (
        draw(st.sampled_from(["", "\n", "\n\n"])) + noun.body + draw(st.sampled_from(["", "\n"]))
        if noun.body
        else ""
    )
    whole = "\n".join(rows) + "\n" + body
    newline = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])) if "\r" not in whole else "\n"
    return noun, draw(st.sampled_from(["", "\ufeff"])) + whole.replace("\n", newline)


def changed(value: object, edit: Edit) -> object:
    """What an edit means: the same noun with one thing different."""
    if isinstance(edit, Body):
        return dataclasses.replace(value, body=edit.text)
    name, *rest = edit.path
    if rest:
        below = dataclasses.replace if isinstance(name, str) else None
        if below:
            return below(
                value,
                **{
                    field(name): changed(
                        getattr(value, field(name)), dataclasses.replace(edit, path=tuple(rest))
                    )
                },
            )
        return (
            *value[:name],
            changed(value[name], dataclasses.replace(edit, path=tuple(rest))),
            *value[name + 1 :],
        )
    if isinstance(edit, Append):
        return dataclasses.replace(value, **{field(name): (*getattr(value, field(name)), edit.value)})
    if isinstance(name, int):
        return (*value[:name], *([edit.value] if isinstance(edit, Set) else []), *value[name + 1 :])
    default = next(f.default for f in dataclasses.fields(value) if f.name == field(name))
    return dataclasses.replace(value, **{field(name): edit.value if isinstance(edit, Set) else default})


def field(key: str) -> str:
    return "from_" if key == "from" else key


@st.composite
def edits(draw: st.DrawFn, noun: object) -> Edit:
    """An edit somewhere in a noun."""
    if draw(st.integers(0, 9)) == 0:
        return Body(draw(RESTRICTED["body"]))
    path: tuple[str | int, ...] = ()
    value, hint = noun, type(noun)
    while True:
        if dataclasses.is_dataclass(value) and not isinstance(value, Edtf):
            hints = get_type_hints(type(value))
            name = draw(st.sampled_from([f for f in hints if f != "body"]))
            hint, value = hints[name], getattr(value, name)
            path = (*path, name.removesuffix("_"))
            last = RESTRICTED[name] if name in RESTRICTED else of_type(hint)
        elif isinstance(value, tuple) and value and draw(st.booleans()):
            number = draw(st.integers(0, len(value) - 1))
            path, value, hint = (*path, number), value[number], get_args(hint)[0]
            last = of_type(hint)
        else:
            break
        if draw(st.integers(0, 3)) == 0:
            break
    if isinstance(value, tuple) and draw(st.booleans()):
        return Append(path, draw(of_type(get_args(hint)[0])))
    return draw(st.sampled_from([Set(path, draw(last)), Remove(path)]))


@st.composite
def edited(draw: st.DrawFn) -> tuple[object, str, Edit, object]:
    """A noun, a text for it, an edit, and the noun that the edit means, which must be a sound one."""
    noun, characters = draw(st.one_of(*map(written, NOUNS)))
    edit = draw(edits(noun))
    after = changed(noun, edit)
    assume(decode_entry(type(noun), serialise(after), "x").value == after)
    return noun, characters, edit, after


def parsed(line: str) -> Edit:
    """An edit as a case writes it: `set claims.0.min 5`."""
    verb, rest = line.split(" ", 1)
    if verb == "body":
        return Body(rest)
    dotted, _, value = rest.partition(" ")
    path = tuple(int(key) if key.isdecimal() else key for key in dotted.split("."))
    if verb == "remove":
        return Remove(path)
    hint = type_at(Event, path)
    node = ScalarNode("", value) if hint is str else compose(value, Sink(Text("", value)))
    return (
        Append(path, read_as(get_args(hint)[0], node)) if verb == "append" else Set(path, read_as(hint, node))
    )


@pytest.mark.parametrize("case", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_an_edit_looks_as_a_person_would_make_it(case: Path) -> None:
    edits, before, after = case.read_text("utf-8").split("=====\n")
    assert splice(Event, before, map(parsed, edits.splitlines())) == after


@pytest.mark.parametrize("characters", ["no front matter", "---\nid: a\n", "---\nid: [\n---\n"])
def test_a_text_that_cannot_be_read_is_not_edited(characters: str) -> None:
    with pytest.raises(DatelineError):
        splice(Event, characters, [Set(("id",), "b")])


def test_what_is_not_there_cannot_be_edited_within() -> None:
    with pytest.raises(KeyError):
        splice(Event, "---\nid: a\n---\n", [Set(("place", "country"), "YE")])
    assert splice(Event, "---\nid: a\n---\n", [Remove(("place", "country"))]) == "---\nid: a\n---\n"


def test_a_yaml_file_without_keys_gets_its_first() -> None:
    assert (
        splice(Config, "# mine\n", [Set(("title",), "A record")], whole=True) == "# mine\ntitle: A record\n"
    )
    assert splice(Config, "---\ntitle: A\n", [Set(("title",), "B")], whole=True) == "---\ntitle: B\n"
    assert splice(Config, "title: A", [Set(("language",), "no")], whole=True) == 'title: A\nlanguage: "no"\n'


@UNHURRIED
@given(written())
def test_the_texts_of_these_tests_are_what_they_stand_for(pair: tuple[object, str]) -> None:
    decoded = decode_entry(Event, pair[1], "x")
    assert not decoded.problems
    assert decoded.value == pair[0]


@UNHURRIED
@given(edited())
def test_after_an_edit_the_text_means_what_was_intended(case: tuple[object, str, Edit, object]) -> None:
    noun, characters, edit, after = case
    decoded = decode_entry(type(noun), splice(type(noun), characters, [edit]), "x")
    assert not decoded.problems
    assert decoded.value == after


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many characters, or lines, two texts begin alike with."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def removed(before: Sequence[str], after: Sequence[str]) -> Sequence[str]:
    """What is gone from a text, or its lines, of which one stretch was replaced."""
    start = common(before, after)
    end = common(before[start:][::-1], after[start:][::-1])
    return before[start : len(before) - end]


@UNHURRIED
@given(edited())
def test_an_edit_keeps_every_comment_outside_the_value_it_replaces(
    case: tuple[object, str, Edit, object],
) -> None:
    noun, characters, edit, _ = case
    after = splice(type(noun), characters, [edit])
    lost = set(re.findall(r"# note \d+ ", characters)) - set(re.findall(r"# note \d+ ", after))
    if isinstance(edit, Append | Body):
        assert not lost
    else:
        # By lines: the end of a lost comment may read like the end of one that stays.
        inside = "\n".join(removed(characters.splitlines(), after.splitlines()))
        assert all(note in inside for note in lost)


@UNHURRIED
@given(written(), st.data())
def test_adding_changes_no_character_that_was_there(pair: tuple[object, str], data: st.DataObject) -> None:
    noun, characters = pair
    name = data.draw(st.sampled_from(["claims", "participants", "statements", "sources", "corrections"]))
    present = getattr(noun, name)
    assume(present or name not in re.findall(r"^(\w+):", characters, re.MULTILINE))
    value = data.draw(of_type(get_args(get_type_hints(Event)[name])[0]))
    after = splice(Event, characters, [Append((name,), value)])
    assert removed(characters, after) == ""


@UNHURRIED
@given(edited())
def test_setting_what_is_there_changes_nothing(case: tuple[object, str, Edit, object]) -> None:
    noun, characters, edit, _ = case
    assume(isinstance(edit, Set | Body))
    once = splice(type(noun), characters, [edit])
    assert splice(type(noun), once, [edit]) == once
    keys = [key for key, _ in encode.given(noun)]
    assert (
        splice(type(noun), characters, [Set((key,), getattr(noun, field(key))) for key in keys]) == characters
    )


@UNHURRIED
@given(edited())
def test_line_ends_and_the_byte_order_mark_stay(case: tuple[object, str, Edit, object]) -> None:
    noun, characters, edit, _ = case
    after = splice(type(noun), characters, [edit])
    assert after.startswith("\ufeff") == characters.startswith("\ufeff")
    assume("\r" not in noun.body)
    assert set(re.findall(r"\r\n?|\n", after)) <= set(re.findall(r"\r\n?|\n", characters))
