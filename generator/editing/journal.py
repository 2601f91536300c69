"""content/ingesting.yaml: what an ingest is about to write, so that one that was stopped midway is taken up by the next.

It is there only while entries are being written: the ledger as it will be, and the digest of every file that changes. An
ingest that is killed leaves it behind. Some files are then as they were, others as they were to become; by the journal
both are told from what a person wrote, whatever became of the articles since.
"""

from collections.abc import Iterable, Mapping

from generator.editing.change import Change
from generator.editing.hand import WHOLE, AnyEntry, name_of, path_of, written
from generator.editing.ledger import Ledger, Row, parse, sections, serialise
from generator.errors import DatelineError, Mark, Problem
from generator.model.record import Record

PATH = "content/ingesting.yaml"
_HEADER = """\
# An ingest is writing, or was stopped while it wrote: `dateline ingest` finishes it. Leave this file to it.
"""
#: In the row of a file, which begins with its path: the digest of the text it is to have.
_FILES, _PART, _TEXT = "content/", "text", "digest"


def begun(ledger: str, changes: Iterable[Change]) -> str:
    """Write the journal of an ingest that changes these files and makes this of the ledger."""
    files = {one.path: {_PART: {_TEXT: written(one.new)}} for one in changes if one.new is not None}
    return _HEADER + serialise({**sections(ledger), **files})


def read(text: str) -> Ledger:
    """Read a journal. Raises DatelineError, which says what to do, where it is damaged."""
    try:
        rows = parse(text, PATH)
    except DatelineError as error:
        raise _damaged(error.problems[0].mark) from error
    if any(_TEXT not in row.get(_PART, {}) for name, row in rows.items() if name.startswith(_FILES)):
        raise _damaged(Mark(PATH))
    return rows


def _damaged(place: Mark) -> DatelineError:
    what = "an ingest was stopped midway, and what it noted here for the next one cannot be read"
    hint = "delete this file, then run `dateline ingest`: nothing is lost, but what was written already counts as yours"
    return DatelineError([Problem(place, "DL090", what, hint)])


def resumed(ledger: str, journal: str, record: Record, texts: Mapping[str, str]) -> str:
    """Return the ledger as it is true of the files that an ingest left behind when it was stopped.

    `texts` are the texts of all files by path. Raises DatelineError where the ledger or the journal cannot be read.
    """
    entries: Iterable[AnyEntry] = (*record.events, *record.escalations, *record.sources, *record.actors)
    paths = {name_of(entry.value): entry.path for entry in entries}
    before, found = parse(ledger), read(journal)
    after = {name: row for name, row in found.items() if not name.startswith(_FILES)}
    rows: dict[str, Row] = {}
    for name in {*before, *after}:
        path = paths.get(name, path_of(name))
        due = found[path][_PART][_TEXT] if path in found else None
        row = _row(before.get(name), after.get(name), texts.get(path), due)
        rows |= {} if row is None else {name: row}
    return serialise(rows)


def _row(old: Row | None, new: Row | None, text: str | None, due: str | None) -> Row | None:
    """Return the row that is true of a file: the one from before, or that of the ingest that was stopped.

    `text` is what the file says, `due` the digest of what it was to say; None where there is none.
    """
    if text is None:
        return old if new is not None else None  # it was taken away, or never written
    if due is None:
        return old if new is None else new  # it was to go, or to stay as it is
    if written(text) == due:
        return new
    made_by_ingest = new is not None and WHOLE in new.get("fields", {})
    return new if old is None and made_by_ingest else old  # a person was there since
