"""A site with texts that are typed and not saved yet: what is wrong with them, and the schemas of what may stand there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from generator import schemas
from generator.content.load import FOLDER, SKIP, SUFFIXES, load_record
from generator.errors import Problem
from generator.files import SourceFile, read_tree
from generator.memo.store import Store
from generator.model.config import Config
from generator.model.record import NOUNS, Entry, Record
from generator.reading.sidecar import NAME as SIDECAR
from generator.reading.sidecar import read_sidecar
from generator.schema import reference
from generator.schema.document import Known, document
from generator.schema.forms import Json
from generator.settings import SETTINGS, settings

_NAMES: Mapping[type, str] = {cls: name for name, cls in schemas.SUBJECTS.items()}
_ENTRIES = frozenset(_NAMES[cls] for cls in NOUNS.values())


@cache
def _words() -> reference.Reference:
    return reference.sections(reference.place().read_text("utf-8"))


def site_of(file: Path) -> Path | None:
    """Return the folder of the site that a file lies in, the nearest above it; None where there is none."""
    return next((folder for folder in file.parents if (folder / SETTINGS).is_file()), None)


def subject(path: str) -> str | None:
    """Return the name of the schema of a file, by its path in its site; None where nothing is read from it."""
    parts = PurePosixPath(path).parts
    if path == SETTINGS:
        return "site"
    if parts[:2] == (FOLDER, "articles") and parts[-1] == SIDECAR:
        return "published"
    is_entry = len(parts) > 2 and parts[0] == FOLDER and parts[1] in NOUNS and path.endswith(".md")
    return _NAMES[NOUNS[parts[1]]] if is_entry and not parts[-1].lower().startswith("readme.") else None


@dataclass(frozen=True, slots=True)
class Look:
    """A site as it was seen last: its record, None before it was read; what is known of it, and its problems."""

    record: Record | None = None
    known: Known = schemas.NO_SITE
    problems: tuple[Problem, ...] = ()

    def schema(self, name: str) -> Json:
        """Return a schema as what is known makes it."""
        return document(schemas.SUBJECTS[name], self.known, _words(), of_table=name == "published")

    def entries(self) -> Iterator[Entry[Any]]:
        """Yield the entries that could be read."""
        if self.record:
            shelves = (getattr(self.record, folder) for folder in NOUNS)
            yield from chain.from_iterable(shelves)


def look(site: Path, unsaved: Mapping[str, str], last: Look) -> Look:
    """Read a site with other texts in the place of some of its files (by posix path), after it was seen as `last`.

    While the settings cannot be understood, those that could be last are taken. Entries that are what they were are not
    decoded again. What is wrong is what `check` says, but for what shows only when all pages are drawn.
    """
    typed = [SourceFile(path, text.encode("utf-8", "surrogatepass")) for path, text in unsaved.items()]
    mine = {file.path: file for file in typed}
    config, problems = settings(site, mine.get(SETTINGS))
    taken = config or (last.record.config if last.record else None)
    files, lost = read_tree(site, FOLDER, SUFFIXES, skip=SKIP)
    entries = {file.path: file for file in (*files, *typed) if subject(file.path) in _ENTRIES}
    store = Store(site, keep=False)
    read, found = load_record(
        taken or Config(title=""), entries.values(), store, alone=taken is None, before=last.entries()
    )
    store.close()
    beside = (
        problem for file in typed if subject(file.path) == "published" for problem in _sidecar(site, file)
    )
    return Look(
        record=read,
        known=schemas.known(read.config, schemas.ids_of(read)),
        problems=tuple(sorted({*problems, *lost, *found, *beside})),
    )


def _sidecar(site: Path, file: SourceFile) -> Iterable[Problem]:
    folder = (site / file.path).parent
    names = [path.name for path in folder.iterdir() if path.name != SIDECAR] if folder.is_dir() else []
    return read_sidecar(file.raw, file.path, names)[1]
