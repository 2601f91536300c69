"""Layouts: the default theme, overridden file by file by a site's own `layouts/` folder.

`*.html` are Jinja2 templates, `words/*.toml` the interface's words, `assets/**` and `static/**` files published as they
are: `assets/` under that name, `static/` at the root of the site. Other files are left alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.errors import DatelineError, Mark, Problem
from generator.files import read_tree
from generator.model.config import Wording
from generator.model.page import File
from generator.rendering import toml
from generator.rendering.templates import Press
from generator.rendering.words import Words, misfits
from generator.theme import FOLDER, theme_folder

#: The ends of the names of files to read: any.
_ANY = ("",)
_ENGLISH = "words/en.toml"
_INDEX = "index.html"
#: The files that a site can do without: what stands on their pages can stand elsewhere, or be found by another way.
_SPARE = {
    "claims": "claims.html",
    "data": "data.html",
    "filter": "assets/filter.js",
    "listing": "listing.html",
    "places": "places.html",
}
#: What a template holds that shows the picture of a preview: `page.image`, or its name; a type of media is none.
_PICTURE = re.compile(rb"\bimage\b(?!/)|card\.png")
_PUBLISHED = {"assets/": "assets/", "static/": ""}


@dataclass(frozen=True, eq=False)
class Layouts:
    """Every file of the theme and of the site's own layouts, by posix path relative to the folder."""

    theme: Mapping[str, bytes]
    own: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, site: Path | None = None) -> "Layouts":
        """Read the default theme, and the `layouts/` folder of a site where it has one. Raises DatelineError."""
        return cls(_tree(theme_folder().parent), _tree(site) if site else {})

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """The files that count: the site's own before the theme's, in the order of their paths."""
        return dict(sorted({**self.theme, **self.own}.items()))

    @cached_property
    def left_out(self) -> frozenset[str]:
        """What is not to be made, by name: pages of layouts whose files are empty, and cards that no layout shows.

        Raises DatelineError.
        """
        empty = {name for name, path in _SPARE.items() if not _text(path, self.files[path]).strip()}
        templates = (raw for path, raw in self.files.items() if path.endswith(".html"))
        return frozenset(empty if any(map(_PICTURE.search, templates)) else {*empty, "cards"})

    def press(self, *, quick: bool = True, sound: bool = False, **names: object) -> Press:
        """Return what draws the pages of one site; `names` are known to every template and macro.

        Without `quick`, no short cut is taken. Raises DatelineError with every syntax error of the site's own layouts;
        the theme's are read when they are drawn, and all where they are known to be `sound`.
        """
        sources = {path: _text(path, raw) for path, raw in self.files.items() if path.endswith(".html")}
        return Press(
            sources, names, quick=quick, sound=sources if sound else self.theme.keys() - self.own.keys()
        )

    def words(self, language: str, settings: Wording = Wording()) -> Words:  # noqa: B008 - it is frozen
        """The interface's words: English below the site's language, the theme's below the site's own, its settings on top."""
        paths = dict.fromkeys(
            f"words/{name}.toml" for name in ("en", language.split("-", maxsplit=1)[0], language)
        )
        theme = {path: _toml(path, self.theme[path]) for path in paths if path in self.theme}
        tables = (
            table
            for path in paths
            for table in (
                theme.get(path),
                _toml(path, self.own[path], theme[_ENGLISH]) if path in self.own else None,
            )
        )
        return Words.of(language, *filter(None, tables), dict(settings.table))

    def published(self) -> Iterator[File]:
        """Files that go out as they are."""
        for path, raw in self.files.items():
            for folder, root in _PUBLISHED.items():
                if path.startswith(folder):
                    yield File(root + path.removeprefix(folder), raw)

    @cached_property
    def own_pages(self) -> frozenset[str]:
        """The site paths of pages that go out as they are: “/about/” of `static/about/index.html`."""
        return frozenset(
            f"/{file.path.removesuffix(_INDEX)}"
            for file in self.published()
            if file.path.endswith(f"/{_INDEX}")
        )


def _tree(root: Path) -> dict[str, bytes]:
    """Every file of the `layouts/` folder in a site or in the theme's home. Raises DatelineError where one cannot be read."""
    files, problems = read_tree(root, FOLDER, _ANY)
    if problems:
        raise DatelineError(problems)
    return {file.path.removeprefix(f"{FOLDER}/"): file.raw for file in files}


def _text(path: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _broken(path, line, "this file is not UTF-8 text", "save it as UTF-8") from None


def _toml(path: str, raw: bytes, theme: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
    """A table of words; one that is not the theme's own must fit it. Raises DatelineError."""
    try:
        table = toml.loads(_text(path, raw))
    except ValueError as error:
        raise _broken(
            path, 0, f"this table of words cannot be read: {error}", 'write key = "words"'
        ) from None
    _, wrong = next(misfits(table, theme), ("", "")) if theme is not None else ("", "")
    if wrong:
        raise _broken(path, 0, wrong, f"compare words/en.toml of the theme in {FOLDER}/")
    return table


def _broken(path: str, line: int, message: str, hint: str) -> DatelineError:
    return DatelineError([Problem(Mark(f"{FOLDER}/{path}", line), "DL113", message, hint)])
