"""Which pages a site has: for each its path, its layout, and the view that the layout sees."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model.event import Event
from generator.model.vocabulary import Status
from generator.rendering.context import Context, LinkView
from generator.rendering.views import listings
from generator.rendering.views.actors import ActorView, actor_split, actor_view, actors_view
from generator.rendering.views.chronology import Chronology, ListingView
from generator.rendering.views.corrections import corrections_view
from generator.rendering.views.escalations import (
    EscalationView,
    escalation_split,
    escalation_view,
    escalations_view,
)
from generator.rendering.views.event import EventView, event_view
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
from generator.rendering.views.parts import PartPage, Split
from generator.rendering.views.sources import source_split, source_view, sources_view
from generator.rendering.views.split import ClaimsView, actor_claims, escalation_claims, source_claims

#: Gives the paths and the bytes of the data files.
Sizes = Callable[[], Iterable[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is drawn: a pure function of its layout and its view, which `make` makes.

    `layout` is the stem of a template (“event” for event.html), and the name that the template knows `view` by.
    `section` is the part of the navigation it belongs to; `feed` the site path of its own feed, where it has one.
    `indexed` pages are listed for search engines; `canonical` is the site path of the page that this one leads to.
    `event` is the id of the event whose own page it is.
    """

    path: str
    layout: str
    title: str
    make: Callable[[], object]
    section: str = ""
    feed: str = ""
    indexed: bool = True
    canonical: str = ""
    event: str = ""

    @property
    def view(self) -> object:
        """What the layout sees, made now: a site has more views than memory should hold at once."""
        return self.make()

    @property
    def file(self) -> str:
        """Where the page is written, relative to the output folder."""
        return self.path.lstrip("/") + ("index.html" if self.path.endswith("/") else "")


def pages(context: Context, exports: Sizes) -> Iterator[Page]:
    """Every page that has content. The views are made when a page is drawn; only the page of the data files asks `exports`."""
    for event in context.site.chronology.values():
        if event.status is not Status.RETRACTED:
            yield event_page(event, context)
    yield from lists(context, Chronology(context), exports)


def event_page(event: Event, context: Context) -> Page:
    """The page of an event that counts."""
    view = partial(_event_view, event.id, context)
    return Page(f"/events/{event.id}/", "event", event.title, view, "timeline", event=event.id)


def lists(context: Context, chronology: Chronology, exports: Sizes) -> Iterator[Page]:
    """Every page but those of events."""
    yield from few(context, chronology, exports)
    for folder in OWNERS:
        for key in getattr(context.site, folder):
            yield from owner_pages(folder, key, context, chronology)


def few(context: Context, chronology: Chronology, exports: Sizes) -> Iterator[Page]:
    """The pages of no one thing: the front, the timeline, the tables of contents, what is about the site, what is kept."""
    words = context.words
    yield from _front(context, chronology)
    for folder, view in _CONTENTS.items():
        if getattr(context.site, folder) or folder == "kinds":
            yield Page(f"/{folder}/", folder, words(f"nav.{folder}"), partial(view, context), folder)
    yield from _about(context, exports)
    yield from _kept(context)


def owner_pages(folder: str, key: str, context: Context, chronology: Chronology) -> Iterator[Page]:
    """The page of one actor, escalation, source or kind, and those that its long lists are split into."""
    return OWNERS[folder](key, context, chronology)


def _event_view(event: str, context: Context) -> EventView:
    return event_view(context.site.events[event], context)


def _front(context: Context, chronology: Chronology) -> Iterator[Page]:
    live = [event for events in context.site.years.values() for event in events]
    title = context.words("nav.timeline")

    def timeline() -> ListingView:
        return listings.index(live, "/timeline/", chronology)

    yield Page("/", "home", "", lambda: home_view(context, chronology, timeline()), "timeline", "/feed.xml")
    yield Page("/timeline/", "timeline", title, timeline, "timeline", "/feed.xml")
    for part in listings.pages(live, "/timeline/", context.link("/timeline/", title), chronology):
        yield Page(part.path, "listing", part.name, part.make, "timeline")


def _escalation(key: str, context: Context, chronology: Chronology) -> Iterator[Page]:
    dossier, name, path = context.site.escalations[key], "escalations", f"/escalations/{key}/"
    title = dossier.escalation.title

    def view() -> EscalationView:
        return escalation_view(dossier, context, listings.inline(dossier.events, path, chronology))

    yield Page(path, "escalation", title, view, name, f"{path}feed.xml")
    yield from _split(dossier.events, context.link(path, title), path, name, chronology)
    claims = partial(escalation_claims, dossier, context)
    yield from _claims(escalation_split(dossier, context), claims, title, name, context)


def _actor(key: str, context: Context, chronology: Chronology) -> Iterator[Page]:
    dossier, name, path = context.site.actors[key], "actors", f"/actors/{key}/"
    title = dossier.actor.name

    def view() -> ActorView:
        return actor_view(dossier, context, listings.inline(dossier.events, path, chronology))

    yield Page(path, "actor", title, view, name, f"{path}feed.xml")
    yield from _split(dossier.events, context.link(path, title), path, name, chronology)
    claims = partial(actor_claims, dossier, context)
    yield from _claims(actor_split(dossier, context), claims, title, name, context)


def _source(key: str, context: Context, chronology: Chronology) -> Iterator[Page]:
    dossier, name, path = context.site.sources[key], "sources", f"/sources/{key}/"
    link = context.source(dossier.source)
    yield Page(path, "source", link.name, partial(source_view, dossier, context, chronology), name)
    yield from _split(dossier.events, link, path, name, chronology)
    claims = partial(source_claims, dossier, context)
    yield from _claims(source_split(dossier, context), claims, link.name, name, context)


def _kind(key: str, context: Context, chronology: Chronology) -> Iterator[Page]:
    events, link, path = context.site.kinds[key], context.kind(key), f"/kinds/{key}/"

    def view() -> KindView:
        return kind_view(key, context, listings.inline(events, path, chronology))

    yield Page(path, "kind", link.name, view, "kinds")
    yield from _split(events, link, path, "kinds", chronology)


#: What has pages of its own, by the name of its map of the site and of its folder, and what makes these pages.
OWNERS: Mapping[str, Callable[[str, Context, Chronology], Iterator[Page]]] = {
    "escalations": _escalation,
    "actors": _actor,
    "sources": _source,
    "kinds": _kind,
}
_CONTENTS: Mapping[str, Callable[[Context], object]] = {
    "escalations": escalations_view,
    "actors": actors_view,
    "sources": sources_view,
    "kinds": lambda context: KindsView(kind_lines(context)),
}


def _split(
    events: Sequence[Event], owner: LinkView, path: str, section: str, chronology: Chronology
) -> Iterator[Page]:
    for part in listings.long_pages(events, path, owner, chronology):
        yield Page(part.path, "listing", f"{owner.name}: {part.name}", part.make, section)


def _claims(
    split: Split, view: Callable[[PartPage], ClaimsView], owner: str, section: str, context: Context
) -> Iterator[Page]:
    for page in split.pages:
        title = context.words("more.title", of=owner, period=page.part.name)
        yield Page(page.part.path, "claims", title, partial(view, page), section)


def _about(context: Context, exports: Sizes) -> Iterator[Page]:
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
