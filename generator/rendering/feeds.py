"""Atom feeds (RFC 4287): the site's, one per actor and escalation, and one of the corrections."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from xml.etree import ElementTree as ET

from generator.model.event import Event
from generator.model.page import File
from generator.model.site import Amendment, EventDossier, Site
from generator.model.vocabulary import Status
from generator.rendering.context import Context
from generator.rendering.summary import lines
from generator.rendering.views.corrections import CorrectionView, correction_views
from generator.urls import Links

_ATOM = "http://www.w3.org/2005/Atom"
#: What XML 1.0 allows no document to hold (its section 2.2).
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Folders whose entries have a feed each.
_FED = ("actors/", "escalations/")
#: The day of a feed that nothing has happened in yet.
_NEVER = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of a feed. `id` and `path` are site paths; `day` is when it happened, `updated` when it last changed."""

    id: str
    path: str
    title: str
    updated: date
    day: date
    summary: str
    kind: tuple[str, str] | None = None


def feeds(context: Context) -> Iterator[File]:
    """Make every feed of the site, each with the newest entries first and no more of them than the site wants."""
    site, links = context.site, context.links
    entry_of = _reader(site)
    yield _feed(site, links, "/", site.config.title, map(entry_of, _live(site)))
    for actor_id, actor in site.actors.items():
        yield _feed(site, links, f"/actors/{actor_id}/", actor.actor.name, map(entry_of, actor.events))
    for escalation_id, escalation in site.escalations.items():
        title = escalation.escalation.title
        yield _feed(site, links, f"/escalations/{escalation_id}/", title, map(entry_of, escalation.events))
    yield from _kept(context, entry_of)
    title = f"{site.config.title}: {context.words('corrections.title')}"
    yield _feed(site, links, "/corrections/", title, _corrections(site.corrections, context))


def xml(root: ET.Element) -> bytes:
    """Serialise a document whose names carry no prefix."""
    ET.indent(root, "")
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()


def text(parent: ET.Element, tag: str, content: str, **attributes: str) -> ET.Element:
    """Append an element with text, without the characters that XML cannot hold."""
    child = ET.SubElement(parent, tag, {name: _ILLEGAL.sub("", value) for name, value in attributes.items()})
    child.text = _ILLEGAL.sub("", content) or None
    return child


def _live(site: Site) -> Iterator[Event]:
    return (event for event in site.chronology.values() if event.status is not Status.RETRACTED)


def _reader(site: Site) -> Callable[[Event], _Entry]:
    made: dict[str, _Entry] = {}

    def entry_of(event: Event) -> _Entry:
        if event.id not in made:
            made[event.id] = _entry(site.events[event.id], site)
        return made[event.id]

    return entry_of


def _entry(dossier: EventDossier, site: Site) -> _Entry:
    path = f"/events/{dossier.event.id}/"
    day = dossier.event.date.first or dossier.event.date.last or _NEVER
    summary = "\n".join(lines(dossier, site))
    kind = (dossier.kind.id, dossier.kind.label)
    return _Entry(path, path, dossier.event.title, dossier.updated or day, day, summary, kind)


def _corrections(made: Sequence[Amendment], context: Context) -> Iterator[_Entry]:
    for one, view in zip(made, correction_views(made, context), strict=True):
        day = one.correction.date.first or one.correction.date.last or _NEVER
        path = f"/{one.address}"
        yield _Entry(f"{path}#{one.anchor}", path, one.title, day, day, _change(view))


def _change(made: CorrectionView) -> str:
    """Tell a correction in the words of its page."""
    change = made.field if made.retracted else f"{made.field}: {made.was} → {made.now}"
    return f"{change}. {made.why}" if made.why else change


def _kept(context: Context, entry_of: Callable[[Event], _Entry]) -> Iterator[File]:
    """The feeds at addresses that are kept: what is left of an entry, or what is told of the one it became part of."""
    site, links = context.site, context.links
    events = {
        **{f"actors/{key}/": dossier.events for key, dossier in site.actors.items()},
        **{f"escalations/{key}/": dossier.events for key, dossier in site.escalations.items()},
    }
    for stone in site.tombstones:
        if stone.address.startswith(_FED):
            made = _corrections(stone.amendments, context)
            yield _feed(site, links, f"/{stone.address}", stone.title, made)
    for alias in site.aliases:
        if alias.address.startswith(_FED):
            entries = map(entry_of, events.get(alias.target, ()))
            feed = _feed(site, links, f"/{alias.target}", alias.title, entries)
            yield replace(feed, path=f"{alias.address}feed.xml")


def _feed(site: Site, links: Links, path: str, title: str, entries: Iterable[_Entry]) -> File:
    newest = sorted(entries, key=lambda entry: (entry.updated, entry.day, entry.id), reverse=True)
    shown = newest[: max(site.config.feed_entries, 0)]
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": site.config.language})
    text(feed, "id", links.absolute(path))
    text(feed, "title", title)
    text(feed, "updated", _instant(shown[0].updated if shown else _NEVER))
    ET.SubElement(
        feed,
        "link",
        {"rel": "self", "type": "application/atom+xml", "href": links.absolute(f"{path}feed.xml")},
    )
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": links.absolute(path)})
    text(ET.SubElement(feed, "author"), "name", site.config.publisher or site.config.title)
    for entry in shown:
        _append(feed, entry, links)
    return File(f"{path}feed.xml".lstrip("/"), xml(feed))


def _append(feed: ET.Element, entry: _Entry, links: Links) -> None:
    element = ET.SubElement(feed, "entry")
    text(element, "id", links.absolute(entry.id))
    text(element, "title", entry.title)
    text(element, "updated", _instant(entry.updated))
    ET.SubElement(
        element, "link", {"rel": "alternate", "type": "text/html", "href": links.absolute(entry.path)}
    )
    if entry.kind:
        text(element, "category", "", term=entry.kind[0], label=entry.kind[1])
    text(element, "summary", entry.summary)


def _instant(day: date) -> str:
    """A civil day as Atom's date and time: its first moment, in no place’s time but UTC."""
    return f"{day.isoformat()}T00:00:00Z"
