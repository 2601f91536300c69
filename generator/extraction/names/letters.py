"""What sort of word each token of a sentence is, one letter each (the letters: see lines.py).

Most words have their letter wherever they stand; it is looked up once for a word and kept. The place decides over
the rest: a capital at the head of a sentence, “People” before “'s Front”.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.extraction.document import Token
from generator.extraction.gazetteer.words import (
    COMMON,
    CONNECTORS,
    CONTENT,
    COURTESY,
    GIVEN,
    MONTHS,
    NAMES_TOO,
    ORG_KINDS,
    PARTICLES,
    POSSESSED,
)
from generator.extraction.tokens import token_of

_PREFIXED = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ed|es|ul|wal|wa|bin)-['’]?[A-Z]")
#: “Houthi-run”, “F-16”: a name inside, but no name.
_COMPOUND = re.compile(r"(?:\w\w-(?:[a-z]{3,}|\d+))$")
#: A state's name or a capital right behind an office and before a name; behind a title and a name.
_STATE_AS_NAME = re.compile(r"(?<=[rRt])[sk](?=n)|(?<=t)s(?=[,'])|(?<=[rRt]n)s(?![n'a-zA-Z])|(?<=L)s")
#: A word that is an office or a part of a name: “Hassan Sheikh Mohamud”, “Sheikh Maqsoud”.
_HONORIFIC = re.compile(r"(?<=n)R(?=n)|R(?=n(?![nps]))")
_WITHIN = frozenset({"sheikh", "sheik", "shaikh", "mullah", "king", "bishop", "imam"})
#: One capitalised noun behind one capitalised word, before no capital: a surname where that word is a given name.
_NOUN_AS_NAME = re.compile(r"[RCgsak](?:(?<=[^nsagCRBko]n.)|(?<=^n.))(?=[c,lf'\"m9]|$)")
#: A word of every day before a name, within a sentence; a given name among the nouns of the news, between two names.
_WORD_AS_NAME = re.compile(r"(?<=.)c(?=n)|(?<=n)[Ca](?=n)|(?<=n)l(?![nCgskRbB])|(?<=n)m(?!9)")
_GIVEN_PAIR = re.compile(r"[A-Z][a-z]{1,4}-(?!run|led|held|born|era)[a-z]{2,5}(?<!ed)")
_EITHER = {"c": NAMES_TOO, "C": GIVEN, "a": GIVEN, "m": NAMES_TOO}
_NAMES, _WORDS = frozenset("nLt"), frozenset("cCaml")
#: A group's name behind “Al” is a person's: “Abdul Malik Al Houthi”.
_OF_GROUP, _ARTICLES = re.compile(r"(?<=n)o"), frozenset({"al", "el"})
_QUOTES = frozenset('"“”„«»‘')
_OPENING = frozenset('"“‘(:-–—[•*')
_POSSESSIVES = frozenset({"'s", "'"})
_VERBAL = ("ing", "ed", "ly")
#: The letter of a capitalised word that is more or less than a name; “L” for “Lake X”, which no state is.
_CAPITALS = {
    "lake": "L",
    **dict.fromkeys(COMMON, "c"),
    **dict.fromkeys(CONTENT, "C"),
    **dict.fromkeys(ORG_KINDS, "g"),
    **dict.fromkeys(MONTHS, "m"),
    **dict.fromkeys(COURTESY, "t"),
}
#: The letter of a word over which its place decides.
_OPEN = "?"
_WORDS_KEPT = 2**16


def letters_of(tokens: Sequence[Token], small: frozenset[str]) -> list[str]:
    """Return the letter of each token; `small` are the words that the document also writes with a small letter."""
    letters = [_letter(token.text) for token in tokens]
    if _OPEN in letters:
        for index, letter in enumerate(letters):
            if letter == _OPEN:
                letters[index] = _letter_here(tokens, index, small)
    return letters


def as_names(codes: str, tokens: Sequence[Token]) -> str:
    """Give the letter of names to words that are a person's name here: “minister Israel Katz”, “Samantha Power”."""
    if _NAMES.isdisjoint(codes):
        return codes
    if not _WORDS.isdisjoint(codes):
        codes = _WORD_AS_NAME.sub(lambda m: "n" if _is_either(tokens[m.start()], m[0]) else m[0], codes)
    if "no" in codes:
        codes = _OF_GROUP.sub(lambda m: "n" if tokens[m.start() - 1].lower in _ARTICLES else m[0], codes)
    if "R" in codes:
        codes = _HONORIFIC.sub(lambda m: "n" if tokens[m.start()].lower in _WITHIN else m[0], codes)
    if "s" in codes or "k" in codes:
        codes = _STATE_AS_NAME.sub("n", codes)
    codes = _NOUN_AS_NAME.sub(lambda m: "n" if tokens[m.start() - 1].lower in GIVEN else m[0], codes)
    return codes.replace("L", "n")


def _is_either(token: Token, letter: str) -> bool:
    if letter == "l":  # “Ban Ki-moon said”, not “Aleppo rebel-held,”
        return bool(_GIVEN_PAIR.fullmatch(token.text))
    return token.text[0].isupper() and token.lower in _EITHER[letter]


def owns(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is the “People” of “People's Front”."""
    token = tokens[index]
    if token.lower not in POSSESSED or not token.text[0].isupper() or index + 2 >= len(tokens):
        return False
    return tokens[index + 1].lower in _POSSESSIVES and tokens[index + 2].text[0].isupper()


@lru_cache(maxsize=_WORDS_KEPT)
def _letter(text: str) -> str:
    """The letter that a word has wherever it stands, or the sign that its place decides."""
    first, lower = text[0], token_of(text).lower
    if not first.isalnum():
        return _mark(text, lower)
    if first.isdigit():
        return "9"
    if _COMPOUND.search(text):
        return "l"
    if not first.isupper() and not _PREFIXED.match(text):
        return _small(lower)
    return _OPEN if lower in POSSESSED else _CAPITALS.get(lower, _OPEN)


def _mark(text: str, lower: str) -> str:
    if lower in _POSSESSIVES:
        return _OPEN
    if lower == "&":
        return "f"
    return '"' if text in _QUOTES else ","


def _small(lower: str) -> str:
    if lower in CONNECTORS:
        return "f"
    return "p" if lower in PARTICLES else "c" if lower in COMMON or lower in CONTENT else "l"


def _letter_here(tokens: Sequence[Token], index: int, small: frozenset[str]) -> str:
    """The letter of a word over which its place decides."""
    lower = tokens[index].lower
    if lower in _POSSESSIVES:
        return "n" if index and owns(tokens, index - 1) else "'"
    if owns(tokens, index):
        return "n"
    if letter := _CAPITALS.get(lower):
        return letter
    begins = index == 0 or tokens[index - 1].text in _OPENING
    return "c" if begins and (lower in small or _is_verbal(tokens, index)) else "n"


def _is_verbal(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capitalised word at the head of a sentence is an adverb or a verb: no name follows."""
    named = index + 1 < len(tokens) and tokens[index + 1].text[0].isupper()
    return tokens[index].lower.endswith(_VERBAL) and not named and tokens[index].lower not in GIVEN
