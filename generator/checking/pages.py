"""What links a page has and what can be linked to on it; which links of a site's own layouts lead nowhere."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from generator.checking.links import Standing, way_in
from generator.decode.text import Text
from generator.errors import Mark, Problem, Severity
from generator.model.page import File
from generator.urls import Links

_ID = re.compile(rb"""(?:\sid|<a\s+name)\s*=\s*["']?([^"'\s>]+)""")
_HREF = re.compile(rb"""\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_PAGE = ".html"
_NAMELESS = "give that place an id, or leave out what follows the #"
_LOST = "in a layout, write links as href('/events/ID/')"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file as it was drawn: its path, its bytes counted, its links, and its ids; None where nobody asked for those."""

    path: str
    size: int
    links: frozenset[str] = frozenset()
    ids: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at when a file was drawn: `whole` pages, or the ids alone of those that are `wanted`."""

    wanted: Collection[str]
    whole: bool = False

    def __call__(self, file: File) -> Drawn:
        """Look at a file."""
        if not file.path.endswith(_PAGE) or not (self.whole or file.path in self.wanted):
            return Drawn(file.path, len(file.content))
        links = _texts(a or b for a, b in _HREF.findall(file.content)) if self.whole else frozenset[str]()
        return Drawn(file.path, len(file.content), links, _texts(_ID.findall(file.content)))


def _texts(found: Iterable[bytes]) -> frozenset[str]:
    return frozenset(unescape(one.decode("utf-8", "replace")).strip() for one in set(found))


def address(path: str) -> str:
    """Return the address of a page’s file, below the base address."""
    return path.removesuffix("index.html")


def astray(
    drawn: Iterable[Drawn], links: Links, site: Standing, own: Mapping[str, bytes], told: Collection[str]
) -> Iterator[Problem]:
    """Yield a warning for every link on pages that leads nowhere and that no body (`told`) is to blame for.

    It is placed in the `own` layout, or the page of a site's own, that has it.
    """
    pages: dict[str, list[str]] = {}
    for one in drawn:
        for href in one.links:
            to = way_in(href, address(one.path), links)
            if to and href not in told and site.fault(to):
                pages.setdefault(href, []).append(one.path)
    for href, on in pages.items():
        to = way_in(href, address(min(on)), links)
        assert to
        message = f"a link on “/{address(min(on))}” leads nowhere: {site.fault(to)}"
        hint = _NAMELESS if to.fragment else _LOST
        yield Problem(_written(href, f"/{to.path}", own), "DL160", message, hint, Severity.WARNING)


def _written(href: str, path: str, own: Mapping[str, bytes]) -> Mark:
    """Where a link stands in the layouts of a site; else their folder."""
    for name, raw in own.items():
        text = Text(f"layouts/{name}", raw.decode("utf-8", "replace"))
        for spelt in (f"'{path}", f'"{path}', f'"{href}"', f"'{href}'"):
            if (index := text.characters.find(spelt)) >= 0:
                return text.mark(index + 1)
    return Mark("layouts")
