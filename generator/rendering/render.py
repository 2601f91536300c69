"""Site → files: every page through its layout, then feeds, downloads, the map of the site, and what the theme brings."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import cast

from generator.model.page import File
from generator.model.site import Site
from generator.pool import shared
from generator.rendering.context import Context
from generator.rendering.exports import files
from generator.rendering.feeds import feeds
from generator.rendering.layouts import Layouts
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


def render(site: Site, layouts: Layouts, jobs: int = 1) -> Iterator[File]:
    """Yield every file of a site. Raises DatelineError where a layout is wrong, with its place.

    Same site, same layouts: same files in the same order, byte for byte, however many processes (`jobs`) draw.
    """
    links = Links(site.config.base_url)
    context = Context(site, links, layouts.words(site.config.language))
    press = layouts.press(
        site=site_view(context), words=context.words.tree, href=links.href, plural=context.words.count
    )

    sizes: dict[str, int] = {}
    every = list(pages(context, sizes.items))
    every += lists_gone(context, {page.path for page in every})
    made = [*pieces(site, links)] if site.config.exports else []
    drawn = [partial(_draw, page, links, press) for page in every if page.layout != _OF_FILES]
    work: list[Callable[[], Piece | File]] = [*made, *drawn]
    with shared(lambda number: work[number](), len(work), jobs) as done:
        others = [*feeds(context)]  # while the others draw
        for file in files(cast("Iterable[Piece]", islice(done, len(made))), site, links) if made else ():
            sizes[file.path] = len(file.content)
            yield file
        yield from cast("Iterator[File]", done)
    yield from (_draw(page, links, press) for page in every if page.layout == _OF_FILES)
    yield from others
    paths = [page.path for page in every if page.indexed and page.path != _MISSING]
    yield from sitemaps(paths, links)
    yield robots(links)
    yield from layouts.published()
    yield _NO_JEKYLL


def _draw(page: Page, links: Links, press: Press) -> File:
    html = press.draw(page.layout, page.path, {"page": _page_view(page, links), page.layout: page.view})
    return File(page.file, html.encode())


def _page_view(page: Page, links: Links) -> PageView:
    feed = links.href(page.feed) if page.feed else ""
    canonical = links.absolute(page.canonical or page.path)
    return PageView(page.title, page.section, links.href(page.path), canonical, feed, page.indexed)
