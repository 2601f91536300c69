"""What is wrong with a site's content is said with its place, its reason and its way out.

A case is a small site with an `expected.txt`: the problems as they are printed. A new one needs no Python.
"""

from pathlib import Path

import pytest

from generator.build import load

CASES = sorted(path.parent for path in Path(__file__).with_name("content").glob("*/*/expected.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_every_problem_is_told_with_its_place(case: Path) -> None:
    _, problems = load(case)
    assert "".join(f"{problem}\n" for problem in problems) == (case / "expected.txt").read_text("utf-8")
