"""Other stories: a heading such as “Read more”, the headlines below it, headlines that stand alone. Their tolls are not this report's."""

import re
from dataclasses import replace

from generator.patterns import deferred
from generator.reading.dates import day_at_end
from generator.reading.lines import Line, Lines, is_closed, key, words
from generator.reading.reporting import tells_toll

#: Headings below which headlines of other stories stand: every word of the first row, one of them of the second.
_HEADING_WORDS = words(
    "read more also next on this these here must see watch related recommended similar suggested promoted top the content news stories story trending popular "
    "now today week most latest recent other all viewed shared commented articles article posts post headlines videos video links topics reports updates coverage "
    "reading reads for you your our editor editors s staff picks pick choice from around web elsewhere to a and in"
)
_HEADING_CORE = words(
    "related recommended suggested promoted trending popular viewed commented picks choice stories headlines articles posts reads elsewhere similar web videos"
)
#: The same as phrases, matched against the key of a whole line.
_HEADING = deferred(
    r"(?:also )?read (?:more|also|next|on|this|these)(?: here)?|(?:must|also|to|further) read(?:ing)?|(?:see|watch) also|also see|(?:most|top) read|(?:top|latest|more|other|recent) news"
    r"|(?:you )?(?:may|might|could|will)(?: also)?(?: have)? (?:like|love|enjoy|missed|be interested in|find interesting)(?: this| these)?"
    r"|more (?:on|about|from)(?: this| the)?(?: story| topic| subject| \w+){1,4}|in (?:case you missed it|other news|this story|this series)|on other pages|icymi|(?:\w+ ){1,3}(?:country profile|profile|timeline|in pictures|at a glance|fact ?file|explained)|around the \w+|(?:also|elsewhere) in this (?:issue|edition|section)|other news(?: .{1,30})?|sponsored content"
    r"|don t miss(?: this)?|up next|keep reading|(?:what )?you (?:may have )?missed|what (?:to read next|else)|explore more|discover more|watch more|listen more"
)
#: The same with the headline behind it, after a colon, bar or dash.
_INLINE = deferred(
    r"\W{0,3}(?:(?:must|also) (?:read|see|watch)|read(?: more| also| next| here| this| on)?|see also|watch(?: also| live| more| now)?|don['’]t miss|listen|icymi|in case you missed it"
    r"|(?:most|top|now|editor['’]?s) (?:read|viewed|popular|shared|trending|pick|picks|choice)|trending(?: now)?|click here(?: for more)?|more (?:on|from|about|stories from) [\w ’'-]{1,40}|next|up next|forwarded from [\w ]{1,30}"
    r"|(?:related|more|other|latest|breaking)(?: stor(?:y|ies)| articles?| news| headlines?| coverage)?|recommended|opinion|explainer|analysis|in pictures|video|podcast|live(?: updates| blog)?)\s?[:|–—»>-]{1,2}\s?\S",
    re.IGNORECASE,
)
#: How long a film is; a list of films has at least so many.
_LENGTH, _FILMS = deferred(r"\d{1,2}:\d\d(?::\d\d)?"), 3
#: A list of other stories has so many headlines with their days behind them.
_DATED = 2
#: A word with a colon before a few words that tell nobody's toll: what a picture shows, with its words below.
_CAPTION = deferred(r"[A-Z][a-z]{2,15}: [A-Z](?:[^\W\d_]|[ ’'-]){20,120}")
#: How the first words of another story end below its headline.
_CUT_OFF = ("…", "...", "[…]", "[...]")
#: A headline has at most so many words; a section of teasers at most so many headlines.
_WORDS, _HEADLINES = 22, 12
#: Below a heading of other stories a headline may be longer.
_LONG = 36
#: A headline alone between paragraphs has at least so many words, most of them with a capital.
_ALONE, _CAPITALS = 5, 0.8
#: The first lines hold the headline and the standfirst, whose words may have capitals, too.
_HEAD = 4
#: A whole paragraph has at least so many words; these words stand in sentences and not in headlines.
_PARAGRAPH = 10
_TOLD = words(
    "the a an was were had has have been said that which who his her their its he she they it this these"
)
_BEFORE_DAYS = words(
    "since until till before between from monday tuesday wednesday thursday friday saturday sunday"
)
_SMALL = words(
    "a an the and or but of in on at to for from with by as after amid over under vs via is are was were"
)


def without_teasers(lines: Lines) -> Lines:
    """Take out headings of other stories with the headlines below them, and headlines that stand alone."""
    sections = _without_sections(_without_dated(_without_films(lines)))
    return _between(tuple(_alone(line, index) for index, line in enumerate(sections)))


def _without_films(lines: Lines) -> Lines:
    """Take out a list of films at the foot: how long each is, and its headline below."""
    clocks = [index for index, line in enumerate(lines) if _LENGTH.fullmatch(line.text)]
    foot = [index for index in clocks if index + 2 in clocks or index + 2 == len(lines)]
    if len(foot) < _FILMS:
        return lines
    titles = {index + 1 for index in foot if index + 1 < len(lines)}
    return tuple(
        line.drop(line.dropped or "teaser") if index in titles and not is_closed(line.text) else line
        for index, line in enumerate(lines)
    )


def _without_dated(lines: Lines) -> Lines:
    """Take out a list of headlines, each with its day behind it, and the beginnings of the stories below them."""
    dated = {index for index, line in enumerate(lines) if _is_dated(line)}
    if len(dated) < _DATED:
        return lines
    read: list[Line] = []
    below = False
    for index, line in enumerate(lines):
        below = index in dated or (below and not is_closed(line.text))
        read.append(line.drop(line.dropped or "teaser") if below else line)
    return tuple(read)


def _is_dated(line: Line) -> bool:
    """Whether a line is a headline of another story with its civil day behind it."""
    title = day_at_end(line.text) if not line.dropped and line.text[-1:].isdigit() else ""
    parts = title.split()
    return (
        _ALONE <= len(parts) <= _WORDS
        and is_headline(title)
        and parts[-1].casefold() not in _SMALL | _BEFORE_DAYS
    )


def _between(lines: Lines) -> Lines:
    """Take out headlines of fighting elsewhere between two whole paragraphs: without an article, without a full stop.

    A list has more than one such line in a row, and a sentence that scraping broke goes on in small letters.
    """
    here = [index for index, line in enumerate(lines) if not line.dropped]
    read = list(lines)
    for place, (above, index, below) in enumerate(zip(here, here[1:], here[2:], strict=False)):
        other = (place >= _HEAD and _is_foreign(lines[index])) or _is_shown(lines[index].text)
        if other and _is_whole(lines[above].text) and _is_whole(lines[below].text):
            read[index] = lines[index].drop("teaser")
    return tuple(read)


def _is_shown(text: str) -> bool:
    return bool(_CAPTION.fullmatch(text)) and not tells_toll(text.casefold())


def _is_whole(text: str) -> bool:
    return is_closed(text) and len(text.split()) >= _PARAGRAPH and not text[0].islower()


def _is_foreign(line: Line) -> bool:
    parts = key(line.text).split()
    return (
        _ALONE <= len(parts) <= _WORDS
        and line.text[0].isalnum()
        and is_headline(line.text)
        and not is_closed(line.text)
        and tells_toll(line.text.casefold())
        and not _TOLD.intersection(parts)
    )


def _without_sections(lines: Lines) -> Lines:
    read: list[Line] = []
    room = 0
    for line in lines:
        if line.dropped:
            read.append(line)
        elif _is_heading(line.text):
            room = _HEADLINES
            read.append(line.drop("teaser"))
        elif room and (is_headline(line.text, _LONG) or line.text.endswith(_CUT_OFF)):
            room -= 1
            read.append(line.drop("teaser"))
        else:
            room = 0
            read.append(line)
    return tuple(read)


def _alone(line: Line, index: int) -> Line:
    """Take out a headline with its label on one line, and one that only its capitals give away."""
    if line.dropped:
        return line
    labelled = _INLINE.match(line.text) and len(line.text.split()) <= 2 * _WORDS
    capitals = (
        index >= _HEAD and is_headline(line.text) and not is_closed(line.text) and _in_capitals(line.text)
    )
    return replace(line, dropped="teaser") if labelled or capitals else line


def _is_heading(text: str) -> bool:
    if len(text) > 100 or text.endswith("."):
        return False
    present = words(key(text))
    in_bar = bool(present & _HEADING_CORE) and present <= _HEADING_WORDS
    return in_bar or bool(_HEADING.fullmatch(key(text)))


def is_headline(text: str, most: int = _WORDS) -> bool:
    """Whether a line reads like a headline: at most so many words, begun with a capital or figure, not ended as a sentence is."""
    first = text.lstrip("•-–—*·▪►▶→>» “\"'‘’”")[:1]
    short = len(text) < 250 and len(text.split()) <= most
    return (
        short
        and (first.isupper() or first.isdigit())
        and (not is_closed(text) or text.endswith(("?", "!", "”", "’")))
    )


def _in_capitals(text: str) -> bool:
    telling = [word for word in re.findall(r"[^\W\d_][\w’'-]*", text) if word.casefold() not in _SMALL]
    capitals = sum(word[0].isupper() for word in telling)
    plain = "," not in text and not text.isupper()
    return plain and len(telling) >= _ALONE and capitals >= _CAPITALS * len(telling)
