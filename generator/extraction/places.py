"""Places the text names."""

from collections.abc import Sequence

from generator.extraction.document import Document, Mention
from generator.extraction.reading import Reading
from generator.model.finding import PlaceFinding


def mark_places(reading: Reading, others: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mark every place."""
    del reading, others
    return ()


def places(document: Document, mentions: Sequence[Mention]) -> tuple[PlaceFinding, ...]:
    """Return the places named, in the order of their first mention."""
    del document, mentions
    return ()
