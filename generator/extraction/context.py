"""Whose: which state or group a sentence speaks of where it does not say (“the army”, “the country’s president”)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.extraction.document import Document, Mention

_FAR = 3  # sentences looked back


@dataclass(frozen=True, slots=True)
class Context:
    """The owners a document names (states and groups), sentence by sentence, and how often."""

    document: Document
    by_sentence: tuple[tuple[Mention, ...], ...]
    counts: Counter[str]

    @classmethod
    def of(cls, document: Document, owners: Iterable[Mention]) -> "Context":
        """Sort mentions of states and groups by sentence."""
        rows: list[list[Mention]] = [[] for _ in document.sentences]
        counts: Counter[str] = Counter()
        for mention in owners:
            rows[mention.sentence].append(mention)
            counts[mention.slug] += 1
        return cls(document, tuple(tuple(sorted(row, key=lambda m: m.start)) for row in rows), counts)

    def nearest(self, sentence: int, position: int) -> str | None:
        """Return the owner last spoken of before a position (“the country’s …”), of a sentence its first."""
        return self._back(sentence, position, frozenset(self.counts))

    def in_play(self, sentence: int, position: int, kin: Sequence[str] = ()) -> str | None:
        """Return the owner a body without one belongs to: nearest of those the document is about, else the foremost.

        `kin` are owners known to fit; only they count where given.
        """
        most = max(self.counts.values(), default=0)
        parties = frozenset(kin) or frozenset(slug for slug, count in self.counts.items() if count * 4 >= most)
        found = self._back(sentence, position, parties)
        if found:
            return found
        rank = {slug: count for slug, count in self.counts.items() if slug in parties}
        return max(rank, key=lambda slug: (rank[slug], slug)) if rank else None

    def _back(self, sentence: int, position: int, parties: frozenset[str]) -> str | None:
        for index in range(sentence, max(-1, sentence - _FAR - 1), -1):
            row = [m for m in self.by_sentence[index] if m.slug in parties and (index < sentence or m.end <= position)]
            if row:
                return row[0].slug
        return None
