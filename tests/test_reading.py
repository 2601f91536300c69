"""What the reader makes of documents. Each folder under tests/reading/ is a case: a document, what to expect of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.reading.read import Reading, read_document
from generator.reading.sidecar import NAME, read_sidecar
from generator.reading.supplied import Supplied

CASES = sorted(path for path in (Path(__file__).parent / "reading").iterdir() if path.is_dir())
FIELDS = ("title", "publisher", "author", "url", "language", "id")


def read(case: Path) -> Reading:
    [article] = case.glob("article.*")
    sidecar = {}
    if (case / NAME).exists():
        names = [path.name for path in case.iterdir()]
        sidecar, _ = read_sidecar((case / NAME).read_bytes(), NAME, names)
    return read_document(article.read_bytes(), article.name, sidecar=sidecar.get(article.name, Supplied()))


def differences(reading: Reading, expected: dict[str, object]) -> Iterator[str]:
    article = reading.article
    body = "\n".join(article.paragraphs)
    got = {name: getattr(article, name) for name in FIELDS}
    got |= {"published": article.published, "basis": article.published_basis}
    got |= {"agencies": list(article.agencies), "problems": sorted(problem.code for problem in reading.problems)}
    got |= {"marks": [f"{p.mark.line}:{p.mark.column}" for p in sorted(reading.problems) if p.mark.line]}
    got |= {"paragraphs": list(article.paragraphs)}
    if isinstance(expected.get("paragraphs"), int):
        got["paragraphs"] = len(article.paragraphs)
    for name, value in ({"problems": []} | expected).items():
        if name == "keep":
            yield from (f"lost: {phrase}" for phrase in value if str(phrase) not in body)
        elif name == "drop":
            yield from (f"kept: {phrase}" for phrase in value if str(phrase) in body)
        elif got[name] != value:
            yield f"{name}: {got[name]!r}, not {value!r}"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_document_gives_its_report_and_nothing_of_the_page_around_it(case: Path) -> None:
    expected = yaml.safe_load((case / "expected.yaml").read_text("utf-8"))
    assert list(differences(read(case), expected)) == []
