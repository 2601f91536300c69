"""Articles drawn at random, for the laws of editing: incidents, and what each article makes of them.

Articles tell of the same incidents, near and far apart, with and without places and sure days; they repeat a toll, round
it, give a total, an older figure or a part; they know more or less of who belongs to whom.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import prod
from typing import TypeVar

from editing_world import ACTORS, BAY, FAR_POINT, ORLA, PERSONS, PLACES
from hypothesis import strategies as st

from generator.edtf import Edtf
from generator.model.article import Article
from generator.model.claim import Claim, Statement
from generator.model.finding import ClaimFinding, EventFinding, Findings, PlaceFinding, VictimFinding
from generator.model.vocabulary import Act, DateBasis, Measure, PublishedBasis, Qualifier, Scope, Victims

START = date(2031, 3, 1)
_ALL = tuple(ACTORS.values())
#: What an article knows of the actors: all; the states alone; that the front is Sudria's; that the guard is nobody's.
CASTS = (
    _ALL,
    _ALL[:2],
    tuple(replace(one, of="sudria") if one.slug == "orla-front" else one for one in _ALL),
    tuple(replace(one, of=None) if one.slug == "orla-guard" else one for one in _ALL),
)
_ANDERS, _ANDARS, _MIRA, _AMBASSADOR = PERSONS.values()
#: Whom an article presents: nobody, one, two spellings of one, everybody.
PRESENTED = (
    (),
    (_ANDERS,),
    (_ANDARS,),
    (_ANDERS, _ANDARS, _MIRA),
    (_MIRA, _AMBASSADOR),
    tuple(PERSONS.values()),
)
FIGHTING = ("armed-clash", "shelling", "air-drone-strike")
KINDS = (*FIGHTING, "statement", "diplomacy", "mobilisation", "threat", "aid")
NAMES = (*ACTORS, *PERSONS, "norland-officials", "unheard-of")
PAIRS = (("norland", "sudria"), ("norland-army", "orla-front"), ("sudria", "orla-guard"), ("orla-front",), ())
SIDES = (None, "norland", "sudria", "norland-army", "orla-front")

Choice = TypeVar("Choice")


def chosen(draw: st.DrawFn, *tables: Sequence[Choice]) -> list[Choice]:
    """Choose from every table with one draw: a draw each would cost most of the time the laws take."""
    number, found = draw(st.integers(0, prod(map(len, tables)) - 1)), []
    for table in tables:
        number, place = divmod(number, len(table))
        found.append(table[place])
    return found


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, as nobody in this world knows it."""

    day: date
    kind: str
    place: PlaceFinding
    actors: tuple[str, ...]
    killed: int
    side: str | None


#: The days of incidents, from the first that may be: of one flare-up, and of others.
DAYS = (0, 0, 1, 3, 30, 62)


@st.composite
def incidents(draw: st.DrawFn, days: Sequence[int] = DAYS) -> Incident:
    day, *others = chosen(draw, days, FIGHTING, PLACES, PAIRS, (2, 2, 7, 27), SIDES)
    return Incident(START + timedelta(day), *others)


#: How an article gives a toll: as it is, rounded, as words, as all since the start, as an older figure, of another time.
TOLD = (
    (Scope.DAY, Qualifier.EXACT, 0),
    (Scope.DAY, Qualifier.EXACT, 3),
    (Scope.DAY, Qualifier.AT_LEAST, 0),
    (Scope.DAY, Qualifier.VAGUE, 0),
    (Scope.TOTAL, Qualifier.EXACT, 40),
    (Scope.PREVIOUS, Qualifier.EXACT, -1),
    (Scope.BACKGROUND, Qualifier.AT_LEAST, 0),
)
#: The days a claim says it covers, from the incident's: it, perhaps it, it and the day before, none, the day after.
_PERIODS = ("{0}", "{0}", "{0}?", "{1}/{0}", "", "{2}")
_MEASURES = (Measure.KILLED, Measure.KILLED, Measure.WOUNDED)
_VICTIMS = (Victims.MILITARY, Victims.ANY)


def _dated(form: str, day: date) -> Edtf | None:
    text = form.format(day, day - timedelta(1), day + timedelta(1), f"{day:%Y-%m}")
    return Edtf.parse(text) if text else None


@st.composite
def claims(draw: st.DrawFn, incident: Incident, number: int) -> Claim:
    (scope, qualifier, more), measure, victims, side, claimant, period, paragraph, whole = chosen(
        draw,
        TOLD,
        _MEASURES,
        _VICTIMS,
        (incident.side, *SIDES),
        (None, *NAMES),
        _PERIODS,
        (1, 2),
        (None, None, 0, 1),
    )
    low = None if qualifier is Qualifier.VAGUE else incident.killed + more
    return Claim(
        id=f"x{number}",
        measure=measure,
        min=low,
        max=low if qualifier is Qualifier.EXACT else None,
        qualifier=qualifier,
        victims=victims,
        side=side,
        scope=scope,
        period=_dated(period, incident.day),
        claimant=claimant,
        source="article",
        paragraph=paragraph,
        part_of=f"x{whole}" if whole is not None and whole < number else None,
        quote="It was said.",
    )


@st.composite
def statements(draw: st.DrawFn, published: date) -> Statement:
    speaker, act, of, to, dated, paragraph = chosen(
        draw, NAMES, tuple(Act), SIDES, (None, None, "world-relief"), (False, True), (1, 2, 3)
    )
    day = Edtf.day(published) if dated else None
    return Statement(
        speaker=speaker,
        act=act,
        of=of,
        to=to,
        date=day,
        source="article",
        paragraph=paragraph,
        quote="Words.",
    )


#: The days an article gives an incident: its own, perhaps its own, an interval, the day after, a month, another's.
_WHEN = ("{0}", "{0}", "{0}", "{0}?", "{1}/{0}", "{2}", "{3}")
_BASES = (DateBasis.STATED, DateBasis.RELATIVE, DateBasis.PUBLISHED)


@st.composite
def events(draw: st.DrawFn, incident: Incident, claims: int, statements: int) -> EventFinding:
    """What an article makes of an incident: `claims` and `statements` are how many it has."""
    when, basis, kind, actors, place, planned, counted, said = chosen(
        draw,
        _WHEN,
        _BASES,
        (incident.kind, incident.kind, *KINDS),
        (incident.actors, incident.actors, *PAIRS, ("mira-teli", "sudria")),
        (incident.place.name, incident.place.name, None, "Nowhere"),
        (False, False, False, True),
        [tuple(range(first, claims)[:most]) for first in range(claims + 1) for most in (1, 2)],
        [tuple(range(first, statements)[:1]) for first in range(statements + 1)],
    )
    return EventFinding(
        date=_dated(when, incident.day) or Edtf.day(incident.day),
        date_basis=basis,
        kind=kind,
        title="Something",
        actors=actors,
        place=place,
        planned=planned,
        claims=counted,
        statements=said,
        quote="It was said.",
    )


@st.composite
def findings(draw: st.DrawFn, number: int, happened: Sequence[Incident]) -> Findings:
    """One article about some of what happened."""
    later, actors, persons, about, also, counted, said, told = chosen(
        draw, (0, 1, 2, 31, 63), CASTS, PRESENTED, happened, (None, *happened), range(5), range(4), range(4)
    )
    published = about.day + timedelta(later)
    topics = [about, also or about]
    words = [draw(statements(published)) for _ in range(said)]
    return Findings(
        article=article(number, published),
        actors=actors,
        persons=persons,
        places=PLACES,
        claims=tuple(ClaimFinding(claim=draw(claims(topics[n % 2], n))) for n in range(counted)),
        statements=tuple(words),
        victims=(
            VictimFinding(who="mayor", measure=Measure.KILLED, person="anders-holt", quote="It was said."),
        )
        if persons
        else (),
        events=tuple(draw(events(topics[n % 2], counted, said)) for n in range(told)),
    )


def article(number: int, published: date, version: int = 0) -> Article:
    """Make one article; another `version` is another text in the same file."""
    name = f"gazette-{published}-{number}"
    return Article(
        id=name,
        title=f"Report {number}",
        paragraphs=("Text.",),
        published=published,
        published_basis=PublishedBasis.SIDECAR,
        publisher="Gazette",
        sha256=hashlib.sha256(f"{name} {version}".encode()).hexdigest(),
        path=f"content/articles/{number}.txt",
    )


@st.composite
def worlds(draw: st.DrawFn) -> list[Findings]:
    """One to five articles about one to three incidents."""
    happened = [draw(incidents()) for _ in range(draw(st.integers(1, 3)))]
    return [draw(findings(number, happened)) for number in range(draw(st.integers(1, 5)))]


@st.composite
def later_versions(draw: st.DrawFn, told: Sequence[Findings]) -> list[Findings]:
    """The same articles, one of them with another text: of the same day, about the same."""
    number = draw(st.integers(0, len(told) - 1))
    old = told[number].article
    assert old.published
    new = draw(findings(number, [draw(incidents())]))
    new = replace(new, article=article(number, draw(st.sampled_from([old.published, START])), version=1))
    return [*told[:number], new, *told[number + 1 :]]


@st.composite
def batches(draw: st.DrawFn, told: Sequence[Findings]) -> list[list[Findings]]:
    """What lies on the shelf at each of one to four ingests: more every time, all of it at the last, in any order."""
    shuffled = draw(st.permutations(told))
    cuts = sorted(draw(st.sets(st.integers(1, len(told)), max_size=3)) | {len(told)})
    return [list(shuffled[:cut]) for cut in cuts]


#: Places of which no two are near enough to be one incident's.
APART = (ORLA, FAR_POINT, BAY)


@st.composite
def days_of_incidents_apart(draw: st.DrawFn) -> list[Findings]:
    """Articles of one day, each about incidents far apart and no others, with one claim of its own for each.

    The same parties may fight at both ends of the country, and as many may die there.
    """
    told = []
    for number in range(draw(st.integers(1, 4))):
        happened = [
            replace(draw(incidents((0,))), place=place)
            for place in draw(st.permutations(APART))[: draw(st.integers(1, 3))]
        ]
        plain = {"scope": Scope.DAY, "period": Edtf.day(START), "part_of": None}
        counted = [
            replace(draw(claims(one, n)), **plain, quote=f"{number}, {n}.") for n, one in enumerate(happened)
        ]
        told.append(
            Findings(
                article=article(number, START),
                actors=_ALL,
                places=PLACES,
                claims=tuple(ClaimFinding(claim=claim) for claim in counted),
                events=tuple(draw(_told_plainly(one, n)) for n, one in enumerate(happened)),
            )
        )
    return told


@st.composite
def _told_plainly(draw: st.DrawFn, incident: Incident, claim: int) -> EventFinding:
    return replace(
        draw(events(incident, 0, 0)),
        date=Edtf.day(incident.day),
        kind=incident.kind,
        place=incident.place.name,
        actors=incident.actors,
        planned=False,
        claims=(claim,),
    )


@st.composite
def flare_ups(draw: st.DrawFn) -> list[Findings]:
    """Articles about two or three flare-ups of one war, each told plainly by one of them, in any order."""
    days = (0, 40, 80)[: draw(st.integers(2, 3))]
    happened = [replace(draw(incidents((day,))), actors=PAIRS[0]) for day in days]
    told = [
        Findings(
            article=article(number, one.day),
            actors=_ALL,
            places=PLACES,
            claims=(ClaimFinding(claim=draw(claims(one, 0))),),
            events=(draw(_told_plainly(one, 0)),),
        )
        for number, one in enumerate(happened)
    ]
    more = [draw(findings(len(told) + number, happened)) for number in range(draw(st.integers(0, 2)))]
    return draw(st.permutations([*told, *more]))
