"""The second street: content/ becomes the published site."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from generator import bodies, permalinks
from generator.atlas.place import PLACE as BOUNDARIES
from generator.content.addresses import CROSS_CHECKS, VANISHED, unexplained, vanished
from generator.content.load import FOLDER, SKIP, SUFFIXES, load_record
from generator.errors import DatelineError, Mark, Problem, Severity
from generator.files import read_tree
from generator.memo.home import EDITOR, SCHEMAS
from generator.memo.stamps import Stamp
from generator.memo.store import Store
from generator.model.page import File, Kept
from generator.model.record import Entry, Record
from generator.model.site import Site
from generator.model.vocabulary import Status
from generator.noted import Noted
from generator.pool import Hands
from generator.publishing import ledger
from generator.publishing.limits import beyond
from generator.publishing.publish import placing
from generator.publishing.staged import Staged
from generator.rendering.layouts import Layouts
from generator.settings import NO_SEARCH, settings
from generator.site.assemble import Assembly, assembly
from generator.standing import OUT, BuildOptions, BuildReport, Change, change
from generator.theme import FOLDER as LAYOUTS
from generator.witness import Witness

__all__ = ["OUT", "BuildOptions", "BuildReport", "Prepared", "build", "load", "prepare", "prepared_of"]

Stowed = TypeVar("Stowed")
#: Files that are decoded faster than a store of them is made.
_MANY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A site about to be rendered.

    `published` are the addresses recorded so far. With `steady`, recording more of them makes no difference. `noted` is
    what the next build is to know of the entries: the record they came in is more than memory should hold. `late` are
    warnings that came up while files were made.
    """

    assembly: Assembly
    noted: Noted | None
    layouts: Layouts
    jobs: int
    problems: tuple[Problem, ...]
    published: frozenset[str]
    steady: bool
    late: list[Problem] = field(default_factory=list)

    @property
    def files(self) -> Iterator[File | Kept]:
        """Every file, made when it is asked for."""
        return self.made(lambda file: file)

    def made(
        self,
        stow: Callable[[File], Stowed],
        tell: Callable[[int], None] = lambda _: None,
        before: Mapping[str, bytes] | None = None,
    ) -> Generator[Stowed | Kept, None, None]:
        """Yield what `stow` makes of every file, in the process that made that. `tell` is told how far it is.

        `before` is what the files that stand are made of.
        """
        from generator.rendering.render import rendered  # noqa: PLC0415 - a build that draws one page has no time for it

        site = self.assembly.site
        drawn = rendered(site, self.layouts, stow, before, Hands(self.jobs, tell))
        if not site.config.search:
            yield from drawn
            return
        from generator import search  # noqa: PLC0415 - few sites have one
        from generator.rendering.drawing import context_of  # noqa: PLC0415

        with search.indexed(context_of(site, self.layouts), before, stow, self.jobs) as index, closing(drawn):
            yield from drawn
            files, failed = index()
            yield from files
            self.late.extend(failed)


def build(
    options: BuildOptions, progress: Callable[[str], None], changed: Change | None = None
) -> BuildReport:
    """Read, check, assemble, render and publish. Raises DatelineError, with nothing published, when there is an error.

    `changed` is what changed since the last build, where that is known already.
    """
    _keep_apart(options.site, options.output)
    if options.out is None:
        _keep_within(options.site, options.output)
    changed = changed or change(options)
    return (bodies.redrawn(options, changed) if changed else None) or _whole(options, progress)


def _whole(options: BuildOptions, progress: Callable[[str], None]) -> BuildReport:
    with Witness(options) as witness:
        prepared = prepare(options, keep=True, seen=witness.seen)
        pages, served, keys = 0, set(), dict[str, bytes]()

        def noted(files: Iterable[Staged | Kept]) -> Iterator[Staged | Kept]:
            nonlocal pages
            for file in files:
                keys[file.path] = file.key
                pages += file.path.endswith(".html")
                served.add(permalinks.address(file.path) or "")
                yield file

        left, spare = witness.made_before, options.spare
        with placing(options.output, clean=options.clean, left=left, spare=spare) as output:
            before = witness.known()  # not earlier: until now another build could change what stands
            made = prepared.made(output.stage, lambda count: progress(f"rendering: {count} pages"), before)
            with closing(made):
                placed = output.place(noted(made))
        sizes = {path: max(one[0], 0) for path, one in placed.stamps.items()}
        prepared.late.extend(beyond(sizes, str(options.output)))
        recorded, unwritten = 0, tuple[Problem, ...]()
        if not options.drafts:
            with witness.recording(prepared.published | served - {""}):
                recorded, unwritten = ledger.add(options.site, served - {""})
        report = BuildReport(
            out=options.output,
            pages=pages,
            events=len(prepared.assembly.site.events),
            published=placed.published,
            recorded=recorded,
            problems=(*prepared.problems, *prepared.late, *unwritten),
        )
        whole = not unwritten and all(one.code != NO_SEARCH for one in report.problems)
        if whole and (not recorded or (prepared.steady and not _is_told_of_ledger(report))):
            entries = prepared.noted
            witness.leave(report, placed, keys, lambda: entries.leave(options) if entries else "")
    _renew_schemas(options.site, prepared.assembly.site)
    return report


def _renew_schemas(folder: Path, site: Site) -> None:
    """Write a site's schemas anew where it is written in an editor that reads them."""
    if any((folder / place).is_dir() for place in (SCHEMAS, EDITOR)):
        from generator import schemas  # noqa: PLC0415 - most sites need none

        schemas.renew(folder, site)


def _is_told_of_ledger(report: BuildReport) -> bool:
    """Whether a warning names a line of the ledger, which is another as soon as addresses are added."""
    return any(problem.mark.path == permalinks.PATH for problem in report.problems)


def _keep_apart(site: Path, out: Path) -> None:
    """Raise DatelineError where the output would lie among what it is made from."""
    folder, root = out.resolve(), site.resolve()
    sources = ((site / name).resolve() for name in (FOLDER, LAYOUTS))
    if root.is_relative_to(folder) or any(folder.is_relative_to(source) for source in sources):
        hint = f"build into a folder of its own with --out; {OUT}/ in the site's folder is the usual one"
        what = "the site cannot be built here: this is where it is made from"
        raise DatelineError([Problem(Mark(str(out)), "DL127", what, hint)])


def _keep_within(site: Path, out: Path) -> None:
    """Raise DatelineError where the usual output is a link that leads out of the site: it may have come with somebody's repository."""
    folder = out.resolve()
    if not folder.is_relative_to(site.resolve()):
        what = f"this is a link that leads out of the site, to {folder}"
        hint = f"delete the link; or, if the site is to be written there, say so: --out {folder}"
        raise DatelineError([Problem(Mark(OUT), "DL181", what, hint)])


def prepare(options: BuildOptions, *, keep: bool = False, seen: dict[str, Stamp] | None = None) -> Prepared:
    """Go the street up to the files, for whoever wants them. Raises DatelineError when there is an error.

    `seen` is filled with the stamps of what is read below content/.
    """
    record, problems = read(options, keep=keep, seen=seen)
    return prepared_of(record, problems, options, keep=keep)


def prepared_of(
    record: Record, problems: Iterable[Problem], options: BuildOptions, *, keep: bool = False
) -> Prepared:
    """Make a site of a record that was read, up to the files. Raises DatelineError where its layouts are wrong."""
    made = assembly(record, drafts=options.drafts)
    return Prepared(
        assembly=made,
        noted=Noted.of(record, made) if keep else None,
        layouts=Layouts.read(options.site),
        jobs=options.jobs,
        problems=(*problems, *_unmapped(record)),
        published=record.published,
        steady=not any(
            one.status is Status.RETRACTED
            for one in (entry.value for shelf in (record.events, record.escalations) for entry in shelf)
        ),
    )


def _unmapped(record: Record) -> Iterator[Problem]:
    """Yield a warning where maps will be drawn, and the boundaries for them did not come with the program."""
    places = (entry.value.place for entry in record.events)
    if any(place and place.lat is not None for place in places) and not BOUNDARIES.exists():
        message = "there are no boundaries of countries here, so maps are drawn without them"
        hint = "install Dateline again with the network at hand, or run `python -m generator.atlas.fetch`"
        yield Problem(Mark(str(BOUNDARIES)), "DL115", message, hint, Severity.WARNING)


def read(
    options: BuildOptions,
    *,
    keep: bool = False,
    seen: dict[str, Stamp] | None = None,
    before: Iterable[Entry[Any]] = (),
) -> tuple[Record, tuple[Problem, ...]]:
    """Read and check a site's record; the problems are warnings. Raises DatelineError when there is an error.

    Entries that were read `before` are not decoded again where their files are what they were.
    """
    record, found = load(options.site, keep=keep, jobs=options.jobs, seen=seen, before=before)
    problems = found if options.strict else tuple(map(_softened, found))
    if record is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise DatelineError(problems)
    if options.base_url:
        record = replace(record, config=replace(record.config, base_url=options.base_url))
    if not record.config.search:
        return record, problems
    from generator import search  # noqa: PLC0415 - few sites have one

    config, unreached = search.within_reach(record.config, options.site)
    return replace(record, config=config), (*problems, *unreached)


def _softened(problem: Problem) -> Problem:
    """What is missing from a site does not keep the rest of it from being published."""
    return replace(problem, severity=Severity.WARNING) if problem.code == VANISHED else problem


def load(
    site: Path,
    *,
    keep: bool = False,
    jobs: int = 1,
    seen: dict[str, Stamp] | None = None,
    before: Iterable[Entry[Any]] = (),
) -> tuple[Record | None, tuple[Problem, ...]]:
    """Read a site's settings and entries, with every problem; no record where the settings can't be understood.

    With `keep`, what was decoded is known to the next run, if that is much. `seen` is filled with the stamps of what is
    read below content/, and entries that were read `before` are not decoded again where their files are what they were.
    """
    config, problems = settings(site)
    if config is None:
        return None, problems
    files, lost = read_tree(site, FOLDER, SUFFIXES, skip=SKIP, seen=seen)
    store = Store(site, keep=keep and len(files) > _MANY)
    unread = iter(files)
    del files  # each goes when it was decoded
    record, found = load_record(config, unread, store, jobs=jobs, before=before)
    store.close()
    urls, torn = ledger.read(site)
    is_whole = not lost and not any(problem.code < CROSS_CHECKS for problem in found)
    gone = (*vanished(record, urls), *unexplained(record, urls)) if is_whole else ()
    record = replace(record, published=permalinks.parse(urls))
    return record, (*problems, *lost, *found, *torn, *gone)
