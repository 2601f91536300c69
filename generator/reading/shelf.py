"""The shelf: content/articles, where every article is kept as it came, and what is known about it beside it."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from yaml.nodes import MappingNode

from generator.decode.nodes import pairs
from generator.encode import text as scalar
from generator.errors import Mark, Problem, Severity
from generator.faults import CODE as FAULT
from generator.files import SourceFile, read_tree
from generator.memo.findings import FINDINGS
from generator.memo.store import NO_STORE, Memo, Store, key_of
from generator.model.article import Article
from generator.reading.front_matter import ArticleFrontMatter
from generator.reading.given import ARTICLE_NAMES, CONTAINER_NAMES, DOCUMENT_NAMES, Given, is_article
from generator.reading.read import read_article
from generator.reading.sidecar import NAME, read_sidecar
from generator.reading.supplied import Supplied
from generator.splice import Set, blocks, splice
from generator.splice.page import Page

ARTICLES = "content/articles"
_DIGITS = 6
_NO_ARTICLE = "save its text as .txt, or the page as .html"
_CONTAINER = (
    "it may hold several: move it elsewhere and give it to `dateline ingest`, which keeps each of them here"
)
_Problems = tuple[Problem, ...]
#: A file with what its sidecar says; what is read of it; and what does this for many.
_Labelled = tuple[SourceFile, Supplied]
_Read = tuple[Article, _Problems]
_Mapped = Callable[[Callable[[_Labelled], _Read], Sequence[_Labelled]], Iterable[_Read]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """content/articles: its files, and the texts of the sidecars beside them, by path."""

    files: tuple[SourceFile, ...]
    sidecars: Mapping[str, str]


def read_shelf(site: Path) -> tuple[Shelf, _Problems]:
    """Read content/articles."""
    files, problems = _read_folder(site, ARTICLES)
    beside, more = read_tree(site, ARTICLES, (NAME,))
    sidecars = {file.path: file.raw.decode("utf-8", "replace") for file in beside if _name(file.path) == NAME}
    return Shelf(tuple(file for file in files if is_article(file.path)), sidecars), (*problems, *more)


def _read_folder(root: Path, folder: str) -> tuple[tuple[SourceFile, ...], _Problems]:
    """Read the articles of a folder; a document of another kind is a warning, for it looks like one."""
    files, problems = read_tree(root, folder, ARTICLE_NAMES)
    others, _ = read_tree(root, folder, DOCUMENT_NAMES)
    stray, _ = read_tree(root, folder, CONTAINER_NAMES)
    told = [_no_article(file.path, _NO_ARTICLE) for file in others]
    return files, (*problems, *told, *(_no_article(file.path, _CONTAINER) for file in stray))


def _no_article(path: str, hint: str) -> Problem:
    return Problem(Mark(path), "DL062", "no article is read from a file of this kind", hint, Severity.WARNING)


def store(shelf: Shelf, given: Sequence[Given], published: date | None) -> tuple[Shelf, _Problems]:
    """Put the articles given on the shelf, and what is said about them into the sidecar beside them.

    A text that is there already, under whatever name, is not stored again. Where several of those given have one name, or
    another article has it, they carry the head of their digest; what looks like a newer text of an article is refused.
    """
    rivals = Counter(name for name, _ in {(_name(one.file.path), one.file.raw) for one in given})
    files = {file.path: file for file in shelf.files}
    known = {file.raw: file.path for file in reversed(shelf.files)}
    sidecars, problems = dict(shelf.sidecars), []
    for one in given:
        path = known.get(one.file.raw) or _place(one.file, files, rivals)
        if path in files and files[path].raw != one.file.raw:
            problems.append(_taken(one, path))
            continue
        known[one.file.raw] = path
        files[path] = SourceFile(path, one.file.raw)
        sidecars |= _with_said(sidecars, path, one.said, published)
    return Shelf(tuple(files[path] for path in sorted(files)), sidecars), tuple(problems)


def _place(file: SourceFile, files: Mapping[str, SourceFile], rivals: Mapping[str, int]) -> str:
    """Where a text is kept: under its own name, with the head of its digest where another article has that."""
    name = _name(file.path)
    path = f"{ARTICLES}/{name}"
    if rivals[name] == 1 and (path not in files or _headline(files[path]) == _headline(file)):
        return path
    stem, dot, suffix = name.rpartition(".")
    return f"{ARTICLES}/{stem}-{hashlib.sha256(file.raw).hexdigest()[:_DIGITS]}{dot}{suffix}"


def _headline(file: SourceFile) -> str:
    return read_article(file.raw, file.path)[0].title


def addresses(shelf: Shelf) -> frozenset[str]:
    """The addresses of the articles on the shelf, as the sidecars name them: these need not be fetched again."""
    said: set[str] = set()
    beside = _by_folder(shelf.files)
    for path, text in shelf.sidecars.items():
        names = beside[path.removesuffix(NAME)]
        entries, _ = read_sidecar(text.encode(), path, names)
        said |= {one.url for name, one in entries.items() if one.url and name in names}
    return frozenset(said)


def _by_folder(files: Iterable[SourceFile]) -> Mapping[str, list[str]]:
    """Return the names of the files in every folder; a folder's name ends in a slash."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for file in files:
        name = _name(file.path)
        found[file.path.removesuffix(name)].append(name)
    return found


class _Sidecar:
    """The top level of a sidecar: names of files."""


def _with_said(
    sidecars: Mapping[str, str], path: str, said: Supplied, published: date | None
) -> dict[str, str]:
    """Write what is said about an article into its sidecar: what stands there stays, but for a day given by hand."""
    beside, name = f"{path.rpartition('/')[0]}/{NAME}", _name(path)
    text = sidecars.get(beside, "")
    present, problems = read_sidecar(text.encode(), beside, [name])
    new = {field.name: getattr(said, field.name) for field in fields(ArticleFrontMatter)}
    if published:
        new["published"] = published
    if any(problem.severity is Severity.ERROR for problem in problems) or not any(new.values()):
        return {}
    if name not in present:
        return {beside: _with_entry(text, name, ArticleFrontMatter(**new))}
    old = present[name]
    edits = [
        Set((name, key), value)
        for key, value in new.items()
        if value and (not getattr(old, key) or (key == "published" and value == published))
    ]
    return {beside: splice(_Sidecar, text, edits, whole=True)}


def _with_entry(text: str, name: str, entry: ArticleFrontMatter) -> str:
    """Add an entry to a sidecar in alphabetical order, so that no order of ingesting shows."""
    page = Page.read(text, whole=True)
    root = page.at(())
    if not isinstance(root, MappingNode) or root.flow_style:
        return splice(_Sidecar, text, [Set((name,), entry)], whole=True)
    before = [number for number, (key, _) in enumerate(pairs(root)) if str(key.value) < name]
    return blocks.insert_key(page, root, max(before, default=-1), scalar(name, flow=False), entry)


def read_all(
    shelf: Shelf, mapped: _Mapped = map, store: Store = NO_STORE
) -> tuple[tuple[Article, ...], _Problems]:
    """Read every article on the shelf, each with what its sidecar says; `mapped` acts as `map` and may share the work.

    What was read before, with the same said about it, is known from the store.
    """
    problems: list[Problem] = []
    said: dict[str, Supplied] = {}
    beside = _by_folder(shelf.files)
    for path, text in sorted(shelf.sidecars.items()):
        folder = path.removesuffix(NAME)
        entries, more = read_sidecar(text.encode(), path, beside[folder])
        said |= {folder + name: one for name, one in entries.items()}
        problems += more
    labelled = [(file, said.get(file.path, Supplied())) for file in shelf.files]
    memo = Memo(store, "article", FINDINGS, whole=True)
    read = list(memo.mapped(lambda new: mapped(_read, new), labelled, _key, _is_sound))
    problems += (problem for _, found in read for problem in found)
    return tuple(article for article, _ in read), tuple(problems)


def _read(one: _Labelled) -> _Read:
    file, said = one
    return read_article(file.raw, file.path, sidecar=said)


def _key(one: _Labelled) -> bytes:
    file, said = one
    return key_of(file.path, repr(said), file.raw)


def _is_sound(read: _Read) -> bool:
    return all(problem.code != FAULT for problem in read[1])


def _taken(one: Given, path: str) -> Problem:
    message = f"“{one.path}” is not stored: this file is another text"
    hint = "if it is another article, give the new one another name; if it is a newer text of this one, replace the file"
    return Problem(Mark(path), "DL096", message, hint)


def _name(path: str) -> str:
    return path.rpartition("/")[2]
