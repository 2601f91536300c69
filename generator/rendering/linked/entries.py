"""Events and escalations in schema.org's words, each claim with the one who makes it.

Who gives a number stands beside it here too: in the words of its claim, and as the claim's author.
"""

from functools import lru_cache

from markupsafe import Markup

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
from generator.rendering.linked.page import Thing, day_of, member, members, page_data, quoted, some
from generator.rendering.views.claims import own_voice
from generator.rendering.views.numbers import claim_number
from generator.urls import web_address

#: The page of a longer escalation does not name its events; they name it.
_MOST = 200


def event_data(dossier: EventDossier, context: Context) -> Markup:
    """An event's page: what happened, of which escalation it is a part, and each claim with the one who makes it.

    It is on most pages of a site: what many events share is written once, and the rest is put together as text.
    """
    event = dossier.event
    path = f"/events/{event.id}/"
    more = (_placed(event.place), _part_of(dossier.escalation, context), _claimed(event, context))
    inside = "".join([f", {one}" for one in more if one])
    return page_data(
        path,
        event.title,
        "timeline",
        context,
        f'"dateModified": "{dossier.changed}"' if dossier.changed else "",
        f'"mainEntity": {{{_event(event, context)}{inside}}}',
        members(correction=corrections(path, context)) if event.corrections else "",
    )


def _part_of(escalation: Escalation | None, context: Context) -> str:
    if escalation is None:
        return ""
    key = ("linked data: escalation", escalation.id)
    return context.once(key, lambda: members(superEvent=_escalation(escalation, context)))


def escalation_data(dossier: EscalationDossier, context: Context) -> Markup:
    """An escalation's page: what it is, and the events that are its parts, where they are few."""
    escalation, events = dossier.escalation, dossier.events
    path = f"/escalations/{escalation.id}/"
    parts = [f"{{{_event(event, context)}}}" for event in events] if len(events) <= _MOST else []
    inside = f', "subEvent": [{", ".join(parts)}]' if parts else ""
    return page_data(
        path,
        escalation.title,
        "escalations",
        context,
        members(dateModified=str(dossier.changed or "")),
        f'"mainEntity": {{{members(**_escalation(escalation, context))}{inside}}}',
        members(correction=corrections(path, context)),
    )


def _event(event: Event, context: Context) -> str:
    url = quoted(context.links.absolute(f"/events/{event.id}/"))
    front = f'"@type": "Event", "@id": {url[:-1]}#event", "name": {quoted(event.title)}'
    return f'{front}{_written_days(event.date.text)}, "url": {url}'


def _escalation(escalation: Escalation, context: Context) -> Thing:
    url, days = context.links.absolute(f"/escalations/{escalation.id}/"), _days(escalation.period.text)
    return {"@type": "Event", "@id": f"{url}#event", "name": escalation.title, **days, "url": url}


def _days(edtf: str) -> Thing:
    """The first and the last day, month or year, no more exact than they are known; an open end is left out."""
    start, _, end = edtf.partition("/")
    days = {"startDate": start, "endDate": end or ("" if "/" in edtf else start)}
    return {name: day.rstrip("~?%") for name, day in days.items() if day not in ("", "..")}


@lru_cache(maxsize=2**12)
def _written_days(edtf: str) -> str:
    return "".join([member(name, day) for name, day in _days(edtf).items()])


def _placed(place: Place | None) -> str:
    if place is None:
        return ""
    if place.country is None and place.lat is None:
        return f'"location": {{"@type": "Place", "name": {quoted(place.name)}}}'
    address = {"@type": "PostalAddress", "addressCountry": place.country} if place.country else None
    known = place.lat is not None and place.lon is not None
    geo = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon} if known else None
    return members(location=some({"@type": "Place", "name": place.name, "address": address, "geo": geo}))


def _claimed(event: Event, context: Context) -> str:
    """Every claim of an event; what several claims rest on is written down once."""
    if not event.claims:
        return ""
    url, known = context.links.absolute(f"/events/{event.id}/"), dict[str, tuple[Source, str]]()
    made = []
    for claim in event.claims:
        if claim.source not in known:
            source = context.source_of(event, claim.source)
            known[claim.source] = source, _appearance(source, event, context)
        source, appearance = known[claim.source]
        author, told = _author(claim, source, context), quoted(_told(claim, event, source, context))
        made.append(
            f'{{"@type": "Claim", "@id": {quoted(f"{url}#{claim.id}")}, "text": {told}{author}{appearance}}}'
        )
    return f'"subjectOf": [{", ".join(made)}]'


def _told(claim: Claim, event: Event, source: Source, context: Context) -> str:
    """A claim in words: who says it, then the number, whose people, and when."""
    who = context.actor(claim.claimant).name if claim.claimant else own_voice(source, context)
    days = when(claim.period or event.date, context.words).text
    what = f"{_subject(claim, context)}, {days}"
    return context.words("claims.told_by", who=who, n=claim_number(claim, context), what=what)


def _subject(claim: Claim, context: Context) -> str:
    key = ("linked data: subject", claim.measure, claim.victims, claim.side)

    def make() -> str:
        side = context.words("claims.side", side=context.actor(claim.side).name) if claim.side else ""
        whom = (context.measures[claim.measure], context.victims[claim.victims], side)
        return ", ".join(filter(None, whom))

    return context.once(key, make)


def _author(claim: Claim, source: Source, context: Context) -> str:
    """Who makes a claim: where the article says it itself, its publisher."""
    if claim.claimant:
        key = ("linked data: author", claim.claimant)
        return context.once(key, lambda: _known_author(claim.claimant, context))
    name = source.publisher
    return f', "author": {_organisation(name)}' if name else ""


def _organisation(name: str) -> str:
    return f'{{"@type": "Organization", "name": {quoted(name)}}}'


def _known_author(claimant: str | None, context: Context) -> str:
    written = members(author=_claimant(claimant, context))
    return f", {written}" if written else ""


def _claimant(claimant: str | None, context: Context) -> Thing | None:
    known = context.site.actors.get(claimant or "")
    if known is None:
        return {"@type": "Organization", "name": context.actor(claimant or "").name}
    return named(known.actor, context) if known.actor.kind is not ActorKind.CIVILIANS else None


def _appearance(source: Source, event: Event, context: Context) -> str:
    """When and where a claim was told."""
    name, publisher = context.source(source, event).name, source.publisher
    day = member("datePublished", day_of(source.published))
    told = f', "publisher": {_organisation(publisher)}' if publisher else ""
    kept = f"{member('url', web_address(source.url))}{member('archivedAt', web_address(source.archive_url))}"
    return f'{day}, "appearance": {{"@type": "CreativeWork"{member("name", name)}{told}{kept}{day}}}'
