"""Where the links of bodies lead within the site: to a page, to a place on it, or nowhere."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from generator import permalinks
from generator.checking.bodies import Link, Sightings, sightings
from generator.decode import nearest
from generator.decode.marks import BODY
from generator.decode.text import one_line
from generator.errors import Mark, Problem, Severity, did_you_mean
from generator.model.actor import Actor
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.record import Entry, Record
from generator.model.source import Source
from generator.model.vocabulary import Status
from generator.urls import Links, is_external

AnyEntry = Entry[Event] | Entry[Actor] | Entry[Escalation] | Entry[Source]
#: Looking for a near address takes a while; a site with more links that lead nowhere has another mistake.
_MOST_HINTS = 50
#: Targets that are paths and nothing else, as most are.
_PLAIN = re.compile(r"/(?:[A-Za-z0-9_-]+/)*")
_PATHS = "write a path from the site’s root: /events/ID/, /actors/ID/, /escalations/ID/, /sources/ID/"
_WEB = ("http://", "https://", "//")
#: The way to a place on a page that every browser knows, and that no page has to have.
_TOP = ("", "top")


@dataclass(frozen=True, slots=True)
class Body:
    """The body of an entry that stands on the page at `address` (“events/x/”), and what was seen in it."""

    entry: AnyEntry
    address: str
    seen: Sightings

    @property
    def is_draft(self) -> bool:
        """Whether it is published only with `--drafts`."""
        return is_draft(self.entry)

    def mark(self, line: int, column: int) -> Mark:
        """Return the place in the file of a place in the body."""
        start = nearest(self.entry.marks, BODY, self.entry.path)
        return Mark(start.path, start.line + line - 1, column) if start.line else start

    def problem(self, link: Link, code: str, message: str, hint: str) -> Problem:
        """Return a warning at a link."""
        mark = self.mark(link.line, link.column)
        return Problem(mark, code, one_line(message), one_line(hint), Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Way:
    """A place within the site: the path of a page or file below the base address, and a fragment."""

    path: str
    fragment: str = ""

    @property
    def files(self) -> tuple[str, str]:
        """The files of which one must be there."""
        return self.path, f"{self.path}/index.html".replace("//", "/").lstrip("/")


def is_draft(entry: AnyEntry) -> bool:
    """Whether an entry is published only with `--drafts`."""
    return getattr(entry.value, "status", None) is Status.DRAFT


def bodies(record: Record) -> Iterator[Body]:
    """Yield the bodies that are published, and in which there is anything to see."""
    for folder in permalinks.FOLDERS:
        for entry in getattr(record, folder):
            if entry.value.body and getattr(entry.value, "status", None) is not Status.RETRACTED:
                seen = sightings(entry.value.body)
                if seen.links or seen.faults:
                    yield Body(entry, permalinks.permalink(folder, entry.value.id), seen)


def faults(every: Iterable[Body]) -> Iterator[Problem]:
    """Yield what is wrong with bodies by themselves."""
    for body in every:
        for line, column, code, message, hint in body.seen.faults:
            mark = body.mark(line, column)
            yield Problem(mark, code, one_line(message), one_line(hint), Severity.WARNING)


def way(target: str, address: str, links: Links) -> Way | None:
    """Return where a link of a body at an address leads to within the site; None where it leads out of it."""
    if _PLAIN.fullmatch(target):
        return Way(target[1:])
    outside = is_external(target)
    if outside and not target.startswith(_WEB):
        return None
    href = links.href(target) if target.startswith("/") and not outside else target
    return way_in(href, address, links)


def way_in(href: str, address: str, links: Links) -> Way | None:
    """Return where an href of a page at an address leads to within the site; None where it leads out of it."""
    base = links.absolute("/")
    try:
        parts = urlsplit(urljoin(links.absolute(address), href))
        whole = f"{parts.scheme}://{parts.netloc}{parts.path}"
    except ValueError:
        return None
    if not f"{whole}/".startswith(base):
        return None
    return Way(unquote(whole[len(base) :]), unquote(parts.fragment))


def outward(body: Body, links: Links) -> Iterator[Link]:
    """Yield the links of a body to other sites."""
    for link in body.seen.links:
        if link.target.startswith(_WEB[:2]) and way(link.target, body.address, links) is None:
            yield link


@dataclass(frozen=True, slots=True)
class Standing:
    """What a site is made of: the paths of its files, and the ids on those pages whose ids somebody asked for."""

    files: Collection[str]
    ids: Mapping[str, Collection[str]]

    def fault(self, to: Way) -> str:
        """Say why nobody gets there; “” where there is a page, and the place on it."""
        page = next((file for file in to.files if file in self.files), None)
        if page is None:
            return f"no page of the site is at “/{to.path}”"
        if to.fragment.partition(":~:")[0] in _TOP or page not in self.ids:
            return ""
        return "" if to.fragment in self.ids[page] else f"nothing on “/{to.path}” is called “#{to.fragment}”"


def ways(every: Iterable[Body], links: Links) -> Iterator[tuple[Body, Link, Way]]:
    """Yield the links of bodies that lead to a place within the site."""
    for body in every:
        for link in body.seen.links:
            if to := way(link.target, body.address, links):
                yield body, link, to


def lost(
    every: Iterable[tuple[Body, Link, Way]], site: Standing, drafts: Collection[str]
) -> Iterator[Problem]:
    """Yield a warning for every link in a body that leads nowhere, or to what is not published.

    `drafts` are the addresses of entries that are none of the public’s yet.
    """
    hinted = 0
    for body, link, to in every:
        if fault := site.fault(to):
            hint = _near(to, site) if hinted < _MOST_HINTS else ""
            hinted += 1
            yield body.problem(link, "DL160", f"this link leads nowhere: {fault}", hint)
        elif f"{to.path.rstrip('/')}/" in drafts and not body.is_draft:
            message = f"this link leads to a draft, “/{to.path}”, which is not published"
            yield body.problem(link, "DL160", message, "give the draft another status, or take the link out")


def _near(to: Way, site: Standing) -> str:
    """Offer the nearest place on a page, the nearest address in a folder, or the way to bring a file."""
    page = next((file for file in to.files if file in site.files), "")
    if page:
        return _offered(to.fragment, site.ids[page])
    folder, _, name = to.path.rstrip("/").rpartition("/")
    start, end = f"{folder}/" if folder else "", "/index.html"
    near = (
        file[len(start) : -len(end)] for file in site.files if file.startswith(start) and file.endswith(end)
    )
    bring = f"put the file into layouts/static/{folder}" if "." in name else _PATHS
    return (_offered(name, near) if name else "") or bring


def _offered(word: str, known: Iterable[str]) -> str:
    """The nearest of many words; a list of those that are not near helps nobody here."""
    hint = did_you_mean(word, known)
    return hint if hint.startswith("did") else ""
