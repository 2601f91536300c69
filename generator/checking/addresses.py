"""The addresses of other sites that a record rests on, where each stands, and what to do about one that is gone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.checking.links import AnyEntry, Body, outward
from generator.decode import nearest
from generator.decode.text import one_line
from generator.errors import Mark, Problem, Severity
from generator.model.event import Event
from generator.model.reach import Reach, Verdict
from generator.model.record import KeyPath, Record
from generator.model.source import Source
from generator.urls import Links, web_address

#: Where copies of pages are kept: with a day, the way to the copy that is nearest to it.
_ARCHIVE = "https://web.archive.org/web/"


@dataclass(frozen=True, slots=True)
class Cited:
    """An address at its place: a key of an entry, or a link in a body at a line and a column.

    `kept` is the address of a copy, `day` that of publication as an archive writes it (20310503), where they are known.
    """

    address: str
    entry: AnyEntry
    keys: KeyPath = ()
    body: Body | None = None
    line: int = 0
    column: int = 0
    kept: str = ""
    day: str = ""

    @property
    def mark(self) -> Mark:
        """Where it stands."""
        if self.body:
            return self.body.mark(self.line, self.column)
        return nearest(self.entry.marks, self.keys, self.entry.path)

    @property
    def plain(self) -> str:
        """The address without the place on its page: what is asked for."""
        return self.address.partition("#")[0]

    @property
    def copy(self) -> str:
        """Where an archive has a copy, if it has one."""
        parts = self.plain.removeprefix(_ARCHIVE).partition("/")
        original = parts[2] if self.plain.startswith(_ARCHIVE) else self.plain
        return f"{_ARCHIVE}{self.day}/{original}" if self.day else f"{_ARCHIVE}{original}"


def cited(record: Record, bodies: Iterable[Body], links: Links) -> Iterator[Cited]:
    """Yield every address of another site: those of sources, of their copies, and what bodies link to."""
    for entry in record.sources:
        yield from _of_source(entry.value, entry, ())
    for event in record.events:
        yield from _in_place(event.value, event)
    for body in bodies:
        for link in outward(body, links):
            yield Cited(link.target, body.entry, body=body, line=link.line, column=link.column)


def _in_place(event: Event, entry: AnyEntry) -> Iterator[Cited]:
    for n, source in enumerate(event.sources):
        if isinstance(source, Source):
            yield from _of_source(source, entry, ("sources", n))


def _of_source(source: Source, entry: AnyEntry, above: KeyPath) -> Iterator[Cited]:
    first = source.published.first if source.published else None
    day = first.isoformat().replace("-", "") if first else ""
    if web_address(source.url):
        yield Cited(source.url, entry, (*above, "url"), kept=source.archive_url, day=day)
    if web_address(source.archive_url):
        yield Cited(source.archive_url, entry, (*above, "archive_url"), day=day)


def gone(every: Iterable[Cited], verdicts: Mapping[str, Verdict]) -> Iterator[Problem]:
    """Yield a warning at every place of an address that is gone."""
    for one in every:
        verdict = verdicts.get(one.plain)
        if verdict and verdict.reach is Reach.GONE:
            kept = verdicts.get(one.kept.partition("#")[0])
            has_copy = bool(one.kept) and not (kept and kept.reach is Reach.GONE)
            message = f"“{one.address}” is gone: {verdict.reason}"
            hint = _hint(one, has_copy=has_copy)
            yield Problem(one.mark, "DL164", one_line(message), one_line(hint), Severity.WARNING)


def _hint(one: Cited, *, has_copy: bool) -> str:
    if has_copy:
        return f"readers find the copy on the page of the source: {one.kept}"
    if one.body:
        return f"correct the link, or take it out; if a copy was kept, it is at {one.copy}"
    if one.keys[-1] == "archive_url":
        return f"give the address of another copy; if one was kept, it is at {one.copy}"
    return f"if a copy was kept, it is at {one.copy}: give its address as `archive_url`"


def silent(every: Iterable[Cited], verdicts: Mapping[str, Verdict]) -> Iterator[Problem]:
    """Yield a warning for every host that gave no answer for now, at the first place that names it."""
    by_host: dict[str, list[Cited]] = {}
    for one in every:
        verdict = verdicts.get(one.plain)
        if verdict and verdict.reach is Reach.SILENT:
            by_host.setdefault(urlsplit(one.plain).netloc, []).append(one)
    for host, some in by_host.items():
        first = min(some, key=lambda one: one.mark)
        number = len({one.plain for one in some})
        which = "an address" if number == 1 else f"{number:,} addresses"
        message = f"{which} of {host} gave no answer for now: {verdicts[first.plain].reason}"
        hint = "nothing may be wrong: the next `dateline check --external` asks again"
        yield Problem(first.mark, "DL165", one_line(message), hint, Severity.WARNING)
