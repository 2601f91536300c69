"""What readers wrote below a report."""

from generator.patterns import deferred
from generator.reading.lines import Lines, kept, key

#: A heading under which comments stand, matched against a line's key.
_HEADING = deferred(
    r"(?:leave|post|add|write) (?:a |your )?(?:comment|reply)|\d+ (?:comments?|responses|thoughts on .*)|comments?(?: \d+)?"
    r"|(?:readers?|user|latest|most recent) comments|join the (?:conversation|discussion)|anonymous said|[\d ]{1,24}views?|what (?:do you think|readers say)"
)
#: The heading is one where at least so much of the text stands above it: elsewhere it is a button.
_ABOVE = 0.5


def without_comments(lines: Lines) -> Lines:
    """Take out everything from the heading of the comments on."""
    total = sum(len(line.text) for line in kept(lines))
    above = 0
    for index, line in enumerate(lines):
        if above > _ABOVE * total and len(line.text) < 80 and _HEADING.fullmatch(key(line.text)):
            return (*lines[:index], *(below.drop(below.dropped or "comments") for below in lines[index:]))
        above += 0 if line.dropped else len(line.text)
    return lines
