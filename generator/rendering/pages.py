"""Which pages a site has: for each its path, its layout, and the view that the layout sees."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.event import Event
from generator.model.page import File
from generator.model.vocabulary import Status
from generator.rendering.context import Context, LinkView
from generator.rendering.views import listings
from generator.rendering.views.actors import actor_view, actors_view
from generator.rendering.views.chronology import Chronology
from generator.rendering.views.corrections import corrections_view
from generator.rendering.views.escalations import escalation_view, escalations_view
from generator.rendering.views.event import event_view
from generator.rendering.views.kept import moved_view, tombstone_view
from generator.rendering.views.overview import (
    KindsView,
    data_view,
    home_view,
    kind_lines,
    kind_view,
    methodology_view,
)
from generator.rendering.views.sources import source_view, sources_view


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is drawn: a pure function of its layout and its view.

    `layout` is the stem of a template (“event” for event.html), and the name that the template knows `view` by.
    `section` is the part of the navigation it belongs to; `feed` the site path of its own feed, where it has one.
    `indexed` pages are listed for search engines; `canonical` is the site path of the page that this one leads to.
    """

    path: str
    layout: str
    title: str
    view: object
    section: str = ""
    feed: str = ""
    indexed: bool = True
    canonical: str = ""

    @property
    def file(self) -> str:
        """Where the page is written, relative to the output folder."""
        return self.path.lstrip("/") + ("index.html" if self.path.endswith("/") else "")


def pages(context: Context, exports: Iterable[File]) -> Iterator[Page]:
    """Every page that has content, each made when it is asked for."""
    chronology = Chronology(context)
    yield from _front(context, chronology)
    for dossier in context.site.events:
        event = dossier.event
        if event.status is Status.RETRACTED:
            continue
        yield Page(f"/events/{event.id}/", "event", event.title, event_view(dossier, context), "timeline")
    yield from _escalations(context, chronology)
    yield from _actors(context, chronology)
    yield from _sources(context, chronology)
    yield from _kinds(context, chronology)
    yield from _about(context, exports)
    yield from _kept(context)


def _front(context: Context, chronology: Chronology) -> Iterator[Page]:
    live = [event for events in context.site.years.values() for event in events]
    timeline = listings.index(live, "/timeline/", chronology)
    title = context.words("nav.timeline")
    yield Page("/", "home", "", home_view(context, chronology, timeline), "timeline", "/feed.xml")
    yield Page("/timeline/", "timeline", title, timeline, "timeline", "/feed.xml")
    owner = context.link("/timeline/", title)
    for path, listing in listings.pages(live, "/timeline/", owner, chronology):
        yield Page(path, "listing", listing.title, listing, "timeline")


def _escalations(context: Context, chronology: Chronology) -> Iterator[Page]:
    name = "escalations"
    if context.site.escalations:
        yield Page(f"/{name}/", name, context.words(f"nav.{name}"), escalations_view(context), name)
    for key, dossier in context.site.escalations.items():
        path, title = f"/{name}/{key}/", dossier.escalation.title
        view = escalation_view(dossier, context, listings.inline(dossier.events, path, chronology))
        yield Page(path, "escalation", title, view, name, f"{path}feed.xml")
        yield from _split(dossier.events, context.link(path, title), path, name, chronology)


def _actors(context: Context, chronology: Chronology) -> Iterator[Page]:
    name = "actors"
    if context.site.actors:
        yield Page(f"/{name}/", name, context.words(f"nav.{name}"), actors_view(context), name)
    for key, dossier in context.site.actors.items():
        path, title = f"/{name}/{key}/", dossier.actor.name
        view = actor_view(dossier, context, listings.inline(dossier.events, path, chronology))
        yield Page(path, "actor", title, view, name, f"{path}feed.xml")
        yield from _split(dossier.events, context.link(path, title), path, name, chronology)


def _sources(context: Context, chronology: Chronology) -> Iterator[Page]:
    name = "sources"
    if context.site.sources:
        yield Page(f"/{name}/", name, context.words(f"nav.{name}"), sources_view(context), name)
    for key, dossier in context.site.sources.items():
        view = source_view(dossier, context, chronology)
        yield Page(f"/{name}/{key}/", "source", view.line.link.name, view, name)


def _kinds(context: Context, chronology: Chronology) -> Iterator[Page]:
    name = "kinds"
    yield Page(f"/{name}/", name, context.words(f"nav.{name}"), KindsView(kind_lines(context)), name)
    for key, events in context.site.kinds.items():
        path, view = (
            f"/{name}/{key}/",
            kind_view(key, context, listings.inline(events, f"/{name}/{key}/", chronology)),
        )
        yield Page(path, "kind", view.line.link.name, view, name)
        yield from _split(events, view.line.link, path, name, chronology)


def _split(
    events: Sequence[Event], owner: LinkView, path: str, section: str, chronology: Chronology
) -> Iterator[Page]:
    for part, listing in listings.long_pages(events, path, owner, chronology):
        yield Page(part, "listing", f"{owner.name}: {listing.title}", listing, section)


def _about(context: Context, exports: Iterable[File]) -> Iterator[Page]:
    words = context.words
    yield Page(
        "/methodology/", "methodology", words("nav.methodology"), methodology_view(context), "methodology"
    )
    yield Page("/corrections/", "corrections", words("nav.corrections"), corrections_view(context))
    yield Page("/data/", "data", words("nav.data"), data_view(exports, context), "data")
    yield Page("/404.html", "missing", words("missing.title"), None)


def _kept(context: Context) -> Iterator[Page]:
    """The pages at the addresses of entries that no longer stand, or that became part of others."""
    for tombstone in context.site.tombstones:
        view = tombstone_view(tombstone, context)
        yield Page(f"/{tombstone.address}", "tombstone", tombstone.title, view, indexed=False)
    for alias in context.site.aliases:
        yield moved(f"/{alias.address}", f"/{alias.target}", alias.title, context)


def lists_gone(context: Context, taken: Collection[str]) -> Iterator[Page]:
    """A page for every published list that has nothing to show now: it leads to the nearest page above it.

    `taken` are the site paths of all other pages.
    """
    for address in sorted(context.site.published):
        path = f"/{address}"
        if address.endswith("/") and path not in taken:
            above = next(one for one in _above(path) if one in taken)
            yield moved(path, above, context.site.config.title, context)


def _above(path: str) -> Iterator[str]:
    while path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
        yield path


def moved(path: str, target: str, name: str, context: Context) -> Page:
    """A page that leads to another."""
    view = moved_view(target, name, context)
    return Page(path, "moved", name, view, indexed=False, canonical=target)
