"""A site in the hands of whoever looks at it: every file by its path, drawn when it is first asked for.

Its files are those that `render` makes, byte for byte.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from generator.model.page import File
from generator.model.site import Site
from generator.model.vocabulary import Status
from generator.rendering import choices
from generator.rendering.cards.card import Card, cards
from generator.rendering.context import Context
from generator.rendering.drawing import context_of, draw, press_of
from generator.rendering.exports import files
from generator.rendering.feeds import feeds
from generator.rendering.findables import INDEX
from generator.rendering.layouts import Layouts
from generator.rendering.page import Page, event_page
from generator.rendering.pages import OWNERS, few, lists, lists_gone, owner_pages
from generator.rendering.pieces import pieces
from generator.rendering.render import brought, maps_of
from generator.rendering.templates import Press
from generator.rendering.views.chronology import Chronology

_PAGE = "index.html"
#: How the names of files end that are made of the whole site.
_MADE = (".xml", ".json", ".bib", ".csv", ".ics", ".geojson", ".jsonl")


@dataclass(frozen=True, eq=False)
class Edition(Mapping[str, bytes]):
    """The files of one site. What is wrong with a layout is raised, as a DatelineError, by the file that shows it.

    `index` makes the files of the search, by path, when one of them is first asked for.
    """

    context: Context
    layouts: Layouts
    press: Press
    chronology: Chronology
    index: Callable[[Context], Mapping[str, bytes]] = lambda _: {}

    @classmethod
    def of(
        cls, site: Site, layouts: Layouts, index: Callable[[Context], Mapping[str, bytes]] = lambda _: {}
    ) -> "Edition":
        """Open an edition. Raises DatelineError with every syntax error of the layouts."""
        context = context_of(site, layouts)
        return cls(context, layouts, press_of(context, layouts), Chronology(context), index)

    def amended(self, site: Site, event: str) -> "Edition":
        """Return the edition of a site in which one event says something else, and everything else is as it was."""
        context = self.context.amended(site)
        return replace(self, context=context, chronology=Chronology(context, self.chronology, event))

    def proof(self) -> None:
        """Draw what shows at once whether the layouts are sound. Raises DatelineError where one is wrong, with its place."""
        events = (f"events/{event}/{_PAGE}" for event in self.context.site.chronology)
        for path in ["404.html", *islice(events, 1)]:
            self.get(path)

    def __getitem__(self, path: str) -> bytes:
        if path in self._drawn:
            return self._drawn[path]
        page = self._page(path)
        content = draw(page, self.context, self.press).content if page else self._file(path)
        if content is None:
            raise KeyError(path)
        return self._drawn.setdefault(path, content)

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and (self._page(path) is not None or self._file(path) is not None)

    def __iter__(self) -> Iterator[str]:
        yield from (page.file for page in self._every)
        yield from self._brought
        yield from self._made
        yield from self._cards
        yield from self._index
        yield from self._choices

    def __bool__(self) -> bool:
        """Every site has files; counting them would make them all."""
        return True

    def __len__(self) -> int:
        known = (self._every, self._brought, self._made, self._cards, self._index, self._choices)
        return sum(map(len, known))

    def _page(self, path: str) -> Page | None:
        folder, _, below = path.partition("/")
        key, site = below.partition("/")[0], self.context.site
        if (
            folder == "events"
            and (event := site.chronology.get(key))
            and event.status is not Status.RETRACTED
        ):
            page = event_page(event, self.context)
            return page if page.file == path else None
        if folder in OWNERS and key in getattr(site, folder):
            return self._owned(folder, key).get(path)
        if path.endswith(".html"):
            return self._few.get(path) or (self._gone.get(path) if site.published else None)
        return None

    def _owned(self, folder: str, key: str) -> dict[str, Page]:
        if (folder, key) not in self._owners:
            found = owner_pages(folder, key, self.context, self.chronology)
            self._owners[folder, key] = {page.file: page for page in found}
        return self._owners[folder, key]

    @cached_property
    def _owners(self) -> dict[tuple[str, str], dict[str, Page]]:
        return {}

    @cached_property
    def _few(self) -> dict[str, Page]:
        return {page.file: page for page in few(self.context, self.chronology, self._sizes)}

    @cached_property
    def _gone(self) -> dict[str, Page]:
        """The pages at published addresses that nothing else has."""
        taken = {page.path for page in self._standing} | self.layouts.own_pages
        return {page.file: page for page in lists_gone(self.context, taken)}

    @cached_property
    def _standing(self) -> tuple[Page, ...]:
        live = (
            event for event in self.context.site.chronology.values() if event.status is not Status.RETRACTED
        )
        events = (event_page(event, self.context) for event in live)
        return (*events, *lists(self.context, self.chronology, self._sizes))

    @cached_property
    def _every(self) -> tuple[Page, ...]:
        return (*self._standing, *self._gone.values())

    @cached_property
    def _drawn(self) -> dict[str, bytes]:
        return {}

    def _file(self, path: str) -> bytes | None:
        """A file that is no page."""
        if path.startswith(INDEX) and path in self._index:
            return self._index[path]
        if path.startswith(choices.FOLDER) and path in self._choices:
            return self._choices[path]
        if path in self._cards:
            return self._cards[path].write().content
        made = self._made if path.endswith(_MADE) and path not in self._brought else self._brought
        return made.get(path)

    @cached_property
    def _downloads(self) -> tuple[File, ...]:
        site, links = self.context.site, self.context.links
        made = (make() for make in pieces(self.context))
        return tuple(files(made, site, links)) if site.config.exports else ()

    def _sizes(self) -> list[tuple[str, int]]:
        return [(file.path, len(file.content)) for file in self._downloads]

    @cached_property
    def _index(self) -> Mapping[str, bytes]:
        return self.index(self.context) if self.context.site.config.search else {}

    @cached_property
    def _choices(self) -> dict[str, bytes]:
        """What readers filter the chronology by."""
        made = choices.files((lines() for lines in choices.lines(self.context)), self.context)
        return {file.path: file.content for file in made}

    @cached_property
    def _cards(self) -> dict[str, Card]:
        return {card.path: card for card in cards(self.context)}

    @cached_property
    def _brought(self) -> dict[str, bytes]:
        """What is published as it is."""
        return {file.path: file.content for file in brought(self.context, self.layouts)}

    @cached_property
    def _made(self) -> dict[str, bytes]:
        """Downloads, feeds and the map of the site: what is dear, and seldom looked at."""
        files = (
            *self._downloads,
            *(feed.write() for feed in feeds(self.context)),
            *maps_of(self._every, self.context),
        )
        return {file.path: file.content for file in files}
