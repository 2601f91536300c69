"""The way in to the first street: files, folders, feeds, web archives and addresses become articles for the shelf."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import Mark, Problem, Severity
from generator.faults import fault
from generator.files import SourceFile, read_file, read_folder
from generator.reading import archive, encoding
from generator.reading import given as giving
from generator.reading.feed import Entry, is_feed, read_feed
from generator.reading.given import Given
from generator.reading.read import is_text
from generator.reading.records import is_of_a_record, records_in, within
from generator.reading.sidecar import NAME as SIDECAR
from generator.reading.sidecar import read_sidecar
from generator.reading.supplied import Supplied

if TYPE_CHECKING:  # a file needs nothing of the network
    from generator.fetching.fetch import Fetched, Fetcher

_UNREADABLE = "save its text as .txt, or the page as .html"
_SUMMARY = "save the report itself, or ingest the feed by its address: the report is fetched then"
_RECORD = "give the folder with the articles; those in content/articles are read without being given"
#: What a host may send for an article; what it does not name is looked at.
_KINDS = ("", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/octet-stream")


@dataclass
class Gathering:
    """One run through what was given. `known` are the addresses of articles that are kept already.

    `fetcher` may be None where no address is given.
    """

    fetcher: "Fetcher | None"
    today: date
    known: frozenset[str] = frozenset()
    progress: Callable[[str], None] = lambda _: None
    problems: list[Problem] = field(default_factory=list)

    def gather(self, inputs: Sequence[Path | str]) -> tuple[tuple[Given, ...], tuple[Problem, ...]]:
        """Return the articles in what is given, each with what is known beside it, and what stands in the way.

        A path is a file or a folder; a string is a web address. Never raises: what one of them brings up is its problem.
        """
        found: list[Given] = []
        for given in inputs:
            try:
                found.extend(self._one(given))
            except OSError as error:
                what = f"this cannot be read: {error.strerror or error}"
                self.problem(str(given), "DL001", what, "check that it is there, and its permissions")
            except Exception as error:  # noqa: BLE001 - one document is never the end of a run
                self.problems.append(fault(error, str(given)))
        return tuple(found), tuple(self.problems)

    def _one(self, given: Path | str) -> Iterator[Given]:
        if isinstance(given, str):
            yield from self._address(given)
        elif is_of_a_record(given):
            self.problem(str(given), "DL102", "this is a record, and no article", _RECORD)
        elif given.is_dir():
            yield from self._folder(given)
        elif giving.is_named(given.name, archive.NAMES):
            yield from self._archive(given)
        elif given.exists() and not giving.is_named(
            given.name, (*giving.ARTICLE_NAMES, *giving.CONTAINER_NAMES)
        ):
            self.problem(str(given), "DL062", "no article is read from a file of this kind", _UNREADABLE)
        else:
            real = given.resolve()
            file, lost = read_file(real.parent, real.name)
            self.problems += (replace(problem, mark=Mark(str(given))) for problem in lost)
            yield from self._file(given, file) if file else ()

    def _folder(self, folder: Path) -> Iterator[Given]:
        """The articles of a folder; a document of another kind is a warning, for it looks like one."""
        records = [path.relative_to(folder).as_posix() for path in records_in(folder)]
        for path in records:
            what = "this is a record, and is passed over"
            self.problem(f"{folder.as_posix()}/{path}", "DL102", what, _RECORD, Severity.WARNING)
        names = (*giving.ARTICLE_NAMES, *giving.FEED_NAMES)
        files, lost = read_folder(folder, names, skip=records)
        self.problems += lost
        for file in files:
            if giving.is_article(file.path) and (
                giving.is_named(file.path, giving.ARTICLE_NAMES) or is_feed(file.raw)
            ):
                yield from self._file(folder / file.path, file)
        for other in within(folder, records):
            yield from self._other(other)

    def _other(self, path: Path) -> Iterator[Given]:
        if giving.is_named(path.name, archive.NAMES):
            yield from self._archive(path)
        elif giving.is_named(path.name, giving.DOCUMENT_NAMES):
            what = "no article is read from a file of this kind"
            self.problem(str(path), "DL062", what, _UNREADABLE, Severity.WARNING)

    def _file(self, path: Path, file: SourceFile) -> Iterator[Given]:
        if is_feed(file.raw):
            yield from self._feed(file.raw, str(path), fetch=False)
        elif giving.is_named(path.name, giving.FEED_NAMES):
            self.problem(str(path), "DL074", "this is no feed: neither RSS nor Atom", _UNREADABLE)
        else:
            yield Given(str(path), file, self._beside(path))

    def _beside(self, article: Path) -> Supplied:
        """What a sidecar in an article's folder says about it."""
        if not (article.parent / SIDECAR).is_file():
            return Supplied()
        file, problems = read_file(article.parent, SIDECAR)
        where = str(article.parent / SIDECAR)
        said, more = read_sidecar(file.raw, where, [article.name]) if file else ({}, ())
        self.problems += (*problems, *(problem for problem in more if problem.severity is Severity.ERROR))
        return said.get(article.name, Supplied())

    def _archive(self, path: Path) -> Iterator[Given]:
        if path.exists() and not path.is_file():  # a named pipe would be waited for
            self.problem(str(path), "DL001", "this is no regular file", "give the archive itself")
            return
        try:
            count = 0
            with path.open("rb") as stream:
                for page in archive.read_archive(stream):
                    count += 1
                    yield from self._archived(page, path)
            if not count:
                self.problem(
                    str(path), "DL074", "no page is in this archive", "see what was captured into it"
                )
        except OSError as error:
            self.problem(
                str(path), "DL001", f"this cannot be read: {error.strerror}", "check its permissions"
            )
        except archive.ArchiveError as error:
            self.problem(str(path), "DL074", str(error), "what comes before is read", Severity.WARNING)

    def _archived(self, page: archive.ArchivedPage, path: Path) -> Iterator[Given]:
        where = f"{path}: {page.url}"
        if len(page.raw) > archive.LARGEST_PAGE:
            self._too_large(where, archive.LARGEST_PAGE)
        elif is_text(page.raw):
            yield giving.from_archive(page, path.as_posix())

    def _feed(self, raw: bytes, path: str, *, fetch: bool) -> Iterator[Given]:
        try:
            entries = read_feed(raw)
        except ValueError as error:
            self.problem(path, "DL074", str(error), "give the articles themselves")
            return
        if not entries:
            self.problem(path, "DL074", "this feed has no entries", "look again later", Severity.WARNING)
        for number, entry in enumerate(entries, 1):
            if entry.url and giving.plain_url(entry.url) in self.known:
                continue
            self.progress(f"reading a feed: {number} of {len(entries)}")
            yield from self._entry(entry, path, fetch=fetch)

    def _entry(self, entry: Entry, feed: str, *, fetch: bool) -> Iterator[Given]:
        """The report behind an entry where the feed came from the network and carries only a summary."""
        if not entry.whole and fetch and entry.url and (page := self.page(entry.url)):
            yield Given(page.path, page.file, giving.about_entry(entry, page.said))
            return
        if not entry.whole:
            what = "the feed carries only a summary of this report"
            self.problem(entry.url or feed, "DL075", what, _SUMMARY, Severity.WARNING)
        if entry.text.strip():
            yield giving.from_entry(entry, feed, self.today if fetch else None)

    def _address(self, address: str) -> Iterator[Given]:
        if giving.plain_url(address) in self.known:
            what, hint = (
                "this article is kept already and was not fetched again",
                "to fetch it anew, delete its file",
            )
            self.problem(address, "DL098", what, hint, Severity.WARNING)
            return
        self.progress(f"fetching {address}")
        fetched = self._fetched(address)
        if fetched and is_feed(fetched.raw):
            yield from self._feed(fetched.raw, address, fetch=True)
        elif fetched:
            yield from self._fetched_page(fetched, address)

    def page(self, address: str) -> Given | None:
        """Fetch one article; where that fails, the problem is noted."""
        fetched = self._fetched(address)
        return next(iter(self._fetched_page(fetched, address)), None) if fetched else None

    def _fetched(self, address: str) -> "Fetched | None":
        assert self.fetcher
        fetched = self.fetcher.fetch(address)
        if not isinstance(fetched, Problem):
            return fetched
        self.problems.append(fetched)
        return None

    def _fetched_page(self, page: "Fetched", address: str) -> Iterable[Given]:
        raw = encoding.in_utf8(page.raw, page.charset)
        if page.content_type not in _KINDS or not is_text(raw):
            what = f"no article is read from a document of this kind ({page.content_type or 'unknown'})"
            self.problem(address, "DL062", what, _UNREADABLE)
            return ()
        return (giving.from_page(page.url, raw, self.today),)

    def _too_large(self, where: str, most: int) -> None:
        self.problem(
            where,
            "DL073",
            f"this page is larger than {most / 1e6:g} MB",
            "save its text alone",
            Severity.WARNING,
        )

    def problem(
        self, path: str, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Note a problem and go on."""
        self.problems.append(Problem(Mark(path), code, message, hint, severity))
