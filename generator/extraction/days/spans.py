"""Days joined into one: “from Friday to Sunday”, “between 3 and 5 May”, “the night of 3-4 May”, “1917-1918”."""

from collections.abc import Sequence
from datetime import timedelta

from generator.edtf import Edtf
from generator.extraction.document import DayMention, Document, TimeMention

_WEEK = timedelta(days=7)
_JOINERS = frozenset(["-", "–", "—", "--", "to", "until", "till", "through"])


def joined(document: Document, times: Sequence[TimeMention]) -> tuple[DayMention, ...]:
    """Return time mentions as day mentions; two that a dash or “to” joins are one, from the first day to the last."""
    found: list[DayMention] = []
    before: TimeMention | None = None
    for time in times:
        span = _span(document, before, time) if before else None
        if span and before:
            found[-1] = _day(time, start=before.start, period=span)
        else:
            found.append(_day(time, start=time.start, period=time.period))
        before = time
    return tuple(found)


def _day(time: TimeMention, *, start: int, period: Edtf | None) -> DayMention:
    return DayMention(
        sentence=time.sentence, start=start, end=time.end, period=period, basis=time.basis, use=time.use
    )


def _span(document: Document, one: TimeMention, other: TimeMention) -> Edtf | None:
    """The days from one mention to the next, if their words join them."""
    if one.sentence != other.sentence or not (one.period and other.period) or one.use != other.use:
        return None
    words = document.sentences[one.sentence].lower
    between = words[one.end : other.start] or ("-",)  # two parts of one word: “13-15 May”
    led = one.start > 0 and words[one.start - 1] == "between"
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
