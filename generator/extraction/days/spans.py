"""Days joined into one: “from Friday to Sunday”, “between 3 and 5 May”, “the night of 3-4 May”, “1917-1918”."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from generator.edtf import Edtf
from generator.extraction.document import DayMention, Document, TimeMention

_WEEK = timedelta(days=7)
_OF_NIGHT = ((), ("on",), ("between",), ("from",), ("into",))
_JOINERS = frozenset(["-", "–", "—", "--", "to", "until", "till", "through"])


def joined(document: Document, times: Sequence[TimeMention]) -> tuple[DayMention, ...]:
    """Return time mentions as day mentions; two that a dash or “to” joins are one, from the first day to the last."""
    found: list[DayMention] = []
    before: TimeMention | None = None
    for time in times:
        night = before is not None and _is_night(document, before, time)
        span = None if night or before is None else _span(document, before, time)
        joins = before is not None and (night or span is not None)
        whole = replace(time, start=before.start, period=span or time.period) if before and joins else time
        found[len(found) - joins :] = [_day(whole)]
        before = whole if night else time
    return tuple(found)


def _day(time: TimeMention) -> DayMention:
    return DayMention(
        sentence=time.sentence,
        start=time.start,
        end=time.end,
        period=time.period,
        basis=time.basis,
        use=time.use,
    )


def _is_night(document: Document, one: TimeMention, other: TimeMention) -> bool:
    """“Overnight Saturday”, “overnight between Saturday and Sunday”: the night of that day, whatever “overnight” is alone."""
    if one.sentence != other.sentence or other.start < one.end:
        return False
    words = document.sentences[one.sentence].lower
    return words[one.start : one.end] == ("overnight",) and words[one.end : other.start] in _OF_NIGHT


def _span(document: Document, one: TimeMention, other: TimeMention) -> Edtf | None:
    """The days from one mention to the next, if their words join them."""
    if one.sentence != other.sentence or not (one.period and other.period) or one.use != other.use:
        return None
    words = document.sentences[one.sentence].lower
    between = (
        ("-",) if other.start < one.end else words[one.end : other.start]
    )  # parts of one word: “13-15 May”
    led = bool({"between", "overnight"} & set(words[max(0, one.start - 1) : one.end]))
    if not between:
        return None
    if between[0] not in (_JOINERS | ({"and"} if led else set())) or between[1:] not in ((), ("the",)):
        return None
    return _from_to(one.period, other.period)


def _from_to(one: Edtf, other: Edtf) -> Edtf | None:
    first, last = one.first, other.last
    if first is None or last is None:
        return None
    if one.is_day and other.is_day and timedelta() < first - last < _WEEK:
        first -= _WEEK  # “from Friday to Sunday”, told on a Saturday
    if first > last:
        return None
    if one.is_day and other.is_day:
        return Edtf.span(first, last)
    return Edtf.parse(f"{_begin(one)}/{_end(other)}")


def _begin(period: Edtf) -> str:
    return period.text.split("/")[0].rstrip("~?%")


def _end(period: Edtf) -> str:
    return period.text.split("/")[-1].rstrip("~?%")
