"""Which pages a site has: for each its path, its layout, and the view that the layout sees."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model.event import Event
from generator.model.vocabulary import Status
from generator.rendering.context import Context, LinkView
from generator.rendering.maps.spots import called
from generator.rendering.page import Page, event_page
from generator.rendering.views import listings
from generator.rendering.views.actors import actor_ledger, actor_view, actors_view
from generator.rendering.views.chronology import Chronology
from generator.rendering.views.corrections import corrections_view
from generator.rendering.views.escalations import escalation_ledger, escalation_view, escalations_view
from generator.rendering.views.filtering import TimelineView, timeline_view
from generator.rendering.views.kept import moved_view, tombstone_view
from generator.rendering.views.ledgers import Ledger
from generator.rendering.views.listings import ListingView
from generator.rendering.views.overview import (
    KindsView,
    data_view,
    home_view,
    kind_lines,
    kind_view,
    methodology_view,
)
from generator.rendering.views.parts import PartPage
from generator.rendering.views.places import place_view, places_view
from generator.rendering.views.search import search_view
from generator.rendering.views.sources import source_ledger, source_view, sources_view
from generator.rendering.views.split import ClaimsView, actor_claims, escalation_claims, source_claims

#: Gives the paths and the bytes of the data files.
Sizes = Callable[[], Iterable[tuple[str, int]]]


def pages(context: Context, exports: Sizes) -> Iterator[Page]:
    """Every page that has content. The views are made when a page is drawn; only the page of the data files asks `exports`."""
    for event in context.site.chronology.values():
        if event.status is not Status.RETRACTED:
            yield event_page(event, context)
    yield from lists(context, Chronology(context), exports)


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
        if (getattr(context.site, folder) or folder == "kinds") and folder not in context.left_out:
            yield Page(f"/{folder}/", folder, words(f"nav.{folder}"), partial(view, context), folder)
    yield from _about(context, exports)
    yield from _kept(context)


def owner_pages(folder: str, key: str, context: Context, chronology: Chronology) -> Iterator[Page]:
    """The page of one actor, escalation, source, kind or place, and those that its long lists are split into."""
    return OWNERS[folder](key, context, chronology)


def _front(context: Context, chronology: Chronology) -> Iterator[Page]:
    live = [event for events in context.site.years.values() for event in events]
    title = context.words("nav.timeline")

    def timeline() -> ListingView:
        return listings.index(live, "/timeline/", chronology)

    yield Page("/", "home", "", lambda: home_view(context, chronology, timeline()), "timeline", "/feed.xml")
    whole = partial(_timeline, timeline, context)
    yield Page("/timeline/", "timeline", title, whole, "timeline", "/feed.xml")
    for part in listings.pages(live, "/timeline/", context.link("/timeline/", title), chronology):
        yield Page(part.path, "listing", part.name, part.make, "timeline", at=part.at)


def _timeline(listing: Callable[[], ListingView], context: Context) -> TimelineView:
    return timeline_view(listing(), context)


@dataclass(frozen=True, slots=True)
class _Owner:
    """A sort of thing that has entries and tables of its own: its layout, and what makes all that its pages are of."""

    layout: str
    link: Callable[[Any, Context], LinkView]
    view: Callable[[Any, Context, Chronology], object]
    ledger: Callable[[Any, Context], Ledger[Any]]
    claims: Callable[[Any, Context, PartPage], ClaimsView]
    has_feed: bool = True


_ESCALATION = _Owner(
    "escalation",
    lambda dossier, context: context.link(f"/escalations/{dossier.escalation.id}/", dossier.escalation.title),
    escalation_view,
    escalation_ledger,
    escalation_claims,
)
_ACTOR = _Owner(
    "actor", lambda dossier, context: context.actor(dossier.actor.id), actor_view, actor_ledger, actor_claims
)
_SOURCE = _Owner(
    "source",
    lambda dossier, context: context.source(dossier.source),
    source_view,
    source_ledger,
    source_claims,
    has_feed=False,
)


def _owned(folder: str, owner: _Owner, key: str, context: Context, chronology: Chronology) -> Iterator[Page]:
    dossier, path = getattr(context.site, folder)[key], f"/{folder}/{key}/"
    link, view = owner.link(dossier, context), partial(owner.view, dossier, context, chronology)
    feed = f"{path}feed.xml" if owner.has_feed else ""
    yield Page(path, owner.layout, link.name, view, folder, feed, owner=(folder, key))
    yield from _split(dossier.events, link, path, folder, chronology)
    for page in owner.ledger(dossier, context).split.pages:
        title = context.words("more.title", of=link.name, period=page.part.name)
        make = partial(owner.claims, dossier, context, page)
        yield Page(page.part.path, "claims", title, make, folder, owner=(folder, key), at=page)


def _kind(key: str, context: Context, chronology: Chronology) -> Iterator[Page]:
    events, link, path = context.site.kinds[key], context.kind(key), f"/kinds/{key}/"
    view = partial(kind_view, key, events, context, chronology)
    yield Page(path, "kind", link.name, view, "kinds", owner=("kinds", key))
    yield from _split(events, link, path, "kinds", chronology)


def _place(key: str, context: Context, chronology: Chronology) -> Iterator[Page]:
    if "places" in context.left_out:
        return
    events, path = context.site.places[key], f"/places/{key}/"
    link = context.link(path, called(events).name)
    yield Page(
        path,
        "place",
        link.name,
        partial(place_view, key, events, context, chronology),
        "places",
        owner=("places", key),
    )
    yield from _split(events, link, path, "places", chronology)


#: What has pages of its own, by the name of its map of the site and of its folder, and what makes these pages.
OWNERS: Mapping[str, Callable[[str, Context, Chronology], Iterator[Page]]] = {
    "escalations": partial(_owned, "escalations", _ESCALATION),
    "actors": partial(_owned, "actors", _ACTOR),
    "sources": partial(_owned, "sources", _SOURCE),
    "kinds": _kind,
    "places": _place,
}
_CONTENTS: Mapping[str, Callable[[Context], object]] = {
    "escalations": escalations_view,
    "actors": actors_view,
    "sources": sources_view,
    "kinds": lambda context: KindsView(kind_lines(context)),
    "places": places_view,
}


def _split(
    events: Sequence[Event], owner: LinkView, path: str, section: str, chronology: Chronology
) -> Iterator[Page]:
    colon = chronology.context.words("marks.colon")
    for part in listings.long_pages(events, path, owner, chronology):
        yield Page(part.path, "listing", f"{owner.name}{colon}{part.name}", part.make, section, at=part.at)


def _about(context: Context, exports: Sizes) -> Iterator[Page]:
    words = context.words
    rules = partial(methodology_view, context)
    yield Page("/methodology/", "methodology", words("nav.methodology"), rules, "methodology")
    yield Page("/corrections/", "corrections", words("nav.corrections"), partial(corrections_view, context))
    if context.site.config.exports and "data" not in context.left_out:
        yield Page("/data/", "data", words("nav.data"), lambda: data_view(exports(), context), "data")
    if context.site.config.search:
        view = partial(search_view, context)
        yield Page("/search/", "search", words("nav.search"), view, "search", indexed=False)
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
