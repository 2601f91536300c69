"""The letters of ids: which may stand in one, and which of them look like others.

Alphabets that share shapes are Latin, Greek, Cyrillic and Armenian; the table is of those letters that stand for each
other in most typefaces (from Unicode Technical Standard 39, confusables, lower case alone).
"""

import re
import unicodedata
from functools import lru_cache

_CATEGORIES = frozenset({"Ll", "Lo", "Lm", "Mn", "Mc", "Nd"})
#: Letters and marks that show nothing (Unicode's Default_Ignorable_Code_Point).
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_ALPHABETS = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN")
_LOOKS = {
    "0": "o", "1": "l", "ı": "i", "ɑ": "a", "ɡ": "g", "ɩ": "i", "ʋ": "v", "ƽ": "s",
    "α": "a", "γ": "y", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "σ": "o", "υ": "u", "χ": "x", "ϲ": "c", "ϳ": "j",
    "а": "a", "в": "b", "г": "r", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "п": "n", "р": "p", "с": "c", "т": "t",
    "у": "y", "х": "x", "ѕ": "s", "і": "i", "ј": "j", "һ": "h", "ԁ": "d", "ԛ": "q", "ԝ": "w", "ӏ": "l", "ү": "y", "ё": "ë",
    "ї": "ï", "ѵ": "v", "ь": "b", "ո": "n", "ս": "u", "օ": "o", "հ": "h", "զ": "q", "ց": "g", "յ": "j", "ք": "p", "ւ": "i",
}  # fmt: skip
_AS_THEY_LOOK = str.maketrans(_LOOKS)


def in_id(character: str) -> bool:
    """Whether a character may stand in an id: a letter of any script, a mark of one, or a digit, that can be seen."""
    return unicodedata.category(character) in _CATEGORIES and not _UNSEEN.match(character)


def mixed_alphabets(text: str) -> str:
    """Return the two alphabets that one word of an id is written in (“Cyrillic and Latin”), or nothing.

    A word of two alphabets that share shapes is made to look like another word: “pаris” with a Cyrillic “а”.
    """
    if text.isascii():
        return ""
    for word in text.split("-"):
        found = sorted({alphabet for letter in word for alphabet in _ALPHABETS if _is_of(letter, alphabet)})
        if len(found) > 1:
            return f"{found[0].title()} and {found[1].title()}"
    return ""


@lru_cache(maxsize=1 << 12)
def _is_of(letter: str, alphabet: str) -> bool:
    return unicodedata.name(letter, "").startswith(f"{alphabet} ")


def looks(text: str) -> str:
    """Return what an id looks like: two ids for which this is one are told apart by no reader."""
    return text.translate(_AS_THEY_LOOK)
