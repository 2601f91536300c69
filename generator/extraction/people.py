"""Persons with the office the text gives them."""

from collections.abc import Sequence

from generator.extraction.document import Document, Mention
from generator.extraction.reading import Reading
from generator.model.finding import PersonFinding


def mark_persons(reading: Reading, actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mark every person, at each mention."""
    del reading, actors
    return ()


def persons(document: Document, mentions: Sequence[Mention]) -> tuple[PersonFinding, ...]:
    """Return the persons named, in the order of their first mention."""
    del document, mentions
    return ()
