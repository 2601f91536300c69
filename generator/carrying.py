"""Carrying out an ingest: every file written whole, and nothing lost at whatever moment it is stopped.

First the articles, each with what is known of it; then the journal (`editing/journal.py`); then the entries; then the
ledger, and with it the journal goes. A file that is no longer as it was read is a person's, and stops everything.
"""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.alone import alone
from generator.editing import journal
from generator.editing.ledger import PATH as LEDGER
from generator.editing.plan import Change
from generator.errors import DatelineError, Mark, Problem
from generator.files import SourceFile, sweep, write_all

_ARTICLES = "content/articles/"
_RESUME = "nothing is lost: make room or mend that, and start again"


@contextlib.contextmanager
def writing(site: Path) -> Iterator[None]:
    """Hold a site for one who reads and then writes its entries. Raises DatelineError where another process has it."""
    with alone(site) as held:
        if not held:
            hint = "wait until it has ended, and start again"
            raise DatelineError([Problem(Mark("content"), "DL146", "another command is writing here", hint)])
        sweep(site / "content")
        yield


def carry_out(site: Path, stored: Sequence[SourceFile], changes: Sequence[Change]) -> None:
    """Write the articles, the entries and the ledger, so that the next ingest takes up what is half done.

    Raises DatelineError: with nothing written, where a path leads out of the site or a file is not as it was read; with
    every file whole, where that happens meanwhile or the disk refuses.
    """
    root = site.resolve()
    if (begun := _present(root / journal.PATH)) is not None:
        journal.read(begun)
        what = "an ingest was stopped midway, and is not completed yet"
        _refuse([Problem(Mark(journal.PATH), "DL146", what, "first of all, run `dateline ingest`")])
    beside = [one for one in changes if one.path.startswith(_ARTICLES)]
    ledger = [one for one in changes if one.path == LEDGER]
    entries = [one for one in changes if one not in beside and one not in ledger]
    entries.sort(key=lambda change: (change.new is None, change.path))
    _refuse(_leading_out(root, [*(file.path for file in stored), *(one.path for one in changes)]))
    _refuse(_changed(root, changes))
    _write(root, _contents(root, beside))
    _write(root, ((file.path, file.raw) for file in stored))
    if entries:
        after = ledger[0].new if ledger else _present(root / LEDGER)
        _write(root, [(journal.PATH, journal.begun(after or "", entries).encode())])
    _write(root, _contents(root, entries))
    _write(root, _contents(root, ledger))
    if entries:
        _write(root, [(journal.PATH, None)])


def recover(site: Path, ledger: str) -> None:
    """Make an end of an ingest that was stopped: `ledger` is what is true of the files that it left behind.

    Raises DatelineError where the ledger leads out of the site, or the disk refuses.
    """
    root = site.resolve()
    if (root / journal.PATH).exists():
        _refuse(_leading_out(root, [LEDGER]))
        _write(root, [(LEDGER, ledger.encode() if ledger else None), (journal.PATH, None)])


def _contents(root: Path, changes: Iterable[Change]) -> Iterator[tuple[str, bytes | None]]:
    """Yield what is to be written, each file looked at once more."""
    for change in changes:
        _refuse(_changed(root, [change]))
        yield change.path, None if change.new is None else change.new.encode()


def _write(root: Path, contents: Iterable[tuple[str, bytes | None]]) -> None:
    try:
        write_all((root / path, content) for path, content in contents)
    except OSError as error:
        place = Path(error.filename or root / "content")
        shown = place.relative_to(root) if place.is_relative_to(root) else place
        reason = error.strerror or str(error)
        problem = Problem(Mark(shown.as_posix()), "DL147", f"this cannot be written: {reason}", _RESUME)
        raise DatelineError([problem]) from error


def _present(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else None


def _changed(root: Path, changes: Iterable[Change]) -> Iterator[Problem]:
    """Yield a problem for every file that is not as it was read."""
    for change in changes:
        if _present(root / change.path) != change.old:
            what = "this file was changed after it had been read, and is left as it is"
            yield Problem(Mark(change.path), "DL145", what, "start the command again: nothing is lost")


def _leading_out(root: Path, paths: Iterable[str]) -> Iterator[Problem]:
    for path in paths:
        if not (root / path).resolve().is_relative_to(root):
            what, hint = "this path leads out of the site", "replace the link in it by a folder"
            yield Problem(Mark(path), "DL097", what, hint)


def _refuse(problems: Iterable[Problem]) -> None:
    if found := tuple(problems):
        raise DatelineError(found)
