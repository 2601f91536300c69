"""A small link checker: every link, image, script and fragment of a built site, looked up among its files."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_ADDRESSES = {"href", "src", "poster", "action", "formaction", "data"}
_LOADED = {"img", "script", "iframe", "source", "audio", "video", "embed", "object", "track", "input"}
_CSS_URL = re.compile(rb"""(?:url\(|@import\s+)\s*["']?([^"')]+)""")


class Page(HTMLParser):
    """The links, the addresses loaded without being asked, and the ids of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.ids += [named["id"]] if "id" in named else []
        addresses = [named[name] for name in named if name in _ADDRESSES]
        addresses += [part.split()[0] for part in named.get("srcset", "").split(",") if part.strip()]
        relation = named.get("rel", "").split()
        loads = tag in _LOADED or (
            tag == "link" and {"stylesheet", "icon", "preload", "modulepreload"} & set(relation)
        )
        self.links += addresses
        self.loaded += addresses if loads else []


def broken(out: Path, base_url: str) -> list[str]:
    """Every link that leads nowhere and every address loaded from another origin, as “page → address”."""
    pages = {path: Page(path.read_text("utf-8")) for path in sorted(out.rglob("*.html"))}
    found = []
    for path, page in pages.items():
        here = urljoin(base_url, path.relative_to(out).as_posix().removesuffix("index.html"))
        lost = [
            link for link in page.links if not _leads_somewhere(urljoin(here, link), base_url, out, pages)
        ]
        found += [f"{here} → {link}" for link in lost]
        found += [
            f"{here} loads {link}"
            for link in page.loaded
            if _origin(urljoin(here, link)) != _origin(base_url)
        ]
        found += [f"{here} has two ids “{name}”" for name in set(page.ids) if page.ids.count(name) > 1]
    for path in sorted(out.rglob("*.css")):
        here = urljoin(base_url, path.relative_to(out).as_posix())
        links = [
            link
            for raw in _CSS_URL.findall(path.read_bytes())
            if not (link := raw.decode()).startswith("data:")
        ]
        lost = [link for link in links if not _leads_somewhere(urljoin(here, link), base_url, out, pages)]
        found += [f"{here} → {link}" for link in lost]
    return found


def _leads_somewhere(address: str, base_url: str, out: Path, pages: dict[Path, Page]) -> bool:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or _origin(address) != _origin(base_url):
        return parts.scheme in {"http", "https", "mailto"}
    base_path = urlsplit(base_url).path
    if not parts.path.startswith(base_path):
        return False
    path = out / unquote(parts.path.removeprefix(base_path))
    path = path / "index.html" if parts.path.endswith("/") else path
    if not path.is_file():
        return False
    return not parts.fragment or path not in pages or unquote(parts.fragment) in pages[path].ids


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
