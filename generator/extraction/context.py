"""Whose: which state or group a sentence speaks of where it does not say (“the army”, “the country’s president”)."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from generator.extraction.document import Document, Mention
from generator.extraction.gazetteer.words import DIRECTIONS
from generator.model.vocabulary import ActorKind

_WHERE = frozenset(
    {"in", "at", "to", "from", "into", "near", "across", "for", "outside", "through", "via", "around"}
)
_FAR = 3  # sentences looked back


def _is_place(document: Document, mention: Mention) -> bool:
    """Whether a name only tells where: “in northern Mali”, “from Damascus”."""
    tokens = document.sentences[mention.sentence].tokens
    before = mention.start - 1
    while before >= 0 and tokens[before].lower in DIRECTIONS:
        before -= 1
    owner = mention.end < len(tokens) and tokens[mention.end].lower in {"'s", "'"}
    return before >= 0 and tokens[before].lower in _WHERE and not mention.adjective and not owner


@dataclass(frozen=True, slots=True)
class Context:
    """The owners a document names (states and groups), sentence by sentence, and how often."""

    document: Document
    by_sentence: tuple[tuple[Mention, ...], ...]
    counts: Counter[str]
    governing: frozenset[str]  # those that have governments and armies: no group that only bears arms

    @classmethod
    def of(cls, document: Document, owners: Iterable[Mention], datelines: Sequence[int]) -> "Context":
        """Sort mentions of states and groups by sentence; `datelines` is where each sentence begins to tell."""
        owners = tuple(owners)
        governing = frozenset(m.slug for m in owners if m.actor_kind is not ActorKind.ARMED_GROUP)
        rows: list[list[Mention]] = [[] for _ in document.sentences]
        counts: Counter[str] = Counter()
        for mention in owners:
            counts[mention.slug] += 1
            if mention.start >= datelines[mention.sentence] and not _is_place(document, mention):
                rows[mention.sentence].append(mention)
        return cls(
            document, tuple(tuple(sorted(row, key=lambda m: m.start)) for row in rows), counts, governing
        )

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
        most = max((self.counts[slug] for slug in fitting), default=0)
        parties = frozenset(slug for slug in fitting if self.counts[slug] * 2 >= most)
        return self._back(sentence, position, parties) or self._foremost(parties)

    def _foremost(self, parties: frozenset[str]) -> str | None:
        """Return the owner named most often, of those named as often the first by name."""
        return min(parties & self.counts.keys(), key=lambda slug: (-self.counts[slug], slug), default=None)

    def _back(self, sentence: int, position: int, parties: Collection[str]) -> str | None:
        for index in range(sentence, max(-1, sentence - _FAR - 1), -1):
            row = (
                m.slug
                for m in self.by_sentence[index]
                if m.slug in parties and (index < sentence or m.end <= position)
            )
            if found := next(row, None):
                return found
        return None
