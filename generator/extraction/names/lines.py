"""What sort of word every token is, written as one letter each, so that patterns of names are patterns of letters.

s state   a adjective or noun of its people   k capital or palace   o well-known organisation
R r office, capitalised or not   B b government body, capitalised or not
n capitalised word that may be a name   g capitalised noun of organisations (“Institute”)   t courtesy title
m month or weekday   c word that is never part of a name   C capitalised word that may be part of an
organisation's   p particle (“van”)   f connector (“of”)
l other small word   9 number   ' possessive   " quotation mark   , other mark
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.extraction.document import Document, Sentence, Token
from generator.extraction.gazetteer.words import (
    COMMON,
    CONNECTORS,
    CONTENT,
    COURTESY,
    GIVEN,
    HEADLINE_SMALL,
    MONTHS,
    ORG_KINDS,
    PARTICLES,
    POSSESSED,
)
from generator.extraction.wording.lexicon import Known, Office, Organisation, StateWord, known_phrases
from generator.model.vocabulary import ActorKind

_PREFIXED = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ed|es|ul|wal|wa|bin)-['’]?[A-Z]")
#: “Houthi-run”, “F-16”: a name inside, but no name.
_COMPOUND = re.compile(r"(?:\w\w-(?:[a-z]{3,}|\d+))$")
#: A state's name or a capital right behind an office and before a name; behind a title and a name.
_STATE_AS_NAME = re.compile(r"(?<=[rRt])[sk](?=n)|(?<=[rRt]n)s(?![n'a-zA-Z])|(?<=L)s")
#: Place, state, day and agency before the first small word.
_DATELINE = re.compile(r"[kns](?:[knsomgC9]|,(?=[knsomgC9,])){0,14},")
_ENDING = frozenset({"-", "–", "—", "--", ":"})
#: A word that is an office or a part of a name: “Hassan Sheikh Mohamud”, “Sheikh Maqsoud”.
_HONORIFIC = re.compile(r"(?<=n)R(?=n)|R(?=n(?![nps]))")
_WITHIN = frozenset({"sheikh", "sheik", "shaikh", "mullah", "king", "bishop", "imam"})
#: One capitalised noun behind one capitalised word, before no capital: a surname where that word is a given name.
_NOUN_AS_NAME = re.compile(r"(?:(?<=[^nsagCRBko]n)|(?<=^n))[RCgsak](?=[c,lf'\"m9]|$)")
_QUOTES = frozenset('"“”„«»‘')
_OPENING = frozenset('"“‘(:-–—[•*')
#: The letter of a capitalised word that is more or less than a name; “L” for “Lake X”, which no state is.
_CAPITALS = {
    "lake": "L",
    **dict.fromkeys(COMMON, "c"),
    **dict.fromkeys(CONTENT, "C"),
    **dict.fromkeys(ORG_KINDS, "g"),
    **dict.fromkeys(MONTHS, "m"),
    **dict.fromkeys(COURTESY, "t"),
}
#: Names by far longer than any real one are headlines or noise.
LONGEST_NAME = 12


ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens [start, end) that a table knows."""

    start: int
    end: int
    value: Known


@dataclass(frozen=True, slots=True)
class Named:
    """Tokens [start, end) of a line that name an organisation; `short` is an acronym given in brackets."""

    start: int
    end: int
    kind: ActorKind
    short: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A sentence: its `words` in small letters, the letter of each in `codes`, the tables' spans by start and end.

    `headline` marks a sentence written in Title Case or capitals, where a capital tells nothing; `dateline` is where
    a sentence that begins with place and agency (“GOMA, Congo (Agency) —”) begins to tell, 0 in others.
    """

    sentence: Sentence
    words: tuple[str, ...]
    codes: str
    starts: Mapping[int, Span]
    ends: Mapping[int, Span]
    headline: bool
    dateline: int = 0
    organisations: tuple[Named, ...] = ()

    @property
    def tokens(self) -> Sequence[Token]:
        """The sentence's tokens."""
        return self.sentence.tokens

    def lower(self, index: int) -> str:
        """Return the small-letter text of a token, empty outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def code(self, index: int) -> str:
        """Return the letter of a token, empty outside the sentence."""
        return self.codes[index] if 0 <= index < len(self.codes) else ""

    def text(self, start: int, end: int) -> str:
        """Return the words of a span with apostrophes plain and single spaces."""
        return " ".join(self.sentence.words(start, end).replace("’", "'").split())


def read_lines(document: Document) -> tuple[Line, ...]:
    """Give every token of a document its letter."""
    small = frozenset(
        token.lower for sentence in document.sentences for token in sentence.tokens if token.text[0].islower()
    )
    return tuple(_line(sentence, small) for sentence in document.sentences)


def _line(sentence: Sentence, small: frozenset[str]) -> Line:
    tokens = sentence.tokens
    spans = {span.start: span for span in _spans(tokens)}
    codes: list[str] = []
    index = 0
    while index < len(tokens):
        span = spans.get(index)
        if span:
            codes += _span_code(span, tokens)
            index = span.end
        else:
            codes.append(_code(tokens, index, small))
            index += 1
    letters = _as_names("".join(codes), tokens)
    spans = {start: span for start, span in spans.items() if letters[start] != "n"}
    return Line(
        sentence,
        tuple(token.lower for token in tokens),
        letters,
        spans,
        {span.end: span for span in spans.values()},
        _is_headline(tokens),
        _dateline(letters, tokens),
    )


def _dateline(codes: str, tokens: Sequence[Token]) -> int:
    match = _DATELINE.match(codes)
    ends = (
        match
        and tokens[match.end() - 1].text in _ENDING
        and (tokens[0].text.isupper() or "o" in match[0] or "s" in match[0] or match.end() == 2)
    )
    return match.end() if match and ends else 0


def _as_names(codes: str, tokens: Sequence[Token]) -> str:
    """Give the letter of names to words that are a person's name here: “minister Israel Katz”, “Samantha Power”."""
    codes = _HONORIFIC.sub(lambda m: "n" if tokens[m.start()].lower in _WITHIN else m[0], codes)
    codes = _STATE_AS_NAME.sub("n", codes)
    codes = _NOUN_AS_NAME.sub(lambda m: "n" if tokens[m.start() - 1].lower in GIVEN else m[0], codes)
    return codes.replace("L", "n")


def _spans(tokens: Sequence[Token]) -> Iterator[Span]:
    """Yield what the tables know, from the left, the longest first; a state's name before a body or an office."""
    table = known_phrases()
    index = 0
    while index < len(tokens):
        found = table.at(tokens, index)
        if found and not _owns(tokens, index):
            yield Span(index, *found)
            index = found[0]
        else:
            index += 1


def _owns(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is the “People” of “People's Front”."""
    if (
        tokens[index].lower not in POSSESSED
        or not tokens[index].text[0].isupper()
        or index + 2 >= len(tokens)
    ):
        return False
    return tokens[index + 1].lower in {"'s", "'"} and tokens[index + 2].text[0].isupper()


def _span_code(span: Span, tokens: Sequence[Token]) -> str:
    value = span.value
    if isinstance(value, StateWord):
        return value.way * (span.end - span.start)
    if isinstance(value, Organisation):
        return "o" * (span.end - span.start)
    letter = "r" if isinstance(value, Office) else "b"
    return "".join(
        letter.upper() if token.text[0].isupper() else letter for token in tokens[span.start : span.end]
    )


def _code(tokens: Sequence[Token], index: int, small: frozenset[str]) -> str:
    token = tokens[index]
    first = token.text[0]
    if not first.isalnum():
        return _mark_code(tokens, index)
    if first.isdigit():
        return "9"
    if _COMPOUND.search(token.text):
        return "l"
    if not first.isupper() and not _PREFIXED.match(token.text):
        return _small_code(token.lower)
    return _capital_code(tokens, index, small)


def _mark_code(tokens: Sequence[Token], index: int) -> str:
    token = tokens[index]
    if token.lower in {"'s", "'"}:
        return "n" if index and _owns(tokens, index - 1) else "'"
    if token.lower == "&":
        return "f"
    return '"' if token.text in _QUOTES else ","


def _small_code(lower: str) -> str:
    if lower in CONNECTORS:
        return "f"
    return "p" if lower in PARTICLES else "c" if lower in COMMON or lower in CONTENT else "l"


def _capital_code(tokens: Sequence[Token], index: int, small: frozenset[str]) -> str:
    lower = tokens[index].lower
    if _owns(tokens, index):
        return "n"
    if letter := _CAPITALS.get(lower):
        return letter
    begins = index == 0 or tokens[index - 1].text in _OPENING
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    verbal = lower.endswith(("ing", "ed", "ly")) and not _capital(following)
    return "c" if begins and (lower in small or verbal) else "n"


def _capital(token: Token | None) -> bool:
    return token is not None and token.text[0].isupper()


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is in Title Case: no full stop, and every longer word has a capital save a few prepositions."""
    if tokens[-1].text == "." or (len(tokens) > 1 and tokens[-2].text == "."):
        return False
    words = [token for token in tokens if token.text[0].isalpha() and len(token.text) > 3]
    small = [token for token in words if token.text[0].islower()]
    return (
        len(words) > 3
        and len(small) <= 0.3 * len(words)
        and all(token.lower in HEADLINE_SMALL for token in small)
    )
