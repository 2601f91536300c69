"""The JSON Schemas of a site: which there are, what they know of it, and where editors find them."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.files import write_all
from generator.memo import home
from generator.model.actor import Actor
from generator.model.config import Config
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.record import Entry, Record
from generator.model.site import Site
from generator.model.source import Source
from generator.reading.front_matter import ArticleFrontMatter
from generator.schema import reference
from generator.schema.document import Known, document

#: Where they lie in a site, named for what they describe.
FOLDER = home.SCHEMAS
#: What each describes: an entry's front matter, the settings, and what is said beside articles (a table by file name).
SUBJECTS: Mapping[str, type] = {
    "event": Event,
    "actor": Actor,
    "escalation": Escalation,
    "source": Source,
    "site": Config,
    "published": ArticleFrontMatter,
}
#: What is known where no site is.
NO_SITE = Known(kinds=[*Config(title="").vocabulary()], is_open=True)


def known(config: Config, ids: Mapping[str, Iterable[str]]) -> Known:
    """Return what a site adds; `ids` by folder of content/. A source that is written in place (“EVENT/ID”) is not offered."""
    named = {folder: sorted(one for one in names if "/" not in one) for folder, names in ids.items()}
    return Known(
        kinds=[*config.vocabulary()], ids={folder: names for folder, names in named.items() if names}
    )


def ids_of(record: Record) -> Mapping[str, Iterable[str]]:
    """Return the ids that entries name others by, by folder of content/. Events are named by nobody else."""
    shelves: Mapping[str, tuple[Entry[Any], ...]] = {
        "actors": record.actors,
        "escalations": record.escalations,
        "sources": record.sources,
    }
    return {folder: [entry.value.id for entry in shelf] for folder, shelf in shelves.items()}


def texts(what: Known, names: Iterable[str] = SUBJECTS) -> dict[str, str]:
    """Return schemas as JSON, by name."""
    words = reference.sections(reference.place().read_text("utf-8"))
    schemas = {name: document(SUBJECTS[name], what, words, of_table=name == "published") for name in names}
    return {name: json.dumps(made, ensure_ascii=False, indent=2) + "\n" for name, made in schemas.items()}


def write(folder: Path, what: Known, names: Iterable[str] = SUBJECTS) -> None:
    """Write schemas into a folder; those that stand there as they would be written stay. Raises OSError."""
    files = {folder / f"{name}.json": text.encode() for name, text in texts(what, names).items()}
    write_all((path, raw) for path, raw in files.items() if not _holds(path, raw))


def _holds(path: Path, raw: bytes) -> bool:
    """Whether a file has this content; one that is as large as no schema is not read."""
    return path.is_file() and path.stat().st_size == len(raw) and path.read_bytes() == raw


def is_own(site: Path) -> bool:
    """Whether the schemas' folder of a site is one, made as far as it was missing: a link may lead anywhere. Raises OSError."""
    folder = site / FOLDER
    return home.made(str(site)) and not any(path.is_symlink() for path in (folder, *folder.glob("*")))


def renew(site: Path, derived: Site) -> None:
    """Bring the schemas of a site up to date, where they can be written."""
    ids = {"actors": derived.actors, "escalations": derived.escalations, "sources": derived.sources}
    with suppress(OSError):
        if is_own(site):
            write(site / FOLDER, known(derived.config, ids))
