"""Closed classes of words, lower case, from words.tsv."""

from generator.extraction.gazetteer.table import rows


def words(name: str) -> frozenset[str]:
    """Return the words of a class."""
    return frozenset(word for row in rows("words") if row[0] == name for word in row[1].split())


TITLES = words("titles")
ABBREVIATIONS = words("abbreviations")
OPENERS = words("openers")
SPEECH = words("speech")
