"""The foot of a page: below the last sentence that reports, and below a line that only stands at the foot of pages."""

from generator.patterns import deferred
from generator.reading.lines import Line, Lines, is_closed, kept, key
from generator.reading.reporting import reports

#: Rules whose lines stand at the foot of a page, or in it where a report goes on below.
_MARKERS = frozenset({
    "copyright", "teaser", "newsletter", "subscription", "donation", "membership", "follow", "share", "comments", "tags",
    "release", "contact", "syndication", "advertisement", "about-the-author", "end-mark", "live", "disclaimer",
})  # fmt: skip
#: Below these not even a whole sentence belongs to the report; below the others the report may go on with one.
_ENDS = frozenset({"copyright", "disclaimer"})
#: A sentence that reports has at least so many words; shorter ones are headlines and captions.
_WORDS, _SHORTEST = 10, 4
#: So much of the text stands above its foot.
_ABOVE = 0.4
#: Headings of what follows reports: what else the outlet has, who to write to. Matched against a line's key.
_HEADING = deferred(
    r"(?:also|elsewhere) in this (?:issue|edition|section|series)|(?:other|more|latest|top|recent|related|popular|trending|local) (?:\w+ ){0,2}(?:news|stories|headlines|articles|posts|reports)(?: (?:of|from|in|on) .{1,40})?"
    r"|(?:list|item) \d+ of \d+.*|list of \d+ items|end of list|sponsor(?:s| message| content)?|notes?(?: to editors?)?|about us|references|footnotes|endnotes"
)


def without_footer(lines: Lines) -> Lines:
    """Take out what stands at the foot of a page, below its last sentence that reports."""
    last = next((index for index in reversed(range(len(lines))) if _reports(lines[index])), -1)
    total = sum(len(line.text) for line in kept(lines))
    if last < 0 or sum(len(line.text) for line in kept(lines[: last + 1])) < _ABOVE * total:
        return lines
    read, below, ended = list(lines[: last + 1]), False, False
    for line in lines[last + 1 :]:
        below = below or line.dropped in _MARKERS or bool(_HEADING.fullmatch(key(line.text)))
        ended = ended or line.dropped in _ENDS
        goes = below and not line.dropped and (ended or not _is_sentence(line.text))
        read.append(line.drop("footer") if goes else line)
    return tuple(read)


def _is_sentence(text: str) -> bool:
    return is_closed(text) and not text.endswith("?") and len(text.split()) >= _SHORTEST


def _reports(line: Line) -> bool:
    return (
        not line.dropped
        and is_closed(line.text)
        and len(line.text.split()) >= _WORDS
        and reports(line.text.casefold())
    )
