"""What each file of a site is made of, as one digest: a file whose digest is the one of the last build need not be made.

An event’s page is made of its file, and of the front matter of what it names. Whatever else a site has is made of all
front matter: of whole files where these are no events, whose bodies stand on their own pages only.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from generator.memo.store import key_of
from generator.model.event import Event
from generator.model.page import Kept
from generator.model.site import Origins
from generator.rendering.context import Context
from generator.rendering.layouts import Layouts
from generator.rendering.pages import Page


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
        if event.corrections or event.same_as:
            return key_of(self.rest, origins.wholes[f"events/{event.id}"])
        named = dict.fromkeys(self._named(event))
        heads = (part for name in named for part in (name, origins.heads.get(name, b"")))
        return key_of(
            self._ground, self._present, origins.voices, origins.wholes[f"events/{event.id}"], *heads
        )

    @cached_property
    def _present(self) -> str:
        """Which parts of the site there are: every page leads to them."""
        site = self._site
        return repr([bool(part) for part in (site.escalations, site.actors, site.sources, site.kinds)])

    def _named(self, event: Event) -> Iterator[str]:
        for name in event.named:
            yield from (f"actors/{one}" for one in self._context.line(name))
        yield from (f"sources/{name}" for name in event.cited)
        yield f"escalations/{event.escalation}"
        yield from self._beside[event.id]

    @cached_property
    def _beside(self) -> dict[str, list[str]]:
        """The events before and after each that has a page."""
        ids = [page.event for page in self._pages if page.event]
        beside = ([*ids[max(n - 1, 0) : n], "", *ids[n + 1 : n + 2]] for n in range(len(ids)))
        return {
            name: [one and f"events/{one}" for one in near] for name, near in zip(ids, beside, strict=True)
        }


def kept(before: Mapping[str, bytes], made_of: MadeOf, pages: Mapping[str, Page]) -> list[Kept]:
    """Return the files that need not be made: `before` are those that stand, by path, with their digests."""
    still = [
        Kept(path, key) for path, key in before.items() if path in pages and key == made_of.key(pages[path])
    ]
    others = [Kept(path, key) for path, key in before.items() if path not in pages and key == made_of.rest]
    return still + others
