"""Lines → paragraphs: undo hard wrapping, join what scraping broke in the middle of a sentence."""

from dataclasses import replace
from itertools import pairwise

from generator.reading.lines import Line, Lines, is_closed, words

#: Widest line that a person or a mail program wraps at; longer lines are paragraphs.
_WIDEST = 120
#: By so many characters a hand may break a line too early.
_SLACK = 6
#: Words that end no sentence: a line that stops at one goes on in the next.
_OPEN_ENDS = words(
    "a an the and or but of in on at to for from with by as that which who whose than into over under between "
    "against also its their his her is are was were has have had will would could not"
)


def unwrap(lines: Lines) -> Lines:
    """Join hard-wrapped lines.

    A break is soft where the next word would not have fitted into the widest line; a text is wrapped where most of
    its breaks between neighbouring lines are soft.
    """
    width = max((len(line.text) for line in lines), default=0)
    breaks = [_soft(above, below, width) for above, below in pairwise(lines) if not below.gap]
    if width > _WIDEST or sum(breaks) < 3 or sum(breaks) < 0.6 * len(breaks):
        return lines
    joined: list[Line] = []
    last = ""
    for line in lines:
        if joined and not line.gap and _soft(replace(line, text=last), line, width):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
        last = line.text
    return tuple(joined)


def _soft(above: Line, below: Line, width: int) -> bool:
    return len(above.text) + 1 + len(below.text.split(" ", 1)[0]) > width - _SLACK


def mend(lines: Lines) -> Lines:
    """Join a line that stops in the middle of a sentence with the next one that stays, where that is safe.

    Safe means: the next goes on in lower case, or the line stops at a word that ends no sentence.
    """
    mended: list[Line] = []
    open_at: int | None = None
    for line in lines:
        if line.dropped:
            mended.append(line)
        elif open_at is not None and _continues(mended[open_at].text, line.text):
            mended[open_at] = replace(mended[open_at], text=f"{mended[open_at].text} {line.text}")
        else:
            open_at = len(mended)
            mended.append(line)
    return tuple(mended)


def _continues(above: str, below: str) -> bool:
    if is_closed(above):
        return False
    return below[0].islower() or above.rsplit(" ", 1)[-1].casefold() in _OPEN_ENDS
