"""The day a dispatch was written: its dateline's own (“GOMA, Nov 3 (AFP) –”), which a page may publish days later."""

from collections.abc import Sequence
from datetime import date, timedelta

from generator.extraction.document import Document, Token
from generator.extraction.wording.calendar import MONTH_NUMBERS
from generator.extraction.wording.dateline import behind_dateline

_HEAD = 4  # paragraphs in which a dispatch has its dateline
_LATE = timedelta(days=4)  # from a dispatch to its publication
_MONTH_DAYS = 31


def written_day(document: Document) -> date | None:
    """Return the day that “today” and “yesterday” are told from: the dateline's, else that of publication."""
    published = document.article.published
    if published is None:
        return None
    heads = [one for one in document.sentences if 1 <= one.paragraph <= _HEAD]
    found = (_stated(one.tokens[: behind_dateline(one.tokens)], published) for one in heads)
    return next((day for day in found if day), published)


def _stated(head: Sequence[Token], published: date) -> date | None:
    """The day that a dateline names, where it is at most a few days before publication."""
    for at, token in enumerate(head):
        month = MONTH_NUMBERS.get(token.lower.removesuffix("."))
        beside = (head[near].text for near in (at + 1, at - 1, at + 2) if 0 <= near < len(head))
        number = next((int(text) for text in beside if text.isdecimal() and int(text) <= _MONTH_DAYS), 0)
        day = _day(published, month, number) if month and number else None
        if day and timedelta() <= published - day <= _LATE:
            return day
    return None


def _day(published: date, month: int, number: int) -> date | None:
    """The day of that month last before publication."""
    try:
        return date(published.year - (month > published.month), month, number)
    except ValueError:
        return None
