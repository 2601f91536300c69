"""A language's dates, numbers and names, apart from those of every other language used in this process."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError, localedata

#: A language without a country writes dates as its broadest usage does: “28 September 2020”, not “September 28, 2020”.
_LOCALES = {"en": "en_GB"}


class Apart(Locale):
    """A locale with data of its own.

    Babel writes what it looks up for one locale into what others rest on, and these then have its words: after Hebrew's
    months, French ones are Hebrew (https://github.com/python-babel/babel/issues/1234).
    """

    _own: localedata.LocaleDataDict | None = None

    @property
    def _data(self) -> localedata.LocaleDataDict:
        if self._own is None:
            shared = super()._data.base
            self._own = localedata.LocaleDataDict({key: _copied(value) for key, value in shared.items()})
        return self._own


def _copied(node: object) -> object:
    """Copy what may be written to: tables, also those of which some stand elsewhere (a pair of a reference and a table)."""
    if isinstance(node, dict):
        return {key: _copied(value) for key, value in node.items()}
    return tuple([_copied(one) for one in node]) if type(node) is tuple else node


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """The locale of a BCP 47 tag; British English where the tag names no language that is known."""
    try:
        return Apart.parse(_LOCALES.get(language, language.replace("-", "_")))
    except (ValueError, UnknownLocaleError):
        return Apart.parse("en_GB")
