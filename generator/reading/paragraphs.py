"""Lines → paragraphs: undo hard wrapping, join what scraping broke in the middle of a sentence."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from generator.reading.lines import Line, Lines, is_closed, kept, words

#: Widths that people and mail programs wrap at; longer lines are paragraphs, shorter ones a list.
_NARROWEST, _WIDEST = 40, 120
#: The width of a text is that of its widest lines but for a few; a line is longish from this share of it on.
_USUAL, _LONGISH = 0.95, 0.6
#: By so many characters a hand may break a line too early.
_SLACK = 6
#: Words that end no sentence: a line that stops at one goes on in the next.
_OPEN_ENDS = words(
    "a an the and or but of in on at to for from with by as that which who whose than into over under between "
    "against also its their his her is are was were has have had will would could not"
)


def unwrap(lines: Lines) -> Lines:
    """Join hard-wrapped lines.

    A break is soft where the next word would hardly have fitted into a full line; a text is wrapped where most of its
    breaks between neighbouring lines are soft. In such a text a longish line that ends no sentence goes on, too.
    """
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(_USUAL * (len(lengths) - 1))] if lengths else 0
    breaks = [_soft(above, below, width) for above, below in pairwise(lines) if not below.gap]
    if not _NARROWEST <= width <= _WIDEST or sum(breaks) < 3 or sum(breaks) < 0.6 * len(breaks):
        return lines
    return _joined(lines, lambda above, below: not below.gap and _goes_on(above, below, width))


def _soft(above: Line, below: Line, width: int) -> bool:
    return len(above.text) + 1 + len(below.text.split(" ", 1)[0]) > width - _SLACK


def _goes_on(above: Line, below: Line, width: int) -> bool:
    return _soft(above, below, width) or (len(above.text) > _LONGISH * width and not is_closed(above.text))


def mend(lines: Lines) -> Lines:
    """Join a line that stops in the middle of a sentence with the next one that stays, where that is safe.

    Safe means: the next goes on in lower case, or the line stops at a word that ends no sentence.
    """
    return (*_joined(kept(lines), _continues), *(line for line in lines if line.dropped))


def _continues(above: Line, below: Line) -> bool:
    if is_closed(above.text):
        return False
    return below.text[0].islower() or above.text.rsplit(" ", 1)[-1].casefold() in _OPEN_ENDS


def _joined(lines: Lines, belong: Callable[[Line, Line], bool]) -> Lines:
    """Join each line to the one above it where the two belong together."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and belong(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(map(_as_one, groups))


def _as_one(group: list[Line]) -> Line:
    return replace(group[0], text=" ".join(line.text for line in group)) if len(group) > 1 else group[0]
