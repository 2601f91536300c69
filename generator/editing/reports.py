"""Findings to reports: what one article tells of one happening, with the claims and statements that belong to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.editing.actors import Cast
from generator.edtf import Edtf
from generator.model.article import Article
from generator.model.claim import Claim, Statement
from generator.model.event import Place
from generator.model.finding import ClaimFinding, EventFinding, Findings
from generator.model.vocabulary import ActorKind, DateBasis, Measure, Precision, Scope
from generator.urls import slug

#: Kinds that are the same fighting seen from several sides, in the order that decides a tie.
FIGHTING = (
    "armed-clash",
    "offensive",
    "shelling",
    "air-drone-strike",
    "attack-on-civilians",
    "explosion-landmine",
    "territorial-change",
)
#: What fighting does to people.
HARM = (Measure.KILLED, Measure.WOUNDED, Measure.CASUALTIES, Measure.CAPTURED, Measure.MISSING)
#: Kinds that are somebody's words.
WORDS = ("statement", "threat")
#: Kinds that are done by persons as such, not by the states they stand for.
TALKS = ("diplomacy", "agreement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One happening as one article tells it.

    `number` is its place in the article, `parties` the states and groups its actors stand for. `told` is False where
    only a claim speaks of that day: people were killed, the article says no more. `victims` are the persons whom a
    claim's words name among those who came to harm. `title` is what the engine calls the happening, empty where it took
    the article's own words: those are not ours. `paragraph` is where it is told.
    """

    source: str
    number: int
    day: Edtf
    basis: DateBasis
    kind: str
    title: str = ""
    actors: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    place: Place | None = None
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    victims: tuple[str, ...] = ()
    told: bool = True
    paragraph: int | None = None
    part: str = ""

    @property
    def name(self) -> str:
        """What it is called where reasons are given: its article and its place in it."""
        return f"{self.source}#{self.number}" + (f" {self.part}" if self.part else "")

    @property
    def family(self) -> str:
        """What it is compared with: fighting of any kind is one family, everything else a family by its kind."""
        return "fighting" if self.fighting else self.kind

    @property
    def fighting(self) -> bool:
        """Whether this is a report of fighting."""
        return self.kind in FIGHTING

    @property
    def spoken(self) -> bool:
        """Whether this is a report of what somebody said: an appeal is diplomacy in words."""
        speakers = {said.speaker for said in self.statements}
        return self.kind in WORDS or (not self.fighting and bool(speakers.intersection(self.actors[:1])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Everything one article reports; `claims` and `statements` are those that belong to none of its happenings."""

    source: str
    published: date | None
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def main(self) -> Report | None:
        """The happening the article is about: fighting before words, then the most claims, then the latest."""
        return max(self.reports, default=None, key=_weight)


def _weight(report: Report) -> tuple[bool, int, date, int]:
    return (report.fighting, len(report.claims), report.day.last or date.max, -report.number)


def tell(found: Findings, cast: Cast) -> Told:
    """Sort one article's claims and statements to its happenings. What is only planned is no happening."""
    places = {
        place.name: Place(
            name=place.name, country=place.country, lat=place.lat, lon=place.lon, precision=place.precision
        )
        for place in reversed(found.places)
    }
    found = replace(found, claims=tuple(_with_side(item, cast) for item in found.claims))
    happened = [(number, event) for number, event in enumerate(found.events) if not event.planned]
    homes = _homes(found, happened)
    spoken = {
        found.statements[index]: number
        for number, event in sorted(happened, key=_words_first, reverse=True)
        for index in event.statements
    }
    reports = []
    for number, event in happened:
        claims = tuple(item.claim for index, item in enumerate(found.claims) if homes.get(index) == number)
        said = tuple(said for said in dict.fromkeys(found.statements) if spoken.get(said) == number)
        report = _report(found.article, number, event, cast, places)
        reports.append(
            replace(report, claims=claims, statements=said, victims=tuple(_victims(found, claims, event)))
        )
    return Told(
        source=found.article.id,
        published=found.article.published,
        reports=tuple(reports),
        claims=tuple(item.claim for index, item in enumerate(found.claims) if index not in homes),
        statements=tuple(said for said in dict.fromkeys(found.statements) if said not in spoken),
    )


def _with_side(item: ClaimFinding, cast: Cast) -> ClaimFinding:
    """Count a ministry's or an army's people as their state's."""
    side = item.claim.side
    return replace(item, claim=replace(item.claim, side=cast.party(side) or side))


def _victims(found: Findings, claims: Sequence[Claim], event: EventFinding) -> Iterator[str]:
    """Yield the persons who are said to be harmed in the words of a claim or of the event, and who say nothing in the article."""
    voices = {said.speaker for said in found.statements} | {item.claim.claimant for item in found.claims}
    words = {claim.quote for claim in claims} | {event.quote}
    for victim in found.victims:
        if victim.person and victim.quote in words and victim.measure in HARM and victim.person not in voices:
            yield victim.person


def _words_first(numbered: tuple[int, EventFinding]) -> tuple[bool, int]:
    return (numbered[1].kind not in WORDS, numbered[0])


def _homes(found: Findings, happened: Sequence[tuple[int, EventFinding]]) -> dict[int, int]:
    """Map every claim's index to its happening's number: of several, the first whose days hold the claim's last.

    A part of another claim stands with it.
    """
    homes: dict[int, int] = {}
    for number, event in reversed(happened):
        homes.update(
            {index: number for index in event.claims if not _elsewhere(event, found.claims[index].claim)}
        )
    for number, event in reversed(happened):
        homes.update({index: number for index in event.claims if _holds(event, found.claims[index].claim)})
    index_of = {item.claim.id: index for index, item in enumerate(found.claims)}
    for index, item in enumerate(found.claims):
        whole = index_of.get(item.claim.part_of or "")
        if whole is not None and whole in homes:
            homes[index] = homes[whole]
    return homes


def _holds(event: EventFinding, claim: Claim) -> bool:
    return bool(claim.period and claim.period.last and event.date.covers(claim.period.last))


def _elsewhere(event: EventFinding, claim: Claim) -> bool:
    """Whether a claim about one sure day says that it is not of the event's."""
    return (
        claim.scope is Scope.DAY
        and claim.period is not None
        and _sure_day(claim.period)
        and not _holds(event, claim)
    )


def _report(
    article: Article, number: int, event: EventFinding, cast: Cast, places: Mapping[str, Place]
) -> Report:
    place = (places.get(event.place) or _state(event.place, cast)) if event.place else None
    return Report(
        source=article.id,
        number=number,
        paragraph=event.paragraph,
        title=""
        if any(event.title in text for text in (article.title, *article.paragraphs))
        else event.title,
        day=event.date,
        basis=event.date_basis,
        kind=event.kind,
        actors=event.actors,
        parties=tuple(dict.fromkeys(party for name in event.actors if (party := cast.party(name)))),
        place=place,
    )


def _state(name: str, cast: Cast) -> Place:
    """Make a place of a name no gazetteer knows: of a state, where it is one's."""
    actor = cast.actors.get(slug(name))
    if actor and actor.kind is ActorKind.STATE:
        return Place(name=name, country=actor.country, precision=Precision.COUNTRY)
    return Place(name=name)


def implied(told: Told, cast: Cast) -> Iterator[Report]:
    """Yield a report for every claim of no happening that says by itself on which day people came to harm in fighting.

    Only a count of one sure day in an article about fighting does; any other claim waits for an entry it fits.
    """
    if not (told.main and told.main.fighting):
        return
    first = 1 + max(report.number for report in told.reports)
    for number, claim in enumerate(told.claims, first):
        if claim.measure in HARM and claim.scope is Scope.DAY and claim.period and _sure_day(claim.period):
            side = cast.party(claim.side)
            yield Report(
                source=told.source,
                number=number,
                paragraph=claim.paragraph,
                day=claim.period,
                basis=DateBasis.RELATIVE,
                kind=FIGHTING[0],
                parties=(side,) if side else (),
                claims=(claim,),
                told=False,
            )


def _sure_day(day: Edtf) -> bool:
    return day.is_day and not day.uncertain and not day.approximate
