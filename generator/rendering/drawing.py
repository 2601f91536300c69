"""One page through its layout."""

from generator.model.page import File
from generator.model.site import Site
from generator.rendering.cards.card import image_of
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


def draw(page: Page, context: Context, press: Press, key: bytes = b"") -> File:
    """Draw a page, whose `File.key` is given. Raises DatelineError where a layout is wrong, with its place."""
    shown = page.view
    values = {"page": _page_view(page, shown, context), page.layout: shown}
    return File(page.file, press.draw(page.layout, page.path, values).encode(), key)


def _page_view(page: Page, shown: object, context: Context) -> PageView:
    links = context.links
    return PageView(
        title=page.title,
        section=page.section,
        href=links.href(page.path),
        canonical=links.absolute(page.canonical or page.path),
        feed=links.href(page.feed) if page.feed else "",
        indexed=page.indexed,
        image=image_of(page, context),
        _made_of=(page, shown, context),
    )
