"""Corrections of a report, at its head or its foot: kept, for they name the figures that were wrong, but behind the report."""

import re

from generator.patterns import deferred
from generator.reading.lines import Line, Lines, kept, sentences

_THING = r"(?:article|story|report|post|piece|headline|dispatch|item|page)"
#: How a sentence begins, or what it holds, that corrects.
_CORRECTS = deferred(
    rf"\W{{0,4}}(?:corrections?|clarifications?|corrected|corrects|correcting)\b(?: \(?[\w ,.]{{1,30}}\)?)?\s?[:–—-]\s|^\((?:corrects?|corrected|correcting)\b|\b(?:earlier|previous|original|prior) (?:version|edition)s? of (?:this|our) {_THING}"
    rf"|\bthis (?:[\w.]+ \d{{1,2}} )?{_THING} (?:has been|was|is|had been) (?:\w+ )?(?:corrected|amended)\b|\b(?:earlier|previous|original) {_THING} (?:misstated|incorrectly|wrongly|mistakenly)\b|^\W{{0,4}}editor['’]?s['’]? note\b.{{0,120}}\b(?:corrected|amended|version)\b",
    re.IGNORECASE,
)
#: Every correction has one of these words.
_SIGNS = (
    "correct",
    "clarif",
    "version",
    "edition",
    "amended",
    "misstated",
    "wrongly",
    "mistakenly",
    "editor",
    "updated",
    "edited",
    "revised",
    "expanded",
    "republished",
)
#: A correction is about figures where it holds one.
_FIGURE = deferred(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?|hundreds?|thousands?)\b",
    re.IGNORECASE,
)
#: Notes that tell of no figure: “this article was updated to add a quote”.
_NOTE = deferred(
    rf"\W{{0,4}}(?:editor['’]?s['’]? note\W{{1,3}})?this {_THING} (?:has been|was|is) (?:\w+ )?(?:updated|edited|revised|expanded|republished)\b.{{0,200}}|\W{{0,4}}editor['’]?s['’]? note\b.{{0,300}}",
    re.IGNORECASE,
)
_DAYS = deferred(
    r"\b\d{1,2}(?:st|nd|rd|th)?\b(?= (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,2}\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)


def without_corrections(lines: Lines) -> tuple[Lines, Lines]:
    """Return the lines without those that correct the report, and these, cut from the sentences before them.

    A correction without a figure goes as `correction`, for nothing can be learnt from it.
    """
    read: list[Line] = []
    notes: list[Line] = []
    if not _has_sign("\n".join(line.text for line in lines)):
        return lines, ()
    for line in lines:
        report, note = ("", "") if line.dropped else _parted(line.text)
        if not note:
            read.append(line)
            continue
        read += line.cut((report, ""))
        told = bool(_FIGURE.search(_DAYS.sub(" ", note)))
        (notes if told else read).extend(line.cut((note, "" if told else "correction")))
    return tuple(read), tuple(notes)


def _has_sign(text: str) -> bool:
    folded = text.lower()
    return any(sign in folded for sign in _SIGNS)


def _parted(text: str) -> tuple[str, str]:
    """A line's sentences before the first that corrects, and the rest."""
    if not _has_sign(text):
        return text, ""
    if _NOTE.fullmatch(text) and not _CORRECTS.search(text):
        return "", text
    if not _CORRECTS.search(text):
        return text, ""
    parts = sentences(text)
    first = next((at for at, part in enumerate(parts) if _CORRECTS.search(part)), 0)
    return " ".join(parts[:first]), " ".join(parts[first:])


def behind(lines: Lines, notes: Lines) -> tuple[Lines, tuple[int, ...]]:
    """Put corrections behind a report that was cleaned; return the numbers of their paragraphs."""
    body = kept(lines)
    numbers = range(len(body) + 1, len(body) + len(notes) + 1) if body else ()
    return (*body, *notes, *(line for line in lines if line.dropped)), tuple(numbers)
