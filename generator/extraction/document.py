"""The tokenised document every pass reads: an article as sentences of tokens, and what passes mark on it.

Positions are token indexes within one sentence; a span is [start, end). A mark never changes once made: each pass
returns its own marks beside the document.
"""

from enum import StrEnum

from generator.edtf import Edtf
from generator.extraction.frozen import frozen
from generator.extraction.kept import kept
from generator.model.article import Article
from generator.model.vocabulary import ActorKind, DateBasis, Precision


@frozen
class Token:
    """A word, number or punctuation mark. It does not know where it stands: wherever a word stands, its token is the same.

    `lower` is the case-folded text with typographic apostrophes made plain; a possessive “'s” is a token of its own.
    """

    text: str
    lower: str


@frozen(slots=False)
class Sentence:
    """A sentence. `index` counts through the document, `paragraph` from 1; paragraph 0 is the headline.

    `lower` are the tokens' small-letter texts, `vocabulary` the different ones of them: a pass whose words are not
    among them has nothing to do here. The text is a verbatim slice of its paragraph, and the tokens hold all
    of it but white space.
    """

    index: int
    paragraph: int
    text: str
    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    vocabulary: frozenset[str]

    @kept
    def starts(self) -> tuple[int, ...]:
        """Where each token begins, in characters of the text."""
        starts: list[int] = []
        find, end = self.text.index, 0
        for token in self.tokens:
            start = find(token.text, end)
            starts.append(start)
            end = start + len(token.text)
        return tuple(starts)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the text from token `start` up to token `end` (not included) begins and ends, in characters."""
        return self.starts[start], self.starts[end - 1] + len(self.tokens[end - 1].text)

    def words(self, start: int, end: int) -> str:
        """The verbatim text from token `start` up to token `end` (not included)."""
        if end == start + 1:
            return self.tokens[start].text
        return self.text[slice(*self.span(start, end))] if start < end else ""


@frozen
class Document:
    """An article cut into sentences, the headline's first."""

    article: Article
    sentences: tuple[Sentence, ...]


class MentionKind(StrEnum):
    """What a name in the text names."""

    PERSON = "person"
    ACTOR = "actor"  # a state, body, group or organisation that can act, speak or suffer
    PLACE = "place"


@frozen(kw_only=True)
class Mention:
    """A name in the text and what it names.

    `slug` is the person's or actor's id, the place's slug for a place. For a person, `role` and `of` are the office
    and whom it speaks for; for an actor `of` is its parent (a ministry's state), for a place its country's slug.
    An adjective (“Sudanese”) is an actor mention with `adjective` True: its slug is the state's. `metonym` marks a
    capital or palace that may stand for a government; the same span may then also be a place mention. `region` is the first-level region of a
    place.
    """

    kind: MentionKind
    sentence: int
    start: int
    end: int
    slug: str
    name: str
    of: str | None = None
    role: str | None = None
    actor_kind: ActorKind | None = None
    adjective: bool = False
    metonym: bool = False
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    region: str | None = None


class DayUse(StrEnum):
    """What a day expression does in its sentence."""

    ON = "on"  # the day something happened
    SINCE = "since"  # the start of a stretch that reaches to the article's day
    PLAN = "plan"  # a day still to come
    BACKGROUND = "background"  # history, no part of what is reported


@frozen(kw_only=True)
class DayMention:
    """A day expression and the days it means, resolved against the day of publication. `period` None: can't be known."""

    sentence: int
    start: int
    end: int
    period: Edtf | None
    basis: DateBasis
    use: DayUse = DayUse.ON


@frozen(kw_only=True)
class TimeMention:
    """A time expression with its TIMEX3 `type` (DATE, TIME, DURATION, SET) and `value`.

    `dated` says that it names days of the calendar: `period`, or None where only a day of publication could tell. The
    rest names no days. `part` is set where it begins or ends within a word (“13-15 May”): the characters of the first
    token before it, and those of the last token up to its end, 0 for all.
    """

    sentence: int
    start: int
    end: int
    type: str
    value: str
    period: Edtf | None
    basis: DateBasis
    use: DayUse = DayUse.ON
    dated: bool = True
    part: tuple[int, int] | None = None

    def span(self, sentence: Sentence) -> tuple[int, int]:
        """Where it begins and ends in its sentence, in characters."""
        start, end = sentence.span(self.start, self.end)
        before, within = self.part or (0, 0)
        return start + before, (sentence.starts[self.end - 1] + within) if within else end


@frozen(kw_only=True)
class NumberMention:
    """A count in words or figures. `minimum` and `maximum` None for words without a number (“dozens”)."""

    sentence: int
    start: int
    end: int
    minimum: int | None
    maximum: int | None
    qualifier: str
