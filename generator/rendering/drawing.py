"""One page through its layout."""

from generator.model.page import File
from generator.model.site import Site
from generator.rendering.context import Context
from generator.rendering.layouts import Layouts
from generator.rendering.page import Page
from generator.rendering.templates import Press
from generator.rendering.views.site import PageView, site_view
from generator.urls import Links


def context_of(site: Site, layouts: Layouts) -> Context:
    """What the views of a site are made with."""
    words = layouts.words(site.config.language, site.config.words)
    return Context(site, Links(site.config.base_url), words, layouts.left_out)


def press_of(context: Context, layouts: Layouts, *, sound: bool = False) -> Press:
    """What draws the pages of a site. Raises DatelineError with every syntax error of layouts not known to be `sound`."""
    words = context.words
    return layouts.press(
        sound=sound, site=site_view(context), words=words.tree, href=context.links.href, plural=words.count
    )


def draw(page: Page, links: Links, press: Press, key: bytes = b"") -> File:
    """Draw a page, whose `File.key` is given. Raises DatelineError where a layout is wrong, with its place."""
    html = press.draw(page.layout, page.path, {"page": _page_view(page, links), page.layout: page.view})
    return File(page.file, html.encode(), key)


def _page_view(page: Page, links: Links) -> PageView:
    feed = links.href(page.feed) if page.feed else ""
    canonical = links.absolute(page.canonical or page.path)
    return PageView(page.title, page.section, links.href(page.path), canonical, feed, page.indexed)
