"""Whose: which state or group a sentence speaks of where it does not say (“the army”, “the country’s president”)."""

from bisect import insort
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from generator.extraction.document import Mention
from generator.extraction.frozen import frozen
from generator.extraction.gazetteer.words import DIRECTIONS, SPEECH
from generator.extraction.names.home import home
from generator.extraction.names.lines import Line
from generator.extraction.wording.lexicon import StateWord, known_phrases
from generator.model.vocabulary import ActorKind

_WHERE = frozenset(
    {"in", "at", "to", "from", "into", "near", "across", "for", "outside", "through", "via", "around"}
)
_FAR = 3  # sentences looked back
_SELDOM = 6  # a text that names no state more than thrice may leave its own unnamed
_LONGEST_HEADING = 5
_BESIDE_HEADING = 2  # tokens of a heading beside the state's name: “In Mali:”, no “US troops come home”


@frozen
class Context:
    """The owners a document names (states and groups), by sentence where they may act, and how much it names them.

    `governing` are those that have governments and armies: no group that only bears arms; the country that the places lie
    in is among them though never named. `sections` gives each sentence the state that heads its part of the text,
    `ranking` the owners by weight, of equals the first named first.
    """

    lines: tuple[Line, ...]
    by_sentence: tuple[list[Mention], ...]
    weights: Counter[str]
    governing: frozenset[str]
    sections: tuple[str | None, ...]
    ranking: tuple[str, ...]

    @classmethod
    def of(cls, lines: tuple[Line, ...], owners: Iterable[Mention]) -> "Context":
        """Sort mentions of owners by sentence; where a name only tells a place it does not act."""
        rows: list[list[Mention]] = [[] for _ in lines]
        weights: Counter[str] = Counter()
        governing: set[str] = set()
        for mention in owners:
            line = lines[mention.sentence]
            place = _is_place(line, mention)
            weights[mention.slug] += 1 if place and mention.metonym else 2
            if mention.actor_kind in {ActorKind.STATE, ActorKind.GOVERNMENT_BODY}:
                governing.add(mention.slug)
            if mention.start >= line.dateline and not place:
                rows[mention.sentence].append(mention)
        weights.update(
            slug
            for line in lines
            if "-" in line.sentence.text
            for slug in _compounds(line)
            if slug in weights
        )
        by_sentence = tuple(sorted(row, key=lambda mark: mark.start) for row in rows)
        most = max((weights[slug] for slug in governing), default=0)
        if most <= _SELDOM and (own := home(lines)):
            governing.add(own[0])
            weights[own[0]] += 2 * own[1]
        sections = tuple(_sections(lines, by_sentence))
        ranking = tuple(sorted(weights, key=lambda slug: -weights[slug]))
        return cls(lines, by_sentence, weights, frozenset(governing), sections, ranking)

    def note(self, mention: Mention) -> None:
        """Take in that an owner is spoken of through a body of its own."""
        insort(self.by_sentence[mention.sentence], mention, key=lambda mark: mark.start)

    def nearest(self, sentence: int, position: int, among: Collection[str]) -> str | None:
        """Return the owner last spoken of before a position (“the country’s …”), of a sentence its first."""
        return self._back(sentence, position, among)

    def closest(self, sentence: int, position: int) -> str | None:
        """Return the owner named last before a position in its sentence, else the foremost of the document."""
        row = [m for m in self.by_sentence[sentence] if m.end <= position and m.slug in self.governing]
        return row[-1].slug if row else self._foremost(self.governing)

    def subject(self, sentence: int, position: int) -> str | None:
        """Return the first owner of a sentence, before a position."""
        return next((m.slug for m in self.by_sentence[sentence] if m.end <= position), None)

    def in_play(self, sentence: int, position: int, among: Collection[str] | None = None) -> str | None:
        """Return the owner a body without one belongs to: nearest of those the document is about, else the foremost.

        `among` are the owners that fit, by default those that govern.
        """
        fitting = self.governing if among is None else frozenset(among)
        if (heading := self.sections[sentence]) in fitting:
            return heading
        foremost = self._foremost(fitting)
        least = self.weights[foremost] / 2 if foremost else 0
        return self._back(sentence, position, fitting, least) or foremost

    def _foremost(self, parties: Collection[str]) -> str | None:
        """Return the owner named most often, of those named as often the first in the text."""
        return next((slug for slug in self.ranking if slug in parties), None)

    def _back(self, sentence: int, position: int, parties: Collection[str], least: float = -1) -> str | None:
        for index in range(sentence, max(-1, sentence - _FAR - 1), -1):
            row = (
                m.slug
                for m in self.by_sentence[index]
                if m.slug in parties
                and self.weights[m.slug] > least
                and (index < sentence or m.end <= position)
            )
            if found := next(row, None):
                return found
        return None


def before_quotation(line: Line, position: int) -> int:
    """Return where to look back from for whom words speak of: before the quotation that “said minister N” stands behind."""
    last = line.codes.rfind('"', 0, position)
    if last < 0 or '"' in line.codes[position:] or SPEECH.isdisjoint(line.words[last:position]):
        return position
    return line.codes.find('"')


def _is_place(line: Line, mention: Mention) -> bool:
    """Whether a name only tells where: “in northern Mali”, “from Damascus”."""
    before = mention.start - 1
    while line.lower(before) in DIRECTIONS:
        before -= 1
    return line.lower(before) in _WHERE and not mention.adjective and line.code(mention.end) != "'"


def _compounds(line: Line) -> Iterator[str]:
    """Yield the states within compounds: “Malian-backed”."""
    for token, code in zip(line.tokens, line.codes, strict=True):
        if "-" in token.text and code == "l" and token.text[0].isupper():
            known = known_phrases().of(token.text.split("-", 1)[0])
            if isinstance(known, StateWord):
                yield known.state.slug


def _sections(lines: Sequence[Line], rows: Sequence[Sequence[Mention]]) -> Iterator[str | None]:
    """Yield for each sentence the state that the last heading named: a short paragraph that is no sentence."""
    heading: str | None = None
    for line, row in zip(lines, rows, strict=True):
        if len(line.tokens) <= _LONGEST_HEADING and line.lower(len(line.tokens) - 1) not in {".", "?", "!"}:
            whole = len(line.tokens) - _BESIDE_HEADING
            own = {mark.slug for mark in row if not mark.adjective and mark.end - mark.start >= whole}
            heading = own.pop() if len(own) == 1 and line.sentence.paragraph else None
        yield heading
