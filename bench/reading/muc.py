"""Attacks told in news of 1989 and 1990 (MUC-3): days, places, those responsible, and how many were killed or wounded."""

from collections.abc import Iterator
from datetime import date

from measure import Json, measure

from generator.extraction.extract import extract
from generator.model.claim import Claim
from generator.model.finding import EventFinding, Findings
from generator.model.vocabulary import Measure, Victims
from generator.reading.read import read_article
from generator.reading.supplied import Supplied

_EFFECTS = {
    Measure.KILLED: ("killed",),
    Measure.WOUNDED: ("wounded",),
    Measure.CASUALTIES: ("killed", "wounded"),
}
_KINDS = {
    Victims.MILITARY: "military",
    Victims.CIVILIAN: "civilian",
    Victims.CHILD: "civilian",
    Victims.POLICE: "other",
}


def predict(document: Json) -> list[Json]:
    """Return one line: the events of a text, each with its claims."""
    published = date.fromisoformat(str(document["dct"])) if document["dct"] else None
    text = str(document["text"]).encode()
    article, _ = read_article(text, "report.txt", Supplied(published=published))
    findings = extract(article)
    return [{"events": [_event(findings, event) for event in findings.events]}]


def _event(findings: Findings, event: EventFinding) -> Json:
    names = {actor.slug: actor.name for actor in findings.actors}
    place = next((place for place in findings.places if place.name == event.place), None)
    return {
        "date": event.date.text.rstrip("~?"),
        "country": place.country if place else None,
        "places": [event.place] if event.place else [],
        "orgs": [names.get(slug, slug) for slug in event.actors],
        "casualties": [row for at in event.claims for row in _casualties(findings.claims[at].claim)],
    }


def _casualties(claim: Claim) -> Iterator[Json]:
    for effect in _EFFECTS.get(claim.measure, ()):
        row: Json = {"effect": effect, "min": claim.min, "max": claim.max, "kind": _KINDS.get(claim.victims)}
        yield row if max(claim.min or 0, claim.max or 0) > 1 else {**row, "who": claim.id}


if __name__ == "__main__":
    measure(__doc__, predict)
