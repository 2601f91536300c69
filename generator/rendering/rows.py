"""The record as rows of plain values: what every export is written from. The columns are described in tables.py."""

from collections.abc import Iterator
from math import isfinite

from generator.model.claim import Claim
from generator.model.event import Place
from generator.model.site import EventDossier, Figure, Site, Telling, Toll
from generator.model.source import Source
from generator.model.vocabulary import Status
from generator.rendering.summary import name
from generator.urls import Links

Cell = str | int | float | bool | list[str] | None
Row = dict[str, Cell]


def events(site: Site, links: Links) -> Iterator[Row]:
    """Every event, retracted ones too, oldest first."""
    for dossier in site.events.values():
        yield event_row(dossier, links)


def event_row(dossier: EventDossier, links: Links) -> Row:
    """One event."""
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
        "url": links.absolute(f"/events/{event.id}/"),
    }


def _point(place: Place | None) -> Row:
    """Where on the globe, if both numbers are known: neither JSON nor a map has a place for “not a number”."""
    lat, lon = (place.lat, place.lon) if place else (None, None)
    known = lat is not None and lon is not None and isfinite(lat) and isfinite(lon)
    return {"lat": lat, "lon": lon} if known else {"lat": None, "lon": None}


def claims(site: Site, links: Links) -> Iterator[Row]:
    """Every claim of every event that is not retracted, with how it stands in its range."""
    figures = _figures(site)
    for dossier in _live(site):
        for claim in dossier.event.claims:
            key = (dossier.event.id, claim.id)
            if key in figures:
                yield _claim_row(*figures[key], site, links)


def _claim_row(figure: Figure, telling: Telling, site: Site, links: Links) -> Row:
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
        "url": links.absolute(f"/events/{event.id}/"),
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


def statements(site: Site, _links: Links) -> Iterator[Row]:
    """Every statement of every event that is not retracted, numbered within its event."""
    for dossier in _live(site):
        event = dossier.event
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


def tolls(site: Site, _links: Links) -> Iterator[Row]:
    """Every range of every escalation, totals first, then day by day."""
    for dossier in site.escalations.values():
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


def ladder(site: Site, _links: Links) -> Iterator[Row]:
    """Every day of every escalation that something is reported of."""
    for dossier in site.escalations.values():
        for rung in dossier.ladder:
            yield {
                "escalation": dossier.escalation.id,
                "day": str(rung.day),
                "level": rung.level,
                "events": [event.id for event in rung.events],
            }


def actors(site: Site, links: Links) -> Iterator[Row]:
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


def escalations(site: Site, links: Links) -> Iterator[Row]:
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


def sources(site: Site, links: Links) -> Iterator[Row]:
    """Every source: the record's own, then those written in place in an event."""
    for source_key, dossier in site.sources.items():
        yield _source_row(source_key, dossier.source, links.absolute(f"/sources/{source_key}/"))
    for event in site.events.values():
        for source in event.sources:
            if source.id not in site.sources:
                yield _source_row(source.id, source, links.absolute(f"/events/{event.event.id}/"))


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


def _live(site: Site) -> Iterator[EventDossier]:
    return (dossier for dossier in site.events.values() if dossier.event.status is not Status.RETRACTED)


def _figures(site: Site) -> dict[tuple[str, str], tuple[Figure, Telling]]:
    """Each claim's figure: as it stands in its escalation, else in its event. Sums of days only repeat figures."""
    alone = (toll for dossier in site.events.values() for toll in dossier.tolls)
    together = (
        toll for dossier in site.escalations.values() for toll in dossier.tolls if toll.rule != "sum-of-days"
    )
    return {
        (telling.event.id, telling.claim.id): (figure, telling)
        for toll in (*alone, *together)
        for figure in toll.figures
        for telling in figure.tellings
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
