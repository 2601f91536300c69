"""Every expression of a day, time, duration or repetition in a document."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from generator.edtf import Edtf
from generator.extraction.document import DayUse, Document, Sentence, TimeMention
from generator.extraction.times.chunks import make_chunks
from generator.extraction.times.coverage import last_day_covered
from generator.extraction.times.dispatch import written_day
from generator.extraction.times.grammar import NO_START, PATTERNS, RUN, SINGLE
from generator.extraction.times.history import starting_clock
from generator.extraction.times.reading import Chunk, Clock, Reading, Rule, Words
from generator.extraction.times.values import day_of, year_of

#: Days before publication beyond which a day named is history, unless something has run since.
_HISTORY = timedelta(days=30)
_RUNS_KEPT = 2**13  # places in runs of time words of which is kept what may begin there


def find_times(document: Document) -> tuple[TimeMention, ...]:
    """Return every time expression with its TIMEX3 type and value, in order.

    What is marked, and how its value is written, follows the TimeML annotation guidelines (Saurí et al. 2006).
    """
    read = [make_chunks(sentence) for sentence in document.sentences]
    now = last_day_covered(document) or written_day(document)
    clock = starting_clock(read, now)
    found: list[TimeMention] = []
    for sentence, (chunks, letters) in zip(document.sentences, read, strict=True):
        for run in RUN.finditer(letters):
            mentions, clock = _in_run(sentence, chunks, letters, run.span(), clock)
            found += mentions
    return tuple(found)


def _in_run(
    sentence: Sentence, chunks: Sequence[Chunk], letters: str, span: tuple[int, int], clock: Clock
) -> tuple[list[TimeMention], Clock]:
    """The expressions in a run of chunks, and the clock behind it."""
    found: list[TimeMention] = []
    start, end = span
    position = start
    while position < end:
        fitting = (
            (Words(sentence.tokens, chunks, letters, position, position + length), rule)
            for length, rule in _rules_at(letters[start:end], position - start)
        )
        read = next(((words, reading) for words, rule in fitting if (reading := rule(words, clock))), None)
        if read is None:
            position += 1
            continue
        words, reading = read
        found.append(_mention(sentence, words, reading, clock.published))
        clock = _told(clock, reading)
        position = words.end
    return found, clock


@lru_cache(maxsize=_RUNS_KEPT)
def _rules_at(run: str, at: int) -> tuple[tuple[int, Rule], ...]:
    """The rules that may make sense of what begins at a chunk of a run, each with how many chunks it would take.

    Patterns reach over no chunk that is no time word, so that a run tells all; the same short ones come again and again.
    """
    match = PATTERNS.match(run, at) if run[at] not in NO_START else None
    if match is None or match.lastindex is None:
        return ()
    matches = ((pattern.match(run, at), rule) for pattern, rule in SINGLE[match.lastindex - 1 :])
    return tuple((match.end() - at, rule) for match, rule in matches if match)


def _told(clock: Clock, reading: Reading) -> Clock:
    """The clock once an expression was read: what “the next day” and a month without a year count from."""
    value, year = reading.value.split("T")[0], year_of(reading.value)
    if reading.type not in ("DATE", "TIME") or reading.aside or (year is None and not value[:2].isdigit()):
        return clock
    if clock.story and not (year and clock.story[0] <= year <= clock.story[1]):
        return clock
    day = None if reading.since else day_of(value)
    quarter = value if value[4:6] == "-Q" and value[6:].isdigit() else clock.quarter
    same = year is not None and clock.anchor.startswith(value)  # “(1941)” behind a day of 1941
    kept = clock.day if clock.day and (not clock.story or clock.day.year == year) else None
    anchor = clock.anchor if same else value
    return Clock(clock.published, anchor, day or kept, quarter, clock.story)


def _mention(sentence: Sentence, words: Words, reading: Reading, published: date | None) -> TimeMention:
    first, last = words.chunks[words.start], words.chunks[words.end - 1]
    return TimeMention(
        sentence=sentence.index,
        start=first.start,
        end=last.end,
        part=(first.begin, last.finish) if first.finish or last.finish else None,
        type=reading.type,
        value=reading.value,
        period=reading.period,
        basis=reading.basis,
        use=_use(words, reading, published),
        dated=reading.dated,
    )


def _use(words: Words, reading: Reading, published: date | None) -> DayUse:
    if not reading.dated:
        return DayUse.ON
    if reading.since or words.since:
        return DayUse.SINCE
    if reading.background or _is_history(reading.period, published):
        return DayUse.BACKGROUND
    later = published and reading.period and reading.period.first and reading.period.first > published
    return DayUse.PLAN if later or words.heading > 0 else DayUse.ON


def _is_history(period: Edtf | None, published: date | None) -> bool:
    if period is None or published is None or period.last is None:
        return False
    wide = not period.is_day and period.first is not None and (period.last - period.first).days > 7
    return period.last < published - _HISTORY or (wide and period.last < published)
