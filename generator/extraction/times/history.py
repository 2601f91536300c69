"""Whether a document is a history: its dates lie far before publication and go by the story it tells."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from generator.extraction.times.reading import Chunk, Clock

_YEARS = re.compile("[YB]")  # “1916”; “BC”, behind its number
_LONG_AGO = 2  # years before publication
_FEW = 5  # years named that make a history
_TALE = 6  # times as many years as words like “yesterday”
_STRAY = 10  # of the years named, one in so many at either end is none of the story's
_MARGIN = 3  # years beyond them that may still belong


def starting_clock(sentences: Iterable[tuple[Sequence[Chunk], str]], published: date | None) -> Clock:
    """The clock a document begins with, given the chunks of its sentences and their letters: a history's goes by its first year.

    A history names years long past far more often than it uses the words that news tells days with (“Monday”, “yesterday”).
    """
    years: list[int] = []
    deictic = 0
    for chunks, letters in sentences:
        deictic += letters.count("W") + letters.count("y")
        for at in (match.start() for match in _YEARS.finditer(letters)):
            if letters[at] == "Y":
                years.append(int(chunks[at].number))
            elif at:
                years.append(-int(chunks[at - 1].number))
    old = [year for year in years if published is None or year < published.year - _LONG_AGO]
    if len(old) < _FEW or len(old) <= _TALE * deictic:
        return Clock(published)
    return _story(years, published)


def _story(years: list[int], published: date | None) -> Clock:
    """Years far outside the others (“a paper of 2005 says”) are left out of the story."""
    stray, ordered = max(1, len(years) // _STRAY), sorted(years)
    low, high = ordered[stray] - _MARGIN, ordered[-1 - stray] + _MARGIN
    first = next(year for year in years if low <= year <= high)
    return Clock(published, f"{first:04}" if first > 0 else "", story=(low, high))
