"""What each file of a site is made of, as one digest: a file whose digest is the one of the last build need not be made.

An event’s page is made of its file, and of the front matter of what it names. Whatever else a site has is made of all
front matter: of whole files where these are no events, whose bodies stand on their own pages only.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from generator.memo.store import key_of
from generator.model.event import Event
from generator.model.page import Kept
from generator.model.site import Origins
from generator.rendering.context import Context
from generator.rendering.layouts import Layouts
from generator.rendering.pages import Page

Name = TypeVar("Name")


class MadeOf:
    """The digests of one site’s files; where nobody knows what a site comes from, all are empty."""

    def __init__(self, context: Context, layouts: Layouts, pages: Iterable[Page]) -> None:
        """`pages` are all pages of the site."""
        self._site, self._context, self._pages = context.site, context, pages
        self._origins = context.site.origins
        brought = (part for path, raw in layouts.files.items() for part in (path, raw))
        self._ground = key_of(repr(self._site.config), *brought)

    def key(self, page: Page) -> bytes:
        """Return the digest of all that a page is made of."""
        if not self._origins:
            return b""
        event = self._site.chronology.get(page.event)
        return self._of_event(event, self._origins) if event else self.rest

    @cached_property
    def rest(self) -> bytes:
        """The digest of all that the other files are made of."""
        if not self._origins:
            return b""
        heads = (part for name, head in self._origins.heads.items() for part in (name, head))
        bodies = (whole for name, whole in self._origins.wholes.items() if not name.startswith("events/"))
        return key_of(self._ground, *heads, *bodies, *(page.path for page in self._pages))

    def named(self, page: Page) -> tuple[str, ...] | None:
        """Return the entries (“actors/ID”) whose front matter a page is made of beside its own; None: all there are."""
        event = self._site.chronology.get(page.event)
        if event is None or event.corrections or event.same_as:
            return None
        return tuple(dict.fromkeys(self._named(event)))

    def _of_event(self, event: Event, origins: Origins) -> bytes:
        whole = origins.wholes[f"events/{event.id}"]
        if event.corrections or event.same_as:
            return key_of(self.rest, whole)
        actors = map(self._lines.__getitem__, dict.fromkeys(event.named))
        known = self._sources
        sources = [
            known[name] for name in event.cited if name in known
        ]  # others are told of in the event itself
        around = self._around(event)
        heads = [origins.heads.get(name, b"") for name in around]
        return key_of(self._of_events, whole, b"".join(actors), b"".join(sources), *around, *heads)

    @cached_property
    def _of_events(self) -> bytes:
        """The digest of what the pages of all events are made of."""
        voices = self._origins.voices if self._origins else ""
        return key_of(self._ground, self._present, voices)

    @cached_property
    def _lines(self) -> "_Once[str | None]":
        """The digest of each actor and those it belongs to: most are named by many pages."""
        heads = self._origins.heads if self._origins else {}
        return _Once(
            lambda name: key_of(*(part for one in self._line(name) for part in (one, heads.get(one, b""))))
        )

    @cached_property
    def _sources(self) -> Mapping[str, bytes]:
        """The digest of each source that has a file of its own, by its id."""
        heads = self._origins.heads.items() if self._origins else ()
        ours = ((name.removeprefix("sources/"), head) for name, head in heads if name.startswith("sources/"))
        return {name: key_of(name, head) for name, head in ours}

    @cached_property
    def _present(self) -> str:
        """Which parts of the site there are: every page leads to them."""
        site = self._site
        return repr([bool(part) for part in (site.escalations, site.actors, site.sources, site.kinds)])

    def _named(self, event: Event) -> Iterator[str]:
        for name in event.named:
            yield from self._line(name)
        yield from (f"sources/{name}" for name in event.cited)
        yield from self._around(event)

    def _line(self, name: str | None) -> Iterator[str]:
        return (f"actors/{one}" for one in self._context.line(name))

    def _around(self, event: Event) -> tuple[str, ...]:
        """What the event belongs to, and the events before and after it that have a page."""
        ids, place = self._places
        at = place[event.id]
        before, after = ids[max(at - 1, 0) : at], ids[at + 1 : at + 2]
        beside = (*before, "", *after)
        return (f"escalations/{event.escalation}", *(one and f"events/{one}" for one in beside))

    @cached_property
    def _places(self) -> tuple[Sequence[str], Mapping[str, int]]:
        """The events that have a page, and the place of each among them."""
        ids = [page.event for page in self._pages if page.event]
        return ids, {name: at for at, name in enumerate(ids)}


class _Once(dict[Name, bytes]):
    """What `make` makes of each name, made once."""

    def __init__(self, make: Callable[[Name], bytes]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: Name) -> bytes:
        self[name] = made = self._make(name)
        return made


def kept(before: Mapping[str, bytes], made_of: MadeOf, pages: Mapping[str, Page]) -> list[Kept]:
    """Return the files that need not be made: `before` are those that stand, by path, with their digests."""
    still = [
        Kept(path, key) for path, key in before.items() if path in pages and key == made_of.key(pages[path])
    ]
    others = [Kept(path, key) for path, key in before.items() if path not in pages and key == made_of.rest]
    return still + others
