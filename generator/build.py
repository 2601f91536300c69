"""The second street: content/ becomes the published site."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator import permalinks
from generator.content.addresses import CROSS_CHECKS, VANISHED, unexplained, vanished
from generator.content.load import FOLDER, SKIP, SUFFIXES, load_record
from generator.errors import DatelineError, Mark, Problem, Severity
from generator.files import read_tree
from generator.memo.store import Store
from generator.model.page import File
from generator.model.record import Record
from generator.model.site import Site
from generator.publishing import ledger
from generator.publishing.publish import Published, publish
from generator.rendering.layouts import FOLDER as LAYOUTS
from generator.rendering.layouts import Layouts
from generator.rendering.render import render
from generator.settings import settings
from generator.site.assemble import assemble

OUT = "build"
#: Files that are decoded faster than a store of them is made.
_MANY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What to build: `site` is the folder that holds site.yaml, `out` None its build/, `base_url` None its own.

    With `strict`, an entry that was published and is gone is an error; else its address gets a page that says so.
    `jobs` is how many processes may share the drawing; they change nothing in what comes of it.
    """

    site: Path
    out: Path | None = None
    base_url: str | None = None
    drafts: bool = False
    clean: bool = False
    strict: bool = False
    jobs: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did; `recorded` is how many addresses are new. `problems` are warnings: errors stop it."""

    out: Path
    pages: int
    events: int
    published: Published
    recorded: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A site about to be rendered: `files` come one by one and only once."""

    site: Site
    files: Iterator[File]
    problems: tuple[Problem, ...]


def build(options: BuildOptions, progress: Callable[[str], None]) -> BuildReport:
    """Read, check, assemble, render and publish. Raises DatelineError, with nothing published, when there is an error."""
    out = options.out or options.site / OUT
    _keep_apart(options.site, out)
    prepared = prepare(options, keep=True)
    pages, served = 0, set()

    def counted() -> Iterator[File]:
        nonlocal pages
        for file in prepared.files:
            pages += file.path.endswith(".html")
            served.add(permalinks.address(file.path) or "")
            progress(f"rendering: {pages} pages")
            yield file

    published = publish(counted(), out, clean=options.clean)
    recorded, unwritten = (0, ()) if options.drafts else ledger.add(options.site, served - {""})
    return BuildReport(
        out=out,
        pages=pages,
        events=len(prepared.site.events),
        published=published,
        recorded=recorded,
        problems=(*prepared.problems, *unwritten),
    )


def _keep_apart(site: Path, out: Path) -> None:
    """Raise DatelineError where the output would lie among what it is made from."""
    folder, root = out.resolve(), site.resolve()
    sources = ((site / name).resolve() for name in (FOLDER, LAYOUTS))
    if root.is_relative_to(folder) or any(folder.is_relative_to(source) for source in sources):
        hint = f"build into a folder of its own with --out; {OUT}/ in the site's folder is the usual one"
        what = "the site cannot be built here: this is where it is made from"
        raise DatelineError([Problem(Mark(str(out)), "DL127", what, hint)])


def prepare(options: BuildOptions, *, keep: bool = False) -> Prepared:
    """Go the street up to the files, for whoever wants them. Raises DatelineError when there is an error."""
    record, found = load(options.site, keep=keep, jobs=options.jobs)
    problems = found if options.strict else tuple(map(_softened, found))
    if record is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise DatelineError(problems)
    if options.base_url:
        record = replace(record, config=replace(record.config, base_url=options.base_url))
    site = assemble(record, drafts=options.drafts)
    return Prepared(
        site=site, files=render(site, Layouts.read(options.site), options.jobs), problems=problems
    )


def _softened(problem: Problem) -> Problem:
    """What is missing from a site does not keep the rest of it from being published."""
    return replace(problem, severity=Severity.WARNING) if problem.code == VANISHED else problem


def load(site: Path, *, keep: bool = False, jobs: int = 1) -> tuple[Record | None, tuple[Problem, ...]]:
    """Read a site's settings and entries, with every problem; no record where the settings can't be understood.

    With `keep`, what was decoded is known to the next run, if that is much.
    """
    config, problems = settings(site)
    if config is None:
        return None, problems
    files, lost = read_tree(site, FOLDER, SUFFIXES, skip=SKIP)
    store = Store(site, keep=keep and len(files) > _MANY)
    record, found = load_record(config, files, store, jobs=jobs)
    store.close()
    urls, torn = ledger.read(site)
    is_whole = not lost and not any(problem.code < CROSS_CHECKS for problem in found)
    gone = (*vanished(record, urls), *unexplained(record, urls)) if is_whole else ()
    record = replace(record, published=permalinks.parse(urls))
    return record, (*problems, *lost, *found, *torn, *gone)
