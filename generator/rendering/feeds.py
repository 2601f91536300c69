"""Atom feeds (RFC 4287): the site's, one per actor and escalation, and one of the corrections."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from heapq import nlargest

from generator.model.dossier import EventDossier, changed
from generator.model.event import Event
from generator.model.page import File
from generator.model.site import Amendment, Site
from generator.model.source import Source
from generator.model.vocabulary import Status
from generator.rendering.context import Context
from generator.rendering.summary import lines
from generator.rendering.views.corrections import change_words, correction_views
from generator.rendering.xml import document, element
from generator.urls import Links

_ATOM = "http://www.w3.org/2005/Atom"
#: Folders whose entries have a feed each.
_FED = ("actors/", "escalations/")
#: The day of a feed that nothing has happened in yet.
_NEVER = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed before it is written: where it lies, relative to the output folder, its title, and what writes it.

    `events` are those it tells of, newest first; None where it tells of something else.
    """

    path: str
    title: str
    events: Sequence[Event] | None
    write: Callable[[], File]


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


def feeds(context: Context) -> Iterator[Feed]:
    """Every feed of the site, each with the newest entries first and no more of them than the site wants."""
    site, desk = context.site, _Desk(context)
    yield desk.feed("/", site.config.title, _live(site))
    for actor_id, actor in site.actors.items():
        yield desk.feed(f"/actors/{actor_id}/", actor.actor.name, actor.events)
    for escalation_id, escalation in site.escalations.items():
        title = escalation.escalation.title
        yield desk.feed(f"/escalations/{escalation_id}/", title, escalation.events)
    yield from _kept(context, desk)
    title = context.words("marks.colon").join((site.config.title, context.words("corrections.title")))
    yield _other("/corrections/", title, site.corrections, context)


def _live(site: Site) -> Iterator[Event]:
    return (event for event in site.chronology.values() if event.status is not Status.RETRACTED)


class _Desk:
    """Chooses what a feed tells of, and writes each entry once for all feeds."""

    def __init__(self, context: Context) -> None:
        self._context, self._site, self._links = context, context.site, context.links
        self._made: dict[str, _Entry] = {}

    def feed(self, path: str, title: str, events: Iterable[Event], kept: str = "") -> Feed:
        """A feed of events; one that is `kept` at another site path is told of there."""
        most = max(self._site.config.feed_entries, 0)
        newest = nlargest(most, events, key=lambda event: self._ranks[event.id])
        write = partial(self._write, path, title, newest, f"{kept or path}feed.xml".lstrip("/"))
        return Feed(f"{kept or path}feed.xml".lstrip("/"), title, newest, write)

    def _write(self, path: str, title: str, events: Iterable[Event], at: str) -> File:
        return replace(_feed(self._site, self._links, path, title, map(self._entry, events)), path=at)

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        """How new each event is: what comes first in a feed has the higher rank."""
        known = {name: dossier.source for name, dossier in self._site.sources.items()}
        ordered = sorted(
            self._site.chronology.values(), key=lambda event: _newness(event, _changed(event, known))
        )
        return {event.id: rank for rank, event in enumerate(ordered)}

    def _entry(self, event: Event) -> _Entry:
        made = self._made
        if event.id not in made:
            made[event.id] = _entry(self._site.events[event.id], self._context)
        return made[event.id]


def _changed(event: Event, known: Mapping[str, Source]) -> date | None:
    """When an event last changed, as its dossier has it; `known` are the sources that have a file of their own."""
    own = [source for source in event.sources if isinstance(source, Source)]
    return changed(event.corrections, [*own, *(known[name] for name in event.cited if name in known)])


def _newness(event: Event, changed: date | None) -> tuple[date, date, str]:
    day = event.date.first or event.date.last or _NEVER
    return changed or day, day, f"/events/{event.id}/"


def _entry(dossier: EventDossier, context: Context) -> _Entry:
    path = f"/events/{dossier.event.id}/"
    kind = (dossier.kind.id, context.kind(dossier.kind).name)
    last, day, _ = _newness(dossier.event, dossier.updated)

    def summary() -> str:
        return "\n".join(lines(dossier, context))

    return _Entry(path, path, dossier.event.title, last, day, summary, context.links, kind)


def _corrections(made: Sequence[Amendment], context: Context) -> Iterator[_Entry]:
    for one, view in zip(made, correction_views(made, context), strict=True):
        day = one.correction.date.first or one.correction.date.last or _NEVER
        path = f"/{one.address}"
        summary = partial(change_words, view, context.words)
        yield _Entry(f"{path}#{one.anchor}", path, one.title, day, day, summary, context.links)


def _kept(context: Context, desk: _Desk) -> Iterator[Feed]:
    """The feeds at addresses that are kept: what is left of an entry, or what is told of the one it became part of."""
    site = context.site
    events = {
        **{f"actors/{key}/": dossier.events for key, dossier in site.actors.items()},
        **{f"escalations/{key}/": dossier.events for key, dossier in site.escalations.items()},
    }
    for stone in site.tombstones:
        if stone.address.startswith(_FED):
            yield _other(f"/{stone.address}", stone.title, stone.amendments, context)
    for alias in site.aliases:
        if alias.address.startswith(_FED):
            yield desk.feed(f"/{alias.target}", alias.title, events.get(alias.target, ()), alias.address)


def _other(path: str, title: str, amendments: Sequence[Amendment], context: Context) -> Feed:
    """A feed of corrections."""

    def write() -> File:
        most = max(context.site.config.feed_entries, 0)
        entries = nlargest(most, _corrections(amendments, context), key=lambda entry: entry.newness)
        return _feed(context.site, context.links, path, title, entries)

    return Feed(f"{path}feed.xml".lstrip("/"), title, None, write)


def _feed(site: Site, links: Links, path: str, title: str, entries: Iterable[_Entry]) -> File:
    config, shown = site.config, [*entries]
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
