"""An event's page."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.edtf import Edtf
from generator.model.dossier import EventDossier
from generator.model.escalation import Escalation
from generator.model.event import Event, Place
from generator.model.vocabulary import ParticipantRole
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import WhenView, on, when
from generator.rendering.linked.entries import event_data
from generator.rendering.views.cite import CiteView, cite_event
from generator.rendering.views.claims import TollView, by_dispute, toll_view
from generator.rendering.views.corrections import CorrectionView, corrections_of
from generator.rendering.views.late import late, made_of, view
from generator.rendering.views.maps import MapView, event_map
from generator.rendering.views.source_lines import SourceLineView, source_line
from generator.rendering.views.statements import StatementView, statement_views
from generator.rendering.views.told import ToldView, told_views
from generator.rendering.words import Words

#: In the vocabulary's order.
_ROLES = tuple(ParticipantRole)


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where: `country` is the state's name, `precision` how exact the place is, both in words; degrees are WGS 84; `link` is its page."""

    name: str
    country: str
    precision: str
    lat: float | None
    lon: float | None
    link: LinkView


@dataclass(frozen=True, slots=True)
class PartView:
    """The actors that play one role in an event."""

    role: str
    actors: tuple[LinkView, ...]


@view
class EventView:
    """An event's page. `basis` tells how the day is known where no text states it."""

    id: str
    title: str
    when: WhenView
    basis: str = late(lambda dossier, context: context.words(f"date_basis.{dossier.event.date_basis}"))
    kind: LinkView
    place: PlaceView | None = late(lambda dossier, context: _place(dossier.event.place, context))
    map: MapView | None = late(lambda dossier, context: event_map(dossier.event, dossier.level, context))
    escalation: LinkView | None
    level: int = late(lambda dossier, _: dossier.level)
    level_name: str = late(lambda dossier, context: context.level_name(dossier.level))
    status: str = late(
        lambda dossier, context: context.words(f"statuses.{dossier.event.effective_status}.label")
    )
    status_note: str = late(lambda dossier, context: status_note(dossier.event, context.words))
    changed: WhenView | None = late(lambda dossier, context: changed_on(dossier.changed, context))
    body: Markup = late(lambda dossier, context: context.body(dossier.event.body))
    tolls: tuple[TollView, ...] = late(lambda dossier, context: _tolls(dossier, context))
    told: tuple[ToldView, ...] = late(lambda dossier, context: told_views(dossier.tolls, context))
    statements: tuple[StatementView, ...] = late(lambda dossier, context: _statements(dossier.event, context))
    parts: tuple[PartView, ...] = late(lambda dossier, context: _parts(dossier, context))
    sources: tuple[SourceLineView, ...] = late(lambda dossier, context: _sources(dossier, context))
    corrections: tuple[CorrectionView, ...] = late(
        lambda dossier, context: corrections_of(f"events/{dossier.event.id}/", context)
    )
    previous: LinkView | None = late(lambda dossier, context: _link(dossier.previous, context))
    next: LinkView | None = late(lambda dossier, context: _link(dossier.next, context))
    permalink: str = late(lambda dossier, context: _address(dossier.event, context))
    cite: CiteView = late(lambda dossier, context: cite_event(dossier, context))
    description: str = late(
        lambda dossier, context: description(dossier.event.date, dossier.event.title, context)
    )
    json_ld: Markup = late(lambda dossier, context: event_data(dossier, context))
    _made_of: tuple[EventDossier, Context] = made_of()


def event_view(dossier: EventDossier, context: Context) -> EventView:
    """An event's page."""
    event = dossier.event
    return EventView(
        id=event.id,
        title=event.title,
        when=when(event.date, context.words),
        kind=context.kind(dossier.kind),
        escalation=context.escalation(event.escalation),
        _made_of=(dossier, context),
    )


def status_note(noun: Event | Escalation, words: Words) -> str:
    """What an entry's status means; for a reviewed one, what came since."""
    if noun.status is not noun.effective_status:
        return words("statuses.since_review")
    return words(f"statuses.{noun.status}.note")


def changed_on(day: date | None, context: Context) -> WhenView | None:
    """The day an entry last changed, where that is known."""
    return on(day, context.words) if day else None


def description(date: Edtf, title: str, context: Context) -> str:
    """What an entry is in one sentence, its days first."""
    return context.words("site.of_entry", date=when(date, context.words).text, title=title)


def _place(place: Place | None, context: Context) -> PlaceView | None:
    if place is None:
        return None
    precision = context.words(f"precisions.{place.precision}") if place.precision else ""
    country, link = context.words.country_name(place.country), context.place(place)
    return PlaceView(place.name, country, precision, place.lat, place.lon, link)


def _tolls(dossier: EventDossier, context: Context) -> tuple[TollView, ...]:
    tolls = dossier.tolls
    ordered = sorted(tolls, key=by_dispute) if len(tolls) > 1 else tolls
    return tuple([toll_view(toll, context) for toll in ordered])


def _statements(event: Event, context: Context) -> tuple[StatementView, ...]:
    told = ((event, said, context.source_of(event, said.source)) for said in event.statements)
    return statement_views(told, context)


def _sources(dossier: EventDossier, context: Context) -> tuple[SourceLineView, ...]:
    return tuple([source_line(source, context, dossier.event) for source in dossier.sources])


def _link(event: Event | None, context: Context) -> LinkView | None:
    return context.event(event) if event else None


def _address(event: Event, context: Context) -> str:
    return context.links.absolute(f"/events/{event.id}/")


def _parts(dossier: EventDossier, context: Context) -> tuple[PartView, ...]:
    parts: dict[ParticipantRole, list[LinkView]] = {}
    for actor, role in dossier.actors:
        parts.setdefault(role, []).append(context.actor(actor.id))
    return tuple(
        [PartView(context.words(f"roles.{role}"), tuple(parts[role])) for role in _ROLES if role in parts]
    )
