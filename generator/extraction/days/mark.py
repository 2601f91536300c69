"""The days a document names: time expressions that name days of the calendar, spans of them joined."""

from generator.extraction.days.spans import joined
from generator.extraction.document import DayMention, Document
from generator.extraction.times.mark import find_times


def find_days(document: Document) -> tuple[DayMention, ...]:
    """Return every expression for days of the calendar, in order; `period` is None where only publication could tell."""
    return joined(document, [time for time in find_times(document) if time.dated])
