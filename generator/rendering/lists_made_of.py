"""What lists, tables and feeds are made of: the front matter of the events they show, and of what these name.

What a list is made of depends on what its layout shows of it: where no page of the lists has asked for what comes of more
than the lines of events (`near` in `views/late.py`), their digest leaves out the names of others and whose word counts.
`tests/rendering/test_made_of.py` holds that files of one digest have one content.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from generator.memo.store import key_of
from generator.model.event import Event
from generator.model.page import Kept
from generator.model.site import Site
from generator.rendering.cards.card import Card
from generator.rendering.context import LinkView
from generator.rendering.digests import Once
from generator.rendering.feeds import Feed
from generator.rendering.made_of import MadeOf
from generator.rendering.page import Page
from generator.rendering.views.actors import ActorView
from generator.rendering.views.chronology import CountedView, DayView, EntryView
from generator.rendering.views.escalations import EscalationView
from generator.rendering.views.late import far_fields
from generator.rendering.views.listings import NEWEST, ListingView
from generator.rendering.views.parts import MOST, PartPage
from generator.rendering.views.places import PlacePageView
from generator.rendering.views.source_lines import SourceLineView
from generator.rendering.views.sources import SourceView
from generator.rendering.views.split import ClaimsView

#: What has a list of events and nothing else, by its folder.
LISTED: Mapping[str, Callable[[Site], Mapping[str, Sequence[Event]]]] = {
    "kinds": lambda site: site.kinds,
    "places": lambda site: site.places,
}
#: The views that pages of lists are made with.
LISTS = (
    ActorView,
    ClaimsView,
    CountedView,
    DayView,
    EntryView,
    EscalationView,
    ListingView,
    PlacePageView,
    SourceLineView,
    SourceView,
)
_FAR = far_fields(LISTS)


class ListsMadeOf(MadeOf):
    """The digests of all files of one site."""

    def key(self, page: Page) -> bytes:
        """Return the digest of all that a page is made of, as far as pages that this process drew show it."""
        near = self._near(page)
        return near if page.event or not any(one.is_asked for one in _FAR) else self._far(page, near)

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

    def key_of_card(self, card: Card) -> bytes:
        """Return the digest of all that a card is made of: no style and no layout, and of its events neither titles nor bodies."""
        if not self._is_known:
            return b""
        return key_of("card", self._settled, self._origins.voices, self._known.wars[card.escalation])

    def _near(self, page: Page) -> bytes:
        """The digest of a page that shows nothing but lines of events, and of what it is about."""
        if not self._is_known:
            return b""
        if page.event:
            return super().key(page)
        events = self._listed(page)
        if events is None:
            return self.rest
        lines = self._lists[page.owner] if page.owner[0] else self._lines(events)
        return key_of(self._of_all, page.path, page.title, _place(page.at), *self._about(page), lines)

    @cached_property
    def _lists(self) -> Once[tuple[str, str]]:
        """The lines of all that a thing lists, by its folder and its id: its many pages are made of them."""
        return Once(lambda owner: self._lines(self._owned(*owner)))

    def _lines(self, events: Iterable[Event]) -> bytes:
        return key_of(b"".join([self._known.lines[event.id] for event in events]))

    def _far(self, page: Page, near: bytes) -> bytes:
        """The same of one that shows all that its view has."""
        events = self._listed(page)
        if events is None or not self._is_known:
            return near
        part = page.at.part.path if page.at and page.owner[0] in ("", "actors") else ""
        kind = (page.owner, part, page.at is None, bool(page.at and page.at.inner))
        if kind not in self._shown:
            self._shown[kind] = self._more(page, events)
        return key_of(near, self._shown[kind])

    @cached_property
    def _shown(self) -> dict[tuple[object, ...], bytes]:
        """What more than lines the pages of one kind show: many pages of a thing show the same."""
        return {}

    def _more(self, page: Page, events: Sequence[Event]) -> bytes:
        known, told, beside = self._known, self._told(page, events), self._beside(page, events)
        wars = dict.fromkeys([event.escalation or "" for event in told])
        names = b"".join([known.names[event.id] for event in told])
        return key_of(names, *(known.wars[war] for war in wars if war), *beside)

    def _listed(self, page: Page) -> Sequence[Event] | None:
        """The events that a page lists, or whose claims it shows; None where it is of everything."""
        if page.owner[0]:
            return self._owned(*page.owner)
        return page.at.part.events if page.at else None

    def _owned(self, folder: str, key: str) -> Sequence[Event]:
        """The events that a thing lists."""
        if folder in LISTED:
            return LISTED[folder](self._site)[key]
        events: Sequence[Event] = getattr(self._site, folder)[key].events
        return events

    def _told(self, page: Page, events: Sequence[Event]) -> Sequence[Event]:
        """Those of the events of which a page shows more than that they are there."""
        folder = page.owner[0]
        if page.at and page.at.inner:
            return ()
        if folder == "actors" and page.at:
            return page.at.part.events  # both whose figure it is and whose people are those of its claim
        return events[-NEWEST:] if folder in LISTED and len(events) > MOST else events

    def _about(self, page: Page) -> Iterator[bytes]:
        """What a page is about, and what that names itself."""
        folder, key = page.owner
        if folder in ("", *LISTED):
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
        """What else a page may show: of an escalation, how often its sources are cited; of a source, who else tells what it tells.

        Of an escalation and of an actor also who takes part in their entries.
        """
        folder, site, known = page.owner[0], self._site, self._known
        if folder in ("actors", "escalations") and not page.at:
            yield b"".join([known.parts[event.id] for event in events])
        if folder == "escalations":
            cited = sorted(known.sources.keys() & {name for event in events for name in event.cited})
            yield repr([len(site.sources[name].events) for name in cited])
        if folder == "sources":
            for war in dict.fromkeys(event.escalation for event in events):
                members = site.escalations[war].events if war and war in site.escalations else ()
                for part in (known.lines, known.names):
                    yield b"".join([part[event.id] for event in members])


def _place(at: PartPage | None) -> str:
    """Where a part stands among the others."""
    if at is None:
        return ""
    beside = [_link(link) for link in (at.back, at.previous, at.next)]
    jumps = [_link(link) for link in (*at.years, *at.months)]
    return repr([at.part.name, *beside, [(part.path, part.name) for part in at.inner], jumps])


def _link(link: LinkView | None) -> tuple[str, str] | None:
    return (link.href, link.name) if link else None


def kept(
    before: Mapping[str, bytes],
    made_of: ListsMadeOf,
    pages: Mapping[str, Page],
    feeds: Iterable[Feed],
    cards: Iterable[Card],
) -> list[Kept]:
    """Return the files that need not be made: `before` are those that stand, by path, with their digests."""
    told = {feed.path: feed for feed in feeds}
    shown = {card.path: card for card in cards}
    whole = {made_of.rest, made_of.choices, made_of.maps, made_of.brought}

    def stays(path: str, key: bytes) -> bool:
        if path in pages:
            return made_of.makes(pages[path], key)
        if path in shown:
            return made_of.key_of_card(shown[path]) == key
        return made_of.key_of_feed(told[path]) == key if path in told else key in whole

    return [Kept(path, key) for path, key in before.items() if stays(path, key)]
