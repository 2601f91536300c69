"""What the reader finds in news text. A case is in a file: a name, a dot, the text, a dot, what is found, a dot.

The first line of a text may give the day of publication (“published 2024-03-05”) and the next ones a headline
(“headline …”); every other line is a paragraph, and one behind “correction ” a paragraph that corrects the report. Where a case fails, pytest shows what was found instead.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extraction.counts.counts import find_counts
from generator.extraction.counts.numbers import find_numbers
from generator.extraction.days.anchoring import anchors
from generator.extraction.days.calendar import make_calendar
from generator.extraction.days.mark import find_days
from generator.extraction.extract import extract
from generator.extraction.mentions import find_mentions
from generator.extraction.report import as_json
from generator.extraction.tape.chunks import make_tapes
from generator.extraction.times.mark import find_times
from generator.extraction.tokens import tokenise
from generator.model.article import Article
from generator.model.finding import Findings

CASES = Path(__file__).parent / "extraction"


def cases(area: str) -> list[object]:
    return [case for path in sorted((CASES / area).glob("*.txt")) for case in cases_in(path)]


def cases_in(path: Path) -> Iterator[object]:
    parts = path.read_text("utf-8").split("\n.\n")
    for name, text, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        yield pytest.param(text, expected.strip(), id=name.strip())


def article(text: str) -> Article:
    published, title, paragraphs = None, "", []
    corrections: list[int] = []
    for line in text.strip().splitlines():
        if line.startswith("published "):
            published = date.fromisoformat(line.removeprefix("published "))
        elif line.startswith("headline "):
            title = line.removeprefix("headline ")
        elif line.strip():
            paragraphs.append(line.strip().removeprefix("correction "))
            corrections += [len(paragraphs)] if line.startswith("correction ") else []
    return Article(
        id="report",
        title=title,
        paragraphs=tuple(paragraphs),
        published=published,
        corrections=tuple(corrections),
    )


def number(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return "?"
    return str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"


def said(**values: object) -> str:
    return " ".join(f"{name}={value}" for name, value in values.items() if value)


@pytest.mark.parametrize(("text", "expected"), cases("numbers"))
def test_a_number_is_a_count_only_where_it_can_count_people(text: str, expected: str) -> None:
    document = tokenise(article(text))
    found = [
        f"{document.sentences[one.sentence].words(one.start, one.end)} = {number(one.minimum, one.maximum)} {one.qualifier}"
        for one in find_numbers(document)
    ]
    assert "\n".join(found) == expected


@pytest.mark.parametrize(("text", "expected"), cases("days"))
def test_a_day_expression_means_days_reckoned_from_publication(text: str, expected: str) -> None:
    document = tokenise(article(text))
    found = [
        f"{document.sentences[day.sentence].words(day.start, day.end)} = {day.period or '?'} {day.basis} {day.use}"
        for day in find_days(document)
    ]
    assert "\n".join(found) == expected


@pytest.mark.parametrize(("text", "expected"), cases("times"))
def test_a_time_expression_has_a_type_and_a_value(text: str, expected: str) -> None:
    document = tokenise(article(text))
    found = [
        f"{document.sentences[time.sentence].text[slice(*time.span(document.sentences[time.sentence]))]} = {time.type} {time.value}"
        for time in find_times(document)
    ]
    assert "\n".join(found) == expected


@pytest.mark.parametrize(("text", "expected"), cases("anchors"))
def test_a_verb_is_on_a_day_and_the_reader_knows_why(text: str, expected: str) -> None:
    document = tokenise(article(text))
    names = find_mentions(document)
    counts = find_counts(document, find_numbers(document), names)
    tapes = make_tapes(document, counts, names, find_days(document))
    calendar = make_calendar(document, tapes)
    found = [
        f"{tape.sentence.words(tape.chunks[at].start, tape.chunks[at].end)} = {one.period or '?'} {one.use} {one.reason}"
        for tape in tapes
        for at, one in anchors(tape, calendar)
    ]
    assert "\n".join(found) == expected


def claims(findings: Findings) -> Iterator[str]:
    for finding in findings.claims:
        claim = finding.claim
        count = f"{claim.measure} {number(claim.min, claim.max)} {claim.qualifier} {claim.victims}"
        who = said(side=claim.side, by=claim.claimant, of=finding.claimant_of)
        when = f"{claim.period or '?'} {claim.scope}"
        yield " ".join(filter(None, (count, who, when, "part" if claim.part_of else "")))


@pytest.mark.parametrize(("text", "expected"), cases("claims"))
def test_a_claim_says_who_counts_how_many_of_whose_people_and_when(text: str, expected: str) -> None:
    assert "\n".join(claims(extract(article(text)))) == expected


def statements(findings: Findings) -> Iterator[str]:
    whole = {sentence.text for sentence in tokenise(findings.article).sentences}
    for one in findings.statements:
        about = said(of=one.of, to=one.to, denies=one.denies.replace(" ", "_"))
        words = "" if one.quote in whole else f"| {one.quote}"
        yield " ".join(filter(None, (one.speaker, str(one.act), about, str(one.date or "?"), words)))


@pytest.mark.parametrize(("text", "expected"), cases("statements"))
def test_a_statement_says_who_does_what_with_words_told_unless_they_are_one_sentence(
    text: str, expected: str
) -> None:
    assert "\n".join(statements(extract(article(text)))) == expected


@pytest.mark.parametrize(("text", "expected"), cases("victims"))
def test_a_victim_is_one_person_harmed_told_of_and_not_counted(text: str, expected: str) -> None:
    found = extract(article(text)).victims
    assert "\n".join(f"{one.measure} {one.person or '?'} {one.who}" for one in found) == expected


def events(findings: Findings) -> Iterator[str]:
    for event in findings.events:
        counts = f"{len(event.claims)}c" if event.claims else ""
        words = f"{len(event.statements)}s" if event.statements else ""
        plan = "planned" if event.planned else ""
        yield " ".join(
            filter(None, (f"{event.date} {event.date_basis} {event.kind}:", event.title, counts, words, plan))
        )


@pytest.mark.parametrize(("text", "expected"), cases("events"))
def test_an_event_is_a_dated_happening_in_our_own_words(text: str, expected: str) -> None:
    assert "\n".join(events(extract(article(text)))) == expected


REPORTS = (CASES / "claims" / "claims.txt").read_text("utf-8").split()
WORDS = st.sampled_from(
    [*REPORTS, "“", "”", "55mm", "%", "$", "—", "(", ")", "next", "will", "ago", "’s", ";", "which", "²"]
)


@given(
    st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200),
    st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)),
)
def test_any_text_is_read_without_a_fault_and_every_finding_points_at_its_words(
    text: str, published: date | None
) -> None:
    paragraphs = tuple(filter(None, map(str.strip, text.split("\n"))))
    findings = extract(Article(id="report", title="", paragraphs=paragraphs, published=published))
    as_json(findings)
    for finding in findings.claims:
        assert finding.claim.quote in paragraphs[finding.claim.paragraph - 1]
        assert finding.claim.part_of is None or finding.claim.part_of in {
            other.claim.id for other in findings.claims
        }
    for event in findings.events:
        assert event.quote in paragraphs[event.paragraph - 1]
        assert all(index < len(findings.claims) for index in event.claims)
        assert all(index < len(findings.statements) for index in event.statements)


def test_without_a_day_of_publication_weekdays_stay_open() -> None:
    findings = extract(article("Two soldiers were killed in Mali on Monday, the army said."))
    assert findings.claims[0].claim.period is None
    assert findings.events == ()


def test_claim_ids_hang_on_what_is_said_and_not_on_what_stands_around_it() -> None:
    text = "published 2024-03-05\nTwo soldiers were killed in Mali on Monday, the army said."
    alone = extract(article(text)).claims[0].claim.id
    behind = (
        extract(article(text + "\nFive civilians were wounded near Gao on Sunday, officials said."))
        .claims[0]
        .claim.id
    )
    assert alone == behind


@pytest.mark.parametrize(
    "sentence",
    [
        "12 soldiers and ",
        "killed 12, ",
        "on Monday in Mali ",
        "said the army, ",
        "“",
        "since 2016 ",
        "Ten died in Mali. ",
    ],
)
def test_reading_time_grows_with_the_text_and_no_faster(sentence: str) -> None:
    import gc
    import time

    def seconds(times: int) -> float:
        report = Article(id="report", title="", paragraphs=(sentence * times,), published=date(2024, 3, 5))
        begin = time.process_time()
        extract(report)
        return time.process_time() - begin

    gc.collect()
    gc.disable()
    try:
        seconds(50)
        short, long = max(seconds(300), seconds(300)), min(seconds(2400), seconds(2400))
    finally:
        gc.enable()
    assert long < 24 * short + 0.5  # eight times the text; a square would take sixty-four times as long
