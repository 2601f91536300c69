"""What editors are told while somebody types: by cases below tests/editor, by laws, and by the real server.

A case is a file NAME.text with “‸” where the cursor is, in a folder named for the schema, and NAME.offers with what is
offered there, one on a line; a last line of “…” stands for any more.
"""

import ast
import json
from functools import cache
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run
from hypothesis import given
from hypothesis import strategies as st
from language_client import Editor
from noun_strategies import NOUNS, UNHURRIED, nouns

from generator import cli, schemas
from generator.commands.arguments import parser
from generator.decode import decode_entry
from generator.editor.offers import Offer, meaning, offers
from generator.editor.spans import spans
from generator.encode import serialise
from generator.errors import Mark, Problem
from generator.schema.forms import Json
from generator.typed import Look, look, subject

SCAFFOLD = REPOSITORY / "generator/scaffold/site"
CASES = sorted(Path(__file__).with_name("editor").glob("*/*.text"))
YAML = ("site", "published")
#: A key that is none, that is given twice; a word that is not in its list; a kind that is none.
UNKNOWN = {"DL010", "DL011", "DL016", "DL033"}


@cache
def seen() -> Look:
    return look(SCAFFOLD, {}, Look())


@cache
def schema(name: str) -> Json:
    return seen().schema(name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_what_is_offered_at_a_cursor_is_what_its_case_says(case: Path) -> None:
    text, name = case.read_text("utf-8"), case.parent.name
    at = text.index("‸")
    found = [offer.label for offer in offers(schema(name), text.replace("‸", ""), at, whole=name in YAML)]
    wanted = case.with_suffix(".offers").read_text("utf-8").splitlines()
    if wanted[-1:] == ["…"]:
        wanted.pop()
        assert len(found) > len(wanted)
        found = found[: len(wanted)]
    assert found == wanted


PIECES = st.sampled_from(
    [
        "---\n",
        "\n",
        "  ",
        "- ",
        *"{}[],'\"#|>:\r\t\\&",
        ": ",
        " #",
        "claims",
        "kind",
        "id",
        "é",
        "😀",
        "\u2028",
        "\x00",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.booleans(), st.data())
def test_no_text_and_no_place_are_too_much(text: str, fenced: bool, data: st.DataObject) -> None:
    text = f"---\n{text}" if fenced else text
    at, whole = data.draw(st.integers(-2, len(text) + 2)), data.draw(st.booleans())
    for offer in offers(schema("event"), text, at, whole=whole):
        assert 0 <= offer.start <= at <= len(text)
        assert "\n" not in text[offer.start : at]
    meaning(schema("event"), text, at, whole=whole)
    mark = Mark("a.md", data.draw(st.integers(0, 40)), data.draw(st.integers(0, 40)))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for span in spans(text, [Problem(mark, "DL010", "a")], whole=whole):
        assert 0 <= span.begin <= span.end <= len(lines[span.line])


@pytest.mark.parametrize(
    "piece", ["[", "{a: ", "- ", "a ", "a", " ", "'", '"', "a: ", "#", "a\n", "- a\n", "[a,\n "]
)
def test_a_long_text_of_one_sort_is_understood_in_one_go(piece: str) -> None:
    for begin in ("---\n", "---\nclaims: [", "---\nkind: "):
        text = begin + piece * 20_000
        offers(schema("event"), text, len(text))


def chosen(text: str, offer: Offer, rest: str) -> str:
    return f"{text[: offer.start]}{offer.text}{rest}"


@UNHURRIED
@given(st.one_of(*map(nouns, NOUNS)), st.data())
def test_a_key_that_was_taken_out_is_offered_and_what_is_offered_is_a_key(
    noun: object, data: st.DataObject
) -> None:
    """Of front matter that the program wrote: a key of one line is taken out, and its line is blank."""
    text, name = serialise(noun), subject_of(noun)
    lines = text.splitlines(keepends=True)
    end = lines.index("---\n", 1)
    number = data.draw(st.sampled_from([n for n in range(1, end) if is_alone(lines, n)]))
    line = lines[number]
    key, margin = line.split(":")[0].strip(), len(line) - len(line.lstrip(" "))
    lines[number] = " " * margin + "\n"
    without, at = "".join(lines), sum(map(len, lines[:number])) + margin
    found = {offer.label: offer for offer in offers(schema(name), without, at)}
    assert key in found
    offer = found[data.draw(st.sampled_from(sorted(found)))]
    assert offer.is_key
    problems = decode_entry(type(noun), chosen(without, offer, without[at:]), "a.md").problems
    assert not [problem for problem in problems if problem.code in UNKNOWN]


def is_alone(lines: list[str], number: int) -> bool:
    """Whether a line is a key with its value, and no line below belongs to it."""
    line, below = lines[number], lines[number + 1]
    margin = len(line) - len(line.lstrip(" "))
    is_key = line.lstrip(" ").split(":")[0].replace("_", "").isalpha() and ": " in line
    return is_key and len(below) - len(below.lstrip(" -")) <= margin


@UNHURRIED
@given(st.one_of(*map(nouns, NOUNS)), st.data())
def test_a_word_that_is_offered_is_one_that_decoding_takes(noun: object, data: st.DataObject) -> None:
    text, name = serialise(noun), subject_of(noun)
    lines = text.splitlines(keepends=True)
    end = lines.index("---\n", 1)
    number = data.draw(st.sampled_from([n for n in range(1, end) if is_alone(lines, n)]))
    at = sum(map(len, lines[:number])) + lines[number].index(": ") + 2
    rest = "".join(["\n", *lines[number + 1 :]])
    for offer in offers(schema(name), text[:at] + rest, at)[:3]:
        assert not offer.is_key
        problems = decode_entry(type(noun), chosen(text, offer, rest), "a.md").problems
        assert not [problem for problem in problems if problem.code in UNKNOWN]


def subject_of(noun: object) -> str:
    return {cls: name for name, cls in schemas.SUBJECTS.items()}[type(noun)]


def test_every_key_that_is_offered_says_what_it_means() -> None:
    for name in schemas.SUBJECTS:
        text, whole = (
            ("", True) if name == "site" else ("a:\n  ", True) if name == "published" else ("---\n", False)
        )
        found = offers(schema(name), text, len(text), whole=whole)
        assert len(found) > 3
        assert all(offer.meaning for offer in found)
        said = f"{text}{found[0].text}"
        assert meaning(schema(name), said, len(said) - 3, whole=whole) == found[0].meaning


def test_a_problem_reaches_to_the_end_of_what_it_is_about() -> None:
    text = "---\nid: a\nkindd: x  # why\nplace: {name: 'A b', latt: 1}\n---\n"
    problems = decode_entry(schemas.SUBJECTS["event"], text, "a.md").problems
    lines = text.split("\n")
    marked = {(one.problem.code, lines[one.line][one.begin : one.end]) for one in spans(text, problems)}
    assert {("DL010", "kindd"), ("DL010", "latt")} <= marked


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("content/events/2024/a.md", "event"),
        ("content/sources/a.md", "source"),
        ("content/articles/b/published.yaml", "published"),
        ("site.yaml", "site"),
        ("content/events/README.md", None),
        ("content/articles/a.md", None),
        ("README.md", None),
        ("events/a.md", None),
    ],
)
def test_a_file_has_the_schema_of_its_folder(path: str, name: str | None) -> None:
    assert subject(path) == name


#: Mistakes of every sort, by the file that is made of the one below the arrow, with what is changed in it.
EVENT, ACTOR = "content/events/2024/2024-05-01-orla-bridge-shelling.md", "content/actors/ana-verin.md"
MISTAKES = {
    EVENT: (("kind: ", "kindd: "),),
    "content/events/unknown.md": (("\nid: ", "\nid: other-"), ("escalation: ", "escalation: un")),
    "content/events/broken.md": (("\nid: ", "\nid: broken-"), ("title: ", "title: [😀 ")),
    "content/events/open.md": (("\n---\n", "\n"),),
    "content/events/empty.md": (("title: ", "title: # "),),
    ACTOR: (("name: ", "name: x: "),),
}


def damaged(path: str) -> str:
    source = SCAFFOLD / (path if (SCAFFOLD / path).exists() else EVENT)
    text = source.read_text("utf-8")
    for old, new in MISTAKES[path]:
        assert old in text
        text = text.replace(old, new)
    return text


def test_settings_and_sidecars_that_are_typed_are_checked_and_settings_count_for_entries() -> None:
    sidecar = "content/articles/published.yaml"
    typed = {"site.yaml": "titel: A\n", sidecar: "a.txt:\n  publishedd: 2024-05-01\n"}
    found = look(SCAFFOLD, typed, seen())
    assert {(one.mark.path, one.code) for one in found.problems} == {
        ("site.yaml", "DL010"),
        ("site.yaml", "DL012"),
        (sidecar, "DL010"),
    }
    kinds = "title: A\nkinds: [{id: flood, label: Flood}]\n"
    event = (SCAFFOLD / EVENT).read_text("utf-8").replace("kind: shelling", "kind: flood")
    assert look(SCAFFOLD, {EVENT: event, "site.yaml": kinds}, found).problems == ()
    assert [one.code for one in look(SCAFFOLD, {EVENT: event}, found).problems] == ["DL033"]


def told(diagnostic: dict) -> tuple:
    begin = diagnostic["range"]["start"]
    severity = {1: "error", 2: "warning"}[diagnostic["severity"]]
    return begin["line"] + 1, diagnostic["code"], severity, diagnostic["message"]


def test_an_editor_is_told_of_texts_that_are_not_saved_what_check_tells_of_files(
    site: Path, dateline: Run
) -> None:
    with Editor(site) as editor:
        for path in MISTAKES:
            editor.show(site / path, damaged(path))
        editor.diagnostics(site / path)  # of the one shown last, which is told after all others
        found = {path: sorted(map(told, editor.told[(site / path).as_uri()])) for path in MISTAKES}
    for path in MISTAKES:
        (site / path).write_text(damaged(path), "utf-8")
    rows = json.loads(dateline("check", "--format", "json", cwd=site).stdout)["problems"]
    for path, mine in found.items():
        wanted = [
            (
                row["line"],
                row["code"],
                row["severity"],
                "\n".join(filter(None, (row["message"], row["hint"]))),
            )
            for row in rows
            if row["path"] == path
        ]
        assert mine == sorted(wanted)
        assert mine, path


def test_a_server_goes_on_whatever_is_typed_and_sent(site: Path) -> None:
    event = site / EVENT
    good = event.read_text("utf-8")
    with Editor(site) as editor:
        assert editor.open(event, good) == []
        for text in ("", "---", "\x00\ud800---\n{[", "---\n" + "[" * 3000, "\ufeff---\nid: 😀\n"):
            editor.change(event, text)
            assert editor.diagnostics(event)
            for place in ((0, 0), (0, 99), (99, 0), (1, 4)):
                editor.at("completion", event, *place)
        editor.raw(b"{no json}")
        editor.change(event, good)
        assert editor.diagnostics(event) == []
        editor.ask("shutdown")
        editor.tell("exit")
        assert editor.server.wait(10) == 0


def test_an_editor_completes_explains_and_counts_letters_of_two_units_as_two(site: Path) -> None:
    event = site / EVENT
    text = (
        "---\nid: a\nplace: {name: 😀, latt: 1}\nparticipants: [{actor: 😀, role: 'spe'}, so]\n---\nkind: \n"
    )
    place, line = text.splitlines()[2:4]
    with Editor(site) as editor:
        assert "[" in editor.capabilities["completionProvider"]["triggerCharacters"]
        spot = next(one["range"] for one in editor.open(event, text) if one["code"] == "DL010")
        assert spot["start"]["character"] == place.index("latt") + 1
        assert spot["end"]["character"] == place.index(": 1") + 1
        items = editor.at("completion", event, 3, line.index("spe") + 4)["items"]
        assert [item["label"] for item in items][:3] == ["party", "victim", "speaker"]
        assert items[2]["textEdit"]["newText"] == "speaker"
        assert items[2]["textEdit"]["range"]["start"]["character"] == line.index("spe") + 1
        actors = editor.at("completion", event, 3, line.index("so]") + 3)["items"]
        assert "northmark" in {item["label"] for item in actors}
        hover = editor.at("hover", event, 3, line.index("role") + 1)
        assert hover["contents"]["value"] == "What they do in this event."
        assert editor.at("completion", event, 5, 6)["items"] == []
        assert editor.at("hover", event, 5, 1) is None


def test_without_its_library_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("generator.commands.lsp.find_spec", lambda _: None)
    assert cli.main(["lsp"]) == 1
    assert "python -m pip install pygls" in capsys.readouterr().err


def test_the_library_is_loaded_by_the_server_alone() -> None:
    loading = {
        path.name
        for path in (REPOSITORY / "generator").rglob("*.py")
        if "pygls" in path.read_text("utf-8")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [*[one.name for one in node.names], getattr(node, "module", None) or ""]
        if name.split(".")[0] in ("pygls", "lsprotocol")
    }
    assert loading == {"lsp.py"}


def test_a_new_site_starts_the_server_in_visual_studio_code(tmp_path: Path, dateline: Run) -> None:
    assert dateline("init", "record").returncode == 0
    folder = tmp_path / "record/.vscode"
    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    assert settings["glspc.server.command"] == "dateline"
    assert parser().parse_args(settings["glspc.server.commandArguments"]).command == "lsp"
    assert settings["glspc.server.languageId"] == ["markdown"]
    assert (
        "zsol.vscode-glspc" in json.loads((folder / "extensions.json").read_text("utf-8"))["recommendations"]
    )
