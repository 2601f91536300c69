"""What sort of word every token is, written as one letter each, so that patterns of names are patterns of letters.

s state   a adjective or noun of its people   k capital or palace   o well-known organisation
R r office, capitalised or not   B b government body, capitalised or not
n capitalised word that may be a name   g capitalised noun of organisations (“Institute”)   t courtesy title
m month or weekday   c word that is never part of a name   C capitalised word that may be part of an
organisation's   p particle (“van”)   f connector (“of”)
l other small word   9 number   ' possessive   " quotation mark   , other mark
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.extraction.document import Document, Sentence, Token
from generator.extraction.frozen import frozen
from generator.extraction.gazetteer.words import HEADLINE_SMALL
from generator.extraction.names.letters import as_names, letters_of, owns
from generator.extraction.wording.lexicon import Known, Office, Organisation, StateWord, known_phrases
from generator.model.vocabulary import ActorKind

#: Place, state, day and agency before the first small word.
_DATELINE = re.compile(r"[kns](?:[knsomgC9]|,(?=[knsomgC9,])){0,14},")
_ENDING = frozenset({"-", "–", "—", "--", ":"})
#: Names by far longer than any real one are headlines or noise.
LONGEST_NAME = 12
ARTICLES = frozenset({"the", "a", "an"})


@frozen
class Span:
    """Tokens [start, end) that a table knows."""

    start: int
    end: int
    value: Known


@frozen
class Named:
    """Tokens [start, end) of a line that name an organisation; `short` is an acronym given in brackets."""

    start: int
    end: int
    kind: ActorKind
    short: str = ""


@frozen(eq=False)
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
        if index < 0:
            return ""
        try:
            return self.words[index]
        except (
            IndexError
        ):  # seldom: most sentences end with a full stop, and asking first costs every other time
            return ""

    def code(self, index: int) -> str:
        """Return the letter of a token, empty outside the sentence."""
        if index < 0:
            return ""
        try:
            return self.codes[index]
        except IndexError:
            return ""

    def text(self, start: int, end: int) -> str:
        """Return the words of a span with apostrophes plain and single spaces."""
        return " ".join(self.sentence.words(start, end).replace("’", "'").split())


def read_lines(document: Document) -> tuple[Line, ...]:
    """Give every token of a document its letter."""
    different = {token.text: token.lower for sentence in document.sentences for token in sentence.tokens}
    small = frozenset(lower for text, lower in different.items() if text[0].islower())
    return tuple([_line(sentence, small) for sentence in document.sentences])


def _line(sentence: Sentence, small: frozenset[str]) -> Line:
    tokens = sentence.tokens
    spans = _spans(sentence)
    letters = letters_of(tokens, small)
    for span in spans:
        letters[span.start : span.end] = _span_letters(span, tokens)
    codes = as_names("".join(letters), tokens)
    known = [span for span in spans if codes[span.start] != "n"]
    return Line(
        sentence,
        sentence.lower,
        codes,
        {span.start: span for span in known},
        {span.end: span for span in known},
        _is_headline(tokens),
        _dateline(codes, tokens),
    )


def _dateline(codes: str, tokens: Sequence[Token]) -> int:
    match = _DATELINE.match(codes)
    ends = (
        match
        and tokens[match.end() - 1].text in _ENDING
        and (
            tokens[0].text.isupper()
            or "o" in match[0]
            or "s" in match[0]
            or (match.end() == 2 and codes[0] == "k")
        )
    )
    return match.end() if match and ends else 0


def _spans(sentence: Sentence) -> list[Span]:
    """Return what the tables know, from the left, the longest first; a state's name before a body or an office."""
    table, tokens, spans, end = known_phrases(), sentence.tokens, list[Span](), 0
    for index in table.places(sentence):
        found = table.at(sentence, index) if index >= end else None
        if found and not owns(tokens, index):
            end, value = found
            spans.append(Span(index, end, value))
    return spans


def _span_letters(span: Span, tokens: Sequence[Token]) -> Iterable[str]:
    value = span.value
    if isinstance(value, StateWord):
        return value.way * (span.end - span.start)
    if isinstance(value, Organisation):
        return "o" * (span.end - span.start)
    letter = "r" if isinstance(value, Office) else "b"
    return [letter.upper() if token.text[0].isupper() else letter for token in tokens[span.start : span.end]]


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is in Title Case: no full stop, and every longer word has a capital save a few prepositions."""
    if tokens[-1].text == "." or (len(tokens) > 1 and tokens[-2].text == "."):
        return False
    words = [token for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    small = [token for token in words if token.text[0].islower()]
    return (
        len(words) > 3
        and len(small) <= 0.3 * len(words)
        and all(token.lower in HEADLINE_SMALL for token in small)
    )
