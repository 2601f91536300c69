"""The review: what ingest left for a person, and the person's decisions into the files."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.carrying import carry_out, writing
from generator.editing import ledger as ledgers
from generator.editing.conflicts import OPEN
from generator.editing.doubles import doubles
from generator.editing.ledger import Ledger
from generator.editing.plan import Change, hand_of
from generator.errors import DatelineError, Mark, Problem
from generator.files import SourceFile
from generator.ingest import IngestOptions, ingest, read_record
from generator.model.question import Questions
from generator.model.record import Record
from generator.reading.given import Given
from generator.reading.shelf import read_shelf, store
from generator.reading.supplied import Supplied
from generator.reviewing.decide import Decision, effects
from generator.reviewing.item import Effect, Item
from generator.reviewing.waiting import Inbox, waiting
from generator.splice import splice


@dataclass(frozen=True, slots=True)
class Review:
    """What waits, and how many files an ingest would change first: `pending` is 0 where the list is up to date."""

    items: tuple[Item, ...]
    pending: int
    problems: tuple[Problem, ...]


def review(site: Path, jobs: int, progress: Callable[[str], None]) -> Review:
    """List what waits. Nothing is written. Raises DatelineError where settings or ledger cannot be understood."""
    report = ingest(IngestOptions(site=site, dry_run=True, jobs=jobs), progress)
    record, texts, problems = read_record(site)
    inbox = laid_out(record, texts, report.questions, report.waiting)
    return Review(waiting(inbox), len(report.changes), problems)


def laid_out(record: Record, texts: Mapping[str, str], questions: Questions, undated: Iterable[str]) -> Inbox:
    """Lay out what a review looks at; what no ingest has told yet does not wait. `undated` are articles' paths."""
    rows = ledgers.parse(texts.get(ledgers.PATH, ""))

    def is_open(name: str, key: str) -> bool:
        return key in rows.get(name, {}).get(OPEN, {})

    told = replace(
        questions,
        conflicts=tuple(one for one in questions.conflicts if is_open(one.name, one.key)),
        emptied=tuple(one for one in questions.emptied if is_open(f"events/{one.event}", "emptied")),
        deleted=tuple(one for one in questions.deleted if is_open(f"events/{one.event.id}", "deleted")),
    )
    return Inbox(
        record=record,
        questions=replace(told, doubles=doubles(hand_of(record, texts, rows))),
        undated=dict.fromkeys(undated, ""),
        places=_places(record, rows),
    )


def _places(record: Record, ledger: Ledger) -> Mapping[str, str]:
    """Return where each source is read: its article here, else its address."""
    addresses = {entry.value.id: entry.value.url for entry in record.sources if entry.value.url}
    articles = {
        name.removeprefix("sources/"): next(iter(sorted(row["articles"])))
        for name, row in ledger.items()
        if row.get("articles")
    }
    return addresses | articles


def decide(site: Path, items: Sequence[Item], decisions: Iterable[Decision]) -> tuple[str, ...]:
    """Carry out decisions and return what each did. Raises DatelineError, with nothing written, where one does not fit."""
    done = effects(decisions, items)
    with writing(site):
        _, texts, _ = read_record(site)
        changes = [*edited(texts, done), *_dated(site, done)]
        carry_out(site, (), [change for change in changes if change.old != change.new])
    return tuple(one.told for one in done)


def edited(texts: Mapping[str, str], done: Sequence[Effect]) -> Iterator[Change]:
    """Yield what decisions change in the entries and in the ledger. Raises DatelineError where an entry cannot be edited."""
    after: dict[str, str] = {}
    for one in done:
        for path, change in one.changes.items():
            try:
                after[path] = splice(change.cls, after.get(path, texts[path]), change.edits)
            except (DatelineError, KeyError):
                hint = "make the change by hand, in the file"
                problem = Problem(Mark(path), "DL141", "this file cannot be edited by program", hint)
                raise DatelineError([problem]) from None
    yield from (Change(path, texts[path], text) for path, text in sorted(after.items()))
    created = {path: text for one in done for path, text in one.created.items()}
    yield from (Change(path, texts.get(path), text) for path, text in sorted(created.items()))
    yield from _closed(texts, done)


def _dated(site: Path, done: Iterable[Effect]) -> Iterator[Change]:
    """Yield the sidecars that name a day of publication."""
    before, _ = read_shelf(site)
    shelf, files = before, {file.path: file for file in before.files}
    for one in done:
        if one.day and one.day[0] in files:
            path, day = one.day
            given = Given(path, SourceFile(path, files[path].raw), Supplied())
            shelf, problems = store(shelf, [given], day)
            if problems:
                raise DatelineError(problems)
    for path, text in sorted(shelf.sidecars.items()):
        yield Change(path, before.sidecars.get(path), text)


def _closed(texts: Mapping[str, str], done: Iterable[Effect]) -> Iterator[Change]:
    """Yield the ledger without the conflicts that are decided."""
    closed = {one.closed for one in done if one.closed}
    if closed:
        text = texts.get(ledgers.PATH, "")
        rows = {
            name: {
                part: {key: mark for key, mark in items.items() if part != OPEN or (name, key) not in closed}
                for part, items in row.items()
            }
            for name, row in ledgers.parse(text).items()
        }
        yield Change(ledgers.PATH, text, ledgers.serialise(rows))
