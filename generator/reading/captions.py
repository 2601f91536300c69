"""Captions of pictures: known by their credit, their label, the file above them, or that scraping gave them twice in a row.

A caption that counts or quotes is kept, without its credit, where it says what the text does not. A picture from the file
shows another day, and goes.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from generator.patterns import deferred
from generator.reading.dates import WRITTEN_DAY
from generator.reading.lines import Line, Lines, is_closed, kept, key, words
from generator.reading.reporting import attributes, tells_toll

_SERVICES = r"(?:getty(?: images)?|afp|reuters|ap|epa|efe|anadolu(?: agency)?|shutterstock|xinhua|tass|pti|handout|file)"
#: A picture's credit at the end of a line.
_CREDIT = deferred(
    r"(?:^|[\s.,;|(\[/–—-])(?:"
    r"(?:photo|image|picture|photograph|pic|credit|photo credit|image credit|picture credit|photo courtesy|image courtesy|image source|photo source)s?\s?[:|/]\s?[^.:]{1,60}"
    r"|(?:photograph|photo|picture|image)s? (?:by|courtesy of|courtesy) [^.:]{1,50}"
    r"|[(\[](?:file|file photo|file picture|file image|photo|pic|image|representational image|archive)(?:[:/ |–-][^()\[\]]{0,60})?[)\]]"
    rf"|[(\[](?:[^()\[\]]{{0,60}}[/ ,|])?{_SERVICES}(?:[/ :,][^()\[\]]{{0,60}})?[)\]]"
    rf"|,? file (?:photo|picture|image)s?|(?:©|\(c\)) ?[^.:]{{1,50}}|[^\s.:()]{{1,30}} ?(?:via|/) ?{_SERVICES}|[–—-] ?{_SERVICES} ?(?:/ ?file| file| photo)"
    r")[.)\]]?(?: ?\|)?$",
    re.IGNORECASE,
)
#: Every credit has one of these near the end of its line, in small letters.
_HINTS = (
    *(")", "]", "©", "/", "photo", "image", "pic", "credit"),
    *("courtesy", "getty", "afp", "reuters", "epa", "handout"),
)
_HINT_WORDS = deferred(r"\b(?:via|ap)\b")
_TAIL = 140
_LABEL = deferred(
    r"(?:(?:photo|image|picture|media|video) )?captions?\s?[:,|]\s?|file (?:photo|image|picture)\s?[:–—-]\s?",
    re.IGNORECASE,
)
#: How agencies begin the caption of an old picture, or of any: “FILE - A guard …”, “In this May 9, 2018 photo, …”.
_PICTURE = deferred(
    r"(?:FILE|File photo|FILE PHOTO|Archive photo)\s?[-–—:]\s?\S|The (?:picture|photo|photograph|image) (?:above )?shows\b|In this (?:[\w.,’'/-]+ ){0,12}?(?:photo|photograph|image|picture|frame grab|screen ?grab|still)\b"
)
_IMAGE_FILE = deferred(r"\S{3,160}\.(?:jpe?g|png|gif|webp)", re.IGNORECASE)
#: A credit that only pictures have, not the agency's name that ends a report.
_OF_PICTURES = deferred(r"photo|pic|image|courtesy|file|handout|©|/|\bvia\b", re.IGNORECASE)
#: Figures that count, and no day, year or time.
_COUNTS = deferred(
    r"(?<![\d:./-])(?!(?:19|20)\d\d\b)\d[\d,]*(?![\d:/-])|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds|thousands)\b"
)
_LETTER, _FIGURE = deferred(r"\w"), deferred(r"\d")
_LONGEST, _WORDS = 500, 25
#: Share of a caption's words that one paragraph of the text says anyway.
_COVERED = 0.7


#: A caption is compared with so many lines, so that no page can make this slow.
_COMPARED = 200
_Said = Sequence[str]


def without_captions(lines: Lines) -> Lines:
    """Take out captions that are said twice, or mostly said elsewhere; of others only the credit goes."""
    texts = [folded for line in kept(lines) if (folded := key(line.text))]
    counts = Counter(texts)
    twins = frozenset(one for one, two in pairwise(texts) if one == two)
    said = texts[:_COMPARED]
    judged = [piece for line in lines for piece in _judged(line, counts, twins, said)]
    return _above_credits(_below_files(judged))


def _below_files(lines: Sequence[Line]) -> Sequence[Line]:
    """Take out an image's file name that was left for a caption, and the caption below it."""
    read: list[Line] = []
    for line in lines:
        below = read and _IMAGE_FILE.fullmatch(read[-1].text) and not line.dropped
        shows = below and len(line.text.split()) <= _WORDS and not _tells(line.text)
        read.append(line.drop("caption") if shows else line)
    return read


def _above_credits(lines: Sequence[Line]) -> Lines:
    """Take out a line that is no sentence and stands right above nothing but a credit, or a dash and a credit."""
    read: list[Line] = []
    above = -1
    for line in lines:
        credit = line.dropped == "photo-credit" or (line.dropped and _CREDIT.fullmatch(line.text))
        if credit and above >= 0 and line.number != read[above].number:
            read[above] = _caption(read[above])
        if _LETTER.search(line.text):
            above = len(read)
        read.append(line)
    return tuple(read)


def _caption(line: Line) -> Line:
    plain = line.dropped or is_closed(line.text) or len(line.text.split()) > _WORDS or not line.gap
    told = tells_toll(line.text.casefold()) or _FIGURE.search(line.text)
    return line if plain or told else line.drop("caption")


def _judged(line: Line, counts: Counter[str], twins: frozenset[str], said: _Said) -> Lines:
    folded = key(line.text) if not line.dropped and len(line.text) <= _LONGEST else ""
    if folded and _PICTURE.match(line.text):
        return (line.drop("caption"),)
    label, credit = (
        _LABEL.match(line.text),
        _CREDIT.search(line.text) if folded and _hints(line.text[-_TAIL:].lower()) else None,
    )
    if not folded or not (label or credit or folded in twins):
        return (line,)
    start, end = label.end() if label else 0, credit.start() + 1 if credit else len(line.text)
    text = line.text[start:end].strip(" |/–—-([")
    twice = counts[folded] > 1 and (credit or label)
    shown = credit and (not is_closed(text) or _OF_PICTURES.search(credit[0])) and not _tells(text)
    if twice or shown or len(text.split()) < 4 or _covered(key(text), folded, said):
        return (line.drop("caption"),)
    return line.cut((text, ""), (line.text[end:], "photo-credit"))


def _tells(text: str) -> bool:
    """Whether a caption counts or says who said it, and does not only show."""
    return attributes(text.casefold()) or bool(_COUNTS.search(WRITTEN_DAY.sub("", text).casefold()))


def _hints(tail: str) -> bool:
    if any(hint in tail for hint in _HINTS):
        return True
    return ("via" in tail or "ap" in tail) and _HINT_WORDS.search(tail) is not None


def _covered(text: str, folded: str, said: _Said) -> bool:
    telling = {word for word in text.split() if len(word) > 3}
    return any(len(telling & words(line)) >= _COVERED * len(telling) for line in said if line != folded)
