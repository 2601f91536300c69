"""A small world of articles for the tests of editing: findings drawn at random, and a site held in memory."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st

from generator.content.load import load_record
from generator.editing.plan import Plan, plan
from generator.edtf import Edtf
from generator.errors import Problem
from generator.files import SourceFile
from generator.model.article import Article
from generator.model.claim import Claim, Statement
from generator.model.config import Config
from generator.model.finding import (
    ActorFinding,
    ClaimFinding,
    EventFinding,
    Findings,
    PersonFinding,
    PlaceFinding,
)
from generator.model.record import Record
from generator.model.vocabulary import (
    Act,
    ActorKind,
    DateBasis,
    Measure,
    Precision,
    PublishedBasis,
    Qualifier,
    Scope,
    Victims,
)

LEDGER = "content/ingested.yaml"
START = date(2031, 3, 1)
ACTORS = {
    "norland": ActorFinding(slug="norland", name="Norland", kind=ActorKind.STATE),
    "sudria": ActorFinding(slug="sudria", name="Sudria", kind=ActorKind.STATE),
    "orla-front": ActorFinding(slug="orla-front", name="Orla Front", kind=ActorKind.ARMED_GROUP),
    "norland-defence-ministry": ActorFinding(
        slug="norland-defence-ministry",
        name="Norlandic defence ministry",
        kind=ActorKind.GOVERNMENT_BODY,
        of="norland",
    ),
    "world-relief": ActorFinding(slug="world-relief", name="World Relief", kind=ActorKind.NGO),
}
PERSONS = {
    person.slug: person
    for person in (
        PersonFinding(slug="anders-holt", name="Anders Holt", role="president", of="norland"),
        PersonFinding(slug="andars-holt", name="Andars Holt", role="president", of="norland"),
        PersonFinding(slug="mira-teli", name="Mira Teli", role="foreign minister", of="sudria"),
        PersonFinding(slug="mira-telli", name="Mira Telli", role="ambassador", of="sudria"),
    )
}
PLACES = (
    PlaceFinding(name="Orla", country="NO", lat=60.0, lon=10.0, precision=Precision.TOWN),
    PlaceFinding(name="Far Point", country="NO", lat=69.0, lon=20.0, precision=Precision.TOWN),
    PlaceFinding(name="Norland", country="NO", precision=Precision.COUNTRY),
)
KINDS = ("armed-clash", "shelling", "air-drone-strike", "statement", "diplomacy", "mobilisation", "threat")
NAMES = (*ACTORS, *PERSONS, "norland-officials", "unheard-of")


@st.composite
def claims(draw: st.DrawFn, published: date) -> ClaimFinding:
    low = draw(st.sampled_from([None, 1, 2, 2, 7, 27, 53]))
    exact = low is not None and draw(st.booleans())
    last = published - timedelta(draw(st.integers(0, 3)))
    first = last - timedelta(draw(st.sampled_from([0, 0, 1])))
    return ClaimFinding(
        claim=Claim(
            id=f"x{draw(st.integers(0, 3))}",
            measure=draw(st.sampled_from([Measure.KILLED, Measure.WOUNDED])),
            min=low,
            max=low if exact else None,
            qualifier=Qualifier.EXACT if exact else Qualifier.AT_LEAST if low else Qualifier.VAGUE,
            victims=draw(st.sampled_from([Victims.MILITARY, Victims.ANY])),
            side=draw(st.sampled_from([None, "norland", "sudria", "norland-defence-ministry"])),
            scope=draw(st.sampled_from(list(Scope))),
            period=draw(st.sampled_from([Edtf.span(first, last), Edtf.day(last, uncertain=True), None])),
            claimant=draw(st.sampled_from([None, *NAMES])),
            source="article",
            paragraph=draw(st.integers(1, 2)),
            part_of=draw(st.sampled_from([None, None, "x0", "x1"])),
            quote="It was said.",
        )
    )


@st.composite
def statements(draw: st.DrawFn, published: date) -> Statement:
    return Statement(
        speaker=draw(st.sampled_from(NAMES)),
        act=draw(st.sampled_from(list(Act))),
        of=draw(st.sampled_from([None, "norland", "sudria"])),
        to=draw(st.sampled_from([None, None, "world-relief"])),
        date=draw(st.sampled_from([None, Edtf.day(published)])),
        source="article",
        paragraph=draw(st.integers(1, 3)),
        quote="Words.",
    )


@st.composite
def events(draw: st.DrawFn, published: date, counts: tuple[int, int]) -> EventFinding:
    day = published - timedelta(draw(st.sampled_from([0, 0, 1, 2, 40])))
    texts = [day.isoformat(), day.isoformat(), f"{day}?", f"{day - timedelta(1)}/{day}", f"{day:%Y-%m}"]
    return EventFinding(
        date=Edtf.parse(draw(st.sampled_from(texts))),
        date_basis=draw(st.sampled_from([DateBasis.RELATIVE, DateBasis.PUBLISHED])),
        kind=draw(st.sampled_from(KINDS)),
        title="Something",
        actors=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))),
        place=draw(st.sampled_from([None, *(place.name for place in PLACES), "Nowhere"])),
        planned=draw(st.sampled_from([False, False, False, True])),
        claims=tuple(draw(st.lists(st.integers(0, counts[0] - 1), max_size=2, unique=True)))
        if counts[0]
        else (),
        statements=tuple(draw(st.lists(st.integers(0, counts[1] - 1), max_size=2, unique=True)))
        if counts[1]
        else (),
    )


@st.composite
def findings(draw: st.DrawFn, number: int) -> Findings:
    published = START + timedelta(draw(st.sampled_from([0, 1, 2, 3, 30, 31, 90])))
    told = tuple(draw(st.lists(claims(published), max_size=4)))
    # An id names one claim of an article; equal claims are told apart by their number.
    told = tuple(
        ClaimFinding(claim=_named(item.claim, f"x{n}"), claimant_of=item.claimant_of)
        for n, item in enumerate(told)
    )
    said = tuple(draw(st.lists(statements(published), max_size=3)))
    name = f"gazette-{published}-{number}"
    article = Article(
        id=name,
        title=f"Report {number}",
        paragraphs=("Text.",),
        published=published,
        published_basis=PublishedBasis.SIDECAR,
        publisher="Gazette",
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        path=f"content/articles/{number}.txt",
    )
    return Findings(
        article=article,
        actors=tuple(ACTORS.values()),
        persons=tuple(draw(st.lists(st.sampled_from(list(PERSONS.values())), max_size=3, unique=True))),
        places=PLACES,
        claims=told,
        statements=said,
        events=tuple(draw(st.lists(events(published, (len(told), len(said))), max_size=4))),
    )


def _named(claim: Claim, name: str) -> Claim:
    from dataclasses import replace

    return replace(claim, id=name, part_of=claim.part_of if claim.part_of and claim.part_of < name else None)


@st.composite
def worlds(draw: st.DrawFn) -> list[Findings]:
    return [draw(findings(number)) for number in range(draw(st.integers(1, 5)))]


@dataclass
class Site:
    """The files of a site by path, as an ingest leaves them."""

    texts: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    config: Config = field(default_factory=lambda: Config(title="Test"))

    def load(self) -> tuple[Record, tuple[Problem, ...]]:
        entries = {path: text for path, text in self.texts.items() if path != LEDGER}
        return load_record(
            self.config, [SourceFile(path, text.encode()) for path, text in sorted(entries.items())]
        )

    def plan(self, told: Iterable[Findings]) -> Plan:
        return plan(self.load()[0], self.texts, self.texts.get(LEDGER, ""), told)

    def ingest(self, told: Iterable[Findings]) -> "Site":
        """Return the site after an ingest of all these articles."""
        drawn = self.plan(told)
        texts = dict(self.texts)
        for change in drawn.changes:
            assert texts.get(change.path) == change.old
            if change.new is None:
                del texts[change.path]
            else:
                texts[change.path] = change.new
        return Site(_with(texts, LEDGER, drawn.ledger), drawn.problems, self.config)

    def edited(self, path: str, old: str, new: str) -> "Site":
        assert old in self.texts[path]
        return Site(self.texts | {path: self.texts[path].replace(old, new, 1)}, (), self.config)

    def without(self, path: str) -> "Site":
        return Site({name: text for name, text in self.texts.items() if name != path}, (), self.config)


def _with(texts: Mapping[str, str], path: str, text: str) -> dict[str, str]:
    return {**texts, path: text} if text else {name: old for name, old in texts.items() if name != path}
