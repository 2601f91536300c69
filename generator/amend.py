"""The third street: a person's order changes one entry, in its own file, and what was there stays told.

The file is edited key by key; the record with it is read and checked before anything is written, and then it is written
in one step.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import permalinks
from generator.carrying import carry_out, writing
from generator.content.load import FOLDER, SKIP, SUFFIXES, load_record
from generator.decode import nearest
from generator.editing.change import Change
from generator.errors import DatelineError, Mark, Problem, Severity, did_you_mean
from generator.files import SourceFile, read_tree
from generator.model.actor import Actor
from generator.model.config import Config
from generator.model.correction import Correction
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.record import Entry, KeyPath, Record
from generator.model.source import Source
from generator.publishing import ledger
from generator.settings import settings
from generator.splice import Append, Edit, Set, splice

#: The codes below this one are of files that cannot be read into an entry.
CROSS_CHECKS = "DL030"
Noun = Event | Escalation | Actor | Source
_Problems = tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A site's files, the record they make, what is wrong with it, and the text of content/urls.txt."""

    site: Path
    config: Config
    files: Mapping[str, SourceFile]
    record: Record
    problems: _Problems
    urls: str


@dataclass(frozen=True, slots=True)
class Found:
    """The entry that was asked for: its folder and id, and the entry itself; None where only its address is known."""

    folder: str
    id: str
    entry: Entry[Any] | None


def open_book(site: Path) -> Book:
    """Read a site. Raises DatelineError where its settings cannot be understood."""
    config, problems = settings(site)
    if config is None:
        raise DatelineError(problems)
    files, lost = read_tree(site, FOLDER, SUFFIXES, skip=SKIP)
    record, found = load_record(config, files)
    urls, _ = ledger.read(site)
    by_path = {file.path: file for file in files}
    return Book(site=site, config=config, files=by_path, record=record, problems=(*lost, *found), urls=urls)


def find(book: Book, asked: str) -> Found:
    """Find an entry by its id, or by folder and id (“events/ID”).

    Raises DatelineError for none, for several, and, where it is not found, for every file that may hold it unread.
    """
    folder, _, name = asked.strip("/").removesuffix(".md").rpartition("/")
    wanted = folder.rpartition("/")[2] if folder else ""
    folders = [one for one in permalinks.FOLDERS if wanted in ("", one)]
    here = {one: {entry.value.id: entry for entry in getattr(book.record, one)} for one in folders}
    found = [Found(one, name, here[one][name]) for one in folders if name in here[one]]
    if not found:
        refuse_unread(book.problems, asked, folders)
        gone = [one for one in folders if name in permalinks.published(book.urls, one)]
        found = [Found(one, name, None) for one in gone]
    if len(found) == 1:
        return found[0]
    if found:
        hint = f"say which: {', '.join(f'{one.folder}/{name}' for one in found)}"
        raise DatelineError([Problem(Mark(asked), "DL137", "several entries have this id", hint)])
    hint = did_you_mean(name, (other for one in here.values() for other in one))
    raise DatelineError([Problem(Mark(asked), "DL137", "there is no entry with this id", hint)])


def refuse_unread(problems: Iterable[Problem], asked: str, folders: Iterable[str]) -> None:
    """Raise DatelineError where a file of some folders cannot be read: an entry that is not found may stand in it."""
    unread = [one for one in problems if _hides(one, tuple(f"content/{folder}" for folder in folders))]
    if unread:
        what = "no entry that can be read has this id"
        hint = "first mend what is told here: it may stand there"
        raise DatelineError([*unread, Problem(Mark(asked), "DL137", what, hint)])


def _hides(problem: Problem, folders: Sequence[str]) -> bool:
    """Whether a problem keeps an entry below some folders from being read."""
    path = problem.mark.path
    below = any(path == one or path.startswith(f"{one}/") or one.startswith(f"{path}/") for one in folders)
    return below and problem.severity is Severity.ERROR and problem.code < CROSS_CHECKS


def edited(book: Book, entry: Entry[Any], edits: Iterable[Edit]) -> str:
    """Return the new text of an entry's file. Raises DatelineError."""
    raw = book.files[entry.path].raw.decode("utf-8")
    try:
        return splice(type(entry.value), raw, edits)
    except KeyError as error:
        mark = nearest(entry.marks, (), entry.path)
        hint = "edit the file yourself, and add the correction below “corrections”"
        message = f"what stands here cannot be changed by a command ({error})"
        raise DatelineError([Problem(mark, "DL138", message, hint)]) from error


def told(book: Book, entry: Entry[Any], made: Iterable[Correction]) -> list[Edit]:
    """Return the edits that add corrections to an entry: below those in a block, else in a list laid out anew."""
    key = ("corrections",)
    mark = entry.marks.get(key, Mark(entry.path))
    line = book.files[entry.path].raw.decode("utf-8").replace("\r", "").split("\n")[max(mark.line - 1, 0)]
    if entry.value.corrections and not line[mark.column - 1 :].startswith("["):
        return [Append(key, one) for one in made]
    return [Set(key, (*entry.value.corrections, *made))]


def write(book: Book, path: str, text: str) -> None:
    """Check the record with a file's new text, then write it as ingest does: alone, and whole.

    Raises DatelineError, with nothing written: for what the text makes wrong, where the file is no longer as it was read,
    where its path leads out of the site, and where an ingest is at work or was stopped midway.
    """
    file = SourceFile(path, text.encode())
    files = {**book.files, path: file}
    _, found = load_record(book.config, files.values())
    before = Counter((one.mark.path, one.code, one.message) for one in book.problems)
    new = []
    for problem in found:
        key = (problem.mark.path, problem.code, problem.message)
        before[key] -= 1
        if before[key] < 0 and problem.severity is Severity.ERROR:
            new.append(problem)
    if new:
        raise DatelineError(new)
    old = book.files[path].raw.decode("utf-8", "replace") if path in book.files else None
    with writing(book.site):
        carry_out(book.site, (), [Change(path, old, text)])


def mark_of(entry: Entry[Any], keys: KeyPath) -> Mark:
    """Return the place of a key in an entry's file."""
    return nearest(entry.marks, keys, entry.path)
