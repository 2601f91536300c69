"""Atom feeds (RFC 4287): the site's, one per actor and escalation, and one of the corrections."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from heapq import nlargest

from generator.model.dossier import EventDossier
from generator.model.event import Event
from generator.model.page import File
from generator.model.site import Amendment, Site
from generator.model.vocabulary import Status
from generator.rendering.context import Context
from generator.rendering.summary import lines
from generator.rendering.views.corrections import CorrectionView, correction_views
from generator.rendering.xml import document, element
from generator.urls import Links

_ATOM = "http://www.w3.org/2005/Atom"
#: Folders whose entries have a feed each.
_FED = ("actors/", "escalations/")
#: The day of a feed that nothing has happened in yet.
_NEVER = date(1970, 1, 1)


@dataclass(frozen=True)
class _Entry:
    """One entry of a feed. `id` and `path` are site paths; `day` is when it happened, `updated` when it last changed.

    `summary` is told only where it is shown; written down, an entry is the same in every feed.
    """

    id: str
    path: str
    title: str
    updated: date
    day: date
    summary: Callable[[], str]
    links: Links
    kind: tuple[str, str] | None = None

    @cached_property
    def newness(self) -> tuple[date, date, str]:
        """What comes first in a feed is greater."""
        return self.updated, self.day, self.id

    @cached_property
    def xml(self) -> str:
        """The entry as an element, each child on a line of its own."""
        kind = [element("category", term=self.kind[0], label=self.kind[1])] if self.kind else []
        parts = [
            element("id", self.links.absolute(self.id)),
            element("title", self.title),
            element("updated", _instant(self.updated)),
            element("link", rel="alternate", type="text/html", href=self.links.absolute(self.path)),
            *kind,
            element("summary", self.summary()),
        ]
        return "\n".join(["<entry>", *parts, "</entry>"])


def feeds(context: Context) -> Iterator[File]:
    """Make every feed of the site, each with the newest entries first and no more of them than the site wants."""
    site, links = context.site, context.links
    entry_of = _reader(site, links)
    yield _feed(site, links, "/", site.config.title, map(entry_of, _live(site)))
    for actor_id, actor in site.actors.items():
        yield _feed(site, links, f"/actors/{actor_id}/", actor.actor.name, map(entry_of, actor.events))
    for escalation_id, escalation in site.escalations.items():
        title = escalation.escalation.title
        yield _feed(site, links, f"/escalations/{escalation_id}/", title, map(entry_of, escalation.events))
    yield from _kept(context, entry_of)
    title = f"{site.config.title}: {context.words('corrections.title')}"
    yield _feed(site, links, "/corrections/", title, _corrections(site.corrections, context))


def _live(site: Site) -> Iterator[Event]:
    return (event for event in site.chronology.values() if event.status is not Status.RETRACTED)


def _reader(site: Site, links: Links) -> Callable[[Event], _Entry]:
    made: dict[str, _Entry] = {}

    def entry_of(event: Event) -> _Entry:
        if event.id not in made:
            made[event.id] = _entry(site.events[event.id], site, links)
        return made[event.id]

    return entry_of


def _entry(dossier: EventDossier, site: Site, links: Links) -> _Entry:
    path = f"/events/{dossier.event.id}/"
    day = dossier.event.date.first or dossier.event.date.last or _NEVER
    kind = (dossier.kind.id, dossier.kind.label)

    def summary() -> str:
        return "\n".join(lines(dossier, site))

    return _Entry(path, path, dossier.event.title, dossier.updated or day, day, summary, links, kind)


def _corrections(made: Sequence[Amendment], context: Context) -> Iterator[_Entry]:
    for one, view in zip(made, correction_views(made, context), strict=True):
        day = one.correction.date.first or one.correction.date.last or _NEVER
        path = f"/{one.address}"
        summary = partial(_change, view)
        yield _Entry(f"{path}#{one.anchor}", path, one.title, day, day, summary, context.links)


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
    config = site.config
    shown = nlargest(max(config.feed_entries, 0), entries, key=lambda entry: entry.newness)
    itself, page = links.absolute(f"{path}feed.xml"), links.absolute(path)
    written = [
        element("id", page),
        element("title", title),
        element("updated", _instant(shown[0].updated if shown else _NEVER)),
        element("link", rel="self", type="application/atom+xml", href=itself),
        element("link", rel="alternate", type="text/html", href=page),
        "<author>",
        element("name", config.publisher or config.title),
        "</author>",
        *(entry.xml for entry in shown),
    ]
    return File(f"{path}feed.xml".lstrip("/"), document("feed", _ATOM, written, language=config.language))


def _instant(day: date) -> str:
    """A civil day as Atom's date and time: its first moment, in no place’s time but UTC."""
    return f"{day.isoformat()}T00:00:00Z"
