"""Site → files: every page through its layout, then feeds, downloads, the map of the site, and what the theme brings."""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import islice
from typing import Generic, TypeVar, cast

from generator.model.page import File, Kept
from generator.model.site import Site
from generator.pool import Hands, shared
from generator.rendering import choices
from generator.rendering.cards.card import Card, cards
from generator.rendering.context import Context
from generator.rendering.drawing import context_of, draw, press_of
from generator.rendering.exports import files
from generator.rendering.feeds import Feed, feeds
from generator.rendering.layouts import Layouts
from generator.rendering.lists_made_of import ListsMadeOf, kept
from generator.rendering.page import Page
from generator.rendering.pages import lists_gone, pages
from generator.rendering.pieces import Piece, pieces
from generator.rendering.sitemap import robots, sitemaps
from generator.rendering.stylesheet import PATH as COLOURS
from generator.rendering.stylesheet import stylesheet
from generator.rendering.templates import Press

Stowed = TypeVar("Stowed")
#: What drawing a page of a layout costs beside an event's; of others, no more.
_COSTS = {"claims": 3, "listing": 12, "actor": 14, "escalation": 35}
_CARD = 12
#: So many cards are drawn by one: what draws them takes longer to load than one card to draw.
_CARDS = 12
#: What the data files and the feeds cost beside all pages of events, in parts of ten.
_DATA, _FEEDS = 8, 1
#: Tells GitHub Pages to publish the files as they are.
_NO_JEKYLL = File(".nojekyll", b"")
_MISSING = "/404.html"
#: The scripts of the page that searches, and of the one that filters.
SEARCHING, FILTERING = "assets/search.js", "assets/filter.js"
#: The layout of the page that tells how large the data files are: it is drawn when they are made.
_OF_FILES = "data"


def render(
    site: Site, layouts: Layouts, jobs: int = 1, before: Mapping[str, bytes] | None = None
) -> Iterator[File | Kept]:
    """Yield every file of a site, as `rendered` makes them."""
    return rendered(site, layouts, lambda file: file, before, Hands(jobs))


def rendered(
    site: Site,
    layouts: Layouts,
    stow: Callable[[File], Stowed],
    before: Mapping[str, bytes] | None = None,
    hands: Hands | None = None,
) -> Generator[Stowed | Kept, None, None]:
    """Yield what `stow` makes of every file of a site. Raises DatelineError where a layout is wrong, with its place.

    `stow` is called by the process that made the file, so that no bytes need be handed on. Same site, same layouts:
    same files, byte for byte, in one order, however many processes draw. `before` are the digests (`File.key`) of the
    files that stand since the last build: what would be made of the same again is kept.
    """
    run = _Run.of(site, layouts, stow, before or {})
    stay = run.stay
    yield from stay
    here, standing = {one.path for one in stay}, {one.key for one in stay}
    rest_stays = run.made_of.rest in standing  # known before others inherit it
    new = [page for page in run.every if page.file not in here and page.layout != _OF_FILES]
    made = [] if rest_stays or not site.config.exports else [*pieces(run.context)]
    index = [] if run.made_of.choices in standing else [*choices.lines(run.context)]
    costs, units = zip(*run.work(made, index, new, here), strict=True)
    hands = hands or Hands()
    with shared(lambda number: units[number](), len(units), hands.jobs, costs, hands.tell) as done:
        if made:
            yield from run.data(cast("Iterable[Piece]", islice(done, len(made))))
        if index:
            lines = cast("Iterable[choices.Lines]", islice(done, len(index)))
            yield from run.others(choices.files(lines, run.context), run.made_of.choices)
        for some in cast("Iterator[list[Stowed]]", done):
            yield from some
    if not rest_stays:
        yield from map(run.drawn, (page for page in run.every if page.layout == _OF_FILES))
    if run.made_of.maps not in standing:
        yield from run.others(maps_of(run.every, run.context), run.made_of.maps)
    if run.made_of.brought not in standing:
        yield from run.others(brought(run.context, layouts), run.made_of.brought)


@dataclass(frozen=True, slots=True)
class _Run(Generic[Stowed]):
    """One rendering: `every` page, what each is made of, and the `sizes` of the data files that are made by now.

    `stay` are the files that need not be made.
    """

    context: Context
    layouts: Layouts
    press: Press
    every: Sequence[Page]
    made_of: ListsMadeOf
    feeds: "_Feeds"
    cards: Sequence[Card]
    stay: Sequence[Kept]
    stow: Callable[[File], Stowed]
    sizes: dict[str, int]

    @classmethod
    def of(
        cls, site: Site, layouts: Layouts, stow: Callable[[File], Stowed], before: Mapping[str, bytes]
    ) -> "_Run[Stowed]":
        """Begin. Raises DatelineError with every syntax error of the layouts."""
        context, sizes = context_of(site, layouts), dict[str, int]()
        every = list(pages(context, sizes.items))
        every += lists_gone(context, {page.path for page in every} | layouts.own_pages)
        made_of, feeds, drawn = ListsMadeOf(context, layouts, every), _Feeds(context), [*cards(context)]
        of = {page.file: page for page in every}
        stay = kept(before, made_of, of, feeds.every, drawn) if before else []
        press = press_of(context, layouts, sound=bool(stay))  # what stays was made with the same layouts
        return cls(context, layouts, press, every, made_of, feeds, drawn, stay, stow, sizes)

    def work(
        self,
        made: Sequence[Callable[[], Piece]],
        index: Iterable[Callable[[], choices.Lines]],
        new: Iterable[Page],
        here: Collection[str],
    ) -> Iterator[tuple[int, Callable[[], Piece | choices.Lines | list[Stowed]]]]:
        """Yield what there is to do, with roughly what it costs: what stands next to each other derives much of the same.

        Single events come first, in data files, the index of the filter, pages and feeds, and then the lists of them. What
        is `here` stays.
        """
        events, lists = list[Page](), list[Page]()
        for page in new:
            (events if page.event else lists).append(page)
        tenth = 1 + len(events) // 10
        yield from ((1 + _DATA * tenth // len(made), make) for make in made)
        yield from ((1, line) for line in index)
        yield from ((1, partial(self._alone, page)) for page in events)
        yield 1 if here else _FEEDS * tenth, partial(self._fed, here)
        yield from ((_COSTS.get(page.layout, 1), partial(self._alone, page)) for page in lists)
        new_cards = [card for card in self.cards if card.path not in here]
        for some in (new_cards[at : at + _CARDS] for at in range(0, len(new_cards), _CARDS)):
            yield _CARD * len(some), partial(self._cards, some)

    def data(self, made: Iterable[Piece]) -> Iterator[Stowed]:
        """Put the data files together."""
        for file in files(made, self.context.site, self.context.links):
            self.sizes[file.path] = len(file.content)
            yield from self.others([file], self.made_of.rest)

    def others(self, made: Iterable[File], key: bytes) -> Iterator[Stowed]:
        """Stow files, whose `File.key` is given."""
        return (self.stow(replace(file, key=key)) for file in made)

    def drawn(self, page: Page) -> Stowed:
        """Draw a page and stow it; only then is it known what of its view was shown."""
        file = draw(page, self.context, self.press)
        return self.stow(File(file.path, file.content, self.made_of.key(page)))

    def _alone(self, page: Page) -> list[Stowed]:
        return [self.drawn(page)]

    def _cards(self, some: Iterable[Card]) -> list[Stowed]:
        return [self.stow(replace(card.write(), key=self.made_of.key_of_card(card))) for card in some]

    def _fed(self, here: Collection[str]) -> list[Stowed]:
        new = (feed for feed in self.feeds.every if feed.path not in here)
        return [self.stow(replace(feed.write(), key=self.made_of.key_of_feed(feed))) for feed in new]


class _Feeds:
    """The feeds of a site, chosen for when they are first asked for: in a first build, by one of those who share it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @cached_property
    def every(self) -> Sequence[Feed]:
        """All of them."""
        return [*feeds(self._context)]


def maps_of(every: Iterable[Page], context: Context) -> Iterator[File]:
    """The maps of a site's pages, for search engines."""
    return sitemaps([page.path for page in every if page.indexed and page.path != _MISSING], context.links)


def brought(context: Context, layouts: Layouts) -> Iterator[File]:
    """Yield the files that do not depend on what a site tells."""
    yield robots(context.links)
    there = {SEARCHING: context.site.config.search, FILTERING: "filter" not in context.left_out}
    published = [file for file in layouts.published() if there.get(file.path, True)]
    yield from published
    if (colours := stylesheet(context.site.config.theme)) and not any(
        one.path == COLOURS for one in published
    ):
        yield File(COLOURS, colours)
    yield _NO_JEKYLL
