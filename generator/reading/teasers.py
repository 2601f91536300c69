"""Other stories: a heading such as “Read more”, and the headlines that follow it. Their tolls are not this report's."""

import re

from generator.reading.lines import Line, Lines, is_closed, key

#: Headings after which headlines of other stories follow, matched against the key of a whole line.
_HEADING = re.compile(
    r"(?:also )?read (?:more|also|next|on|this|these)(?: stories| news)?(?: here)?|(?:must|also|to|further) read(?:ing)?|see also|also see|watch also"
    r"|(?:you )?(?:may|might|could|will)(?: also)? (?:also )?(?:like|love|enjoy|be interested in|have missed)(?: this| these)?"
    r"|(?:more |other |our |the |top )*(?:related|recommended|similar|suggested)(?: to this)?(?: articles?| stor(?:y|ies)| news| posts?| content| coverage| reading| links| topics| videos?)*(?: for you)?"
    r"|(?:top |the )?(?:content |news |stories )?(?:trending|popular)(?: now| today| news| stories| content| articles| posts| topics)*"
    r"|(?:most|top|latest|today s top|recent|other|more)(?: \w+)? (?:read|viewed|popular|shared|commented|news|stories|headlines|posts|articles|videos)(?: (?:today|now|this week|on this|from .{1,40}))?"
    r"|more (?:on|about|from)(?: this| the)?(?: story| topic| subject| \w+){1,4}|in (?:case you missed it|other news|this story|this series)|(?:editor s|editors) (?:picks?|choice)s?|don t miss|up next|keep reading|around the web|from the web|you missed"
    r"|(?:key|live|latest) (?:developments|updates)|what to read next|stor(?:y|ies) you may have missed|explore more|discover more|promoted stories|watch more|listen more"
)
#: The same with the headline on the same line, after a colon, bar or dash.
_INLINE = re.compile(
    r"(?:(?:must|also) (?:read|see|watch)|read(?: more| also| next| here)?|see also|watch(?: also| live| more| now)?|related(?: stor(?:y|ies)| articles?| news| coverage)?|more|recommended|don['’]t miss"
    r"|in pictures|listen|video|explainer|opinion|analysis|live(?: updates)?)\s?[:|–—»>]\s?\S",
    re.IGNORECASE,
)
#: A headline has at most so many words; a section of teasers at most so many headlines.
_WORDS, _HEADLINES = 22, 12


def without_teasers(lines: Lines) -> Lines:
    """Take out headings of other stories, the headlines below them, and such a headline on a line with its label."""
    read: list[Line] = []
    room = 0
    for line in lines:
        if line.dropped:
            read.append(line)
            continue
        if _HEADING.fullmatch(key(line.text[:120])) and len(line.text) < 120:
            room = _HEADLINES
        elif _INLINE.match(line.text) and len(line.text.split()) <= 2 * _WORDS:
            pass
        elif room and is_headline(line.text):
            room -= 1
        else:
            room = 0
            read.append(line)
            continue
        read.append(line.drop("teaser"))
    return tuple(read)


def is_headline(text: str) -> bool:
    """Whether a line reads like a headline: short, begun with a capital or figure, not ended as a sentence is."""
    first = text.lstrip("•-–—*·▪►▶→>» “\"'‘’”")[:1]
    short = len(text) < 250 and len(text.split()) <= _WORDS
    return (
        short
        and (first.isupper() or first.isdigit())
        and (not is_closed(text) or text.endswith(("?", "!", "”", "’")))
    )
