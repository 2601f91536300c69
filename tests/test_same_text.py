"""Which articles run one text."""

import random
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.same_text import fingerprint, same_texts
from generator.model.article import Article

MARKET = (
    "Shells fell on the market of Keld on Friday morning and killed nine traders who had just opened their stalls, the mayor "
    "told reporters at the town hall, while soldiers on the ridge above the river fired back until noon and closed the road "
    "that leads to the bridge, where lorries with grain have waited since the spring for a permit from the capital."
)
HARVEST = (
    "The army of Tasmar said it knew nothing of any shelling near the town and called on both governments to let observers in "
    "before the harvest begins, which would give farmers on either bank of the river a chance to return to their fields."
)
WIRE = (MARKET, HARVEST)
QUOTE = "“We have lost twelve soldiers since the morning and will answer at a time of our choosing,” the ministry said."
OWN = (
    "A reporter of this paper walked through Orm yesterday, where shops were shut and nobody would say when the buses run again.",
    "Two teachers spoke of a quiet night after a loud week, and of children who sleep in the cellar of the school by choice.",
)
OTHER = (
    "Diplomats in the capital gave the talks little hope, pointing to three earlier rounds that had ended without a paper.",
    "In the shops of the old town flour has doubled in price since spring, and the bakers blame the closed road for it alone.",
)


def article(name: str, *paragraphs: str, **fields: object) -> Article:
    return Article(id=name, title=name, paragraphs=paragraphs, **fields)


def together(articles: Iterable[Article]) -> Mapping[str, tuple[str, ...]]:
    return same_texts({one.id: fingerprint(one) for one in articles})


def test_two_outlets_that_run_one_wire_text_share_it_named_or_not():
    cut = article("b", "By our own staff, with agencies, from the border region.", *WIRE[:1])
    assert together([article("a", *WIRE), cut, article("c", *OWN)]) == {"a": ("b",), "b": ("a",)}


def test_two_outlets_that_quote_one_ministry_in_texts_of_their_own_share_none():
    assert together([article("a", *OWN, QUOTE), article("b", *OTHER, QUOTE)]) == {}


def test_one_agency_named_by_two_texts_makes_no_one_text_of_them():
    named = [article(name, *text, agencies=("Wirepress",)) for name, text in (("a", OWN), ("b", OTHER))]
    assert together(named) == {}


def test_a_corrected_version_runs_the_text_of_the_first():
    again = (WIRE[0].replace("nine", "eleven"), WIRE[1], "An earlier version of this report gave nine dead.")
    assert together([article("a", *WIRE), article("a-2", *again)]) == {"a": ("a-2",), "a-2": ("a",)}


TEXTS = st.lists(st.lists(st.sampled_from([*WIRE, *OWN, *OTHER, QUOTE]), min_size=1, max_size=4), max_size=12)


@given(TEXTS, st.randoms(use_true_random=False))
def test_sharing_is_symmetric_transitive_and_knows_no_order(texts, rng):
    articles = [article(f"a{number:02}", *text) for number, text in enumerate(texts)]
    found = together(articles)
    rng.shuffle(articles)
    assert together(articles) == found
    for one, others in found.items():
        assert others
        assert one not in others
        for other in others:
            assert {*found[other], other} == {*others, one}


def test_a_fingerprint_is_the_articles_alone():
    assert fingerprint(article("a", *WIRE)) == fingerprint(article("b", *WIRE, publisher="X"))
    assert fingerprint(article("a", "Too short.")) == ()


@pytest.mark.parametrize("copies", [1, 40])
def test_two_thousand_articles_are_compared_in_seconds(copies):
    rng = random.Random(7)
    words = [f"w{number}" for number in range(4000)]
    texts = [" ".join(rng.choices(words, k=400)) for _ in range(2000 // copies)]
    articles = [article(f"a{n:04}-{copy}", text) for n, text in enumerate(texts) for copy in range(copies)]
    start = time.process_time()
    found = together(articles)
    assert time.process_time() - start < 6
    assert len(found) == (0 if copies == 1 else 2000)


def test_ingest_ties_the_sources_of_one_text_and_leaves_a_persons_value(dateline: Run, tmp_path: Path):
    (tmp_path / "site.yaml").write_text("title: Keld\n", "utf-8")
    shelf = tmp_path / "content" / "articles"
    shelf.mkdir(parents=True)
    for name, text in {"echo": WIRE, "lantern": WIRE, "courier": (*OWN, QUOTE)}.items():
        head = f"---\ntitle: News of the {name}\npublisher: {name}\npublished: 2021-05-03\n---\n"
        (shelf / f"{name}.md").write_text(head + "\n\n".join(text) + "\n", "utf-8")
    assert dateline("ingest").returncode == 0
    sources = tmp_path / "content" / "sources"
    echo, lantern = (next(sources.glob(f"{name}*.md")) for name in ("echo", "lantern"))
    assert f"independence: [{lantern.stem}]" in echo.read_text("utf-8")
    assert f"independence: [{echo.stem}]" in lantern.read_text("utf-8")
    assert "independence" not in next(sources.glob("courier*.md")).read_text("utf-8")
    alone = echo.read_text("utf-8").replace(f"independence: [{lantern.stem}]\n", "")
    echo.write_text(alone, "utf-8")
    assert dateline("ingest").returncode == 0
    assert echo.read_text("utf-8") == alone
