"""Lines → the lines of the report: every rule in its order. Each line that goes names the rule that took it.

A rule never takes a sentence that reports: rules for whole lines match whole lines, rules for sentences look outside
quotation marks, and neighbours go only between two pleas.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from generator.reading.captions import without_captions
from generator.reading.dates import day_of_line
from generator.reading.furniture import BARS, LABELS, LONGEST, PHRASES
from generator.reading.inserts import without_inserts
from generator.reading.lines import Line, Lines, key, kept, sentences, unquoted
from generator.reading.pleas import PLEAS, VOICE
from generator.reading.repeats import without_repeats
from generator.reading.teasers import without_teasers

_LABELLED = re.compile(r"^([A-Za-z][A-Za-z ]{1,20}?)\s?:")
#: A plea's neighbours are looked at over so many lines.
_REACH = 5
#: Comments begin where at least so much of the text stands before their heading.
_BODY_SHARE = 0.5
_COMMENTS = re.compile(
    r"(?:(?:leave|post|add|write) (?:a |your )?(?:comment|reply)|\d+ comments?|comments?(?: \d+)?|(?:readers?|user) comments|join the (?:conversation|discussion))"
)


def without_furniture(lines: Lines) -> Lines:
    """Take out whole lines that a page puts around a report: buttons, bars, notices, dates, labels."""
    return tuple(
        line if line.dropped or len(line.text) > LONGEST else line.drop(furniture(line.text))
        for line in lines
    )


def furniture(text: str) -> str:
    """The name of the rule for whole lines that fits a line; empty where none does."""
    folded = key(text)
    if not folded:
        return "symbols"
    words = frozenset(folded.split())
    label = _LABELLED.match(text)
    if label and label[1].casefold() in LABELS:
        return LABELS[label[1].casefold()]
    for bar in BARS:
        if words & bar.core and words <= bar.words and not text.endswith("."):
            return bar.name
    if day_of_line(text):
        return "date"
    return next((phrase.name for phrase in PHRASES if phrase.pattern.fullmatch(folded)), "")


def plea(sentence: str) -> str:
    """The name of the rule that finds a sentence to be a plea; empty where none does."""
    text = unquoted(sentence).casefold()[:1000]
    return next((rule.name for rule in PLEAS if all(pattern.search(text) for pattern in rule.patterns)), "")


def without_pleas(lines: Lines) -> Lines:
    """Take out what an outlet asks of its readers, sentence by sentence, and what stands between two such lines."""
    here = [index for index, line in enumerate(lines) if not line.dropped]
    marks = {index: [plea(sentence) for sentence in sentences(lines[index].text)] for index in here}
    begging = [index for index in here if any(marks[index])]
    between = {
        index
        for first, last in zip(begging, begging[1:], strict=False)
        if last - first <= _REACH
        for index in here
        if first < index < last and VOICE.search(unquoted(lines[index].text).casefold())
    }
    read: list[Line] = []
    for index, line in enumerate(lines):
        if index in between:
            read.append(line.drop("plea"))
        elif index in marks and any(marks[index]):
            read += _cut_pleas(line, marks[index], after_plea=bool(read) and read[-1].dropped in _NAMES)
        else:
            read.append(line)
    return tuple(read)


_NAMES = frozenset({"plea", *(rule.name for rule in PLEAS)})


def _cut_pleas(line: Line, marks: list[str], *, after_plea: bool) -> Lines:
    """Cut the pleas out of a line; what leads up to one goes with it where the line before was one, too."""
    parts = sentences(line.text)
    last = max(index for index, mark in enumerate(marks) if mark)
    names = [
        mark or ("plea" if index < last and (after_plea or VOICE.search(unquoted(part).casefold())) else "")
        for index, (part, mark) in enumerate(zip(parts, marks, strict=True))
    ]
    rest = " ".join(part for part, name in zip(parts, names, strict=True) if not name)
    return line.cut(*((part, name) for part, name in zip(parts, names, strict=True) if name), (rest, ""))


def without_comments(lines: Lines) -> Lines:
    """Take out what readers wrote: everything below the heading of the comments, where the report stands above it."""
    total = sum(len(line.text) for line in kept(lines))
    above = 0
    for index, line in enumerate(lines):
        if above > _BODY_SHARE * total and len(line.text) < 80 and _COMMENTS.fullmatch(key(line.text)):
            return (*lines[:index], *(below.drop(below.dropped or "comments") for below in lines[index:]))
        above += 0 if line.dropped else len(line.text)
    return lines


#: The rules in their order: the cheap and certain first, those that compare lines last.
PASSES: tuple[Callable[[Lines], Lines], ...] = (
    without_inserts,
    without_captions,
    without_comments,
    without_teasers,
    without_furniture,
    without_pleas,
    without_repeats,
)


def clean(lines: Lines) -> Lines:
    """Run every rule. The result holds every word that came in; what is no report is marked `dropped`."""
    for rule in PASSES:
        lines = rule(lines)
    return tuple(replace(line, text=line.text) for line in lines)
