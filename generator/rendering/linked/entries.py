"""Events and escalations in schema.org's words, each claim with the one who makes it.

Who gives a number stands beside it here too: in the words of its claim, and as the claim's author.
"""

from collections.abc import Iterator

from markupsafe import Markup

from generator.edtf import Edtf
from generator.model.claim import Claim
from generator.model.dossier import EscalationDossier, EventDossier
from generator.model.escalation import Escalation
from generator.model.event import Event, Place
from generator.model.source import Source
from generator.model.vocabulary import ActorKind
from generator.rendering.context import Context
from generator.rendering.dates import when
from generator.rendering.linked.actors import named
from generator.rendering.linked.corrections import corrections
from generator.rendering.linked.page import Thing, day_of, page_data, some
from generator.rendering.views.claims import own_voice
from generator.rendering.views.numbers import claim_number
from generator.urls import web_address

#: The page of a longer escalation does not name its events; they name it.
_MOST = 200


def event_data(dossier: EventDossier, context: Context) -> Markup:
    """An event's page: what happened, of which escalation it is a part, and each claim with the one who makes it."""
    event = dossier.event
    path = f"/events/{event.id}/"
    return page_data(
        path,
        event.title,
        "timeline",
        context,
        dateModified=str(dossier.changed or ""),
        mainEntity=_event(event, context)
        | some(
            {
                "location": _place(event.place),
                "superEvent": _escalation(dossier.escalation, context) if dossier.escalation else None,
                "subjectOf": [*_claims(event, context)],
            }
        ),
        correction=corrections(path, context),
    )


def escalation_data(dossier: EscalationDossier, context: Context) -> Markup:
    """An escalation's page: what it is, and the events that are its parts, where they are few."""
    escalation, events = dossier.escalation, dossier.events
    path = f"/escalations/{escalation.id}/"
    parts = [_event(event, context) for event in events] if len(events) <= _MOST else []
    return page_data(
        path,
        escalation.title,
        "escalations",
        context,
        dateModified=str(dossier.changed or ""),
        mainEntity=_escalation(escalation, context) | some({"subEvent": parts}),
        correction=corrections(path, context),
    )


def _event(event: Event, context: Context) -> Thing:
    url = context.links.absolute(f"/events/{event.id}/")
    return {"@type": "Event", "@id": f"{url}#event", "name": event.title, **_days(event.date), "url": url}


def _escalation(escalation: Escalation, context: Context) -> Thing:
    url, days = context.links.absolute(f"/escalations/{escalation.id}/"), _days(escalation.period)
    return {"@type": "Event", "@id": f"{url}#event", "name": escalation.title, **days, "url": url}


def _days(edtf: Edtf) -> Thing:
    """The first and the last day, month or year, no more exact than they are known; an open end is left out."""
    start, _, end = edtf.text.partition("/")
    days = {"startDate": start, "endDate": end or ("" if "/" in edtf.text else start)}
    return {name: day.rstrip("~?%") for name, day in days.items() if day not in ("", "..")}


def _place(place: Place | None) -> Thing | None:
    if place is None:
        return None
    address = {"@type": "PostalAddress", "addressCountry": place.country} if place.country else None
    known = place.lat is not None and place.lon is not None
    geo = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon} if known else None
    return some({"@type": "Place", "name": place.name, "address": address, "geo": geo})


def _claims(event: Event, context: Context) -> Iterator[Thing]:
    url = context.links.absolute(f"/events/{event.id}/")
    for claim in event.claims:
        source = context.source_of(event, claim.source)
        yield some(
            {
                "@type": "Claim",
                "@id": f"{url}#{claim.id}",
                "text": _told(claim, event, source, context),
                "author": _claimant(claim, source, context),
                "datePublished": day_of(source.published),
                "appearance": _source(source, event, context),
            }
        )


def _told(claim: Claim, event: Event, source: Source, context: Context) -> str:
    """A claim in words: who says it, then the number, whose people, and when."""
    words = context.words
    side = words("claims.side", side=context.actor(claim.side).name) if claim.side else ""
    whom = (context.measures[claim.measure], context.victims[claim.victims], side)
    days = when(claim.period or event.date, words).text
    who = context.actor(claim.claimant).name if claim.claimant else own_voice(source, context)
    told = ", ".join(filter(None, (*whom, days)))
    return words("claims.told_by", who=who, n=claim_number(claim, context), what=told)


def _claimant(claim: Claim, source: Source, context: Context) -> Thing | None:
    """Who makes a claim: where the article says it itself, its publisher."""
    known = context.site.actors.get(claim.claimant or "")
    if known is not None:
        return named(known.actor, context) if known.actor.kind is not ActorKind.CIVILIANS else None
    name = context.actor(claim.claimant).name if claim.claimant else source.publisher
    return {"@type": "Organization", "name": name} if name else None


def _source(source: Source, event: Event, context: Context) -> Thing:
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    about = {"@type": "CreativeWork", "name": context.source(source, event).name, "publisher": publisher}
    kept = {"url": web_address(source.url), "archivedAt": web_address(source.archive_url)}
    return some(about | kept | {"datePublished": day_of(source.published)})
