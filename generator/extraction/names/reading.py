"""What every pass over names reads: the lines of a document and the groups its own words establish."""

from collections.abc import Iterable

from generator.extraction.document import Document
from generator.extraction.frozen import frozen
from generator.extraction.names.groups import Group, settle
from generator.extraction.names.lines import Line, read_lines
from generator.extraction.names.organisations import with_organisations
from generator.extraction.names.signs import persons_words, signs


@frozen
class Reading:
    """A document's lines, its groups and regions, and the words that only persons' names hold."""

    document: Document
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    persons_words: frozenset[str]


def read(document: Document) -> Reading:
    """Read a document once for all passes over names."""
    lines = with_organisations(read_lines(document))
    barred = persons_words(lines)
    found = tuple(signs(lines))
    groups = settle(found, barred, _names(lines))
    return Reading(document, lines, groups, barred)


def _names(lines: Iterable[Line]) -> frozenset[str]:
    """Return the capitalised words that may be names."""
    return frozenset(
        token.text
        for line in lines
        if not line.headline and "n" in line.codes
        for token, code in zip(line.tokens, line.codes, strict=True)
        if code == "n"
    )
