"""Every file in tests/editing/merging is a case: articles' findings in short form, and the entries they must become."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from editing_world import ACTORS, PERSONS, PLACES, Site

from generator.editing.variants import alike
from generator.edtf import Edtf
from generator.model.article import Article
from generator.model.claim import Claim, Statement
from generator.model.event import Event
from generator.model.finding import ClaimFinding, EventFinding, Findings
from generator.model.vocabulary import Act, DateBasis, Measure, Victims

CASES = sorted(Path(__file__).with_name("editing").glob("merging/*.yaml"))
SPELLINGS = Path(__file__).with_name("editing") / "spellings.txt"


def article_of(name: str, told: dict[str, Any]) -> Findings:
    article = Article(
        id=name,
        title=f"From the {name}",
        paragraphs=("Text.",),
        published=told["published"],
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        path=f"content/articles/{name}.txt",
    )
    return Findings(
        article=article,
        actors=tuple(ACTORS.values()),
        persons=tuple(PERSONS[person] for person in told.get("persons", ("anders-holt", "mira-teli"))),
        places=PLACES,
        claims=tuple(
            ClaimFinding(claim=claim_of(f"x{n}", one)) for n, one in enumerate(told.get("claims", ()))
        ),
        statements=tuple(
            Statement(**{**one, "act": Act(one["act"]), "source": name}) for one in told.get("statements", ())
        ),
        events=tuple(map(event_of, told.get("events", ()))),
    )


def claim_of(name: str, told: dict[str, Any]) -> Claim:
    measure = next(measure for measure in Measure if measure in told)
    period = Edtf.parse(str(told["day"])) if "day" in told else None
    return Claim(
        id=name,
        measure=measure,
        min=told[measure],
        max=told[measure],
        victims=Victims(told.get("victims", "any")),
        side=told.get("side"),
        claimant=told.get("by"),
        period=period,
        source="article",
    )


def event_of(told: dict[str, Any]) -> EventFinding:
    return EventFinding(
        date=Edtf.parse(str(told["day"])),
        date_basis=DateBasis.RELATIVE,
        kind=told["kind"],
        title=told.get("title", "From the"),
        actors=tuple(told.get("by", ())),
        place=told.get("at"),
        planned=told.get("planned", False),
        claims=tuple(told.get("counts", ())),
        statements=tuple(told.get("says", ())),
    )


def shown(event: Event, key: str) -> object:
    """A field of an event as a case writes it."""
    match key:
        case "claims":
            return len(event.claims)
        case "participants":
            return [f"{part.actor} {part.role}" for part in event.participants]
        case "sources":
            return list(event.sources)
        case "place":
            return event.place and event.place.name
        case "date":
            return event.date.text
        case _:
            return getattr(event, key)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_articles_become_the_entries_of_their_case(case: Path) -> None:
    given = yaml.safe_load(case.read_text("utf-8"))
    site = Site(given.get("present", {})).ingest(article_of(*one) for one in given["articles"].items())
    record, _ = site.load()
    events, want = {entry.value.id: entry.value for entry in record.events}, given["want"]
    assert sorted(events) == sorted(want["events"])
    for name, fields in want["events"].items():
        assert {key: shown(events[name], key) for key in fields} == fields
    periods = {entry.value.id: entry.value.period.text for entry in record.escalations}
    assert periods == {name: str(period) for name, period in want.get("escalations", {}).items()}
    assert sorted(problem.code for problem in site.problems) == want.get("problems", [])


@pytest.mark.parametrize(
    "line", [line for line in SPELLINGS.read_text("utf-8").splitlines() if line[:1] != "#"]
)
def test_spellings_are_alike_as_their_line_says(line: str) -> None:
    one, sign, other = line.partition(" = ") if " = " in line else line.partition(" / ")
    assert alike(one, other) == alike(other, one) == (sign == " = ")
