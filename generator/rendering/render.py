"""Site → files: every page through its layout, then feeds, downloads, the map of the site, and what the theme brings."""

from collections.abc import Iterator

from generator.model.page import File
from generator.model.site import Site
from generator.rendering.context import Context
from generator.rendering.exports import exports
from generator.rendering.feeds import feeds
from generator.rendering.layouts import Layouts
from generator.rendering.pages import Page, lists_gone, pages
from generator.rendering.sitemap import robots, sitemap
from generator.rendering.templates import Press
from generator.rendering.views.site import PageView, site_view
from generator.urls import Links

#: Tells GitHub Pages to publish the files as they are.
_NO_JEKYLL = File(".nojekyll", b"")
_MISSING = "/404.html"


def render(site: Site, layouts: Layouts) -> Iterator[File]:
    """Yield every file of a site. Raises DatelineError where a layout is wrong, with its place.

    Same site, same layouts: same files in the same order, byte for byte.
    """
    links = Links(site.config.base_url)
    context = Context(site, links, layouts.words(site.config.language))
    press = layouts.press(
        site=site_view(context), words=context.words.tree, href=links.href, plural=context.words.count
    )
    downloads = tuple(exports(site, links))
    paths = {}
    for page in pages(context, downloads):
        paths[page.path] = page.indexed
        yield _draw(page, context.links, press)
    for page in lists_gone(context, paths):
        yield _draw(page, context.links, press)
    yield from downloads
    yield from feeds(context)
    yield sitemap([path for path, indexed in paths.items() if indexed and path != _MISSING], links)
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
