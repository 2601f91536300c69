"""The headline: the first line of a text, or what its `Title:` says; the labels of a text's head."""

import re
from dataclasses import replace

from generator.reading.bylines import without_bylines
from generator.reading.dates import is_day_line
from generator.reading.furniture import furniture
from generator.reading.inserts import without_inserts
from generator.reading.lines import Line, Lines, is_closed, kept, key
from generator.reading.publication import begins_with_dateline
from generator.reading.repeats import is_breadcrumb

_LABEL = re.compile(
    r"(?P<title>title|headline)\s?:\s|(?P<deck>subtitle|sub-?headline|standfirst|summary|deck|description|excerpt)\s?:\s",
    re.IGNORECASE,
)
#: The head of a text, in lines, and a headline's greatest length, in words.
_HEAD, _WORDS = 10, 30
#: A line of fewer letters may end another one by chance.
_TELLING = 16


def take_headline(lines: Lines, known: str, *, is_page: bool) -> tuple[Lines, str]:
    """Return the lines without the headline, and the headline ("" where the text has none).

    In plain text the first line that is no furniture is the headline where it reads like one; `Title:` wins where it
    stands before it. In a page the headline is `known`, and the body begins with the body.
    """
    lines = tuple(_unlabelled(line) if index < _HEAD else line for index, line in enumerate(lines))
    titles = [line for line in lines if line.dropped == "headline"]
    if is_page:
        return lines, known or (titles[0].text if titles else "")
    for index, line in enumerate(lines[:_HEAD]):
        if line.dropped == "headline":
            return lines, line.text
        if _is_furniture(line) or _is_trail(line, lines[index + 1 : index + 4]):
            continue
        if begins_with_dateline(line.text) or (
            not _is_headline(line, lines) and key(line.text) != key(known)
        ):
            break
        return (*lines[:index], line.drop("headline"), *lines[index + 1 :]), line.text
    return lines, titles[0].text if titles else ""


def _unlabelled(line: Line) -> Line:
    label = _LABEL.match(line.text)
    if not label or len(line.text) == label.end():
        return line
    bare = replace(line, text=line.text[label.end() :])
    return bare.drop("headline") if label["title"] else bare


def _is_furniture(line: Line) -> bool:
    credited, _, _ = without_bylines(without_inserts((line,)))
    return not kept(credited) or is_day_line(line.text) or bool(furniture(line.text))


def _is_trail(line: Line, below: Lines) -> bool:
    """Whether a line is a breadcrumb, or a menu's words glued to the headline that follows."""
    text = key(line.text).replace(" ", "")
    ends = (key(other.text).replace(" ", "") for other in below)
    return is_breadcrumb(line.text) or any(
        len(end) >= _TELLING and text != end and text.endswith(end) for end in ends
    )


def _is_headline(line: Line, lines: Lines) -> bool:
    return (
        len(lines) > 1
        and len(line.text.split()) <= _WORDS
        and not (is_closed(line.text) and not line.text.endswith(("?", "!", "”", '"', "’")))
    )
