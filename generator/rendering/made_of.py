"""What each file of a site is made of, as one digest: a file whose digest is the one of the last build need not be made.

An event’s page is made of its file, and of the front matter of what it names; a list, a table or a feed of the front
matter of the events it shows, and of what these name. Few other files are made of all front matter, and of whole files
where these are no events, whose bodies stand on their own pages only.

What a list is made of depends on what its layout shows of it: where no page of the lists has asked for what comes of more
than the lines of events (`near` in `views/late.py`), their digest leaves out the names of others and whose word counts.
`tests/rendering/test_made_of.py` holds that files of one digest have one content.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from generator.memo.store import key_of
from generator.model.event import Event
from generator.model.page import Kept
from generator.model.site import Origins
from generator.rendering.context import Context, LinkView
from generator.rendering.digests import Digests
from generator.rendering.feeds import Feed
from generator.rendering.layouts import Layouts
from generator.rendering.pages import Page
from generator.rendering.views.actors import ActorView
from generator.rendering.views.chronology import CountedView, DayView, EntryView, ListingView
from generator.rendering.views.escalations import EscalationView
from generator.rendering.views.late import asks_far
from generator.rendering.views.listings import NEWEST
from generator.rendering.views.parts import MOST, PartPage
from generator.rendering.views.sources import SourceLineView, SourceView
from generator.rendering.views.split import ClaimsView

#: The views that pages of lists are made with.
LISTS = (
    ActorView,
    ClaimsView,
    CountedView,
    DayView,
    EntryView,
    EscalationView,
    ListingView,
    SourceLineView,
    SourceView,
)


class MadeOf:
    """The digests of one site’s files; where nobody knows what a site comes from, all are empty."""

    def __init__(self, context: Context, layouts: Layouts, pages: Collection[Page]) -> None:
        """`pages` are all pages of the site."""
        self._site, self._context, self._pages = context.site, context, pages
        self._origins = context.site.origins or Origins(wholes={}, heads={}, voices="")
        self._is_known = context.site.origins is not None
        self._known = Digests(context, self._origins)
        brought = (part for path, raw in layouts.files.items() for part in (path, raw))
        self._ground = key_of(repr(self._site.config), *brought)

    def key(self, page: Page) -> bytes:
        """Return the digest of all that a page is made of, as far as pages that this process drew show it."""
        near = self._near(page)
        return near if page.event or not asks_far(LISTS) else self._far(page, near)

    def makes(self, page: Page, key: bytes) -> bool:
        """Whether a page would be made of the same again as one that has a digest."""
        near = self._near(page)
        return self._is_known and (key == near or (not page.event and key == self._far(page, near)))

    def key_of_feed(self, feed: Feed) -> bytes:
        """Return the digest of all that a feed is made of."""
        if feed.events is None or not self._is_known:
            return self.rest
        names, known = [event.id for event in feed.events], self._known
        told = (b"".join([part[name] for name in names]) for part in (known.lines, known.names))
        return key_of(self._of_all, feed.path, feed.title, *told)

    @cached_property
    def rest(self) -> bytes:
        """The digest of all that files are made of that show anything of everything."""
        if not self._is_known:
            return b""
        heads = (part for name, head in self._origins.heads.items() for part in (name, head))
        bodies = (whole for name, whole in self._origins.wholes.items() if not name.startswith("events/"))
        return key_of(self._ground, *heads, *bodies, *self._paths)

    @cached_property
    def maps(self) -> bytes:
        """The digest of what the maps of the site’s pages are made of."""
        return key_of("maps", self._ground, *self._paths) if self._is_known else b""

    @cached_property
    def brought(self) -> bytes:
        """The digest of what the files are made of that do not depend on what the site tells."""
        return key_of("brought", self._ground) if self._is_known else b""

    def named(self, page: Page) -> tuple[str, ...] | None:
        """Return the entries (“actors/ID”) whose front matter a page is made of beside its own; None: all there are."""
        event = self._site.chronology.get(page.event)
        if event is None or event.corrections or event.same_as:
            return None
        return tuple(dict.fromkeys(self._named(event)))

    @property
    def _paths(self) -> Iterator[str]:
        return (page.path if page.indexed else f"{page.path} unlisted" for page in self._pages)

    def _near(self, page: Page) -> bytes:
        """The digest of a page that shows nothing but lines of events, and of what it is about."""
        if not self._is_known:
            return b""
        if event := self._site.chronology.get(page.event):
            return self._of_event(event)
        events = self._listed(page)
        if events is None:
            return self.rest
        lines = b"".join([self._known.lines[event.id] for event in events])
        return key_of(self._of_all, page.path, page.title, _place(page.at), *self._about(page), lines)

    def _far(self, page: Page, near: bytes) -> bytes:
        """The same of one that shows all that its view has."""
        events = self._listed(page)
        if events is None or not self._is_known:
            return near
        known, told, beside = self._known, self._told(page, events), self._beside(page, events)
        wars = dict.fromkeys(event.escalation or "" for event in told)
        names = b"".join([known.names[event.id] for event in told])
        return key_of(near, names, *(known.wars[war] for war in wars if war), *beside)

    def _listed(self, page: Page) -> Sequence[Event] | None:
        """The events that a page lists, or whose claims it shows; None where it is of everything."""
        folder, key = page.owner
        if folder == "kinds":
            return self._site.kinds[key]
        if folder:
            events: Sequence[Event] = getattr(self._site, folder)[key].events
            return events
        return page.at.part.events if page.at else None

    def _told(self, page: Page, events: Sequence[Event]) -> Sequence[Event]:
        """Those of the events of which a page shows more than that they are there."""
        folder = page.owner[0]
        if page.at and page.at.inner:
            return ()
        if folder == "actors" and page.at:
            return page.at.part.events  # both whose figure it is and whose people are those of its claim
        return events[-NEWEST:] if folder == "kinds" and len(events) > MOST else events

    def _about(self, page: Page) -> Iterator[bytes]:
        """What a page is about, and what that names itself."""
        folder, key = page.owner
        if folder in ("", "kinds"):
            return
        name, site, known = f"{folder}/{key}", self._site, self._known
        yield self._origins.wholes.get(name, b"")
        if self._context.corrections.get(f"{name}/"):
            yield self.rest
        if folder == "actors":
            actor = site.actors[key]
            around = [key, *(one.id for one in actor.members), *(role.of for role in actor.actor.roles)]
            yield b"".join(map(known.actors.__getitem__, around))
        elif folder == "escalations":
            war = site.escalations[key]
            yield b"".join([known.actors[party.id] for party in war.parties])
            yield b"".join([known.lines[event.id] for event in war.retracted])
        else:
            yield known.heads(f"sources/{other}" for other in site.sources[key].source.independence)

    def _beside(self, page: Page, events: Sequence[Event]) -> Iterator[bytes | str]:
        """What else a page may show: of an escalation, how often its sources are cited; of a source, who else tells what it tells."""
        folder, site, known = page.owner[0], self._site, self._known
        if folder == "escalations":
            cited = sorted({name for event in events for name in event.cited if name in known.sources})
            yield repr([len(site.sources[name].events) for name in cited])
        if folder == "sources":
            for war in dict.fromkeys(event.escalation for event in events):
                members = site.escalations[war].events if war and war in site.escalations else ()
                for part in (known.lines, known.names):
                    yield b"".join([part[event.id] for event in members])

    def _of_event(self, event: Event) -> bytes:
        whole, known = self._origins.wholes[f"events/{event.id}"], self._known
        if event.corrections or event.same_as:
            return key_of(self.rest, whole)
        actors = map(known.actors.__getitem__, dict.fromkeys(event.named))
        around = self._around(event)
        heads = [self._origins.heads.get(name, b"") for name in around]
        line = known.lines[event.id]
        return key_of(self._of_all, whole, b"".join(actors), line, *around, *heads)

    @cached_property
    def _of_all(self) -> bytes:
        """The digest of what all pages are made of."""
        return key_of(self._ground, self._present, self._origins.voices)

    @cached_property
    def _present(self) -> str:
        """Which parts of the site there are: every page leads to them."""
        site = self._site
        return repr([bool(part) for part in (site.escalations, site.actors, site.sources, site.kinds)])

    def _named(self, event: Event) -> Iterator[str]:
        for name in event.named:
            yield from self._known.line_of(name)
        yield from (f"sources/{name}" for name in event.cited)
        yield f"escalations/{event.escalation}"
        yield from filter(None, self._around(event))

    def _around(self, event: Event) -> tuple[str, ...]:
        """The events before and after one that have a page."""
        ids, place = self._places
        at = place[event.id]
        before, after = ids[max(at - 1, 0) : at], ids[at + 1 : at + 2]
        return tuple([one and f"events/{one}" for one in (*before, "", *after)])

    @cached_property
    def _places(self) -> tuple[Sequence[str], Mapping[str, int]]:
        """The events that have a page, and the place of each among them."""
        ids = [page.event for page in self._pages if page.event]
        return ids, {name: at for at, name in enumerate(ids)}


def _place(at: PartPage | None) -> str:
    """Where a part stands among the others."""
    if at is None:
        return ""
    beside = [_link(link) for link in (at.back, at.previous, at.next)]
    return repr([at.part.name, *beside, [(part.path, part.name) for part in at.inner]])


def _link(link: LinkView | None) -> tuple[str, str] | None:
    return (link.href, link.name) if link else None


def kept(
    before: Mapping[str, bytes], made_of: MadeOf, pages: Mapping[str, Page], feeds: Iterable[Feed]
) -> list[Kept]:
    """Return the files that need not be made: `before` are those that stand, by path, with their digests."""
    told = {feed.path: feed for feed in feeds}
    whole = {made_of.rest, made_of.maps, made_of.brought}

    def stays(path: str, key: bytes) -> bool:
        if path in pages:
            return made_of.makes(pages[path], key)
        return made_of.key_of_feed(told[path]) == key if path in told else key in whole

    return [Kept(path, key) for path, key in before.items() if stays(path, key)]
