"""Whether a page is a list of reports: nearly all its text is headlines that lead elsewhere, and what stands below them."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeAlias

from generator.reading.lines import Lines, kept, key

#: lxml has no types.
_Element: TypeAlias = Any

#: A page has so many of other reports' headlines at least, each of so many words; a summary below has so many.
_HEADLINES, _WORDS, _SUMMARY = 12, 4, 8
#: So much of the text must be theirs.
_THEIRS = 0.85
#: No more of a link is looked at: links may lie in one another.
_PIECES, _LONGEST = 40, 2000
_BLOCKS = ("p", "div", "span", "td", "li", "dd")


def is_listing(page: _Element, lines: Lines) -> bool:
    """Whether a page's `lines` are other reports' headlines and summaries. `page` is its tree as it came."""
    if (
        len({text for link in page.iter("a") if _stands_alone(link) and (text := _headline(link))})
        < _HEADLINES
    ):
        return False
    body = Counter(word for line in kept(lines) for word in key(line.text).split())
    theirs = Counter(word for text in _others(page) for word in key(text).split())
    return sum((body & theirs).values()) >= _THEIRS * sum(body.values())


def _others(page: _Element) -> Iterator[str]:
    """The texts that belong to other reports, in the order of the page."""
    below = False
    for element in page.iter("a", *_BLOCKS):
        if element.tag == "a":
            if _stands_alone(element) and (text := _headline(element)):
                yield text
                below = True
        else:
            text = "".join(element.itertext()) if element.tag == "p" else element.text or ""
            if len(text.split()) >= _SUMMARY and not _is_headline(element):
                if below:
                    yield text
                below = False


def _is_headline(block: _Element) -> bool:
    """Whether a paragraph holds a link to another report and nothing else."""
    return len(block) == 1 and block[0].tag == "a" and _stands_alone(block[0])


def _stands_alone(link: _Element) -> bool:
    """Whether a link is no part of a sentence: nothing stands right before it or behind it."""
    before = link.getprevious()
    sides = (link.tail, link.getparent().text if before is None else before.tail)
    return link.get("href") is not None and not any(side and side.strip() for side in sides)


def _headline(link: _Element) -> str:
    text = "".join(islice(link.itertext(), _PIECES))[:_LONGEST]
    return text if len(text.split()) >= _WORDS else ""
