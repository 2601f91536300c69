"""Text → Document: paragraphs cut into sentences, sentences into tokens. Linear in the length of the text.

Rules of the cut:

- a mark “.”, “!”, “?” or “…” with the closing quotes behind it ends a sentence where white space follows and the next
  character is no lower-case letter; two words glued by a full stop (“over.They”) are cut too;
- titles and ranks (“Lt. Gen.”), initials (“J.”) and dotted letters (“U.S.”, “a.m.”) do not end one, save that all but
  titles do before a word that opens sentences (“in the U.S. The …”);
- a closing quote before “X said” stays with its speaker (“Why?” Ms Doe asked);
- marks alone are no sentence, but go with the one before them;
- what is longer than any sentence is cut at a clause mark.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from generator.extraction.document import Document, Sentence, Token
from generator.extraction.gazetteer.words import ABBREVIATIONS, OPENERS, SPEECH, TITLES
from generator.model.article import Article

_TITLE = "|".join(sorted(TITLES, key=len, reverse=True))
_COMPOUND = r"\w++(?>(?:(?!['’](?i:s)(?!\w))(?:['’ʼ‐‑-]|\.(?=\d))\w++)*)"  # Sana’a  Al-Bukamal  don’t
#: A token, the commonest first. Alternatives do not overlap in what they repeat, so that no input makes the engine go
#: back far.
_TOKEN = re.compile(
    rf"""
      [^\W\d_]{{2,}}+(?![\w.'’ʼ‐‑-])                       # a word and nothing that may belong to it
    | [^\w\s.'’-]                                        # a mark
    | (?=[^\W\d_])(?:
        (?i:{_TITLE})\.(?!\w)                            # Lt.  Mr.
      | (?<!\bon\s)[^\W\d_]\.(?=\s[A-Z])               # an initial
      | (?:[^\W\d_]\.){{2,}}                             # U.S.  a.m.
      | {_COMPOUND})
    | ['’](?i:s)(?!\w)                                  # possessive ’s
    | \d++(?>(?:[.,:]\d++)*)(?>(?:[-‐‑]?\w++)*)         # 1,200  2.5  9pm  20-year-old  2020-09-28
    | {_COMPOUND} | \.{{2,}} | -{{2,}} | \S
    """,
    re.VERBOSE,
)
#: A letter with a full stop, of which what stands beyond the white space tells whether it is an initial.
_INITIAL = re.compile(r"\.\s(?<=[^\W\d_]..)(?<!\w...)")
#: A stop with what closes a quotation behind it, before white space; a stop that glues two words.
_END = re.compile(
    r"[.!?…](?:[.!?…]*+[\"”’')\]»]*+(?=\s|$)|(?<=[a-z”\"’)]{2}[.!?])[\"”’)]?+(?=[“\"‘]?[A-Z][a-z]))\s*+"
)
_WORD = re.compile(r"\w")
_BEFORE_WORD = re.compile(r"[\s\"“‘(\[]")
_NEXT_WORD = re.compile(r"[\"“‘'(\[]*(\w*+\.?)")
_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,4}([a-z]+)\b")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ON = re.compile(r"\b(?:on|via|platform) $")  # before “X”, the network, which is no initial
_CLAUSE_MARKS = frozenset({";", ":", ",", "–", "—", "--", "•"})
#: The longest sentence, in tokens. Real ones hold at most some 120; what looks longer is a list or noise, and is cut, so
#: that the work on a sentence is bounded whatever the text.
LONGEST = 160
_WORDS_KEPT = 2**16  # different words whose tokens are kept
_REACH = 40  # characters looked back for the word before a full stop, and ahead for a speaker


def tokenise(article: Article) -> Document:
    """Cut an article into sentences of tokens; the headline is paragraph 0."""
    sentences: list[Sentence] = []
    for number, paragraph in enumerate((article.title, *article.paragraphs)):
        for text in split_sentences(paragraph):
            tokens = _tokens(text)
            sentence = _sentence(len(sentences), number, text, tokens)
            sentences += _cut(sentence) if len(tokens) > LONGEST else (sentence,)
    return Document(article, tuple(sentences))


def _tokens(text: str) -> tuple[Token, ...]:
    """Cut a sentence at its white space, and what stands between as it was cut wherever it stood before."""
    if _INITIAL.search(text):
        return tuple(map(token_of, _TOKEN.findall(text)))
    return tuple(chain.from_iterable(map(_tokens_of_chunk, text.split())))


@lru_cache(maxsize=_WORDS_KEPT)
def _tokens_of_chunk(chunk: str) -> tuple[Token, ...]:
    return tuple(map(token_of, _TOKEN.findall(chunk)))


def _sentence(index: int, paragraph: int, text: str, tokens: tuple[Token, ...]) -> Sentence:
    lower = tuple([token.lower for token in tokens])
    return Sentence(index, paragraph, text, tokens, lower, frozenset(lower))


def _cut(whole: Sentence) -> Iterator[Sentence]:
    """Yield a sentence longer than any real one as several, each cut off behind the last clause mark it can hold."""
    start, index = 0, whole.index
    while start < len(whole.tokens):
        end = min(len(whole.tokens), start + LONGEST)
        if end < len(whole.tokens):
            marks = (
                at for at in range(end, start + LONGEST // 2, -1) if whole.lower[at - 1] in _CLAUSE_MARKS
            )
            end = next(marks, end)
        yield _sentence(index, whole.paragraph, whole.words(start, end), whole.tokens[start:end])
        start, index = end, index + 1


def split_sentences(paragraph: str) -> Iterator[str]:
    """Yield the sentences of a paragraph, stripped, verbatim."""
    start, end, told = 0, 0, False
    stops = [match.end() for match in _END.finditer(paragraph) if _ends(paragraph, match)]
    for stop in (*stops, len(paragraph)):
        tells = _WORD.search(paragraph, end, stop) is not None
        if told and tells:
            yield paragraph[start:end].strip()
            start = end
        end, told = stop, told or tells
    if text := paragraph[start:].strip():
        yield text


def _ends(paragraph: str, match: re.Match[str]) -> bool:
    rest = paragraph[match.end() : match.end() + 2 * _REACH]
    following = _NEXT_WORD.match(rest)
    word = following[1] if following else ""  # with its full stop: the initial “A.” is no article
    if word[:1].islower():
        return word == "al" or rest.startswith(("“", "‘"))
    mark = match[0].strip()
    if mark[:1] == ".":
        return mark.startswith("..") or _full_stop_ends(paragraph, match.start(), word)
    quoted = mark[-1] in "\"”’'"
    speaker = _SPEAKER.match(rest) if quoted else None
    return not (speaker and speaker[1] in SPEECH)


def _full_stop_ends(paragraph: str, stop: int, following: str) -> bool:
    """Whether the full stop at `stop` is more than the mark of an abbreviation."""
    word = _BEFORE_WORD.split(paragraph[max(0, stop - _REACH) : stop])[-1]
    if word.casefold() in TITLES:
        return False
    if word in {"No", "Nos"}:
        return not following[:1].isdigit()
    if word == "X" and _ON.search(paragraph[max(0, stop - _REACH) : stop - 1]):
        return True
    if _ACRONYM.fullmatch(word) or word.casefold() in ABBREVIATIONS:
        return following.casefold() in OPENERS and following != "I"
    return True


def split_words(text: str) -> list[str]:
    """Return the words and marks of a text as the document's tokens have them, apostrophes made plain."""
    return [word.replace("’", "'").replace("ʼ", "'") for word in _TOKEN.findall(text)]


@lru_cache(maxsize=_WORDS_KEPT)
def token_of(word: str) -> Token:
    """Return the token of a word, made once for all places where the word stands."""
    return Token(word, word.casefold().replace("’", "'").replace("ʼ", "'"))
