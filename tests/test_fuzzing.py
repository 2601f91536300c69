"""Whatever content, articles, pages and requests are: a located problem or a harmless page, in time, and nothing else.

An ordinary run tries one input in fifty; `make fuzz` all: 20,000 front matters, 5,000 articles, 2,000 pages, 10,000
requests. What was found so stands in `tests/test_hostile.py`, each as a case of its own.
"""

import random
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from conftest import tree
from fuzzing.mutation import SCRIPTS, in_bytes, mutated, numbered, rounds
from fuzzing.seeds import ARTICLES, ENTRIES, PAGES, STANDING
from fuzzing.watching import EYE, at_most, harm, untold

from generator.build import BuildOptions, build, load
from generator.decode import decode_entry
from generator.errors import DatelineError, Problem, Severity
from generator.extraction.guarded import understood
from generator.faults import CODE as FAULT
from generator.ingest import IngestOptions, ingest
from generator.model.record import NOUNS
from generator.reading.read import read_article
from generator.rendering.markdown import Markdown
from generator.urls import Links

#: So many entries stand in one site, so many articles are taken in at once.
_SITE, _SHELF = 400, 40


def new_site(folder: Path, files: Mapping[str, bytes]) -> Path:
    for path, raw in {**{path: text.encode() for path, text in STANDING.items()}, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)
    return folder


def sound(site: Path) -> tuple[Problem, ...]:
    """Take away the entries that have an error, until a site has none. Returns what was said."""
    said: list[Problem] = []
    while True:
        _, problems = load(site)
        said += problems
        wrong = {problem.mark.path for problem in problems if problem.severity is Severity.ERROR}
        if not wrong:
            return tuple(said)
        for path in wrong:
            (site / path).unlink()


def built(site: Path, *, entries: int) -> dict[str, bytes]:
    """The files of a site, after a build that may say that it is wrong, and must not do any harm."""
    with EYE.on(site), at_most(20 + 0.2 * entries):
        try:
            report = build(BuildOptions(site), lambda _: None)
            said = report.problems
        except DatelineError as error:
            said = error.problems
    assert not [problem for problem in said if untold(problem)]
    return tree(site / "build") if (site / "build").is_dir() else {}


def front_matters(count: int) -> Iterable[tuple[str, bytes]]:
    """Mutated entries, each as a file of its own; four in five have an id of their own, so that they can stand together."""
    for number, chance in numbered("front matter", count):
        folder = list(ENTRIES)[number % len(ENTRIES)]
        text = mutated(chance, ENTRIES[folder])
        if chance.random() < 0.8:
            text = text.replace("\nid: ", f"\nid: n{number}-", 1)
        yield f"content/{folder}/{number:05}.md", in_bytes(chance, text)


def tried(path: str, raw: bytes) -> None:
    folder = path.split("/")[1]
    with at_most():
        decoded = decode_entry(NOUNS[folder], raw, path)
        html = Markdown(Links("http://localhost/")).render(decoded.body)
    assert decoded.value is not None or decoded.problems, path
    for problem in decoded.problems:
        assert (problem.mark.path, problem.mark.line > 0, untold(problem)) == (path, True, False), path
    assert harm({"a.html": str(html).encode()}) == {}, path


def test_mutated_front_matter_is_a_located_problem_or_a_page_without_a_script(tmp_path: Path) -> None:
    files = list(front_matters(rounds(20_000)))
    for path, raw in files:
        tried(path, raw)
    for start in range(0, len(files), _SITE):
        site = new_site(tmp_path / f"site-{start}", dict(files[start : start + _SITE]))
        with EYE.on(site), at_most(20):
            said = sound(site)
        assert said
        assert not [problem for problem in said if untold(problem)]
        made = built(site, entries=_SITE)
        assert made
        assert harm(made) == {}
    assert {path.name for path in tmp_path.iterdir()} == {
        f"site-{start}" for start in range(0, len(files), _SITE)
    }


def read(path: str, raw: bytes) -> None:
    with at_most():
        article, problems = read_article(raw, path)
    with at_most():
        findings = understood(article)
    found = (*problems, *findings.problems)
    assert [problem for problem in found if problem.code == FAULT] == [], path
    assert [problem for problem in found if problem.mark.path != path or untold(problem)] == [], path


def articles(count: int) -> Iterable[tuple[str, bytes]]:
    for number, chance in numbered("article", count):
        name = chance.choice(list(ARTICLES))
        yield f"content/articles/{number:05}-{name}", in_bytes(chance, mutated(chance, ARTICLES[name]))


def pages(count: int) -> Iterable[tuple[str, bytes]]:
    for number, chance in numbered("page", count):
        text = mutated(chance, PAGES[chance.choice(list(PAGES))])
        yield f"content/articles/{number:05}.html", in_bytes(chance, text)


def taken_in(files: list[tuple[str, bytes]], folder: Path) -> None:
    """Take articles in and build what comes of them: what ingest writes is never what a build refuses."""
    for start in range(0, len(files), _SHELF):
        site = new_site(folder / f"site-{start}", dict(files[start : start + _SHELF]))
        with EYE.on(site), at_most(30):
            report = ingest(IngestOptions(site=site), lambda _: None)
        assert [problem for problem in report.problems if problem.code == FAULT or untold(problem)] == []
        _, problems = load(site)
        assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
        assert harm(built(site, entries=_SHELF)) == {}


def test_mutated_articles_are_read_in_time_and_make_a_record_that_can_be_built(tmp_path: Path) -> None:
    files = list(articles(rounds(5_000)))
    for path, raw in files:
        read(path, raw)
    taken_in(files, tmp_path)


def test_mutated_pages_are_read_in_time_and_lose_their_scripts_wherever_they_stand(tmp_path: Path) -> None:
    files = list(pages(rounds(2_000)))
    for path, raw in files:
        read(path, raw)
        with at_most():
            html = Markdown(Links("http://localhost/")).parsed(raw.decode("utf-8", "replace"))
        assert harm({"a.html": str(html).encode()}) == {}, path
    taken_in(files, tmp_path)


@pytest.mark.parametrize("script", SCRIPTS[:5] + SCRIPTS[9:14] + SCRIPTS[16:21])
def test_what_looks_for_harm_finds_it(script: str) -> None:
    assert harm({"a.html": f"<p>{script}".encode()})


def test_the_same_seed_makes_the_same_inputs() -> None:
    assert list(articles(20)) == list(articles(20))
    assert mutated(random.Random(1), "a" * 99) == mutated(random.Random(1), "a" * 99)
