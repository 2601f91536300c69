"""The record as rows of plain values: what every export is written from. The columns are described in tables.py."""

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite

from generator.model.claim import Claim
from generator.model.dossier import EscalationDossier, EventDossier
from generator.model.event import Event, Place
from generator.model.figure import Figure, Telling, Toll
from generator.model.site import Site
from generator.model.source import Source
from generator.rendering.summary import name
from generator.urls import Links

Cell = str | int | float | bool | list[str] | None
Row = dict[str, Cell]
#: The figure and the telling of each claim, by the ids of its event and its own.
Standings = Mapping[tuple[str, str], tuple[Figure, Telling]]


def event_row(dossier: EventDossier, url: str) -> Row:
    """One event; `url` is its page."""
    event, kind, place = dossier.event, dossier.kind, dossier.event.place
    return {
        "id": event.id,
        "title": event.title,
        "date": str(event.date),
        "first_day": _text(event.date.first),
        "last_day": _text(event.date.last),
        "date_basis": event.date_basis,
        "kind": kind.id,
        "acled": kind.acled,
        "plover": kind.plover,
        "level": dossier.level,
        "escalation": dossier.escalation.id if dossier.escalation else None,
        "status": event.effective_status,
        "place": place.name if place else None,
        "country": place.country if place else None,
        **_point(place),
        "precision": place.precision if place else None,
        "participants": list(dict.fromkeys(part.actor for part in event.participants)),
        "sources": [source.id for source in dossier.sources],
        "updated": _text(dossier.updated),
        "url": url,
    }


def _point(place: Place | None) -> Row:
    """Where on the globe, if both numbers are known: neither JSON nor a map has a place for “not a number”."""
    lat, lon = (place.lat, place.lon) if place else (None, None)
    known = lat is not None and lon is not None and isfinite(lat) and isfinite(lon)
    return {"lat": lat, "lon": lon} if known else {"lat": None, "lon": None}


def claim_rows(dossier: EventDossier, together: Standings, site: Site, url: str) -> Iterator[Row]:
    """Every claim of an event that is not retracted, as it stands in its escalation (`together`), else in the event."""
    alone = standings(dossier.tolls)
    for claim in dossier.event.claims:
        key = (dossier.event.id, claim.id)
        if found := together.get(key) or alone.get(key):
            yield _claim_row(*found, site, url)


def standings(tolls: Iterable[Toll]) -> Standings:
    """Each claim's figure, by the ids of its event and its own. Sums of days only repeat figures."""
    return {
        (telling.event.id, telling.claim.id): (figure, telling)
        for toll in tolls
        if toll.rule != "sum-of-days"
        for figure in toll.figures
        for telling in figure.tellings
    }


def _claim_row(figure: Figure, telling: Telling, site: Site, url: str) -> Row:
    claim, event, source = telling.claim, telling.event, telling.source
    return {
        "event": event.id,
        "claim": claim.id,
        "date": str(event.date),
        **_count(claim),
        "period": str(claim.period or event.date),
        "claimant": claim.claimant,
        "claimant_name": name(claim.claimant, site) or None,
        "voice": figure.voice,
        "standing": figure.standing,
        "part_of": claim.part_of,
        "source": source.id,
        "publisher": source.publisher,
        "agencies": list(source.agencies),
        "published": _text(source.published),
        "paragraph": claim.paragraph,
        "quote": claim.quote,
        "source_url": source.url,
        "url": url,
    }


def _count(claim: Claim) -> Row:
    return {
        "measure": claim.measure,
        "min": claim.min,
        "max": claim.max,
        "qualifier": claim.qualifier,
        "victims": claim.victims,
        "side": claim.side,
        "scope": claim.scope,
    }


def statement_rows(event: Event) -> Iterator[Row]:
    """Every statement of an event that is not retracted, numbered within it."""
    for number, statement in enumerate(event.statements, 1):
        yield {
            "event": event.id,
            "number": number,
            "speaker": statement.speaker,
            "act": statement.act,
            "of": statement.of,
            "to": statement.to,
            "denies": statement.denies,
            "date": str(statement.date or event.date),
            "source": statement.source,
            "paragraph": statement.paragraph,
            "quote": statement.quote,
        }


def toll_rows(dossier: EscalationDossier) -> Iterator[Row]:
    """Every range of an escalation, totals first, then day by day."""
    for toll in dossier.tolls:
        yield {"escalation": dossier.escalation.id, **_toll_row(toll)}


def _toll_row(toll: Toll) -> Row:
    tellings = (telling for figure in toll.figures for telling in figure.tellings)
    return {
        "measure": toll.measure,
        "victims": toll.victims,
        "side": toll.side,
        "total": toll.total,
        "period": str(toll.period),
        "place": toll.place.name if toll.place else None,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "top": toll.top,
        "rule": toll.rule,
        "voices": list(toll.voices),
        "claims": [f"{telling.event.id}#{telling.claim.id}" for telling in tellings],
    }


def ladder_rows(dossier: EscalationDossier) -> Iterator[Row]:
    """Every day of an escalation that something is reported of."""
    for rung in dossier.ladder:
        yield {
            "escalation": dossier.escalation.id,
            "day": str(rung.day),
            "level": rung.level,
            "events": [event.id for event in rung.events],
        }


def actor_rows(site: Site, links: Links) -> Iterator[Row]:
    """Every actor."""
    for actor in (dossier.actor for dossier in site.actors.values()):
        yield {
            "id": actor.id,
            "name": actor.name,
            "aliases": list(actor.aliases),
            "kind": actor.kind,
            "parent": actor.parent if actor.parent in site.actors else None,
            "country": actor.country,
            "wikidata": actor.wikidata,
            "url": links.absolute(f"/actors/{actor.id}/"),
        }


def escalation_rows(site: Site, links: Links) -> Iterator[Row]:
    """Every escalation."""
    for dossier in site.escalations.values():
        escalation = dossier.escalation
        yield {
            "id": escalation.id,
            "title": escalation.title,
            "period": str(escalation.period),
            "parties": list(escalation.parties),
            "status": escalation.effective_status,
            "url": links.absolute(f"/escalations/{escalation.id}/"),
        }


def source_rows(site: Site, links: Links) -> Iterator[Row]:
    """Every source of the record's own."""
    for key, dossier in site.sources.items():
        yield _source_row(key, dossier.source, links.absolute(f"/sources/{key}/"))


def inner_source_rows(dossier: EventDossier, site: Site, url: str) -> Iterator[Row]:
    """The sources written in place in an event."""
    for source in dossier.sources:
        if source.id not in site.sources:
            yield _source_row(source.id, source, url)


def _source_row(key: str, source: Source, page: str) -> Row:
    return {
        "id": key,
        "title": source.title,
        "publisher": source.publisher,
        "agencies": list(source.agencies),
        "author": source.author,
        "source_url": source.url,
        "archive_url": source.archive_url,
        "published": _text(source.published),
        "published_basis": source.published_basis,
        "retrieved": _text(source.retrieved),
        "language": source.language,
        "sha256": source.sha256,
        "independence": list(source.independence),
        "url": page,
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
