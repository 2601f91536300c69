"""What every page knows: the site, and the page itself."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import __version__
from generator.model.config import Theme
from generator.rendering.context import Context, LinkView
from generator.rendering.linked.page import page_data
from generator.rendering.stylesheet import PATH as COLOURS
from generator.rendering.views.late import late, made_of, view
from generator.urls import web_address

if TYPE_CHECKING:
    from generator.rendering.page import Page

#: Sections in the order of the navigation, by path; each has its word in `nav`. One named like a map of the site is
#: there when that map has anything.
SECTIONS = (
    "timeline",
    "escalations",
    "actors",
    "places",
    "sources",
    "kinds",
    "methodology",
    "data",
    "search",
)


@dataclass(frozen=True, slots=True)
class NavView:
    """A section of the site: `section` is what `page.section` says on its pages."""

    section: str
    link: LinkView


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level of the ladder and its name."""

    level: int
    name: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """The site. `dir` is ltr or rtl; `feed` the address of the Atom feed; `data` that of the data files; `version` that of the generator.

    `colours` is the address of the style sheet of the site's own colours, “” where it sets none.
    """

    title: str
    subtitle: str
    description: str
    language: str
    dir: str
    publisher: str
    repository: str
    home: str
    feed: str
    data: str
    colours: str
    nav: tuple[NavView, ...]
    levels: tuple[LevelView, ...]
    version: str


@dataclass(frozen=True, slots=True)
class ImageView:
    """The picture that previews of a page show: a PNG file at an absolute address, its size in pixels, and what it shows."""

    url: str
    width: int
    height: int
    alt: str


@view
class PageView:
    """The page: its title without the site's, the section it belongs to, its addresses and its own feed; what is shown of it elsewhere.

    `indexed` tells whether search engines shall list it; `canonical` is the address it is known by, another page's where
    it only leads there.
    """

    title: str
    section: str
    href: str
    canonical: str
    feed: str
    indexed: bool
    description: str = late(
        lambda page, shown, context: getattr(shown, "description", "") or _about(page, context)
    )
    image: ImageView | None
    json_ld: Markup = late(lambda page, _, context: page_data(page.path, page.title, page.section, context))
    _made_of: "tuple[Page, object, Context]" = made_of()


def _about(page: "Page", context: Context) -> str:
    """What a page is that does not tell of one entry."""
    config = context.site.config
    about = config.description or config.subtitle or config.title
    return context.words("site.of_page", title=page.title, about=about) if page.title else about


def site_view(context: Context) -> SiteView:
    """The site."""
    config, words = context.site.config, context.words
    empty = {name for name in SECTIONS if not getattr(context.site, name, True)}
    has_data = config.exports and "data" not in context.left_out
    there = {"data": has_data, "places": "places" not in context.left_out, "search": config.search}
    present = (name for name in SECTIONS if name not in empty and there.get(name, True))
    return SiteView(
        title=config.title,
        subtitle=config.subtitle,
        description=config.description,
        language=config.language,
        dir=words.locale.text_direction,
        publisher=config.publisher,
        repository=web_address(config.repository),
        home=context.links.href("/"),
        feed=context.links.href("/feed.xml"),
        data=context.links.href("/data/") if has_data else "",
        colours=context.links.href(f"/{COLOURS}") if config.theme != Theme() else "",
        nav=tuple(NavView(name, context.link(f"/{name}/", words(f"nav.{name}"))) for name in present),
        levels=tuple(LevelView(level, context.level_name(level)) for level in context.site.ladder),
        version=__version__,
    )
