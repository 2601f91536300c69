"""The first street: articles become entries under content/, and what a person wrote there stays."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator import permalinks
from generator.carrying import carry_out, recover, writing
from generator.content.load import FOLDER, SKIP, SUFFIXES, load_record
from generator.editing import journal
from generator.editing import ledger as ledgers
from generator.editing.accounts import Key, Memory
from generator.editing.derive import Derived, derive
from generator.editing.hand import Hand
from generator.editing.ledger import PATH as LEDGER
from generator.editing.plan import Change, Plan, hand_of, plan
from generator.errors import DatelineError, Problem
from generator.faults import CODE as FAULT
from generator.fetching.fetch import Fetcher
from generator.files import read_file, read_tree
from generator.gather import Gathering
from generator.memo.findings import FINDINGS
from generator.memo.store import NO_STORE, Memo, Store, key_of
from generator.model.article import Article
from generator.model.finding import Findings
from generator.model.question import Questions
from generator.model.record import Record
from generator.pool import mapped
from generator.reading.identify import identify
from generator.reading.read import to_come
from generator.reading.shelf import Shelf, addresses, read_all, read_shelf, store
from generator.settings import settings

#: A file that no entry is read from: `dateline check` tells of it.
_STRAY = "DL041"
_Problems = tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """What to take in: `inputs` are files and folders, or web addresses as strings; `published` is the day of those.

    `today` is the day that what is fetched is retrieved on, and that of the corrections ingest makes; `fetcher` what
    fetches it. `jobs` is how many processes may
    share the reading; they change nothing in what comes of it.
    """

    site: Path
    inputs: tuple[Path | str, ...] = ()
    published: date | None = None
    today: date = date.max
    fetcher: Fetcher = field(default_factory=Fetcher)
    dry_run: bool = False
    jobs: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What an ingest did, or would do.

    `articles` is how many were read, `waiting` the paths of those without a day, `stored` of those newly kept,
    `questions` what a person is to decide.
    """

    articles: int
    waiting: tuple[str, ...]
    stored: tuple[str, ...]
    changes: tuple[Change, ...]
    problems: _Problems
    questions: Questions

    @property
    def created(self) -> int:
        """How many files are new, articles not counted."""
        return sum(change.old is None for change in self.changes)

    @property
    def removed(self) -> int:
        """How many files go."""
        return sum(change.new is None for change in self.changes)

    @property
    def updated(self) -> int:
        """How many files change."""
        return len(self.changes) - self.created - self.removed

    @property
    def diff(self) -> str:
        """The changes for people to read, as a unified diff."""
        return "".join(line for change in self.changes for line in _diff(change))


def ingest(options: IngestOptions, progress: Callable[[str], None]) -> IngestReport:
    """Store the articles given, read all that are there, and bring what they say into the entries.

    Articles that cannot be read, or have no day, are reported and stay where they are. Raises DatelineError, with
    nothing written, where the settings or the ledger cannot be understood.
    """
    with nullcontext() if options.dry_run else writing(options.site):
        memory = Store(options.site, keep=not options.dry_run)
        return _ingest(options, memory, progress)


def _ingest(options: IngestOptions, memory: Store, progress: Callable[[str], None]) -> IngestReport:
    record, texts, unread = read_record(options.site, memory)
    if not options.dry_run:
        recover(options.site, texts.get(LEDGER, ""))
    before, unseen = read_shelf(options.site)
    gathering = Gathering(options.fetcher, options.today, addresses(before), progress)
    given, lost = gathering.gather(options.inputs)
    shelf, refused = store(before, given, options.published)
    articles, doubts = read_all(shelf, lambda read, files: mapped(read, files, options.jobs), memory)
    findings, keys = _findings(articles, options.jobs, memory, progress)
    remembered = Memory(memory, _by_article(keys))
    drawn = plan(record, texts, findings, remembered, options.today)
    changes = _changes(before, shelf, texts, drawn)
    stored = sorted({*shelf.files} - {*before.files})
    memory.close()
    if not options.dry_run:
        carry_out(options.site, stored, changes)
    found = tuple(
        problem for one in findings for problem in (*to_come(one.article, options.today), *one.problems)
    )
    return IngestReport(
        articles=len(findings),
        waiting=tuple(one.path for one in articles if one.paragraphs and not one.published),
        stored=tuple(file.path for file in stored),
        changes=tuple(changes),
        problems=(*unread, *unseen, *lost, *refused, *doubts, *found, *drawn.problems),
        questions=drawn.questions,
    )


def derived(site: Path, jobs: int, progress: Callable[[str], None]) -> tuple[Record, Hand, Derived]:
    """Return the record, what a person did in it, and what the articles that are there make of it; nothing is written.

    Raises DatelineError where the settings or the ledger cannot be understood.
    """
    memory = Store(site, keep=False)
    record, texts, _ = read_record(site, memory)
    shelf, _ = read_shelf(site)
    articles, _ = read_all(shelf, lambda read, files: mapped(read, files, jobs), memory)
    findings, _ = _findings(articles, jobs, memory, progress)
    memory.close()
    hand = hand_of(record, texts, ledgers.parse(texts.get(LEDGER, "")))
    return record, hand, derive(findings, hand)


def _findings(
    articles: Iterable[Article], jobs: int, store: Store, progress: Callable[[str], None]
) -> tuple[list[Findings], Mapping[str, bytes]]:
    """Return what every article that has a day says, by the articles' ids, and the keys of those articles by path."""
    dated = [article for article in identify(articles) if article.published and article.paragraphs]
    keys = {article.path: key_of(repr(article)) for article in dated}
    return list(_understood(dated, keys, jobs, store, progress)), keys


def _understood(
    articles: Sequence[Article],
    keys: Mapping[str, bytes],
    jobs: int,
    store: Store,
    progress: Callable[[str], None],
) -> Iterator[Findings]:
    """Yield what each article says; what an earlier run understood is known. `keys` name the articles by path."""

    def understand(new: Sequence[Article]) -> Iterator[Findings]:
        for number, one in enumerate(mapped(_understand, new, jobs), 1):
            progress(f"reading articles: {number} of {len(new)}")
            yield one

    memo = Memo(store, "findings", FINDINGS, whole=True)
    return memo.mapped(understand, articles, lambda one: keys[one.path], _is_sound)


def _understand(article: Article) -> Findings:
    """Extract, loaded only where there is an article that no earlier run understood."""
    from generator.extraction.guarded import understood  # noqa: PLC0415 - half of an ingest's start

    return understood(article)


def _by_article(keys: Mapping[str, bytes]) -> Key:
    """Name what an article says by the article: nothing else goes into it."""

    def key(findings: Findings) -> bytes:
        return key_of(keys[findings.article.path], *(problem.code for problem in findings.problems))

    return key


def _is_sound(findings: Findings) -> bool:
    return all(problem.code != FAULT for problem in findings.problems)


def read_record(site: Path, store: Store = NO_STORE) -> tuple[Record, Mapping[str, str], _Problems]:
    """Read the record, the texts of its files and of the ledgers, and why some cannot be read.

    The ledger is as it is true of the files, also where an ingest was stopped midway.

    Raises DatelineError where the settings cannot be understood, or a ledger cannot be read from the disk.
    """
    config, problems = settings(site)
    if config is None:
        raise DatelineError(problems)
    files, lost = read_tree(site, FOLDER, SUFFIXES, skip=SKIP)
    record, found = load_record(config, files, store, alone=True)
    texts = {file.path: file.raw.decode("utf-8", "replace") for file in files}
    for path in (LEDGER, permalinks.PATH, journal.PATH):
        if (site / path).exists():
            ledger, refused = read_file(site, path)
            if ledger is None:
                raise DatelineError(refused)
            texts[path] = ledger.raw.decode("utf-8", "replace")
    if journal.PATH in texts:
        begun = texts.pop(journal.PATH)
        texts[LEDGER] = journal.resumed(texts.get(LEDGER, ""), begun, record, texts)
    return record, texts, (*problems, *lost, *(problem for problem in found if problem.code != _STRAY))


def _changes(before: Shelf, shelf: Shelf, texts: Mapping[str, str], drawn: Plan) -> list[Change]:
    """List every file that changes, but for the articles themselves."""
    sidecars = [
        Change(path, before.sidecars.get(path), text) for path, text in sorted(shelf.sidecars.items())
    ]
    changes = [*sidecars, *drawn.changes, Change(LEDGER, texts.get(LEDGER), drawn.ledger or None)]
    return [change for change in changes if change.old != change.new]


def _diff(change: Change) -> Iterator[str]:
    old, new = (text.splitlines(keepends=True) if text else [] for text in (change.old, change.new))
    before, after = ("/dev/null" if text is None else change.path for text in (change.old, change.new))
    for line in difflib.unified_diff(old, new, before, after):
        yield line if line.endswith("\n") else f"{line}\n"
