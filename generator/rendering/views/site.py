"""What every page knows: the site, and the page itself."""

from dataclasses import dataclass

from generator import __version__
from generator.rendering.context import Context, LinkView
from generator.urls import web_address

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
    """The site. `dir` is ltr or rtl; `feed` the address of the Atom feed; `data` that of the data files; `version` that of the generator."""

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
    nav: tuple[NavView, ...]
    levels: tuple[LevelView, ...]
    version: str


@dataclass(frozen=True, slots=True)
class PageView:
    """The page: its title without the site's, the section it belongs to, its addresses and its own feed.

    `indexed` tells whether search engines shall list it; `canonical` is the address it is known by, another page's where
    it only leads there.
    """

    title: str
    section: str
    href: str
    canonical: str
    feed: str
    indexed: bool


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
        nav=tuple(NavView(name, context.link(f"/{name}/", words(f"nav.{name}"))) for name in present),
        levels=tuple(LevelView(rule.level, rule.name) for rule in context.site.ladder_rules),
        version=__version__,
    )
