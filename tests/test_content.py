"""What is wrong with a site's content is said with its place, its reason and its way out.

A case is a small site with an `expected.txt`: the problems as they are printed. A new one needs no Python.
"""

import re
from pathlib import Path

import pytest

from generator.build import load

REPOSITORY = Path(__file__).resolve().parent.parent
GENERATOR, DOCS = REPOSITORY / "generator", REPOSITORY / "docs"
CASES = sorted(path.parent for path in Path(__file__).with_name("content").glob("*/*/expected.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_every_problem_is_told_with_its_place(case: Path) -> None:
    _, problems = load(case)
    assert "".join(f"{problem}\n" for problem in problems) == (case / "expected.txt").read_text("utf-8")


def test_every_code_is_listed_once_in_order_and_every_listed_code_is_used() -> None:
    used = {code for path in GENERATOR.rglob("*.py") for code in re.findall(r"DL\d{3}", path.read_text("utf-8"))}
    listed = re.findall(r"^\| (DL\d{3}) \|", (DOCS / "problems.md").read_text("utf-8"), re.MULTILINE)
    assert listed == sorted(used)
