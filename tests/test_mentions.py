"""Sentences, names and what they name, from cases in files: a new case is a paragraph and what it holds."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.extraction.document import Document, MentionKind
from generator.extraction.mentions import find_mentions
from generator.extraction.names.bodies import actors
from generator.extraction.names.places import places
from generator.extraction.people.people import persons
from generator.extraction.tokens import LONGEST, tokenise
from generator.model.article import Article
from generator.urls import slug

CASES = Path(__file__).parent / "extraction"


def document(text: str, title: str = "") -> Document:
    return tokenise(
        Article(id="a", title=title, paragraphs=tuple(line for line in text.splitlines() if line))
    )


def sentence_cases() -> list[list[str]]:
    blocks = [
        block.strip().splitlines()
        for path in sorted((CASES / "tokens").glob("*.txt"))
        for block in path.read_text("utf-8").split("\n\n")
    ]
    return [block for block in blocks if not block[0].startswith("#")]


def mention_cases() -> list[object]:
    return [
        pytest.param(case, id=f"{path.parent.name}/{path.stem}-{number}")
        for folder in ("people", "bodies", "places")
        for path in sorted((CASES / folder).glob("*.yaml"))
        for number, case in enumerate(yaml.safe_load(path.read_text("utf-8")), 1)
    ]


@pytest.mark.parametrize("block", sentence_cases(), ids=lambda block: block[0][:40])
def test_a_paragraph_is_cut_into_its_sentences_and_tokens(block: list[str]) -> None:
    text, *expected = block
    assert [
        " ".join(token.text for token in sentence.tokens) for sentence in document(text).sentences
    ] == expected


@pytest.mark.parametrize("case", mention_cases())
def test_a_text_names_the_persons_actors_and_places_its_case_lists(case: dict[str, object]) -> None:
    read = document(str(case["text"]), str(case.get("title", "")))
    mentions = find_mentions(read)
    if "persons" in case:
        assert told(read, mentions) == [tuple(person.split(" | ")) for person in case["persons"]]
    if "actors" in case:
        found = [f"{a.slug} | {a.kind} | {a.of}" for a in actors(read, mentions)]
        assert sorted(found) == sorted(case["actors"])
    if "aliases" in case:
        known = {a.slug: a.aliases for a in (*actors(read, mentions), *persons(read, mentions))}
        assert {name: list(known[name]) for name in case["aliases"]} == case["aliases"]
    if "places" in case:
        found = [f"{p.name} | {p.country} | {p.precision}" for p in places(read, mentions)]
        assert found == case["places"]
    if "regions" in case:
        found = [f"{p.name} | {p.country} | {p.precision} | {p.region}" for p in places(read, mentions)]
        assert found == case["regions"]


def told(read: Document, mentions: tuple) -> list[tuple[str, ...]]:
    return [(p.name, str(p.role), str(p.of)) for p in persons(read, mentions)]


TEXT = st.text(st.sampled_from("AaZz é’'“”\".,!?-–()0123456789%&\n$") | st.characters(), max_size=300)
WORDS = st.lists(
    st.sampled_from(
        [
            "President",
            "of",
            "the",
            "Malian",
            "army",
            "Foo",
            "Bar",
            "said",
            ",",
            ".",
            "(",
            "RSF",
            ")",
            "’s",
            "rebels",
            "in",
            "Gen.",
            "Ali",
            "Khan",
            "“",
            "”",
            "minister",
            "and",
            "Sudan",
            "region",
            "Institute",
            "for",
            "breakaway",
            "al-Foo",
            "45",
            "a",
            "told",
            "Moscow",
            "UN",
            "leader",
        ]
    ),
    max_size=60,
).map(" ".join)


@given(TEXT | WORDS)
@example("It’s a U.S.")
def test_sentences_and_tokens_are_slices_of_the_text(text: str) -> None:
    for sentence in tokenise(Article(id="a", title="", paragraphs=(text,))).sentences:
        assert sentence.text in text
        assert all(sentence.words(at, at + 1) == token.text for at, token in enumerate(sentence.tokens))
        assert "".join(t.text for t in sentence.tokens) == "".join(sentence.text.split())


def test_an_endless_sentence_is_cut_behind_a_comma_and_loses_no_word() -> None:
    text = "one two, " * 200
    sentences = tokenise(Article(id="a", title="", paragraphs=(text,))).sentences
    assert " ".join(sentence.text for sentence in sentences) == text.strip()
    assert all(sentence.text.endswith(",") and len(sentence.tokens) <= LONGEST for sentence in sentences)


@given(WORDS)
def test_a_mention_lies_within_its_sentence_and_names_what_has_a_slug(text: str) -> None:
    read = document(text)
    mentions = find_mentions(read)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(read.sentences[mention.sentence].tokens)
        assert mention.slug == slug(mention.slug)
        assert mention.slug or mention.kind is MentionKind.PLACE
    assert mentions == tuple(sorted(mentions, key=lambda m: (m.sentence, m.start, -m.end)))


@given(WORDS)
def test_whom_a_person_speaks_for_is_an_actor_of_the_text(text: str) -> None:
    read = document(text)
    mentions = find_mentions(read)
    named = {actor.slug for actor in actors(read, mentions)}
    assert {person.of for person in persons(read, mentions)} <= named | {None}


@pytest.mark.parametrize(
    "pattern",
    [
        "A.",
        "“",
        "Foo, ",
        "in Foo ",
        "Foo Bar (FB) ",
        "Foo's ",
        "President Foo Bar, ",
        "Foo Army and ",
        "Mali ",
        "the army ",
    ],
)
def test_reading_takes_time_in_proportion_to_the_text(pattern: str) -> None:
    def seconds(length: int) -> float:
        begun = time.process_time()
        find_mentions(tokenise(Article(id="a", title="", paragraphs=(pattern * (length // len(pattern)),))))
        return time.process_time() - begun

    find_mentions(document("Foo Bar said in Goma."))  # the tables are read once
    short = seconds(4_000)
    assert seconds(32_000) < 8 * 4 * short + 0.5
