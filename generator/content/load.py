"""content/ to the record: every file becomes its folder's noun, and every problem of the run is kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Generic

from generator import permalinks
from generator.content.crosscheck import cross_check
from generator.content.decoding import Leaf, decode_all, known_of
from generator.content.library import Holder, Library
from generator.decode import Decoded, decode_yaml, nearest
from generator.errors import Mark, Problem, Severity, did_you_mean
from generator.files import SourceFile
from generator.memo.store import NO_STORE, Store
from generator.model.actor import Actor
from generator.model.config import Config
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.record import NOUNS, Entry, KeyPath, Noun, Record
from generator.model.source import Source

#: What `read_tree` is asked for, so that strays are seen and no article is ever read.
FOLDER = "content"
SUFFIXES = (".md", ".markdown", ".yaml", ".yml", ".txt", ".html", ".htm")
SKIP = ("content/articles", "content/ingested.yaml", "content/ingesting.yaml", permalinks.PATH)

FOLDERS = tuple(NOUNS)


#: Says what else is wrong with the settings that could be read: at which keys, with which code, message and hint.
Findings = Callable[[Mapping[str, object]], Iterable[tuple[KeyPath, str, str, str]]]


def load_config(
    file: SourceFile, findings: Findings = lambda _: ()
) -> tuple[Config | None, tuple[Problem, ...]]:
    """Read site.yaml. The settings are None where a problem stands in their way; `findings` are looked for in them."""
    decoded = decode_yaml(Config, file.raw, file.path)
    found = findings(decoded.fields)
    wrong = (
        Problem(nearest(decoded.marks, keys, file.path), code, message, hint)
        for keys, code, message, hint in found
    )
    return decoded.value, tuple(sorted((*decoded.problems, *_repeated_kinds(decoded, file.path), *wrong)))


def _repeated_kinds(decoded: Decoded[Config], path: str) -> Iterable[Problem]:
    seen: set[str] = set()
    for n, kind in enumerate(decoded.value.kinds if decoded.value else ()):
        if kind.id in seen:
            mark = nearest(decoded.marks, ("kinds", n, "id"), path)
            yield Problem(mark, "DL037", f"the kind “{kind.id}” is listed twice", "keep one")
        seen.add(kind.id)


@dataclass(frozen=True, slots=True)
class _Shelf(Generic[Noun]):
    """One folder read: its entries by path, the places of every id, the problems."""

    entries: tuple[Entry[Noun], ...]
    ids: Mapping[str, Sequence[Holder]]
    problems: tuple[Problem, ...]

    def in_record(self) -> tuple[Entry[Noun], ...]:
        """Return the entries by id; of several with one id, the first by path."""
        first = {entry.value.id: entry for entry in reversed(self.entries)}
        return tuple(first[name] for name in sorted(first))


def load_record(  # noqa: PLR0913 - each that is named stands for itself
    config: Config,
    files: Iterable[SourceFile],
    store: Store = NO_STORE,
    *,
    alone: bool = False,
    jobs: int = 1,
    before: Iterable[Entry[Any]] = (),
) -> tuple[Record, tuple[Problem, ...]]:
    """Read every file of content/ and check what must hold between them; `alone` leaves that out.

    Up to `jobs` processes may share the reading, and entries that were read `before` are not decoded again where their
    files are what they were: neither changes anything in what comes of it.

    The record has the entries that could be read; of several with one id, the first by path. Problems are sorted.
    """
    by_folder, strays = _sort(files)
    del files
    number = {folder: len(files) for folder, files in by_folder.items()}
    every = decode_all(_leaves(by_folder), known_of(before), store, jobs)
    events: _Shelf[Event] = _shelve(islice(every, number["events"]))
    actors: _Shelf[Actor] = _shelve(islice(every, number["actors"]))
    escalations: _Shelf[Escalation] = _shelve(islice(every, number["escalations"]))
    sources: _Shelf[Source] = _shelve(islice(every, number["sources"]))
    record = Record(
        config=config,
        events=events.in_record(),
        actors=actors.in_record(),
        escalations=escalations.in_record(),
        sources=sources.in_record(),
    )
    found = [shelf.problems for shelf in (events, actors, escalations, sources)]
    laws = () if alone else cross_check(_library(config, events, actors, escalations, sources))
    return record, tuple(sorted(chain(strays, *found, laws)))


def _library(
    config: Config,
    events: _Shelf[Event],
    actors: _Shelf[Actor],
    escalations: _Shelf[Escalation],
    sources: _Shelf[Source],
) -> Library:
    return Library(
        config=config,
        events=events.entries,
        actors=actors.entries,
        escalations=escalations.entries,
        sources=sources.entries,
        ids={
            "events": events.ids,
            "actors": actors.ids,
            "escalations": escalations.ids,
            "sources": sources.ids,
        },
    )


def _leaves(by_folder: dict[str, list[SourceFile]]) -> Iterator[Leaf]:
    """Yield all files with their digests, and leave no list of them."""
    for folder in FOLDERS:
        yield from (Leaf.of(NOUNS[folder], file) for file in by_folder.pop(folder))


def _shelve(leaves: Iterable[tuple[Leaf, Decoded[Noun]]]) -> _Shelf[Noun]:
    """Put what the files of one folder say on its shelf; they come by path."""
    entries: list[Entry[Noun]] = []
    problems: list[Problem] = []
    ids: dict[str, list[Holder]] = {}
    for leaf, decoded in leaves:
        path, marks = leaf.file.path, decoded.marks
        problems += decoded.problems
        if "id" in decoded.fields:
            ids.setdefault(str(decoded.fields["id"]), []).append(Holder(path, marks))
        if decoded.value is not None:
            entries.append(
                Entry(
                    value=decoded.value,
                    path=path,
                    marks=marks,
                    whole=leaf.whole,
                    head=leaf.head,
                    bare=leaf.bare,
                )
            )
    return _Shelf(tuple(entries), ids, tuple(problems))


def _sort(files: Iterable[SourceFile]) -> tuple[dict[str, list[SourceFile]], tuple[Problem, ...]]:
    """Sort files by the folder they belong to, each by path; what belongs to none is a warning."""
    folders: dict[str, list[SourceFile]] = {folder: [] for folder in FOLDERS}
    strays = []
    for file in sorted(files, key=lambda file: file.path):
        folder = file.path.split("/")[1]
        name = file.path.rsplit("/", 1)[1]
        if name.lower().startswith("readme."):
            continue
        if folder in folders and name.endswith(".md"):
            folders[folder].append(file)
        else:
            strays.append(_stray(file.path, folder, name))
    return folders, tuple(strays)


def _stray(path: str, folder: str, name: str) -> Problem:
    message, hint = "no entry is read from here", f"entries lie in content/: {', '.join(FOLDERS)}"
    if folder in FOLDERS:
        message, hint = "an entry's file name ends in .md", f"rename it to {name.rsplit('.', 1)[0]}.md"
    if name.endswith((".txt", ".html", ".htm")):
        hint = "articles lie in content/articles"
    elif folder not in (*FOLDERS, name):
        hint = did_you_mean(folder, FOLDERS) or hint
    return Problem(Mark(path), "DL041", message, hint, Severity.WARNING)
