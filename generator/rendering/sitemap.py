"""What crawlers read: sitemap.xml (sitemaps.org) and robots.txt (RFC 9309)."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from generator.model.page import File
from generator.rendering.feeds import text, xml
from generator.urls import Links


def sitemap(paths: Iterable[str], links: Links) -> File:
    """List site paths (“/events/x/”) by their whole addresses, sorted, each once.

    The format allows 50,000 of them in one file.
    """
    root = ET.Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for path in sorted(set(paths)):
        text(ET.SubElement(root, "url"), "loc", links.absolute(path))
    return File("sitemap.xml", xml(root))


def robots(links: Links) -> File:
    """Let every crawler read everything, and tell it where the sitemap is."""
    return File(
        "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {links.absolute('/sitemap.xml')}\n".encode()
    )
