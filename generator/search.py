"""Search: the entries of a site become an index that a reader's browser searches, made while the pages are drawn.

The index is made of the entries alone: while none of them reads otherwise, and Pagefind is the same, it stays as it is.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Self, TypeVar

from generator.decode import decode_yaml, nearest
from generator.errors import Mark, Problem, Severity
from generator.files import read_file
from generator.indexing.pagefind import Pagefind, PagefindError, program, version
from generator.indexing.settled import settled
from generator.memo.store import key_of
from generator.model.config import Config
from generator.model.findable import Findable
from generator.model.page import File, Kept
from generator.rendering.context import Context
from generator.rendering.findables import INDEX, findables
from generator.settings import NO_SEARCH, SETTINGS

Stowed = TypeVar("Stowed")
#: What comes of it: the files of the index, and why there are none.
Made = tuple[Sequence[Stowed | Kept], Sequence[Problem]]
_INSTALL = "install it with `python -m pip install pagefind-bin`, or write `search: off`"
_AGAIN = "build again; if that does not help, bring it up to date with `python -m pip install --upgrade pagefind-bin`"


def within_reach(config: Config, site: Path) -> tuple[Config, tuple[Problem, ...]]:
    """Return a site's settings, without search where Pagefind does not run, and a warning that says so."""
    if not config.search:
        return config, ()
    try:
        version(program())
    except PagefindError as error:
        return replace(config, search=False), (replace(_warning(error, _INSTALL), mark=_switch(site)),)
    return config, ()


def _switch(site: Path) -> Mark:
    """Return the place where a site asks for search."""
    file, _ = read_file(site, SETTINGS)
    marks = decode_yaml(Config, file.raw, file.path).marks if file else {}
    return nearest(marks, ("search",), SETTINGS)


def index_of(context: Context) -> dict[str, bytes]:
    """Make the index of a site now: its files by path; none where that failed, or the site has no search."""
    with Search(context) as search:
        return {file.path: file.content for file in search.files() if isinstance(file, File)}


@contextmanager
def indexed(
    context: Context, before: Mapping[str, bytes] | None, stow: Callable[[File], Stowed], jobs: int
) -> Iterator[Callable[[], Made[Stowed]]]:
    """Begin the index of a site, and give what returns it, with what `stow` makes of each file.

    It is made beside this process where that may have others (`jobs`); elsewhere Pagefind alone works beside.
    """
    if jobs < 2 or sys.platform != "linux" or not context.site.config.search:
        with Search(context, before) as search:
            yield partial(_stowed, search, stow)
        return
    from generator.crew import Crew  # noqa: PLC0415 - few builds have a search

    crew = Crew(lambda _: _whole(context, before, stow), 1, 1)
    try:
        yield lambda: next(crew.results(lambda _: None))
    finally:
        crew.end()


def _whole(
    context: Context, before: Mapping[str, bytes] | None, stow: Callable[[File], Stowed]
) -> Made[Stowed]:
    with Search(context, before) as search:
        return _stowed(search, stow)


def _stowed(search: "Search", stow: Callable[[File], Stowed]) -> Made[Stowed]:
    files = [file if isinstance(file, Kept) else stow(file) for file in search.files()]
    return files, search.failed


class Search:
    """The index of one site on its way. Pagefind, where it has to make one, works until the `with` block ends.

    `failed` says what went wrong, as warnings: then the site has no index.
    """

    def __init__(self, context: Context, before: Mapping[str, bytes] | None = None) -> None:
        """Begin. `before` are the digests of the files that stand, by path."""
        self.failed: list[Problem] = []
        self._stay: list[Kept] = []
        self._pagefind: Pagefind | None = None
        self._open = ExitStack()
        if context.site.config.search:
            try:
                self._begin(context, before or {})
            except PagefindError as error:
                self.failed.append(_warning(error))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def _begin(self, context: Context, before: Mapping[str, bytes]) -> None:
        language = context.site.config.language
        entries = sorted(findables(context), key=lambda one: one.path)
        self._key = _key(entries, language)
        self._stay = [Kept(path, key) for path, key in before.items() if _is_made_so(path, key, self._key)]
        if not self._stay:
            running = self._open.enter_context(Pagefind(program()))
            running.tell(entries, language)
            self._pagefind = running

    def files(self) -> Iterator[File | Kept]:
        """Yield the files of the index when they are made, in the order of their paths."""
        yield from self._stay
        if self._pagefind:
            try:
                made = settled(self._pagefind.files())
            except (PagefindError, ValueError) as error:
                self.failed.append(_warning(error))
                return
            yield from (File(INDEX + path, content, self._key) for path, content in made.items())


def _key(entries: list[Findable], language: str) -> bytes:
    parts = (part for one in entries for part in (one.path, one.title, one.kind, one.day, one.text))
    return key_of(version(program()), language, *parts)


def _is_made_so(path: str, key: bytes, now: bytes) -> bool:
    return path.startswith(INDEX) and key == now


def _warning(error: Exception, hint: str = _AGAIN) -> Problem:
    return Problem(Mark(SETTINGS), NO_SEARCH, f"the site has no search: {error}", hint, Severity.WARNING)
