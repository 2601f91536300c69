"""The headline: the first line of a text, or what its `Title:` says; the labels of a text's head."""

import re
from dataclasses import replace
from itertools import takewhile

from generator.patterns import deferred
from generator.reading.bylines import without_bylines
from generator.reading.dates import is_day_line
from generator.reading.furniture import furniture
from generator.reading.inserts import without_inserts
from generator.reading.lines import Line, Lines, is_closed, kept, key, words
from generator.reading.publication import begins_with_dateline
from generator.reading.repeats import is_breadcrumb
from generator.reading.reporting import tells_toll

_LABEL = deferred(
    r"(?P<title>title|headline)\s?:\s|(?P<deck>subtitle|sub-?headline|standfirst|summary|deck|description|excerpt)\s?:\s",
    re.IGNORECASE,
)
#: The head of a text, in lines, and a headline's greatest length, in words.
_HEAD, _WORDS = 10, 30
_PREFIX = deferred(
    r"(?:(?:UPDATE|WRAPUP|REFILE|RPT|CORRECTED|CORRECTION|EXCLUSIVE|RECAST|TOPWRAP|ADVISORY|URGENT|LEAD|BREAKING)(?: ?\d{1,2})?\s?[-–—]\s?)+"
    r"|(?:opinion|comment|exclusive|breaking(?: news)?|just in|watch|video|in pictures)\s?[|:]\s",
    re.IGNORECASE,
)
_OUTLET = deferred(
    r"\s[|–—-]\s(?:the )?(?:[A-Z][\w’'.]*\s){0,3}(?:News|Times|Post|Herald|Tribune|Daily|Gazette|Observer|Today|Online|Press|Monitor|Guardian|Standard|Chronicle|Mirror|Telegraph|Independent|TV|Radio|Agency|Express|Star|Journal|Dispatch|Mail)"
    r"(?:\s[A-Z]\w*)?$|\s\|\s(?:[A-Z][\w’'.]*\s?){1,4}$"
)
#: The name of an outlet or a section has at most so many words, all but these with a capital.
_NAME = 6
_SMALL = words("a an the and or of in on at to for from by de del la le di el & edition service english news")
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
        if _is_masthead(
            line, lines[index + 1 : _HEAD], under=index > 0 and lines[index - 1].dropped == "masthead"
        ):
            lines = (*lines[:index], line.drop("masthead"), *lines[index + 1 :])
            continue
        if begins_with_dateline(line.text) or (
            not _is_headline(line, lines) and key(line.text) != key(known)
        ):
            break
        return (*lines[:index], line.drop("headline"), *lines[index + 1 :]), bare_headline(line.text)
    return lines, titles[0].text if titles else ""


def bare_headline(title: str) -> str:
    """A headline without an agency's “UPDATE 2-” and a paper's “Opinion |” before it, or the paper's name behind it."""
    bare = _OUTLET.sub("", _PREFIX.sub("", title)).strip()
    return bare if len(bare.split()) > 2 else title


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
    cut_off = line.text.endswith(("...", "…")) and len(text) >= _TELLING
    if cut_off and any(key(other.text).replace(" ", "").startswith(text) for other in below):
        return True
    return is_breadcrumb(line.text) or any(
        len(end) >= _TELLING and text != end and text.endswith(end) for end in ends
    )


def _is_masthead(line: Line, below: Lines, *, under: bool) -> bool:
    """Whether a line names the outlet, a section or a programme: short, in capitals, and a longer headline follows.

    `under` says that a masthead stands above: what it says of itself goes with it.
    """
    parts = [part for part in re.split(r"[\s|–—·]+", line.text) if part]
    if len(parts) > _NAME or is_closed(line.text) or tells_toll(key(line.text)):
        return False
    named = (
        under
        or "|" in line.text
        or line.text.startswith("@")
        or all(not word[0].islower() or word in _SMALL for word in parts)
    )
    head = takewhile(lambda other: not (is_closed(other.text) and len(other.text.split()) > _NAME), below)
    longer = (len(other.text.split()) > _NAME and not _is_furniture(other) for other in head)
    return named and any(longer)


def _is_headline(line: Line, lines: Lines) -> bool:
    return (
        len(lines) > 1
        and len(line.text.split()) <= _WORDS
        and not (is_closed(line.text) and not line.text.endswith(("?", "!", "”", '"', "’")))
    )
