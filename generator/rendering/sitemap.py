"""What crawlers read: sitemap.xml (sitemaps.org) and robots.txt (RFC 9309)."""

from collections.abc import Iterable, Iterator

from generator.model.page import File
from generator.rendering.xml import document, element
from generator.urls import Links

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: How many addresses the format allows in one file.
_MOST = 50_000


def sitemaps(paths: Iterable[str], links: Links) -> Iterator[File]:
    """List site paths (“/events/x/”) by their whole addresses, sorted, each once; sitemap.xml is of them, or of the files that list them."""
    addresses = [links.absolute(path) for path in sorted(set(paths))]
    lists = [addresses[at : at + _MOST] for at in range(0, len(addresses), _MOST)] or [[]]
    if len(lists) == 1:
        yield File("sitemap.xml", _listed("urlset", "url", lists[0]))
        return
    files = [
        File(f"sitemap-{number}.xml", _listed("urlset", "url", part)) for number, part in enumerate(lists, 1)
    ]
    yield from files
    index = [links.absolute(f"/{file.path}") for file in files]
    yield File("sitemap.xml", _listed("sitemapindex", "sitemap", index))


def _listed(root: str, item: str, addresses: Iterable[str]) -> bytes:
    located = (f"<{item}>\n{element('loc', address)}\n</{item}>" for address in addresses)
    return document(root, _SITEMAP, located)


def robots(links: Links) -> File:
    """Let every crawler read everything, and tell it where the sitemap is."""
    return File(
        "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {links.absolute('/sitemap.xml')}\n".encode()
    )
