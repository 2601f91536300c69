"""The interface's words in the site's language, numbers and plurals as that language writes them.

The words stand in `layouts/words/LANGUAGE.toml`; English is the ground that another language covers key by key.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from string import Formatter
from types import SimpleNamespace
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from generator.rendering.locales import locale_of

#: The categories that languages tell numbers apart by (CLDR); the words have those that their language has.
PLURALS = ("zero", "one", "two", "few", "many", "other")
#: Keys of the sentences that statements are told in.
SENTENCES = "acts."


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All words by dotted key (“measures.killed”), and the locale they belong to."""

    language: str
    locale: Locale
    table: Mapping[str, str]
    tree: SimpleNamespace = field(repr=False)

    @classmethod
    def of(cls, language: str, *tables: Mapping[str, Any]) -> "Words":
        """Lay tables of words over each other, the last on top."""
        flat = {key: value for table in tables for key, value in _flatten(table)}
        return cls(language, locale_of(language), flat, _tree(flat))

    def __call__(self, key: str, **values: object) -> str:
        """The words under a dotted key, its `{placeholders}` filled."""
        return self.table[key].format(**values) if values else self.table[key]

    def first(self, keys: Iterable[str]) -> str:
        """The words under the first key that has any. The last of them always has."""
        return next(self.table[key] for key in keys if key in self.table)

    def number(self, number: int) -> str:
        """A whole number with the language's separators."""
        return _decimal(number, self.language)

    def count(self, key: str, number: int) -> str:
        """“1 entry”, “12 entries”: the plural form of a key for a number."""
        form = f"{key}.{_plural_form(number, self.language)}"
        return self.table[form if form in self.table else f"{key}.other"].format(n=self.number(number))

    def country_name(self, code: str | None) -> str:
        """The state of an ISO 3166-1 code by name; the code where it is not known."""
        return str(self.locale.territories.get(code.upper(), code)) if code else ""

    def language_name(self, tag: str) -> str:
        """The language of a BCP 47 tag by name; the tag where it is not known."""
        return str(self.locale.languages.get(tag.split("-", maxsplit=1)[0].lower(), tag))


@lru_cache(maxsize=256)
def tongue(language: str, page: str) -> Markup:
    """The attributes `lang` and `dir` of words in a language, on a page in another; nothing where they need none."""
    own, other = language.lower().partition("-")[0], page.lower().partition("-")[0]
    if own in ("", other):
        return Markup()
    try:
        direction = Locale.parse(own).text_direction
    except (ValueError, UnknownLocaleError):
        direction = "auto"
    return Markup(' lang="{}" dir="{}"').format(language, direction)


def fill(pattern: str, **values: object) -> Markup:
    """Fill the `{placeholders}` of a pattern with safe HTML; whatever is not marked as safe is escaped."""
    safe = {name: escape(value) for name, value in values.items()}
    return Markup(_safe(pattern).format(**safe))  # noqa: S704


def placeholders(pattern: object) -> tuple[tuple[str, str], ...] | None:
    """The texts of a pattern as `fill` makes them safe, each with the name that is filled in behind it (“” for none).

    None where a placeholder is more than a name, or the pattern is none.
    """
    try:
        parts = [*Formatter().parse(_safe(pattern))] if isinstance(pattern, str) else []
    except ValueError:
        parts = []
    plain = all(
        not how and not more and (name is None or name.isidentifier()) for _, name, how, more in parts
    )
    return tuple((text, name or "") for text, name, *_ in parts) if parts and plain else None


@lru_cache(maxsize=4096, typed=True)  # text that is safe already equals the same text that is not
def _safe(pattern: str) -> str:
    return str(escape(pattern))


def misfits(table: Mapping[str, Any], theme: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what in a table of words does not fit the theme's, by key: a table in place of words, a {name} that nothing fills."""
    known = dict(_flatten(theme))
    groups = {key[:end] for key in known for end in range(len(key)) if key[end] == "."}
    for key, words in _flatten(table):
        if key in groups or any(key.startswith(f"{one}.") for one in known):
            yield (
                key,
                f"“{key}” stands where the theme has {'a table of words' if key in groups else 'single words'}",
            )
            continue
        found, filled = names(words), _filled(key, known)
        if found is None:
            yield key, f"“{key}” has a brace that is not closed: write {{{{ for a brace"
        elif filled is not None and found - filled:
            yield (
                key,
                f"“{key}” has {{{min(found - filled)}}}, which nothing fills; known here: {_braced(filled)}",
            )


def _braced(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"


def _filled(key: str, known: Mapping[str, str]) -> set[str] | None:
    """The names that are filled in the words of a key; None where the theme has no such words."""
    if key.startswith(SENTENCES):
        return {"speaker", "of", "to", "denies"}
    group = key.rpartition(".")[0] + "."
    like = [key] if key in known else [one for one in known if group != "." and one.startswith(group)]
    return set().union(*(names(known[one]) or () for one in like)) if like else None


def names(words: str) -> set[str] | None:
    """The names that are filled in a pattern; None where it has a brace that is not closed."""
    try:
        return {name for _, name, _, _ in Formatter().parse(words) if name is not None}
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _decimal(number: int, language: str) -> str:
    return format_decimal(number, locale=locale_of(language))


@lru_cache(maxsize=4096)
def _plural_form(number: int, language: str) -> str:
    return locale_of(language).plural_form(number)


def _flatten(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{path}{key}.")
        else:
            yield path + key, str(value)


def _tree(flat: Mapping[str, str]) -> SimpleNamespace:
    root = SimpleNamespace()
    for key, value in flat.items():
        *groups, leaf = key.split(".")
        node = root
        for group in groups:
            node = node.__dict__.setdefault(group, SimpleNamespace())
        setattr(node, leaf, value)
    return root
