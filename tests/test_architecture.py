"""The law of the house: a stage imports the ground, the nouns, and nothing of another stage."""

import ast
import re
from pathlib import Path

import pytest

GENERATOR = Path(__file__).resolve().parent.parent / "generator"
STAGES = {
    "fetching",
    "reading",
    "extraction",
    "editing",
    "content",
    "editor",
    "site",
    "rendering",
    "indexing",
    "publishing",
    "deploying",
    "serving",
    "reviewing",
    "checking",
}
GROUND = {
    "errors",
    "faults",
    "decode",
    "encode",
    "splice",
    "edtf",
    "urls",
    "memo",
    "permalinks",
    "joins",
    "files",
    "alone",
    "spelling",
    "patterns",
    "pool",
    "crew",
    "theme",
    "colours",
    "atlas",
    "derived",
    "frozen",
    "schema",
}
#: Modules that put stages together, and so may import any.
STREETS = {
    "amend.py",
    "bodies.py",
    "build.py",
    "noted.py",
    "review.py",
    "schemas.py",
    "carrying.py",
    "deploy.py",
    "check.py",
    "external.py",
    "gather.py",
    "ingest.py",
    "lsp.py",
    "search.py",
    "settings.py",
    "tracing.py",
    "typed.py",
    "standing.py",
    "witness.py",
    "cli.py",
    "__main__.py",
}
MODULES = sorted(path.relative_to(GENERATOR) for path in GENERATOR.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """First names below `generator` that a module imports (“content” for generator.content.load)."""
    return {name.split(".")[1] for name in full(path) if name.startswith("generator.")}


def full(path: Path) -> set[str]:
    """All that a module imports, by full name."""
    tree = ast.parse((GENERATOR / path).read_text("utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_imports_only_what_lies_below_it(path: Path) -> None:
    room, others = path.parts[0], imported(path)
    if room in STAGES - {"serving"}:
        assert not others & (STAGES - {room} | {"build", "carrying", "gather", "ingest", "cli"})
    elif room in {"serving", "commands"}:
        assert "cli" not in others
    elif room == "model":
        assert others <= {"model", "edtf", "errors"}
    elif room not in STREETS and room != "__init__.py":
        assert others <= GROUND | {"model", "__version__"}


#: The rooms of extraction: each builds on those before it alone. What two of them need lies in one before both.
ROOMS = (
    *("frozen", "kept", "document", "gazetteer", "tokens", "wording", "counts", "times", "names", "people"),
    *("mentions", "tape", "days", "voices", "tolls", "statements", "events", "report", "extract", "guarded"),
)


@pytest.mark.parametrize("path", [path for path in MODULES if path.parts[0] == "extraction"], ids=str)
def test_a_room_of_extraction_builds_only_on_those_before_it(path: Path) -> None:
    room = path.parts[1].removesuffix(".py")
    if room != "__init__":
        named = {other.split(".")[2] for other in full(path) if other.startswith("generator.extraction.")}
        assert named <= {*ROOMS[: ROOMS.index(room) + 1]}


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_has_at_most_three_hundred_lines(path: Path) -> None:
    assert len((GENERATOR / path).read_text("utf-8").splitlines()) <= 300


def functions() -> list[tuple[str, int]]:
    return [
        (f"{path}:{node.name}", node.end_lineno - node.lineno + 1)
        for path in MODULES
        for node in ast.walk(ast.parse((GENERATOR / path).read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_a_function_has_at_most_forty_lines() -> None:
    assert [name for name, length in functions() if length > 40] == []


def test_only_the_command_line_prints() -> None:
    printing = [
        str(path)
        for path in MODULES
        if path.name != "cli.py"
        for node in ast.walk(ast.parse((GENERATOR / path).read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def test_no_pattern_repeats_a_group_possessively() -> None:
    """`re` of CPython before 3.11.5, Debian 12's among them, goes wrong in it (gh-106052); `(?>(?:…)*)` says the same."""
    possessive = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+")
    constants = (
        (path, node.value)
        for path in GENERATOR.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    assert not [(path.name, text) for path, text in constants if "(?" in text and possessive.search(text)]
