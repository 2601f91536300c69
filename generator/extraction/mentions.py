"""Names in the text: actors, then persons, then places. Each pass sees what the ones before it found."""

from generator.extraction.document import Document, Mention
from generator.extraction.names.bodies import mark_actors
from generator.extraction.names.places import mark_places
from generator.extraction.names.reading import read
from generator.extraction.people.people import mark_persons


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """Return every mention, sorted by sentence, then start, the longer first."""
    reading = read(document)
    actors = mark_actors(reading)
    persons = mark_persons(reading, actors)
    places = mark_places(reading, (*actors, *persons))
    return tuple(
        sorted((*actors, *persons, *places), key=lambda m: (m.sentence, m.start, -m.end, m.kind, m.slug))
    )
