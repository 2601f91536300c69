"""What is said twice: the headline in a breadcrumb, a paragraph, a sentence pulled out as a quotation."""

from bisect import bisect_right
from collections import Counter

from generator.reading.dates import is_day_line
from generator.reading.lines import Line, Lines, is_closed, kept, key, sentences

#: What a menu glues to a repeated headline has at most so many characters.
_GLUED = 40
#: A line shorter than this many words may be said twice in its own right.
_SHORT = 4
_BREADCRUMB = (" > ", " » ", " › ", " / ", " → ", " | ")


def without_headline(lines: Lines, *titles: str) -> Lines:
    """Take out lines that repeat a headline, also with a few menu words glued to it, and breadcrumbs."""
    keys = [key(title).replace(" ", "") for title in titles if title]
    return tuple(line if line.dropped else _judge(line, keys) for line in lines)


def _judge(line: Line, keys: list[str]) -> Line:
    if len(line.text) > 400:
        return line
    text = key(line.text).replace(" ", "")
    for title in keys:
        if text == title or (
            len(title) > 15
            and title in text
            and len(text) - len(title) <= _GLUED
            and not is_closed(line.text)
        ):
            return line.drop("headline-repeat")
    return line.drop("breadcrumb") if is_breadcrumb(line.text) else line


def is_breadcrumb(text: str) -> bool:
    """Whether a line is the way to a page: short names with the marks of a path between them."""
    paths = [text.split(mark) for mark in _BREADCRUMB if mark in text]
    short = any(len(parts) > 2 and all(len(part.split()) <= 6 for part in parts[:-1]) for parts in paths)
    return short and not is_closed(text) and not is_day_line(text)


def without_repeats(lines: Lines) -> Lines:
    """Take out a paragraph said before, a line that is a sentence of another paragraph, and the beginning of another line.

    So goes a summary all of whose sentences the report says again.
    """
    return _without_summaries(_without_beginnings(_without_twins(lines)))


def _without_twins(lines: Lines) -> Lines:
    whole: set[str] = set()
    parts = _sentence_keys(lines)
    read: list[Line] = []
    for line in lines:
        text = key(line.text)
        if line.dropped or len(text.split()) < _SHORT:
            read.append(line)
        elif text in whole:
            read.append(line.drop("repeat"))
        elif text in parts:
            read.append(line.drop("pull-quote"))
        else:
            whole.add(text)
            read.append(line)
    return tuple(read)


def _sentence_keys(lines: Lines) -> set[str]:
    """Keys of sentences that stand in a paragraph with others."""
    return {
        key(sentence)
        for line in kept(lines)
        if len(pieces := sentences(line.text)) > 1
        for sentence in pieces
        if len(sentence.split()) >= _SHORT
    }


def _without_beginnings(lines: Lines) -> Lines:
    """Take out a line that is cut off by dots and stands elsewhere whole: a teaser above its own report."""
    whole = sorted(key(line.text) for line in lines)
    return tuple(
        line.drop("repeat") if not line.dropped and _is_beginning(line.text, whole) else line
        for line in lines
    )


def _is_beginning(text: str, whole: list[str]) -> bool:
    begin = key(text)
    if not text.endswith(("...", "…")) or len(begin.split()) < _SHORT:
        return False
    at = bisect_right(whole, begin)
    return at < len(whole) and whole[at].startswith(begin)


def _without_summaries(lines: Lines) -> Lines:
    parts = {
        index: [key(part) for part in sentences(line.text)]
        for index, line in enumerate(lines)
        if not line.dropped
    }
    counts = Counter(part for of_line in parts.values() for part in set(of_line))
    read = list(lines)
    for index, of_line in parts.items():
        telling = [part for part in of_line if len(part.split()) >= _SHORT]
        if len(telling) > 1 and telling == of_line and all(counts[part] > 1 for part in telling):
            read[index] = lines[index].drop("repeat")
            counts.subtract(set(of_line))
    return tuple(read)
