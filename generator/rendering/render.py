"""Site → files: every page through its layout, then feeds, downloads, the map of the site, and what the theme brings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import cast

from generator.model.page import File, Kept
from generator.model.site import Site
from generator.pool import shared
from generator.rendering.context import Context
from generator.rendering.exports import files
from generator.rendering.feeds import feeds
from generator.rendering.layouts import Layouts
from generator.rendering.made_of import MadeOf, kept
from generator.rendering.pages import Page, lists_gone, pages
from generator.rendering.pieces import Piece, pieces
from generator.rendering.sitemap import robots, sitemaps
from generator.rendering.templates import Press
from generator.rendering.views.site import PageView, site_view
from generator.urls import Links

#: Tells GitHub Pages to publish the files as they are.
_NO_JEKYLL = File(".nojekyll", b"")
_MISSING = "/404.html"
#: The layout of the page that tells how large the data files are: it is drawn when they are made.
_OF_FILES = "data"


def render(
    site: Site, layouts: Layouts, jobs: int = 1, before: Mapping[str, bytes] | None = None
) -> Iterator[File | Kept]:
    """Yield every file of a site. Raises DatelineError where a layout is wrong, with its place.

    Same site, same layouts: same files, byte for byte, however many processes (`jobs`) draw. `before` are the digests
    (`File.key`) of the files that stand since the last build: what would be made of the same again is kept.
    """
    context = context_of(site, layouts)
    sizes: dict[str, int] = {}
    every = list(pages(context, sizes.items))
    every += lists_gone(context, {page.path for page in every})
    made_of = MadeOf(context, layouts, every)
    stay = kept(before or {}, made_of, {page.file: page for page in every})
    press = press_of(context, layouts, sound=bool(stay))  # what stays was made with the same layouts
    yield from stay
    here, rest_stays = {one.path for one in stay}, any(one.key == made_of.rest for one in stay)
    new = [page for page in every if page.file not in here and page.layout != _OF_FILES]
    made = [] if rest_stays or not site.config.exports else [*pieces(site, context.links)]
    work: list[Callable[[], Piece | File]] = [
        *made,
        *(partial(draw, page, context.links, press) for page in new),
    ]
    press.prepare(dict.fromkeys(page.layout for page in new))
    with shared(lambda number: work[number](), len(work), jobs) as done:
        others = [] if rest_stays else [*feeds(context)]  # while the others draw
        data = cast("Iterable[Piece]", islice(done, len(made)))
        for file in files(data, site, context.links) if made else ():
            sizes[file.path] = len(file.content)
            yield File(file.path, file.content, made_of.rest)
        for page, file in zip(new, cast("Iterator[File]", done), strict=True):
            yield File(file.path, file.content, made_of.key(page))
    if not rest_stays:
        others += (draw(page, context.links, press) for page in every if page.layout == _OF_FILES)
        others += [*maps_of(every, context), *brought(context, layouts)]
    yield from (File(file.path, file.content, made_of.rest) for file in others)


def context_of(site: Site, layouts: Layouts) -> Context:
    """What the views of a site are made with."""
    words = layouts.words(site.config.language)
    return Context(site, Links(site.config.base_url), words, layouts.left_out)


def press_of(context: Context, layouts: Layouts, *, sound: bool = False) -> Press:
    """What draws the pages of a site. Raises DatelineError with every syntax error of layouts not known to be `sound`."""
    words = context.words
    return layouts.press(
        sound=sound, site=site_view(context), words=words.tree, href=context.links.href, plural=words.count
    )


def draw(page: Page, links: Links, press: Press) -> File:
    """Draw a page. Raises DatelineError where a layout is wrong, with its place."""
    html = press.draw(page.layout, page.path, {"page": _page_view(page, links), page.layout: page.view})
    return File(page.file, html.encode())


def maps_of(every: Iterable[Page], context: Context) -> Iterator[File]:
    """The maps of a site's pages, for search engines."""
    return sitemaps([page.path for page in every if page.indexed and page.path != _MISSING], context.links)


def brought(context: Context, layouts: Layouts) -> Iterator[File]:
    """Yield the files that do not depend on what a site tells."""
    yield robots(context.links)
    yield from layouts.published()
    yield _NO_JEKYLL


def _page_view(page: Page, links: Links) -> PageView:
    feed = links.href(page.feed) if page.feed else ""
    canonical = links.absolute(page.canonical or page.path)
    return PageView(page.title, page.section, links.href(page.path), canonical, feed, page.indexed)
