"""Which pages a site has: for each its path, its layout, and the view that the layout sees."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model.event import Event
from generator.model.site import ActorDossier, EscalationDossier
from generator.model.vocabulary import Status
from generator.rendering.context import Context, LinkView
from generator.rendering.views import listings
from generator.rendering.views.actors import ActorView, actor_view, actors_view
from generator.rendering.views.chronology import Chronology, ListingView
from generator.rendering.views.corrections import corrections_view
from generator.rendering.views.escalations import EscalationView, escalation_view, escalations_view
from generator.rendering.views.event import event_view
from generator.rendering.views.kept import moved_view, tombstone_view
from generator.rendering.views.overview import (
    KindsView,
    KindView,
    data_view,
    home_view,
    kind_lines,
    kind_view,
    methodology_view,
)
from generator.rendering.views.sources import source_view, sources_view


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is drawn: a pure function of its layout and its view, which `make` makes.

    `layout` is the stem of a template (“event” for event.html), and the name that the template knows `view` by.
    `section` is the part of the navigation it belongs to; `feed` the site path of its own feed, where it has one.
    `indexed` pages are listed for search engines; `canonical` is the site path of the page that this one leads to.
    """

    path: str
    layout: str
    title: str
    make: Callable[[], object]
    section: str = ""
    feed: str = ""
    indexed: bool = True
    canonical: str = ""

    @property
    def view(self) -> object:
        """What the layout sees, made now: a site has more views than memory should hold at once."""
        return self.make()

    @property
    def file(self) -> str:
        """Where the page is written, relative to the output folder."""
        return self.path.lstrip("/") + ("index.html" if self.path.endswith("/") else "")


def pages(context: Context, exports: Callable[[], Iterable[tuple[str, int]]]) -> Iterator[Page]:
    """Every page that has content. The views are made when a page is drawn.

    `exports` gives the paths and the bytes of the data files; only the page that lists them asks.
    """
    chronology = Chronology(context)
    yield from _front(context, chronology)
    for dossier in context.site.events:
        event = dossier.event
        if event.status is not Status.RETRACTED:
            view = partial(event_view, dossier, context)
            yield Page(f"/events/{event.id}/", "event", event.title, view, "timeline")
    yield from _escalations(context, chronology)
    yield from _actors(context, chronology)
    yield from _sources(context, chronology)
    yield from _kinds(context, chronology)
    yield from _about(context, exports)
    yield from _kept(context)


def _front(context: Context, chronology: Chronology) -> Iterator[Page]:
    live = [event for events in context.site.years.values() for event in events]
    title = context.words("nav.timeline")

    def timeline() -> ListingView:
        return listings.index(live, "/timeline/", chronology)

    yield Page("/", "home", "", lambda: home_view(context, chronology, timeline()), "timeline", "/feed.xml")
    yield Page("/timeline/", "timeline", title, timeline, "timeline", "/feed.xml")
    for part in listings.pages(live, "/timeline/", context.link("/timeline/", title), chronology):
        yield Page(part.path, "listing", part.name, part.make, "timeline")


def _escalations(context: Context, chronology: Chronology) -> Iterator[Page]:
    name = "escalations"

    def view(dossier: EscalationDossier, path: str) -> EscalationView:
        return escalation_view(dossier, context, listings.inline(dossier.events, path, chronology))

    if context.site.escalations:
        yield Page(f"/{name}/", name, context.words(f"nav.{name}"), partial(escalations_view, context), name)
    for key, dossier in context.site.escalations.items():
        path, title = f"/{name}/{key}/", dossier.escalation.title
        yield Page(path, "escalation", title, partial(view, dossier, path), name, f"{path}feed.xml")
        yield from _split(dossier.events, context.link(path, title), path, name, chronology)


def _actors(context: Context, chronology: Chronology) -> Iterator[Page]:
    name = "actors"

    def view(dossier: ActorDossier, path: str) -> ActorView:
        return actor_view(dossier, context, listings.inline(dossier.events, path, chronology))

    if context.site.actors:
        yield Page(f"/{name}/", name, context.words(f"nav.{name}"), partial(actors_view, context), name)
    for key, dossier in context.site.actors.items():
        path, title = f"/{name}/{key}/", dossier.actor.name
        yield Page(path, "actor", title, partial(view, dossier, path), name, f"{path}feed.xml")
        yield from _split(dossier.events, context.link(path, title), path, name, chronology)


def _sources(context: Context, chronology: Chronology) -> Iterator[Page]:
    name = "sources"
    if context.site.sources:
        yield Page(f"/{name}/", name, context.words(f"nav.{name}"), partial(sources_view, context), name)
    for key, dossier in context.site.sources.items():
        view, title = partial(source_view, dossier, context, chronology), context.source(dossier.source).name
        yield Page(f"/{name}/{key}/", "source", title, view, name)


def _kinds(context: Context, chronology: Chronology) -> Iterator[Page]:
    name = "kinds"

    def view(key: str, events: Sequence[Event], path: str) -> KindView:
        return kind_view(key, context, listings.inline(events, path, chronology))

    def lines() -> KindsView:
        return KindsView(kind_lines(context))

    yield Page(f"/{name}/", name, context.words(f"nav.{name}"), lines, name)
    for key, events in context.site.kinds.items():
        path, link = f"/{name}/{key}/", context.kind(key)
        yield Page(path, "kind", link.name, partial(view, key, events, path), name)
        yield from _split(events, link, path, name, chronology)


def _split(
    events: Sequence[Event], owner: LinkView, path: str, section: str, chronology: Chronology
) -> Iterator[Page]:
    for part in listings.long_pages(events, path, owner, chronology):
        yield Page(part.path, "listing", f"{owner.name}: {part.name}", part.make, section)


def _about(context: Context, exports: Callable[[], Iterable[tuple[str, int]]]) -> Iterator[Page]:
    words = context.words
    rules = partial(methodology_view, context)
    yield Page("/methodology/", "methodology", words("nav.methodology"), rules, "methodology")
    yield Page("/corrections/", "corrections", words("nav.corrections"), partial(corrections_view, context))
    if context.site.config.exports:
        yield Page("/data/", "data", words("nav.data"), lambda: data_view(exports(), context), "data")
    yield Page("/404.html", "missing", words("missing.title"), lambda: None)


def _kept(context: Context) -> Iterator[Page]:
    """The pages at the addresses of entries that no longer stand, or that became part of others."""
    for tombstone in context.site.tombstones:
        view = partial(tombstone_view, tombstone, context)
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
    view = partial(moved_view, target, name, context)
    return Page(path, "moved", name, view, indexed=False, canonical=target)
