"""What a place lies in: the region that the words around its name tell (“X district, Y province”, “Y's X district”)."""

from generator.extraction.gazetteer.words import DIRECTIONS, DISTRICTS, LANDFORMS, PLACE_NOUNS, REGIONS, TOWNS
from generator.extraction.names.lines import ARTICLES, Line

#: What may stand between a place and its region.
_BETWEEN = frozenset({",", "in", "of", "the", "region's"}) | DIRECTIONS | ARTICLES
#: Nouns of regions of the first level.
_PASSED = DIRECTIONS | ARTICLES
PROVINCES = REGIONS - DISTRICTS - LANDFORMS - TOWNS - {"area", "areas", "zone", "zones", "highlands"}
_REACH = 14  # tokens looked at behind a name


def region_beside(line: Line, start: int, end: int) -> str:
    """Return the name of the region that a place [start, end) is said to lie in, or nothing."""
    return _behind(line, end) or _owning(line, start)


def _behind(line: Line, end: int) -> str:
    """Read on over nouns and names: “X village, Y district, Z province”, “X in the Y district of Z province”."""
    index, stop = end, min(len(line.tokens), end + _REACH)
    parted = False
    while index < stop:
        word = line.lower(index)
        if word in PLACE_NOUNS and line.code(index) != "n":
            index += 1
            continue
        if word in _BETWEEN:
            parted = parted or word not in _PASSED
            index += 1
            continue
        last = index
        while line.code(last) in {"n", "k"}:
            last += 1
        if last == index or not parted:
            return ""
        if line.lower(last) in PROVINCES:
            return line.text(index, last)
        if line.lower(last - 1) in PROVINCES and last - index > 1:
            return line.text(index, last - 1)
        index = last
    return ""


def _owning(line: Line, start: int) -> str:
    """Read back to “Z province's X district” and “Z's X district”."""
    before = start - 1
    while line.lower(before) in DIRECTIONS:
        before -= 1
    if line.code(before) != "'":
        return ""
    last = before - 1 if line.lower(before - 1) in PROVINCES else before
    first = last
    while line.code(first - 1) in {"n", "k"}:
        first -= 1
    return line.text(first, last) if first < last else ""
