"""Attacks told in news of 1989 and 1990 (MUC-3): days, places, those responsible, and how many were killed or wounded."""

from collections.abc import Iterator
from datetime import date

from measure import Json, measure

from generator.extraction.extract import extract
from generator.extraction.gazetteer.states import states
from generator.model.claim import Claim
from generator.model.finding import EventFinding, Findings, VictimFinding
from generator.model.vocabulary import ActorKind, Measure, Victims
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
_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT_BODY})
_STATES = {state.alpha2: state.name for state in states()}


def predict(document: Json) -> list[Json]:
    """Return one line: the events of a text, each with its claims, and one for what stands outside of them."""
    published = date.fromisoformat(str(document["dct"])) if document["dct"] else None
    text = str(document["text"]).encode()
    article, _ = read_article(text, "report.txt", Supplied(published=published))
    found = extract(article)
    told = {event.quote for event in found.events}
    rows = [_event(found, event) for event in found.events]
    within = {index for event in found.events for index in event.claims}
    rest = [
        *(row for at, one in enumerate(found.claims) if at not in within for row in _casualties(one.claim)),
        *(row for victim in found.victims if victim.quote not in told for row in _one(victim)),
    ]
    return [{"events": [*rows, {"date": None, "country": None, "casualties": rest}]}]


def _event(found: Findings, event: EventFinding) -> Json:
    names = {actor.slug: actor.name for actor in found.actors if actor.kind in _GROUPS}
    named = {place.name: place.country for place in found.places}
    lands = [code for code in (named.get(event.place or ""), *named.values()) if code]
    return {
        "date": event.date.text.rstrip("~?"),
        "country": _STATES.get(lands[0]) if lands else None,
        "places": [event.place] if event.place else [],
        "orgs": [names[slug] for slug in event.actors if slug in names],
        "casualties": [
            *(row for at in event.claims for row in _casualties(found.claims[at].claim)),
            *(row for victim in found.victims if victim.quote == event.quote for row in _one(victim)),
        ],
    }


def _casualties(claim: Claim) -> Iterator[Json]:
    for effect in _EFFECTS.get(claim.measure, ()):
        row: Json = {"effect": effect, "min": claim.min, "max": claim.max, "kind": _KINDS.get(claim.victims)}
        yield row if max(claim.min or 0, claim.max or 0) > 1 else {**row, "who": claim.id}


def _one(victim: VictimFinding) -> Iterator[Json]:
    """One person, told of and not counted."""
    for effect in _EFFECTS.get(victim.measure, ()):
        yield {"effect": effect, "min": 1, "max": 1, "kind": _KINDS.get(victim.victims), "who": victim.who}


if __name__ == "__main__":
    measure(__doc__, predict)
