"""Languages that are used in one process know nothing of each other."""

from datetime import date
from unittest.mock import patch

from babel import Locale, localedata
from babel.dates import format_date
from babel.localedata import locale_identifiers
from conftest import cases
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.rendering.locales import locale_of

LOCALES = st.sampled_from(sorted(locale_identifiers()))
WIDTHS = ("EEE", "EEEE", "EEEEE", "ccc", "cccc", "MMM", "MMMM", "LLL", "LLLL", "QQQ", "G", "d MMMM y")


def told(locale: Locale) -> list[str]:
    return [format_date(date(2031, month, month), width, locale) for month in (2, 10) for width in WIDTHS]


@settings(max_examples=cases(30))
@given(LOCALES, LOCALES)
@example("he", "fr")
@example("pt", "pt_PT")
@example("pt_PT", "pt")
def test_a_language_has_its_own_words_whichever_was_used_before(before: str, after: str) -> None:
    made = locale_of.__wrapped__
    with patch.object(localedata, "_cache", {}):
        alone = told(made(after))
    with patch.object(localedata, "_cache", {}):
        told(made(before))
        assert told(made(after)) == alone
