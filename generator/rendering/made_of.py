"""What each file of a site is made of, as one digest: a file whose digest is the one of the last build need not be made.

An event’s page is made of its file, and of the front matter of what it names. What lists are made of, `lists_made_of.py`
tells; few other files are made of all front matter, and of whole files where these are no events, whose bodies stand
on their own pages only.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from generator.atlas.place import edition
from generator.memo.store import key_of
from generator.model.event import Event
from generator.model.site import Origins
from generator.rendering.context import Context
from generator.rendering.digests import Digests
from generator.rendering.layouts import Layouts
from generator.rendering.page import Page


class MadeOf:
    """The digests of one site’s files; where nobody knows what a site comes from, all are empty."""

    def __init__(self, context: Context, layouts: Layouts, pages: Collection[Page]) -> None:
        """`pages` are all pages of the site."""
        self._site, self._context, self._pages = context.site, context, pages
        self._is_known = context.site.origins is not None
        self._origins = context.site.origins or Origins(wholes={}, heads={}, voices="")
        self._known = Digests(context, self._origins)
        brought = (part for path, raw in layouts.files.items() for part in (path, raw))
        self._ground = key_of(repr(self._site.config), edition(), *brought)
        words = (raw for path, raw in layouts.files.items() if path.startswith("words/"))
        self._settled = key_of(repr(self._site.config), *words)

    def key(self, page: Page) -> bytes:
        """Return the digest of all that a page is made of, at the most."""
        event = self._site.chronology.get(page.event)
        return self._of_event(event) if event and self._is_known else self.rest

    @cached_property
    def rest(self) -> bytes:
        """The digest of all that files are made of that show anything of everything."""
        if not self._is_known:
            return b""
        heads = (part for name, head in self._origins.heads.items() for part in (name, head))
        bodies = (whole for name, whole in self._origins.wholes.items() if not name.startswith("events/"))
        return key_of(self._ground, *heads, *bodies, *self._paths)

    @cached_property
    def choices(self) -> bytes:
        """The digest of what the index is made of that readers filter by: everything but bodies and titles of events."""
        if not self._is_known:
            return b""
        bares = self._origins.bares
        heads = (
            part for name, head in self._origins.heads.items() for part in (name, bares.get(name) or head)
        )
        return key_of("choices", self._ground, *self._site.chronology, *heads)

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
        return repr(
            [bool(part) for part in (site.escalations, site.actors, site.sources, site.kinds, site.places)]
        )

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
