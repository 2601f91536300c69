"""The lead: the first two paragraphs that report, behind captions, crossheads and lines of the page."""

import re
from itertools import groupby

from generator.extraction.document import DayMention, Document, Sentence

_PARAGRAPHS = 2  # that make a lead
_WITHIN = 5  # paragraphs in which it stands
_SHORTEST = 5  # tokens of a sentence that reports
_ENDS = (".", "!", "?", "…", '"', "”", "'", "’", ")")  # what ends without is a heading or a line of the page
_CAPTION = re.compile(
    r"^\W{0,2}(?:file|illustration|handout)\b.{0,3}[-–—:]|\b(?:file|handout|representational|representative|stock|archive)\s"
    r"(?:photo|image|picture|pic|footage)",
    re.IGNORECASE,
)
#: A caption has one of these.
_PICTURES = ("file", "illustration", "handout", "representati", "stock", "archive")


def ends_whole(sentence: Sentence) -> bool:
    """Return whether a sentence ends like one, and not like a heading or a line of the page."""
    return sentence.text.endswith(_ENDS)


def is_caption(sentence: Sentence) -> bool:
    """Return whether a sentence stands under a picture: “FILE - …”, “… File photo”."""
    text = sentence.text[:400]
    small = text.casefold()
    return any(word in small for word in _PICTURES) and _CAPTION.search(text) is not None


def is_loose(sentence: Sentence, day: DayMention) -> bool:
    """Return whether a day leaves open which it is: “overnight” is the night that a weekday in the body may name."""
    return sentence.lower[day.start : day.end] == ("overnight",)


def _number(sentence: Sentence) -> int:
    return sentence.paragraph


def lead_end(document: Document) -> int:
    """Return the number of the paragraph with which the lead of an article ends; 2 where nothing tells."""
    found = 0
    for paragraph, rows in groupby(document.sentences, key=_number):
        if paragraph > _WITHIN:
            break
        sentences = list(rows)
        whole = any(len(one.tokens) >= _SHORTEST and ends_whole(one) for one in sentences)
        if paragraph and whole and not any(map(is_caption, sentences)):
            found += 1
        if found == _PARAGRAPHS:
            return max(paragraph, _PARAGRAPHS)
    return _PARAGRAPHS
