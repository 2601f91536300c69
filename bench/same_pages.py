"""Whether two built sites hold the same pages and say the same: `python bench/same_pages.py SITE OTHER`.

What is compared is what a reader sees: of every event its title, day, kind, place, actors, escalation, text, claims and sources
and its neighbours; of every actor, escalation, source and kind its name, its text and its events, on however many pages;
the chronology, the feed and the map of the site. How a long list is cut into pages is each generator's own matter.
"""

import html
import re
import sys
from collections.abc import Iterator
from pathlib import Path

Facts = dict[str, object]
LISTS = ("actors", "escalations", "kinds", "sources")
_LINK = re.compile(r'<a (?:rel="\w+" )?href="([^"]*)">(.*?)</a>')
_LINE = re.compile(
    r'<li><time datetime="([^"]*)">.*?</time> <a href="(/events/[^"]*)">(.*?)</a> <span>(.*?)</span></li>'
)


def facts(site: Path) -> dict[str, Facts]:
    """What a site says, by the address of the page."""
    found = {
        f"/events/{page.parent.name}/": _event(page.read_text("utf-8"))
        for page in (site / "events").glob("*/index.html")
    }
    for name in LISTS:
        found[f"/{name}/"] = {
            "linked": sorted(
                _links(_part(_main(site / name / "index.html"), r'<ul class="terms">(.*?)</ul>'))
            )
        }
        for page in (site / name).glob("*/index.html"):
            found[f"/{name}/{page.parent.name}/"] = _listed(page, page.parent)
    found["/"] = _chronology(site)
    feed, sitemap = ((site / f"{name}.xml").read_text("utf-8") for name in ("feed", "sitemap"))
    entries = re.findall("<entry>.*?<id>(.*?)</id>", feed, re.DOTALL)
    addresses = re.findall(r"<loc>\s*(.*?)\s*</loc>", sitemap)
    found["/feed.xml"] = {
        "entries": len(set(entries)),
        "unknown": [one for one in entries if _path(one) not in found],
    }
    found["/sitemap.xml"] = {"left out": sorted({*found} - {*map(_path, addresses)} - {"/feed.xml"})}
    return found


def differences(one: dict[str, Facts], other: dict[str, Facts]) -> Iterator[str]:
    """Tell of every page that only one of them has, and of every fact that differs."""
    for path in sorted({*one} | {*other}):
        here, there = one.get(path, {}), other.get(path, {})
        for name in here.keys() | there.keys():
            if here.get(name) != there.get(name):
                yield f"{path} {name}: {str(here.get(name))[:300]} / {str(there.get(name))[:300]}"


def _event(page: str) -> Facts:
    main = _part(page, "<main>(.*?)</main>")
    rows = re.findall(r"<tr><td>(.*?)</td></tr>", main)
    return {
        "title": _heading(main),
        "meta": _text(_part(main, r'<p class="meta">(.*?)</p>')),
        "day": _part(main, r'datetime="(.*?)"'),
        "actors": sorted(_links(_part(main, '<dd class="actors">(.*?)</dd>'))),
        "escalation": _links(_part(main, '<dd class="escalation">(.*?)</dd>')),
        "text": _text(_part(main, '<section class="body">(.*?)</section>')),
        "marked": [main.count(tag) for tag in ("<strong>", "<em>", "<blockquote>", "<ul>")],
        "claims": sorted([_text(cell) for cell in row.split("</td><td>")] for row in rows),
        "sources": [_text(line) for line in re.findall('<li id="source-.*?">(.*?)</li>', main)],
        "neighbours": _links(_part(main, '<nav class="pager">(.*?)</nav>')),
    }


def _listed(page: Path, folder: Path) -> Facts:
    """The facts of a page that lists events, and of those below it that carry its list on."""
    main = _main(page)
    text = _text(_part(main, '<section class="body">(.*?)</section>'))
    return {"title": _heading(main), "text": text, "events": sorted(_lines(folder))}


def _chronology(site: Path) -> Facts:
    """The title is the home page's; the events are those of all pages it is cut into, each taken once."""
    folders = [site / name for name in ("page", "timeline") if (site / name).is_dir()]
    lines = {*_LINE.findall(_main(site / "index.html"))}.union(*(set(_lines(folder)) for folder in folders))
    return {"title": _heading(_main(site / "index.html")), "events": sorted(lines)}


def _lines(folder: Path) -> Iterator[tuple[str, ...]]:
    pages = (_main(page) for page in folder.rglob("index.html"))
    yield from {line for page in pages for line in _LINE.findall(page)}


def _main(page: Path) -> str:
    return html.unescape(_part(page.read_text("utf-8"), "<main>(.*?)</main>"))


def _heading(main: str) -> str:
    return _text(_part(main, "<h1>(.*?)</h1>"))


def _links(part: str) -> list[tuple[str, str]]:
    return [(href, _text(name)) for href, name in _LINK.findall(part)]


def _part(page: str, pattern: str) -> str:
    found = re.search(pattern, page, re.DOTALL)
    return found[1] if found else ""


def _text(part: str) -> str:
    """The words, as a reader sees them."""
    return " ".join(html.unescape(re.sub("<[^>]*>", "", part)).split())


def _path(address: str) -> str:
    return "/" + address.split("/", 3)[3]


def main(site: Path, other: Path) -> None:
    one, two = facts(site), facts(other)
    wrong = list(differences(one, two))
    print(*wrong[:20], sep="\n", file=sys.stderr)
    print(f"{len(one):,} pages, {len(wrong)} differences in what they say")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
