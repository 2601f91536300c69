"""An article's days: the day it is about, the first day of its fighting, and which day is meant where."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from generator.edtf import Edtf
from generator.extraction.days.words import ORDINALS
from generator.extraction.document import DayMention, DayUse, Document
from generator.extraction.tape.chunks import Tape
from generator.extraction.tolls.period_words import (
    AFTERMATH,
    BEGINNINGS,
    CONFLICTS,
    SUPERLATIVE_PAIRS,
    SUPERLATIVES,
)

_LEAD = 2  # paragraphs that tell what day an article is about
_DISPATCH = 18  # tokens in which a dispatch names its town, day and agency
_LATEST = timedelta(days=60)  # a flare-up that began within this is the one an article counts from
_CLAUSE = re.compile(r"[;sY]|,(?!&)")
_OLDEST = timedelta(days=1100)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day an article is about, the first day of the fighting where it names one, and the day a sentence inherits."""

    published: date | None
    present: date | None
    start: Edtf | None
    carried: dict[int, DayMention]

    @property
    def whole(self) -> Edtf | None:
        """From the first day of the fighting to the article's day."""
        return self.since(self.start) if self.start else Edtf.day(self.present) if self.present else None

    def since(self, start: Edtf) -> Edtf | None:
        """From a day or month to the article's day; that day alone where it would end before it begins."""
        if self.present is None or start.first is None:
            return None
        if start.first >= self.present:
            return Edtf.day(self.present)
        whole = start.is_day or "/" in start.text
        return Edtf.parse(f"{start.first if whole else start.text}/{self.present}")


def make_calendar(document: Document, days: Sequence[DayMention]) -> Calendar:
    """Find the day an article is about and the day its fighting began."""
    by_sentence: dict[int, tuple[DayMention, ...]] = {}
    for day in days:
        by_sentence[day.sentence] = (*by_sentence.get(day.sentence, ()), day)
    began = frozenset(day for day in days if _begins(document, day))
    present = _present(document, days, began)
    start = _start(began, present) or _nth_day(document, present)
    carried = _carried(document, by_sentence, began)
    return Calendar(document.article.published, present, start, carried)


def _carried(
    document: Document, days: dict[int, tuple[DayMention, ...]], began: frozenset[DayMention]
) -> dict[int, DayMention]:
    """For each sentence the last day that the sentences before it in its paragraph name."""
    carried: dict[int, DayMention] = {}
    last: DayMention | None = None
    paragraph = -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            paragraph, last = sentence.paragraph, None
        if last:
            carried[sentence.index] = last
        named = [
            day
            for day in days.get(sentence.index, ())
            if day.use is DayUse.ON and day.period and day not in began
        ]
        last = named[-1] if named else last
    return carried


def _present(document: Document, days: Iterable[DayMention], began: frozenset[DayMention]) -> date | None:
    """The first day that the lead names for something that happened then, else the day of publication."""
    for day in days:
        sentence = document.sentences[day.sentence]
        before = [token.lower for token in sentence.tokens[max(0, day.start - 5) : day.start]]
        told = day.use is DayUse.ON and day not in began and ("up", "from") not in pairwise(before)
        if sentence.paragraph <= _LEAD and told and day.period and day.period.is_day:
            return day.period.first
    return document.article.published


def _begins(document: Document, day: DayMention) -> bool:
    """Whether fighting “erupted” or “began” on a day."""
    words = [token.lower for token in document.sentences[day.sentence].tokens]
    near = set(words[max(0, day.start - 12) : day.end + 8])
    verb = BEGINNINGS & set(words[max(0, day.start - 7) : day.start])
    first = words[day.end : day.end + 4] == [",", "the", "first", "day"]
    since = (
        day.use is DayUse.SINCE
        and words[max(0, day.start - 1)] == "since"
        and day.period
        and day.period.is_day
    )
    return bool((verb and CONFLICTS & near) or first or since)


def _start(began: Iterable[DayMention], present: date | None) -> Edtf | None:
    """The latest flare-up if it is recent, else the first beginning that is not too long ago."""
    if present is None:
        return None
    known = sorted(
        (day.period for day in began if day.period and day.period.first), key=lambda period: period.sort_key
    )
    ages = {period: present - period.first for period in known if period.first}
    past = [period for period in known if ages[period] >= timedelta()]
    recent = [period for period in past if period.is_day and ages[period] < _LATEST]
    older = [period for period in past if ages[period] < _OLDEST and days_in(period) <= 31]
    return next(iter(recent or older), None)


def days_in(period: Edtf) -> int:
    """Return how many days a period covers; more than any real one where it has no end."""
    return (period.last - period.first).days + 1 if period.first and period.last else 10**6


def _nth_day(document: Document, present: date | None) -> Edtf | None:
    """“The second day of fighting”: the first was so many days before."""
    for sentence in document.sentences:
        words = [token.lower for token in sentence.tokens]
        for position, word in enumerate(words[:-1]):
            if present and word in ORDINALS and words[position + 1] in {"day", "straight", "consecutive"}:
                return Edtf.day(present - timedelta(days=ORDINALS[word] - 1))
    return None


def day_at(tape: Tape, at: int) -> DayMention | None:
    """Return the day expression nearest to a chunk in its sentence; clause marks and verbs of speech put it farther.

    “Since” reaches back over no other count, and a day that is only compared with (“the worst since 2016”) is none.
    """
    days = tape.days
    ranked = sorted(
        (_distance(tape, at, day), order) for order, day in enumerate(days) if _can_mean(tape, at, day)
    )
    return days[ranked[0][1]] if ranked else None


def day_behind(tape: Tape, at: int) -> DayMention | None:
    """Return the first day behind a chunk, before anyone else speaks: “said on Monday that six died on Sunday”."""
    days = sorted((tape.at(day.start), order) for order, day in enumerate(tape.days) if day.use is DayUse.ON)
    near = (order for where, order in days if where > at and not {"s", ";"} & {*tape.letters[at:where]})
    return next((tape.days[order] for order in near if _can_mean(tape, at, tape.days[order])), None)


def _between(tape: Tape, at: int, day: DayMention) -> str:
    left, right = sorted((at, tape.at(day.start)))
    return tape.letters[left + 1 : right]


def _distance(tape: Tape, at: int, day: DayMention) -> int:
    between = _between(tape, at, day)
    marks = len(re.findall(r"[;s]", between)) * 8 + between.count(",") * 5
    return len(between) + marks + (4 if day.start < tape.chunks[at].start and "s" in between else 0)


def _can_mean(tape: Tape, at: int, day: DayMention) -> bool:
    if day.start < _dispatch(tape) <= tape.chunks[at].start:
        return False
    between = _between(tape, at, day)
    if day.use is DayUse.SINCE and _other_counts(tape, at, day) and _CLAUSE.search(between):
        return False
    if day.use is DayUse.ON and _only_began(tape, at, day):
        return False
    return not _only_compares(tape, at, day)


def _other_counts(tape: Tape, at: int, day: DayMention) -> bool:
    """Whether a count of other people stands between a chunk and a day; “eight of them” are the same."""
    left, right = sorted((at, tape.at(day.start)))
    counts = [chunk.count for chunk in tape.chunks[left + 1 : right] if chunk.count]
    return any(not count.people.part for count in counts)


def _dispatch(tape: Tape) -> int:
    """The token behind “PORT TOWN, May 13 (Agency) -”: its day is the dispatch's; 0 without one."""
    tokens = tape.sentence.tokens[:_DISPATCH]
    dashes = [at for at, token in enumerate(tokens) if token.text in {"—", "–", "-", "--"}]
    head = tokens[: dashes[0]] if dashes else ()
    plain = all(token.text[0].isupper() or not token.text[0].isalpha() for token in head)
    dated = any(token.text.isdigit() for token in head)
    return dashes[0] + 1 if head and plain and dated else 0


def _only_began(tape: Tape, at: int, day: DayMention) -> bool:
    """“In the violence that broke out on Sunday”: the day of the violence's beginning, not of what is told of it."""
    before = [token.lower for token in tape.sentence.tokens[max(0, day.start - 5) : day.start]]
    begins = bool(BEGINNINGS & set(before[-4:])) and bool(set(_between(tape, at, day)) & set("r,"))
    return tape.chunks[at].start < day.start and (begins or bool(AFTERMATH & set(before)))


def _is_superlative(words: Sequence[str]) -> bool:
    return bool(SUPERLATIVES & set(words)) or bool(SUPERLATIVE_PAIRS & set(pairwise(words)))


def _only_compares(tape: Tape, at: int, day: DayMention) -> bool:
    """“The deadliest day since 2016”: what is counted is not of 2016, unless it follows with “when”."""
    tokens = tape.sentence.tokens
    before = [token.lower for token in tokens[max(0, day.start - 14) : day.start]]
    compared = bool({"since", "than", "in", "of"} & set(before[-4:]))
    if not compared or not _is_superlative(before) or day.use not in (DayUse.SINCE, DayUse.BACKGROUND):
        return False
    return not (tape.chunks[at].start > day.end and tokens[day.end].lower in {"when", "which", ",", "that"})
