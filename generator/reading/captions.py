"""Captions of pictures: recognised by their credit; kept only where they say what the text does not."""

import re

from generator.reading.lines import Line, Lines, key

#: A picture's credit at the end of a line.
_CREDIT = re.compile(
    r"(?:^|[\s.,;|(\[/–—-])(?:"
    r"(?:photo|image|picture|photograph|pic|credit|photo credit|image credit|photo by|picture by|photo courtesy|image courtesy|image source|photo source)s?"
    r"\s?[:|/]\s?[^.:]{1,60}"
    r"|(?:photograph|photo|picture|image)s? (?:by|courtesy of|courtesy) [^.:]{1,50}"
    r"|[(\[](?:file|file photo|file picture|file image|photo|pic|image|representational image|archive)(?:[:/ |–-][^()\[\]]{0,60})?[)\]]"
    r"|[(\[][^()\[\]]{0,60}(?:getty images|afp|reuters|ap|epa|anadolu|shutterstock|xinhua|ap photo)(?:[/ :][^()\[\]]{0,40})?[)\]]"
    r"|(?:©|\(c\)) ?[^.:]{1,50}|[^.:()]{0,40}/ ?getty images|[^\s.:()]{1,30} via getty images"
    r"|[–—-] ?(?:afp|reuters|ap|epa|xinhua|anadolu)(?:/file| file| photo)?"
    r")[.)\]]?$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:photo|image|picture|media|video)? ?captions?\s?[:,|]\s?|^file ?(?:photo|image|picture)? ?[:–—-] ?",
    re.IGNORECASE,
)
_LONGEST = 500
#: Share of a caption's words that the text says anyway.
_COVERED = 0.7


def without_captions(lines: Lines) -> Lines:
    """Take out captions that are said twice, or mostly said elsewhere; of others only the credit goes."""
    counts: dict[str, int] = {}
    for line in lines:
        counts[key(line.text)] = counts.get(key(line.text), 0) + 1
    return tuple(piece for line in lines for piece in _judge(line, lines, counts))


def _judge(line: Line, lines: Lines, counts: dict[str, int]) -> Lines:
    if line.dropped or len(line.text) > _LONGEST:
        return (line,)
    label = _LABEL.match(line.text)
    credit = _CREDIT.search(line.text)
    if not (label or credit):
        return (line,)
    text = line.text[label.end() if label else 0 : credit.start() + 1 if credit else None].strip(" |/–—-([")
    if counts[key(line.text)] > 1 or len(text.split()) < 4 or _covered(text, line, lines):
        return (line.drop("caption"),)
    return line.cut((text, ""), (line.text[len(text) :], "photo-credit"))


def _covered(text: str, caption: Line, lines: Lines) -> bool:
    words = {word for word in key(text).split() if len(word) > 3}
    others = (set(key(line.text).split()) for line in lines if not line.dropped and line.text != caption.text)
    return any(len(words & other) >= _COVERED * len(words) for other in others)
