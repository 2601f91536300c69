"""A site in the hands of whoever looks at it: every file by its path, drawn when it is first asked for.

Its files are those that `render` makes, byte for byte.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from generator.model.page import File
from generator.model.site import Site
from generator.model.vocabulary import Status
from generator.rendering.context import Context
from generator.rendering.exports import exports
from generator.rendering.feeds import feeds
from generator.rendering.layouts import Layouts
from generator.rendering.pages import Page, event_page, lists, lists_gone
from generator.rendering.render import brought, context_of, draw, map_of, press_of
from generator.rendering.templates import Press

_PAGE = "index.html"
#: How the names of files end that are made of the whole site.
_MADE = (".xml", ".json", ".csv", ".ics", ".geojson", ".jsonl")


@dataclass(frozen=True, eq=False)
class Edition(Mapping[str, bytes]):
    """The files of one site. What is wrong with a layout is raised, as a DatelineError, by the file that shows it."""

    context: Context
    layouts: Layouts
    press: Press

    @classmethod
    def of(cls, site: Site, layouts: Layouts) -> "Edition":
        """Open an edition. Raises DatelineError with every syntax error of the layouts."""
        context = context_of(site, layouts)
        return cls(context, layouts, press_of(context, layouts))

    def amended(self, site: Site) -> "Edition":
        """Return the edition of a site in which events say something else, and everything else is as it was."""
        return replace(self, context=self.context.amended(site))

    def proof(self) -> None:
        """Draw what shows at once whether the layouts are sound. Raises DatelineError where one is wrong, with its place."""
        events = (f"events/{event}/{_PAGE}" for event in self.context.site.chronology)
        for path in ["404.html", *islice(events, 1)]:
            self.get(path)

    def __getitem__(self, path: str) -> bytes:
        if path in self._drawn:
            return self._drawn[path]
        page = self._page(path)
        content = draw(page, self.context.links, self.press).content if page else self._file(path)
        if content is None:
            raise KeyError(path)
        return self._drawn.setdefault(path, content)

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and (self._page(path) is not None or self._file(path) is not None)

    def __iter__(self) -> Iterator[str]:
        yield from (page.file for page in self._every)
        yield from self._brought
        yield from self._made

    def __len__(self) -> int:
        return len(self._every) + len(self._brought) + len(self._made)

    def _page(self, path: str) -> Page | None:
        folder, _, name = path.partition("/")
        event = (
            self.context.site.chronology.get(name.removesuffix(f"/{_PAGE}")) if folder == "events" else None
        )
        if event and event.status is not Status.RETRACTED and path == f"events/{event.id}/{_PAGE}":
            return event_page(event, self.context)
        return self._lists.get(path) if path.endswith(".html") else None

    @cached_property
    def _drawn(self) -> dict[str, bytes]:
        return {}

    def _file(self, path: str) -> bytes | None:
        """A file that is no page."""
        made = self._made if path.endswith(_MADE) and path not in self._brought else self._brought
        return made.get(path)

    @cached_property
    def _downloads(self) -> tuple[File, ...]:
        return tuple(exports(self.context.site, self.context.links))

    @cached_property
    def _lists(self) -> dict[str, Page]:
        """Every page but those of events, by the path of its file."""
        found = list(lists(self.context, lambda: self._downloads))
        events = (f"/events/{event}/" for event in self.context.site.chronology)
        found += lists_gone(self.context, {*(page.path for page in found), *events})
        return {page.file: page for page in found}

    @cached_property
    def _every(self) -> tuple[Page, ...]:
        live = (
            event for event in self.context.site.chronology.values() if event.status is not Status.RETRACTED
        )
        return (*(event_page(event, self.context) for event in live), *self._lists.values())

    @cached_property
    def _brought(self) -> dict[str, bytes]:
        """What is published as it is."""
        return {file.path: file.content for file in brought(self.context, self.layouts)}

    @cached_property
    def _made(self) -> dict[str, bytes]:
        """Downloads, feeds and the map of the site: what is dear, and seldom looked at."""
        files = (*self._downloads, *feeds(self.context), map_of(self._every, self.context))
        return {file.path: file.content for file in files}
