"""Hostile texts take no more work than others of their length: twice the text takes twice the work, and not four times.

Work is counted in calls, so that the machine has no say.
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.extraction.extract import extract
from generator.model.article import Article
from generator.reading.read import read_document

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))
from adversarial import KINDS

SIZE = 1_500


def calls(work: Callable[[], object]) -> int:
    """Count the functions that a piece of work calls."""
    count = 0

    def tick(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def work(kind: str, size: int) -> int:
    text = KINDS[kind](2 * SIZE)[:size]
    lines = tuple(line for line in text.split("\n") if line.strip())
    article = Article(id="hostile", title="", paragraphs=lines, published=date(2024, 3, 5))
    return calls(lambda: (read_document(text.encode(), "hostile.txt"), extract(article)))


@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_text_is_twice_the_work(kind: str) -> None:
    work(kind, 2 * SIZE)  # tables are loaded, words are looked up
    assert work(kind, 2 * SIZE) < 2.6 * work(kind, SIZE) + 5_000
