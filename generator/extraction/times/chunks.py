"""Sentence → chunks of time words: numbers joined, figures told apart, words with a hyphen cut into their parts."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.extraction.document import Sentence, Token
from generator.extraction.times.figures import figure, lower_at
from generator.extraction.times.lexicon import CORE_WORDS, LEXICON, PHRASES, PLAIN, SHORT, Sense
from generator.extraction.times.numbers import spelled
from generator.extraction.times.reading import Chunk
from generator.extraction.tokens import token_of
from generator.extraction.wording.calendar import (
    BEFORE_MONTH,
    NOT_DAYS_AFTER,
    NOT_DAYS_BEFORE,
    SHORT_WEEKDAYS,
    WORDLIKE_MONTHS,
)
from generator.extraction.wording.numbers import MONTHS, SCALES

_OTHER = Chunk("_", 0, 0)
#: Figures and compounds that can tell a time in a sentence without any word that does.
_FIGURES = re.compile(
    r"\d{4}|\d[-–/.:]\d|\d(?:st|nd|rd|th)\b|\d ?[ap]\.?m\b|[’'‘]\d\ds?\b|\b(?:mid|late|early|pre|post|year|\d+)-\w|-(?:"
    + "|".join(sorted(word for word in LEXICON if LEXICON[word].letter in "UMWPS"))
    + r")\b",
    re.IGNORECASE,
)
_FIGURE_OR_HYPHEN = re.compile(r"[\d-]")  # every such figure or compound has one
_SPECIAL = re.compile(r"^\d|[-–‐‑]")
_WORDS_KEPT = 2**16  # different words of which is kept whether they can tell a time
_PARTS = re.compile(r"[^-–‐‑]+")
_JOINED = frozenset("DYMOWS")  # parts of one kind are a span: “13-15”, “March-April”
_ENDS = ("-old", "-olds", "-term", "-time")  # compounds that tell an age or no time
_SURE = frozenset("YMR")  # parts that tell a time beside an unknown word: “post-1959”


def make_chunks(sentence: Sentence) -> tuple[list[Chunk], str]:
    """Return a sentence's chunks and their letters, one each; nothing where no word can tell a time."""
    tokens = sentence.tokens
    lowers = sentence.lower
    if CORE_WORDS.isdisjoint(sentence.vocabulary) and not (
        _FIGURE_OR_HYPHEN.search(sentence.text) and _FIGURES.search(sentence.text)
    ):
        return [], ""
    chunks: list[Chunk] = []
    position = 0
    for at in [at for at, tells in enumerate(map(_may_tell, lowers)) if tells]:
        if at < position:
            continue
        sense = PLAIN.get(lowers[at])
        found = [_chunk(at, at + 1, sense)] if sense else _at(tokens, lowers, at)
        chunks += (_OTHER,) * (at - position)
        chunks += found or (_OTHER,)
        position = found[-1].end if found else at + 1
    chunks += (_OTHER,) * (len(tokens) - position)
    return chunks, "".join([chunk.letter for chunk in chunks])


@lru_cache(maxsize=_WORDS_KEPT)
def _may_tell(word: str) -> bool:
    """Whether a word can be part of a time expression: looked up once for all places where it stands."""
    return word in LEXICON or word in SCALES or bool(_SPECIAL.search(word))


def _at(tokens: Sequence[Token], lowers: Sequence[str], at: int) -> list[Chunk]:
    word = lowers[at]
    sense = LEXICON.get(word)
    if sense is None:
        return _unknown(tokens, at)
    for phrase, meaning in PHRASES.get(word, ()):
        if tuple(lowers[at : at + len(phrase)]) == phrase:
            return [_chunk(at, at + len(phrase), meaning)]
    if sense.letter == "n" or (sense.letter == "a" and lower_at(tokens, at + 1) in SCALES):
        return spelled(tokens, at)
    end = at + 1 + (word in SHORT and lower_at(tokens, at + 1) == ".")
    return [_chunk(at, end, sense)] if _stands(tokens, sense, at) else []


def _unknown(tokens: Sequence[Token], at: int) -> list[Chunk]:
    """Figures, large numbers in words and compounds, which no lexicon holds."""
    word = tokens[at].lower
    if word in SCALES:
        return spelled(tokens, at)
    return (figure(tokens, at) if word[0].isdigit() else []) or _compound(tokens, at)


def _chunk(start: int, end: int, sense: Sense) -> Chunk:
    return Chunk(sense.letter, start, end, sense.number, sense.text)


def _stands(tokens: Sequence[Token], sense: Sense, at: int) -> bool:
    """Whether a word that has other meanings tells a time here."""
    token, letter = tokens[at], sense.letter
    if letter == "M":
        return _is_month(tokens, at)
    if letter == "W":
        return _is_weekday(tokens, at)
    if letter == "S":
        return _is_season(tokens, at)
    if letter in "BbZ":
        return token.text[0].isupper() or "." in token.text or token.lower in {"local", "eastern"}
    if letter == "P":  # “Operation Dawn”
        return (
            at == 0
            or token.text[0].islower()
            or tokens[at - 1].text[0].islower()
            or lower_at(tokens, at - 1) in LEXICON
        )
    return letter != "V" or lower_at(tokens, at - 1) in {"the", "early", "late", "mid"}


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    word, before, behind = tokens[at].lower, lower_at(tokens, at - 1), lower_at(tokens, at + 1)
    if not tokens[at].text[0].isupper():
        return False
    if behind[:1].isdigit() or before[:1].isdigit() or (behind == "." and word in SHORT and word != "mar"):
        return True
    if word in SHORT:
        return before in {"of", "in", "since"} and word not in {"jan", "mar"}
    return word not in WORDLIKE_MONTHS or (before in BEFORE_MONTH and behind not in {"to", "on", "for"})


def _is_weekday(tokens: Sequence[Token], at: int) -> bool:
    word, before, behind = tokens[at].lower, lower_at(tokens, at - 1), lower_at(tokens, at + 1)
    if not tokens[at].text[0].isupper() or before in NOT_DAYS_BEFORE:
        return False
    if word in SHORT_WEEKDAYS:
        return before == "on" or behind == "." or behind[:1].isdigit() or behind in MONTHS
    return not (behind in NOT_DAYS_AFTER and tokens[at + 1].text[0].isupper())


def _is_season(tokens: Sequence[Token], at: int) -> bool:
    word, behind = tokens[at].lower, lower_at(tokens, at + 1)
    before = LEXICON.get(lower_at(tokens, at - 1))
    year = behind[:4].isdigit() or (behind == "of" and lower_at(tokens, at + 2)[:4].isdigit())
    if word == "fall":
        led = before is not None and before.letter in "dltxsE"
        return year or (led and behind not in {"of", "in", "to", "from"})
    led = before is not None and before.letter in "dltxsEefoijAk"
    return led or year or (at > 0 and tokens[at].text[0].isupper()) or word in {"summer", "winter", "autumn"}


def _compound(tokens: Sequence[Token], at: int) -> list[Chunk]:
    """The parts of “mid-May”, “30-year”, “third-quarter”, “1917-18”; nothing for an age or where no part is known."""
    token = tokens[at]
    parts = [(match.start(), match[0]) for match in _PARTS.finditer(token.text)]
    if len(parts) < 2 or token.lower.endswith(_ENDS):
        return []
    found = list(_parts(at, parts))
    letters = {chunk.letter for chunk in found}
    return found if "_" not in letters or _SURE & letters else []


def _parts(at: int, parts: Sequence[tuple[int, str]]) -> Iterator[Chunk]:
    before = ""
    for offset, text in parts:
        chunk = _part(token_of(text), at)._replace(begin=offset, finish=offset + len(text))
        if before in _JOINED and before == chunk.letter:
            yield Chunk("k", at, at + 1, begin=offset - 1, finish=offset)
        before = chunk.letter
        yield chunk


def _part(word: Token, at: int) -> Chunk:
    plain = Chunk("_", at, at + 1)
    if word.text[0].isdigit():
        found = figure((word,), 0)
        return found[0]._replace(start=at, end=at + 1) if len(found) == 1 else plain
    sense = LEXICON.get(word.lower)
    if sense is None or (sense.letter in "MW" and not word.text[0].isupper()):
        return plain
    return plain._replace(letter=sense.letter, number=sense.number, text=sense.text)
