"""What the reader makes of documents. Each folder under tests/reading/ is a case: a document, what to expect of it."""

import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY, cases
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.faults import CODE as FAULT
from generator.model.article import Article
from generator.model.vocabulary import PublishedBasis
from generator.reading.identify import identify
from generator.reading.lines import is_closed
from generator.reading.read import Reading, read_article, read_document
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
    got |= {
        "agencies": list(article.agencies),
        "problems": sorted(problem.code for problem in reading.problems),
    }
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


# What is supplied


def test_a_flag_outranks_front_matter_which_outranks_the_sidecar() -> None:
    raw = b"---\npublished: 2021-08-02\n---\nSix herders killed in Benue\n5 August 2021\nPolice said so.\n"
    flag = Supplied(published=date(2021, 8, 1))
    sidecar = Supplied(published=date(2021, 8, 3), publisher="Plateau Post", basis=PublishedBasis.SIDECAR)
    told = [
        read_article(raw, "a.md", flag, sidecar)[0],
        read_article(raw, "a.md", sidecar=sidecar)[0],
        read_article(raw.split(b"---\n", 2)[2], "a.md", sidecar=sidecar)[0],
        read_article(raw.split(b"---\n", 2)[2], "a.md")[0],
    ]
    assert [(one.published and one.published.day, str(one.published_basis)) for one in told] == [
        (1, "flag"),
        (2, "front_matter"),
        (3, "sidecar"),
        (5, "text"),
    ]
    assert [one.publisher for one in told] == ["Plateau Post", "Plateau Post", "Plateau Post", ""]


def test_a_sidecar_tells_which_of_its_names_is_no_file() -> None:
    raw = b"reprot.txt: {published: 2021-08-03}\nother.txt: {published: 3 August}\n"
    supplied, problems = read_sidecar(raw, "published.yaml", ["report.txt", "other.txt"])
    assert set(supplied) == {"reprot.txt"}
    assert [(str(one.mark), one.code) for one in sorted(problems)] == [
        ("published.yaml:1:13", "DL067"),
        ("published.yaml:2:24", "DL015"),
    ]
    assert "report.txt" in next(one.hint for one in problems if one.code == "DL067")


def test_the_warning_about_a_missing_day_says_which_line_to_add() -> None:
    _, problems = read_article(b"Shelling goes on\n\n" + b"The army said so. " * 30, "content/articles/a.txt")
    [undated] = problems
    assert (undated.code, undated.severity) == ("DL060", "warning")
    assert "published.yaml beside it “a.txt: {published: YYYY-MM-DD}”" in undated.hint


# Laws

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs",))
SNIPPETS = st.sampled_from(
    [
        "Ten soldiers were killed on Monday, the army said.",
        "[ad_1]",
        "Read more:",
        "Photo: courtesy",
        "Your donation keeps our journalism alive.",
        "“We need your help,” he said.",
        "3 June 2018",
        "By Jane Doe",
        "AFP",
        "---",
        "",
        "Twelve Killed In Market Fire",
        "the",
        "Comments",
        "<p>Ten died.</p>",
        "title: x",
    ]
)
TEXTS = st.lists(st.one_of(SNIPPETS, st.text(LETTERS, max_size=40)), max_size=25).map("\n".join)


@settings(max_examples=cases(150))
@given(
    raw=st.one_of(st.binary(max_size=400), TEXTS.map(str.encode)),
    suffix=st.sampled_from(["txt", "md", "html"]),
)
def test_any_bytes_are_read_the_same_way_twice_and_without_an_error(raw: bytes, suffix: str) -> None:
    article, problems = read_article(raw, f"a.{suffix}")
    assert (article, problems) == read_article(raw, f"a.{suffix}")
    assert FAULT not in {problem.code for problem in problems}
    assert all(paragraph == " ".join(paragraph.split()) != "" for paragraph in article.paragraphs)


@settings(max_examples=cases(150))
@given(
    lines=st.lists(
        SNIPPETS.filter(lambda text: "<" not in text and text not in ("---", "title: x")), max_size=25
    )
)
def test_every_word_of_a_text_is_kept_or_stands_with_the_rule_that_took_it(lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = read_document(text.encode(), "a.txt")
    read_words = Counter(word for line in reading.lines for word in line.text.split())
    assert read_words == Counter(text.split())


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_cleaned_report_has_nothing_left_to_clean(case: Path) -> None:
    article = read(case).article
    if not article.paragraphs:
        return
    again = read_document(
        "\n\n".join(["A headline of its own", *article.paragraphs]).encode(), "a.txt"
    ).article
    assert again.paragraphs == article.paragraphs


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    number = draw(st.integers(0, 6))
    return [
        Article(
            id="",
            title=draw(
                st.sampled_from(["Deadly clashes at dam", "The deadly clashes", "Talks fail", "t" * 500, ""])
            ),
            paragraphs=(),
            published=draw(st.sampled_from([None, date(2018, 6, 4)])),
            publisher=draw(st.sampled_from(["The Post", "post", "p-" * 200, ""])),
            sha256=draw(st.sampled_from([f"{one:x}" * 64 for one in range(3)] + ["00001" + "0" * 59])),
            path=f"content/articles/{index}.txt",
        )
        for index in range(number)
    ]


@given(given_articles=articles(), data=st.data())
def test_ids_are_unique_and_do_not_depend_on_the_order_of_articles(
    given_articles: list[Article], data: st.DataObject
) -> None:
    named = identify(given_articles)
    assert named == identify(data.draw(st.permutations(given_articles)))
    assert len({article.id for article in named}) == len(named)
    assert {article.sha256 for article in named} == {article.sha256 for article in given_articles}
    assert identify(named) == named
    assert all(len(article.id) <= 200 for article in named)


def seconds(text: str, suffix: str) -> float:
    start = time.process_time()
    read_document(text.encode(), f"a.{suffix}")
    return time.process_time() - start


@pytest.mark.parametrize(
    ("seed", "suffix"),
    [
        ("“", "txt"),
        ("[ad_", "txt"),
        ("Photo: x\n", "txt"),
        ("Your donation helps our journalism.\n", "txt"),
        ("by Jane Doe\n", "txt"),
        ("3 June 2018 ", "txt"),
        ("Ten Killed In Raid On Town\n", "txt"),
        ("the\n", "txt"),
        ("<!-- ", "txt"),
        ("[x](y", "md"),
        ("**a _b ", "md"),
        ("<p>Ten died on Monday.</p>", "html"),
    ],
)
def test_time_grows_with_the_length_of_a_text_and_not_with_its_square(seed: str, suffix: str) -> None:
    head = "<html><body>" if suffix == "html" else ""
    short, long = (head + seed * (size // len(seed)) for size in (12_000, 96_000))
    assert seconds(long, suffix) < 30 * seconds(short, suffix) + 0.5


HOSTILE = {
    "elements in one another": b"<html><body>" + b"<p><b><i>" * 30_000 + b"Ten died.",
    "divisions in one another": b"<html><body>" + b"<div>" * 60_000 + b"Ten died.",
    "tables in one another": b"<html><body>" + b"<table><tr><td>" * 10_000 + b"Ten died.",
    "attributes": b"<html><body><p " + b"a=b " * 100_000 + b">Ten died.</p>",
    "a comment without an end": b"<html><body><!--" + b"x" * 500_000,
    "lists in data": b"<html><head><script type='application/ld+json'>" + b'{"a":[' * 30_000,
    "directions": b"<html><body><p>" + "\u202e\u2066a".encode() * 30_000,
    "one letter with marks": b"<html><body><p>a" + "\u0301".encode() * 200_000,
    "links in one another": b"<html><body>" + b"<a href=x><b>" * 480 + b"four words and more " * 50_000,
    "links side by side": b"<html><body><div>" + b"<a href=x>four words and more</a>" * 5_000,
    "tables of victims in one another": b"<html><body><table><tr><td>Town<td>Killed<tr><td>Bresk<td>7" * 300,
    "a feed's summary": b'<article class="summary-of-a-feed">\n' + b"<p><b>Ten died." * 20_000,
    "zeros": b"<html><body><p>Ten\0 died.</p>" * 2_000,
    "noise": bytes(range(256)) * 2_000,
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("suffix", ["html", "txt"])
def test_a_hostile_document_is_read_or_refused_in_a_few_seconds(raw: bytes, suffix: str) -> None:
    start = time.process_time()
    read_document(raw, f"a.{suffix}")
    assert time.process_time() - start < 5


def test_a_page_that_is_cut_off_anywhere_is_read_without_an_error() -> None:
    whole = (REPOSITORY / "tests" / "reading" / "page-with-json-ld" / "article.html").read_bytes()
    for end in range(0, len(whole), 97):
        read_document(whole[:end], "a.html")


def test_a_zero_that_went_astray_costs_nothing_but_itself() -> None:
    raw = (
        b"Shelling goes on\n\n3 June 2018\n\n"
        + b"The army said so on the radio in the morning. " * 9
        + b"It \0 did."
    )
    assert "\0" not in "".join(read_document(raw, "a.txt").article.paragraphs)
    assert read_document(raw, "a.txt").article.paragraphs != ()


@pytest.mark.parametrize(
    "article", sorted((REPOSITORY / "content" / "articles").glob("*.md")), ids=lambda path: path.name
)
def test_the_reports_of_this_repository_are_read_without_a_doubt(article: Path) -> None:
    reading = read_document(article.read_bytes(), article.name)
    assert reading.problems == ()
    assert all(
        is_closed(paragraph) for paragraph in reading.article.paragraphs[2:] if not paragraph.endswith("Tass")
    )


def test_every_rule_that_takes_a_line_is_told_in_the_documentation() -> None:
    told = (REPOSITORY / "docs" / "articles.md").read_text("utf-8")
    rules = {line.dropped for case in CASES for line in read(case).lines if line.dropped}
    assert {rule for rule in rules if f"`{rule}`" not in told} == set()
